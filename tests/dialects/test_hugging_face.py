"""
The dialect of Hugging Face's speech-to-speech server.

The payloads have the keys, nulls and words that a run of the server, with a
pipeline without models, sent and accepted.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    CustomVoice,
    FunctionTool,
    NamedVoice,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    apply_update,
)
from realtime_attrs.__main__ import main
from realtime_attrs.converter import (
    check,
    convert_payload,
    drop_unsupported,
    json_schema,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, HUGGING_FACE
from realtime_attrs.events import (
    AssistantMessage,
    CancellationReason,
    ConversationItemCreated,
    ConversationItemInputAudioTranscriptionCompleted,
    DurationUsage,
    Error,
    ErrorDetails,
    FunctionCall,
    IncompletionReason,
    InputAudio,
    InputText,
    InputTokenDetails,
    ItemStatus,
    OutputAudio,
    OutputText,
    OutputTokenDetails,
    Response,
    ResponseCancelled,
    ResponseCompleted,
    ResponseContentPartAdded,
    ResponseDone,
    ResponseError,
    ResponseFailed,
    ResponseIncomplete,
    ResponseOutputItemAdded,
    ResponseStatus,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    SystemMessage,
    Usage,
    UserMessage,
)
from realtime_attrs.extending import BaseEvent
from realtime_attrs.vendors import hugging_face
from realtime_attrs.vendors.hugging_face import (
    HuggingFaceSession,
    InputAudioTranscriptionSnapshot,
    OutputAudioVisemes,
    Viseme,
)
from schemas import pair_of
from wire_checks import (
    cannot,
    check_refused,
    read,
    refusals,
    table,
    written,
)


SNAPSHOTS = "speech_to_speech.input_audio_transcription.snapshot"
SPOKEN = {"item_id": "item_5", "output_index": 0, "response_id": "resp_2"}
PLACE = {"content_index": 0, **SPOKEN}

BOTH: list[Any] = [
    (
        {
            "type": "session.update",
            "session": {
                "type": "realtime",
                "instructions": "You sell train tickets.",
                "audio": {
                    "input": {
                        "transcription": {
                            "model": "parakeet",
                            "language": "auto",
                        },
                        "turn_detection": {
                            "type": "server_vad",
                            "interrupt_response": False,
                        },
                    },
                    "output": {"voice": "Serena"},
                },
                "extensions": [SNAPSHOTS],
            },
        },
        SessionUpdate(
            HuggingFaceSession(
                instructions="You sell train tickets.",
                input_audio_transcription=AudioTranscription(
                    "auto", "parakeet"
                ),
                turn_detection=ServerVAD(interrupt_response=False),
                voice=NamedVoice("Serena"),
                extensions=[SNAPSHOTS],
            )
        ),
    ),
    (
        {
            "type": SNAPSHOTS,
            "event_id": "event_4",
            "item_id": "item_3",
            "content_index": 0,
            "transcript": "Two to Utrecht",
        },
        InputAudioTranscriptionSnapshot(
            "item_3", "Two to Utrecht", 0, event_id="event_4"
        ),
    ),
    (
        {
            "type": "speech_to_speech.output_audio.visemes",
            "event_id": "event_7",
            **PLACE,
            "visemes": [
                {"viseme": 21, "start_s": 0.0, "end_s": 0.12},
                {"viseme": 0, "start_s": 0.12, "end_s": 0.5},
            ],
        },
        OutputAudioVisemes(
            [Viseme(21, 0.0, 0.12), Viseme(0, 0.12, 0.5)],
            "item_5",
            "resp_2",
            0,
            0,
            event_id="event_7",
        ),
    ),
    (
        {
            "type": "error",
            "event_id": "event_9",
            "error": {
                "type": "unknown_or_invalid_event",
                "message": "No such event here: input_audio_buffer.clear",
                "code": None,
                "param": None,
                "event_id": "mine_2",
            },
        },
        Error(
            ErrorDetails(
                "unknown_or_invalid_event",
                "No such event here: input_audio_buffer.clear",
                event_id="mine_2",
            ),
            event_id="event_9",
        ),
    ),
    *(
        (
            {"type": "realtime", "audio": {"output": {"voice": spelling}}},
            HuggingFaceSession(voice=voice),
        )
        for spelling, voice in (
            ("Aiden", NamedVoice("Aiden")),
            ("marin", RealtimeVoice.MARIN),
            ("nova", RealtimeVoice.NOVA),
            ({"id": "v_7"}, CustomVoice("v_7")),
        )
    ),
    *(
        (
            {"type": "realtime", "output_modalities": [*words]},
            HuggingFaceSession(modalities=words),
        )
        for words in (("audio",), ("text", "audio"))
    ),
    *(
        (
            {
                "type": "realtime",
                "audio": {"input": {"format": {"type": "audio/pcm", **rate}}},
            },
            HuggingFaceSession(input_audio_format=audio_format),
        )
        for rate, audio_format in (
            ({"rate": 24000}, AudioFormat.PCM16),
            # The rate of the models.
            ({"rate": None}, PCM(16_000)),
        )
    ),
]

NO_VAD = {"turn_detection": None, "transcription": None}
NOTHING = dict.fromkeys(
    (
        "include",
        "instructions",
        "max_output_tokens",
        "model",
        "output_modalities",
        "prompt",
        "tool_choice",
        "tools",
        "tracing",
        "truncation",
    )
)
NO_PART = dict.fromkeys(("audio", "detail", "image_url", "text", "transcript"))
NO_DETAILS = {"reason": None, "error": None}
SAID = {"audio": None, "text": None, "transcript": None}
NO_TOKENS = {
    "input_tokens": 0,
    "output_tokens": 0,
    "total_tokens": 0,
    "input_token_details": {
        "audio_tokens": 0,
        "cached_tokens": 0,
        "cached_tokens_details": None,
        "image_tokens": 0,
        "text_tokens": 0,
    },
    "output_token_details": {"audio_tokens": 0, "text_tokens": 0},
}
USAGE = Usage(0, 0, 0, InputTokenDetails(0, 0, 0, 0), OutputTokenDetails(0, 0))


def responded(status: str, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of a response.
    """
    return {
        "id": "resp_2",
        "audio": {"output": {"format": None, "voice": "Serena"}},
        "conversation_id": "conv_1",
        "max_output_tokens": None,
        "metadata": None,
        "object": "realtime.response",
        "output": [],
        "output_modalities": ["audio"],
        "status": status,
        "status_details": None,
        "usage": NO_TOKENS,
        **keys,
    }


