"""
The schemas of users' classes that hold ours.
"""

import json
import typing

from collections import Counter, OrderedDict, deque, namedtuple
from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime
from enum import Enum, Flag, IntEnum, StrEnum
from functools import cache
from pathlib import Path
from typing import (
    Annotated,
    Any,
    Final,
    Generic,
    Literal,
    NamedTuple,
    NewType,
    NotRequired,
    Optional,
    TypedDict,
    TypeVar,
)
from uuid import UUID

import attrs
import pytest
import typing_extensions

from cattrs import override
from jsonschema import Draft202012Validator

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    MaxResponseOutputTokens,
    Off,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ThreeStates,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs.converter import json_schema, make_converter
from realtime_attrs.dialects import BETA, GA, TRANSLATION, Dialect, record
from realtime_attrs.events import Session
from realtime_attrs.extending import BaseTurnDetection, Milliseconds


T = TypeVar("T")
Name = NewType("Name", str)
ALIAS: Any = getattr(typing, "TypeAliasType", typing_extensions.TypeAliasType)


class Color(Enum):
    """
    A color.
    """

    RED = "red"
    BLUE = 2


class Letter(StrEnum):
    """
    A letter.
    """

    A = "a"


class Digit(IntEnum):
    """
    A digit.
    """

    ONE = 1


class Bits(Flag):
    """
    Members that can be combined.
    """

    X = 1


class Pair(Enum):
    """
    Members that no JSON value has.
    """

    XY = ("x", "y")


@attrs.frozen
class Tagged:
    """
    One of two classes with a tag.
    """

    kind: Literal["tagged"]
    size: int = 0


@attrs.frozen
class Other:
    """
    The other one.
    """

    kind: Literal["other", "another"]
    note: str


@attrs.frozen
class Wide:
    """
    A class that requires a key of its own.
    """

    width: int
    name: str = ""


@attrs.frozen
class High:
    """
    Another one.
    """

    height: int
    name: str = ""


@attrs.frozen
class Plain:
    """
    A class without a key of its own.
    """

    name: str = ""


@attrs.frozen
class Box(Generic[T]):
    """
    A generic class.
    """

    item: T
    more: list[T] = attrs.field(factory=list)


@attrs.frozen
class Tree:
    """
    A recursive class.
    """

    vad: ServerVAD
    inner: "list[Tree]" = attrs.field(factory=list)


class Movie(TypedDict):
    """
    A dictionary with some keys.
    """

    title: str
    voice: NotRequired[RealtimeVoice]


class Point(NamedTuple):
    """
    A tuple with names.
    """

    x: int
    color: Color = Color.RED


SESSION = {"type": "realtime", "model": "gpt-realtime"}
VAD = {"type": "server_vad"}


@cache
def holder(annotation: Any) -> Any:
    """
    Make a class with an attribute.
    """
    return attrs.make_class("Holder", {"value": attrs.field(type=annotation)})


@cache
def reader(dialect: Dialect) -> Any:
    """
    Make a converter.
    """
    return make_converter(dialect, omit_if_default=True)


@cache
def validator(dialect: Dialect, cls: Any) -> Any:
    """
    Make a validator of the schema of a class.
    """
    return Draft202012Validator(json_schema(dialect, cls))


def judged(payload: Any, cls: Any, dialect: Dialect = GA) -> tuple[bool, bool]:
    """
    Check whether a payload is read, and whether it is valid.
    """
    is_valid = validator(dialect, cls).is_valid(payload)
    try:
        reader(dialect).structure(payload, cls)
    except Exception:  # noqa: BLE001  # users' converters raise any
        return False, is_valid
    return True, is_valid


