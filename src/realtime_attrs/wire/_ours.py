"""
The classes that get hooks, and no others do.
"""

from enum import Enum

import attrs

import realtime_attrs


_PUBLIC = [getattr(realtime_attrs, name) for name in realtime_attrs.__all__]

RECORDS: frozenset[type] = frozenset(
    item for item in _PUBLIC if isinstance(item, type) and attrs.has(item)
)
"""
Every attrs class of the domain.
"""

ENUMS: frozenset[type[Enum]] = frozenset(
    item
    for item in _PUBLIC
    if isinstance(item, type) and issubclass(item, Enum)
)
"""
Every enum of the domain, with those of the constants.
"""
