"""
The JSON Schemas of a dialect, and the definitions that they refer to.
"""

import re

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, TypeAlias

import attrs

from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .schema_forms import Schema, any_of, described


Make: TypeAlias = Callable[[Record, "Place"], Schema]

_ARGUMENT = re.compile(r"^    (\w+):(.*(?:\n(?: {8}.*)?)*)", re.MULTILINE)


@attrs.frozen(eq=False, repr=False)
class Schemas:
    """
    The schemas of a dialect, with their definitions by name.

    The function *of_record* makes the schema of a record.  If *closed*, the
    schemas reject unknown keys.
    """

    dialect: Dialect
    closed: bool
    of_record: Make
    definitions: dict[str, Schema] = attrs.field(factory=dict, init=False)
    _names: dict[str, Any] = attrs.field(factory=dict, init=False)

    def name_of(self, cls: Any, name: str | None = None) -> str:
        """
        Return a unique name for a class, an enum or a generic alias.
        """
        found: str = name or cls.__name__
        while self._names.setdefault(found, cls) != cls:
            found += "_"
        return found

    def defined(
        self, name: str, cls: type[Any], make: Callable[[], Schema]
    ) -> Schema:
        """
        Make a reference to a definition, and the definition at the first one.
        """
        if name not in self.definitions:
            self.definitions[name] = {}
            summary, *_ = doc_of(cls).split("\n\n")
            self.definitions[name] |= described([summary], make())
        return {"$ref": f"#/$defs/{name}"}


@attrs.frozen(eq=False, repr=False)
class Place:
    """
    The position of a value in a schema.

    Args:
        schemas: The schemas of the dialect.
        name: The prefix of definitions for this position alone.
        others: The keys of other attributes in the same object.
        worded: The dialect with the words of this position, if they differ.
    """

    schemas: Schemas
    name: str
    others: frozenset[str] = frozenset()
    worded: Dialect | None = None

    @property
    def dialect(self) -> Dialect:
        """
        The dialect with the words of this position.
        """
        return self.worded or self.schemas.dialect

    def of_class(self, record: Record) -> Schema:
        """
        Make a reference to a record; its name has the position if it differs.
        """
        cls, name = record.cls, self.schemas.name_of(record.cls)
        if self.others or record != self.schemas.dialect.get(cls):
            name = f"{self.name}.{name}"
        place = attrs.evolve(self, name=name)
        return self.schemas.defined(
            name, cls, lambda: _of_forms(record, place)
        )


def _of_forms(record: Record, place: Place) -> Schema:
    """
    Make the schema of all forms of a class.
    """
    schemas, cls = place.schemas, record.cls
    schema = schemas.of_record(record, place)
    if record != schemas.dialect.get(cls):
        return schema
    for form in schemas.dialect.variants_of(cls):
        if form.tag == record.tag:
            test = _distinctive(form, record)
            other = schemas.of_record(form, place)
            schema = {"if": test, "then": other, "else": schema}
    return schema


def _distinctive(form: Record, record: Record) -> Schema:
    """
    Make the schema that distinguishes another form of a class by its keys.
    """
    ours = sorted(record.required_keys - form.required_keys)
    test: Schema = {
        "required": sorted(form.required_keys - record.required_keys)
    }
    if ours:
        test["not"] = any_of([{"required": [x]} for x in ours])
    return test


def doc_of(cls: type[Any]) -> str:
    """
    Return the docstring of a class, unless attrs or Python generated it.
    """
    doc = cls.__doc__ or ""
    is_signature = doc.startswith(f"{cls.__name__}(")  # of a dataclass
    return "" if is_signature else cleandoc(doc)


def texts_of(cls: type[Any]) -> dict[str, str]:
    """
    Return the descriptions of attributes in the docstring of a class.
    """
    return {
        found[1]: found[2]
        for base in reversed(cls.__mro__)
        for found in _ARGUMENT.finditer(doc_of(base))
    }
