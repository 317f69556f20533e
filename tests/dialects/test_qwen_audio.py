"""
Qwen-Audio's dialect, and the classes that only this wire has.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    FunctionTool,
    NamedVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
)
from realtime_attrs.converter import check, convert_payload, unsupported
from realtime_attrs.dialects import BETA, GA, QWEN_AUDIO, QWEN_OMNI
from realtime_attrs.events import (
    AssistantMessage,
    CancellationReason,
    ConversationItemCreate,
    ConversationItemCreated,
    Error,
    ErrorDetails,
    FunctionCall,
    ItemStatus,
    OutputAudio,
    OutputText,
    Response,
    ResponseCancelled,
    ResponseCreated,
    ResponseDone,
    ResponseOutputItemDone,
    ResponseStatus,
    SessionUpdate,
    SessionUpdated,
)
from realtime_attrs.extending import BaseEvent
from realtime_attrs.vendors.qwen import (
    AmbientAudioTranscriptionCompleted,
    AmbientAudioTranscriptionDelta,
    QwenAudioSession,
    QwenConversationItemInputAudioTranscriptionDelta,
    QwenInputAudioBufferSpeechStopped,
    QwenSession,
    QwenTranscription,
    SearchOptions,
    SessionFinish,
    SmartTurn,
    VoiceprintAudioListCompleted,
    VoiceprintAudioListFailed,
    VoiceprintAudioListInProgress,
)
from wire_checks import cannot, check_refused, read, table, written


TOOL = {"type": "function", "function": {"name": "ring", "description": "d"}}

AMBIENT = "conversation.item.ambient_audio_transcription"

ITEM = {"id": "i", "object": "realtime.item"}

ASSISTANT = {**ITEM, "type": "message", "role": "assistant"}

SESSIONS: list[Any] = [
    (
        {
            "model": "qwen-audio-3.0-realtime-plus",
            "modalities": ["audio", "text"],
            "instructions": "You keep the door.",
            "voice": "longanqian",
            "input_audio_format": "pcm",
            "output_audio_format": "pcm",
            "turn_detection": {
                "type": "server_vad",
                "threshold": -0.2,
                "prefix_padding_ms": 200,
                "silence_duration_ms": 650,
            },
            "tools": [TOOL],
            "tool_choice": "auto",
            "enable_search": False,
            "search_options": {"enable_source": True},
            "enable_speech_emotion": False,
            "max_history_turns": 50,
        },
        QwenAudioSession(
            model="qwen-audio-3.0-realtime-plus",
            modalities=["audio", "text"],
            instructions="You keep the door.",
            voice=NamedVoice("longanqian"),
            input_audio_format=PCM(16_000),
            output_audio_format=AudioFormat.PCM16,
            turn_detection=ServerVAD(-0.2, 200, 650),
            tools=[FunctionTool("ring", "d")],
            tool_choice=ToolChoiceMode.AUTO,
            enable_search=False,
            search_options=SearchOptions(enable_source=True),
            enable_speech_emotion=False,
            max_history_turns=50,
        ),
    ),
    (
        {
            "turn_detection": {
                "type": "smart_turn",
                "voiceprint_audio_urls": ["https://example.com/her.wav"],
                "threshold": 0.1,
                "silence_duration_ms": 900,
            }
        },
        QwenAudioSession(
            turn_detection=SmartTurn(["https://example.com/her.wav"], 0.1, 900)
        ),
    ),
    (
        {"turn_detection": {"type": "smart_turn"}},
        QwenAudioSession(turn_detection=SmartTurn()),
    ),
    # The package writes null to turn both off, and an empty object for "on".
    (
        {"turn_detection": None, "input_audio_transcription": None},
        QwenAudioSession(turn_detection=OFF, input_audio_transcription=OFF),
    ),
    (
        {"input_audio_transcription": {}},
        QwenAudioSession(input_audio_transcription=QwenTranscription()),
    ),
    (
        {"input_audio_transcription": {"model": "fun-asr"}},
        QwenAudioSession(
            input_audio_transcription=QwenTranscription(model="fun-asr")
        ),
    ),
]

EVENTS: list[Any] = [
    (
        {
            "type": "session.updated",
            "event_id": "e",
            "session": {
                "id": "s",
                "object": "realtime.session",
                "voice": "longanlufeng",
            },
        },
        SessionUpdated(
            QwenAudioSession(voice=NamedVoice("longanlufeng")),
            session_id="s",
            event_id="e",
        ),
    ),
    (
        {
            "type": "input_audio_buffer.speech_stopped",
            "audio_end_ms": 2100,
            "item_id": "i",
            "reason": "turn_invalid",
        },
        QwenInputAudioBufferSpeechStopped(2100, "i", reason="turn_invalid"),
    ),
    (
        {
            "type": "conversation.item.input_audio_transcription.delta",
            "item_id": "i",
            "content_index": 0,
            "text": "Open ",
            "stash": "up",
        },
        QwenConversationItemInputAudioTranscriptionDelta(
            "i", content_index=0, text="Open ", stash="up"
        ),
    ),
    (
        {
            "type": f"{AMBIENT}.delta",
            "item_id": "t",
            "content_index": 0,
            "text": "Hm",
            "stash": "",
        },
        AmbientAudioTranscriptionDelta("t", 0, "Hm", ""),
    ),
    (
        {"type": f"{AMBIENT}.delta", "delta": "Hm"},
        AmbientAudioTranscriptionDelta(delta="Hm"),
    ),
    (
        {
            "type": f"{AMBIENT}.completed",
            "item_id": "t",
            "content_index": 0,
            "transcript": "Hm.",
        },
        AmbientAudioTranscriptionCompleted("t", 0, "Hm."),
    ),
    (
        {"type": "voiceprint_audio_list.in_progress", "item_id": "v"},
        VoiceprintAudioListInProgress("v"),
    ),
    (
        {"type": "voiceprint_audio_list.completed", "item_id": "v"},
        VoiceprintAudioListCompleted("v"),
    ),
    (
        {
            "type": "voiceprint_audio_list.failed",
            "item_id": "v",
            "reason": "not found",
        },
        VoiceprintAudioListFailed("v", "not found"),
    ),
    (
        {"type": "voiceprint_audio_list.failed"},
        VoiceprintAudioListFailed(),
    ),
    # The parameter is the client's event.
    (
        {
            "type": "error",
            "error": {
                "type": "invalid_request_error",
                "code": "invalid_value",
                "message": "A response is in progress.",
                "param": "response.create",
            },
        },
        Error(
            ErrorDetails(
                "invalid_request_error",
                "A response is in progress.",
                "invalid_value",
                "response.create",
            )
        ),
    ),
    (
        {
            "type": "conversation.item.created",
            "item": {
                **ITEM,
                "type": "function_call",
                "status": "completed",
                "call_id": "c",
                "name": "ring",
                "arguments": "{}",
            },
        },
        ConversationItemCreated(
            FunctionCall(
                name="ring",
                arguments="{}",
                call_id="c",
                id="i",
                status=ItemStatus.COMPLETED,
            )
        ),
    ),
    (
        {
            "type": "response.created",
            "response": {
                "id": "r",
                "object": "realtime.response",
                "status": "in_progress",
                "voice": "longanqian",
                "output": [],
            },
        },
        ResponseCreated(
            Response(
                id="r",
                status=ResponseStatus.IN_PROGRESS,
                voice=NamedVoice("longanqian"),
                output=(),
            )
        ),
    ),
    (
        {
            "type": "response.done",
            "response": {
                "id": "r",
                "object": "realtime.response",
                "status": "cancelled",
                "status_details": {
                    "type": "cancelled",
                    "reason": "client_cancelled",
                },
                "output": [
                    {
                        **ASSISTANT,
                        "content": [{"type": "audio", "transcript": "It is"}],
                    }
                ],
            },
        },
        ResponseDone(
            Response(
                id="r",
                status=ResponseStatus.CANCELLED,
                status_details=ResponseCancelled(
                    CancellationReason.CLIENT_CANCELLED
                ),
                output=[AssistantMessage([OutputAudio("It is")], id="i")],
            )
        ),
    ),
    # The assistant's text has another type if a client writes it.
    (
        {
            "type": "conversation.item.create",
            "item": {
                **ASSISTANT,
                "content": [{"type": "output_text", "text": "It is open."}],
            },
        },
        ConversationItemCreate(
            AssistantMessage([OutputText("It is open.")], id="i")
        ),
    ),
    (
        {
            "type": "response.output_item.done",
            "response_id": "r",
            "output_index": 0,
            "item": {
                **ASSISTANT,
                "content": [{"type": "text", "text": "It is open."}],
            },
        },
        ResponseOutputItemDone(
            item=AssistantMessage([OutputText("It is open.")], id="i"),
            response_id="r",
            output_index=0,
        ),
    ),
]

REFUSED: list[Any] = [
    (
        {"input_audio_format": "pcm16"},
        "/input_audio_format: expected 'pcm', got the string 'pcm16'",
    ),
    (
        {"audio": {"output": {"format": {"type": "pcm"}}}},
        "/audio/output/format: key of another dialect; the qwen-audio"
        " dialect has it at output_audio_format",
    ),
    (
        {"tool_choice": "none"},
        "/tool_choice: expected 'auto', got the string 'none'",
    ),
    (
        {"turn_detection": {"type": "semantic_vad"}},
        "/turn_detection/type: expected 'server_vad' or 'smart_turn', got the"
        " string 'semantic_vad'",
    ),
    (
        {"max_history_turns": 51},
        "/max_history_turns: expected an integer from 1 to 50, got the number"
        " 51",
    ),
]


def check_whole(payload: Any, value: Any, target: Any) -> None:
    """
    Check that a payload is read as a value, and written as it was.
    """
    assert value == read(QWEN_AUDIO, payload, target, forbid_extra_keys=True)
    assert payload == written(QWEN_AUDIO, value)
    assert () == unsupported(value, QWEN_AUDIO)
    assert () == check(payload, QWEN_AUDIO)


class TestRead:
    @pytest.mark.parametrize(("payload", "value"), table(*SESSIONS))
    def test_sessions(self, payload: Any, value: Any) -> None:
        """
        Each key of a session has its attribute.
        """
        check_whole(payload, value, SessionResource)

    @pytest.mark.parametrize(("payload", "value"), table(*EVENTS))
    def test_events(self, payload: Any, value: Any) -> None:
        """
        So has each key of an event.
        """
        check_whole(payload, value, BaseEvent)

    def test_detection_without_type(self) -> None:
        """
        Detection without a type is that by volume.
        """
        payload = {"turn_detection": {"threshold": 0.3}}
        session = read(QWEN_AUDIO, payload, forbid_extra_keys=True)

        assert QwenAudioSession(turn_detection=ServerVAD(0.3)) == session
        assert {
            "turn_detection": {"type": "server_vad", "threshold": 0.3}
        } == written(QWEN_AUDIO, session)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service doesn't have is rejected.
        """
        check_refused(QWEN_AUDIO, payload, [problem])

    def test_no_end_of_a_session(self) -> None:
        """
        A client closes the connection instead of finishing the session.
        """
        assert ["the qwen-audio dialect has no SessionFinish"] == cannot(
            QWEN_AUDIO, SessionFinish()
        )


