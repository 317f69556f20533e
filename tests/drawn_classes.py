"""
Classes drawn at random, as users define them, and dialects that have them.

They are members of families, subclasses of the library's classes, or classes
of a protocol that the library doesn't know.
"""

import types

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial
from itertools import count
from typing import Any, Literal, NamedTuple

import attr
import attrs

from hypothesis import strategies as st

from drawn_dialects import (
    CHANGES,
    INVENTED,
    SESSION_EVENTS,
    TALK_EVENTS,
    Change,
    Draw,
    changed_by,
    is_drawn,
    keyed,
    spot,
    trimmed,
)
from invented import Beep, Billing, Call, Human, Robot, Say, Step
from realtime_attrs import (
    OFF,
    FunctionTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    Unknown,
    extending,
)
from realtime_attrs import events as e
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    Dialect,
    Key,
    Record,
    bare,
    record,
)


class World(NamedTuple):
    """
    A dialect with own classes.

    Args:
        dialect: The dialect.

        before: The same dialect, before some of its rules were changed.

        roots: The annotations that are read and written.

        source: The definitions of the classes, to be shown.
    """

    dialect: Dialect
    before: Dialect
    roots: tuple[Any, ...]
    source: str

    def __repr__(self) -> str:
        return "World(...)"


class Option(NamedTuple):
    """
    What an attribute may hold.

    Args:
        annotation: Its annotation.

        defaults: Defaults that it may have.

        is_text: Whether a string is checked or converted.
    """

    annotation: Any
    defaults: tuple[Any, ...] = ()
    is_text: bool = False


def check_word(_: Any, attribute: Any, value: Any) -> None:
    """
    Raise what nobody expects, for a word that is in many payloads.
    """
    if value in ("x", "new") or value == 3:
        raise LookupError(f"validator:\n{attribute.name} is {value!r}")


def check_secret(_: Any, __: Any, value: Any) -> None:
    """
    Raise an error that shows the value.
    """
    if isinstance(value, str) and value.startswith("ek_"):
        raise ValueError(f"validator: {value}")


def trim(value: Any) -> Any:
    """
    Convert a string, and leave anything else.
    """
    return value.strip() if isinstance(value, str) else value


def _begin(instance: Any) -> None:
    """
    Check what attributes have together.
    """
    if getattr(instance, "value", None) == getattr(instance, "note", 0):
        raise ValueError("validator: the note is the value")


def _named_here(body: dict[str, Any]) -> None:
    """
    Put a class into this module.
    """
    body["__module__"] = __name__


def _text_of(instance: Any) -> str:
    """
    Make a default from another attribute.
    """
    return f"of {type(instance).__name__}"


Off = Literal[OFF]

SCALARS = (
    Option(str, ("x y", "", attrs.Factory(_text_of, takes_self=True)), True),
    Option(int, (3, 0)),
    Option(float, (0.5,)),
    Option(bool, (False, True)),
    Option(bytes, (b"\0",)),
    Option(Any, (None, "x")),
    Option(extending.SecretText, ("",), True),
    Option(extending.Milliseconds, (0,)),
    Option(extending.Index, (7,)),
    Option(tuple[str, ...], ((), ("x",), attrs.Factory(tuple))),
    Option(tuple[float, ...], ((),)),
    Option(Mapping[str, str], (attrs.Factory(dict),)),
    Option(Mapping[str, Any], (attrs.Factory(dict),)),
    Option(list[int], (attrs.Factory(list),)),
    Option(dict[str, int], (attrs.Factory(dict),)),
    Option(Sequence[str], ((),)),
    Option(set[int], (attrs.Factory(set),)),
    Option(tuple[int, str], ((1, "x"),)),
    Option(Literal["one", "two", 3], ("one", 3)),
    Option(int | str, (3,)),
    Option(list[list[str]]),
)
OFTEN = (
    *(Option(RealtimeVoice, (RealtimeVoice.ASH,)),),
    *(Option(RealtimeVoice | Unknown, (RealtimeVoice.ALLOY,)),),
)

