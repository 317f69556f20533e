"""
Base classes that mark the classes of the library for the engine.

A dialect that has a record of a marked class rejects the marked classes that
it lacks; cattrs converts all other classes that it lacks.
"""

from collections.abc import Iterator
from typing import Any


class Recorded:
    """
    A class with records, whose `extra` holds unknown keys.
    """

    __slots__ = ()


class Worded:
    """
    A class whose values are words in JSON, such as an enum.
    """

    __slots__ = ()


class Family:
    """
    A base class whose subclasses form a union, as tools do.

    A dialect must distinguish the subclasses that it has.
    """

    __slots__ = ()


class Sides:
    """
    A base class of two families, as the events of clients and of servers are.

    A member of one family is rejected where one of another is expected.
    """

    __slots__ = ()


def marked_below(cls: type[Any]) -> Iterator[type[Any]]:
    """
    List the classes that derive from a class.
    """
    for derived in cls.__subclasses__():
        yield derived
        yield from marked_below(derived)
