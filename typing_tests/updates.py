"""
What updates look like to a type checker.
"""

from typing import assert_type

from realtime_attrs import SessionResource, apply_update, changes
from realtime_attrs.converter import convert_payload, json_schema
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    SessionCreated,
    SessionUpdate,
    TranscriptionSession,
)


session = SessionResource(speed=1.0)
transcription = TranscriptionSession()
created = SessionCreated(session)

assert_type(apply_update(session, session), SessionResource)
assert_type(apply_update(session, SessionUpdate(session)), SessionResource)
assert_type(apply_update(created, session), SessionResource)
assert_type(apply_update(transcription, transcription), TranscriptionSession)
assert_type(changes(session, session, dialect=GA), SessionResource)
assert_type(changes(created, session, is_heard=True), SessionResource)

apply_update(session, transcription)  # type: ignore[type-var]  # two kinds
changes(session, session, dialect="ga")  # type: ignore[arg-type]  # no dialect

written, dropped = convert_payload({"voice": "ash"}, GA)
pointers: list[str] = [problem.pointer for problem in dropped]
schema: dict[str, object] = json_schema(GA)
both = apply_update(created, SessionUpdate(session))