KINDS: list[tuple[Any, list[Any], list[Any]]] = [
    (str, ["", "x"], []),
    (Name, ["x"], []),
    (Final[str], ["x"], []),
    (Annotated[str, "a note"], ["x"], []),
    (int, [1, -1], ["x", None, {}]),
    (Milliseconds, [2**40, -1], ["x"]),
    (float, [1, 1.5], ["x", None, {}]),
    (bool, [True, False], []),
    (None, [None], []),
    (Unknown | None, [None], ["x", {}]),
    (Any, [1, "x", None, {}, []], []),
    (bytes, ["", "c%1tF"], ["\u00e4", "a b"]),
    (
        datetime,
        ["2026-01-02T03:04:05+01:00", "20260102 03", "2026-W01-1", "20260102"],
        [1, None, "", "now", "2026-01-02 now", "2026-01-02T03:04:05\n"],
    ),
    (date, ["2026-01-02", "2026W01"], [1, None, "", "2026-01-02T03:04"]),
    (Path, ["/x"], [1, None]),
    (Color, ["red", 2], ["blue", 3, None]),
    (Letter, ["a"], ["b", None]),
    (Digit, [1], [2, "x"]),
    (Literal["a", 1, None], ["a", 1, None], ["b", 2]),  # noqa: PYI061  # likewise
    (Literal[Color.RED], ["red"], [2, "x"]),
    (Optional[Literal[Color.RED]], ["red", None], [2, "x"]),  # noqa: UP045  # as users write it
    (list[int], [[], [1]], [1, None, ["x"]]),
    (Sequence[int], [[], [1]], [1, ["x"]]),
    (deque[int], [[], [1]], [1, ["x"]]),
    (set[int], [[], [1, 1]], [1, ["x"]]),
    (frozenset[Color], [["red"]], [1, ["x"]]),
    (list, [[], [1, "x"]], [1, None]),
    (typing.List, [[], [1, "x"]], [1, None]),  # noqa: UP006  # likewise
    (typing.Tuple, [[], [1, "x"]], [1, None]),  # noqa: UP006  # likewise
    (set, [[], [1, "x"]], [1, None, [[]], [{}]]),
    (frozenset[Any], [[], [1, "x"]], [1, None, [[]], [{}]]),
    (tuple, [[], [1, "x"]], [1, None]),
    (dict, [{}, {"x": 1}], [1, None]),
    (tuple[int, ...], [[], [1, 2]], [1, ["x"]]),
    (tuple[int, Color], [[1, "red"]], [[], [1], [1, "x"], [1, "red", 1]]),
    (tuple[()], [[]], [[1]]),
    (Point, [[1, "red"]], [[], [1], [1, "x"], [1, "red", 1]]),
    (dict[str, int], [{}, {"x": 1}], [1, [], {"x": "y"}]),
    (Mapping[str, int], [{"x": 1}], [1, {"x": "y"}]),
    (OrderedDict[str, int], [{"x": 1}], [1, {"x": "y"}]),
    (Counter[str], [{"x": 1}], [1, {"x": "y"}]),
    (dict[int, int], [{"1": 1}], [{"x": 1}]),
    (dict[Any, int], [{"x": 1}], [{"x": "y"}]),
    (dict[Letter, int], [{"a": 1}], [{"b": 1}]),
    (dict[Literal["x"], int], [{"x": 1}], [{"y": 1}]),
    (int | str, [1, "x", True], [None, 1.5, [], {}]),
    (int | str | None, [1, "x", None], [1.5, []]),
    (Literal["auto"] | int, ["auto", 1], ["x", None]),
    (int | None, [1, None], ["x"]),
    (str | list[int], ["x", [1]], [1, None, ["x"]]),
    (str | ServerVAD, ["x", VAD], [1, {"type": "x"}]),
    (bool | TurnDetection, [True, VAD], [1, {"type": "x"}]),
    (SessionResource, [SESSION], [1, None, {"voice": "alloy"}]),
    (ServerVAD | None, [VAD, None], [1, {"voice": "alloy"}]),
    (RealtimeVoice, ["alloy"], ["x", None, 1]),
    (Literal[RealtimeVoice.ALLOY], ["alloy"], ["ash", None]),
    (Voice, ["alloy", {"id": "x"}], ["x", None]),
    (Voice | Unknown | None, ["alloy", None], ["x"]),
    (AudioFormat, [{"type": "audio/pcmu"}], ["x", None]),
    (TurnDetection, [VAD], [None, {"type": "x"}]),
    (BaseTurnDetection, [VAD], [None, {"type": "x"}]),
    (ThreeStates[TurnDetection], [VAD, None], [{"type": "x"}]),
    (int | Literal[Off.OFF], [1, None], ["x"]),
    (Literal[Off.OFF], [None], ["x", False]),
    (Off, [None], ["x", False]),
    (list[int] | Literal[Off.OFF] | None, [[1], None], [["x"]]),
    (MaxResponseOutputTokens, [1, "inf"], ["x", None, -1]),
    (Session, [SESSION, {"type": "transcription"}], [{"type": "x"}]),
    (list[ServerVAD], [[], [VAD]], [[1], VAD]),
    (dict[str, RealtimeVoice], [{"x": "alloy"}], [{"x": "y"}]),
    (tuple[ServerVAD | None, ...], [[None, VAD]], [[1]]),
    (Plain, [{}, {"name": "x", "more": 1}], [1, None]),
    (Plain | None, [{}, None], [1]),
    (Movie, [{"title": "x"}], [{}, {"title": "x", "voice": "y"}]),
    (Box[int], [{"item": 1, "more": [2]}], [{}, {"item": "x"}]),
    (Box[ServerVAD], [{"item": VAD}], [{"item": 1}]),
    (Box[Box[int]], [{"item": {"item": 1}}], [{"item": 1}]),
    (
        Tagged | Other,
        [{"kind": "tagged"}, {"kind": "another", "note": "x"}],
        [{}, {"kind": "x"}, {"kind": "other"}, 1],
    ),
    (Tagged | Other | None, [{"kind": "tagged"}, None], [{}, {"kind": "x"}]),
    (
        Wide | High | Plain,
        [{}, {"width": 1}, {"height": 1}, {"name": "x"}],
        [{"width": "x", "height": 1}, {"height": "x"}, 1],
    ),
    (
        Wide | High,
        [{"width": 1}, {"height": 1}],
        [{}, {"name": "x"}, {"height": "x", "width": "x"}, 1],
    ),
    (str | Wide | High, ["x", {"width": 1}], [1, {}]),
    (
        Tree,
        [{"vad": VAD, "inner": [{"vad": VAD}]}],
        [{"inner": []}, {"vad": VAD, "inner": [{}]}],
    ),
]


