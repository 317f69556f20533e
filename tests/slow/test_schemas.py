"""
Payloads from outside, held against every schema.
"""

import pytest

from conversion.test_schema_payloads import EVENTS, check_session, files
from schemas import READ, check


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(("dialect", "kind"), READ)
class TestPayloads:
    def test_sessions(self, dialect: str, kind: str) -> None:
        """
        What is read is valid, of all sessions.
        """
        for path in files("real", "vendors"):
            check_session(path, [(dialect, kind)])

    def test_events(self, dialect: str, kind: str) -> None:
        """
        So it is of all events.
        """
        for events in EVENTS.values():
            for event in events:
                check(event, dialect, kind)
