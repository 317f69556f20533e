"""
Sessions of a protocol of one's own.
"""

from typing import Any

import pytest

from realtime_attrs import Unknown
from realtime_attrs.converter import WireError, check, convert_payload
from realtime_attrs.dialects import GA, Dialect, record
from realtime_attrs.extending import BaseClientEvent, BaseSession, frozen


@frozen
class Ride(BaseSession):
    """
    A session of one kind.
    """

    town: str | None = None


@frozen
class Flight(BaseSession):
    """
    A session of another kind.
    """

    height: int | None = None


@frozen
class Book(BaseClientEvent):
    """
    A client's event, the only one.
    """

    session: Ride | Flight | Unknown


RECORDS = [
    record(Ride, tag="ride"),
    record(Flight, tag="flight"),
    record(Book, tag="book"),
]
TRAVEL = Dialect("travel", RECORDS, {})
BOTH = GA.evolve("both", records=RECORDS)


class TestTwoKinds:
    @pytest.mark.parametrize("dialect", [TRAVEL, BOTH], ids=str)
    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "ride", "town": "Oslo"},
            {"type": "flight", "height": 9000},
            {"type": "book", "session": {"type": "flight"}},
        ],
        ids=str,
    )
    def test_told_by_tags(self, dialect: Dialect, payload: Any) -> None:
        """
        The tag of a session that stands alone tells its kind.
        """
        assert () == check(payload, dialect)
        assert (payload, ()) == convert_payload(
            payload, dialect, source=dialect
        )

    @pytest.mark.parametrize("dialect", [TRAVEL, BOTH], ids=str)
    def test_its_keys(self, dialect: Dialect) -> None:
        """
        Its keys are checked.
        """
        (problem,) = check({"type": "ride", "height": 1}, dialect)

        assert ("/height: unknown key; expected one of 'type', 'town'") == str(
            problem
        )

    def test_to_another(self) -> None:
        """
        A wire without the kind has no place for it.
        """
        with pytest.raises(WireError, match="the ga dialect has no Ride"):
            convert_payload({"type": "ride"}, GA, source=BOTH)


class TestUnknownEvents:
    @pytest.mark.parametrize(
        ("records", "message"),
        [
            (RECORDS, "/type: expected 'book', got the string 'trip.new'"),
            ([record(Ride)], "/type: unknown key; expected 'town'"),
        ],
        ids=["events", "none"],
    )
    def test_without_servers(self, records: Any, message: str) -> None:
        """
        Where a server has no events, an unknown one is none.
        """
        (problem,) = check({"type": "trip.new"}, Dialect("t", records, {}))

        assert message == str(problem)
