"""
Events of clients and of servers are two families, on two sides.
"""

from typing import Any

import pytest

from both_modes import converters, problems, read
from families import acme, own_classes
from realtime_attrs import Unknown
from realtime_attrs.converter import check, convert_payload, json_schema
from realtime_attrs.dialects import GA, record
from realtime_attrs.events import (
    ClientEvent,
    Event,
    ResponseCancel,
    ServerEvent,
    SessionUpdate,
)
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseEvent,
    BaseServerEvent,
    frozen,
)


OWN = own_classes(frozen)
PING = {"type": "acme.ping", "load": 2}
NUDGE = {"type": "acme.nudge"}


@frozen
class Ask(BaseClientEvent):
    """
    A question.
    """

    question: str


@frozen
class Told(BaseServerEvent):
    """
    An answer, by the same type.
    """

    answer: str


BOTH = GA.evolve(
    "both", records=[record(Ask, tag="quiz"), record(Told, tag="quiz")]
)
"""
A dialect with a type that both sides have.
"""


class TestReading:
    @pytest.mark.parametrize(
        "target",
        [
            BaseServerEvent,
            BaseServerEvent | Unknown,
            BaseEvent,
            BaseEvent | Unknown,
            ServerEvent | BaseServerEvent,
            ServerEvent | OWN.Ping,
            ServerEvent | OWN.Ping | Unknown,
            Event | BaseEvent,
            OWN.Ping | OWN.Nudge,
            OWN.Ping,
        ],
    )
    def test_own(self, target: Any) -> None:
        """
        Each annotation that has the class or its base reads it.
        """
        assert OWN.Ping(2) == read(acme(), PING, target)
        assert OWN.Ping(2) == read(
            acme(), PING, target, forbid_extra_keys=True
        )

    def test_ours(self) -> None:
        """
        The bases read ours as well.
        """
        payload = {"type": "response.cancel"}

        for target in (BaseClientEvent, BaseEvent, BaseClientEvent | None):
            assert ResponseCancel() == read(acme(), payload, target)
        assert None is read(acme(), None, BaseClientEvent | None)

    @pytest.mark.parametrize(
        ("payload", "target", "message"),
        [
            (
                PING,
                ServerEvent,
                "expected one of 46 known types, got 'acme.ping'; structure"
                " it as BaseServerEvent",
            ),
            (
                PING,
                Event,
                "expected one of 57 known types, got 'acme.ping'; structure"
                " it as BaseServerEvent",
            ),
            (
                NUDGE,
                OWN.Ping | ServerEvent,
                "expected a server event, got 'acme.nudge', a client event",
            ),
            (
                {"type": "response.cancel"},
                BaseServerEvent,
                "expected a server event, got 'response.cancel', a client"
                " event",
            ),
            (
                PING,
                BaseClientEvent,
                "expected a client event, got 'acme.ping', a server event",
            ),
            (
                {"type": "acme.nope"},
                BaseServerEvent,
                "expected one of 47 known types, got the string 'acme.nope';"
                " did you mean 'acme.ping'?",
            ),
        ],
    )
    def test_refused(self, payload: Any, target: Any, message: str) -> None:
        """
        The message says by what to read it, or on which side it is.
        """
        for annotation in (target, target | Unknown, target | None):
            assert [f"/type: {message}"] == problems(
                acme(), payload, annotation
            )

    @pytest.mark.parametrize(
        ("payload", "target"),
        [
            (PING, ServerEvent | Unknown),
            (PING, Event | Unknown),
            ({"type": "acme.nope"}, BaseServerEvent | Unknown),
            ({"type": "acme.nope"}, BaseEvent | Unknown),
        ],
    )
    def test_kept(self, payload: Any, target: Any) -> None:
        """
        With `keep_unknown`, an event outside the union is unknown.
        """
        assert Unknown(payload, "acme") == read(
            acme(), payload, target, keep_unknown=True
        )

    @pytest.mark.parametrize(
        ("payload", "target"),
        [
            (NUDGE, BaseServerEvent | Unknown),
            (NUDGE, ServerEvent | Unknown),
            ({"type": "response.cancel"}, ServerEvent | Unknown),
            (PING, ClientEvent | Unknown),
            (PING, BaseClientEvent | Unknown),
        ],
    )
    def test_other_side(self, payload: Any, target: Any) -> None:
        """
        One of the other side is refused all the same.
        """
        (problem,) = problems(acme(), payload, target, keep_unknown=True)

        assert problem.startswith("/type: expected a ")
        assert problem.endswith(" event")

    @pytest.mark.parametrize(
        "target", [OWN.Ping, ServerEvent | OWN.Ping, BaseServerEvent]
    )
    def test_without_a_record(self, target: Any) -> None:
        """
        A dialect without a record of it refuses it, in our words.
        """
        (problem,) = problems(GA, PING, target)

        assert "the ga dialect has no Ping" == problem or problem.startswith(
            "/type: expected one of 46 known types"
        )
        if target is not OWN.Ping:
            assert Unknown(PING, "ga") == read(
                GA, PING, target | Unknown, keep_unknown=True
            )


