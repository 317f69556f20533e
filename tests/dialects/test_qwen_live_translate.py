"""
LiveTranslate's dialect, and the classes that only this wire has.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    NamedVoice,
    ServerVAD,
    SessionResource,
    apply_update,
)
from realtime_attrs.converter import (
    check,
    convert_payload,
    drop_unsupported,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, QWEN_LIVE_TRANSLATE, QWEN_OMNI
from realtime_attrs.events import (
    AssistantMessage,
    ConversationItemCreated,
    InputAudio,
    InputAudioBufferSpeechStarted,
    ItemStatus,
    Response,
    ResponseCreated,
    ResponseStatus,
    SessionUpdate,
    SessionUpdated,
    UserMessage,
)
from realtime_attrs.extending import BaseEvent
from realtime_attrs.vendors.qwen import (
    ConversationItemInputAudioTranscriptionText,
    InputImageBufferAppend,
    QwenConversationItemInputAudioTranscriptionCompleted,
    QwenConversationItemInputAudioTranscriptionDelta,
    QwenSession,
    QwenTranslationCommitted,
    QwenTranslationSession,
    QwenTranslationSpeechStarted,
    QwenTranslationSpeechStopped,
    QwenTranslationTranscription,
    ResponseAudioTranscriptText,
    ResponseTextText,
    SessionFinish,
    SessionFinished,
    SkipOptions,
    SourceAudio,
    SpeakerDetection,
    TranslationFormat,
    TranslationOptions,
    VoiceCloneOptions,
)
from wire_checks import cannot, check_refused, read, table, written


Session = QwenTranslationSession

SHOWN_38 = {
    "id": "s",
    "object": "realtime.session",
    "model": "qwen3.8-livetranslate-flash-realtime",
    "input_modalities": ["audio"],
    "output_modalities": ["text", "audio"],
    "translation": {"language": "sv"},
    "turn_detection": {"type": "speaker_detection", "threshold": 0.5},
    "audio": {
        "input": {
            "format": {"type": "pcm", "sample_rate": 16000},
            "turn_detection": {
                "type": "speaker_detection",
                "threshold": 0.5,
                "silence_duration_ms": 2500,
                "create_response": True,
                "interrupt_response": True,
            },
        },
        "output": {
            "format": {"type": "pcm", "sample_rate": 24000},
            "voice": "Tina",
        },
    },
}

SESSIONS: list[Any] = [
    # Until 3.5.
    (
        {
            "model": "qwen3.5-livetranslate-flash-realtime",
            "modalities": ["text", "audio"],
            "voice": "default",
            "sample_rate": 8000,
            "input_audio_format": "opus",
            "output_audio_format": "pcm",
            "input_audio_transcription": {
                "model": "qwen3-asr-flash-realtime",
                "language": "fi",
            },
            "turn_detection": {
                "type": "server_vad",
                "threshold": 0.2,
                "prefix_padding_ms": 300,
                "silence_duration_ms": 1000,
                "create_response": True,
                "interrupt_response": True,
            },
            "translation": {
                "language": "en",
                "corpus": {"phrases": {"sisu": "grit"}},
                "same_language_skip_options": {
                    "skip_text": True,
                    "skip_audio": False,
                },
            },
            "enable_voice_clone": True,
            "voice_clone_options": {"frequency": "once"},
            "same_language_skip_options": {"skip_audio": True},
        },
        Session(
            model="qwen3.5-livetranslate-flash-realtime",
            modalities=["text", "audio"],
            voice=NamedVoice("default"),
            sample_rate=8_000,
            input_audio_format=AudioFormat.OPUS,
            output_audio_format=AudioFormat.PCM16,
            input_audio_transcription=QwenTranslationTranscription(
                "fi", model="qwen3-asr-flash-realtime"
            ),
            turn_detection=ServerVAD(
                threshold=0.2,
                prefix_padding_ms=300,
                silence_duration_ms=1000,
                create_response=True,
                interrupt_response=True,
            ),
            translation=TranslationOptions(
                "en",
                {"sisu": "grit"},
                SkipOptions(skip_text=True, skip_audio=False),
            ),
            enable_voice_clone=True,
            voice_clone_options=VoiceCloneOptions("once"),
            same_language_skip_options=SkipOptions(skip_audio=True),
        ),
    ),
    (
        {"input_audio_format": "pcm"},
        Session(input_audio_format=PCM(16_000)),
    ),
    # Off is another form than in Qwen-Omni.
    (
        {"input_audio_transcription": {"model": None}},
        Session(input_audio_transcription=OFF),
    ),
    (
        {"input_audio_transcription": {"model": None, "language": "fi"}},
        Session(
            input_audio_transcription=QwenTranslationTranscription(
                "fi", model=OFF
            )
        ),
    ),
    (
        {"input_audio_transcription": {}},
        Session(input_audio_transcription=QwenTranslationTranscription()),
    ),
    ({"turn_detection": None}, Session(turn_detection=OFF)),
    # 3.8.
    (
        {
            "output_modalities": ["text", "audio"],
            "translation": {"language": "en"},
            "input_audio_transcription": {
                "language": "fi",
                "corpus": {"text": "sisu"},
            },
            "enable_voice_clone": True,
            "voice_clone_options": {"frequency": "always"},
            "voice": "default",
            "audio": {
                "input": {
                    "format": {"type": "pcm"},
                    "turn_detection": {
                        "type": "speaker_detection",
                        "threshold": 0.5,
                        "prefix_padding_ms": 100,
                    },
                },
                "output": {
                    "format": {"sample_rate": 24000},
                    "voice": "default",
                },
            },
        },
        Session(
            output_modalities=["text", "audio"],
            translation=TranslationOptions("en"),
            input_audio_transcription=QwenTranslationTranscription(
                "fi", corpus_text="sisu"
            ),
            enable_voice_clone=True,
            voice_clone_options=VoiceCloneOptions("always"),
            voice=NamedVoice("default"),
            audio_input_format=TranslationFormat("pcm"),
            audio_input_turn_detection=SpeakerDetection(0.5, 100),
            audio_output_format=TranslationFormat(sample_rate=24_000),
            audio_output_voice=NamedVoice("default"),
        ),
    ),
    (
        {"audio": {"input": {"turn_detection": None}}},
        Session(audio_input_turn_detection=OFF),
    ),
]

PLACE = {
    "response_id": "r",
    "item_id": "i",
    "output_index": 0,
    "content_index": 0,
}

HEARD = "conversation.item.input_audio_transcription"

EVENTS: list[Any] = [
    (
        {"type": "session.updated", "session": SHOWN_38},
        SessionUpdated(
            Session(
                model="qwen3.8-livetranslate-flash-realtime",
                input_modalities=["audio"],
                output_modalities=["text", "audio"],
                translation=TranslationOptions("sv"),
                turn_detection=SpeakerDetection(0.5),
                audio_input_format=TranslationFormat("pcm", 16_000),
                audio_input_turn_detection=SpeakerDetection(
                    0.5,
                    silence_duration_ms=2500,
                    create_response=True,
                    interrupt_response=True,
                ),
                audio_output_format=TranslationFormat("pcm", 24_000),
                audio_output_voice=NamedVoice("Tina"),
            ),
            session_id="s",
        ),
    ),
    (
        {
            "type": "input_audio_buffer.speech_started",
            "audio_start_ms": 20,
            "item_id": "i",
            "speaker_id": 1,
        },
        QwenTranslationSpeechStarted(20, item_id="i", speaker_id=1),
    ),
    (
        {"type": "input_audio_buffer.speech_started", "audio_start_ms": 20},
        QwenTranslationSpeechStarted(20),
    ),
    (
        {"type": "input_audio_buffer.speech_stopped", "audio_end_ms": 90},
        QwenTranslationSpeechStopped(90),
    ),
    (
        {
            "type": "input_audio_buffer.speech_stopped",
            "audio_end_ms": 90,
            "item_id": "i",
        },
        QwenTranslationSpeechStopped(90, item_id="i"),
    ),
    ({"type": "input_audio_buffer.committed"}, QwenTranslationCommitted()),
    (
        {
            "type": f"{HEARD}.text",
            "item_id": "i",
            "content_index": 0,
            "text": "",
            "stash": "Hyvää",
            "language": "fi",
            "emotion": "happy",
        },
        ConversationItemInputAudioTranscriptionText(
            "i", 0, "", "Hyvää", "fi", "happy"
        ),
    ),
    (
        {
            "type": f"{HEARD}.completed",
            "item_id": "i",
            "content_index": 0,
            "transcript": "Hyvää iltaa.",
            "language": "fi",
            "emotion": "",
        },
        QwenConversationItemInputAudioTranscriptionCompleted(
            "i",
            "Hyvää iltaa.",
            content_index=0,
            language="fi",
            emotion="",
        ),
    ),
    (
        {
            "type": f"{HEARD}.delta",
            "item_id": "i",
            "content_index": 0,
            "delta": "Hyvää ",
            "obfuscation": "w2",
        },
        QwenConversationItemInputAudioTranscriptionDelta(
            "i", content_index=0, delta="Hyvää ", obfuscation="w2"
        ),
    ),
    (
        {"type": "response.text.text", **PLACE, "text": "Good"},
        ResponseTextText("r", "i", 0, 0, "Good"),
    ),
    (
        {
            "type": "response.audio_transcript.text",
            **PLACE,
            "text": "Good",
            "stash": " evening",
        },
        ResponseAudioTranscriptText("r", "i", 0, 0, "Good", " evening"),
    ),
    (
        {
            "type": "conversation.item.created",
            "item": {
                "id": "i",
                "object": "realtime.item",
                "type": "message",
                "status": "in_progress",
                "role": "assistant",
                "content": [{"type": "input_audio"}],
            },
        },
        ConversationItemCreated(
            AssistantMessage(
                [SourceAudio()], id="i", status=ItemStatus.IN_PROGRESS
            )
        ),
    ),
    (
        {
            "type": "conversation.item.created",
            "item": {
                "object": "realtime.item",
                "type": "message",
                "role": "user",
                "content": [{"type": "input_audio"}],
            },
        },
        ConversationItemCreated(UserMessage([InputAudio()])),
    ),
    (
        {
            "type": "response.created",
            "response": {
                "id": "r",
                "object": "realtime.response",
                "conversation_id": "",
                "status": "in_progress",
                "output_audio_format": "pcm",
                "output": [],
            },
        },
        ResponseCreated(
            Response(
                id="r",
                conversation_id="",
                status=ResponseStatus.IN_PROGRESS,
                output_audio_format=AudioFormat.PCM16,
                output=(),
            )
        ),
    ),
    (
        {"type": "input_image_buffer.append", "image": "/9j/"},
        InputImageBufferAppend(b"\xff\xd8\xff"),
    ),
    ({"type": "session.finish"}, SessionFinish()),
    ({"type": "session.finished"}, SessionFinished()),
]

READ: list[Any] = [
    (
        {"input_audio_format": "pcm16", "output_audio_format": "pcm24"},
        Session(
            input_audio_format=PCM(16_000),
            output_audio_format=AudioFormat.PCM16,
        ),
        {"input_audio_format": "pcm", "output_audio_format": "pcm"},
    ),
    (
        {"input_audio_transcription": None},
        Session(input_audio_transcription=OFF),
        {"input_audio_transcription": {"model": None}},
    ),
    (
        {"turn_detection": {"threshold": 0.3}},
        Session(turn_detection=ServerVAD(0.3)),
        {"turn_detection": {"type": "server_vad", "threshold": 0.3}},
    ),
    (
        {"translation": {"language": None}},
        Session(translation=TranslationOptions()),
        {"translation": {}},
    ),
]

REFUSED: list[Any] = [
    (
        {"turn_detection": {"type": "semantic_vad"}},
        "/turn_detection/type: expected 'server_vad' or 'speaker_detection',"
        " got the string 'semantic_vad'",
    ),
    (
        {"audio": {"input": {"turn_detection": {"type": "server_vad"}}}},
        "/audio/input/turn_detection/type: expected 'speaker_detection', got"
        " the string 'server_vad'",
    ),
    (
        {"translation": {"corpus": {"phrases": {"sisu": 3}}}},
        "/translation/corpus/phrases/sisu: expected a string, got the number"
        " 3",
    ),
]


def check_whole(payload: Any, value: Any, target: Any) -> None:
    """
    Check that a payload is read as a value, and written as it was.
    """
    found = read(QWEN_LIVE_TRANSLATE, payload, target, forbid_extra_keys=True)

    assert value == found
    assert payload == written(QWEN_LIVE_TRANSLATE, value)
    assert () == unsupported(value, QWEN_LIVE_TRANSLATE)
    assert () == check(payload, QWEN_LIVE_TRANSLATE)


class TestRead:
    @pytest.mark.parametrize(("payload", "value"), table(*SESSIONS))
    def test_sessions(self, payload: Any, value: Any) -> None:
        """
        Each key of a session has its attribute, in each generation.
        """
        check_whole(payload, value, SessionResource)

    @pytest.mark.parametrize(("payload", "value"), table(*EVENTS))
    def test_events(self, payload: Any, value: Any) -> None:
        """
        So has each key of an event.
        """
        check_whole(payload, value, BaseEvent)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*READ))
    def test_other_forms(self, payload: Any, value: Any, again: Any) -> None:
        """
        Other forms are read, too.
        """
        assert value == read(QWEN_LIVE_TRANSLATE, payload)
        assert again == written(QWEN_LIVE_TRANSLATE, value)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service doesn't have is rejected.
        """
        check_refused(QWEN_LIVE_TRANSLATE, payload, [problem])

    def test_off_in_qwen_omni(self) -> None:
        """
        Qwen-Omni reads the same form of transcription as on.
        """
        payload = {"input_audio_transcription": {"model": None}}

        assert OFF is not read(QWEN_OMNI, payload).input_audio_transcription

    def test_off_alone(self) -> None:
        """
        A transcription that would be read as off isn't written.
        """
        transcription = QwenTranslationTranscription(model=OFF)
        session = Session(input_audio_transcription=transcription)

        assert cannot(QWEN_LIVE_TRANSLATE, session) == [
            "/input_audio_transcription: the qwen-live-translate dialect"
            " reads an object as OFF"
        ]

    def test_base(self) -> None:
        """
        An instance of the core's event is read back as Qwen's class.
        """
        event = InputAudioBufferSpeechStarted(20, "i")
        payload = written(QWEN_LIVE_TRANSLATE, event)

        assert QwenTranslationSpeechStarted(20, item_id="i") == read(
            QWEN_LIVE_TRANSLATE, payload, BaseEvent
        )


