"""
Convert events and items between the library's and vendors' classes.

If a vendor's service omits keys that the library's class requires, the vendor
has a class of its own for the same ``type``.  Such a class and the library's
are counterparts.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from operator import is_
from typing import Any, Final, TypeAlias, get_args

import attrs

from .. import events as e
from .._rules.classes import is_recorded
from .._values.constructors import made
from .._values.equality import is_set
from .._values.messages import Path
from ..dialects import BETA, GA
from ..dialects.records import Record
from ..dialects.rules import Dialect
from ..extending import BaseClientEvent, BaseItem, BaseServerEvent


_FAMILIES: Final = (BaseClientEvent, BaseServerEvent, BaseItem)

Missing: TypeAlias = list[tuple[Path, type[Any], tuple[str, ...]]]
"""
Paths of objects, with the counterpart's class and its required attributes that
aren't set.
"""


def to_counterparts(
    event: Any, dialect: Dialect, source: Dialect
) -> tuple[Any, Missing]:
    """
    Convert an event and its parts to the classes of *dialect*.

    Keep an object without an attribute that its counterpart requires, and
    return these attributes, too.
    """
    table = _counterparts(dialect, source)
    if not table:
        return event, []
    walk = _Walk(table)
    return walk.convert(event, ()), walk.missing


@cache
def _shared() -> Mapping[type[Any], frozenset[str | None]]:
    """
    Map the library's events and items to their types in OpenAI's dialects.
    """
    return {
        cls: frozenset(
            record.tag
            for record in (BETA.get(cls), GA.get(cls))
            if record is not None
        )
        for cls in (*get_args(e.Event), *get_args(e.Item))
    }


@lru_cache(maxsize=16)
def _replaced(dialect: Dialect) -> Mapping[type[Any], Record]:
    """
    Map the library's classes that a dialect lacks to their counterparts.
    """
    lacking = {
        cls: tags
        for cls, tags in _shared().items()
        if dialect.record_of(cls) is None
    }
    return {
        cls: record
        for cls, tags in lacking.items()
        for record in dialect.records
        if record.tag in tags and _is_counterpart(record.cls, cls)
    }


def _is_counterpart(own: type[Any], cls: type[Any]) -> bool:
    family = next(x for x in _FAMILIES if issubclass(cls, x))
    return issubclass(own, family) and _shared().keys().isdisjoint(own.__mro__)


@lru_cache(maxsize=16)
def _counterparts(
    dialect: Dialect, source: Dialect
) -> Mapping[type[Any], Record]:
    """
    Map classes that *dialect* lacks to the records of their counterparts.
    """
    old, new = _replaced(source), _replaced(dialect)
    found: dict[type[Any], Record] = {
        cls: record for cls, record in new.items() if cls not in old
    }
    for cls, record in old.items():
        there = new.get(cls) or dialect.get(cls)
        if there is not None and dialect.record_of(record.cls) is None:
            found[record.cls] = there
    return found


@attrs.frozen(eq=False, repr=False)
class _Walk:
    table: Mapping[type[Any], Record]
    missing: Missing = attrs.field(factory=list, init=False)

    def convert(self, value: Any, path: Path) -> Any:
        if isinstance(value, tuple):
            items = tuple(
                self.convert(item, (*path, index))
                for index, item in enumerate(value)
            )
            return value if all(map(is_, items, value)) else items
        if not is_recorded(type(value)):
            return value
        held = {
            field.name: getattr(value, field.name)
            for field in attrs.fields(type(value))
        }
        parts = {
            name: self.convert(item, (*path, name))
            for name, item in held.items()
        }
        known = [x for x in type(value).__mro__ if x in self.table]
        if known:
            return self._counterpart(value, self.table[known[0]], path)
        if all(map(is_, parts.values(), held.values())):
            return value
        return _made(type(value), parts, value)

    def _counterpart(self, value: Any, record: Record, path: Path) -> Any:
        """
        Make an instance of the counterpart, if its required values are set.
        """
        values = {
            field.name: getattr(value, field.name, None)
            for field in attrs.fields(record.cls)
        }
        missing = [x for x in values if x in record.required]
        missing = [x for x in missing if values[x] is None]
        if missing:
            self.missing.append((path, record.cls, tuple(missing)))
        if missing or (path and _drops_any(value, values)):
            return value
        return _made(record.cls, values, value)


def _made(cls: type[Any], values: Mapping[str, Any], old: Any) -> Any:
    """
    Make an instance, or return the old one if the constructor raises.
    """
    try:
        return made(cls, values)
    except Exception:  # noqa: BLE001  # a user's validators raise anything
        return old


def _drops_any(value: Any, values: Mapping[str, Any]) -> bool:
    """
    Check for attributes that are set and that the counterpart doesn't have.
    """
    return any(
        x.name not in values and is_set(value, x.name, x.default)
        for x in attrs.fields(type(value))
    )
