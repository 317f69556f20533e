"""
Translation sessions of OpenAI: their wire, in both directions.
"""

from typing import Any, get_args

import attrs
import jsonschema
import pytest

from cattrs.errors import CattrsError

import realtime_attrs as ra

from realtime_attrs import OFF, SessionResource, apply_update, changes
from realtime_attrs import events as e
from realtime_attrs import translation as t
from realtime_attrs.converter import (
    WireError,
    adapter,
    check,
    convert_payload,
    drop_unsupported,
    explain,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, TRANSLATION
from realtime_attrs.extending import BaseEvent, BaseServerEvent, frozen


PLAIN = make_converter(TRANSLATION)
CLOSED = make_converter(TRANSLATION, forbid_extra_keys=True)
KEEPING = make_converter(TRANSLATION, keep_unknown=True)

NEAR = ra.NoiseReductionMode.NEAR_FIELD
SESSION = t.TranslationSession(
    model="gpt-realtime-translate",
    output_language="sv",
    input_audio_transcription=ra.AudioTranscription(model="listener-2"),
    input_audio_noise_reduction=OFF,
)
SHOWN = {
    "id": "sess_9",
    "type": "translation",
    "expires_at": 1_790_000_000,
    "model": "gpt-realtime-translate",
    "audio": {
        "input": {
            "transcription": {"model": "listener-2"},
            "noise_reduction": None,
        },
        "output": {"language": "sv"},
    },
}

EVENTS: list[tuple[Any, dict[str, Any]]] = [
    (
        t.SessionUpdate(t.TranslationSession(output_language="fi")),
        {
            "type": "session.update",
            "session": {"audio": {"output": {"language": "fi"}}},
        },
    ),
    (
        t.SessionUpdate(
            t.TranslationSession(
                input_audio_transcription=OFF,
                input_audio_noise_reduction=ra.NoiseReduction(NEAR, 0.25),
            ),
            event_id="up_1",
        ),
        {
            "type": "session.update",
            "event_id": "up_1",
            "session": {
                "audio": {
                    "input": {
                        "transcription": None,
                        "noise_reduction": {
                            "type": "near_field",
                            "strength": 0.25,
                        },
                    }
                }
            },
        },
    ),
    (
        t.InputAudioBufferAppend(b"\0\1"),
        {"type": "session.input_audio_buffer.append", "audio": "AAE="},
    ),
    (
        t.SessionClose(event_id="bye"),
        {"type": "session.close", "event_id": "bye"},
    ),
    (
        t.SessionCreated(
            SESSION,
            session_id="sess_9",
            expires_at=1_790_000_000,
            event_id="e1",
        ),
        {"type": "session.created", "event_id": "e1", "session": SHOWN},
    ),
    (
        t.SessionUpdated(
            attrs.evolve(
                SESSION,
                input_audio_transcription=ra.AudioTranscription(
                    model="listener-2", language="de"
                ),
            ),
            session_id="sess_9",
            expires_at=1_790_000_000,
        ),
        {
            "type": "session.updated",
            "session": {
                **SHOWN,
                "audio": {
                    "input": {
                        "transcription": {
                            "model": "listener-2",
                            "language": "de",
                        },
                        "noise_reduction": None,
                    },
                    "output": {"language": "sv"},
                },
            },
        },
    ),
    (
        t.SessionClosed(event_id="e9"),
        {"type": "session.closed", "event_id": "e9"},
    ),
    (
        t.InputTranscriptDelta(" hei", elapsed_ms=400),
        {
            "type": "session.input_transcript.delta",
            "delta": " hei",
            "elapsed_ms": 400,
        },
    ),
    (
        t.OutputTranscriptDelta(" hello"),
        {"type": "session.output_transcript.delta", "delta": " hello"},
    ),
    (
        t.OutputAudioDelta(
            b"\0\1",
            sample_rate=24_000,
            channels=1,
            format="pcm16",
            elapsed_ms=400,
            event_id="e4",
        ),
        {
            "type": "session.output_audio.delta",
            "event_id": "e4",
            "delta": "AAE=",
            "sample_rate": 24_000,
            "channels": 1,
            "format": "pcm16",
            "elapsed_ms": 400,
        },
    ),
    (
        e.Error(
            e.ErrorDetails("invalid_request_error", "no such key", param="x")
        ),
        {
            "type": "error",
            "error": {
                "type": "invalid_request_error",
                "message": "no such key",
                "code": None,
                "param": "x",
                "event_id": None,
            },
        },
    ),
]

BODIES: list[tuple[Any, dict[str, Any]]] = [
    (
        t.ClientSecretRequest(
            t.TranslationSession("gpt-realtime-translate", "sv"),
            e.ExpiresAfter(90, e.ExpiryAnchor.CREATED_AT),
        ),
        {
            "expires_after": {"anchor": "created_at", "seconds": 90},
            "session": {
                "model": "gpt-realtime-translate",
                "audio": {"output": {"language": "sv"}},
            },
        },
    ),
    (
        t.ClientSecretAnswer(
            "ek_x",
            1_789_999_000,
            SESSION,
            session_id="sess_9",
            session_expires_at=1_790_000_000,
        ),
        {"value": "ek_x", "expires_at": 1_789_999_000, "session": SHOWN},
    ),
]


class TestWire:
    @pytest.mark.parametrize(("value", "payload"), [*EVENTS, *BODIES])
    def test_both_ways(self, value: Any, payload: dict[str, Any]) -> None:
        """
        Each event and body has its JSON, which every mode reads.
        """
        assert payload == PLAIN.unstructure(value)
        assert value == PLAIN.structure(payload, type(value))
        assert value == CLOSED.structure(payload, type(value))
        assert value == KEEPING.structure(payload, type(value))
        assert () == check(payload, TRANSLATION)

    @pytest.mark.parametrize(("value", "payload"), EVENTS)
    def test_unions(self, value: Any, payload: dict[str, Any]) -> None:
        """
        The type chooses the event.
        """
        side = (
            t.ServerEvent
            if isinstance(value, BaseServerEvent)
            else (t.ClientEvent)
        )

        assert value == CLOSED.structure(payload, side)
        assert value == CLOSED.structure(payload, BaseEvent)
        assert value == adapter(PLAIN, t.Event).structure(payload)

    def test_all_events(self) -> None:
        """
        The aliases have all events of the dialect, and each is tested.
        """
        events = {
            x.cls for x in TRANSLATION.records if issubclass(x.cls, BaseEvent)
        }

        assert events == {*get_args(t.Event)}
        assert events == {type(value) for value, _ in EVENTS}

    def test_session_alone(self) -> None:
        """
        A session alone is written as in an update, and read with its type.
        """
        payload = {**SHOWN}
        del payload["id"], payload["expires_at"]

        assert SESSION == CLOSED.structure(payload, t.TranslationSession)
        assert {**payload, "type": None} == {
            **PLAIN.unstructure(SESSION),
            "type": None,
        }
        assert () == check(SHOWN, TRANSLATION)

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"audio": {"input": {"language": "de"}}},
                "/audio/input/language: unknown key; expected one of"
                " 'transcription', 'noise_reduction'",
            ),
            (
                {"audio": {"input": {"transcription": {}}}},
                "/audio/input/transcription/model: required key is missing",
            ),
            (
                {"audio": {"input": {"noise_reduction": {"strength": 1}}}},
                "/audio/input/noise_reduction/type: required key is missing",
            ),
            (
                {"audio": {"output": {"language": 3}}},
                "/audio/output/language: expected a string, got the number 3",
            ),
            (
                {"type": "realtime"},
                "/type: expected 'translation', got the string 'realtime'",
            ),
        ],
    )
    def test_refused(self, payload: dict[str, Any], problem: str) -> None:
        """
        `check()` lists the problems that a server rejects, with pointers.
        """
        with pytest.raises(CattrsError) as caught:
            CLOSED.structure(payload, t.TranslationSession)

        assert [problem] == [str(x) for x in explain(caught.value)]

    def test_answers_have_a_type(self) -> None:
        """
        A server's session without the type is refused.
        """
        payload = {
            "type": "session.created",
            "session": {"model": "m", "audio": {}},
        }

        (found,) = check(payload, TRANSLATION)

        assert found.pointer == "/session/type"

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "session.update", "session": {"voice": "ash"}},
            {"type": "session.update", "session": {"instructions": "a"}},
            {"type": "session.close", "reason": "done"},
            {"type": "session.closse"},
        ],
    )
    def test_check(self, payload: dict[str, Any]) -> None:
        """
        Keys of Realtime sessions, and misspelt types, are problems.
        """
        assert 1 == len(check(payload, TRANSLATION))

    def test_keeping(self) -> None:
        """
        With `keep_unknown`, keys that a server adds come back.
        """
        payload = {
            "type": "session.closed",
            "usage": {"type": "duration", "input_seconds": 3.5},
        }

        found = KEEPING.structure(payload, t.ServerEvent)

        assert payload == KEEPING.unstructure(found)


