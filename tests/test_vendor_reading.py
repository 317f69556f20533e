"""
All modes of a converter agree on payloads of vendors.
"""

from typing import Any

import pytest

from payloads import VENDORS
from readings import ANY, check_reading, closed, keeping, opened, outcome
from realtime_attrs.dialects import Dialect


PAYLOADS: list[Any] = [
    {},
    {"instructions": "Listen.", "new": None},
    {"tools": [{"type": "function"}], "model": 3},
]
"""
Payloads that are good, and that are not.
"""


@pytest.mark.parametrize("dialect", VENDORS, ids=str)
class TestReading:
    def test_known(self, dialect: Dialect) -> None:
        """
        Both modes agree, and what they read is written.
        """
        for payload in PAYLOADS:
            check_reading(opened(dialect), payload)

    def test_nothing_spread(self, dialect: Dialect) -> None:
        """
        Null where a session is spread is a key that is missing.
        """
        payload = {"type": "session.updated", "session": None}

        check_reading(opened(dialect), payload, ANY)
        assert ["/session: required key is missing"] == [
            *map(str, outcome(opened(dialect)[0], payload, ANY))
        ]


@pytest.mark.parametrize("readers", [closed, keeping], ids=["closed", "keep"])
def test_settings(readers: Any) -> None:
    """
    So do converters that refuse what is unknown, and that keep it.

    `tests/properties/test_vendor_laws.py` has those of every dialect.
    """
    for payload in PAYLOADS:
        check_reading(readers(VENDORS[0]), payload)
