"""
All modes of a converter agree on payloads of vendors.
"""

from typing import Any

import pytest

from payloads import VENDORS
from readings import ANY, check_reading, closed, keeping, opened, outcome
from realtime_attrs.dialects import Dialect


@pytest.mark.parametrize("dialect", VENDORS, ids=str)
class TestReading:
    @pytest.mark.parametrize(
        "payload",
        [
            {},
            {"instructions": "Listen.", "new": None},
            {"tools": [{"type": "function"}], "model": 3},
        ],
        ids=str,
    )
    def test_known(self, dialect: Dialect, payload: Any) -> None:
        """
        What follows is so for payloads that are good, and that are not.
        """
        check_reading(opened(dialect), payload)
        check_reading(closed(dialect), payload)
        check_reading(keeping(dialect), payload)

    def test_nothing_spread(self, dialect: Dialect) -> None:
        """
        Null where a session is spread is a key that is missing.
        """
        payload = {"type": "session.updated", "session": None}

        check_reading(opened(dialect), payload, ANY)
        assert ["/session: required key is missing"] == [
            *map(str, outcome(opened(dialect)[0], payload, ANY))
        ]
