"""
The engine serves classes of a protocol that the library knows nothing of.
"""

import ast

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError

import invented
import realtime_attrs as domain

from both_modes import MODES, converters, problems, read
from invented import (
    EXCHANGE,
    PLAIN,
    Beep,
    Billing,
    Call,
    Codec,
    Conference,
    Diary,
    Human,
    Line,
    Mood,
    Nickname,
    Note,
    Play,
    Robot,
    Say,
    Signal,
    Step,
)
from realtime_attrs import OFF, Unknown
from realtime_attrs.converter import (
    check,
    configure_converter,
    convert_payload,
    drop_unsupported,
    explain,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, Dialect, Key, Rewrite, record


MANY = "-9223372036854775808 to 9223372036854775807"
CALM = {Mood: {Mood.CALM: "calm"}}
LEAST: dict[str, Any] = {
    "protocol": "exchange/1",
    "target": {"number": "12"},
    "title": "t",
}
CALL = Call(
    "1 2",
    caller=Human("Ada", 7),
    mood=Nickname("Bo"),
    greeting=Say("Hello", loud=True),
    steps=(Beep(), Play(b"ab", (1.5,))),
    limit=2**40,
    rings=-5,
    gain=2.0,
    codec=Codec.WIDE,
    labels={"a": "b"},
    memo={"x": [1, None]},
    words=("b", "a", "c"),
    billing=Billing("acme", 0.5),
    title="t",
)
WIRE = {
    "protocol": "exchange/1",
    "target": {
        "number": "12",
        "by": {"kind": "human", "name": "Ada", "badge": 7},
        "rings": "-5",
    },
    "voice": {
        "mood": "Bo",
        "greeting": {"type": "say", "text": "Hello", "loud": True},
        "gain": 2.0,
        "codec": "pcm",
        "rate": 16000,
    },
    "script": {
        "steps": [
            {"type": "beep", "pitch": {"hertz": 440}},
            {"type": "play", "format": "raw", "clip": "YWI=", "gains": [1.5]},
        ],
        "words": ["b", "a", "c"],
    },
    "limit": 2**40,
    "labels": {"a": "b"},
    "memo": {"x": [1, None]},
    "bill": {"account": "acme", "tariff": 0.5},
    "title": "t",
    "prefix": "",
}


def written(dialect: Dialect, value: Any, target: Any = None) -> Any:
    """
    Write a value; all converters write the same.
    """
    found = [
        made.unstructure(value, target or type(value))
        for options in MODES
        for made in converters(dialect, **options)
    ]
    assert [found[0]] * len(found) == found
    return found[0]


def refused(dialect: Dialect, value: Any) -> list[str]:
    """
    Say what cannot be written; whatever that is, something can be dropped.
    """
    with pytest.raises(CattrsError) as caught:
        written(dialect, value)
    assert unsupported(value, dialect)
    left, _ = drop_unsupported(value, dialect)
    assert left is None or () == unsupported(left, dialect)
    return [str(problem) for problem in explain(caught.value)]


class TestGolden:
    """
    Payloads that are written by hand.
    """

    @pytest.mark.parametrize("options", MODES)
    def test_read(self, options: dict[str, bool]) -> None:
        """
        Each rule is read by each converter.
        """
        assert CALL == read(EXCHANGE, WIRE, Call, **options)

    def test_written(self) -> None:
        """
        Each rule is written, and keys stand in the order of the attributes.
        """
        assert WIRE == written(EXCHANGE, CALL)
        assert () == unsupported(CALL, EXCHANGE)

    def test_defaults(self) -> None:
        """
        What is absent or null has the default of its class.
        """
        expected = Call("12", title="t")
        payload = {**LEAST, "labels": None, "voice": {"gain": None}}

        assert expected == read(EXCHANGE, LEAST, Call)
        assert expected == read(EXCHANGE, payload, Call)
        assert (3, 1.0, {}) == (expected.rings, expected.gain, expected.labels)

    def test_defaults_are_written(self) -> None:
        """
        Defaults other than `None` are written, those from factories too.
        """
        assert {
            **LEAST,
            "target": {"number": "12", "rings": "3"},
            "voice": {"gain": 1.0},
            "script": {"steps": []},
            "labels": {},
            "limit": None,
            "title": "to 12",
            "prefix": "",
        } == written(EXCHANGE, Call("12"))

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"voice": {"greeting": None}}, {"greeting": OFF}),
            ({"voice": {"greeting": "silence"}}, {"greeting": OFF}),
            ({"voice": {"mood": "furious"}}, {"mood": Mood.WILD}),
            ({"voice": {"mood": "whatever"}}, {"mood": None}),
            ({"volume": 0.5}, {"gain": 0.5}),
            ({"target": {}, "phone": "3 4"}, {"number": "34"}),
            ({"script": {"words": ["b", "a"]}}, {"words": ("a", "b")}),
            ({"trace": {"x": 1}, "hop": "one"}, {}),
            (
                {"script": {"steps": [{"type": "speak", "text": "x"}]}},
                {"steps": (Say("x"),)},
            ),
        ],
    )
    def test_further_forms(
        self, change: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        """
        Aliases, fallbacks, variants and words for nothing are read.
        """
        call = attrs.evolve(Call("12", title="t"), **expected)

        assert call == read(EXCHANGE, {**LEAST, **change}, Call)

    def test_other_dialect(self) -> None:
        """
        A derived dialect has other tags, words and paths.
        """
        call = Call("1", mood=Mood.CALM, greeting=Say("x"), title="to 1")
        wire = {
            "number": "1",
            "mood": {"type": "calm", "degree": 1},
            "greeting": {"type": "talk", "text": "x"},
            "steps": [],
            "rings": 3,
            "gain": 1.0,
        }

        assert wire == written(PLAIN, call)
        assert call == read(PLAIN, wire, Call)

    def test_nested(self) -> None:
        """
        Classes hold classes that hold classes.
        """
        value = Conference((CALL,), host=CALL)
        wire = {"calls": [WIRE], "room": {"host": WIRE}}

        assert wire == written(EXCHANGE, value)
        assert value == read(EXCHANGE, wire, Conference)

    def test_extra(self) -> None:
        """
        An attribute called extra is like others where no mark says otherwise.
        """
        robot = Robot(maker="x", extra="y")
        wire = {"kind": "robot", "maker": "x", "mood": "calm", "extra": "y"}

        assert wire == written(EXCHANGE, robot)
        assert robot == read(EXCHANGE, wire, Robot, keep_unknown=True)
        assert ["/extra: expected a string or None, got the number 3"] == (
            refused(EXCHANGE, attrs.evolve(robot, extra=3))
        )

    def test_computed(self) -> None:
        """
        An attribute that no constructor takes is not on the wire.
        """
        payload = {"script": {"steps": WIRE["voice"]["greeting"] and []}}
        steps = [{"type": "say", "text": "x", "loud": True}] * 2

        assert 0 == read(EXCHANGE, {**LEAST, **payload}, Call).loudness
        payload = {"script": {"steps": steps}}
        assert 2 == read(EXCHANGE, {**LEAST, **payload}, Call).loudness


class TestProblems:
    """
    What is wrong, and where.
    """

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"title": None}, "/title: expected a string, got null"),
            ({"target": {}}, "/target/number: required key is missing"),
            (
                {"protocol": "x"},
                "/protocol: expected 'exchange/1', got the string 'x'",
            ),
            (
                {"limit": 2**63},
                f"/limit: expected an integer from {MANY}, got the number"
                " 9223372036854775808",
            ),
            (
                {"voice": {"greeting": {"type": "x"}}},
                "/voice/greeting/type: expected 'beep', 'say' or 'play', got"
                " the string 'x'",
            ),
            (
                {"voice": {"mood": 3}},
                "/voice/mood: expected 'calm' or 'wild' or a string, got the"
                " number 3",
            ),
            (
                {"voice": {"codec": "x"}},
                "/voice/codec: expected one of 'pcm', got the string 'x'",
            ),
            (
                {"target": {"number": "1", "by": {"type": "robot"}}},
                "/target/by/kind: required key is missing, expected 'human'"
                " or 'robot'",
            ),
            ({"labels": {"a": 1}}, "/labels/a: expected a string, got the"),
            (
                {"greeting": {}},
                "/greeting: key of another dialect; the exchange dialect has"
                " it at voice.greeting",
            ),
            (
                {"target": "x"},
                "/target: expected an object, got the string 'x'",
            ),
            (
                {"phone": "3"},
                "/phone: expected 'target.number' or 'phone', got both",
            ),
        ],
    )
    def test_places(self, change: dict[str, Any], expected: str) -> None:
        """
        A fault is told with its place.
        """
        (found,) = problems(EXCHANGE, {**LEAST, **change}, Call)

        assert expected == found[: len(expected)]

    @pytest.mark.parametrize("options", MODES)
    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"prefix": "o"}, "/prefix: LookupError: prefix has a vowel"),
            (
                {"voice": {"gain": -1}},
                "/voice/gain: ValueError: 'gain' must be >= 0: -1.0",
            ),
            (
                {
                    "script": {
                        "steps": [{"type": "beep", "pitch": {"hertz": 1}}]
                    }
                },
                "/script/steps/0/pitch/hertz: ValueError: 'hertz' must be >="
                " 20: 1",
            ),
        ],
    )
    def test_validators(
        self, options: dict[str, bool], change: dict[str, Any], expected: str
    ) -> None:
        """
        What a validator raises is a problem of its attribute, whatever it is.
        """
        payload = {**LEAST, **change}

        assert [expected] == problems(EXCHANGE, payload, Call, **options)

    def test_all(self) -> None:
        """
        All faults are told, of objects inside each other too.
        """
        host = {**LEAST, "title": 3, "limit": "x"}
        payload = {"calls": [{**LEAST, "prefix": "o"}], "room": {"host": host}}

        assert [
            "/calls/0/prefix: LookupError: prefix has a vowel",
            f"/room/host/limit: expected an integer from {MANY}, got the"
            " string 'x'",
            "/room/host/title: expected a string, got the number 3",
        ] == problems(EXCHANGE, payload, Conference)

    def test_attrs_validator(self) -> None:
        """
        Of an error of attrs' validators only the message is shown.
        """

        @attrs.frozen
        class Loud:
            text: str = attrs.field(
                validator=attrs.validators.matches_re("[A-Z]*")
            )

        dialect = Dialect("loud", [record(Loud)], {})

        assert [
            "/text: ValueError: 'text' must match regex '[A-Z]*' ('quiet'"
            " doesn't)"
        ] == problems(dialect, {"text": "quiet"}, Loud)


