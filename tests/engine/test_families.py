"""
A class in an annotation stands for itself, and for all that derive from it.
"""

from typing import Any

import attrs
import pytest

from cattrs.errors import CattrsError
from jsonschema import Draft202012Validator

from both_modes import MODES, converters, problems, read
from invented import (
    EXCHANGE,
    PLAIN,
    Beep,
    Call,
    Conference,
    Human,
    Note,
    Robot,
    Say,
    Signal,
    Step,
)
from realtime_attrs import Unknown
from realtime_attrs.converter import (
    drop_unsupported,
    explain,
    json_schema,
    unsupported,
)
from realtime_attrs.dialects import Dialect, Key, Variant, bare, record


@attrs.frozen
class Shout(Say):
    """
    A sentence with an attribute of its own.
    """

    boost: int | None = None


@attrs.define
class Ring(Signal):
    """
    A signal outside the union of the others.
    """

    times: int = 1


@attrs.define
class Clerk(Human):
    """
    Somebody whose base's tag stands at another key.
    """

    desk: str | None = None


@attrs.define
class LongCall(Call):
    """
    A call with an attribute of its own.
    """

    hours: int | None = None


LARGER = EXCHANGE.evolve(
    "larger",
    records=[
        EXCHANGE.of(Say).evolve("boost", cls=Shout),
        record(Ring, tag="ring"),
        EXCHANGE.of(Human).evolve("desk", cls=Clerk),
        EXCHANGE.of(Call).evolve("hours", cls=LongCall),
    ],
)
"""
A dialect with classes that derive from those of another.
"""

LEAST: dict[str, Any] = {
    "protocol": "exchange/1",
    "target": {"number": "12"},
    "title": "t",
}
LONG = LongCall(
    "12",
    caller=Clerk("Ada", desk="d"),
    greeting=Shout("x", boost=1),
    steps=(Shout("y"), Beep()),
    title="t",
    hours=2,
)
LONG_WIRE = {
    "protocol": "exchange/1",
    "target": {
        "number": "12",
        "by": {"kind": "human", "name": "Ada", "desk": "d"},
        "rings": "3",
    },
    "voice": {
        "greeting": {"type": "say", "text": "x", "loud": False, "boost": 1},
        "gain": 1.0,
    },
    "script": {
        "steps": [
            {"type": "say", "text": "y", "loud": False},
            {"type": "beep", "pitch": {"hertz": 440}},
        ]
    },
    "labels": {},
    "limit": None,
    "hours": 2,
    "title": "t",
    "prefix": "",
}


def written(value: Any, target: Any = None) -> Any:
    """
    Write a value; all converters write the same.
    """
    found = [
        made.unstructure(value, target)
        for options in MODES
        for made in converters(LARGER, **options)
    ]
    assert [found[0]] * len(found) == found
    return found[0]