def response(status: ResponseStatus, **settings: Any) -> Response:
    """
    Make a response.
    """
    usual = {
        "conversation_id": "conv_1",
        "output": [],
        "modalities": ["audio"],
        "usage": USAGE,
        "voice": NamedVoice("Serena"),
    }
    return Response("resp_2", status, **{**usual, **settings})


def item(**keys: Any) -> dict[str, Any]:
    """
    Make the payload of an item of the server's.
    """
    return {"id": "item_5", "object": "realtime.item", **keys}


WITH_NULLS: list[Any] = [
    (
        {
            "type": "session.created",
            "event_id": "event_1",
            "session": {
                "type": "realtime",
                "id": "session_1",
                "audio": {
                    "input": {
                        "format": None,
                        "noise_reduction": None,
                        **NO_VAD,
                    },
                    "output": {"format": None, "speed": None, "voice": None},
                },
                **NOTHING,
            },
        },
        SessionCreated(
            HuggingFaceSession(), session_id="session_1", event_id="event_1"
        ),
    ),
    (
        {
            "type": "session.updated",
            "event_id": "event_2",
            "session": {
                "type": "realtime",
                "id": "session_1",
                **NOTHING,
                "audio": {
                    "input": {
                        "format": {"type": "audio/pcm", "rate": 24000},
                        "noise_reduction": None,
                        "transcription": {
                            "model": "parakeet",
                            "language": "auto",
                            "languages": None,
                            "keywords": None,
                            "delay": None,
                            "prompt": None,
                        },
                        "turn_detection": {
                            "type": "server_vad",
                            "create_response": None,
                            "idle_timeout_ms": None,
                            "interrupt_response": True,
                            "prefix_padding_ms": 250,
                            "silence_duration_ms": None,
                            "threshold": None,
                        },
                    },
                    "output": {
                        "format": None,
                        "speed": 1.25,
                        "voice": "Serena",
                    },
                },
                "max_output_tokens": "inf",
                "tool_choice": "auto",
                "tools": [
                    {
                        "type": "function",
                        "name": "book_seat",
                        "description": None,
                        "parameters": {"type": "object"},
                    }
                ],
                "extensions": [SNAPSHOTS],
                "parallel_tool_calls": True,
            },
        },
        SessionUpdated(
            HuggingFaceSession(
                input_audio_format=AudioFormat.PCM16,
                input_audio_transcription=AudioTranscription(
                    "auto", "parakeet"
                ),
                turn_detection=ServerVAD(
                    prefix_padding_ms=250, interrupt_response=True
                ),
                speed=1.25,
                voice=NamedVoice("Serena"),
                max_response_output_tokens=INF,
                tool_choice=ToolChoiceMode.AUTO,
                tools=[
                    FunctionTool("book_seat", parameters={"type": "object"})
                ],
                extensions=[SNAPSHOTS],
                parallel_tool_calls=True,
            ),
            session_id="session_1",
            event_id="event_2",
        ),
    ),
    (
        {
            "type": "conversation.item.created",
            "previous_item_id": "item_3",
            "item": item(
                type="message",
                role="user",
                status="completed",
                content=[{**NO_PART, "type": "input_audio"}],
            ),
        },
        ConversationItemCreated(
            UserMessage([InputAudio()], "item_5", ItemStatus.COMPLETED),
            "item_3",
        ),
    ),
    (
        {
            "type": "conversation.item.created",
            "previous_item_id": None,
            "item": item(
                type="message",
                role="system",
                status=None,
                content=[{"type": "input_text", "text": "Be kind."}],
            ),
        },
        ConversationItemCreated(
            SystemMessage([InputText("Be kind.")], "item_5")
        ),
    ),
    (
        {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": "item_3",
            "content_index": 0,
            "transcript": "Two to Utrecht.",
            "usage": {"type": "duration", "seconds": 1.5},
            "logprobs": None,
        },
        ConversationItemInputAudioTranscriptionCompleted(
            "item_3", "Two to Utrecht.", 0, DurationUsage(1.5)
        ),
    ),
    (
        {
            "type": "response.content_part.added",
            **PLACE,
            "part": {**SAID, "type": "audio", "audio": "", "transcript": ""},
        },
        ResponseContentPartAdded(
            "item_5", "resp_2", 0, 0, OutputAudio("", b"")
        ),
    ),
    (
        {
            "type": "response.output_item.added",
            "output_index": 1,
            "response_id": "resp_2",
            "item": item(
                type="function_call",
                name="book_seat",
                arguments="",
                call_id="call_1",
                status="in_progress",
            ),
        },
        ResponseOutputItemAdded(
            "resp_2",
            1,
            FunctionCall(
                "book_seat", "", "call_1", "item_5", ItemStatus.IN_PROGRESS
            ),
        ),
    ),
    (
        {
            "type": "response.done",
            "response": responded(
                "completed",
                metadata={"speech_to_speech.turn_latency": '{"version":2}'},
                output=[
                    item(
                        type="message",
                        role="assistant",
                        status="completed",
                        content=[
                            {**SAID, "type": "output_text", "text": "Booked."}
                        ],
                    )
                ],
                status_details={**NO_DETAILS, "type": "completed"},
            ),
        },
        ResponseDone(
            response(
                ResponseStatus.COMPLETED,
                metadata={"speech_to_speech.turn_latency": '{"version":2}'},
                output=[
                    AssistantMessage(
                        [OutputText("Booked.")], "item_5", ItemStatus.COMPLETED
                    )
                ],
                status_details=ResponseCompleted(),
            )
        ),
    ),
    *(
        (
            {
                "type": "response.done",
                "response": responded(
                    status.name.lower(),
                    status_details={
                        **NO_DETAILS,
                        "type": status.name.lower(),
                        **keys,
                    },
                ),
            },
            ResponseDone(response(status, status_details=details)),
        )
        for status, keys, details in (
            (
                ResponseStatus.CANCELLED,
                {"reason": "turn_detected"},
                ResponseCancelled(CancellationReason.TURN_DETECTED),
            ),
            (
                ResponseStatus.INCOMPLETE,
                {"reason": "max_output_tokens"},
                ResponseIncomplete(IncompletionReason.MAX_OUTPUT_TOKENS),
            ),
            (
                ResponseStatus.FAILED,
                {"error": {"code": None, "type": "response_failed"}},
                ResponseFailed(ResponseError("response_failed")),
            ),
        )
    ),
]


