"""
OFF, null and None in unions of the user's own.
"""

import importlib

from typing import Any, Literal

import pytest

from realtime_attrs import OFF, Off, ThreeStates, TurnDetection
from realtime_attrs.converter import WireError, configure_converter
from realtime_attrs.dialects import BETA, REFERENCE
from user_classes import Mine, Pipeline


class TestThreeStates:
    @pytest.mark.parametrize("name", ["json", "orjson", "msgspec", "pyyaml"])
    @pytest.mark.parametrize(
        "target",
        [
            ThreeStates[Mine],
            ThreeStates[TurnDetection],
            Mine | Literal[Off.OFF],
            Literal["low", Off.OFF],
            ThreeStates[Literal[2, 3]],
        ],
        ids=str,
    )
    def test_off_is_null(self, name: str, target: Any) -> None:
        """
        OFF is null and null is OFF in unions of the user's own too.
        """
        module = importlib.import_module(f"cattrs.preconf.{name}")
        converter = module.make_converter()
        configure_converter(converter, BETA)

        assert None is converter.unstructure(OFF, target)
        assert OFF is converter.structure(None, target)

    @pytest.mark.parametrize(
        ("target", "value", "payload"),
        [
            (ThreeStates[Mine], Mine(3), {"a": 3}),
            (Literal["low", Off.OFF], "low", "low"),
            (ThreeStates[Literal[2, 3]], 3, 3),
        ],
        ids=str,
    )
    def test_values(
        self, make: Any, target: Any, value: Any, payload: Any
    ) -> None:
        """
        Everything else in them converts as before.
        """
        converter = make(BETA)

        assert payload == converter.unstructure(value, target)
        assert value == converter.structure(payload, target)

    @pytest.mark.parametrize("payload", [1, "OFF", ["OFF"], "high"])
    def test_nothing_else_is_off(self, make: Any, payload: Any) -> None:
        """
        No number and no word is read as OFF.
        """
        converter = make(BETA)

        with pytest.raises(Exception, match=r"(?i)low|literal"):
            converter.structure(payload, Literal["low", Off.OFF])

    @pytest.mark.parametrize(
        "target", [ThreeStates[Mine], ThreeStates[TurnDetection]], ids=str
    )
    def test_none_is_not_null(self, make: Any, target: Any) -> None:
        """
        None is not written as null, which would be read as OFF.
        """
        with pytest.raises(WireError, match="null is read as OFF"):
            make(BETA).unstructure(None, target)

    def test_none_is_left_out(self, make: Any) -> None:
        """
        A class that leaves out its defaults says nothing where it is None.
        """
        converter = make(BETA, omit_if_default=True)

        assert {} == converter.unstructure(Pipeline())
        assert Pipeline() == converter.structure({}, Pipeline)

    def test_a_dialect_without_off(self, make: Any) -> None:
        """
        Where null turns nothing off, it is None, and OFF is refused.
        """
        converter = make(REFERENCE)

        for target in (ThreeStates[Mine], ThreeStates[TurnDetection]):
            assert None is converter.structure(None, target)
            assert None is converter.unstructure(None, target)
            with pytest.raises(WireError, match="doesn't support OFF"):
                converter.unstructure(OFF, target)
