"""
Hypothesis strategies and checks for property tests of a pipeline.

Needs hypothesis, which ``pip install realtime-attrs[testing]`` brings.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import lru_cache, partial
from typing import Any, get_args, get_origin

import attrs

from cattrs import BaseConverter
from hypothesis import strategies as st

from ._domain.session import SessionResource
from ._engine.members import members_of
from ._rules.ambiguity import bare_type
from ._rules.classes import (
    EXTRA,
    TAG,
    attributes_of,
    class_of,
    has_extra,
    is_known,
    is_recorded,
    is_worded,
)
from ._rules.dialect_data import DialectData
from ._rules.record_data import RecordData
from ._rules.shapes import SPREAD, steps_of
from ._values.annotations import options_of
from ._values.checked import is_checked
from ._values.constants import OFF
from ._values.equality import is_same
from ._values.kinds import Range, SecretText
from ._values.unknown import Unknown
from .converter import make_converter
from .dialects import BETA, GA, REFERENCE, Dialect, by_name, known
from .events import Event


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
            The dialect that has to be able to say them, and read them back as
            the same; any session if left out.

        unknown:
            Whether there may be `Unknown` words and objects, and unknown keys
            as `extra`.  Reading them back takes a converter with
            ``keep_unknown=True``.

        any_integer:
            Whether integers in tool parameters and the like may have more than
            64 bits, which many writers of JSON do not take.

    Returns:
        A strategy that shrinks to the empty session.
    """
    return values(
        SessionResource, dialect, unknown=unknown, any_integer=any_integer
    )


def values(
    annotation: Any,
    dialect: Dialect | None = None,
    *,
    unknown: bool = False,
    any_integer: bool = False,
) -> st.SearchStrategy[Any]:
    """
    Draw values of any of our classes, enums and unions.

    Args:
        annotation: A class, an enum, an alias such as `TurnDetection`.

        dialect:
            The dialect that has to be able to say them, and read them back as
            the same; any value if left out.

        unknown: As for `sessions()`.

        any_integer: As for `sessions()`.

    Returns:
        A strategy that shrinks to what says least.
    """
    json = _ANY_JSON if any_integer else _JSON
    drawing = _Drawing(dialect, json, unknown)
    if annotation is Unknown:
        return st.builds(Unknown, json, drawing.name)
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
    return values(Event, dialect, unknown=unknown, any_integer=any_integer)


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
    if not is_same(value, result):
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
    if is_same(before, after):
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


@lru_cache(maxsize=16)
def _made(dialect: Dialect) -> BaseConverter:
    """
    Make a converter that tells what its dialect does not know.
    """
    return make_converter(dialect)


def _says_something(option: Any) -> int:
    return 0 if option is None else 1 if option is OFF else 2


def _integers(least: int, greatest: int) -> st.SearchStrategy[int]:
    """
    Draw integers, their bounds often.
    """
    return st.sampled_from([least, greatest]) | st.integers(least, greatest)


def _is_no_number(value: Any) -> bool:
    """
    Tell what is not unknown and yet would be read as a number.
    """
    word = value.value if isinstance(value, Unknown) else None
    return not (isinstance(word, str) and word.removeprefix("-").isdigit())


def _may_be_spread(value: Any, beside: frozenset[str]) -> bool:
    """
    Check that a value has keys, and none of those *beside* its own.
    """
    extra = getattr(value, "extra", value)
    keys = extra.value if isinstance(extra, Unknown) else extra
    if isinstance(keys, Mapping) and not beside.isdisjoint(keys):
        return False
    if attrs.has(type(value)):
        return any(x is not None for x in attrs.astuple(value, recurse=False))
    return bool(value != {})


def _accepted(cls: type[Any], given: Mapping[str, Any]) -> Any:
    try:
        return cls(**given)
    except Exception:  # noqa: BLE001  # a user's validators raise anything
        return None


_NO_WORD = "\N{WHITE MEDIUM STAR}"

# Many a writer of JSON knows integers of 64 bits only.
_JSON = _json(st.integers(-(2**63), 2**63 - 1))
_ANY_JSON = _json(st.integers())

_SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    bytes: st.binary(),
    SecretText: st.text(),
    bool: st.booleans(),
    int: _integers(-(2**63), 2**63 - 1),
}