def stripped(value: Any) -> Any:
    """
    Leave out nulls, and objects that hold nothing else.
    """
    if isinstance(value, dict):
        inner = {key: stripped(x) for key, x in value.items()}
        return {k: x for k, x in inner.items() if x is not None and x != {}}
    return [*map(stripped, value)] if isinstance(value, list) else value


class TestGolden:
    @pytest.mark.parametrize(("payload", "value"), table(*BOTH))
    def test_both(self, payload: Any, value: Any) -> None:
        """
        A message is read, and written as it was.
        """
        options = {"forbid_extra_keys": True}
        target = (
            BaseEvent if payload["type"] != "realtime" else SessionResource
        )

        assert value == read(HUGGING_FACE, payload, target, **options)
        assert payload == written(HUGGING_FACE, value, **options)
        assert () == unsupported(value, HUGGING_FACE)
        assert () == check(payload, HUGGING_FACE)

    @pytest.mark.parametrize(("payload", "value"), table(*WITH_NULLS))
    def test_nulls(self, payload: Any, value: Any) -> None:
        """
        Messages of the server come back without their nulls.
        """
        options = {"forbid_extra_keys": True}

        assert value == read(HUGGING_FACE, payload, BaseEvent, **options)
        again = written(HUGGING_FACE, value, **options)
        assert stripped(payload) == stripped(again)
        assert () == check(payload, HUGGING_FACE)
        assert () == unsupported(value, HUGGING_FACE)

    def test_kept(self) -> None:
        """
        With `keep_unknown`, nulls of keys that a part doesn't have come back.
        """
        options = {"keep_unknown": True}
        part = {**NO_PART, "type": "output_text", "text": "Hi"}
        payload = item(type="message", role="assistant", content=[part])

        value = read(HUGGING_FACE, payload, AssistantMessage, **options)

        assert payload == written(HUGGING_FACE, value, **options)


