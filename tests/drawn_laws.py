"""
The nine laws, checked for one dialect on one value or payload.
"""

import copy

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any

import attrs
import cattrs

from cattrs.errors import CattrsError
from hypothesis import strategies as st

from readings import found_at, is_in
from realtime_attrs import Unknown
from realtime_attrs._rules.classes import has_extra
from realtime_attrs.converter import (
    WireError,
    check,
    configure_converter,
    convert_payload,
    drop_unsupported,
    explain,
    json_schema,
    unsupported,
)
from realtime_attrs.dialects import Dialect
from realtime_attrs.testing import assert_round_trips
from schemas import Validator, containers_in, is_beyond


SECRET = "ek_0123456789abcdef"  # noqa: S105  # none
NEW = "zz new"
SETTINGS: Mapping[str, Mapping[str, bool]] = {
    "default": {},
    "keeping": {"keep_unknown": True},
    "closed": {"forbid_extra_keys": True},
}


@attrs.frozen(eq=False, slots=False)
class Wire:
    """
    A dialect with its converters and schemas, each made once.
    """

    dialect: Dialect
    _validators: dict[tuple[Any, bool], Any] = attrs.field(factory=dict)

    @cached_property
    def converters(self) -> dict[str, list[cattrs.Converter]]:
        """
        Make two converters, detailed and plain, for each of three settings.
        """
        return {name: self._made(**x) for name, x in SETTINGS.items()}

    def _made(
        self, *, keep_unknown: bool = False, **options: bool
    ) -> list[cattrs.Converter]:
        made = [
            cattrs.Converter(detailed_validation=detailed, **options)
            for detailed in (True, False)
        ]
        for converter in made:
            configure_converter(
                converter, self.dialect, keep_unknown=keep_unknown
            )
        return made

    def validator(self, of: Any, *, closed: bool) -> Any:
        """
        Make a schema, each once.
        """
        if (of, closed) not in self._validators:
            self._validators[of, closed] = Validator(
                json_schema(self.dialect, of, forbid_extra_keys=closed)
            )
        return self._validators[of, closed]

    @cached_property
    def junk(self) -> st.SearchStrategy[Any]:
        """
        Draw values that are wrong in most places, and right in some.
        """
        return st.sampled_from(
            [
                *(None, True, 3, -1, 0.5, 10**30, "x", SECRET, [], [3], {}),
                *({"a": 1}, {"type": None}, {"type": ""}, [None], ["audio"]),
                *_spellings(self.dialect),
            ]
        ).map(copy.deepcopy)

    @cached_property
    def keys(self) -> st.SearchStrategy[str]:
        """
        Draw keys that objects of this dialect have, and new ones.
        """
        paths = [
            path
            for record in self.dialect.records
            for pairs in (record.written(), record.only_read())
            for path, _ in pairs
        ]
        paths += [
            tuple(key.split("."))
            for record in self.dialect.records
            for key in record.misplaced
        ]
        steps = sorted({step for path in paths for step in path})
        return st.sampled_from([NEW, "type", *steps])


def _spellings(dialect: Dialect) -> Iterator[Any]:
    """
    List all words of a dialect, wherever they may stand.
    """
    tables = [dialect.words]
    for record in dialect.records:
        tables += record.words_there
        yield from filter(None, [record.tag, *record.constants.values()])
        for key in record.keys.values():
            yield from (*key.off, *key.none)
        for words in record.ignored.values():
            yield from (word for word in words if isinstance(word, str))
    for words in (words for table in tables for words in table.values()):
        yield from (*words.spellings.values(), *words.aliases)


@st.composite
def spoilt(draw: st.DrawFn, wire: Wire, payload: Any) -> Any:
    """
    Draw a payload in which up to three things are otherwise.
    """
    payload = copy.deepcopy(payload)
    for _ in range(draw(st.integers(0, 3))):
        places = [*containers_in(payload)]
        if not places:
            return draw(wire.junk)
        place = draw(st.sampled_from(places))
        if isinstance(place, list):
            place.append(draw(wire.junk))
            continue
        way = draw(st.integers(0, 4)) if place else 4
        key = draw(st.sampled_from([*place]) if place else wire.keys)
        if way == 0:
            del place[key]
        elif way == 1:
            place[draw(wire.keys)] = place.pop(key)
        elif way == 2:
            place[key] = draw(wire.junk)
        elif way == 3:
            other = draw(st.sampled_from(places))
            item = copy.deepcopy(place[key])
            if isinstance(other, list):
                other.append(item)
            else:
                other[draw(wire.keys)] = item
        else:
            place[draw(wire.keys)] = draw(wire.junk)
    return payload


