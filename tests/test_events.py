"""
Conversations as they passed on the wires, read and written back.
"""

import functools
import json

from pathlib import Path
from typing import Any

import pytest

from cattrs.errors import CattrsError

from payloads import DATA, differences
from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import (
    detect_dialect,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import (
    ClientSecretAnswer,
    ClientSecretRequest,
    Event,
    TranscriptionSession,
)


FILES = sorted((DATA / "events").glob("*.json"))
STREAMS = [
    path for path in FILES if not path.name.startswith(("hybrid", "rest"))
]
OPENAI = [path for path in STREAMS if "voicelive" not in path.name]
ANY: Any = Event
ANY_OR_NEW: Any = Event | Unknown


@functools.cache
def converter_of(dialect: Dialect, *, keeps: bool, detailed: bool) -> Any:
    """
    Make a converter.
    """
    return make_converter(
        dialect, keep_unknown=keeps, detailed_validation=detailed
    )


def load(path: Path) -> Any:
    """
    Load a file of events.
    """
    return json.loads(path.read_bytes())


def dialect_of(path: Path) -> Dialect:
    """
    Tell the dialect of a file by its name.
    """
    return BETA if "beta" in path.name else GA


NORMAL_FORMS = {
    "/error/code: None is gone",
    "/error/param: None is gone",
    "/item/content/*/transcript: None is gone",
    "/item/error: None is gone",
    "/item/object: 'realtime.item' is new",
    "/previous_item_id: None is new",
    "/response/conversation_id: None is new",
    "/response/metadata: None is new",
    "/response/temperature: None is gone",
    "/session/audio/input/transcription/language: None is gone",
    "/session/audio/input/transcription/prompt: None is gone",
    "/session/include: None is gone",
    "/session/input_audio_transcription/language: None is gone",
    "/session/input_audio_transcription/prompt: None is gone",
    "/session/modalities/*: None became 'text'",
    "/session/output_audio_format: None is gone",
}
"""
All in which an event that is written differs from what was read.
"""


class TestStreams:
    @pytest.mark.parametrize("path", STREAMS, ids=lambda path: path.stem)
    def test_come_back_whole(self, path: Path) -> None:
        """
        Where what is new is kept, every event comes back, up to nulls.
        """
        dialect = dialect_of(path)
        for payload in load(path):
            if "output_modalities" in payload.get("response", {}) and (
                dialect is BETA
            ):
                continue  # the documentation mixes the wires here
            events = [
                converter_of(dialect, keeps=True, detailed=detailed).structure(
                    payload, ANY_OR_NEW
                )
                for detailed in (True, False)
            ]
            written = converter_of(
                dialect, keeps=False, detailed=True
            ).unstructure(events[0])

            assert events[0] == events[1]
            assert not isinstance(events[0], Unknown)
            assert () == unsupported(events[0], dialect)
            assert NORMAL_FORMS >= set(differences(payload, written))

    @pytest.mark.parametrize("path", OPENAI, ids=lambda path: path.stem)
    def test_are_known(self, path: Path) -> None:
        """
        What OpenAI and Azure say is known, and read in any mode.
        """
        dialect = dialect_of(path)
        for payload in load(path):
            if "output_modalities" in payload.get("response", {}) and (
                dialect is BETA
            ):
                continue
            for detailed in (True, False):
                converter = converter_of(
                    dialect, keeps=False, detailed=detailed
                )
                event = converter.structure(payload, ANY)
                written = converter.unstructure(event)

                assert () == unsupported(event, dialect)
                assert event == converter.structure(written, ANY)

    def test_counts(self) -> None:
        """
        Of 442 events, 434 are read where what is new is kept.
        """
        read = refused = 0
        for path in [*STREAMS, *(p for p in FILES if "hybrid" in p.name)]:
            converter = converter_of(
                dialect_of(path), keeps=True, detailed=True
            )
            for payload in load(path):
                try:
                    converter.structure(payload, ANY_OR_NEW)
                except CattrsError:
                    refused += 1
                else:
                    read += 1

        assert (434, 8) == (read, refused)

    @pytest.mark.parametrize("path", STREAMS, ids=lambda path: path.stem)
    def test_are_told_apart(self, path: Path) -> None:
        """
        No event is taken for one of the other wire.
        """
        found = {detect_dialect(payload) for payload in load(path)}

        assert found <= {dialect_of(path), None} or "doc" in path.name


def problems(payload: Any, dialect: Dialect, *, keeps: bool) -> list[str]:
    """
    List what is wrong with an event.
    """
    with pytest.raises(CattrsError) as caught:
        converter_of(dialect, keeps=keeps, detailed=True).structure(
            payload, ANY
        )
    return [str(problem) for problem in explain(caught.value)]


class TestRefused:
    def test_vendors(self) -> None:
        """
        What xAI says in its own way is refused for that.
        """
        (path,) = [path for path in FILES if "hybrid" in path.name]
        seen = set()
        for payload in load(path):
            try:
                converter_of(GA, keeps=True, detailed=True).structure(
                    payload, ANY_OR_NEW
                )
            except CattrsError as error:
                seen |= {str(problem) for problem in explain(error)}

        assert {
            "/session/type: required key is missing, expected 'realtime' or"
            " 'transcription'",
            "/response/status_details: expected an object, got the string"
            " 'unimplemented'",
        } == seen

    def test_voices(self) -> None:
        """
        A voice of Voice Live is an object that is kept, or refused.
        """
        path = DATA / "events" / "beta-azure-voicelive-2026-07-text-turn.json"
        created = load(path)[0]

        assert ["/session/voice/id: required key is missing"] == problems(
            created, BETA, keeps=False
        )

    def test_mixed(self) -> None:
        """
        An example of the documentation has a key of today's in the beta.
        """
        path = DATA / "events" / "doc-openapi-beta-client-events.json"
        (payload,) = [
            item
            for item in load(path)
            if "output_modalities" in item.get("response", {})
        ]

        assert [
            "/response/output_modalities: key of another dialect; the beta"
            " dialect has it at modalities"
        ] == problems(payload, BETA, keeps=True)

    def test_unknown_events(self) -> None:
        """
        An event that nobody knows is refused, and the nearest one named.
        """
        assert [
            "/type: expected one of 57 known types, got the string 'pong'"
        ] == problems({"type": "pong"}, GA, keeps=False)
        assert [
            "/type: expected one of 57 known types, got the string"
            " 'session.updatet'; did you mean 'session.update'?"
        ] == problems({"type": "session.updatet"}, GA, keeps=False)


class TestBodies:
    def test_client_secrets(self) -> None:
        """
        A client secret is asked for and given, with the session it opens.
        """
        (path,) = [path for path in FILES if path.name.startswith("rest")]
        asked, given = load(path)
        converter = make_converter(GA, keep_unknown=True)

        request = converter.structure(asked, ClientSecretRequest)
        answer = converter.structure(given, ClientSecretAnswer)

        assert asked == converter.unstructure(request)
        assert isinstance(answer.session, SessionResource)
        assert given["session"]["id"] == answer.session_id
        assert 0 == answer.session_expires_at
        assert given["value"] not in repr(answer)
        assert NORMAL_FORMS >= set(
            differences(given, converter.unstructure(answer))
        )

    def test_transcription(self) -> None:
        """
        A session for transcription is one of its own class.
        """
        (path,) = [path for path in FILES if "transcription-s" in path.name]
        event = converter_of(GA, keeps=True, detailed=True).structure(
            load(path)[0], ANY
        )

        assert isinstance(event.session, TranscriptionSession)