DECORATORS: Mapping[str, Callable[[type], type]] = {
    "extending.frozen": extending.frozen,
    "frozen": attrs.frozen,
    "define": attrs.define,
    "frozen(slots=False)": partial(attrs.frozen, slots=False),
    "define(slots=False)": partial(attrs.define, slots=False),
    "frozen(kw_only=True)": partial(attrs.frozen, kw_only=True),
    "frozen(weakref_slot=False)": partial(attrs.frozen, weakref_slot=False),
    "define(order=True)": partial(attrs.define, order=True),
    "frozen(cache_hash=True)": partial(
        attrs.frozen, cache_hash=True, unsafe_hash=True
    ),
    "attr.s": partial(attr.s, auto_attribs=True, collect_by_mro=True),
}

NAMES = (
    *("note", "size", "tag", "required", "keys", "cls", "value", "errors"),
    *("_badge", "made", "x", "held", "more", "ignored", "variants", "owner"),
)

FAMILIES = (
    extending.BaseTool,
    extending.BaseToolChoice,
    extending.BaseTurnDetection,
    extending.BaseVoice,
    extending.BaseItem,
    extending.BaseContentPart,
    extending.BaseClientEvent,
    extending.BaseServerEvent,
)
PLAIN = (extending.BaseToolChoice, extending.BaseVoice)
"""
The families that enums may join.
"""

EXTENDED = (
    SessionResource,
    FunctionTool,
    ServerVAD,
    e.Response,
    e.SessionUpdate,
    e.Error,
    e.UserMessage,
    e.InputText,
    *(Call, Human, Robot, Beep, Say, Billing),
)