class TestUnknown:
    """
    Unknown keys, words and objects.
    """

    def test_keys(self) -> None:
        """
        Keys are left out by default, and refused where nothing holds them.
        """
        payload = {**LEAST, "new": 1, "bill": {"account": "x", "other": 2}}
        expected = Call("12", title="t", billing=Billing("x"))

        assert expected == read(EXCHANGE, payload, Call)
        for options in MODES[1:]:
            found = problems(EXCHANGE, payload, Call, **options)
            places = [x.partition(": unknown key")[0] for x in found]
            assert ["/bill/other", "/new"] == sorted(places)

    def test_objects(self) -> None:
        """
        Objects and words are kept where an annotation has room for them.
        """
        step, word = {"type": "new", "x": 1}, {"type": "odd"}
        payload = {
            **LEAST,
            "voice": {"mood": word},
            "script": {"steps": [step]},
        }
        found = read(
            PLAIN, {"number": "1", "mood": word}, Call, keep_unknown=True
        )

        assert Unknown(word, "plain") == found.mood
        assert word == written(PLAIN, found)["mood"]
        payload["voice"] = {}
        found = read(EXCHANGE, payload, Call, keep_unknown=True)
        assert (Unknown(step, "exchange"),) == found.steps
        assert [step] == written(EXCHANGE, found)["script"]["steps"]

    def test_no_room(self) -> None:
        """
        Elsewhere they are refused.
        """
        payload = {**LEAST, "voice": {"greeting": {"type": "new"}}}

        assert [
            "/voice/greeting/type: expected 'beep', 'say' or 'play', got the"
            " string 'new'"
        ] == problems(EXCHANGE, payload, Call, keep_unknown=True)


