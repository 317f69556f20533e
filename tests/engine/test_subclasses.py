"""
Subclasses that users make of our classes convert as their base does.
"""

from datetime import UTC, datetime
from typing import Any

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    OFF,
    FunctionTool,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.converter import configure_converter, explain, unsupported
from realtime_attrs.dialects import BETA, GA


@attrs.frozen
class AgentSession(SessionResource):
    """
    A session with a note of whose it is.
    """

    tenant: str = ""
    since: datetime | None = None
    tags: list[int] = attrs.Factory(list)
    kept: int = attrs.field(default=0, init=False)


@attrs.frozen(kw_only=True)
class Louder(ServerVAD):
    """
    A detection with an attribute that must be there.
    """

    factor: int = attrs.field(validator=attrs.validators.ge(0))


class Plainer(SemanticVAD):
    """
    A subclass without the decorator.
    """


@attrs.frozen
class Loudest(Louder):
    """
    A subclass of a subclass, with a private name.
    """

    _level: int = 11


@attrs.frozen
class Redefined(ServerVAD):
    """
    A subclass that changes an attribute of its base.
    """

    threshold: float | None = 0.5


@attrs.frozen
class Clash(SessionResource):
    """
    A subclass with a name that is a key of the wire.
    """

    audio: str = ""
    reasoner: str = ""


@attrs.frozen
class Thinker(Reasoning):
    """
    A subclass of a class that the beta has not.
    """


@attrs.define
class Line:
    """
    A class of the user's that holds subclasses.
    """

    detection: Louder | SemanticVAD | None = None


SESSION = AgentSession(
    turn_detection=OFF,
    tools=[FunctionTool("f")],
    tenant="acme",
    since=datetime(2026, 1, 2, tzinfo=UTC),
    tags=[1, 2],
)


PAYLOAD = {
    "type": "realtime",
    "audio": {"input": {"turn_detection": None}},
    "tools": [{"type": "function", "name": "f"}],
    "tenant": "acme",
    "since": "2026-01-02T00:00:00+00:00",
    "tags": [1, 2],
}


def problems(converter: Any, payload: Any, target: Any) -> list[str]:
    """
    List what is wrong with a payload.
    """
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, target)
    return [str(problem) for problem in explain(caught.value)]


@pytest.fixture(name="ga", params=["open", "closed"])
def _ga(request: pytest.FixtureRequest, make: Any) -> cattrs.Converter:
    converter: cattrs.Converter = make(
        GA, forbid_extra_keys=request.param == "closed"
    )
    converter.register_structure_hook(
        datetime, lambda value, _: datetime.fromisoformat(value)
    )
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    return converter


class TestSession:
    def test_both_ways(self, ga: cattrs.Converter) -> None:
        """
        Our attributes go where the dialect has them, the user's beside them.
        """
        assert PAYLOAD == ga.unstructure(SESSION)
        assert SESSION == ga.structure(PAYLOAD, AgentSession)

    def test_says_nothing(self, ga: cattrs.Converter) -> None:
        """
        What is not set is not written, least of all as null.
        """
        assert {
            "type": "realtime",
            "tenant": "",
            "since": None,
            "tags": [],
        } == ga.unstructure(AgentSession())

    def test_defaults(self, ga: cattrs.Converter) -> None:
        """
        The user's own defaults count.
        """
        assert AgentSession() == ga.structure(
            {"type": "realtime"}, AgentSession
        )

    def test_settings(self, make: Any) -> None:
        """
        The converter's settings count for the user's own attributes.
        """
        converter = make(BETA, omit_if_default=True, use_alias=True)
        value = Loudest(factor=1, level=2)

        assert {"tenant": "a"} == converter.unstructure(
            AgentSession(tenant="a")
        )
        assert {
            "type": "server_vad",
            "factor": 1,
            "level": 2,
        } == converter.unstructure(value)
        assert value == converter.structure(
            {"type": "server_vad", "factor": 1, "level": 2}, Loudest
        )

    def test_base_converter(self, detailed: bool) -> None:
        """
        The simplest converter will do.
        """
        converter = cattrs.BaseConverter(detailed_validation=detailed)
        configure_converter(converter, BETA)
        value = Loudest(factor=1)
        payload = {"type": "server_vad", "factor": 1, "_level": 11}

        assert payload == converter.unstructure(value)
        assert value == converter.structure(payload, Loudest)

    def test_copy(self, ga: cattrs.Converter) -> None:
        """
        A copied converter does the same.
        """
        assert SESSION == ga.copy().structure(PAYLOAD, AgentSession)

    def test_unsupported(self) -> None:
        """
        What a dialect cannot say of a subclass is named.
        """
        session = AgentSession(temperature=1, tenant="a")

        assert ("temperature",) == unsupported(session, GA)


