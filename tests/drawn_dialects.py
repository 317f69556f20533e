"""
Dialects drawn at random: every argument of every rule.

They are for the classes of the domain, or for those of an invented protocol.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias, get_origin

import attrs

from hypothesis import strategies as st

from invented import EXCHANGE, Call, Diary, Signal
from realtime_attrs import (
    OFF,
    PCM,
    MCPToolFilter,
    NamedVoice,
    Reasoning,
    SessionResource,
    TurnDetection,
)
from realtime_attrs import events as e
from realtime_attrs._rules.classes import (
    attributes_of,
    class_of,
    is_recorded,
    is_worded,
)
from realtime_attrs._rules.sites import is_ours, members_of
from realtime_attrs._values.annotations import is_integer, kind_of, options_of
from realtime_attrs._values.kinds import JsonObject
from realtime_attrs.dialects import (
    ANY,
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    REFERENCE,
    XAI,
    Dialect,
    Fallback,
    Key,
    Record,
    Rewrite,
    Variant,
    Words,
    bare,
    record,
)
from realtime_attrs.extending import BaseMCPError


Draw: TypeAlias = st.DrawFn
Change: TypeAlias = Callable[[Draw, Dialect], Dialect]

ORIGINS = (BETA, GA, REFERENCE, XAI, AZURE_VOICE_LIVE, QWEN_OMNI, INWORLD)
INVENTED = EXCHANGE.evolve("drawn", without=[Diary])
"""
Without the class whose attributes are left to the converter.
"""

MAIN = (SessionResource, Call)

KEYS = (
    *("a", "b", "c-d", "{}", "{x}", "é", "class", "type", "kind", "id", "0"),
    *("none", "self", "value", "item", "errors", "extra", "out", "name"),
    *("it's", 'a"b', "\\", "a b", "%s", "~/", "\n", "_", "model", "voice"),
    *("session", "audio", "format", "function", "code", "rate", "message"),
)
WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "", "none"),
    *("auto", "null", "12", "{}", "é", "it's", "inf", "pcm16", "alloy"),
)

SESSION_EVENTS = (
    *("SessionUpdate", "SessionUpdated", "SessionCreated"),
    *("ClientSecretRequest", "ClientSecretAnswer"),
)
TALK_EVENTS = (
    *SESSION_EVENTS,
    *("ConversationItemCreate", "ResponseCreate", "ResponseDone"),
    *("ResponseContentPartAdded", "InputAudioBufferAppend", "Error"),
    *("RateLimitsUpdated", "ConversationItemInputAudioTranscriptionDelta"),
    *("ConversationItemInputAudioTranscriptionCompleted",),
)


def _below(cls: type[Any]) -> Iterator[type[Any]]:
    """
    List a class, and all classes and enums inside it.
    """
    todo = [cls]
    for item in todo:
        yield item
        if is_recorded(item):
            todo += (
                inner
                for field in attributes_of(item)
                for option in members_of(field.type)
                if is_ours(inner := class_of(option))
                if inner not in todo
            )


@cache
def trimmed(origin: Dialect, names: tuple[str, ...]) -> Dialect:
    """
    Remove the classes of a dialect that are not in a session or some events.
    """
    roots = [SessionResource, *(getattr(e, name) for name in names)]
    kept = {item for cls in roots for item in _below(cls)}
    here = {*(x.cls for x in origin.records), *origin.words}
    # A vendor's error may be all that a call admits.
    kept |= {cls for cls in here if issubclass(cls, BaseMCPError)}
    return origin.evolve("drawn", without=here - kept)


def spots(dialect: Dialect) -> list[tuple[Record, "attrs.Attribute[Any]"]]:
    """
    List the attributes that a dialect has.
    """
    return [
        (record, field)
        for record in dialect.records
        for field in attributes_of(record.cls)
        if field.name in record.keys
    ]


def spot(
    draw: Draw, dialect: Dialect, test: Callable[[tuple[Any, ...]], bool]
) -> tuple[Record, "attrs.Attribute[Any]"]:
    """
    Draw an attribute whose annotation admits something.

    Attributes of sessions, and of drawn classes, are as frequent as all others
    together.
    """
    found = [x for x in spots(dialect) if test(options_of(x[1].type))]
    if not found:
        raise ValueError("drawn: there is no such attribute")
    main = [x for x in found if x[0].cls in MAIN or is_drawn(x[0].cls)]
    return draw(st.sampled_from(main or found) | st.sampled_from(found))


def is_drawn(cls: type[Any]) -> bool:
    """
    Check for a class that is drawn, too.
    """
    return cls.__module__ == "drawn_classes"


def anything(_: tuple[Any, ...]) -> bool:
    """
    Admit each attribute.
    """
    return True


def path(draw: Draw, record: Record) -> str:
    """
    Draw a path: new, or in an object that the record has.
    """
    paths = [x.removesuffix(".*") for x in record.paths.values() if x]
    taken = {*record.top_keys, *record.further_keys}
    free = [x for x in (*KEYS, *record.paths) if x not in taken]
    *above, _ = draw(st.sampled_from(paths or ["a"])).split(".")
    way = draw(st.integers(0, 5))
    if way == 0:
        return draw(st.sampled_from([*KEYS, *record.paths]))
    if way == 1:
        steps = [*above, draw(st.sampled_from(KEYS))]
    else:
        inner = draw(st.lists(st.sampled_from(KEYS), max_size=way % 4))
        steps = [draw(st.sampled_from(free)), *inner]
    return ".".join(steps[:4])


def changed(dialect: Dialect, record: Record, /, **changes: Any) -> Dialect:
    """
    Derive a dialect in which one record differs.
    """
    return dialect.evolve("drawn", records=[record.evolve(**changes)])


def keyed(
    dialect: Dialect,
    record: Record,
    field: "attrs.Attribute[Any]",
    key: Key | str,
) -> Dialect:
    """
    Derive a dialect in which one key differs.
    """
    return changed(dialect, record, keys={field.name: key})


def move(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw another path of an attribute.
    """
    record, field = spot(draw, dialect, anything)
    return keyed(dialect, record, field, path(draw, record))