class TestUpdates:
    def test_parts_merge(self) -> None:
        """
        The target language changes alone.
        """
        before = Session(translation=TranslationOptions("en", {"a": "b"}))
        update = Session(translation=TranslationOptions("sv"))

        assert Session(
            translation=TranslationOptions("sv", {"a": "b"})
        ) == apply_update(before, update)


OF_ALL = {
    "translation": TranslationOptions("sv"),
    "enable_voice_clone": True,
    "voice_clone_options": VoiceCloneOptions("once"),
    "same_language_skip_options": SkipOptions(skip_text=True),
    "input_modalities": ("audio",),
    "output_modalities": ("text",),
    "audio_input_format": TranslationFormat("pcm"),
    "audio_input_turn_detection": SpeakerDetection(),
    "audio_output_format": TranslationFormat("pcm"),
    "audio_output_voice": NamedVoice("Tina"),
    "turn_detection": SpeakerDetection(),
}


class TestOtherDialects:
    @pytest.mark.parametrize("dialect", [BETA, GA, QWEN_OMNI], ids=str)
    def test_unsupported(self, dialect: Any) -> None:
        """
        Other wires lack the attributes, each of which is named.
        """
        assert {*OF_ALL} == {*unsupported(Session(**OF_ALL), dialect)}

    @pytest.mark.parametrize(
        ("value", "names"),
        [
            (QwenSession(sample_rate=16_000), ()),
            (QwenSession(enable_search=True), ("enable_search",)),
            (SessionResource(tools=[FunctionTool("f")]), ("tools",)),
            (SessionResource(temperature=0.8), ("temperature",)),
        ],
    )
    def test_lacks(self, value: Any, names: Any) -> None:
        """
        The wire lacks tools, sampling and search.
        """
        assert names == unsupported(value, QWEN_LIVE_TRANSLATE)

    def test_model_off(self) -> None:
        """
        Other wires lack a transcription that is off and has a language.
        """
        session = Session(
            input_audio_transcription=QwenTranslationTranscription(
                "fi", model=OFF
            )
        )
        left, gone = drop_unsupported(session, BETA)

        assert ("input_audio_transcription.model",) == gone
        assert (
            SessionResource(input_audio_transcription=AudioTranscription("fi"))
            == left
        )

    def test_to_ga(self) -> None:
        """
        What GA lacks is omitted with a notice; transcription is off there.
        """
        payload = written(
            QWEN_LIVE_TRANSLATE,
            SessionUpdate(
                Session(
                    modalities=["text"],
                    input_audio_transcription=OFF,
                    translation=TranslationOptions("sv"),
                )
            ),
        )

        found, problems = convert_payload(
            payload, GA, source=QWEN_LIVE_TRANSLATE, drop=True
        )

        assert {
            "type": "realtime",
            "output_modalities": ["text"],
            "audio": {"input": {"transcription": None}},
        } == found["session"]
        assert ["/session/translation"] == [x.pointer for x in problems]

    def test_event_to_beta(self) -> None:
        """
        An event with an item is one of the beta, and one without is not.
        """
        event = {
            "type": "input_audio_buffer.speech_started",
            "audio_start_ms": 20,
        }
        whole = {**event, "item_id": "i"}

        assert (whole, ()) == convert_payload(
            whole, BETA, source=QWEN_LIVE_TRANSLATE
        )
        found, problems = convert_payload(
            event, BETA, source=QWEN_LIVE_TRANSLATE, drop=True
        )
        assert [] == found
        assert problems

    def test_from_beta(self) -> None:
        """
        The beta's payloads are converted, in the form until 3.5.
        """
        payload = {
            "modalities": ["text"],
            "instructions": "Translate.",
            "input_audio_transcription": None,
            "turn_detection": {"type": "server_vad", "threshold": 0.4},
            "tools": [],
        }

        found, problems = convert_payload(
            payload, QWEN_LIVE_TRANSLATE, source=BETA, drop=True
        )

        assert {
            "modalities": ["text"],
            "instructions": "Translate.",
            "input_audio_transcription": {"model": None},
            "turn_detection": {"type": "server_vad", "threshold": 0.4},
        } == found
        assert ["/tools"] == [x.pointer for x in problems]
