"""
What is not ours, in somebody's converter.
"""

import enum

from typing import Any, Literal

import attrs
import cattrs
import pytest

from realtime_attrs import ServerVAD, SessionResource
from realtime_attrs.converter import WireError, configure_converter
from realtime_attrs.dialects import BETA
from user_classes import Mood, Neighbour


class TestNeighbours:
    @pytest.mark.parametrize(
        ("payload", "target"),
        [
            ("3", int),
            (3, str),
            (1, bool),
            ("1.5", float),
            ("calm", Mood),
            (["1"], list[int]),
            ({"a": "1"}, dict[str, int]),
            ({"name": 3, "age": "4", "extra": 1}, Neighbour),
            (None, Neighbour | None),
            ("x", int | str),
            ("a", Literal["a"]),
            ([1], tuple[str, ...]),
        ],
        ids=str,
    )
    def test_reading_is_unchanged(
        self, detailed: bool, beta: cattrs.Converter, payload: Any, target: Any
    ) -> None:
        """
        What is not ours is read as before.
        """
        plain = cattrs.Converter(detailed_validation=detailed)

        assert _outcome(plain, payload, target) == _outcome(
            beta, payload, target
        )

    @pytest.mark.parametrize(
        "value",
        [3, "a", 0.5, None, Mood.CALM, Neighbour("n", 3), (1,), {1: {2}}],
        ids=str,
    )
    def test_writing_is_unchanged(
        self, detailed: bool, beta: cattrs.Converter, value: Any
    ) -> None:
        """
        What is not ours is written as before.
        """
        plain = cattrs.Converter(detailed_validation=detailed)

        assert plain.unstructure(value) == beta.unstructure(value)

    @pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
    def test_hooks_of_the_users(self, first: bool) -> None:
        """
        Hooks for builtins and enums at large stay theirs in any order.
        """
        converter = cattrs.Converter()
        if first:
            configure_converter(converter, BETA)
        converter.register_structure_hook(str, lambda v, _: f"<{v}>")
        converter.register_structure_hook(int, lambda v, _: -v)
        converter.register_structure_hook(
            enum.Enum, lambda v, cls: cls[v.upper()]
        )
        converter.register_unstructure_hook(str, lambda v: f"[{v}]")
        converter.register_unstructure_hook(enum.Enum, lambda v: v.name)
        converter.register_unstructure_hook(bool, int)
        if not first:
            configure_converter(converter, BETA)
        payload = {
            "model": "m",
            "voice": "ash",
            "turn_detection": {
                "type": "server_vad",
                "prefix_padding_ms": 3,
                "create_response": True,
            },
        }

        session = converter.structure(payload, SessionResource)

        assert Neighbour("<n>", -3) == converter.structure(
            {"name": "n", "age": 3, "mood": "calm"}, Neighbour
        )
        assert converter.unstructure(Mood.CALM) == "CALM"
        assert payload == converter.unstructure(session)

    def test_subclasses_inside_ours(self, beta: cattrs.Converter) -> None:
        """
        A subclass in a field of ours has attributes that no wire knows.
        """
        session = SessionResource(turn_detection=Louder(factor=2))
        message = "/turn_detection/factor: the beta dialect has no factor"

        with pytest.raises(WireError, match=message):
            beta.unstructure(session)


def _outcome(
    converter: cattrs.Converter, payload: Any, target: Any
) -> tuple[Any, ...]:
    try:
        return ("value", converter.structure(payload, target))
    except Exception as error:  # noqa: BLE001
        return ("error", type(error))


@attrs.frozen(kw_only=True)
class Louder(ServerVAD):
    factor: int
