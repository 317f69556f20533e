"""
Convert values to the classes that a dialect reads.

A dialect that has no record of a class writes an instance as its base class;
a dialect with a record of a subclass may read the subclass instead.
"""

from functools import lru_cache
from operator import is_
from typing import Annotated, Any, get_args, get_origin

import attrs

from .._rules.classes import attributes_of, is_recorded
from .._rules.keys import Key
from .._values.annotations import options_of
from .._values.constructors import made
from .._values.messages import Path
from ..dialects.rules import Dialect


_SCALARS = frozenset({str, bytes, int, float, bool, type(None)})


@lru_cache(maxsize=16)
def replaces_any(dialect: Dialect) -> bool:
    """
    Check whether a dialect reads subclasses instead of some base classes.
    """
    return any(dialect.class_for(x.cls) is not x.cls for x in dialect.records)


def as_read(
    value: Any, dialect: Dialect, *, only_up: bool = False
) -> tuple[Any, list[Path]]:
    """
    Convert a value and its parts to the classes that the dialect reads.

    If *only_up*, don't convert to base classes, which may lack attributes.
    Also return the paths of objects without attributes that their class
    requires.
    """
    if type(value) in _flat(dialect):
        return value, []
    conversion = _Conversion(dialect, only_up)
    return conversion.convert(value, ()), conversion.failed


@lru_cache(maxsize=16)
def _flat(dialect: Dialect) -> frozenset[type[Any]]:
    """
    List the classes with only scalars as values that no subclass replaces.
    """
    return frozenset(
        record.cls
        for record in dialect.records
        if dialect.class_for(record.cls) is record.cls
        and all(
            _is_scalar(option)
            for attribute in attributes_of(record.cls)
            for option in options_of(attribute.type)
        )
    )


def _is_scalar(option: Any) -> bool:
    """
    Check for a type of `_SCALARS`, also one with a range.
    """
    base = get_args(option)[0] if get_origin(option) is Annotated else option
    return base is None or (isinstance(base, type) and base in _SCALARS)


@attrs.frozen(eq=False, repr=False)
class _Conversion:
    dialect: Dialect
    only_up: bool
    failed: list[Path] = attrs.field(factory=list, init=False)

    def convert(self, value: Any, path: Path, key: Key | None = None) -> Any:
        if type(value) in _SCALARS:  # nearly all values
            return value
        if isinstance(value, tuple):
            items = tuple(
                self.convert(item, (*path, index), key)
                for index, item in enumerate(value)
            )
            return value if all(map(is_, items, value)) else items
        base = self.dialect.base_of(type(value))
        if base is None or not is_recorded(base):
            return value
        return self._object(value, base, path, key)

    def _object(
        self, value: Any, base: type[Any], path: Path, key: Key | None
    ) -> Any:
        cls = type(value)
        target = self._target(base, cls, key)
        keys = self.dialect.of(base).keys if self.dialect.get(base) else {}
        held = {
            field.name: getattr(value, field.name)
            for field in attrs.fields(cls if target is cls else base)
        }
        parts = {
            name: self.convert(item, (*path, name), keys.get(name))
            for name, item in held.items()
        }
        if target is cls and all(map(is_, parts.values(), held.values())):
            return value
        absent = {field.name: None for field in attrs.fields(target)}
        try:
            return made(target, {**absent, **parts})
        except Exception:  # noqa: BLE001  # a user's validators raise anything
            self.failed.append(path)
            return value

    def _target(
        self, base: type[Any], cls: type[Any], key: Key | None
    ) -> type[Any]:
        """
        Choose the class that is read for an instance at an attribute.
        """
        target: type[Any] = self.dialect.class_for(base)
        records = None if key is None else self.dialect.records_at(key)
        if records is not None and all(x.cls is not target for x in records):
            target = base
        return cls if self.only_up and cls not in target.__mro__ else target