@st.composite
def thinned(draw: st.DrawFn, payload: Any) -> Any:
    """
    Draw a payload with some keys less, and some new ones.
    """
    payload = copy.deepcopy(payload)
    for _ in range(draw(st.integers(1, 3))):
        places = [x for x in containers_in(payload) if isinstance(x, dict)]
        if not places:
            return payload
        place = draw(st.sampled_from(places))
        if place and draw(st.booleans()):
            del place[draw(st.sampled_from([*place]))]
        else:
            place[NEW] = draw(st.sampled_from([NEW, [NEW], {NEW: 1}, 12]))
    return payload


def outcome(converter: cattrs.Converter, payload: Any, of: Any) -> Any:
    """
    Read a payload; give what it says, or a list of the problems.
    """
    try:
        return converter.structure(payload, of)
    except CattrsError as error:
        return explain(error, converter)


def check_payload(wire: Wire, payload: Any, of: Any) -> None:
    """
    Check laws 1 to 6 and 9 on any JSON value.
    """
    found = {}
    for name, readers in wire.converters.items():
        found[name] = _check_modes(readers, payload, of)
    default, keeping, closed = (found[name] for name in SETTINGS)
    if not isinstance(closed, list):
        assert closed == default
    if not isinstance(default, list) and isinstance(keeping, list):
        # There is no room for unknown keys.
        assert not all(has_extra(x.cls) for x in wire.dialect.records)
        assert all(x.message.startswith("unknown key") for x in keeping)
    # Without a record, a class is read by its base's, which has the schema.
    base = wire.dialect.base_of(of) or of
    pairs = (("default", default), ("closed", closed))
    for name, value in () if is_by_converter(wire.dialect) else pairs:
        is_read = not isinstance(value, list)
        validator = wire.validator(base, closed=name == "closed")
        is_valid = validator.is_valid(payload)
        problems = [*validator.iter_errors(payload)]
        assert is_read == is_valid or (
            is_valid and (is_beyond(payload) or is_by_validators(value))
        ), problems
    check(payload, wire.dialect)


def is_by_converter(dialect: Dialect) -> bool:
    """
    Tell whether a value is left to converters, of which schemas know nothing.
    """
    keys = (key for record in dialect.records for key in record.keys.values())
    return any(key.by_converter for key in keys)


def is_by_validators(problems: list[Any]) -> bool:
    """
    Check for errors of validators in drawn classes, which schemas don't know.
    """
    return all(x.message.startswith("validator:") for x in problems)


def _check_modes(
    readers: list[cattrs.Converter], payload: Any, of: Any
) -> Any:
    """
    Check that two modes agree, and that what they read is written again.
    """
    before = repr(payload)
    detailed, plain = [outcome(x, payload, of) for x in readers]
    assert before == repr(payload)
    if isinstance(detailed, list):
        assert isinstance(plain, list)
        check_problems(payload, detailed)
        assert plain[0] in detailed
        assert not any(SECRET in str(problem) for problem in detailed)
        return detailed
    assert detailed == plain
    for reader in readers:
        written = check_value(reader, detailed, of)
        again = reader.structure(written, of)
        assert repr(written) == repr(reader.unstructure(again, of))
    return detailed


def check_problems(payload: Any, problems: list[Any]) -> None:
    """
    Check that places of problems are in the payload, once, or missing there.
    """
    assert len(problems) == len(set(problems))
    for problem in problems:
        place = problem.pointer
        if problem.message.startswith("required key is missing"):
            assert found_at(payload, place) is None
            while not is_in(payload, place):
                place = place.rpartition("/")[0]
            assert isinstance(found_at(payload, place), dict | None)
        assert is_in(payload, place)
        assert str(problem).isprintable()


def check_value(reader: cattrs.Converter, value: Any, of: Any) -> Any:
    """
    Check laws 2 and 3 on a value that can be written; give what is written.
    """
    written = reader.unstructure(value, of)
    again = reader.structure(written, of)
    assert_round_trips(reader, value, of)
    assert written == reader.unstructure(again, of)
    return written


def check_drawn(wire: Wire, value: Any, of: Any, *, unknown: bool) -> Any:
    """
    Check laws 2, 3 and 7 on a value that the dialect can say.
    """
    for name, readers in wire.converters.items():
        if name == "keeping" or not unknown:
            for reader in readers:
                written = check_value(reader, value, of)
    if _is_object(value):
        assert () == unsupported(value, wire.dialect)
    return written


