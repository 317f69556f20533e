"""
Classes of users, of shapes that those of the library don't have.
"""

from enum import Enum
from typing import Any, Final, Literal, NewType

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError, StructureHandlerNotFoundError
from jsonschema import Draft202012Validator

from both_modes import comes_back, problems, read
from realtime_attrs import (
    INF,
    OFF,
    RealtimeVoice,
    SessionResource,
    ToolChoiceMode,
    Unknown,
)
from realtime_attrs.converter import (
    check,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, Dialect, Fallback, Key, record
from realtime_attrs.events import ClientSecretRequest
from realtime_attrs.extending import (
    BaseItem,
    BaseServerEvent,
    BaseTool,
    BaseVoice,
)


Name = NewType("Name", str)


class Mood(Enum):
    """
    How somebody sounds.
    """

    CALM = 1
    WILD = 2


WORDS = {Mood: {Mood.CALM: "calm", Mood.WILD: "wild"}}


def holder(annotation: Any) -> tuple[Any, Dialect]:
    """
    Make a class with one attribute, and a dialect that has it.
    """
    cls = attrs.make_class("Holder", {"part": attrs.field(type=annotation)})
    return cls, Dialect("own", [record(cls)], WORDS)


class TestAnnotations:
    @pytest.mark.parametrize("annotation", [Name, Final[str]])
    def test_converter(self, annotation: Any) -> None:
        """
        The converter gets an annotation of its own as it is.
        """
        cls, dialect = holder(annotation)

        assert cls("Ada") == read(dialect, {"part": "Ada"}, cls)
        assert {"part": "Ada"} == make_converter(dialect).unstructure(
            cls("Ada")
        )

    @pytest.mark.parametrize(
        "annotation",
        [
            Literal[Mood.CALM],
            Literal[Mood.CALM] | None,
            tuple[Literal[Mood.CALM], ...],
        ],
    )
    def test_one_member(self, annotation: Any) -> None:
        """
        A single member of an enum is written as its word.
        """
        cls, dialect = holder(annotation)
        is_array = annotation == tuple[Literal[Mood.CALM], ...]
        value = cls((Mood.CALM,) if is_array else Mood.CALM)
        wire = {"part": ["calm"] if is_array else "calm"}
        other = {"part": ["wild"] if is_array else "wild"}
        place = "/part/0" if is_array else "/part"

        assert wire == make_converter(dialect).unstructure(value)
        assert value == read(dialect, wire, cls)
        assert [f"{place}: expected 'calm', got the string 'wild'"] == (
            problems(dialect, other, cls)
        )

    @pytest.mark.parametrize(
        "annotation", [None, type(None), Literal[OFF], Literal[OFF] | None]
    )
    def test_nothing(self, annotation: Any) -> None:
        """
        An attribute without an annotation, or a value, can have no key.
        """
        field = attrs.field(type=annotation)
        cls = attrs.make_class("Holder", {"part": field})

        with pytest.raises(ValueError, match="'part': the annotation is miss"):
            record(cls)
        assert Dialect("own", [record(attrs.make_class("Empty", []))], {})

    def test_schema_of_one(self) -> None:
        """
        A single constant has a schema.
        """
        assert "inf" == json_schema(BETA, Literal[INF])["const"]
        assert "inf" == json_schema(BETA, INF)["const"]


class TestNames:
    @pytest.mark.parametrize(
        "name", ["Page[int]", "a b", "x(y", 'q"', "", "Ü"]
    )
    def test_no_identifier(self, name: str) -> None:
        """
        The name of a class need not be an identifier.
        """
        cls, dialect = holder(str | None)
        cls.__name__ = name

        wire = make_converter(dialect).unstructure(cls("x"))

        assert {"part": "x"} == wire
        assert cls("x") == read(dialect, wire, cls)

    def test_alike(self) -> None:
        """
        Two classes with one name have a definition each in a schema.
        """
        one = attrs.make_class("Part", {"a": attrs.field(type=int)})
        two = attrs.make_class("Part", {"b": attrs.field(type=str)})
        cls = attrs.make_class("Holder", {"part": attrs.field(type=one | two)})
        rules = [record(cls), record(one, tag="1"), record(two, tag="2")]

        found = json_schema(Dialect("own", rules, {}), cls)["$defs"]

        assert ["type", "a"] == [*found["Part"]["properties"]]
        assert ["type", "b"] == [*found["Part_"]["properties"]]

    def test_enums_alike(self) -> None:
        """
        So have an enum and a class.
        """
        cls, _ = holder(Mood | None)
        cls.__name__ = "Mood"

        schema = json_schema(Dialect("own", [record(cls)], WORDS), cls)

        assert {"Mood", "Mood_"} == {*schema["$defs"]}
        assert "#/$defs/Mood" == schema["$ref"]

    def test_variables(self) -> None:
        """
        Attributes may be called as the variables of generated code.
        """
        names = ("x", "also_x", "word_kind", "ignored0")
        field = attrs.field(type=Mood | None, default=None)
        cls = attrs.make_class("Holder", dict.fromkeys(names, field))
        second = Fallback("fx", words={Mood: {Mood.CALM: "0"}})
        rules = record(
            cls,
            *names[1:],
            x=Key("x", fallback=second),
            constants={"kind": "k"},
            ignored={"old": ["o"]},
        )
        dialect = Dialect("own", [rules], WORDS)
        wire = dict.fromkeys(names, "wild") | {"kind": "k"}

        assert cls(*[Mood.WILD] * 4) == read(dialect, wire, cls)
        assert wire == make_converter(dialect).unstructure(
            cls(*[Mood.WILD] * 4)
        )
        assert cls(Mood.CALM) == read(dialect, {"fx": "0", "old": "o"}, cls)
        assert ["/fx: expected '0', got the string 'wild'"] == (
            problems(dialect, {"fx": "wild"}, cls)
        )

    def test_objects(self) -> None:
        """
        An attribute may be called as the object in which its key is.
        """
        rules = BETA.of(SessionResource).evolve(
            voice="voice.name", constants={"voice.type": "named"}
        )
        acme = BETA.evolve("acme", records=[rules])

        for name in ("type", "new"):
            payload = {"voice": {"name": name, "type": "named"}}
            assert payload == comes_back(acme, payload, SessionResource)
        payload = {"voice": {"type": "named"}}
        assert payload == comes_back(acme, payload, SessionResource)


@attrs.frozen
class Base:
    """
    A class with a record.
    """

    a: int = 1


@attrs.frozen
class Derived(Base):
    """
    A class that derives from it, with a record of its own.
    """

    b: int = 2


@attrs.frozen
class Both:
    """
    What can hold either.
    """

    part: Base | Derived | None = None


class TestStrangers:
    @pytest.mark.parametrize(
        "annotation", [RealtimeVoice, RealtimeVoice | None]
    )
    def test_enums(self, annotation: Any) -> None:
        """
        Enums of the library are cattrs' where a dialect has none of it.
        """
        _, dialect = holder(str)
        voice, plain = RealtimeVoice.ASH, cattrs.Converter()
        word = plain.unstructure(voice)
        converter = make_converter(dialect)

        assert word == converter.unstructure(voice, annotation)
        assert voice == converter.structure(word, annotation)

    def test_unions(self) -> None:
        """
        So are unions of them, which cattrs can't read.
        """
        _, dialect = holder(str)
        converter, union = (
            make_converter(dialect),
            RealtimeVoice | ToolChoiceMode,
        )

        with pytest.raises(StructureHandlerNotFoundError):
            converter.get_structure_hook(union)


class TestDerived:
    def test_absent(self) -> None:
        """
        A class that a dialect removed is not written as its base.
        """
        rules = [record(Base, tag="1"), record(Derived, tag="2"), record(Both)]
        dialect = Dialect("own", rules, {}).evolve("less", without=[Derived])
        converter = make_converter(dialect)

        assert {"part": {"type": "1", "a": 1}} == (
            converter.unstructure(Both(Base()))
        )
        for value, place in ((Derived(), ""), (Both(Derived()), "part")):
            assert (place or "Derived",) == unsupported(value, dialect)
            with pytest.raises(CattrsError, match="less dialect has no Deriv"):
                converter.unstructure(value)


class TestOff:
    @pytest.mark.parametrize("null_is_off", [True, False])
    def test_without_none(self, null_is_off: bool) -> None:
        """
        An attribute may be off and not unset.
        """
        cls, dialect = holder(Mood | Literal[OFF])
        dialect = dialect.evolve("own", null_is_off=null_is_off)
        converter = make_converter(dialect)

        assert {"part": "calm"} == converter.unstructure(cls(Mood.CALM))
        assert bool(unsupported(cls(OFF), dialect)) is not null_is_off
        if null_is_off:
            assert {"part": None} == converter.unstructure(cls(OFF))
            assert cls(OFF) == read(dialect, {"part": None}, cls)


class TestAlias:
    def test_off(self) -> None:
        """
        Null at both keys of an attribute that may be off is one too many.
        """
        cls, dialect = holder(Mood | Literal[OFF] | None)
        both = record(cls, part=Key("part", alias="old"))
        dialect = dialect.evolve("own", records=[both])
        schema = Draft202012Validator(json_schema(dialect, cls))

        for payload in ({"part": None, "old": None}, {"part": "calm"}):
            twice = {**payload, "old": None}
            assert ["/old: expected 'part' or 'old', got both of them"] == (
                problems(dialect, twice, cls)
            )
            assert not schema.is_valid(twice)
        for payload in ({"part": None}, {"old": None}, {"old": "calm"}):
            assert read(dialect, payload, cls)
            assert schema.is_valid(payload)


@attrs.frozen
class Lookup(BaseTool):
    """
    The only class of a dialect.
    """

    table: str = ""


class TestNoMembers:
    @pytest.mark.parametrize(
        "annotation",
        [BaseServerEvent | Unknown, BaseVoice | None, BaseVoice | BaseItem],
        ids=str,
    )
    def test_union(self, annotation: Any) -> None:
        """
        A union of families without members has no values.
        """
        lone = Dialect("lone", [record(Lookup, tag="lookup")], {})

        (problem,) = problems(lone, {"type": "x"}, annotation)

        assert problem.startswith("expected n")

    def test_check(self) -> None:
        """
        No payload is an event in a dialect without events.
        """
        lone = Dialect("lone", [record(Lookup, tag="lookup")], {})

        for payload in ({"type": "lookup"}, {"type": "x.y"}, {}):
            assert check(payload, lone)


class TestSpread:
    def test_nothing_left(self) -> None:
        """
        An object with the keys of others alone is read as no value.
        """
        part = attrs.make_class("Part", {"a": attrs.field(type=str)})
        fields = {
            "part": attrs.field(type=part | None, default=None),
            "b": attrs.field(type=str | None, default=None),
        }
        cls = attrs.make_class("Whole", fields)
        rules = [record(part), record(cls, "b", part="*")]
        dialect = Dialect("own", rules, {})
        schema = Draft202012Validator(json_schema(dialect, cls))

        for payload, expected in (
            ({"b": "x"}, cls(b="x")),
            ({}, cls()),
            ({"a": "y", "b": "x"}, cls(part("y"), "x")),
        ):
            assert expected == read(dialect, payload, cls)
            assert schema.is_valid(payload)
        assert not schema.is_valid({"c": 1})

    def test_nothing_read(self) -> None:
        """
        So is an object of which nothing is read, since it can't be written.
        """
        a = attrs.field(type=str | None, default=None)
        c = attrs.field(type=int, default=3)
        for fields, payload, written in (
            ({"a": a}, {"new": 1}, {}),
            ({"a": a}, {"a": None}, {}),
            ({"a": a}, {"new": 1, "a": "x"}, {"a": "x"}),
            ({"a": a, "c": c}, {"new": 1}, {"c": 3}),
        ):
            part = attrs.make_class("Part", fields)
            whole = {"part": attrs.field(type=part | None, default=None)}
            cls = attrs.make_class("Whole", whole)
            rules = [record(part), record(cls, part="*")]
            dialect = Dialect("own", rules, {})

            found = read(dialect, payload, cls)

            assert written == make_converter(dialect).unstructure(found)
            assert bool(written) == (found.part is not None)

    def test_nothing_read_of_a_session(self) -> None:
        """
        A session around a client secret has to have a known key.
        """
        found = read(BETA, {"anchor": None}, ClientSecretRequest)

        assert ClientSecretRequest() == found
        assert {"model": "m"} == comes_back(
            BETA, {"model": "m"}, ClientSecretRequest
        )

    def test_second_key(self) -> None:
        """
        A second key must not be one of the keys beside it.
        """
        part = attrs.make_class("Part", {"a": attrs.field(type=str)})
        fields = {
            "part": attrs.field(type=part | None, default=None),
            "b": attrs.field(type=str | None, default=None),
        }
        cls = attrs.make_class("Whole", fields)
        rules = [
            record(part, a=Key("a", alias="b")),
            record(cls, "b", part="*"),
        ]

        with pytest.raises(ValueError, match="'b' is a key of Part and of"):
            Dialect("own", rules, {})