class TestForms:
    @pytest.mark.parametrize(
        ("payload", "again"),
        table(
            (
                {"instructions": "Hi."},
                {"type": "realtime", "instructions": "Hi."},
            ),
            (
                {"audio": {"input": {"format": {"type": "audio/pcm"}}}},
                {
                    "type": "realtime",
                    "audio": {
                        "input": {
                            "format": {"type": "audio/pcm", "rate": None}
                        }
                    },
                },
            ),
            *(
                (
                    {"audio": {"input": {"turn_detection": {**kind, **kept}}}},
                    {
                        "type": "realtime",
                        "audio": {"input": {"turn_detection": kind}},
                    },
                )
                for kind, kept in (
                    ({"type": "server_vad"}, {"eagerness": "low"}),
                    (
                        {"type": "semantic_vad", "eagerness": "low"},
                        {
                            "threshold": 0.5,
                            "prefix_padding_ms": 300,
                            "silence_duration_ms": 200,
                            "idle_timeout_ms": None,
                        },
                    ),
                )
            ),
        ),
    )
    def test_session(self, payload: Any, again: Any) -> None:
        """
        A session gets its type, a format its null, and a detection loses keys.
        """
        update = {"type": "session.update", "session": payload}
        value = read(HUGGING_FACE, update, BaseEvent, forbid_extra_keys=True)

        assert {**update, "session": again} == written(HUGGING_FACE, value)

    def test_shown(self) -> None:
        """
        Sessions have a type, in events of the server and alone.
        """
        problem = "required key is missing, expected 'realtime'"
        created = {"type": "session.created", "session": {}}

        check_refused(HUGGING_FACE, {}, [f"/type: {problem}"])
        check_refused(
            HUGGING_FACE,
            created,
            [f"/session/type: {problem}"],
            target=BaseEvent,
        )

    def test_text(self) -> None:
        """
        The text of a part in a system message may be null.
        """
        part = {"type": "input_text", "text": None}
        payload = {"type": "message", "role": "system", "content": [part]}

        assert SystemMessage([InputText()]) == read(
            HUGGING_FACE, payload, SystemMessage, forbid_extra_keys=True
        )

    def test_object(self) -> None:
        """
        An item that a client created without an `object` gets one.
        """
        payload = {
            "type": "message",
            "role": "user",
            "id": "mine_1",
            "object": None,
            "status": None,
            "content": [{**NO_PART, "type": "input_text", "text": "Hello"}],
        }
        value = read(
            HUGGING_FACE, payload, UserMessage, forbid_extra_keys=True
        )

        assert UserMessage([InputText("Hello")], "mine_1") == value
        assert {
            "type": "message",
            "role": "user",
            "object": "realtime.item",
            "id": "mine_1",
            "content": [{"type": "input_text", "text": "Hello"}],
        } == written(HUGGING_FACE, value)


