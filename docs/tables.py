"""
Make the tables of the documentation from the rules of the dialects.

``python docs/tables.py`` writes them into the pages, between their markers.
"""

import json
import re

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, get_args

import realtime_attrs
import realtime_attrs.events

from realtime_attrs import PCM, Container, SessionResource
from realtime_attrs._rules.ambiguity import bare_type
from realtime_attrs._rules.classes import (
    TAG,
    attributes_of,
    is_recorded,
    is_worded,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    GLM,
    HUGGING_FACE,
    INWORLD,
    LOCALAI,
    QWEN_AUDIO,
    QWEN_LIVE_TRANSLATE,
    QWEN_OMNI,
    QWEN_OMNI_38,
    REFERENCE,
    SPEACHES,
    STEPFUN,
    XAI,
    Dialect,
    Key,
)
from realtime_attrs.dialects.records import Record
from realtime_attrs.events import ClientEvent, ServerEvent, Usage
from realtime_attrs.extending import BaseEvent, BaseItem
from realtime_attrs.vendors import (
    azure_voice_live,
    glm,
    hugging_face,
    inworld,
    localai,
    qwen,
    speaches,
    stepfun,
    xai,
)


VENDORS = (
    azure_voice_live,
    glm,
    hugging_face,
    inworld,
    localai,
    qwen,
    speaches,
    stepfun,
    xai,
)

PUBLIC = [
    getattr(module, name)
    for module in (realtime_attrs, realtime_attrs.events, *VENDORS)
    for name in module.__all__
]
RECORDS = frozenset(filter(is_recorded, PUBLIC))
WORDED = frozenset(filter(is_worded, PUBLIC))

Rows: TypeAlias = Iterator[list[str]]