class Workshop:
    """
    Draws classes, one after the other.
    """

    def __init__(self, draw: Draw, origin: Dialect) -> None:
        self.draw = draw
        self.origin = origin
        self.records: list[Record] = []
        self.words: dict[type[Any], Any] = {}
        self.options = [*SCALARS]
        self.source: list[str] = []
        self.classes: list[type[Any]] = []
        self.numbers = count()

    def pick(self, items: Any) -> Any:
        """
        Draw one of some items.
        """
        return self.draw(st.sampled_from([*items]))

    def chance(self, of: int) -> bool:
        """
        Draw whether something rare is so.
        """
        return self.draw(st.integers(0, of - 1)) == of - 1

    def enum(self, base: type[Any] | None = None) -> type[Any]:
        """
        Draw an enum with words, which may be in a family.
        """
        name = f"Enum{next(self.numbers)}"
        words = {x: f"{name}-{x}" for x in "abc"[: self.pick((1, 2, 3))]}
        mixin = base or self.pick((None, None, str))
        cls: Any = Enum(name, words, type=mixin, module=__name__)
        self.words[cls] = {item: item.value for item in cls}
        if self.chance(3):
            self.words[cls] = {x: {"type": x.value, "rate": 1} for x in cls}
        self.options.append(Option(cls, tuple(cls)))
        self.options += map(Option, (tuple[cls, ...], list[cls]))
        self.options.append(Option(cls | Off))
        self.source.append(f"{name}({mixin}): {words}")
        return cls

    def cls(self, *bases: type[Any], least: int = 1) -> type[Any]:
        """
        Draw a class with some attributes.
        """
        name = f"Own{next(self.numbers)}"
        if any(map(attrs.has, bases)) and self.chance(10):
            self.source.append(f"class {name}{bases}: pass")
            self.classes.append(types.new_class(name, bases, {}, _named_here))
            return self.classes[-1]
        how = self.pick(DECORATORS)
        inherited = [x for base in bases if attrs.has(base) for x in _of(base)]
        taken = {x.name for x in inherited}
        follows = any(x.default is not attrs.NOTHING for x in inherited)
        body: dict[str, Any] = {"__module__": __name__, "__annotations__": {}}
        lines = [f"@{how}", f"class {name}{bases}:"]
        for _ in range(least + self.pick((0, 1, 2))):
            own = self.pick(x for x in NAMES if x not in taken)
            annotation, rules = self.field(own, is_sub=bool(taken - {"extra"}))
            if "default" not in rules and follows:
                rules["kw_only"] = True
            follows = follows or "default" in rules
            taken.add(own)
            is_plain = isinstance(annotation, type) and self.chance(4)
            if is_plain and annotation in (str, int, float, bool, bytes):
                annotation = annotation.__name__
            body["__annotations__"][own] = annotation
            body[own] = attrs.field(**rules)
            lines.append(f"    {own}: {annotation} = {rules}")
        if self.chance(10):
            body["__attrs_post_init__"] = _begin
            lines.append("    def __attrs_post_init__(self): ...")
        self.source.append("\n".join(lines))
        made = types.new_class(name, bases, {}, lambda x: x.update(body))
        self.classes.append(DECORATORS[how](made))
        return self.classes[-1]

    def field(self, name: str, *, is_sub: bool) -> tuple[Any, dict[str, Any]]:
        """
        Draw the annotation and the arguments of an attribute.
        """
        option = self.pick(self.options)
        annotation = option.annotation
        rules: dict[str, Any] = {}
        is_needed = option.defaults and not is_sub and self.chance(3)
        if is_needed or option.annotation is Any:
            if self.chance(2):
                rules["default"] = self.pick(option.defaults)
        elif self.chance(3) and not is_sub:
            pass
        else:
            annotation = annotation | None
            rules["default"] = None
            if option.defaults and self.chance(5):
                rules["default"] = self.pick(option.defaults)
        if "default" in rules and self.chance(8):
            rules["init"] = False
        elif self.chance(6):
            rules["kw_only"] = True
        if self.chance(6):
            rules["alias"] = f"{name.strip('_')}_"
        if option.is_text and self.chance(4):
            rules["converter"] = trim
        if self.chance(5):
            rules["validator"] = self.pick((check_word, check_secret))
        return annotation, rules

    def part(self) -> None:
        """
        Draw a class that stands in attributes of others.
        """
        base = self.pick(([], [extending.BaseObject], [extending.BaseObject]))
        cls = self.cls(*base)
        tag = self.pick((None, f"part {cls.__name__}"))
        self.records.append(record(cls, tag=tag, keys=self.keys(cls)))
        options = [cls, tuple[cls, ...]]
        options += [cls | Unknown, tuple[cls | Unknown, ...]]
        options += [list[cls], dict[str, cls], Sequence[cls | None]]
        others = [x.cls for x in self.records[:-1] if x.tag and not x.bare]
        if tag and others:
            options.append(cls | self.pick(others))
        self.options += map(Option, options)

    def keys(self, cls: type[Any], *taken: str) -> dict[str, str | Key]:
        """
        Draw the keys of a class's own attributes.
        """
        found: dict[str, str | Key] = {}
        for field in _of(cls):
            if field.name in taken:
                continue
            path = self.pick((field.name, f"acme.{field.name}"))
            found[field.name] = path
            if field.default is not attrs.NOTHING and self.chance(8):
                found[field.name] = Key(None)
            elif self.chance(8):
                found[field.name] = Key(path, alias=f"old {field.name}")
        return found

    def member(self, family: type[Any]) -> None:
        """
        Draw a member of a family.
        """
        if family in PLAIN and self.chance(2):
            self.enum(family)
            return
        bases = [family]
        if family is extending.BaseClientEvent and self.chance(3):
            bases.append(extending.BaseServerEvent)
        cls = self.cls(*bases)
        names = [field.name for field in _of(cls)]
        texts = [x.name for x in _of(cls) if x.type in (str, str | None)]
        if family in PLAIN and len(names) == 1 and texts and self.chance(2):
            self.records.append(bare(cls, *texts))
        else:
            tag = f"own {cls.__name__}"
            self.records.append(record(cls, tag=tag, keys=self.keys(cls)))
        self.options += [Option(cls), Option(family | Unknown)]
        if self.chance(4) and not self.records[-1].bare:
            self.subclass(cls, self.records[-1])

    def subclass(self, base: type[Any], known: Record) -> None:
        """
        Draw a class that derives from one with a record.
        """
        cls = self.cls(base, least=0)
        self.options.append(Option(base))
        if self.chance(4):
            return  # written by the record of its base
        tag = known.tag
        if is_drawn(base) and self.chance(2):
            tag = f"sub {cls.__name__}"
        old = [field.name for field in _of(base)]
        keys = self.keys(cls, *old)
        self.records.append(known.evolve(cls=cls, tag=tag, keys=keys))

    def family(self) -> None:
        """
        Draw a base class without a record, and classes that derive from it.
        """
        base = self.cls()
        for _ in range(self.pick((1, 2))):
            self.member(base)
        self.options += [Option(base), Option(tuple[base | Unknown, ...])]

    def root(self) -> type[Any]:
        """
        Draw a class around the others.
        """
        self.options = self.options[len(SCALARS) :] or self.options
        cls = self.cls(*self.pick(([], [extending.BaseObject])), least=2)
        self.records.append(record(cls, keys=self.keys(cls)))
        return cls