class TestOff:
    def test_null(self) -> None:
        """
        Null turns nothing off.
        """
        payload = {"type": "realtime", "audio": {"input": NO_VAD}}

        assert HuggingFaceSession() == read(HUGGING_FACE, payload)

    def test_off(self) -> None:
        """
        Nothing can be turned off.
        """
        session = HuggingFaceSession(
            turn_detection=OFF, input_audio_transcription=OFF, tracing=OFF
        )
        names = ("input_audio_transcription", "turn_detection", "tracing")

        assert names == unsupported(session, HUGGING_FACE)
        assert (HuggingFaceSession(), names) == drop_unsupported(
            session, HUGGING_FACE
        )
        assert [
            "/audio/input/turn_detection: the hugging-face dialect doesn't"
            " support OFF"
        ] == cannot(HUGGING_FACE, HuggingFaceSession(turn_detection=OFF))


class TestRefused:
    @pytest.mark.parametrize(
        ("payload", "problem"),
        table(
            (
                {
                    "type": "conversation.item.create",
                    "item": {
                        "type": "message",
                        "role": "user",
                        "content": [
                            {"type": "input_audio", "audio": "", "text": "Hi"}
                        ],
                    },
                },
                "/item/content/0/text: expected null, got the string 'Hi'",
            ),
            (
                {
                    "type": "session.update",
                    "session": {"type": "transcription"},
                },
                "/session/type: expected 'realtime', got the string"
                " 'transcription'",
            ),
            (
                {
                    "type": "conversation.item.create",
                    "item": {"type": "mcp_approval_response"},
                },
                "/item/type: expected 'message', 'function_call' or"
                " 'function_call_output', got the string"
                " 'mcp_approval_response'",
            ),
            (
                {
                    "type": "speech_to_speech.output_audio.visemes",
                    **PLACE,
                    "visemes": [{"viseme": -1, "start_s": 0, "end_s": 1}],
                },
                "/visemes/0/viseme: expected an integer from 0 to 2147483647,"
                " got the number -1",
            ),
        ),
    )
    def test_payloads(self, payload: Any, problem: str) -> None:
        """
        Converters reject keys that the server's classes don't have, by pointer.
        """
        check_refused(HUGGING_FACE, payload, [problem], target=BaseEvent)

    @pytest.mark.parametrize(
        "tag",
        [
            "input_audio_buffer.clear",
            "conversation.item.retrieve",
            "conversation.item.added",
            "response.function_call_arguments.delta",
        ],
    )
    def test_events(self, tag: str) -> None:
        """
        Events that the server neither accepts nor sends are unknown.
        """
        (problem,) = refusals(
            HUGGING_FACE, {"type": tag, "item_id": "i"}, BaseEvent
        )

        assert problem.startswith("/type: expected one of")