class TestUnsupported:
    """
    What cannot be written.
    """

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (
                Call("1", gain=None),
                "/voice/gain: the exchange dialect requires 'gain'",
            ),
            (
                Call("1", limit=2**70),
                f"/limit: expected an integer from {MANY}, got an integer of"
                " more than 20 digits",
            ),
            (
                Call("1", labels={"a": 1}),  # type: ignore[dict-item]
                "/labels/a: expected a string, got the number 1",
            ),
            (
                Call("1", memo={"a": [object()]}),
                "/memo/a/0: expected a JSON value, got a Python object",
            ),
            (
                Call("1", caller=Beep()),  # type: ignore[arg-type]
                "/target/by: expected a Human, a Robot or None, got a Python"
                " Beep",
            ),
            (
                Call("1", mood=Nickname("calm")),
                "/voice/mood: 'calm' is the name of <Mood.CALM: 1>; a Nickname"
                " can't use it",
            ),
            (
                Call("1", billing=Billing()),
                "/bill: the exchange dialect reads an object as None",
            ),
            (Play("x"), "/clip: expected bytes, got the string 'x'"),  # type: ignore[arg-type]
            (Say(None), "/text: expected a string, got null"),  # type: ignore[arg-type]
            (
                Billing("x", float("nan")),
                "/tariff: expected a finite 64-bit number, got the number nan",
            ),
            (
                Conference((CALL, Call("1", title=3))),  # type: ignore[arg-type]
                "/calls/1/title: expected a string, got the number 3",
            ),
        ],
    )
    def test_values(self, value: Any, expected: str) -> None:
        """
        Values that constructors let pass are refused, and can be dropped.
        """
        assert [expected] == refused(EXCHANGE, value)

    def test_other_dialect(self) -> None:
        """
        A dialect that lacks something names it, and it can be dropped.
        """
        expected = (
            *("mood", "greeting.loud", "steps[1]", "limit", "codec", "labels"),
            *("memo", "words", "billing", "title"),
        )
        left, names = drop_unsupported(CALL, PLAIN)

        assert expected == unsupported(CALL, PLAIN) == names
        assert Say("Hello") == left.greeting
        assert ({}, (Beep(),), "to 12") == (
            left.labels,
            left.steps,
            left.title,
        )

    def test_defaults_that_nobody_writes(self) -> None:
        """
        An attribute that a dialect lacks may have its default, and no other.
        """
        assert () == unsupported(Call("1"), PLAIN)
        assert ("labels",) == unsupported(Call("1", labels={"a": "b"}), PLAIN)
        assert ("title",) == unsupported(Call("1", title="x"), PLAIN)

    def test_default_that_raises(self) -> None:
        """
        Where a default is refused by a validator, all values are named.
        """

        @attrs.frozen
        class Odd:
            name: str
            even: int = attrs.field(default=1, validator=_even)

        dialect = Dialect("odd", [record(Odd, "name")], {})

        assert ("even",) == unsupported(Odd("x", 2), dialect)
        assert (None, ("even",)) == drop_unsupported(Odd("x", 2), dialect)