DOCS = Path(__file__).parent
DIALECTS = (REFERENCE, BETA, GA)
DERIVED = {
    BETA: (AZURE_VOICE_LIVE, QWEN_OMNI, GLM, STEPFUN, SPEACHES),
    GA: (XAI, INWORLD, HUGGING_FACE, LOCALAI),
    QWEN_OMNI: (QWEN_AUDIO, QWEN_OMNI_38, QWEN_LIVE_TRANSLATE),
}
BEYOND_SESSIONS = (
    BaseEvent,
    BaseItem,
    Usage,
    inworld.VoiceLabel,
    inworld.VoiceProfile,
    hugging_face.Viseme,
    localai.ClassifierScore,
    localai.LocalAIResponseParameters,
    localai.RecognizedSpeaker,
    localai.SoundDetection,
)
OF_SESSIONS = [
    item
    for module in (realtime_attrs, *VENDORS)
    for item in map(vars(module).get, module.__all__)
    if not (isinstance(item, type) and issubclass(item, BEYOND_SESSIONS))
]
MARKED = re.compile(
    r"(<!-- table: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)
BARE = {
    str: "a bare string",
    list: "a bare array",
    object: "a bare value",
}


def fields(dialects: Iterable[Dialect] = DIALECTS) -> Rows:
    """
    List the key of each field of a session.
    """
    dialects = [*dialects]
    classes = [_session_of(dialect) for dialect in dialects]
    pairs = [*zip(classes, dialects, strict=True)]
    title = classes[-1] if len(dialects[1:]) == 1 else SessionResource
    yield [_code(title.__name__), *map(_title, dialects)]
    for field in _fields_of(classes):
        paths = [_path(cls, field.name, d) for cls, d in pairs]
        also = [_further(cls, field.name, d) for cls, d in pairs]
        cells = [
            ", or ".join(filter(None, [_cell(path, field.name), _code(other)]))
            for path, other in zip(paths, also, strict=True)
        ]
        if any(cells):
            yield [_code(field.name), *cells]


def _session_of(dialect: Dialect) -> type[SessionResource]:
    """
    Return the class of sessions that a dialect reads.
    """
    return [SessionResource, *dialect.derived(SessionResource)][-1]


def _fields_of(classes: Iterable[type]) -> Iterable[Any]:
    """
    List the attributes of some classes, each once.
    """
    found = {x.name: x for cls in classes for x in attributes_of(cls)}
    return found.values()


def moved() -> Rows:
    """
    List the keys of each field of a session in the beta and in GA.
    """
    yield [_title(BETA), _title(GA)]
    for field in attributes_of(SessionResource):
        paths = [_path(SessionResource, field.name, d) for d in (BETA, GA)]
        yield [_code(path) for path in paths]


def parts(
    dialects: Sequence[Dialect] = DIALECTS, *, differing: bool = False
) -> Rows:
    """
    List the tags and the keys of the other classes.

    Args:
        dialects: The dialects, one for each column.

        differing:
            Omit classes that are equal in all dialects, and the fields of
            classes that the last dialect doesn't have.
    """
    yield ["class and attributes", *map(_title, dialects)]
    for cls in sorted(RECORDS, key=lambda c: c.__name__):
        is_part = cls in OF_SESSIONS and not issubclass(cls, SessionResource)
        rows = [*_rows_of(cls, dialects)] if is_part else []
        rows = [row for row in rows if any(row[1:])]
        if differing and dialects[-1].get(cls) is None:
            rows = rows[:1]
        if not (differing and _are_alike(rows)):
            yield from rows


def _are_alike(rows: Iterable[list[str]]) -> bool:
    """
    Check that all dialects are equal.
    """
    return all(len({*cells}) == 1 for _, *cells in rows)


def _rows_of(cls: type, dialects: Iterable[Dialect]) -> Rows:
    records = [dialect.get(cls) for dialect in dialects]
    forms = [record and _form(record) for record in records]
    form = next((form for form in forms if form), None)
    usual = form if form and form not in BARE.values() else None
    name = f"**{_code(cls.__name__)}**"
    yield [
        f"{name} {_code(usual)}" if usual else name,
        *(
            form
            if form in BARE.values()
            else ("" if form is None else _cell(form, usual or ""))
            for form in forms
        ),
    ]
    for field in attributes_of(cls):
        yield [
            _code(field.name),
            *(_cell(_path(cls, field.name, d), field.name) for d in dialects),
        ]


def words(
    dialects: Sequence[Dialect] = DIALECTS, *, differing: bool = False
) -> Rows:
    """
    List the word of each enum member, and of each value that has words.

    Args:
        dialects: The dialects, one column each.

        differing:
            Whether to omit the members that are alike in all dialects, and
            those of enums that the last dialect doesn't have.
    """
    yield ["member", *map(_title, dialects)]
    for cls in sorted(WORDED, key=lambda c: c.__name__):
        if cls not in OF_SESSIONS:
            continue
        if differing and cls not in dialects[-1].words:
            ticks = ["✓" if cls in d.words else "" for d in dialects]
            if any(ticks):
                yield [_code(f"{cls.__name__}.*"), *ticks]
            continue
        for at in _places_of(cls, dialects):
            rows = [*_words_of(cls, at, dialects)]
            yield from (
                row for row in rows if not (differing and _are_alike([row]))
            )


def _places_of(
    cls: type, dialects: Iterable[Dialect]
) -> Iterator[tuple[type, str] | None]:
    """
    List the attributes that have words of their own for a class.
    """
    yield None
    found: list[tuple[str, Any]] = []
    for dialect in dialects:
        for record in dialect.records:
            for name, key in record.keys.items():
                place = (name, key.words.get(cls))
                if place[1] and record.cls in OF_SESSIONS:
                    # Subclasses have the words of their base classes.
                    if place not in found:
                        yield record.cls, name
                    found.append(place)


def _words_of(
    cls: type, at: tuple[type, str] | None, dialects: Iterable[Dialect]
) -> Rows:
    keys = [_key(*at, d) if at else None for d in dialects]
    tables = [
        _spellings(cls, key, dialect)
        for key, dialect in zip(keys, dialects, strict=True)
    ]
    members = {member: None for table in tables for member in table}
    for member in cls if issubclass(cls, Enum) else members:
        words = [
            _word(table, member, (key and key.flatten) or {})
            for key, table in zip(keys, tables, strict=True)
        ]
        known = {word for word in words if word is not None}
        word = known.pop() if len(known) == 1 else None
        cells = [_cell(other, word) for other in words]
        if any(cells):
            name = _code(_name_of(member))
            place = f"at {_code(at[1])}" if at else ""
            title = " ".join(filter(None, [name, place, _code(word)]))
            yield [title, *cells]


def _spellings(
    cls: type, key: Key | None, dialect: Dialect
) -> Mapping[Any, Any]:
    """
    Return the words of a class at an attribute, or those of the dialect.
    """
    own = (key and key.words) or {}
    words = own.get(cls, dialect.words.get(cls))
    return words.spellings if words else {}


def required() -> Rows:
    """
    List the keys that each class requires.
    """
    yield ["class", *map(_title, DIALECTS)]
    for cls in sorted(RECORDS, key=lambda c: c.__name__):
        records = [dialect.get(cls) for dialect in DIALECTS]
        cells = [
            ", ".join(
                _code(name)
                for name in (record.keys if record else ())
                if name in record.required
            )
            for record in records
        ]
        if any(cells) and cls in OF_SESSIONS:
            yield [_code(cls.__name__), *cells]


def events() -> Rows:
    """
    List the type of each event in the beta and in GA.
    """
    yield ["class", "from", _title(BETA), _title(GA)]
    for union, sender in ((ClientEvent, "client"), (ServerEvent, "server")):
        for cls in get_args(union):
            records = [dialect.get(cls) for dialect in (BETA, GA)]
            tags = [record and record.tag for record in records]
            yield [_code(cls.__name__), sender, *map(_code, tags)]


TABLES: dict[str, Callable[[], Rows]] = {
    "events": events,
    "fields": fields,
    "moved": moved,
    "parts": parts,
    "words": words,
    "required": required,
    "flat": partial(fields, (BETA, *DERIVED[BETA])),
    "nested": partial(fields, (GA, *DERIVED[GA])),
}
for base, vendors in DERIVED.items():
    for vendor in vendors:
        key = vendor.name.replace("-", "_")
        pair = (base, vendor)
        TABLES[f"{key}_fields"] = partial(fields, pair)
        TABLES[f"{key}_parts"] = partial(parts, pair, differing=True)
        TABLES[f"{key}_words"] = partial(words, pair, differing=True)


def filled(page: str) -> str:
    """
    Replace the tables of a page.
    """
    return MARKED.sub(
        lambda match: (
            f"{match[1]}\n{_markdown(TABLES[match['name']]())}\n{match[3]}"
        ),
        page,
    )


def _title(dialect: Dialect) -> str:
    return f"`{dialect.name.upper().replace('-', '_')}`"


def _key(cls: type, name: str, dialect: Dialect) -> Key | None:
    record = dialect.get(cls)
    return record.keys.get(name) if record else None


def _path(cls: type, name: str, dialect: Dialect) -> str | None:
    """
    Return the path of an attribute; that of a bare value is its name.
    """
    record = dialect.get(cls)
    path = record.paths.get(name) if record else None
    return name if path == "" else path


def _further(cls: type, name: str, dialect: Dialect) -> str | None:
    """
    Return the second path from which converters read an attribute.
    """
    key = _key(cls, name, dialect)
    if key is None:
        return None
    return key.fallback.path if key.fallback else key.alias


def _form(record: Record) -> str:
    """
    Return the tag of an object, or a description if it has none.
    """
    if record.bare is not None:
        return BARE[bare_type(record)]
    return f"{record.tag_key}: {record.tag}" if record.tag else ""


def _name_of(member: Any) -> str:
    if not isinstance(member, PCM):
        return repr(member)
    name = type(member).__name__
    raw = member.container is Container.RAW
    return f"{name}({member.rate}{'' if raw else f', {member.container!r}'})"


def _word(
    spellings: Mapping[Any, Any], member: Any, flatten: Mapping[str, str]
) -> str | None:
    """
    Return the word of a member, or all keys of a flattened object.
    """
    if member not in spellings:
        return None
    spelling = spellings[member]
    if not flatten:
        return json.dumps(spelling)
    others = (
        f"{path}: {spelling[x]}"
        for x, path in flatten.items()
        if x in spelling
    )
    return ", ".join([json.dumps(spelling[TAG]), *others])


def _cell(text: str | None, usual: str | None) -> str:
    """
    Return a tick for the text in the first cell of the row.
    """
    return "✓" if text is not None and text == usual else _code(text)


def _code(text: str | None) -> str:
    return f"`{text}`" if text else ""


def _markdown(rows: Rows) -> str:
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    for path in DOCS.glob("**/*.md"):
        text = path.read_text("utf-8")
        if filled(text) != text:
            path.write_text(filled(text), "utf-8")
