"""
Makes the tables of the documentation from the rules of the dialects.

``python docs/tables.py`` writes them into the pages, between their markers.
"""

import json
import re

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import realtime_attrs

from realtime_attrs import SessionResource
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect
from realtime_attrs.dialects.classes import ENUMS, RECORDS, attributes_of
from realtime_attrs.events import ClientEvent, ServerEvent


DOCS = Path(__file__).parent
DIALECTS = (REFERENCE, BETA, GA)
OF_SESSIONS = [
    getattr(realtime_attrs, name) for name in realtime_attrs.__all__
]
MARKED = re.compile(
    r"(<!-- table: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)


def fields() -> Iterator[list[str]]:
    """
    Where each field of a session stands.
    """
    yield ["`SessionResource`", *map(_title, DIALECTS)]
    for field in attributes_of(SessionResource):
        paths = [_path(SessionResource, field.name, d) for d in DIALECTS]
        yield [
            _code(field.name),
            *(_cell(path, field.name) for path in paths),
        ]


def moved() -> Iterator[list[str]]:
    """
    Where each field of a session stood, and stands now.
    """
    yield [_title(BETA), _title(GA)]
    for field in attributes_of(SessionResource):
        paths = [_path(SessionResource, field.name, d) for d in (BETA, GA)]
        yield [_code(path) for path in paths]


def parts() -> Iterator[list[str]]:
    """
    Which of the other classes are there, with which tags and fields.
    """
    yield ["class and fields", *map(_title, DIALECTS)]
    for cls in sorted(RECORDS - {SessionResource}, key=lambda c: c.__name__):
        if cls not in OF_SESSIONS:
            continue
        records = [dialect.record_of(cls) for dialect in DIALECTS]
        tags = [record and (record.tag or "") for record in records]
        tag = next((tag for tag in tags if tag is not None), None)
        name = f"**{_code(cls.__name__)}**"
        yield [
            f"{name} {_code(f'type: {tag}')}" if tag else name,
            *(_cell(other, tag) for other in tags),
        ]
        for field in attributes_of(cls):
            yield [
                _code(field.name),
                *(
                    _cell(_path(cls, field.name, d), field.name)
                    for d in DIALECTS
                ),
            ]


def words() -> Iterator[list[str]]:
    """
    How each member of the enums is spelled.
    """
    yield ["member", *map(_title, DIALECTS)]
    for cls in sorted(ENUMS, key=lambda c: c.__name__):
        for member in cls if cls in OF_SESSIONS else ():
            words = [_word(d.words.get(cls, {}), member) for d in DIALECTS]
            known = {word for word in words if word is not None}
            word = known.pop() if len(known) == 1 else None
            yield [
                " ".join(filter(None, [_code(repr(member)), _code(word)])),
                *(_cell(other, word) for other in words),
            ]


def required() -> Iterator[list[str]]:
    """
    What each class cannot be without.
    """
    yield ["class", *map(_title, DIALECTS)]
    for cls in sorted(RECORDS, key=lambda c: c.__name__):
        records = [dialect.record_of(cls) for dialect in DIALECTS]
        cells = [
            ", ".join(
                _code(name)
                for name in (record.places if record else ())
                if name in record.required
            )
            for record in records
        ]
        if any(cells) and cls in OF_SESSIONS:
            yield [_code(cls.__name__), *cells]


def events() -> Iterator[list[str]]:
    """
    How the events are called on the two wires.
    """
    yield ["class", "from", _title(BETA), _title(GA)]
    for union, sender in ((ClientEvent, "client"), (ServerEvent, "server")):
        for cls in get_args(union):
            records = [dialect.record_of(cls) for dialect in (BETA, GA)]
            tags = [record and record.tag for record in records]
            yield [_code(cls.__name__), sender, *map(_code, tags)]


TABLES = {
    "events": events,
    "fields": fields,
    "moved": moved,
    "parts": parts,
    "words": words,
    "required": required,
}


def filled(page: str) -> str:
    """
    Fill the tables of a page in.
    """
    return MARKED.sub(
        lambda match: (
            f"{match[1]}\n{_markdown(TABLES[match['name']]())}\n{match[3]}"
        ),
        page,
    )


def _title(dialect: Dialect) -> str:
    return f"`{dialect.name.upper()}`"


def _path(cls: type, name: str, dialect: Dialect) -> str | None:
    record = dialect.record_of(cls)
    return record.places.get(name) if record else None


def _word(spellings: Mapping[Any, Any], member: Any) -> str | None:
    return json.dumps(spellings[member]) if member in spellings else None


def _cell(text: str | None, usual: str | None) -> str:
    """
    Show no more than a tick for what is as the row says.
    """
    return "✓" if text is not None and text == usual else _code(text)


def _code(text: str | None) -> str:
    return f"`{text}`" if text else ""


def _markdown(rows: Iterator[list[str]]) -> str:
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    for path in DOCS.glob("**/*.md"):
        text = path.read_text("utf-8")
        if filled(text) != text:
            path.write_text(filled(text), "utf-8")