def _even(_: Any, attribute: Any, value: int) -> None:
    if value % 2:
        raise ArithmeticError(f"{attribute.name} is odd")


class TestOtherHooks:
    """
    Converters that have hooks for something else.
    """

    def test_unions(self) -> None:
        """
        Unions of the protocol's classes are read and written everywhere.
        """

        @attrs.define
        class Log:
            steps: list[Step]
            last: Beep | Say | None = None

        log = Log([Beep(), Say("x")], Say("y"))
        for made in converters(EXCHANGE):
            wire = made.unstructure(log)
            assert log == made.structure(wire, Log)
            assert {"type": "beep", "pitch": {"hertz": 440}} == wire["steps"][
                0
            ]
            assert Beep() == made.structure({"type": "beep"}, Beep | Say)

    def test_registered(self, detailed: bool) -> None:
        """
        A hook of the user's own wins, before and after.
        """
        made = cattrs.Converter(detailed_validation=detailed)
        made.register_structure_hook(Human, lambda value, _: Human(value["n"]))
        made.register_unstructure_hook(Human, lambda value: {"n": value.name})
        configure_converter(made, EXCHANGE)
        made.register_structure_hook(Mood, lambda value, _: Mood(value))
        made.register_unstructure_hook(Mood, lambda value: value.value)
        call = Call("12", caller=Robot(maker="x"), title="t")
        wire = made.unstructure(call)

        assert Human("Ada") == made.structure({"n": "Ada"}, Human)
        assert {"n": "Ada"} == made.unstructure(Human("Ada"))
        assert 1 == wire["target"]["by"]["mood"]
        assert call == made.structure(wire, Call)

    @pytest.mark.parametrize("order", [(GA, EXCHANGE), (EXCHANGE, GA)])
    def test_two_protocols(
        self, order: tuple[Dialect, Dialect], detailed: bool
    ) -> None:
        """
        Two protocols on one converter don't touch each other's classes.
        """
        made = cattrs.Converter(detailed_validation=detailed)
        for dialect in order:
            configure_converter(made, dialect)
        session = domain.SessionResource(
            turn_detection=domain.ServerVAD(threshold=0.5),
            voice=domain.RealtimeVoice.ALLOY,
        )
        ga = make_converter(GA).unstructure(session)

        assert ga == made.unstructure(session)
        assert session == made.structure(ga, domain.SessionResource)
        assert WIRE == made.unstructure(CALL)
        assert CALL == made.structure(WIRE, Call)
        with pytest.raises(CattrsError, match="ga dialect has no"):
            made.unstructure(domain.NamedVoice("ara"))

    def test_absent(self) -> None:
        """
        A class that a derived dialect has not is refused by name.
        """
        assert ["the plain dialect has no Play"] == problems(PLAIN, {}, Play)
        assert ["the plain dialect has no Play"] == refused(PLAIN, Play(b""))

    def test_strangers(self) -> None:
        """
        Classes that no dialect has are left to cattrs, and not in unions.
        """
        union = attrs.make_class(
            "Union", {"part": attrs.field(type=Say | Note)}
        )
        say = record(Say, tag="say")

        assert Note("x", 3) == (
            read(Dialect("small", [say], {}), {"text": "x", "stars": 3}, Note)
        )
        with pytest.raises(
            ValueError, match=r"Union\.part: there is no record"
        ):
            Dialect("small", [record(union), say], {})

    def test_subclasses(self) -> None:
        """
        A subclass is converted as its base, with no attributes of its own.
        """

        @attrs.define
        class Guest(Human):
            room: int = 1
            doubled: int = attrs.field(init=False, default=2)

        guest = Guest("Ada", 7, 12)
        wire = {"kind": "human", "name": "Ada", "badge": 7}

        assert wire == written(EXCHANGE, Guest("Ada", 7))
        assert Guest("Ada", 7) == read(EXCHANGE, wire, Guest)
        assert ["/room: the exchange dialect has no room"] == (
            refused(EXCHANGE, guest)
        )

    def test_subclass_with_a_validator(self) -> None:
        """
        What its validators raise is a problem, whatever it is.
        """

        @attrs.define(kw_only=True)
        class Picky(Human):
            name: str = attrs.field(validator=invented._no_vowel)

        assert ["/name: LookupError: name has a vowel"] == (
            problems(EXCHANGE, {"kind": "human", "name": "o"}, Picky)
        )


