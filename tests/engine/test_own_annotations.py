"""
Users' classes may have annotations that those of the library don't have.
"""

import dataclasses

from collections import UserDict
from collections.abc import Mapping, MutableSequence, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from enum import Enum
from typing import Annotated, Any, Final, Literal

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError
from cattrs.preconf.json import make_converter as make_json_converter
from jsonschema import Draft202012Validator

from both_modes import problems, read
from postponed import Broken, Checked, Later, Plain
from realtime_attrs import OFF, SessionResource, Unknown
from realtime_attrs._domain.bases import BaseServerEvent, BaseTool
from realtime_attrs._values.checked import frozen
from realtime_attrs.converter import (
    configure_converter,
    explain,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, Dialect, Key, record


COUNT = "expected an integer from -9223372036854775808 to 9223372036854775807"


class Mood(Enum):
    """
    An enum with words.
    """

    CALM = 1
    WILD = 2


class Line(Enum):
    """
    An enum without words.
    """

    COPPER = "cu"


@attrs.frozen
class Part:
    """
    A class with a record.
    """

    a: int = 1


@attrs.frozen
class Stranger:
    """
    A class without a record.
    """

    a: int = 1


@dataclasses.dataclass
class Data:
    """
    A class that can't have a record.
    """

    a: int = 1


def holder(annotation: Any, **rules: Any) -> tuple[Any, Dialect]:
    """
    Make a class with one attribute, and a dialect that has it.
    """
    cls = attrs.make_class("Holder", {"x": attrs.field(type=annotation)})
    words = {Mood: {Mood.CALM: "calm", Mood.WILD: "wild"}}
    return cls, Dialect("own", [record(cls, **rules), record(Part)], words)


class TestNative:
    @pytest.mark.parametrize(
        ("annotation", "wire", "value"),
        [
            (list[int], [1, 2], [1, 2]),
            (Sequence[str], ["a"], ("a",)),
            (MutableSequence[str], ["a"], ["a"]),
            (set[str], ["a"], {"a"}),
            (frozenset[int], [9, 10], frozenset({9, 10})),
            (AbstractSet[str], ["a"], frozenset({"a"})),
            (set[int | str], [2], {2}),
            (list[list[Part]], [[{"a": 2}], []], [[Part(2)], []]),
            (list[int | None], [1, None], [1, None]),
            (tuple[int | None, ...], [1, None], (1, None)),
            (tuple[Part | None, ...], [{"a": 1}, None], (Part(), None)),
            (list[Any], [1, None], [1, None]),
            (list[Mood], ["calm"], [Mood.CALM]),
            (list[bytes], ["YQ=="], [b"a"]),
            (dict[str, int], {"a": 1}, {"a": 1}),
            (dict[str, Part], {"k": {"a": 2}}, {"k": Part(2)}),
            (dict[str, dict[str, int]], {"k": {"a": 2}}, {"k": {"a": 2}}),
            (Mapping[str, list[Mood]], {"a": ["wild"]}, {"a": [Mood.WILD]}),
            (Mapping[str, list[int]], {"a": [1]}, {"a": [1]}),
            (tuple[int, str], [1, "a"], (1, "a")),
            (tuple[Part, Part | None], [{"a": 2}, None], (Part(2), None)),
            (tuple[()], [], ()),
            (int | str, "a", "a"),
            (int | str | None, 3, 3),
            (str | list[str], ["a"], ["a"]),
            (str | tuple[str, ...], ["a"], ("a",)),
            (str | dict[str, bool], {"a": True}, {"a": True}),
            (Literal["a", "b"], "b", "b"),
            (Literal["a"], "a", "a"),
            (Literal["auto"] | int, 3, 3),
            (Literal[1, True], True, True),
            (Final[int], 3, 3),
            (Annotated[int, {}], 3, 3),
            (list[Annotated[int, {}]], [3], [3]),
        ],
        ids=repr,
    )
    def test_both_ways(self, annotation: Any, wire: Any, value: Any) -> None:
        """
        A value is stored as its annotation says, and written as JSON.
        """
        cls, dialect = holder(annotation)
        converter = make_converter(dialect)
        schema = Draft202012Validator(json_schema(dialect, cls))

        found = read(dialect, {"x": wire}, cls)

        assert cls(value) == found
        assert type(value) is type(found.x)
        assert {"x": wire} == converter.unstructure(found)
        assert {"x": wire} == converter.unstructure(cls(value))
        assert () == unsupported(found, dialect)
        assert schema.is_valid({"x": wire})

    @pytest.mark.parametrize(
        ("annotation", "wire", "expected"),
        [
            (list[int], [1, "a"], f"/1: {COUNT}, got the string 'a'"),
            (list[int], 3, ": expected an array, got the number 3"),
            (set[str], ["a", 3], "/1: expected a string, got the number 3"),
            (
                list[list[Part]],
                [[], [{"a": "x"}]],
                f"/1/0/a: {COUNT}, got the string 'x'",
            ),
            (
                dict[str, Part],
                {"k": {"a": "x"}},
                f"/k/a: {COUNT}, got the string 'x'",
            ),
            (dict[str, Part], 3, ": expected an object, got the number 3"),
            (
                dict[str, Part],
                {3: {}},
                ": expected strings as keys, got the number 3",
            ),
            (
                Mapping[str, list[int]],
                {"k": ["a"]},
                f"/k/0: {COUNT}, got the string 'a'",
            ),
            (tuple[int, str], [1, 2], "/1: expected a string, got the num"),
            (tuple[int, str], [1], ": expected an array of 2, got an array"),
            (
                int | str,
                1.5,
                f": {COUNT} or a string, got the number 1.5",
            ),
            (
                Literal["a", "b"],
                "c",
                ": expected 'a' or 'b', got the string 'c'",
            ),
            (Literal[1], True, ": expected 1, got the boolean true"),
        ],
        ids=repr,
    )
    def test_places(self, annotation: Any, wire: Any, expected: str) -> None:
        """
        The place of a fault has its index or key, also in plain mode.
        """
        cls, dialect = holder(annotation)
        (found,) = problems(dialect, {"x": wire}, cls)

        assert f"/x{expected}" == found[: len(expected) + 2]

    @pytest.mark.parametrize(
        ("annotation", "value", "expected"),
        [
            (list[int], ["a"], f"/x/0: {COUNT}, got the string 'a'"),
            (list[int], 3, "/x: expected an array, got the number 3"),
            (dict[str, Part], 3, "/x: expected an object, got the number 3"),
            (
                dict[str, Part],
                {3: Part()},
                "/x: expected strings as keys, got the number 3",
            ),
            (
                dict[str, Part],
                {"k": Mood.CALM},
                "/x/k: expected a Part, got <Mood.CALM: 1>",
            ),
            (dict[str, Part], {"k": Part("x")}, f"/x/k/a: {COUNT}, got the s"),  # type: ignore[arg-type]
            (list[list[Part]], [[Part("x")]], f"/x/0/0/a: {COUNT}, got the"),  # type: ignore[arg-type]
            (tuple[int, str], (1,), "/x: expected an array of 2, got an arr"),
            (tuple[int, str], 3, "/x: expected an array of 2, got the numb"),
            (tuple[int, str], ("a", "b"), f"/x/0: {COUNT}, got the string"),
            (Literal["a"], "b", "/x: expected 'a', got the string 'b'"),
        ],
        ids=repr,
    )
    def test_writing(self, annotation: Any, value: Any, expected: str) -> None:
        """
        A value that its annotation doesn't admit is not written.
        """
        cls, dialect = holder(annotation)

        with pytest.raises(CattrsError) as caught:
            make_converter(dialect).unstructure(cls(value))

        (found,) = explain(caught.value)
        assert expected == f"{found}"[: len(expected)]
        assert unsupported(cls(value), dialect)

    def test_other_mappings(self) -> None:
        """
        An object may be any mapping.
        """
        cls, dialect = holder(dict[str, Part])

        assert cls({"k": Part(2)}) == (
            read(dialect, {"x": UserDict(k={"a": 2})}, cls)
        )

    def test_words_in_sets(self) -> None:
        """
        A set of words is left to the converter.
        """
        cls, dialect = holder(set[Mood])

        assert cls({Mood.CALM}) == read(dialect, {"x": ["calm"]}, cls)

    def test_off_in_arrays(self) -> None:
        """
        So is an array in which a value may be off.
        """
        cls, dialect = holder(list[Part | Literal[OFF]])

        assert cls([OFF, Part()]) == read(dialect, {"x": [None, {}]}, cls)
        assert {"x": [None, {"a": 1}]} == (
            make_converter(dialect).unstructure(cls([OFF, Part()]))
        )

    def test_checked(self) -> None:
        """
        The constructors of `frozen()` check the same.
        """

        @frozen
        class Holder:
            word: Literal["a", "b"] = "a"
            many: Sequence[int] = ()
            parts: dict[str, Part] | None = None
            pair: tuple[int, str] | None = None

        assert ((1,), (2, "x")) == (
            Holder(many=[1]).many,
            Holder(pair=[2, "x"]).pair,  # type: ignore[arg-type]
        )
        for arguments in ({"word": "c"}, {"parts": {"a": 1}}, {"pair": (1,)}):
            with pytest.raises((TypeError, ValueError), match="Holder"):
                Holder(**arguments)  # type: ignore[arg-type]


class TestHooks:
    def dialect(self, annotation: Any, **rules: Any) -> tuple[Any, Any]:
        """
        Make a class, and two converters that read times.
        """
        cls, dialect = holder(annotation, **rules)
        made = []
        for detailed in (True, False):
            made.append(make_json_converter(detailed_validation=detailed))
            configure_converter(made[-1], dialect)
        return cls, made

    @pytest.mark.parametrize(
        ("annotation", "wire", "place"),
        [
            (datetime, "x", "/x"),
            (list[datetime], ["2020-01-02T00:00:00", "x"], "/x/1"),
            (dict[str, list[datetime | None]], {"k": [None, "x"]}, "/x/k/1"),
            (tuple[datetime, int], ["x", 3], "/x/0"),
        ],
    )
    def test_places(self, annotation: Any, wire: Any, place: str) -> None:
        """
        What a hook of the converter raises has the place of its value.
        """
        cls, made = self.dialect(annotation)
        for converter in made:
            with pytest.raises(CattrsError) as caught:
                converter.structure({"x": wire}, cls)
            assert [f"{place}: ValueError: Invalid isoformat string: 'x'"] == [
                f"{x}" for x in explain(caught.value)
            ]

    @pytest.mark.parametrize(
        ("annotation", "wire"),
        [
            (list[datetime], ["2020-01-02T00:00:00"]),
            (dict[str, datetime], {"k": "2020-01-02T00:00:00"}),
            (dict[str, datetime | None], {"k": None}),
        ],
    )
    def test_both_ways(self, annotation: Any, wire: Any) -> None:
        """
        Its values are written by its hooks.
        """
        cls, made = self.dialect(annotation)
        for converter in made:
            value = converter.structure({"x": wire}, cls)
            assert {"x": wire} == converter.unstructure(value)

    def test_not_written(self) -> None:
        """
        What a hook raises when it writes has its place, too.
        """
        cls, dialect = holder(dict[str, datetime])
        converter = cattrs.Converter()
        configure_converter(converter, dialect)
        converter.register_unstructure_hook(datetime, lambda x: x.isoformat())

        with pytest.raises(CattrsError) as caught:
            converter.unstructure(cls({"k": 3}))

        assert [
            "/x/k: AttributeError: 'int' object has no attribute 'isoformat'"
        ] == [f"{x}" for x in explain(caught.value)]

    def test_asked_once(self) -> None:
        """
        The converter is asked for a hook when the first value comes.
        """
        cls, dialect = holder(list[datetime])
        converter = cattrs.Converter()
        configure_converter(converter, dialect)
        hook = converter.get_structure_hook(cls)
        asked = []

        def factory(_: Any) -> Any:
            asked.append("once")
            return lambda value, _: value

        converter.register_structure_hook_factory(
            lambda x: x is datetime, factory
        )

        assert cls(["a"] * 3) == hook({"x": ["a"] * 3}, cls)
        assert ["once"] == asked

    def test_no_hook(self) -> None:
        """
        A type that the converter can't read is told at its place.
        """
        cls, dialect = holder(datetime)
        (found,) = problems(dialect, {"x": "2020"}, cls)

        assert found.startswith("/x: StructureHandlerNotFoundError")

    def test_forbidden_keys(self) -> None:
        """
        Keys that the converter's own hooks forbid have their places.
        """
        cls, dialect = holder(Stranger, x=Key("x", by_converter=True))

        assert ["/x/b: unknown key"] == problems(
            dialect, {"x": {"b": 1}}, cls, forbid_extra_keys=True
        )


class TestGaps:
    @pytest.mark.parametrize(
        ("annotation", "name"),
        [
            (Stranger, "Stranger"),
            (Stranger | None, "Stranger"),
            (Part | Stranger, "Stranger"),
            (tuple[Stranger, ...], "Stranger"),
            (list[Stranger], "Stranger"),
            (dict[str, list[Stranger]], "Stranger"),
            (tuple[int, Stranger] | None, "Stranger"),
            (Annotated[Stranger, "x"], "Stranger"),
            (Data, "Data"),
            (Line, "Line"),
            (list[Line], "Line"),
            (set[Line], "Line"),
            (Literal[Line.COPPER], "Line"),
            (Stranger | Line, "Stranger or Line"),
        ],
    )
    def test_mistakes(self, annotation: Any, name: str) -> None:
        """
        A class without a record, or enum without words, is a mistake.
        """
        with pytest.raises(
            ValueError,
            match=f"Holder.x: there is no record, or word, of {name}; add one",
        ):
            holder(annotation)
        assert holder(annotation, x=Key("x", by_converter=True))

    def test_by_converter(self) -> None:
        """
        The converter reads it if the key says so.
        """
        rules = {"x": Key("x", by_converter=True)}
        cls, dialect = holder(list[Stranger], **rules)

        assert cls([Stranger(2)]) == read(dialect, {"x": [{"a": 2}]}, cls)

    def test_words_of_one_key(self) -> None:
        """
        The words of a key are words.
        """
        words = {Line: {Line.COPPER: "copper"}}
        cls, dialect = holder(Line, x=Key("x", words=words))

        assert cls(Line.COPPER) == read(dialect, {"x": "copper"}, cls)


class TestExtra:
    def test_own(self) -> None:
        """
        Only the attribute that is inherited holds unknown keys.
        """
        field = attrs.field(type=Unknown | None, default=None)
        plain = attrs.make_class("Own", {"extra": field})
        derived = attrs.make_class("Own", {"extra": field}, bases=(BaseTool,))

        for cls in (plain, derived):
            with pytest.raises(
                ValueError, match="'extra': inherit this attribute"
            ):
                record(cls)
        for cls in (
            attrs.make_class("Own", {"extra": attrs.field(type=str)}),
            attrs.make_class("Own", {"x": field}),
            attrs.make_class("Own", [], bases=(BaseTool,)),
            attrs.make_class("Own", [], bases=(BaseServerEvent,)),
        ):
            assert record(cls)

    def test_without(self) -> None:
        """
        Without it, unknown keys are refused rather than lost.
        """
        cls, dialect = holder(int)

        assert cls(1) == read(dialect, {"x": 1, "y": 2}, cls)
        (found,) = problems(dialect, {"x": 1, "y": 2}, cls, keep_unknown=True)
        assert found.startswith("/y: unknown key")


class TestNames:
    def test_arguments(self) -> None:
        """
        Attributes may be called as the arguments of `record()`.
        """
        names = ("tag", "required", "cls", "names", "keys", "other")
        cls = attrs.make_class(
            "Own", {name: attrs.field(type=int) for name in names}
        )
        keys = {"tag": "a", "required": "b", "cls": "c", "keys": "d"}
        rules = record(cls, tag="t", keys=keys, names="e")

        assert {**keys, "names": "e", "other": "other"} == rules.paths
        assert dict(zip(names, names, strict=True)) == (
            record(cls, *names).paths
        )
        assert dict(zip(names, names, strict=True)) == record(cls).paths

    def test_positions(self) -> None:
        """
        Names by position are all that there are, besides those that move.
        """
        fields = {x: attrs.field(type=int, default=1) for x in "abc"}
        cls = attrs.make_class("Own", fields)

        assert {"a": "a", "b": "x.b"} == record(cls, "a", b="x.b").paths
        assert {"a": "a", "b": "x.b", "c": "c"} == record(cls, b="x.b").paths


class TestPostponed:
    def test_checked(self) -> None:
        """
        `frozen()` resolves strings when a constructor checks first.
        """
        later = Later(3)
        value = Checked(later, [Checked()])  # type: ignore[arg-type]

        assert ["part", "many"] == [x.name for x in attrs.fields(Checked)]
        assert (later, (Checked(),)) == (value.part, value.many)
        with pytest.raises(
            TypeError, match=r"Checked\.part: expected a Later"
        ):
            Checked(3)  # type: ignore[arg-type]

    @pytest.mark.parametrize("cls", [Plain, Checked])
    def test_records(self, cls: Any) -> None:
        """
        `record()` resolves them, too.
        """
        dialect = Dialect("own", [record(cls), record(Later)], {})
        many = [cls(Later(1))]
        wire = {"part": {"x": 3}, "many": [{"part": {"x": 1}}]}

        assert cls(Later(3), many) == read(dialect, wire, cls)

    def test_self(self) -> None:
        """
        `Self` is the class.
        """
        dialect = Dialect("own", [record(Plain), record(Later)], {})
        wire = {"same": {"part": {"x": 1}}}

        assert Plain(same=Plain(Later(1))) == read(dialect, wire, Plain)

    def test_unresolved(self) -> None:
        """
        A name that can't be found is named with its attribute.
        """

        class Local:
            pass

        @attrs.define
        class Own:
            x: "Local"

        match = r"Own\.x: can't resolve the annotation 'Local': name 'Local'"
        with pytest.raises(TypeError, match=match):
            record(Own)
        with pytest.raises(TypeError, match=r"Broken\.part: can't resolve"):
            Broken(3)  # type: ignore[arg-type]
        attrs.resolve_types(Own, localns={"Local": Local})
        assert record(Own)

    def test_not_annotated(self) -> None:
        """
        A string need not stand in the class.
        """
        cls = attr_these()

        assert cls(3) == read(Dialect("own", [record(cls)], {}), {"x": 3}, cls)


def attr_these() -> Any:
    """
    Make a class whose attributes have types, and no annotations.
    """

    @attrs.define(these={"x": attrs.field(type="int")})  # type: ignore[call-overload]
    class Own:
        pass

    return Own


class TestSubclasses:
    def test_of_records(self) -> None:
        """
        A plain subclass of a class of the library is made alike.
        """

        class Acme(SessionResource):
            pass

        rules = BETA.of(SessionResource).evolve(cls=Acme)
        acme = BETA.evolve("acme", records=[rules])

        assert Acme(model="x") == read(acme, {"model": "x"}, Acme)
