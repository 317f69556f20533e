"""
The laws that hold for every dialect, every converter and every input.

The payloads are drawn from what the documentation of the wires says, and from
nothing of the library's.
"""

import copy
import functools

from collections.abc import Iterator
from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st

from drawn import BAD, GOOD, SECRET, normal, sprinkled
from payloads import DIALECTS, resolve
from realtime_attrs import SessionResource
from realtime_attrs.converter import (
    configure_converter,
    drop_unsupported,
    explain,
    unsupported,
)
from realtime_attrs.dialects import Dialect
from realtime_attrs.testing import assert_round_trips


SETTINGS = [
    {"detailed_validation": detailed, "forbid_extra_keys": closed}
    for detailed in (True, False)
    for closed in (False, True)
]


@functools.cache
def converters(dialect: Dialect) -> list[cattrs.Converter]:
    """
    Make a converter for each of the settings.
    """
    made = [cattrs.Converter(**options) for options in SETTINGS]
    for converter in made:
        configure_converter(converter, dialect)
    return made


@functools.cache
def keeping(dialect: Dialect) -> list[cattrs.Converter]:
    """
    Make the converters that keep unknown values, detailed and plain.
    """
    made = [
        cattrs.Converter(detailed_validation=detailed)
        for detailed in (True, False)
    ]
    for converter in made:
        configure_converter(converter, dialect, keep_unknown=True)
    return made


def containers_of(value: Any) -> Iterator[Any]:
    """
    List the objects and arrays in a payload.
    """
    todo = [value]
    for item in todo:
        if isinstance(item, dict | list):
            yield item
            todo += item.values() if isinstance(item, dict) else item


@st.composite
def payloads(draw: st.DrawFn, dialect: Dialect) -> Any:
    """
    Draw a payload, in which up to two things may be wrong.
    """
    payload = copy.deepcopy(draw(GOOD[dialect]))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from(list(containers_of(payload))))
        if isinstance(place, list):
            place.append(draw(BAD))
        else:
            keys = st.sampled_from([*place, "new", "type", "voice", "audio"])
            place[draw(keys)] = draw(BAD)
    return payload


def outcome(converter: cattrs.Converter, payload: Any) -> Any:
    """
    Read a payload; give the session, or the problems.
    """
    try:
        return converter.structure(payload, SessionResource)
    except CattrsError as error:
        return explain(error, converter)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """
    List what a payload says, with places.
    """
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}/{index}")
    else:
        yield path, value


def says(payload: Any) -> set[tuple[str, Any]]:
    """
    List what a payload says, up to the listed normal forms.
    """
    return {
        (path, float(item) if type(item) is int else item)
        for path, item in leaves(payload)
        if item is not None
        and "modalities" not in path
        and not path.endswith("format/rate")
    }