DIARY = Diary(
    datetime(2020, 1, 2, tzinfo=UTC),
    (datetime(2021, 1, 1, tzinfo=UTC),),
    [3],
    "big",
    Line.FIBRE,
    Note("x"),
)
DIARY_WIRE = {
    "since": "2020-01-02T00:00:00+00:00",
    "days": ["2021-01-01T00:00:00+00:00"],
    "pages": [3],
    "size": "big",
    "line": "fi",
    "note": {"text": "x", "stars": 0},
}


class TestForeign:
    """
    Annotations that no rule knows.
    """

    def test_hooks(self) -> None:
        """
        They are converted by the converter's own hooks.
        """
        made = make_converter(EXCHANGE)

        assert DIARY_WIRE == made.unstructure(DIARY)
        assert DIARY == made.structure(DIARY_WIRE, Diary)
        assert () == unsupported(DIARY, EXCHANGE)

    @pytest.mark.parametrize("keep", [False, True])
    def test_problems(self, keep: bool) -> None:
        """
        What their hooks raise has its place.
        """
        payload = {
            "since": 3,
            "days": ["2021-01-01T00:00:00", "x"],
            "size": "huge",
            "line": "x",
        }
        with pytest.raises(CattrsError) as caught:
            make_converter(EXCHANGE, keep_unknown=keep).structure(
                payload, Diary
            )

        found = [x.pointer for x in explain(caught.value)]
        assert ["/since", "/days/1", "/size", "/line"] == found

    def test_schema(self) -> None:
        """
        A schema says nothing about them.
        """
        schema = json_schema(EXCHANGE, Diary)

        assert {} == schema["$defs"]["Diary"]["properties"]["since"]