class TestOtherKinds:
    @pytest.mark.parametrize("other", [REFERENCE, BETA, GA], ids=str)
    def test_convert(self, other: Any) -> None:
        """
        Sessions of one kind don't convert to the other; the error is one sentence.
        """
        for source, to, payload in [
            (TRANSLATION, other, {"audio": {"output": {"language": "fi"}}}),
            (TRANSLATION, other, {"type": "session.close"}),
            (other, TRANSLATION, {"instructions": "Be brief."}),
        ]:
            with pytest.raises(WireError) as caught:
                convert_payload(payload, to, source=source, drop=True)

            assert (
                f"can't convert: sessions of the {source.name} dialect and of"
                f" the {to.name} dialect have no settings in common"
            ) == str(caught.value)

    def test_same_kind(self) -> None:
        """
        A payload is written in its own dialect as it was.
        """
        payload = {"audio": {"output": {"language": "fi"}}}

        assert (payload, ()) == convert_payload(payload, TRANSLATION)

    def test_unsupported(self) -> None:
        """
        Each kind of dialect lacks the classes of the other.
        """
        update = t.SessionUpdate(t.TranslationSession())

        assert ("SessionUpdate",) == unsupported(update, GA)
        assert ("SessionResource",) == unsupported(
            SessionResource(), TRANSLATION
        )
        assert (None, ("TranslationSession",)) == drop_unsupported(
            SESSION, BETA
        )
        assert () == unsupported(SESSION, TRANSLATION)

    def test_transcription_is_cut(self) -> None:
        """
        Of transcription, the model alone can be set.
        """
        session = t.TranslationSession(
            input_audio_transcription=ra.AudioTranscription(
                model="listener-2", prompt="names"
            )
        )

        left, names = drop_unsupported(session, TRANSLATION)

        assert ("input_audio_transcription.prompt",) == names
        assert (
            t.TranslationSession(
                input_audio_transcription=ra.AudioTranscription(
                    model="listener-2"
                )
            )
            == left
        )


