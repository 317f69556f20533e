"""
Add events and REST bodies to dialects that have only sessions.

A carrier is an event or a REST body that contains a session.
"""

from functools import lru_cache

from .. import events as e
from .._domain.session import SessionResource
from .._rules.shapes import unchecked
from ..dialects import BETA
from ..dialects.rules import Dialect
from .detection import records_of


_CARRIERS = (
    e.SessionUpdate,
    e.SessionCreated,
    e.SessionUpdated,
    e.ClientSecretRequest,
    e.ClientSecretAnswer,
    e.ClientSecret,
    e.ExpiresAfter,
)


@lru_cache(maxsize=16)
def with_carriers(dialect: Dialect) -> Dialect:
    """
    Add the beta's carriers to a dialect that has only sessions.
    """
    sessions = records_of(SessionResource, dialect)
    if records_of(e.SessionUpdate, dialect) or not sessions:
        return dialect
    if any(record.bare for record in sessions):  # it is no object
        return dialect
    with unchecked():  # a session may have keys of the object around it
        return dialect.evolve(
            dialect.name,
            records=map(BETA.of, _CARRIERS),
            words={e.ExpiryAnchor: BETA.words[e.ExpiryAnchor]},
        )