def swap(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw two attributes, each with the path of the other.
    """
    record, field = spot(draw, dialect, anything)
    other = draw(st.sampled_from([*record.keys]))
    paths = record.paths
    keys = {field.name: paths[other], other: paths[field.name]}
    return changed(dialect, record, keys=keys)


def from_scratch(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a record that inherits nothing but its paths and tag.
    """
    old, _ = spot(draw, dialect, anything)
    names = draw(st.lists(st.sampled_from([*old.keys]), unique=True))
    keys = {name: old.paths[name] for name in old.keys if name not in names}
    new = record(old.cls, *names, keys=keys, tag=old.tag, tag_key=old.tag_key)
    return dialect.evolve("drawn", records=[new])


def fewer_keys(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a record without one attribute.
    """
    record, field = spot(draw, dialect, anything)
    return changed(dialect, record, without=[field.name])


def alias(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a second path of an attribute.
    """
    record, field = spot(draw, dialect, anything)
    other = draw(st.just(path(draw, record)) | st.none())
    return keyed(dialect, record, field, Key(alias=other, fallback=None))


def fallback(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a second, weaker path of an attribute, with or without its words.
    """
    record, field = spot(draw, dialect, anything)
    words = {}
    enums = worded(options_of(field.type))
    if enums and draw(st.booleans()):
        cls = draw(st.sampled_from(enums))
        words = {cls: words_of(draw, cls, dialect)}
    second = Fallback(path(draw, record), words=words)
    return keyed(dialect, record, field, Key(fallback=second, alias=None))


def worded(options: tuple[Any, ...]) -> list[type[Any]]:
    """
    List the enums among some options, and in their arrays.
    """
    found = [
        class_of(item) for option in options for item in members_of(option)
    ]
    return [x for x in dict.fromkeys(found) if is_worded(x) and x is not Off]


Off = type(OFF)


def words_of(draw: Draw, cls: type[Any], dialect: Dialect) -> Words:
    """
    Draw words of an enum.
    """
    known = [*dialect.spellings(cls).spellings]
    if cls is PCM:
        known = [PCM(rate) for rate in (8000, 16000, 48000)]
    members = draw(
        st.lists(
            st.sampled_from(known or [*cls]),
            unique=True,
            min_size=1,
            max_size=5,
        )
    )
    if draw(st.booleans()):
        return _plain_words(draw, members)
    return _objects(draw, members)


def _plain_words(draw: Draw, members: list[Any]) -> Words:
    words = draw(st.permutations(WORDS))
    spelled: dict[Any, Any] = dict(zip(members, words, strict=False))
    if draw(st.integers(0, 5)) == 0:
        spelled[draw(st.sampled_from(members))] = None
    further = draw(st.integers(0, 2))
    left = words[len(members) :][:further]
    pick = st.sampled_from(members)
    return Words(spelled, aliases={word: draw(pick) for word in left})


def _objects(draw: Draw, members: list[Any]) -> Words:
    tags = draw(st.permutations(WORDS))
    share = draw(st.booleans())
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=2))
    values = [1, True, "x", None, 0.5, 24000, "1"]
    spelled: dict[Any, Any] = {}
    for index, member in enumerate(members):
        item: dict[str, Any] = {"type": tags[0 if share else index]}
        for key in keys:
            item.setdefault(key, draw(st.sampled_from(values)))
        if share and keys:
            item[keys[0] if keys[0] != "type" else "rate"] = index
        spelled[member] = item
    needed = [x for x in keys if x != "type"][: draw(st.integers(0, 1))]
    aliases = {}
    if draw(st.integers(0, 3)) == 0:
        aliases = {tags[-1]: draw(st.sampled_from(members))}
    return Words(spelled, aliases=aliases, required_of_clients=needed)


def key_words(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw words that hold at one attribute.
    """
    record, field = spot(draw, dialect, lambda x: bool(worded(x)))
    cls = draw(st.sampled_from(worded(options_of(field.type))))
    words = {cls: words_of(draw, cls, dialect)}
    return keyed(dialect, record, field, Key(words=words))


def words(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw words of the dialect.
    """
    enums = sorted(dialect.words, key=lambda cls: cls.__name__)
    cls = draw(st.sampled_from([x for x in enums if x is not Off] or [PCM]))
    return dialect.evolve("drawn", words={cls: words_of(draw, cls, dialect)})


def flatten(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw keys of words that stand beside each other.
    """
    record, field = spot(
        draw, dialect, lambda x: bool(worded(x)) and OFF not in x
    )
    key = draw(st.sampled_from(["rate", "x", "é"]))
    tags = iter(draw(st.permutations(WORDS)))
    share = draw(st.booleans())
    tag = next(tags)
    number = draw(st.sampled_from([1, 8000]))
    spelled = {}
    for cls in worded(options_of(field.type)):
        members = [*dialect.spellings(cls).spellings]
        spelled[cls] = {
            member: {
                "type": tag if share else next(tags),
                key: number + index,
            }
            for index, member in enumerate(members)
        }
        number += 100
    outer = draw(st.sampled_from(KEYS))
    rule = Key(words=spelled, flatten={key: outer}, fallback=None, alias=None)
    return keyed(dialect, record, field, rule)


def records_there(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw the classes that stand at an attribute.
    """

    def classes_in(options: tuple[Any, ...]) -> list[type[Any]]:
        found = [x for option in options for x in members_of(option)]
        return [x for x in found if dialect.get(x)]

    record, field = spot(draw, dialect, lambda x: bool(classes_in(x)))
    classes = classes_in(options_of(field.type))
    forms: list[Any] = []
    for cls in draw(st.lists(st.sampled_from(classes), unique=True)):
        own = dialect.of(cls)
        way = draw(st.integers(0, 3))
        tag = draw(st.sampled_from([None, *WORDS]))
        if way == 1:
            forms.append(Variant(cls, tag=tag))
        elif way == 2:
            word = draw(st.sampled_from(WORDS))
            forms.append(Variant(cls, constants={path(draw, own): word}))
        elif way == 3 and own.bare is None:
            name = draw(st.sampled_from([*own.keys] or [""]))
            keys = {name: path(draw, own)} if name else {}
            forms.append(own.evolve(tag=tag, keys=keys))
        else:
            forms.append(cls)
    return keyed(dialect, record, field, Key(records=forms))


def _is_array_of_words(options: tuple[Any, ...]) -> bool:
    return any(str in members_of(x) for x in options if get_origin(x))


def rewrite(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw arrays of words that are written as others.
    """
    record, field = spot(draw, dialect, _is_array_of_words)
    array = st.lists(
        st.sampled_from(["audio", "text", "video"]), max_size=2
    ).map(tuple)
    table = draw(st.dictionaries(array, array, max_size=4))
    if draw(st.booleans()):
        table |= {x: x for x in table.values()}
    rule = Rewrite(table, draw(st.booleans()))
    return keyed(
        dialect, record, field, Key(rewrite=draw(st.just(rule) | st.none()))
    )


def off(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw spellings of `OFF`.
    """
    record, field = spot(draw, dialect, lambda options: OFF in options)
    spelling = st.sampled_from(
        [
            None,
            *WORDS,
            {"type": None},
            {"type": "none"},
            {},
            {"type": "server_vad"},
            {"enabled": False},
            {"x": {"y": [1, 1.5]}, "type": "none"},
        ]
    )
    return keyed(
        dialect, record, field, Key(off=draw(st.lists(spelling, max_size=2)))
    )


def none(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw words that are read as `None`.
    """
    record, field = spot(draw, dialect, anything)
    spelled = [
        word
        for cls in worded(options_of(field.type))
        for word in dialect.spellings(cls).spellings.values()
        if isinstance(word, str)
    ]
    word = st.sampled_from([*WORDS, *spelled])
    return keyed(
        dialect, record, field, Key(none=draw(st.lists(word, max_size=2)))
    )


def as_string(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw an integer that is written as a string.
    """
    record, field = spot(draw, dialect, lambda x: any(map(is_integer, x)))
    return keyed(dialect, record, field, Key(as_string=True))


def by_converter(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw an attribute that is left to the converter.
    """
    plain = {str, bool, None}
    record, field = spot(draw, dialect, plain.issuperset)
    rule = Key(
        by_converter=True,
        words=None,
        flatten=None,
        records=None,
        rewrite=None,
        as_string=None,
    )
    return keyed(dialect, record, field, rule)


def refused(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw what only a server refuses.
    """
    record, field = spot(draw, dialect, anything)
    if draw(st.booleans()):
        rule = Key(null="refused")
    elif str in options_of(field.type):
        rule = Key(pattern=draw(st.sampled_from(["a*", "[", "(?i)x", ".+"])))
    else:
        above = record.paths[field.name].rpartition(".")[0]
        return changed(dialect, record, refused_nulls=[above or "a"])
    return keyed(dialect, record, field, rule)


def spread(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw an object whose keys stand among others.
    """

    def is_object(options: tuple[Any, ...]) -> bool:
        return any(
            is_recorded(x) or (get_origin(x) and _is_free(x)) for x in options
        )

    record, field = spot(draw, dialect, is_object)
    above = draw(st.sampled_from(["", path(draw, record) + "."]))
    return keyed(dialect, record, field, f"{above}*")


def _is_free(option: Any) -> bool:
    return isinstance(kind_of(option), JsonObject)


def tag(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw another tag of a class, or none.
    """
    record = draw(st.sampled_from(dialect.records))
    word = st.sampled_from([*WORDS, *KEYS]) | st.none()
    return changed(dialect, record, tag=draw(word))


def tag_key(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw another key of the tags in a union.
    """
    _, field = spot(draw, dialect, anything)
    key = draw(st.sampled_from(KEYS))
    found = [dialect.get(x) for x in members_of(field.type)]
    family = [x for x in found if x is not None and x.bare is None]
    if not family:
        events = [dialect.get(x) for x in options_of(e.Event)]
        family = [x for x in events if x is not None]
    records = [x.evolve(tag_key=key) for x in family]
    return dialect.evolve("drawn", records=records)


def _some(draw: Draw, names: Any) -> list[str]:
    return draw(st.lists(st.sampled_from([*names]), unique=True, max_size=3))


def required(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw the attributes that are required.
    """
    record, _ = spot(draw, dialect, anything)
    return changed(dialect, record, required=_some(draw, record.keys))


def explicit_nulls(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw the attributes that are written as null.
    """
    record, _ = spot(draw, dialect, anything)
    return changed(dialect, record, explicit_nulls=_some(draw, record.keys))


def defaults(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw values that a server has by itself.
    """
    record, field = spot(
        draw, dialect, lambda options: str in options or bool in options
    )
    is_text = str in options_of(field.type)
    return changed(
        dialect, record, defaults={field.name: "x" if is_text else True}
    )


def constants(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw words that always stand at some paths.
    """
    record, _ = spot(draw, dialect, anything)
    number = draw(st.integers(0, 2))
    pick = st.sampled_from(WORDS)
    found = {path(draw, record): draw(pick) for _ in range(number)}
    return changed(dialect, record, constants=found)


def misplaced(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw keys of other dialects.
    """
    record, field = spot(draw, dialect, anything)
    other = draw(st.sampled_from(attributes_of(record.cls)))
    names: Any = [field.name, other.name]
    if draw(st.booleans()):
        names = field.name
    return changed(dialect, record, misplaced={path(draw, record): names})


def _ignorable(draw: Draw) -> dict[str, Any]:
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2)
    return draw(
        st.dictionaries(
            st.sampled_from(KEYS),
            words | st.just(ANY) | st.none(),
            max_size=2,
        )
    )


def ignored(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw keys that are ignored in a class.
    """
    record, _ = spot(draw, dialect, anything)
    return changed(dialect, record, ignored=_ignorable(draw))


def ignored_in_family(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw keys that are ignored in a family of classes.
    """
    families: list[Any] = [e.ServerEvent, e.ClientEvent, TurnDetection, object]
    families += (Signal, *MAIN)
    families += (x.cls for x in dialect.records)
    family = draw(st.sampled_from(families))
    return dialect.evolve("drawn", ignored={family: _ignorable(draw)})


def variants(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw other forms of a class that are read.
    """
    record = draw(st.sampled_from(dialect.records))
    forms: list[Any] = []
    for _ in range(draw(st.integers(0, 2))):
        word = draw(st.sampled_from(WORDS))
        if draw(st.booleans()) or not record.keys:
            forms.append(Variant(record.cls, tag=word))
            continue
        names = _some(draw, record.keys)
        forms.append(
            record.evolve(
                keys={name: path(draw, record) for name in names},
                tag=draw(st.sampled_from([record.tag, word])),
                required=[*record.required, *names],
                variants=(),
            )
        )
    return changed(dialect, record, variants=forms)


def bare_class(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a class that is written as the value of one attribute.
    """
    usual = [(NamedVoice, "name"), (Reasoning, "effort")]
    usual += [(MCPToolFilter, "tool_names")]
    others = [(x.cls, field.name) for x, field in spots(dialect)]
    cls, name = draw(st.sampled_from(usual) | st.sampled_from(others))
    rule = draw(st.sampled_from([Key(), Key(by_converter=True)]))
    old = dialect.get(cls)
    if old is not None and name in old.keys and draw(st.booleans()):
        rule = attrs.evolve(old.keys[name], path="x")
    return dialect.evolve("drawn", records=[bare(cls, name, rule)])


def settings_of(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw the meaning of null and the size of floats.
    """
    return dialect.evolve(
        "drawn",
        null_is_off=draw(st.booleans()),
        number_bits=draw(st.sampled_from([32, 64])),
    )


def without(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a class or an enum that the dialect doesn't have.
    """
    here = [*(x.cls for x in dialect.records), *dialect.words]
    rest = [x for x in here if x not in MAIN]
    return dialect.evolve("drawn", without=[draw(st.sampled_from(rest))])


def own_class(draw: Draw, dialect: Dialect) -> Dialect:
    """
    Draw a class of another dialect.
    """
    other = draw(st.sampled_from(ORIGINS))
    item = draw(st.sampled_from(other.records))
    lacking = {
        cls: other.words[cls]
        for cls in _below(item.cls)
        if cls in other.words and cls not in dialect.words
    }
    return dialect.evolve("drawn", records=[item], words=lacking)


CHANGES: tuple[Change, ...] = (
    *(move, swap, from_scratch, fewer_keys, alias, fallback, key_words),
    *(words, flatten, records_there, rewrite, off, none, as_string),
    *(by_converter, refused, spread, tag, tag_key, required),
    *(explicit_nulls, defaults, constants, misplaced, ignored),
    *(ignored_in_family, variants, bare_class, settings_of, without),
    own_class,
)

TITLES = (
    *("drawn: ", "record(", "dialect ", "Dialect", "Key", "Words", "Fallback"),
    *("Variant", "Rewrite"),
)
"""
What the messages of mistakes begin with.
"""

COUNTS = {"drawn": 0, "refused": 0}
"""
How many changes were drawn, and how many of them contradicted others.
"""


@st.composite
def dialects(draw: Draw, changes: tuple[Change, ...] = CHANGES) -> Dialect:
    """
    Draw a dialect: a known one, and changes that don't contradict.
    """
    origin = draw(st.sampled_from((*ORIGINS, INVENTED)))
    names = draw(st.sampled_from([(), SESSION_EVENTS, TALK_EVENTS]))
    names = tuple(x for x in names if origin.get(getattr(e, x)))
    dialect = INVENTED if origin is INVENTED else trimmed(origin, names)
    some = draw(st.lists(st.sampled_from(changes), max_size=8))
    return changed_by(draw, dialect, some)


def changed_by(draw: Draw, dialect: Dialect, changes: list[Change]) -> Dialect:
    """
    Apply those changes that don't contradict.
    """
    for change in changes:
        COUNTS["drawn"] += 1
        try:
            dialect = change(draw, dialect)
        except (ValueError, TypeError) as error:
            COUNTS["refused"] += 1
            if not str(error).startswith(TITLES):
                raise AssertionError("not a message of a mistake") from error
    return dialect


def shown(dialect: Dialect) -> str:
    """
    Show how a dialect differs from those of the library, a record a line.
    """
    usual, words = _usual()
    lines = [
        *(x for x in map(_line, dialect.records) if x not in usual),
        *(repr(x) for x in dialect.words.items() if repr(x) not in words),
        f"{dialect.ignored} {dialect.null_is_off} {dialect.number_bits}",
    ]
    return "\n".join(lines)


_SHOWN = (*ORIGINS, INVENTED)


@cache
def _usual() -> tuple[set[str], set[str]]:
    records = {_line(x) for origin in _SHOWN for x in origin.records}
    words = {repr(x) for origin in _SHOWN for x in origin.words.items()}
    return records, words


def _line(record: Record) -> str:
    plain = attrs.fields_dict(Record)
    rules = {
        name: getattr(record, name)
        for name, field in plain.items()
        if name not in ("cls", "keys", "paths", "defaults")
        and getattr(record, name) not in (field.default, {}, ())
    }
    keys = {
        name: key
        for name, key in record.keys.items()
        if repr(key) != f"Key({name!r})"
    }
    rest = [name for name in record.keys if name not in keys]
    return f"{record.cls.__name__} {rules} {keys} {rest}"