class TestProblems:
    def test_together(self) -> None:
        """
        Problems of our attributes and of the user's are told together.
        """
        converter = cattrs.Converter(forbid_extra_keys=True)
        configure_converter(converter, GA)
        payload = {"type": "realtime", "model": 3, "tags": ["x"], "tenand": 1}

        assert [
            "/model: expected a string, got the number 3",
            "/tenand: unknown key, did you mean 'tenant'?",
            "/tags/0: ValueError: invalid literal for int() with base 10: 'x'",
        ] == [
            line.partition(" known are")[0]
            for line in problems(converter, payload, AgentSession)
        ]

    def test_plain(self) -> None:
        """
        Without details, the first problem is an error of ours all the same.
        """
        converter = cattrs.Converter(detailed_validation=False)
        configure_converter(converter, GA)

        assert [
            "ValueError: invalid literal for int() with base 10: 'x'"
        ] == problems(
            converter, {"type": "realtime", "tags": ["x"]}, AgentSession
        )
        assert ["/model: expected a string, got the number 3"] == problems(
            converter, {"type": "realtime", "model": 3}, AgentSession
        )

    @pytest.mark.parametrize("payload", [3, {"type": "semantic_vad"}])
    def test_something_else(self, make: Any, payload: Any) -> None:
        """
        What is no such object is refused as for the base.
        """
        converter = make(BETA)

        assert problems(converter, payload, ServerVAD) == problems(
            converter, payload, Louder
        )

    def test_missing(self, make: Any) -> None:
        """
        What a subclass requires must be there.
        """
        (problem,) = problems(make(BETA), {"type": "server_vad"}, Louder)

        assert "factor" in problem

    def test_validators(self, make: Any) -> None:
        """
        What the user's own validators refuse is an error of ours.
        """
        (problem,) = problems(
            make(BETA), {"type": "server_vad", "factor": -1}, Louder
        )

        assert "'factor' must be >= 0" in problem


class TestParts:
    def test_in_a_union(self, make: Any) -> None:
        """
        In a union of the user's, the tag of its base tells a subclass.
        """
        converter = make(BETA, forbid_extra_keys=True)
        payload = {"detection": {"type": "server_vad", "factor": 2}}
        line = Line(Louder(factor=2))

        assert line == converter.structure(payload, Line)
        assert payload == converter.unstructure(line)
        assert Line(SemanticVAD()) == converter.structure(
            {"detection": {"type": "semantic_vad"}}, Line
        )

    def test_without_a_decorator(self, make: Any) -> None:
        """
        A subclass that is no attrs class of its own will do.
        """
        converter = make(BETA)
        payload = {"type": "semantic_vad", "eagerness": "low"}

        value = converter.structure(payload, Plainer)

        assert Plainer is type(value)
        assert "low" == value.eagerness
        assert payload == converter.unstructure(value)

    @pytest.mark.parametrize(
        "target",
        [TurnDetection, TurnDetection | None, ServerVAD, ServerVAD | None],
        ids=str,
    )
    def test_where_a_base_is_declared(self, make: Any, target: Any) -> None:
        """
        It is not written where it would be read as its base.
        """
        with pytest.raises(CattrsError, match="got a Python Louder"):
            make(BETA).unstructure(Louder(factor=1), target)


class TestRefused:
    @pytest.mark.parametrize(
        ("value", "dialect", "message"),
        [
            (
                Redefined(),
                BETA,
                "cannot convert Redefined: it redefines 'threshold' of"
                " ServerVAD",
            ),
            (
                Clash(),
                GA,
                "cannot convert Clash: 'audio' is a key of SessionResource in"
                " ga",
            ),
            (
                Clash(),
                BETA,
                "cannot convert Clash: 'audio' is a key of SessionResource in"
                " beta",
            ),
            (Thinker(), BETA, "the beta dialect has no Thinker"),
        ],
        ids=str,
    )
    def test_by_name(
        self, make: Any, value: Any, dialect: Any, message: str
    ) -> None:
        """
        Where the rules of the base cannot be right, a subclass is refused.
        """
        converter = make(dialect)

        with pytest.raises(CattrsError) as caught:
            converter.unstructure(value)

        assert message == str(caught.value)
        assert [message] == problems(converter, {}, type(value))