class TestBothSides:
    """
    A type that a client's and a server's event have.
    """

    @pytest.mark.parametrize("keep_unknown", [True, False])
    def test_read(self, keep_unknown: bool) -> None:
        """
        It is read on each side, as that side's.
        """
        asked = {"type": "quiz", "question": "a"}
        quiz = {"type": "quiz", "answer": "b"}

        for target in (BaseClientEvent, ClientEvent | Ask, Ask):
            assert Ask("a") == read(
                BOTH, asked, target, keep_unknown=keep_unknown
            )
        for target in (BaseServerEvent, ServerEvent | Told, Told):
            assert Told("b") == read(
                BOTH, quiz, target, keep_unknown=keep_unknown
            )
        for base, union in (
            (BaseClientEvent, ClientEvent),
            (BaseServerEvent, ServerEvent),
        ):
            (problem,) = problems(BOTH, quiz, union)
            assert problem.endswith(f"'quiz'; structure it as {base.__name__}")

    def test_of_either_side(self) -> None:
        """
        A union of both sides can't distinguish them, but can write them.
        """
        clash = "Ask and Told both have 'quiz'"

        assert [
            f"the both dialect can't distinguish the subclasses of BaseEvent: {clash}"
        ] == problems(BOTH, {"type": "quiz", "question": "a"}, BaseEvent)
        for made in converters(BOTH):
            assert {"type": "quiz", "question": "a"} == made.unstructure(
                Ask("a"), BaseEvent
            )
        with pytest.raises(ValueError, match=clash):
            json_schema(BOTH, BaseEvent)
        assert json_schema(BOTH, BaseServerEvent)

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "quiz", "question": "a"},
            {"type": "quiz", "answer": "b"},
        ],
        ids=str,
    )
    def test_payloads(self, payload: Any) -> None:
        """
        `check()` and `convert_payload()` see its keys.
        """
        assert () == check(payload, BOTH)
        assert (payload, ()) == convert_payload(payload, BOTH, source=BOTH)
        assert () == check({**payload, "event_id": "e"}, BOTH)

    def test_wrong_payloads(self) -> None:
        """
        A server's may have unknown keys; one of neither is a client's.
        """
        quiz = {"type": "quiz", "answer": "b", "more": 1}

        assert () == check(quiz, BOTH)
        assert ["/question: required key is missing"] == [
            str(problem) for problem in check({"type": "quiz"}, BOTH)
        ]


class TestPayloads:
    @pytest.mark.parametrize("payload", [PING, NUDGE], ids=str)
    def test_own(self, payload: Any) -> None:
        """
        A payload of an own event is recognized, and no other dialect has it.
        """
        assert () == check(payload, acme())
        assert (payload, ()) == convert_payload(payload, acme(), source=acme())
        assert [] == convert_payload(payload, GA, source=acme(), drop=True)[0]

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"type": "acme.nudges"},
                "/type: unknown type 'acme.nudges'; did you mean"
                " 'acme.nudge'?",
            ),
            (
                {"type": "acme.ping", "load": "x"},
                "/load: expected an integer from -9223372036854775808 to"
                " 9223372036854775807, got the string 'x'",
            ),
            (
                {"type": "acme.nudge", "farce": 1},
                "/farce: unknown key; did you mean 'force'? expected one of"
                " 'type', 'force', 'event_id'",
            ),
        ],
    )
    def test_wrong(self, payload: Any, problem: str) -> None:
        """
        `check()` knows its type and its keys.
        """
        assert [problem] == [str(x) for x in check(payload, acme())]

    def test_update(self) -> None:
        """
        An own update is written wherever ours is.
        """
        for made in converters(acme()):
            assert {
                "type": "session.update",
                "session": {"type": "realtime"},
                "resume": "r",
            } == made.unstructure(
                OWN.AcmeUpdate(OWN.AcmeSession(), resume="r"), SessionUpdate
            )
