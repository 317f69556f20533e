"""
The types of updates for type checkers.
"""

from typing import Any, assert_type

import attrs

from realtime_attrs import SessionResource, apply_update, changes, redacted
from realtime_attrs.converter import (
    convert_payload,
    drop_unsupported,
    json_schema,
    schema_components,
)
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    SessionCreated,
    SessionUpdate,
    TranscriptionSession,
)
from realtime_attrs.extending import BaseServerEvent
from realtime_attrs.translation import TranslationSession


@attrs.frozen
class AcmeSession(SessionResource):
    """
    A session with an attribute of the user's own.
    """

    avatar: str | None = None


@attrs.frozen
class AcmeUpdated(BaseServerEvent):
    """
    An event of the user's own that holds a session.
    """

    session: AcmeSession | None = None


acme = AcmeSession(avatar="a")
own_event = AcmeUpdated(acme)
session = SessionResource(speed=1.0)
transcription = TranscriptionSession()
created = SessionCreated(session)
translation = TranslationSession()

assert_type(apply_update(session, session), SessionResource)
assert_type(apply_update(session, SessionUpdate(session)), SessionResource)
assert_type(apply_update(created, session), SessionResource)
assert_type(apply_update(transcription, transcription), TranscriptionSession)
assert_type(apply_update(translation, translation), TranslationSession)
assert_type(changes(created, translation), TranslationSession)
assert_type(changes(session, session, dialect=GA), SessionResource)
assert_type(changes(created, session, is_heard=True), SessionResource)

assert_type(changes(acme, acme), AcmeSession)
assert_type(changes(acme, created), AcmeSession)
assert_type(changes(own_event, acme), AcmeSession)
assert_type(apply_update(acme, acme), AcmeSession)
assert_type(apply_update(own_event, session), SessionResource)
mixed: SessionResource = apply_update(acme, session)
mixed = changes(session, acme)
left, names = drop_unsupported(acme, GA)
assert_type(left, SessionResource)
assert_type(drop_unsupported(translation, GA)[0], TranslationSession)

apply_update(session, names)  # type: ignore[call-overload]  # no session
apply_update(session, translation)  # type: ignore[call-overload]  # two kinds
apply_update(session, transcription)  # type: ignore[call-overload]  # two kinds
changes(session, session, dialect="ga")  # type: ignore[call-overload]  # no dialect

written, dropped = convert_payload({"voice": "ash"}, GA)
pointers: list[str] = [problem.pointer for problem in dropped]
schema: dict[str, object] = json_schema(GA)
both = apply_update(created, SessionUpdate(session))
assert_type(changes(created, SessionUpdate(session)), Any)

assert_type(redacted(acme, audio=True, transcripts=True), AcmeSession)
assert_type(redacted([created]), list[SessionCreated])
schemas, components = schema_components(GA, [SessionResource, AcmeUpdated])
assert_type(schemas, tuple[dict[str, Any], ...])
assert_type(components, dict[str, dict[str, Any]])