class TestUpdates:
    def test_apply(self) -> None:
        """
        An update sets its attributes, noise reduction key by key.
        """
        before = t.TranslationSession(
            output_language="fi",
            input_audio_noise_reduction=ra.NoiseReduction(NEAR, 0.5),
        )
        update = t.SessionUpdate(
            t.TranslationSession(
                output_language="sv",
                input_audio_noise_reduction=ra.NoiseReduction(NEAR),
            )
        )

        assert attrs.evolve(before, output_language="sv") == apply_update(
            before, update
        )

    def test_changes(self) -> None:
        """
        The smallest update has the attributes that differ, if any.
        """
        after = attrs.evolve(SESSION, output_language="fi")

        assert t.TranslationSession(output_language="fi") == changes(
            t.SessionCreated(SESSION), after
        )
        assert t.TranslationSession() == changes(SESSION, SESSION)
        assert t.TranslationSession() == changes(
            SESSION,
            attrs.evolve(SESSION, input_audio_noise_reduction=None),
            dialect=TRANSLATION,
        )

    def test_two_kinds(self) -> None:
        """
        Sessions of two kinds can't update each other.
        """
        with pytest.raises(TypeError, match=r"^expected sessions of one kind"):
            changes(SESSION, SessionResource())  # type: ignore[call-overload]


@frozen
class Noted(t.TranslationSession):
    """
    A session with an attribute of a user's.
    """

    note: str | None = None


class TestOwnAttributes:
    @pytest.mark.parametrize(
        ("event", "payload"),
        [
            (
                t.SessionCreated(Noted(model="m", note="n")),
                {
                    "type": "session.created",
                    "session": {
                        "type": "translation",
                        "model": "m",
                        "note": "n",
                    },
                },
            ),
            (
                t.SessionUpdate(Noted(note="n")),
                {"type": "session.update", "session": {"note": "n"}},
            ),
        ],
    )
    def test_read_everywhere(
        self, event: Any, payload: dict[str, Any]
    ) -> None:
        """
        A user's session replaces the library's, in answers too.
        """
        acme = TRANSLATION.evolve(
            "acme",
            records=[
                TRANSLATION.of(t.TranslationSession).evolve("note", cls=Noted)
            ],
        )
        converter = make_converter(acme, forbid_extra_keys=True)

        assert event == converter.structure(payload, type(event))
        assert payload == converter.unstructure(event)


class TestTools:
    @pytest.mark.parametrize(("value", "payload"), [*EVENTS, *BODIES])
    def test_schema(self, value: Any, payload: dict[str, Any]) -> None:
        """
        The schema of each class accepts its JSON.
        """
        schema = json_schema(TRANSLATION, type(value), forbid_extra_keys=True)

        jsonschema.validate(payload, schema)

    def test_schema_of_sessions(self) -> None:
        """
        The schema of a dialect is that of its sessions.
        """
        title = json_schema(TRANSLATION)["title"]

        assert "TranslationSession in translation" == title

    def test_secret_is_hidden(self) -> None:
        """
        The secret in an answer isn't shown.
        """
        assert "ek_x" not in repr(BODIES[1][0])