class TestAnnotations:
    """
    Annotations that Python does not evaluate.
    """

    def test_strings(self) -> None:
        """
        Annotations in strings are resolved.
        """

        @attrs.define
        class Late:
            part: "Say | None" = None
            count: "int" = 1

        dialect = Dialect("late", [record(Late), record(Say, tag="say")], {})
        wire = {
            "part": {"type": "say", "text": "x", "loud": False},
            "count": 2,
        }

        assert wire == written(dialect, Late(Say("x"), 2))
        assert Late(Say("x"), 2) == read(dialect, wire, Late)

    def test_without_hash(self) -> None:
        """
        An annotation without a hash is left to the converter.
        """
        field = attrs.field(type=Annotated[int, {}])
        cls = attrs.make_class("Noted", {"count": field})
        dialect = Dialect("noted", [record(cls)], {})

        assert {"count": 3} == written(dialect, cls(3))


class TestRules:
    """
    Rules that a default contradicts.
    """

    @pytest.mark.parametrize(
        ("key", "expected"),
        [
            (Key(none=["x"]), "none: the attribute has a default other"),
            (
                Key(rewrite=Rewrite({("x",): ("x",)}, closed=True)),
                "rewrite: the attribute has a default other",
            ),
        ],
    )
    def test_of_attributes(self, key: Key, expected: str) -> None:
        """
        A rule by which a default can't be written is a mistake.
        """
        options = {"type": tuple[str, ...], "default": ()}
        cls = attrs.make_class("Words", {"words": attrs.field(**options)})

        with pytest.raises(ValueError, match=expected):
            record(cls, words=key)

    def test_of_spread(self) -> None:
        """
        So is an object among other keys that is never absent.
        """
        options = {"type": Billing, "default": Billing()}
        cls = attrs.make_class("Bill", {"bill": attrs.field(**options)})

        with pytest.raises(ValueError, match="default other than None"):
            record(cls, bill="*")

    @pytest.mark.parametrize(
        ("default", "annotation", "options"),
        [
            (Mood.WILD, Mood, {}),
            (OFF, Say | type(OFF), {"null_is_off": False}),
        ],
    )
    def test_of_dialects(
        self, default: Any, annotation: Any, options: dict[str, Any]
    ) -> None:
        """
        A dialect has a word, or a record, for each default.
        """
        field = attrs.field(type=annotation, default=default)
        cls = attrs.make_class("Holder", {"part": field})
        rules: list[Any] = [record(cls), record(Say, tag="say")]

        with pytest.raises(ValueError, match=r"Holder\.part: the default"):
            Dialect("lacking", rules, CALM, **options)
        rules[0] = record(cls, required=["part"])
        assert Dialect("lacking", rules, CALM, **options)

    def test_of_derived_dialects(self) -> None:
        """
        A dialect keeps the record of a default.
        """
        field = attrs.field(type=Say | Beep, default=Beep())
        cls = attrs.make_class("Holder", {"part": field})
        tags = [record(Say, tag="say"), record(Beep, tag="beep")]
        own = Dialect("own", [record(cls), *tags], {})

        with pytest.raises(
            ValueError, match=r"Holder\.part: the default Beep"
        ):
            own.evolve("lacking", without=[Beep])
        rules = [record(cls, required=["part"])]
        assert own.evolve("lacking", without=[Beep], records=rules)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{x.name}" for x in node.names)
        else:
            found = node.names if isinstance(node, ast.Import) else ()
            yield from (x.name for x in found)


