"""
Makes the tables of the documentation from the rules of the dialects.

``python docs/tables.py`` writes them into the pages, between their markers.
"""

import json
import re

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from realtime_attrs import SessionResource
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect
from realtime_attrs.dialects.classes import ENUMS, RECORDS


DOCS = Path(__file__).parent
DIALECTS = (REFERENCE, BETA, GA)
MARKED = re.compile(
    r"(<!-- table: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)


def fields() -> Iterator[list[str]]:
    """
    Where each field of a session stands.
    """
    yield ["`SessionResource`", *(_title(dialect) for dialect in DIALECTS)]
    for field in attrs.fields(SessionResource):
        yield [
            f"`{field.name}`",
            *(_path(SessionResource, field.name, d) for d in DIALECTS),
        ]


def parts() -> Iterator[list[str]]:
    """
    Where each field of the other classes stands, and their tags.
    """
    yield ["class", "field", *(_title(dialect) for dialect in DIALECTS)]
    for cls in sorted(RECORDS - {SessionResource}, key=lambda c: c.__name__):
        records = [dialect.record_of(cls) for dialect in DIALECTS]
        if any(item and item.tag for item in records):
            yield [
                f"`{cls.__name__}`",
                "(the class)",
                *(
                    _code(item and item.tag and f"type: {item.tag}")
                    for item in records
                ),
            ]
        for field in attrs.fields(cls):
            yield [
                f"`{cls.__name__}`",
                f"`{field.name}`",
                *(_path(cls, field.name, dialect) for dialect in DIALECTS),
            ]


def words() -> Iterator[list[str]]:
    """
    How each member of the enums is spelled.
    """
    yield ["member", *(_title(dialect) for dialect in DIALECTS)]
    for cls in sorted(ENUMS, key=lambda c: c.__name__):
        for member in cls:
            yield [
                f"`{member!r}`",
                *(_word(d.words.get(cls, {}), member) for d in DIALECTS),
            ]


def required() -> Iterator[list[str]]:
    """
    What each class cannot be without.
    """
    yield ["class", *(_title(dialect) for dialect in DIALECTS)]
    for cls in sorted(RECORDS, key=lambda c: c.__name__):
        records = [dialect.record_of(cls) for dialect in DIALECTS]
        cells = [
            ", ".join(
                f"`{name}`" for name in item.places if name in item.required
            )
            if item
            else ""
            for item in records
        ]
        if any(cells):
            yield [f"`{cls.__name__}`", *cells]


TABLES = {
    "fields": fields,
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


def _path(cls: type, name: str, dialect: Dialect) -> str:
    record = dialect.record_of(cls)
    return _code(record and record.places.get(name))


def _word(spellings: Mapping[Any, Any], member: Any) -> str:
    return _code(
        json.dumps(spellings[member]) if member in spellings else None
    )


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