@attrs.frozen
class _Drawing:
    """
    What shall be drawn: what a dialect can say, if there is one.
    """

    dialect: DialectData | None
    json: st.SearchStrategy[Any]
    unknown: bool

    @property
    def name(self) -> st.SearchStrategy[str]:
        """
        Draw what may have said something unknown.
        """
        known = (
            (REFERENCE, BETA, GA) if self.dialect is None else (self.dialect,)
        )
        return st.sampled_from([dialect.name for dialect in known])

    def values(
        self, annotation: Any, records: Mapping[type, RecordData] | None = None
    ) -> st.SearchStrategy[Any]:
        """
        Draw what *annotation* admits, the least first.

        Args:
            annotation: An attribute's, or the user's.

            records: What stands there instead of what could, by its class.
        """
        options = sorted(options_of(annotation), key=_says_something)
        if records is not None:
            options = [
                item
                for item in options
                if not is_recorded(item) or item in records
            ]
        known = [item for item in options if item is not Unknown]
        if self.dialect is not None and not self.dialect.null_is_off:
            known = [item for item in known if item is not OFF]
        words = self._words(known)
        drawn = [self._option(option, records, words) for option in known]
        if self.unknown and Unknown in options:
            drawn.append(self._unknown(tuple(options), records or {}))
        return st.one_of(drawn)

    def _words(self, options: Iterable[Any]) -> frozenset[str]:
        """
        List the words that *options* have.
        """
        if self.dialect is None:
            return frozenset()
        words = set[str]()
        for cls in map(class_of, options):
            if is_worded(cls):
                spelled = self.dialect.spellings(cls)
                words |= {
                    x for x in spelled.spellings.values() if type(x) is str
                }
                words |= spelled.aliases.keys()
        return frozenset(words)

    def _unknown(
        self, options: tuple[Any, ...], records: Mapping[type, RecordData]
    ) -> st.SearchStrategy[Any]:
        """
        Draw what is unknown where one of *options* may stand.
        """
        word, tag_key = st.text(), TAG
        thing = st.builds(
            lambda tag, keys: {**keys, tag_key: tag},
            st.text(),
            st.dictionaries(st.text(), self.json, max_size=2),
        )
        if self.dialect is None:
            return st.builds(Unknown, word | thing, self.name)
        members = members_of(
            options, self.dialect, _made(self.dialect), spelled=records
        )
        is_unknown, tag_key = members.is_unknown, members.tag_key
        # Some places have words, some objects, some both, and some neither.
        places = [(word, _NO_WORD), (thing, {tag_key: _NO_WORD})]
        drawn = [drawn for drawn, one in places if is_unknown(one)]
        return st.builds(
            Unknown, st.one_of(drawn).filter(is_unknown), self.name
        )

    def _extra(self, cls: type) -> st.SearchStrategy[Unknown | None]:
        """
        Draw keys that *cls* has not.
        """
        if not self.unknown:
            return st.none()
        taken: set[str] = {TAG}
        tree: dict[str, Any] = {}
        if self.dialect is not None:
            record = self.dialect.of(cls)
            if record.bare is not None:
                return st.none()
            taken |= self.dialect.further_keys(record)
            forms = self.dialect.variants_of(cls)
            taken |= {key for form in forms for key in form.top_keys}
            paths = [*record.written(), *record.only_read()]
            for path in (
                *(path for path, _ in paths),
                *map(steps_of, record.misplaced),
            ):
                inner = tree
                for key in path:
                    inner = inner.setdefault(key, {})
        if SPREAD in tree:
            return st.none()
        keys = self._keys(tree, taken)
        return st.none() | st.builds(Unknown, keys, self.name)

    def _keys(
        self, tree: dict[str, Any], taken: set[str]
    ) -> st.SearchStrategy[dict[str, Any]]:
        own = st.dictionaries(
            st.text().filter(lambda key: key not in taken | tree.keys()),
            self.json,
            max_size=2,
        )
        below = {
            key: self._keys(inner, set()).filter(bool)
            for key, inner in tree.items()
            if inner and SPREAD not in inner
        }
        return st.builds(
            lambda own, below: own | below,
            own,
            st.fixed_dictionaries({}, optional=below),
        )

    def _option(  # noqa: PLR0911  # a table
        self,
        option: Any,
        records: Mapping[type, RecordData] | None,
        words: frozenset[str],
    ) -> st.SearchStrategy[Any]:
        if option is None:
            return st.none()
        if isinstance(option, Enum):
            return self._members(type(option), [option])
        if is_worded(option):
            return self._members(option, None)
        if is_recorded(option):
            return self._record(option, words)
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
            items = self.values(inner, records)
            return st.lists(items, max_size=3).map(tuple)
        if isinstance(inner, Range):
            return _integers(inner.least, inner.greatest)
        return st.dictionaries(st.text(), self.values(inner), max_size=3)

    def _members(
        self, cls: type[Any], members: list[Any] | None
    ) -> st.SearchStrategy[Any]:
        if self.dialect is None and not issubclass(cls, Enum):
            return self._values_of(cls)
        if self.dialect is not None:
            words = self.dialect.spellings(cls).spellings
            members = [
                item for item in words if members is None or item in members
            ]
        elif members is None:
            members = [*cls.__members__.values()]
        return st.sampled_from(members) if members else st.nothing()

    def _values_of(self, cls: type[Any]) -> st.SearchStrategy[Any]:
        """
        Draw values of a class that are spelled one by one.
        """
        found = {
            value
            for dialect in map(by_name, known())
            for words in (
                dialect.words,
                *(x for item in dialect.records for x in item.words_there),
            )
            if cls in words
            for value in words[cls].spellings
        }
        return st.sampled_from(sorted(found, key=repr))

    def _record(
        self, cls: type, words: frozenset[str] = frozenset()
    ) -> st.SearchStrategy[Any]:
        if self.dialect is None:
            fields = {
                field.name: self._any_field(cls, field)
                for field in attributes_of(cls)
            }
            return self._built(cls, fields)
        record = self.dialect.get(cls)
        if record is None:
            return st.nothing()
        fields = {
            field.name: self._field(field, record)
            for field in attributes_of(cls)
            if field.name in record.keys
        }
        if record.bare is not None and bare_type(record) is str:
            # What is the word of another is read as that.
            name = record.bare
            fields[name] = fields[name].filter(lambda text: text not in words)
        return self._built(cls, fields)

    def _built(
        self, cls: type, fields: dict[str, st.SearchStrategy[Any]]
    ) -> st.SearchStrategy[Any]:
        """
        Draw what a constructor accepts.
        """
        if has_extra(cls):
            fields[EXTRA] = self._extra(cls)
        if is_checked(cls):
            return st.builds(cls, **fields)
        aliases = {x.name: str(x.alias) for x in attrs.fields(cls)}
        given = {aliases[name]: drawn for name, drawn in fields.items()}
        made = st.fixed_dictionaries(given).map(partial(_accepted, cls))
        return made.filter(lambda value: value is not None)

    def _at(self, cls: type, name: str) -> "_Drawing":
        """
        Draw what can be said at an attribute.
        """
        if self.dialect is None:
            return self
        key = self.dialect.of(cls).keys[name]
        dialect = self.dialect.worded(key.words)
        # Flattened keys have no room for unknown values.
        unknown = self.unknown and not key.flatten
        return attrs.evolve(self, dialect=dialect, unknown=unknown)

    def _members_at(
        self, cls: type, name: str
    ) -> Mapping[type, RecordData] | None:
        if self.dialect is None:
            return None
        records = self.dialect.records_at(self.dialect.of(cls).keys[name])
        return None if records is None else {x.cls: x for x in records}

    def _any_field(
        self, cls: type, field: "attrs.Attribute[Any]"
    ) -> st.SearchStrategy[Any]:
        if not is_known(field.type):
            return st.from_type(field.type)  # type: ignore[arg-type]  # or a union
        drawing = self._at(cls, field.name)
        members = self._members_at(cls, field.name)
        strategy = drawing.values(field.type, members)
        words = {
            word
            for known in (REFERENCE, BETA, GA)
            if (record := known.get(cls)) and field.name in record.keys
            if (rewrite := record.keys[field.name].rewrite) is not None
            for words in rewrite.table
            for word in words
        }
        if not words:
            return strategy
        # Otherwise the words for which there are rules would never be drawn.
        return strategy | st.lists(st.sampled_from(sorted(words)), max_size=3)

    def _unknown_words(
        self, table: Mapping[tuple[str, ...], Any]
    ) -> st.SearchStrategy[Any]:
        """
        Draw arrays of words with one that is unknown.
        """
        if not self.unknown:
            return st.nothing()
        known = sorted({word for words in table for word in words})
        new = st.text().filter(lambda word: word not in known)
        words = st.sampled_from(known) if known else new
        return st.builds(
            lambda word, words: (*words, word),
            st.builds(Unknown, new, self.name),
            st.lists(words, max_size=2 if known else 0),
        )

    def _field(
        self, field: "attrs.Attribute[Any]", record: RecordData
    ) -> st.SearchStrategy[Any]:
        key = record.keys[field.name]
        rewrite = key.rewrite
        if rewrite is not None and rewrite.table:
            written = {tuple(words) for words in rewrite.table.values()}
            known = st.none() | st.sampled_from(sorted(written))
            table = rewrite.table
            if rewrite.closed:
                return known | self._unknown_words(table)
            return known | self._any_field(record.cls, field).filter(
                lambda value: value is None or tuple(value) not in table
            )
        strategy = self._any_field(record.cls, field)
        is_refilled = field.default not in (None, attrs.NOTHING)
        is_needed = is_refilled or field.name in record.required
        if is_needed and field.type is not Any:
            strategy = strategy.filter(lambda value: value is not None)
        if key.as_string:
            strategy = strategy.filter(_is_no_number)
        beside = self._beside(record, field.name)
        if beside is not None:
            strategy = strategy.filter(partial(_may_be_spread, beside=beside))
        otherwise = (*key.none, *(x for x in key.off if x is not None))
        if otherwise:
            at = self._at(record.cls, field.name)
            strategy = strategy.filter(
                lambda value: at.written(value) not in otherwise
            )
        return strategy

    def _beside(self, record: RecordData, name: str) -> frozenset[str] | None:
        found = self.dialect.beside(record, name) if self.dialect else None
        return None if found is None else frozenset(found)

    def written(self, value: Any) -> Any:
        """
        Write a value that is no object with keys.
        """
        if isinstance(value, Unknown) or self.dialect is None:
            return getattr(value, "value", value)
        if is_worded(type(value)):
            return self.dialect.spellings(type(value)).spellings[value]
        record = self.dialect.get(type(value))
        name = None if record is None else record.bare
        return value if name is None else getattr(value, name)