class TestProtocol:
    """
    The protocol as a whole.
    """

    def test_imports(self) -> None:
        """
        It imports nothing of the Realtime domain.
        """
        ours = [
            name
            for name in _imports(Path(invented.__file__))
            if name.startswith("realtime_attrs")
            and not name.startswith("realtime_attrs.dialects.")
        ]

        assert {"realtime_attrs.Off", "realtime_attrs.Unknown"} == {*ours}

    def test_family(self) -> None:
        """
        A base class without a record is read and written as what derives.
        """
        payload = {"type": "say", "text": "x", "loud": False}

        assert () == unsupported(Say("x", serial="1"), EXCHANGE)
        assert ("Signal",) == unsupported(Signal(), EXCHANGE)
        assert Say("x") == read(EXCHANGE, payload, Signal)
        assert payload == written(EXCHANGE, Say("x"), Signal)
        assert ["the exchange dialect has no Signal"] == (
            refused(EXCHANGE, Signal())
        )
        assert Say("x") == read(
            EXCHANGE,
            {"type": "say", "text": "x", "debug": 1},
            Say,
            forbid_extra_keys=True,
        )

    def test_schema(self) -> None:
        """
        There is a schema for each class and union.
        """
        schema = json_schema(EXCHANGE, Call)
        call = schema["$defs"]["Call"]

        assert {"protocol", "title", "target"} <= {*call["properties"]}
        assert "Step" not in schema["$defs"]
        assert {"Beep", "Say", "Play", "Human", "Robot"} <= {*schema["$defs"]}
        assert json_schema(EXCHANGE, Step)

    def test_check(self) -> None:
        """
        `check()` is about sessions and events, of which there are none.
        """
        (problem,) = check({"type": "say"}, EXCHANGE)

        assert "the exchange dialect has no sessions and events" == (
            problem.message
        )

    def test_conversion(self) -> None:
        """
        A session has no form in another protocol.
        """
        session, name = {"model": "m"}, "SessionResource"

        assert (name,) == unsupported(domain.SessionResource(), EXCHANGE)
        with pytest.raises(CattrsError, match="exchange dialect has no Sess"):
            convert_payload(session, EXCHANGE, source=BETA)
        written, (problem,) = convert_payload(
            session, EXCHANGE, source=BETA, drop=True
        )
        assert ([], "") == (written, problem.pointer)