def check_kept(wire: Wire, payload: Any, of: Any) -> None:
    """
    Check law 4 on a written payload with keys less, and new ones.
    """
    keeping, opened = wire.converters["keeping"][0], wire.converters["default"]
    value = outcome(keeping, payload, of)
    if not isinstance(value, list):
        lost = _said(payload) - _said(keeping.unstructure(value, of))
        assert Counter() == lost
    value = outcome(opened[0], payload, of)
    if not isinstance(value, list):
        problems = outcome(wire.converters["closed"][0], payload, of)
        refused = (
            [x.pointer for x in problems] if isinstance(problems, list) else []
        )
        lost = _said(payload, refused) - _said(
            opened[0].unstructure(value, of)
        )
        assert Counter() == lost


def _said(value: Any, but: Iterable[str] = (), at: str = "") -> Counter[str]:
    """
    Count the values and empty objects in a payload, but those below pointers.
    """
    if at in but or value is None:
        return Counter()
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        found = Counter[str]()
        for key, item in pairs:
            step = str(key).replace("~", "~0").replace("/", "~1")
            found += _said(item, but, f"{at}/{step}")
        return found
    return Counter([repr(float(value) if type(value) is int else value)])


def check_any(wire: Wire, value: Any, of: Any) -> None:
    """
    Check laws 1 and 7 on any value of our classes.
    """
    if not _is_object(value):
        return  # such as a word
    names = unsupported(value, wire.dialect)
    left, dropped = drop_unsupported(value, wire.dialect)
    for reader in wire.converters["keeping"]:
        try:
            written = reader.unstructure(value, of)
        except CattrsError:
            assert names
            continue
        assert not names
        again = reader.structure(written, of)
        assert written == reader.unstructure(again, of)
        is_back = is_given_back(value, again, wire.dialect)
        assert is_back or has_rewrites(wire.dialect)
    is_left = is_given_back(value, left, wire.dialect)
    assert bool(names) == bool(dropped) == (not is_left), (dropped, left)
    if left is not None:
        assert () == unsupported(left, wire.dialect)


def is_given_back(value: Any, again: Any, dialect: Dialect) -> bool:
    """
    Check for the same value, or the same of a subclass that stands there.

    Attributes that are not written don't count.
    """
    if isinstance(value, tuple | list) and type(value) is type(again):
        return len(value) == len(again) and all(
            is_given_back(a, b, dialect)
            for a, b in zip(value, again, strict=True)
        )
    if isinstance(value, dict) and isinstance(again, dict):
        return value.keys() == again.keys() and all(
            is_given_back(value[key], again[key], dialect) for key in value
        )
    record = dialect.record_of(type(value)) if _is_object(value) else None
    if record is None or not _is_object(again):
        return bool(value == again)
    base, derived = sorted(map(type, (value, again)), key=_depth)
    if base not in derived.__mro__ or not _is_replaced(base, derived, dialect):
        return False
    names = [x.name for x in attrs.fields(base) if x.eq]
    return not _beyond(base, value, again) and all(
        is_given_back(getattr(value, name), getattr(again, name), dialect)
        for name in names
        if name not in record.stored
    )


def _is_replaced(
    base: type[Any], derived: type[Any], dialect: Dialect
) -> bool:
    """
    Check that a subclass, or a base class, stands where the other would.
    """
    records = dialect.get(base), dialect.get(derived)
    return (
        base is derived or None in records or records[0].tag == records[1].tag
    )


def _is_object(value: Any) -> bool:
    return attrs.has(type(value)) and not isinstance(value, Unknown)


def _depth(cls: type[Any]) -> int:
    return len(cls.__mro__)


def _beyond(base: type[Any], *values: Any) -> list[str]:
    """
    List what is set of the attributes that a base class lacks.
    """
    known = {x.name for x in attrs.fields(base)}
    return [
        x.name
        for value in values
        for x in attrs.fields(type(value))
        if x.name not in known and x.default is None
        if getattr(value, x.name) is not None
    ]


def has_rewrites(dialect: Dialect) -> bool:
    """
    Tell whether a dialect reads some arrays as others.
    """
    return any(
        value != other
        for record in dialect.records
        for key in record.keys.values()
        if key.rewrite is not None
        for value, other in key.rewrite.table.items()
    )


def check_converted(payload: Any, source: Dialect, to: Dialect) -> None:
    """
    Check that converting raises nothing but what it may.
    """
    for drop in (False, True):
        with suppress(WireError, ValueError):
            convert_payload(payload, to, source=source, drop=drop)
