"""
Hypothesis strategies and checks for property tests.

They require hypothesis: ``pip install realtime-attrs[testing]``.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from cattrs import BaseConverter
from hypothesis import strategies as st

from ._conversion.detection import main_session
from ._domain.session import SessionResource
from ._engine.order_of_arguments import (
    no_dialect,
    refuse_instance,
    wrong_order,
)
from ._strategies.domain import Drawing
from ._strategies.scalars import ANY_JSON, JSON
from ._strategies.supported import DialectDrawing
from ._values.equality import base_among, is_alike, set_beyond
from ._values.messages import describe, not_a_dialect
from ._values.unknown import Unknown
from .converter import make_converter
from .dialects import Dialect
from .events import Event
from .extending import BaseEvent


__all__ = [
    "assert_round_trips",
    "events",
    "sessions",
    "values",
    "wire_events",
    "wire_sessions",
]


def sessions(
    dialect: Dialect | None = None,
    *,
    unknown: bool = False,
    any_integer: bool = False,
) -> st.SearchStrategy[SessionResource]:
    """
    Draw sessions.

    Args:
        dialect:
            Draw sessions of the dialect's class, such as `TranslationSession`,
            that the dialect writes and reads back unchanged.  By default, draw
            any `SessionResource`.

        unknown:
            Whether to draw `Unknown` words and objects, and unknown keys as
            `extra`, too.  To read them back, a converter needs
            ``keep_unknown=True``.

        any_integer:
            Whether to draw integers of more than 64 bits in tool parameters
            and other JSON.  Many JSON writers reject them.

    Returns:
        A strategy that shrinks to the empty session.
    """
    annotation: Any = SessionResource
    if dialect is not None:
        annotation = main_session(_given(dialect))
    return values(
        annotation, dialect, unknown=unknown, any_integer=any_integer
    )


def values(
    annotation: Any,
    dialect: Dialect | None = None,
    *,
    unknown: bool = False,
    any_integer: bool = False,
) -> st.SearchStrategy[Any]:
    """
    Draw values of any class, enum or union of the library.

    Args:
        annotation: A class, an enum, or an alias such as `TurnDetection`.

        dialect:
            Draw values that this dialect writes and reads back unchanged.  By
            default, draw any value.

        unknown: As for `sessions()`.

        any_integer: As for `sessions()`.

    Returns:
        A strategy that shrinks to the value with the fewest attributes set.

    Raises:
        TypeError:
            *dialect* isn't a `Dialect`, or *annotation* is one or an instance
            of another attrs class.
    """
    is_swapped = isinstance(annotation, Dialect)
    if is_swapped or not isinstance(dialect, Dialect | None):
        raise no_dialect("values", annotation=annotation, dialect=dialect)
    refuse_instance(annotation)
    json = ANY_JSON if any_integer else JSON
    drawing = Drawing(json, unknown)
    if dialect is not None:
        drawing = DialectDrawing(
            json,
            unknown,
            [dialect.name],
            dialect.number_bits,
            dialect=dialect,
        )
    if annotation is Unknown:
        return drawing.made_unknown(json)
    return drawing.values(annotation)


def wire_sessions(
    dialect: Dialect, *, unknown: bool = False
) -> st.SearchStrategy[dict[str, Any]]:
    """
    Draw sessions as JSON values of *dialect*, as they are written.

    Args:
        dialect: The dialect.

        unknown: As for `sessions()`.
    """
    write = make_converter(dialect).unstructure
    return sessions(dialect, unknown=unknown).map(write)


def events(
    dialect: Dialect | None = None,
    *,
    unknown: bool = False,
    any_integer: bool = False,
) -> st.SearchStrategy[Event]:
    """
    Draw events, of clients and servers.

    Args:
        dialect: As for `sessions()`.

        unknown: As for `sessions()`.

        any_integer: As for `sessions()`.
    """
    annotation: Any = Event if dialect is None else BaseEvent
    return values(
        annotation, dialect, unknown=unknown, any_integer=any_integer
    )


def wire_events(
    dialect: Dialect, *, unknown: bool = False
) -> st.SearchStrategy[dict[str, Any]]:
    """
    Draw events as JSON values of *dialect*, as they are written.

    Args:
        dialect: The dialect.

        unknown: As for `sessions()`.
    """
    write = make_converter(dialect).unstructure
    return events(dialect, unknown=unknown).map(write)


def assert_round_trips(
    converter: BaseConverter, value: Any, annotation: Any = None
) -> None:
    """
    Check that a converter writes *value* and reads an equal value back.

    If the converter has ``dumps()`` and ``loads()``, as preconfigured
    converters do, the function calls them, and so checks the text, too.
    `True` and 1 in tool parameters are equal in Python, but this function
    distinguishes them.

    If a dialect has rules (a record) for a subclass, converters read the
    subclass instead of its base class.  The function accepts instances of both
    as equal, also inside the value, if no attribute that the subclass adds is
    set.

    Args:
        converter: The converter to check.

        value: The value to write.

        annotation: The type to read, by default the value's class.

    Raises:
        AssertionError:
            The values differ; the message shows the written JSON, and both
            values where they differ.
    """
    if not isinstance(converter, BaseConverter):
        raise wrong_order(
            "assert_round_trips",
            f"expected a converter, got {describe(converter)}",
            converter=converter,
            value=value,
        )
    annotation = type(value) if annotation is None else annotation
    dumps = getattr(converter, "dumps", None)
    loads = getattr(converter, "loads", None)
    if dumps and loads:
        wire = dumps(value, unstructure_as=annotation)
        result = loads(wire, annotation)
    else:
        wire = converter.unstructure(value, annotation)
        result = converter.structure(wire, annotation)
    if not is_alike(value, result):
        lines = [
            "a value changed in the round trip:",
            *_differences("value", value, result),
            f"  written as: {wire!r}",
        ]
        raise AssertionError("\n".join(lines))


def _given(dialect: Dialect) -> Dialect:
    if not isinstance(dialect, Dialect):
        raise TypeError(not_a_dialect(dialect))
    return dialect


def _differences(place: str, before: Any, after: Any) -> list[str]:
    if is_alike(before, after):
        return []
    kinds = type(before), type(after)
    base = base_among(*kinds)
    if base is None or not attrs.has(base):
        return [f"  {place}: {before!r} became {after!r}"]
    return [
        *_classes(place, *kinds),
        *(
            f"  {place}.{name}: {getattr(item, name)!r} was {what}"
            for item, what in ((before, "lost"), (after, "added"))
            for name in set_beyond(item, base)
        ),
        *(
            line
            for name in (field.name for field in attrs.fields(base))
            for line in _differences(
                f"{place}.{name}", getattr(before, name), getattr(after, name)
            )
        ),
    ]


def _classes(place: str, before: type[Any], after: type[Any]) -> Iterator[str]:
    """
    Name the class of the result if it differs.
    """
    if before is not after:
        name = after.__name__
        hint = f"; build {name}(...)" if before in after.__mro__ else ""
        yield f"  {place}: the dialect has {name}, not {before.__name__}{hint}"