class TestBothWays:
    @pytest.mark.parametrize(
        "target", [Call, LongCall, Call | None, Call | Unknown]
    )
    def test_own_attributes(self, target: Any) -> None:
        """
        The subclass is read wherever its base stands, and inside others.
        """
        for options in MODES:
            assert LONG == read(LARGER, LONG_WIRE, target, **options)
            assert Conference((LONG,), LONG) == read(
                LARGER,
                {"calls": [LONG_WIRE], "room": {"host": LONG_WIRE}},
                Conference,
                **options,
            )
        assert LONG_WIRE == written(LONG, target)
        assert () == unsupported(LONG, LARGER)

    def test_base(self) -> None:
        """
        An instance of the base is written, and read as the subclass.
        """
        call = Call("12", caller=Human("Ada", 7), title="t")
        payload = written(call)

        assert {"kind": "human", "name": "Ada", "badge": 7} == (
            payload["target"]["by"]
        )
        assert "hours" not in payload
        assert LongCall("12", caller=Clerk("Ada", 7), title="t") == read(
            LARGER, payload, Call
        )
        assert () == unsupported(call, LARGER)

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "ring", "times": 2}, Ring(2)),
            ({"type": "say", "text": "x", "loud": True}, Shout("x", True)),
            ({"type": "beep", "pitch": {"hertz": 99}}, Beep(99)),
        ],
    )
    def test_base_without_a_record(self, payload: Any, value: Any) -> None:
        """
        A base class without a record is a family like any other.
        """
        for target in (Signal, Signal | None, Signal | Unknown, Step | Signal):
            for options in MODES:
                assert value == read(LARGER, payload, target, **options)
            assert payload == written(value, target)
        assert [payload] == written([value], list[Signal])
        assert [value] == read(LARGER, [payload], list[Signal])

    def test_variants(self) -> None:
        """
        A variant of the base is one of the subclass.
        """
        payload = {"type": "speak", "text": "x", "boost": 1}

        for target in (Signal, Step, Say, Shout, Say | Beep):
            assert Shout("x", boost=1) == read(LARGER, payload, target)

    def test_closed_union(self) -> None:
        """
        A union without the class, or a base of it, stays closed.
        """
        payload = {"type": "ring"}
        message = "/type: expected 'beep', 'say' or 'play', got the string"

        assert [f"{message} 'ring'"] == problems(LARGER, payload, Step)
        assert Unknown(payload, "larger") == read(
            LARGER, payload, Step | Unknown, keep_unknown=True
        )
        assert Ring() == read(LARGER, payload, Step | Ring)
        assert ("steps[0]",) == unsupported(
            Call("12", steps=(Ring(),), title="t"), LARGER
        )

    def test_record_at_an_attribute(self) -> None:
        """
        A record at an attribute stands for its class alone.
        """
        person = record(
            Human, "name", _badge="badge", tag="person", tag_key="kind"
        )
        dialect = LARGER.evolve(
            "at",
            records=[
                LARGER.of(LongCall).evolve(caller=Key(records=[person, Robot]))
            ],
        )
        payload = {**LEAST, "target": {"number": "12"}}
        by = {"kind": "person", "name": "Ada", "badge": 7}
        payload["target"]["by"] = by

        assert Human("Ada", 7) == read(dialect, payload, Call).caller
        by["kind"] = "human"
        assert [
            "/target/by/kind: expected 'person' or 'robot', got the string"
            " 'human'"
        ] == problems(dialect, payload, Call)
        assert ("caller",) == unsupported(LONG, dialect)

    def test_variant_at_an_attribute(self) -> None:
        """
        A variant at an attribute is one of the subclass, too.
        """
        dialect = LARGER.evolve(
            "at",
            records=[
                LARGER.of(LongCall).evolve(
                    greeting=Key(records=[Variant(Say, tag="hail"), Beep]),
                )
            ],
        )
        hail = {"type": "hail", "text": "x", "boost": 1}
        payload = {**LEAST, "voice": {"greeting": hail}}

        assert Shout("x", boost=1) == read(dialect, payload, Call).greeting
        assert (
            "hail"
            == (
                converters(dialect)[0].unstructure(LONG)["voice"]["greeting"][
                    "type"
                ]
            )
        )

    def test_messages(self) -> None:
        """
        The tags of all are listed, and keys by their own names.
        """
        assert [
            "/type: expected 'beep', 'play', 'say' or 'ring', got the string"
            " 'x'"
        ] == problems(LARGER, {"type": "x"}, Signal)
        assert ["expected an object, got the number 3"] == problems(
            LARGER, 3, Signal
        )
        (problem,) = problems(
            LARGER,
            {"type": "say", "text": "x", "bost": 1},
            Say,
            forbid_extra_keys=True,
        )
        assert problem.startswith(
            "/bost: unknown key; did you mean 'boost'? expected one of 'type'"
        )

    def test_schema(self) -> None:
        """
        The schema has the subclasses, and no class that they replace.
        """
        schema = json_schema(LARGER, Call)
        validator = Draft202012Validator(schema)

        assert {"Shout", "Clerk"} <= {*schema["$defs"]}
        assert {"Say", "Human"}.isdisjoint(schema["$defs"])
        assert validator.is_valid(LONG_WIRE)
        assert not validator.is_valid({**LONG_WIRE, "hours": "x"})
        signals = Draft202012Validator(json_schema(LARGER, Signal))
        assert signals.is_valid({"type": "ring", "times": 2})
        assert not signals.is_valid({"type": "rang"})