class TestKinds:
    @pytest.mark.parametrize(
        ("kind", "good", "bad"), KINDS, ids=[str(x[0]) for x in KINDS]
    )
    def test_exact(self, kind: Any, good: list[Any], bad: list[Any]) -> None:
        """
        The schema accepts the values that the converter reads, and no others.
        """
        cls = holder(kind)

        assert [(True, True)] * len(good) == [
            judged({"value": value}, cls) for value in good
        ]
        assert [(False, False)] * len(bad) == [
            judged({"value": value}, cls) for value in bad
        ]

    @pytest.mark.parametrize(
        ("kind", "value"),
        [(str, 5), (int, "5"), (int, 1.5), (bool, "x"), (list[str], "ab")],
        ids=str,
    )
    def test_converted(self, kind: Any, value: Any) -> None:
        """
        Values of other types that cattrs converts are invalid.
        """
        assert (True, False) == judged({"value": value}, holder(kind))

    @pytest.mark.parametrize(
        ("kind", "shown"),
        [
            (UUID, "UUID"),
            (complex, "complex"),
            (object, "object"),
            (Bits, "Bits"),
            (Pair, "Pair"),
            (Enum("Empty", []), "Empty"),
            (T, "~T"),
            (Literal["auto", RealtimeVoice.ALLOY], "RealtimeVoice"),
            (dict[date, int], "date"),
            (list[UUID], "UUID"),
            (int | UUID, "UUID"),
            (list[int] | set[int], r"list\[int\] | set\[int\]"),
            (SessionResource | Plain, r"SessionResource \| .*Plain"),
            (type[int], r"type\[int\]"),
            (Unknown, "Unknown"),
            (namedtuple("Untyped", "x"), "Untyped"),  # noqa: PYI024  # likewise
            (Box, "~T"),
        ],
        ids=str,
    )
    def test_no_form(self, kind: Any, shown: str) -> None:
        """
        A type that cattrs needs a hook for is named, with its attribute.
        """
        place = "Box.item" if kind is Box else "Holder.value"
        message = f"^{place}: no JSON Schema for .*{shown}"
        with pytest.raises(TypeError, match=message):
            json_schema(GA, holder(kind))

    def test_alias(self) -> None:
        """
        An alias has the form of its type.
        """
        schema = json_schema(GA, holder(ALIAS("Word", str)))

        assert {"value": {"type": "string"}} == (
            schema["$defs"]["Holder"]["properties"]
        )

    @pytest.mark.parametrize(
        ("kind", "shown"),
        [(Literal[[1]], "Literal"), (list[Annotated[int, []]], "list")],
        ids=str,
    )
    def test_no_hash(self, kind: Any, shown: str) -> None:
        """
        So is a type that has no hash, which cattrs doesn't read.
        """
        cls = attrs.make_class("Holder", {"value": attrs.field(type=kind)})
        message = f"^Holder.value: no JSON Schema for .*{shown}"
        with pytest.raises(TypeError, match=message):
            json_schema(GA, cls)

    def test_no_unknown(self) -> None:
        """
        The message about an `Unknown` names the option that reads it.
        """
        with pytest.raises(TypeError, match=r"keep_unknown=True reads it$"):
            json_schema(GA, holder(Unknown))

    def test_indistinct(self) -> None:
        """
        Classes that cattrs can't distinguish are named.
        """
        again = attrs.make_class("Again", {"name": attrs.field(type=str)})
        message = (
            "^Holder.value: cattrs needs a hook or a strategy to distinguish"
            " Plain, Again$"
        )
        with pytest.raises(TypeError, match=message):
            json_schema(GA, holder(Plain | again))

    @pytest.mark.parametrize(
        ("kind", "dialect", "message"),
        [
            (SessionResource, TRANSLATION, "has no SessionResource"),
            (ServerVAD | SemanticVAD, TRANSLATION, "has no ServerVAD or Sema"),
            (Session, BETA, "can't distinguish them: SessionResource and Tr"),
        ],
        ids=str,
    )
    def test_absent(self, kind: Any, dialect: Dialect, message: str) -> None:
        """
        A class that the dialect doesn't have is named.
        """
        with pytest.raises(ValueError, match=f"^Holder.value: .*{message}"):
            json_schema(dialect, holder(kind))

    def test_no_record(self) -> None:
        """
        A subclass of ours without a record is named.
        """
        mine = attrs.make_class("Mine", [], bases=(SessionResource,))
        message = "^Holder.value: the ga dialect has no record of Mine$"
        with pytest.raises(TypeError, match=message):
            json_schema(GA, holder(mine))


