"""
Payloads from outside, held against every schema.
"""

import re

import pytest

from conversion.test_components import keywords_in
from conversion.test_schema_payloads import EVENTS, check_session, files
from realtime_attrs.converter import schema_components
from realtime_attrs.dialects import by_name, known
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseServerEvent,
    BaseSession,
)
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


@pytest.mark.parametrize("for_clients", [False, True])
@pytest.mark.parametrize("name", known())
class TestComponents:
    def test_resolved(self, name: str, for_clients: bool) -> None:
        """
        Each dialect's references are the names of its components.
        """
        dialect = by_name(name)
        families = (BaseSession, BaseServerEvent, BaseClientEvent)
        schemas, components = schema_components(
            dialect,
            families[:1] if name == "reference" else families,
            for_clients=for_clients,
        )
        found = [*keywords_in([*schemas, components])]
        names = {
            value.removeprefix("#/components/schemas/")
            for key, value in found
            if key == "$ref"
        }

        assert names <= {*components}
        assert ("const", None) not in found
        assert all(re.fullmatch(r"[a-zA-Z0-9._-]+", x) for x in components)
