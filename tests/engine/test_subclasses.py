"""
A subclass of one of our classes, without a record, converts as its base.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    OFF,
    FunctionTool,
    Inf,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TurnDetection,
    Unknown,
)
from realtime_attrs.converter import (
    configure_converter,
    drop_unsupported,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import ClientSecretRequest, SessionUpdate
from realtime_attrs.extending import Range, frozen


@attrs.frozen
class AgentSession(SessionResource):
    """
    A session with a note of whose it is.
    """

    tenant: str = ""
    since: datetime | None = None
    tags: list[int] = attrs.Factory(list)
    kept: int = attrs.field(default=7, init=False)


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
class Loudest(ServerVAD):
    """
    A subclass that validates what it has from its base.
    """

    threshold: float | None = attrs.field(
        default=0.5, validator=attrs.validators.ge(0.5)
    )


@attrs.frozen
class Eager(Plainer):
    """
    A subclass of a subclass, with a private name, which is a key of the wire.
    """

    _type: str | None = None


@attrs.frozen
class Thinker(Reasoning):
    """
    A subclass of a class that the beta has not.
    """


@attrs.define
class Line:
    """
    A class of the user's that holds ours.
    """

    detection: ServerVAD | SemanticVAD | None = None
    louder: Plainer | None = None


SESSION = AgentSession(turn_detection=OFF, tools=[FunctionTool("f")])
PAYLOAD = {
    "type": "realtime",
    "audio": {"input": {"turn_detection": None}},
    "tools": [{"type": "function", "name": "f"}],
}


def problems(converter: Any, payload: Any, target: Any) -> list[str]:
    """
    List what is wrong with a payload.
    """
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, target)
    return [str(problem) for problem in explain(caught.value)]


def refused(converter: Any, value: Any) -> list[str]:
    """
    List what cannot be written.
    """
    with pytest.raises(CattrsError) as caught:
        converter.unstructure(value)
    return [str(problem) for problem in explain(caught.value)]


class TestAlike:
    """
    Nothing of its own is set.
    """

    @pytest.mark.parametrize(
        ("value", "dialect", "payload"),
        [
            (SESSION, GA, PAYLOAD),
            (AgentSession(), BETA, {}),
            (Plainer("low"), GA, {"type": "semantic_vad", "eagerness": "low"}),
            (Eager("low"), GA, {"type": "semantic_vad", "eagerness": "low"}),
            (Loudest(), GA, {"type": "server_vad", "threshold": 0.5}),
        ],
        ids=str,
    )
    @pytest.mark.parametrize("closed", [True, False])
    def test_both_ways(
        self,
        make: Any,
        value: Any,
        dialect: Dialect,
        payload: Any,
        closed: bool,
    ) -> None:
        """
        The base's rules write it, and read it with its own defaults.
        """
        converter = make(dialect, forbid_extra_keys=closed)
        cls = type(value)

        assert payload == converter.unstructure(value)
        assert value == converter.structure(payload, cls)
        assert value == converter.copy().structure(payload, cls)
        assert () == unsupported(value, dialect)

    def test_base_converter(self, detailed: bool) -> None:
        """
        The simplest converter will do.
        """
        converter = cattrs.BaseConverter(detailed_validation=detailed)
        configure_converter(converter, GA)

        assert PAYLOAD == converter.unstructure(SESSION)
        assert SESSION == converter.structure(PAYLOAD, AgentSession)

    @pytest.mark.parametrize(
        "target",
        [
            TurnDetection,
            TurnDetection | None,
            ServerVAD,
            ServerVAD | None,
            Loudest,
            Loudest | SemanticVAD,
        ],
        ids=str,
    )
    def test_where_a_base_is_declared(self, make: Any, target: Any) -> None:
        """
        It is written wherever its base is.
        """
        payload = {"type": "server_vad", "threshold": 0.5}

        assert payload == make(BETA).unstructure(Loudest(), target)
        assert [payload] == make(BETA).unstructure([Loudest()], list[target])

    @pytest.mark.parametrize(
        ("value", "payload"),
        [
            (
                SessionUpdate(AgentSession(turn_detection=Loudest())),
                {
                    "type": "session.update",
                    "session": {
                        "type": "realtime",
                        "audio": {
                            "input": {
                                "turn_detection": {
                                    "type": "server_vad",
                                    "threshold": 0.5,
                                }
                            }
                        },
                    },
                },
            ),
            (
                ClientSecretRequest(AgentSession(model="m")),
                {"session": {"type": "realtime", "model": "m"}},
            ),
            (
                Line(Loudest(threshold=1), Plainer()),
                {
                    "detection": {"type": "server_vad", "threshold": 1},
                    "louder": {"type": "semantic_vad"},
                },
            ),
        ],
        ids=str,
    )
    def test_inside(self, make: Any, value: Any, payload: Any) -> None:
        """
        It is written inside others, where it is read as its base.
        """
        converter = make(GA)

        assert payload == converter.unstructure(value)
        again = converter.structure(payload, type(value))
        assert payload == converter.unstructure(again)
        assert value != again

    def test_in_a_union(self, make: Any) -> None:
        """
        A union names the subclass, and its base's tag tells it.
        """
        converter = make(GA)
        union: Any = Loudest | SemanticVAD

        assert Loudest(threshold=1) == converter.structure(
            {"type": "server_vad", "threshold": 1}, union
        )
        assert SemanticVAD() == converter.structure(
            {"type": "semantic_vad"}, union
        )


class TestFurther:
    """
    Something of its own is set.
    """

    @pytest.mark.parametrize(
        ("value", "problem"),
        [
            (
                AgentSession(tenant="a"),
                "/tenant: the ga dialect has no tenant",
            ),
            (AgentSession(tags=[1]), "/tags: the ga dialect has no tags"),
            (Louder(factor=1), "/factor: the ga dialect has no factor"),
            (Eager(type="x"), "/_type: the ga dialect has no _type"),
            (
                SessionUpdate(AgentSession(turn_detection=Louder(factor=1))),
                "/session/audio/input/turn_detection/factor: the ga dialect"
                " has no factor",
            ),
        ],
        ids=str,
    )
    def test_refused(self, make: Any, value: Any, problem: str) -> None:
        """
        It is a problem, which can be dropped, unless it is required.
        """
        converter = make(GA)

        assert [problem] == refused(converter, value)
        (name,) = unsupported(value, GA)
        assert name.endswith(problem.rpartition(" ")[2])
        left, names = drop_unsupported(value, GA)
        assert names
        assert left is None or () == unsupported(left, GA)

    def test_all(self, make: Any) -> None:
        """
        Each is told, also what its base has and the dialect lacks.
        """
        session = AgentSession(temperature=1, tenant="a", tags=[1])

        assert ("temperature", "tenant", "tags") == unsupported(session, GA)
        assert 3 == len(refused(make(GA), session))

    def test_unknown_keys(self, make: Any) -> None:
        """
        A key by the name of such an attribute is unknown.
        """
        payload = {"type": "realtime", "tenant": "a"}

        (problem,) = problems(
            make(GA, forbid_extra_keys=True), payload, AgentSession
        )

        assert problem.startswith("/tenant: unknown key")
        assert AgentSession() == make(GA).structure(payload, AgentSession)

    def test_required(self, make: Any) -> None:
        """
        No payload has an attribute that only the subclass requires.
        """
        message = "the ga dialect has no 'factor', which Louder requires"

        for payload in ({"type": "server_vad", "factor": 1}, {}, None):
            assert [message] == problems(make(GA), payload, Louder)

    def test_validators(self, make: Any) -> None:
        """
        What its own validators refuse is an error of ours.
        """
        (problem,) = problems(
            make(BETA), {"type": "server_vad", "threshold": 0.1}, Loudest
        )

        assert "'threshold' must be >= 0.5" in problem

    @pytest.mark.parametrize("payload", [3, {"type": "semantic_vad"}])
    def test_something_else(self, make: Any, payload: Any) -> None:
        """
        What is no such object is refused as for the base.
        """
        converter = make(BETA)

        assert problems(converter, payload, ServerVAD) == problems(
            converter, payload, Loudest
        )

    def test_by_name(self, make: Any) -> None:
        """
        A subclass of a class that the dialect lacks is refused by name.
        """
        converter, message = make(BETA), "the beta dialect has no Thinker"

        assert [message] == refused(converter, Thinker())
        assert [message] == problems(converter, {}, Thinker)


@frozen
class Longer(SessionResource):
    """
    A subclass that admits more than its base does.
    """

    max_response_output_tokens: (
        Annotated[int, Range(0, 2**20)] | Literal[Inf.INF] | Unknown | None
    ) = None


class TestRedeclared:
    def test_admitted(self) -> None:
        """
        Values that the base class admits are read and written.
        """
        converter = make_converter(BETA)
        value = Longer(max_response_output_tokens=9)

        assert {"max_response_output_tokens": 9} == converter.unstructure(
            value
        )
        assert value == converter.structure(
            {"max_response_output_tokens": 9}, Longer
        )
        assert () == unsupported(value, BETA)

    def test_beyond(self) -> None:
        """
        Others are rejected, since the base class is read back.
        """
        converter = make_converter(BETA)
        value = Longer(max_response_output_tokens=2**16)
        message = (
            "/max_response_output_tokens: expected an integer from 0 to 65535,"
            " got the number 65536"
        )

        with pytest.raises(CattrsError) as caught:
            converter.unstructure(value)
        assert [message] == [str(x) for x in explain(caught.value)]
        with pytest.raises(CattrsError) as caught:
            converter.structure({"max_response_output_tokens": 2**16}, Longer)
        assert [message] == [str(x) for x in explain(caught.value)]
        assert ("max_response_output_tokens",) == unsupported(value, BETA)
