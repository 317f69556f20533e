"""
Which hooks of the converter's own are asked, and when.
"""

from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    OFF,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TurnDetection,
    Unknown,
)
from realtime_attrs.converter import (
    configure_converter,
    explain,
    make_converter,
)
from realtime_attrs.dialects import BETA, GA, Key
from rule_checks import changed


PERCENT = changed(
    BETA,
    speed=Key(by_converter=True),
    turn_detection=Key(by_converter=True, off=["none"], alias="turns"),
)


def percent(*, detailed: bool = True) -> cattrs.Converter:
    """
    Make a converter that has numbers in percent.
    """
    converter = make_converter(PERCENT, detailed_validation=detailed)
    converter.register_structure_hook(float, lambda value, _: value / 100)
    converter.register_unstructure_hook(float, lambda x: round(x * 100))
    return converter


@pytest.mark.parametrize("detailed", [True, False])
class TestByConverter:
    def test_both_ways(self, detailed: bool) -> None:
        """
        The user's hooks for the type of the attribute read and write it.
        """
        converter = percent(detailed=detailed)
        payload = {"speed": 150, "temperature": 0.5}
        session = SessionResource(speed=1.5, temperature=0.5)

        assert session == converter.structure(payload, SessionResource)
        assert payload == converter.unstructure(session)

    @pytest.mark.parametrize("payload", [{}, {"speed": None}], ids=str)
    def test_not_set(self, payload: Any, detailed: bool) -> None:
        """
        A value that is not set is left to nobody.
        """
        converter = percent(detailed=detailed)

        assert SessionResource() == converter.structure(
            payload, SessionResource
        )
        assert {} == converter.unstructure(SessionResource())

    def test_errors(self, detailed: bool) -> None:
        """
        An error of such a hook has the path of the value.
        """
        converter = percent(detailed=detailed)

        with pytest.raises(CattrsError) as caught:
            converter.structure({"speed": "x"}, SessionResource)

        (problem,) = explain(caught.value)
        assert "/speed" == problem.pointer

    def test_results(self, detailed: bool) -> None:
        """
        A value that the attribute does not admit is refused.
        """
        converter = make_converter(PERCENT, detailed_validation=detailed)
        converter.register_structure_hook(float, lambda *_: "fast")

        with pytest.raises(CattrsError) as caught:
            converter.structure({"speed": 1}, SessionResource)

        (problem,) = explain(caught.value)
        assert "/speed" == problem.pointer
        assert problem.message.startswith("SessionResource.speed: expected")

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"turn_detection": {"type": "server_vad"}}, ServerVAD()),
            ({"turns": {"type": "semantic_vad"}}, SemanticVAD()),
            ({"turn_detection": None}, OFF),
            ({"turns": "none"}, OFF),
        ],
        ids=str,
    )
    def test_other_rules(
        self, payload: Any, value: Any, detailed: bool
    ) -> None:
        """
        Aliases and spellings of `OFF` hold as they do for other attributes.
        """
        converter = percent(detailed=detailed)
        session = SessionResource(turn_detection=value)

        assert session == converter.structure(payload, SessionResource)
        assert session == converter.structure(
            converter.unstructure(session), SessionResource
        )

    def test_unions(self, detailed: bool) -> None:
        """
        A hook for the union of an attribute, without null, is asked too.
        """
        converter = cattrs.Converter(detailed_validation=detailed)
        configure_converter(converter, PERCENT)
        target: Any = TurnDetection | Unknown
        converter.register_structure_hook(
            target, lambda value, _: ServerVAD(threshold=value)
        )
        converter.register_unstructure_hook(target, lambda x: x.threshold)
        session = SessionResource(turn_detection=ServerVAD(threshold=0.5))
        payload = {"turn_detection": 0.5}

        assert session == converter.structure(payload, SessionResource)
        assert payload == converter.unstructure(session)


class TestAround:
    def test_taken_away(self) -> None:
        """
        `None` takes the rule away.
        """
        acme = changed(
            changed(GA, speed=Key(by_converter=True)),
            speed=Key(by_converter=None),
        )

        assert GA.of(SessionResource) == acme.of(SessionResource)