OF_ALL = {
    "turn_detection": SmartTurn(),
    "enable_search": True,
    "enable_speech_emotion": True,
    "max_history_turns": 5,
}


class TestOtherDialects:
    @pytest.mark.parametrize(
        ("dialect", "lacking"),
        [
            (BETA, [*OF_ALL]),
            (GA, [*OF_ALL]),
            (QWEN_OMNI, [name for name in OF_ALL if name != "enable_search"]),
        ],
        ids=str,
    )
    def test_unsupported(self, dialect: Any, lacking: list[str]) -> None:
        """
        Other wires lack the attributes, each of which is named.
        """
        session = QwenAudioSession(**OF_ALL)

        assert sorted(lacking) == sorted(unsupported(session, dialect))

    @pytest.mark.parametrize(
        ("value", "names"),
        [
            (QwenSession(enable_search=True), ()),
            (QwenSession(top_k=3, smooth_output=OFF), None),
            (SessionResource(temperature=0.8), ("temperature",)),
            (SessionResource(turn_detection=SemanticVAD()), None),
            (
                SessionResource(
                    turn_detection=ServerVAD(create_response=True)
                ),
                ("turn_detection.create_response",),
            ),
        ],
    )
    def test_lacks(self, value: Any, names: Any) -> None:
        """
        The wire lacks sampling, styles, and answers that can be turned off.
        """
        found = unsupported(value, QWEN_AUDIO)

        assert found if names is None else names == found

    def test_words(self) -> None:
        """
        Formats have one rate a direction.
        """
        session = SessionResource(input_audio_format=AudioFormat.PCM16)

        assert [
            "/input_audio_format: the qwen-audio dialect has no"
            " AudioFormat.PCM16"
        ] == cannot(QWEN_AUDIO, session)

    def test_to_ga(self) -> None:
        """
        What GA lacks is omitted with a notice.
        """
        payload = written(
            QWEN_AUDIO,
            SessionUpdate(
                QwenAudioSession(
                    instructions="You keep the door.",
                    output_audio_format=AudioFormat.PCM16,
                    max_history_turns=5,
                )
            ),
        )

        found, problems = convert_payload(
            payload, GA, source=QWEN_AUDIO, drop=True
        )

        assert {
            "type": "realtime",
            "instructions": "You keep the door.",
            "audio": {
                "output": {"format": {"type": "audio/pcm", "rate": 24000}}
            },
        } == found["session"]
        assert ["/session/max_history_turns"] == [x.pointer for x in problems]

    def test_from_beta(self) -> None:
        """
        The beta's payloads are converted, without sampling.
        """
        payload = {
            "modalities": ["audio", "text"],
            "output_audio_format": "pcm16",
            "tools": [{"type": "function", "name": "ring"}],
            "temperature": 0.8,
        }

        found, problems = convert_payload(
            payload, QWEN_AUDIO, source=BETA, drop=True
        )

        assert {
            "modalities": ["audio", "text"],
            "output_audio_format": "pcm",
            "tools": [{"type": "function", "function": {"name": "ring"}}],
        } == found
        assert ["/temperature"] == [x.pointer for x in problems]

    def test_from_qwen_omni(self) -> None:
        """
        The search stays, and the nested formats become words.
        """
        payload = {
            "enable_search": True,
            "audio": {
                "input": {"format": {"type": "pcm", "sample_rate": 16000}},
                "output": {"format": {"type": "wav", "sample_rate": 8000}},
            },
        }

        found, problems = convert_payload(
            payload, QWEN_AUDIO, source=QWEN_OMNI, drop=True
        )

        assert {"enable_search": True, "input_audio_format": "pcm"} == found
        assert ["/audio/output/format"] == [x.pointer for x in problems]