TREES = {"audio"}
"""
Keys that are known, and may have unknown ones below.
"""


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
class TestLaws:
    @given(data=st.data())
    def test_good_payloads(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        What the documentation allows is read, in every setting.
        """
        payload = data.draw(GOOD[dialect])

        for converter in converters(dialect):
            assert isinstance(outcome(converter, payload), SessionResource)

    @given(data=st.data())
    def test_reading(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Laws 1, 5 and 6: settings agree, and places lead into the payload.
        """
        payload = data.draw(payloads(dialect))
        before = copy.deepcopy(payload)

        (opened, closed, opened_plain, closed_plain) = [
            outcome(converter, payload) for converter in converters(dialect)
        ]

        assert repr(before) == repr(payload)
        for all_of_it, first in (
            (opened, opened_plain),
            (closed, closed_plain),
        ):
            if isinstance(all_of_it, SessionResource):
                assert all_of_it == first
                continue
            assert first[0] in all_of_it
            assert len(all_of_it) == len(set(all_of_it))
            for problem in all_of_it:
                _check_place(payload, problem)
        if isinstance(closed, SessionResource):
            assert closed == opened

    @given(data=st.data())
    def test_writing(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Laws 2, 3 and 7: what is read is written, and read again as the same.
        """
        payload = data.draw(payloads(dialect))
        for converter in converters(dialect):
            session = outcome(converter, payload)
            if isinstance(session, SessionResource):
                written = converter.unstructure(session)
                again = converter.structure(written, SessionResource)

                assert_round_trips(converter, session)
                assert repr(written) == repr(converter.unstructure(again))
                assert () == unsupported(session, dialect)

    @given(data=st.data())
    def test_nothing_is_lost(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        Law 4: what is not written back are keys that nobody knows.
        """
        payload = data.draw(payloads(dialect))
        opened, closed = converters(dialect)[:2]
        session = outcome(opened, payload)
        if not isinstance(session, SessionResource):
            return
        lost = says(payload) - says(opened.unstructure(session))
        refused = outcome(closed, payload)

        unknown = (
            []
            if isinstance(refused, SessionResource)
            else [problem.pointer for problem in refused]
        )
        assert set() == {
            (path, item)
            for path, item in lost
            if not any(path.startswith(pointer) for pointer in unknown)
        }

    @given(data=st.data())
    def test_everything_is_kept(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        Law 4: with news anywhere, everything comes back in its normal form.
        """
        payload = data.draw(sprinkled(dialect))
        before = copy.deepcopy(payload)
        for converter in keeping(dialect):
            session = outcome(converter, payload)
            written = converter.unstructure(session)

            assert normal(before, dialect) == written
            assert session == converter.structure(written, SessionResource)
            assert () == unsupported(session, dialect)
        assert repr(before) == repr(payload)

    @given(data=st.data())
    def test_order_is_kept(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        Unknown keys stand behind those that are known, as they stood.
        """
        payload = data.draw(sprinkled(dialect))
        converter = keeping(dialect)[0]
        session = outcome(converter, payload)
        written = converter.unstructure(session)
        unknown = set(session.extra.value if session.extra else ()) - TREES
        known = [key for key in written if key not in unknown | TREES]
        new = [key for key in payload if key in unknown]

        assert [*known, *new] == [key for key in written if key not in TREES]

    @given(data=st.data())
    def test_keeping(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Laws 1, 2, 3, 5 and 6 where what is unknown is kept.
        """
        payload = data.draw(payloads(dialect))
        all_of_it, first = [
            outcome(converter, payload) for converter in keeping(dialect)
        ]
        if isinstance(all_of_it, SessionResource):
            assert all_of_it == first
            assert_round_trips(keeping(dialect)[0], all_of_it)
            assert_round_trips(keeping(dialect)[1], all_of_it)
            return
        assert first[0] in all_of_it
        assert len(all_of_it) == len(set(all_of_it))
        for problem in all_of_it:
            _check_place(payload, problem)
            assert SECRET not in problem.message

    @given(data=st.data())
    def test_what_is_read_is_kept(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        What can be read without keeping is the same with it, less its extras.
        """
        payload = data.draw(GOOD[dialect])

        assert outcome(converters(dialect)[1], payload) == outcome(
            keeping(dialect)[0], payload
        )

    @given(data=st.data())
    def test_messages(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Law 9: no message has a secret, and each is one line.
        """
        payload = data.draw(payloads(dialect))
        for converter in converters(dialect):
            found = outcome(converter, payload)
            for problem in found if isinstance(found, list) else []:
                assert SECRET not in problem.message
                assert str(problem).isprintable()

    @given(data=st.data())
    def test_repr(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Law 9: no secret that stands where it belongs is shown.
        """
        payload = data.draw(GOOD[dialect])

        assert SECRET not in repr(outcome(converters(dialect)[0], payload))

    @given(data=st.data())
    def test_conversion(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        Law 7: what cannot be said is named, and without it all can be said.
        """
        session = outcome(keeping(dialect)[0], data.draw(sprinkled(dialect)))
        for other in DIALECTS:
            names = unsupported(session, other)
            left, _ = drop_unsupported(session, other)
            writer = converters(other)[0]

            assert () == unsupported(left, other)
            writer.unstructure(left)
            if names:
                with pytest.raises(CattrsError):
                    writer.unstructure(session)
            else:
                writer.unstructure(session)


def _check_place(payload: Any, problem: Any) -> None:
    is_missing = problem.message.startswith("required key is missing")
    above, _, key = problem.pointer.rpartition("/")
    found = resolve(above if is_missing else problem.pointer, payload)
    assert not is_missing or key not in found