@attrs.frozen
class Base(Generic[T]):
    """
    A base.

    Args:
        name: The name.
        item: The item.
    """

    name: str
    item: "T"
    _hidden: int = attrs.field(default=1, alias="shown")


@attrs.frozen(kw_only=True)
class Config(Base[ServerVAD]):
    """
    A configuration.

    Args:
        name: The name of the configuration.
    """

    mapped: Annotated[int, override(rename="renamed")] = 0
    omitted: Annotated[int, override(omit=True)] = 0
    late: int = attrs.field(default=0, init=False)
    kept: Annotated[int, override(omit=False)] = attrs.field(
        default=0, init=False
    )


@dataclass
class Data:
    """
    A dataclass.
    """

    voice: "Voice"
    names: list[str] = field(default_factory=list)
    size: int = 1
    late: int = field(default=1, init=False)
    seed: InitVar[int] = 1


@dataclass
class Bare:
    voice: RealtimeVoice | None = None


class TestClasses:
    def test_keys(self) -> None:
        """
        Keys, required ones and descriptions are those that cattrs reads.
        """
        schema = json_schema(GA, Config)["$defs"]["Config"]

        assert "A configuration." == schema["description"]
        assert ["name", "item"] == schema["required"]
        assert ["name", "item", "_hidden", "renamed", "kept"] == [
            *schema["properties"]
        ]
        assert {
            "description": "The name of the configuration.",
            "type": "string",
        } == schema["properties"]["name"]
        assert {
            "description": "The item.",
            "$ref": "#/$defs/ServerVAD",
        } == schema["properties"]["item"]

    def test_valid(self) -> None:
        """
        The schemas of all these types are valid.
        """
        kinds = [
            kind
            for kind, *_ in KINDS
            if kind not in (Session, SessionResource)
        ]
        fields = {f"x{i}": attrs.field(type=x) for i, x in enumerate(kinds)}
        schema = json_schema(GA, attrs.make_class("Holder", fields))

        Draft202012Validator.check_schema(schema)
        assert len(kinds) == len(schema["$defs"]["Holder"]["properties"])

    @pytest.mark.parametrize(
        ("keys", "is_good"),
        [
            ({}, True),
            ({"_hidden": 1, "renamed": 2}, True),
            ({"shown": 1}, False),
            ({"mapped": 1}, False),
            ({"omitted": 1}, False),
            ({"late": 1}, False),
        ],
        ids=str,
    )
    def test_closed(self, keys: Any, is_good: bool) -> None:
        """
        With `forbid_extra_keys=True`, other keys are invalid.
        """
        payload = {"name": "x", "item": VAD, **keys}
        schema = json_schema(GA, Config, forbid_extra_keys=True)
        converter = make_converter(GA, forbid_extra_keys=True)
        try:
            converter.structure(payload, Config)
        except Exception:  # noqa: BLE001  # cattrs raises any
            is_read = False
        else:
            is_read = True

        assert is_good == is_read
        assert is_good == Draft202012Validator(schema).is_valid(payload)

    def test_dataclasses(self) -> None:
        """
        The fields of a dataclass are read alike.
        """
        schema = json_schema(GA, Data)["$defs"]["Data"]

        assert ["voice", "names", "size"] == [*schema["properties"]]
        assert ["voice"] == schema["required"]
        assert (True, True) == judged({"voice": "alloy"}, Data)
        assert (False, False) == judged({"voice": "x"}, Data)

    def test_no_documentation(self) -> None:
        """
        The signature that Python documents a dataclass with isn't described.
        """
        assert "description" not in json_schema(GA, Bare)["$defs"]["Bare"]

    def test_generic(self) -> None:
        """
        A generic class has a definition for each of its arguments.
        """
        cls = holder(tuple[Box[int], Box[list[str]], Box[int]])
        names = ["Holder", "Box_int", "Box_list_str"]

        assert names == [*json_schema(GA, cls)["$defs"]]
        assert "Box_int in ga" == json_schema(GA, Box[int])["title"]

    def test_same_names(self) -> None:
        """
        Of two classes with one name, each has a definition.
        """
        again = attrs.make_class("Plain", {"size": attrs.field(type=int)})
        cls = holder(tuple[Plain, again])
        schema = json_schema(GA, cls)

        assert ["Holder", "Plain", "Plain_"] == [*schema["$defs"]]
        assert (False, False) == judged({"value": [{}, {}]}, cls)

    def test_generic_record(self) -> None:
        """
        A generic class with a record is read by its rules.
        """
        dialect = GA.evolve("acme", records=[record(Box, "item", item="i")])
        cls = holder(Box[int])
        schema = json_schema(dialect, cls)

        assert ["Holder", "Box_int"] == [*schema["$defs"]]
        assert (True, True) == judged({"value": {"i": 1}}, cls, dialect)
        assert (False, False) == judged({"value": {"i": "x"}}, cls, dialect)

    def test_protocols(self) -> None:
        """
        Without a record of ours, cattrs reads our classes as any others.
        """
        dialect = Dialect("plain", [record(Plain, "name")], {})
        cls = holder(ServerVAD)

        assert (True, True) == judged(
            {"value": {"threshold": 0.5}}, cls, dialect
        )
        assert (False, False) == judged(
            {"value": {"threshold": "x"}}, cls, dialect
        )

    def test_hooks(self) -> None:
        """
        An attribute with a hook of its own has no schema.
        """
        hook = override(struct_hook=lambda value, _: value)
        cls = holder(Annotated[int, hook])
        with pytest.raises(TypeError, match=r"^Holder.value: a hook of its"):
            json_schema(GA, cls)

    def test_no_name(self) -> None:
        """
        An annotation that can't be resolved is named.
        """
        cls = attrs.make_class("Lost", {"x": attrs.field(type="Nowhere")})
        with pytest.raises(TypeError, match=r"^Lost.x: can't resolve"):
            json_schema(GA, cls)

    def test_written(self) -> None:
        """
        The schema describes the JSON that the converter writes.
        """
        vad = ServerVAD(threshold=0.5)
        for value, kind in (
            (b"\x00\xff" * 9, bytes),
            (datetime(2026, 1, 2), datetime),  # noqa: DTZ001  # as users may
            (frozenset({Color.RED}), frozenset[Color]),
            ({Digit.ONE: 1}, dict[int, int]),
            (OFF, ThreeStates[TurnDetection]),
            (vad, ThreeStates[TurnDetection]),
            (INF, MaxResponseOutputTokens),
            (Box(vad), Box[ServerVAD]),
            (Tree(vad, [Tree(vad)]), Tree),
        ):
            cls = holder(kind)
            payload = json.loads(reader(GA).dumps(cls(value)))

            assert validator(GA, cls).is_valid(payload)
