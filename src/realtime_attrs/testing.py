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
    dialect: Dialect | None = None, *, any_integer: bool = False
) -> st.SearchStrategy[SessionResource]:
    """
    Draw sessions.

    Args:
        dialect:
            The dialect that has to be able to say them, and read them back as
            the same; any session if left out.

        any_integer:
            Whether integers in tool parameters and the like may have more than
            64 bits, which many writers of JSON do not take.

    Returns:
        A strategy that shrinks to the empty session.
    """
    return values(SessionResource, dialect, any_integer=any_integer)


def values(
    annotation: Any,
    dialect: Dialect | None = None,
    *,
    any_integer: bool = False,
) -> st.SearchStrategy[Any]:
    """
    Draw values of any of our classes, enums and unions.

    Args:
        annotation: A class, an enum, an alias such as `TurnDetection`.

        dialect:
            The dialect that has to be able to say them, and read them back as
            the same; any value if left out.

        any_integer: As for `sessions()`.

    Returns:
        A strategy that shrinks to what says least.
    """
    json = _ANY_JSON if any_integer else _JSON
    return _Drawing(dialect, json).values(annotation)


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

    A converter that has ``dumps()`` and ``loads()``, as preconfigured ones do,
    is asked for them, so that the text is looked at too.  `True` and 1 in tool
    parameters are equal in Python, and not the same here.

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
    wire: Any
    dumps = getattr(converter, "dumps", None)
    loads = getattr(converter, "loads", None)
    if dumps and loads:
        wire = dumps(value, unstructure_as=annotation)
        result = loads(wire, annotation)
    else:
        wire = converter.unstructure(value, annotation)
        result = converter.structure(wire, annotation)
    if not _is_same(value, result):
        lines = [
            "a value did not survive the wire:",
            *_differences("value", value, result),
            f"  on the wire: {wire!r}",
        ]
        raise AssertionError("\n".join(lines))


def _is_same(before: Any, after: Any) -> bool:
    """
    Tell whether two values are equal, of the same types all the way down.
    """
    todo = [(before, after)]
    for one, other in todo:  # grows while it is walked
        if type(one) is not type(other):
            return False
        if attrs.has(type(one)):
            names = [field.name for field in attrs.fields(type(one))]
            todo += [(getattr(one, n), getattr(other, n)) for n in names]
        elif isinstance(one, list | tuple):
            if len(one) != len(other):
                return False
            todo += zip(one, other, strict=True)
        elif isinstance(one, dict):
            if one.keys() != other.keys():
                return False
            todo += [(one[key], other[key]) for key in one]
        elif one != other:
            return False
    return True


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
    if _is_same(before, after):
        return []
    return [f"  {place}: {before!r} became {after!r}"]


def _json(integers: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    """
    Draw JSON values.
    """
    return st.recursive(
        st.none()
        | st.booleans()
        | integers
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(), inner, max_size=3)
        ),
        max_leaves=8,
    )


def _says_something(option: Any) -> int:
    return 0 if option is None else 1 if option is OFF else 2


def _integers(least: int, greatest: int) -> st.SearchStrategy[int]:
    """
    Draw integers, their bounds often.
    """
    return st.sampled_from([least, greatest]) | st.integers(least, greatest)


# Many a writer of JSON knows integers of 64 bits only.
_JSON = _json(st.integers(-(2**63), 2**63 - 1))
_ANY_JSON = _json(st.integers())

_SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    SecretText: st.text(),
    bool: st.booleans(),
    int: _integers(0, 2**16 - 1),
}


@attrs.frozen
class _Drawing:
    """
    What shall be drawn: what a dialect can say, if there is one.
    """

    dialect: Dialect | None
    json: st.SearchStrategy[Any]

    def values(self, annotation: Any) -> st.SearchStrategy[Any]:
        """
        Draw what *annotation* admits, the least first.
        """
        options = sorted(options_of(annotation), key=_says_something)
        return st.one_of([self._option(option) for option in options])

    def _option(  # noqa: PLR0911  # a table
        self, option: Any
    ) -> st.SearchStrategy[Any]:
        if option is None:
            return st.none()
        if isinstance(option, Enum):
            return self._members(type(option), [option])
        if option in ENUMS:
            return self._members(option, list(option))
        if option in RECORDS:
            return self._record(option)
        if option is float:
            return st.floats(
                allow_nan=False,
                allow_infinity=False,
                width=64 if self.dialect is None else self.dialect.number_bits,
            )
        if option is Any:
            return self.json
        if option in _SCALARS:
            return _SCALARS[option]
        *_, inner = [item for item in get_args(option) if item is not ...]
        if get_origin(option) is tuple:
            return st.lists(self.values(inner), max_size=3).map(tuple)
        if isinstance(inner, Range):
            return _integers(inner.least, inner.greatest)
        return st.dictionaries(st.text(), self.values(inner), max_size=3)

    def _members(
        self, cls: type[Enum], members: list[Any]
    ) -> st.SearchStrategy[Any]:
        if self.dialect is not None:
            words = self.dialect.words.get(cls, {})
            members = [item for item in members if item in words]
        return st.sampled_from(members) if members else st.nothing()

    def _record(self, cls: type) -> st.SearchStrategy[Any]:
        if self.dialect is None:
            fields = {
                field.name: self._any_field(cls, field)
                for field in attrs.fields(cls)
            }
            return st.builds(cls, **fields)
        record = self.dialect.record_of(cls)
        if record is None:
            return st.nothing()
        fields = {
            field.name: self._field(field, record, self.dialect)
            for field in attrs.fields(cls)
            if field.name in record.places
        }
        return st.builds(cls, **fields)

    def _any_field(
        self, cls: type, field: "attrs.Attribute[Any]"
    ) -> st.SearchStrategy[Any]:
        strategy = self.values(field.type)
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
        self, field: "attrs.Attribute[Any]", record: Record, dialect: Dialect
    ) -> st.SearchStrategy[Any]:
        rewrite = dialect.rewrites.get((record.cls, field.name))
        if rewrite is not None:
            written = {tuple(words) for words in rewrite.table.values()}
            known = st.none() | st.sampled_from(sorted(written))
            if rewrite.closed:
                return known
            table = rewrite.table
            return known | self._any_field(record.cls, field).filter(
                lambda value: value is None or tuple(value) not in table
            )
        strategy = self._any_field(record.cls, field)
        if field.name in record.required and field.type is not Any:
            return strategy.filter(lambda value: value is not None)
        return strategy