def _of(cls: type[Any]) -> "list[attrs.Attribute[Any]]":
    return [x for x in attrs.fields(cls) if x.init and x.name != "extra"]


def stored(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw an attribute that is not written.
    """
    of, field = spot(draw, dialect, lambda _: True)
    return keyed(dialect, of, field, Key(None))


def own_words(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a word of an own enum, such as other enums have.
    """
    enums = [x for x in dialect.words if is_drawn(x)]
    if not enums:
        raise ValueError("drawn: there is no such enum")
    cls: Any = draw(st.sampled_from(enums))
    word = draw(st.sampled_from(["alloy", "auto", "x", "", "none", "é"]))
    words = {**dialect.words[cls].spellings, cls.a: word}
    return dialect.evolve("drawn", words={cls: words})


def without_own(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw an own class or enum that the dialect lacks.
    """
    here = [*(x.cls for x in dialect.records), *dialect.words]
    own = [x for x in here if is_drawn(x)]
    return dialect.evolve("drawn", without=[draw(st.sampled_from(own or [0]))])


OWN_CHANGES: tuple[Change, ...] = (
    *CHANGES,
    *(stored, own_words, without_own),
)


def _origin(draw: Draw) -> tuple[Dialect, tuple[Any, ...]]:
    """
    Draw the dialect that has none of the own classes, and its roots.
    """
    origin = draw(st.sampled_from([GA, BETA, AZURE_VOICE_LIVE, INVENTED]))
    if origin is INVENTED:
        return draw(
            st.sampled_from(
                [(Dialect("drawn", [], {}), ()), (INVENTED, (Call, Step))]
            )
        )
    names = draw(st.sampled_from([(), SESSION_EVENTS, TALK_EVENTS]))
    names = tuple(x for x in names if origin.get(getattr(e, x)))
    roots = [SessionResource, *(getattr(e, name) for name in names)]
    return trimmed(origin, names), tuple(roots)


@st.composite
def worlds(draw: Draw) -> World:
    """
    Draw own classes, and a dialect that reads and writes them.
    """
    origin, roots = _origin(draw)
    shop = Workshop(draw, origin)
    if RealtimeVoice in origin.words:
        shop.options += OFTEN
    for _ in range(shop.pick((0, 1))):
        shop.enum()
    for _ in range(shop.pick((0, 1, 2))):
        shop.part()
    families = [x for x in FAMILIES if x not in FAMILIES[-2:] or origin.words]
    for family in draw(
        st.lists(st.sampled_from(families), min_size=1, max_size=3)
    ):
        shop.member(family)
    if shop.chance(4):
        shop.family()
    extended = [x for x in EXTENDED if origin.get(x)]
    for base in draw(
        st.lists(st.sampled_from(extended or [None]), unique=True, max_size=2)
    ):
        if base is not None:
            shop.subclass(base, origin.of(base))
    root = shop.root()
    before = origin.evolve("drawn", records=shop.records, words=shop.words)
    number = shop.pick((0, 2, 4, 8))
    changes = [shop.pick(OWN_CHANGES) for _ in range(number)]
    dialect = changed_by(draw, before, changes)
    return World(
        dialect,
        before,
        tuple(_roots(before, (root, *roots), shop.classes)),
        "\n".join(shop.source),
    )


def _roots(
    dialect: Dialect, roots: tuple[Any, ...], own: list[type[Any]]
) -> Iterator[Any]:
    """
    List what is read and written: what has most inside first.
    """
    yield from roots
    for family in FAMILIES:
        if dialect.derived(family):
            yield family
            yield family | Unknown
    if dialect.derived(extending.BaseServerEvent):
        yield e.ServerEvent | extending.BaseServerEvent
        yield e.ServerEvent | Unknown
    yield from own