class TestWithout:
    def test_named(self) -> None:
        """
        A dialect without the records names what it lacks, and drops it.
        """
        names = ("hours", "caller.desk", "greeting.boost")
        left = Call(
            "12",
            caller=Human("Ada"),
            greeting=Say("x"),
            steps=(Say("y"), Beep()),
            title="t",
        )

        assert {*names} == {*unsupported(LONG, EXCHANGE)}
        assert left == drop_unsupported(LONG, EXCHANGE)[0]
        assert () == unsupported(left, EXCHANGE)

    def test_removed(self) -> None:
        """
        A class that a derived dialect removes is refused by name.
        """
        smaller = LARGER.evolve("smaller", without=[Shout, LongCall])
        payload = {"type": "say", "text": "x", "loud": False}

        assert Say("x") == read(smaller, payload, Signal)
        assert ["the smaller dialect has no Shout"] == problems(
            smaller, payload, Shout
        )
        with pytest.raises(Exception, match="smaller dialect has no Shout"):
            converters(smaller)[0].unstructure(Shout("x"))

    def test_base_alone(self) -> None:
        """
        A removed base is refused by name, where its subclasses stand.
        """
        upper = LARGER.evolve("upper", without=[Say, Human])
        call = Call("12", caller=Human("Ada"), steps=(Say("x"),), title="t")

        assert Shout("x") == read(upper, {"type": "say", "text": "x"}, Say)
        assert ("Say",) == unsupported(Say("x"), upper)
        assert ("caller", "steps[0]") == unsupported(call, upper)
        for made in converters(upper):
            for value, target in ((Say("x"), Signal), (Say("x"), Say | Beep)):
                with pytest.raises(Exception, match="upper dialect has no Sa"):
                    made.unstructure(value, target)
            with pytest.raises(CattrsError) as caught:
                made.unstructure(call)
            assert [
                "/target/by: the upper dialect has no Human",
                "/script/steps/0: the upper dialect has no Say",
            ] == [str(problem) for problem in explain(caught.value)]

    def test_required(self) -> None:
        """
        A subclass without a record may not require more to be read.
        """

        @attrs.define(kw_only=True)
        class Android(Robot):
            model: str
            code: int | None

        payload = {"kind": "robot", "maker": "m", "mood": "calm"}
        message = "the larger dialect has no 'model', which Android requires"
        android = Android(maker="m", model="x", code=None)

        assert [message] == problems(LARGER, payload, Android)
        assert ("model",) == unsupported(android, LARGER)
        for made in converters(LARGER):
            with pytest.raises(Exception, match="has no model") as caught:
                made.unstructure(android)
            assert 1 == len(explain(caught.value))

    def test_redefined(self) -> None:
        """
        A class that only a subclass without a record admits is refused.
        """

        @attrs.define
        class Forum(Conference):
            host: Call | Note | None = None

        assert Forum((LONG,), LONG) == read(
            LARGER, {"calls": [LONG_WIRE], "room": {"host": LONG_WIRE}}, Forum
        )
        assert ("host",) == unsupported(Forum((), Note("x")), LARGER)

    def test_defaults(self) -> None:
        """
        Attributes of a subclass without a record keep their defaults.
        """

        @attrs.define
        class Singer(Human):
            songs: list[str] = attrs.Factory(list)
            pitch: int = 440

        payload = {"kind": "human", "name": "Ada"}

        assert Singer("Ada") == read(LARGER, payload, Singer)
        assert payload == written(Singer("Ada"))
        assert ("songs", "pitch") == unsupported(
            Singer("Ada", songs=["a"], pitch=1), LARGER
        )

    def test_never_valid(self) -> None:
        """
        All are named if the class can't be made with its defaults.
        """

        @attrs.define
        class Fickle(Human):
            pitch: int | None = 440
            songs: int | None = None

            def __attrs_post_init__(self) -> None:
                if self.pitch == 440:
                    raise ValueError("too usual")

        assert ("pitch", "songs") == unsupported(Fickle("A", pitch=1), LARGER)


class TestMistakes:
    def test_siblings(self) -> None:
        """
        Two subclasses of one base with one tag can't be distinguished.
        """

        @attrs.define
        class Guard(Human):
            post: str | None = None

        rules: list[Any] = [
            EXCHANGE.of(Human).evolve("desk", cls=Clerk),
            EXCHANGE.of(Human).evolve("post", cls=Guard),
        ]
        message = "Call.caller: Clerk and Guard both have 'human'"

        with pytest.raises(ValueError, match=message):
            EXCHANGE.evolve("x", records=rules)

    def test_bases_that_no_attribute_has(self) -> None:
        """
        A base that stands at no attribute is refused when it is read.
        """

        @attrs.define
        class Knock(Signal):
            pass

        both = Dialect(
            "both", [record(Ring, tag="x"), record(Knock, tag="x")], {}
        )
        message = (
            "the both dialect can't distinguish the subclasses of Signal:"
        )

        (problem,) = problems(both, {"type": "x"}, Signal)
        assert problem.startswith(message)
        assert Ring(3) == read(both, {"type": "x", "times": 3}, Ring)

    def test_bases_with_a_record(self) -> None:
        """
        A base with a record, and its subclasses, are a family anywhere.
        """
        message = "Base: Badge is a bare value among others"

        @attrs.define
        class Base:
            number: int | None = None

        @attrs.define
        class Badge(Base):
            pass

        with pytest.raises(ValueError, match=message):
            Dialect("x", [record(Base), bare(Badge, "number")], {})

    def test_forms_of_others(self) -> None:
        """
        A variant of a class that is no subclass has to be its own.
        """
        with pytest.raises(ValueError, match="variants"):
            EXCHANGE.of(Say).evolve(
                "boost", cls=Shout, variants=[Variant(Beep, tag="x")]
            )

    def test_plain(self) -> None:
        """
        A dialect that derives from another keeps its families.
        """
        assert Shout("x") == read(
            PLAIN.evolve(
                "shouting",
                records=[PLAIN.of(Say).evolve("boost", cls=Shout)],
            ),
            {"type": "talk", "text": "x"},
            Signal,
        )