class TestOthers:
    def test_own(self) -> None:
        """
        OpenAI's dialects lack the extensions, and the names of voices.
        """
        session = HuggingFaceSession(
            voice=NamedVoice("Serena"), extensions=[SNAPSHOTS]
        )

        for dialect in (GA, BETA):
            assert ("voice", "extensions") == unsupported(session, dialect)
            assert (SessionResource(), ("voice", "extensions")) == (
                drop_unsupported(session, dialect)
            )

    def test_to_ga(self) -> None:
        """
        Converting a payload to `GA` keeps the rest.
        """
        payload, _ = BOTH[0]

        left, gone = convert_payload(
            payload, GA, source=HUGGING_FACE, drop=True
        )

        assert [
            "/session/audio/output/voice",
            "/session/extensions",
        ] == [problem.pointer for problem in gone]
        assert {
            "type": "realtime",
            "instructions": "You sell train tickets.",
            "audio": {
                "input": {
                    "transcription": {"model": "parakeet", "language": "auto"},
                    "turn_detection": {
                        "type": "server_vad",
                        "interrupt_response": False,
                    },
                }
            },
        } == left["session"]

    @pytest.mark.parametrize(
        ("source", "payload"),
        [
            (
                GA,
                {
                    "type": "realtime",
                    "output_modalities": ["text"],
                    "audio": {
                        "input": {"turn_detection": None},
                        "output": {"voice": "marin"},
                    },
                },
            ),
            (
                BETA,
                {
                    "modalities": ["text"],
                    "turn_detection": None,
                    "voice": "marin",
                },
            ),
        ],
        ids=str,
    )
    def test_from_openai(self, source: Any, payload: Any) -> None:
        """
        Converting OpenAI's payloads keeps all but the settings that are off.
        """
        left, gone = convert_payload(
            payload, HUGGING_FACE, source=source, drop=True
        )

        assert {
            "type": "realtime",
            "output_modalities": ["text"],
            "audio": {"output": {"voice": "marin"}},
        } == left
        assert 1 == len(gone)

    def test_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The command accepts all messages.
        """
        path = tmp_path / "log.jsonl"
        lines = [json.dumps(payload) for payload, _ in (*BOTH, *WITH_NULLS)]
        path.write_text("\n".join(lines), "utf-8")

        assert 0 == main(["check", "--dialect", "hugging-face", str(path)])
        assert f"{path}: ok\n" == capsys.readouterr().out

    def test_update(self) -> None:
        """
        An update replaces the extensions.
        """
        before = HuggingFaceSession(extensions=[SNAPSHOTS], model="m")

        assert HuggingFaceSession(extensions=[], model="m") == apply_update(
            before, HuggingFaceSession(extensions=[])
        )

    def test_schema(self) -> None:
        """
        The schema has the extensions.
        """
        schema = json_schema(HUGGING_FACE, SessionResource)
        own = schema["$defs"]["HuggingFaceSession"]["properties"]

        assert "extensions" in own

    def test_valid(self) -> None:
        """
        The server's messages, with their nulls, are valid by the schema.
        """
        target: Any = hugging_face.ServerEvent
        pair = pair_of(HUGGING_FACE, target, closed=True)
        part = {"type": "text", "text": "", "audio": "QQ=="}
        added = {**WITH_NULLS[5][0], "part": part}

        assert {(True, True)} == {
            pair.judge(payload, target) for payload, _ in WITH_NULLS
        }
        assert (False, False) == pair.judge(added, target)

    def test_semantic(self) -> None:
        """
        The server has semantic detection, too.
        """
        session = HuggingFaceSession(turn_detection=SemanticVAD("low"))

        assert () == unsupported(session, HUGGING_FACE)
