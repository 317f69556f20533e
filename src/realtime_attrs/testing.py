"""
Hypothesis strategies and checks for property tests of a pipeline.

Needs hypothesis, which ``pip install realtime-attrs[testing]`` brings.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, get_args, get_origin

import attrs

from cattrs import BaseConverter
from hypothesis import strategies as st

from ._domain.constants import OFF
from ._domain.session import SessionResource
from ._values.annotations import options_of
from ._values.kinds import Range, SecretText
from .converter import make_converter
from .dialects import BETA, GA, REFERENCE, Dialect, Record
from .dialects.classes import ENUMS, RECORDS


__all__ = ["assert_round_trips", "sessions", "values", "wire_sessions"]


def sessions(
    dialect: Dialect | None = None,
) -> st.SearchStrategy[SessionResource]:
    """
    Draw sessions.

    Args:
        dialect:
            The dialect that has to be able to say them, and read them back as
            the same; any session if left out.

    Returns:
        A strategy that shrinks to the empty session.
    """
    return values(SessionResource, dialect)


def values(
    annotation: Any, dialect: Dialect | None = None
) -> st.SearchStrategy[Any]:
    """
    Draw values of any of our classes, enums and unions.

    Args:
        annotation: A class, an enum, an alias such as `TurnDetection`.

        dialect:
            The dialect that has to be able to say them, and read them back as
            the same; any value if left out.

    Returns:
        A strategy that shrinks to what says least.
    """
    return _values(annotation, dialect)


def wire_sessions(dialect: Dialect) -> st.SearchStrategy[dict[str, Any]]:
    """
    Draw sessions as JSON values of *dialect*, as they are written.
    """
    return sessions(dialect).map(make_converter(dialect).unstructure)


def assert_round_trips(
    converter: BaseConverter, value: Any, annotation: Any = None
) -> None:
    """
    Check that *value* survives being unstructured and structured.

    Args:
        converter: The converter of the pipeline.

        value: What is to survive.

        annotation: Its type, if that is not its class.

    Raises:
        AssertionError:
            It did not; the message shows the value, the wire, and what came
            back where it differs.
    """
    annotation = type(value) if annotation is None else annotation
    wire = converter.unstructure(value, annotation)
    result = converter.structure(wire, annotation)
    if result != value:
        lines = [
            "a value did not survive the wire:",
            *_differences("value", value, result),
            f"  on the wire: {wire!r}",
        ]
        raise AssertionError("\n".join(lines))


def _differences(place: str, before: Any, after: Any) -> list[str]:
    """
    Show where two values differ, as deep as classes and tuples go.
    """
    if type(before) is type(after) and attrs.has(type(before)):
        pairs = [
            (f"{place}.{field.name}", field.name)
            for field in attrs.fields(type(before))
        ]
        return [
            line
            for inner, name in pairs
            for line in _differences(
                inner, getattr(before, name), getattr(after, name)
            )
        ]
    if before == after:
        return []
    return [f"  {place}: {before!r} became {after!r}"]


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def _values(
    annotation: Any, dialect: Dialect | None
) -> st.SearchStrategy[Any]:
    """
    Draw what *annotation* admits and the dialect can say, the least first.
    """
    options = sorted(options_of(annotation), key=_says_something)
    return st.one_of([_option(option, dialect) for option in options])


def _says_something(option: Any) -> int:
    return 0 if option is None else 1 if option is OFF else 2


def _integers(least: int, greatest: int) -> st.SearchStrategy[int]:
    """
    Draw integers, their bounds often.
    """
    return st.sampled_from([least, greatest]) | st.integers(least, greatest)


_SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    bool: st.booleans(),
    int: _integers(0, 2**16 - 1),
    Any: _JSON,
}


def _option(  # noqa: PLR0911  # a table
    option: Any, dialect: Dialect | None
) -> st.SearchStrategy[Any]:
    if option is None:
        return st.none()
    if isinstance(option, Enum):
        return _members(type(option), [option], dialect)
    if option in ENUMS:
        return _members(option, list(option), dialect)
    if option in RECORDS:
        return _record(option, dialect)
    if option is float:
        return st.floats(
            allow_nan=False,
            allow_infinity=False,
            width=64 if dialect is None else dialect.number_bits,
        )
    if option == SecretText:
        return st.text()
    if option in _SCALARS:
        return _SCALARS[option]
    *_, inner = [item for item in get_args(option) if item is not ...]
    if get_origin(option) is tuple:
        return st.lists(_values(inner, dialect), max_size=3).map(tuple)
    if isinstance(inner, Range):
        return _integers(inner.least, inner.greatest)
    return st.dictionaries(st.text(), _values(inner, dialect), max_size=3)


def _members(
    cls: type[Enum], members: list[Any], dialect: Dialect | None
) -> st.SearchStrategy[Any]:
    if dialect is not None:
        members = [
            item for item in members if item in dialect.words.get(cls, {})
        ]
    return st.sampled_from(members) if members else st.nothing()


def _record(cls: type, dialect: Dialect | None) -> st.SearchStrategy[Any]:
    if dialect is None:
        fields = {
            field.name: _any_field(cls, field, None)
            for field in attrs.fields(cls)
        }
        return st.builds(cls, **fields)
    record = dialect.record_of(cls)
    if record is None:
        return st.nothing()
    fields = {
        field.name: _field(field, record, dialect)
        for field in attrs.fields(cls)
        if field.name in record.places
    }
    return st.builds(cls, **fields)


def _any_field(
    cls: type, field: "attrs.Attribute[Any]", dialect: Dialect | None
) -> st.SearchStrategy[Any]:
    strategy = _values(field.type, dialect)
    words = {
        word
        for known in (REFERENCE, BETA, GA)
        for of, rewrite in known.rewrites.items()
        if of == (cls, field.name)
        for words in rewrite.table
        for word in words
    }
    if not words:
        return strategy
    # Otherwise the words for which there are rules would never be drawn.
    return strategy | st.lists(st.sampled_from(sorted(words)), max_size=3)


def _field(
    field: "attrs.Attribute[Any]", record: Record, dialect: Dialect
) -> st.SearchStrategy[Any]:
    rewrite = dialect.rewrites.get((record.cls, field.name))
    if rewrite is not None:
        written = {tuple(words) for words in rewrite.table.values()}
        known = st.none() | st.sampled_from(sorted(written))
        if rewrite.closed:
            return known
        table = rewrite.table
        return known | _any_field(record.cls, field, dialect).filter(
            lambda value: value is None or tuple(value) not in table
        )
    strategy = _any_field(record.cls, field, dialect)
    if field.name in record.required and field.type is not Any:
        return strategy.filter(lambda value: value is not None)
    return strategy
