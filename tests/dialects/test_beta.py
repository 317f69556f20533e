"""
The beta dialect, held against payloads that were really sent.
"""

import json

from typing import Any

import cattrs
import pytest

from payloads import session_of, without
from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    CustomVoice,
    FunctionTool,
    FunctionToolChoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    RetentionRatioTruncation,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TokenLimits,
    ToolChoiceMode,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
    TurnDetection,
)
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import BETA


SERVER_ONLY = ("id", "object", "expires_at", "client_secret")

FLAT = [
    "azure-preview-session.update-aoai-sdk-readme",
    "beta-2024-10-10-session.created-csharp-comment",
    "beta-2024-12-22-session.created-zh-capture",
    "beta-2024-12-22-session.update-zh-capture",
    "beta-2024-12-22-session.updated-zh-capture",
    "doc-openapi-2024-11-beta-session.created",
    "doc-openapi-2024-11-beta-session.updated",
    "doc-openapi-beta-session-object",
    "doc-openapi-beta-session.update",
    "doc-openapi-beta-session.updated",
]


class TestRealPayloads:
    @pytest.mark.parametrize("name", FLAT)
    def test_nothing_is_lost(self, beta: cattrs.Converter, name: str) -> None:
        """
        A real session is written back as it was read.
        """
        payload = session_of(name)
        expected = without(payload, *SERVER_ONLY)
        if expected.get("max_response_output_tokens", 1) is None:
            del expected["max_response_output_tokens"]  # says nothing

        session = beta.structure(payload, SessionResource)

        assert expected == beta.unstructure(session)

    def test_values(self, beta: cattrs.Converter) -> None:
        """
        A real session means what its documentation says.
        """
        payload = session_of("doc-openapi-2024-11-beta-session.updated")

        assert SessionResource(
            model="gpt-4o-realtime-preview-2024-10-01",
            modalities=["text"],
            instructions="Reply in writing only.",
            voice=RealtimeVoice.ALLOY,
            input_audio_format=AudioFormat.PCM16,
            output_audio_format=AudioFormat.PCM16,
            input_audio_transcription=AudioTranscription(model="whisper-1"),
            turn_detection=OFF,
            tools=[],
            tool_choice=ToolChoiceMode.NONE,
            temperature=0.7,
            max_response_output_tokens=200,
        ) == beta.structure(payload, SessionResource)


FULL = SessionResource(
    model="m",
    modalities=["audio", "text"],
    instructions="i",
    voice=CustomVoice("voice_1"),
    input_audio_format=AudioFormat.PCM16,
    output_audio_format=AudioFormat.G711_ALAW,
    input_audio_transcription=AudioTranscription("en", "whisper-1", "p"),
    turn_detection=ServerVAD(
        0.5,
        300,
        200,
        create_response=True,
        interrupt_response=False,
        idle_timeout_ms=6000,
    ),
    tools=[FunctionTool("f", "d", {"type": "object"})],
    tool_choice=FunctionToolChoice("f"),
    temperature=0.8,
    max_response_output_tokens=INF,
    input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.FAR_FIELD),
    speed=1.25,
    tracing=TracingConfiguration("w", "g", {"a": 1}),
    include=["item.input_audio_transcription.logprobs"],
    prompt=Prompt("pmpt_1", "2", {"city": "Paris"}),
    truncation=RetentionRatioTruncation(0.8, TokenLimits(8000)),
)

FULL_PAYLOAD = {
    "model": "m",
    "modalities": ["audio", "text"],
    "instructions": "i",
    "voice": {"id": "voice_1"},
    "input_audio_format": "pcm16",
    "output_audio_format": "g711_alaw",
    "input_audio_transcription": {
        "language": "en",
        "model": "whisper-1",
        "prompt": "p",
    },
    "turn_detection": {
        "type": "server_vad",
        "threshold": 0.5,
        "prefix_padding_ms": 300,
        "silence_duration_ms": 200,
        "create_response": True,
        "interrupt_response": False,
        "idle_timeout_ms": 6000,
    },
    "tools": [
        {
            "type": "function",
            "name": "f",
            "description": "d",
            "parameters": {"type": "object"},
        }
    ],
    "tool_choice": {"type": "function", "name": "f"},
    "temperature": 0.8,
    "max_response_output_tokens": "inf",
    "input_audio_noise_reduction": {"type": "far_field"},
    "speed": 1.25,
    "tracing": {"workflow_name": "w", "group_id": "g", "metadata": {"a": 1}},
    "include": ["item.input_audio_transcription.logprobs"],
    "prompt": {"id": "pmpt_1", "version": "2", "variables": {"city": "Paris"}},
    "truncation": {
        "type": "retention_ratio",
        "retention_ratio": 0.8,
        "token_limits": {"post_instructions": 8000},
    },
}


class TestWritten:
    def test_every_field_in_order(self) -> None:
        """
        The tag comes first, then the fields in their order.
        """
        converter = make_converter(BETA)

        text = json.dumps(FULL_PAYLOAD)

        assert text == converter.dumps(FULL)
        assert FULL == converter.loads(text, SessionResource)

    def test_only_what_is_set(self, beta: cattrs.Converter) -> None:
        """
        Keys that say nothing are not written.
        """
        assert beta.unstructure(SessionResource()) == {}
        assert beta.unstructure(ServerVAD()) == {"type": "server_vad"}

    def test_empty_values(self, beta: cattrs.Converter) -> None:
        """
        What clears a field survives both ways.
        """
        payload = {"modalities": [], "instructions": "", "tools": []}

        session = beta.structure(payload, SessionResource)

        assert payload == beta.unstructure(session)

    def test_false_values(self, beta: cattrs.Converter) -> None:
        """
        False and zero are values, and are written.
        """
        payload = {
            "turn_detection": {
                "type": "server_vad",
                "threshold": 0.0,
                "prefix_padding_ms": 0,
                "create_response": False,
            },
            "temperature": 0.0,
            "max_response_output_tokens": 0,
        }

        session = beta.structure(payload, SessionResource)

        assert payload == beta.unstructure(session)


class TestNull:
    @pytest.mark.parametrize(
        "field",
        [
            "turn_detection",
            "input_audio_transcription",
            "input_audio_noise_reduction",
            "tracing",
            "prompt",
        ],
    )
    def test_turns_off(self, beta: cattrs.Converter, field: str) -> None:
        """
        Null turns off what can be turned off, and is written for OFF.
        """
        session = beta.structure({field: None}, SessionResource)

        assert SessionResource(**{field: OFF}) == session
        assert {field: None} == beta.unstructure(session)

    @pytest.mark.parametrize(
        "field",
        [
            "model",
            "modalities",
            "instructions",
            "voice",
            "input_audio_format",
            "output_audio_format",
            "tools",
            "tool_choice",
            "temperature",
            "max_response_output_tokens",
            "speed",
            "include",
            "truncation",
        ],
    )
    def test_says_nothing(self, beta: cattrs.Converter, field: str) -> None:
        """
        Null elsewhere is the same as an absent key.
        """
        session = beta.structure({field: None}, SessionResource)

        assert SessionResource() == session

    def test_inside(self, beta: cattrs.Converter) -> None:
        """
        Null inside an object says nothing, as servers echo it.
        """
        payload = {"type": "server_vad", "threshold": None}

        assert ServerVAD() == beta.structure(payload, TurnDetection)

    def test_idle_timeout(self, beta: cattrs.Converter) -> None:
        """
        Inside server detection, null turns the idle timeout off.
        """
        payload = {"type": "server_vad", "idle_timeout_ms": None}
        detection = ServerVAD(idle_timeout_ms=OFF)

        assert detection == beta.structure(payload, TurnDetection)
        assert payload == beta.unstructure(detection)


VOICES = (
    "alloy ash ballad coral echo fable onyx nova shimmer verse sage marin"
    " cedar"
)


class TestSpellings:
    @pytest.mark.parametrize("word", VOICES.split())
    def test_voices(self, beta: cattrs.Converter, word: str) -> None:
        """
        Every documented voice is known, by its own name.
        """
        voice = RealtimeVoice[word.upper()]

        assert voice is beta.structure(word, RealtimeVoice)
        assert word == beta.unstructure(voice)

    @pytest.mark.parametrize(
        ("word", "member"),
        [
            ("pcm16", AudioFormat.PCM16),
            ("g711_ulaw", AudioFormat.G711_ULAW),
            ("g711_alaw", AudioFormat.G711_ALAW),
            ("auto", ToolChoiceMode.AUTO),
            ("none", ToolChoiceMode.NONE),
            ("required", ToolChoiceMode.REQUIRED),
            ("near_field", NoiseReductionMode.NEAR_FIELD),
            ("far_field", NoiseReductionMode.FAR_FIELD),
            ("auto", TracingMode.AUTO),
            ("auto", TruncationMode.AUTO),
            ("disabled", TruncationMode.DISABLED),
        ],
    )
    def test_words(
        self, beta: cattrs.Converter, word: str, member: Any
    ) -> None:
        """
        Formats and modes are spelled as documented.
        """
        assert member is beta.structure(word, type(member))
        assert word == beta.unstructure(member)

    def test_mu_law_typo(self, beta: cattrs.Converter) -> None:
        """
        The spelling that async-openai wrote is read, and never written.
        """
        payload = {"input_audio_format": "g711_law"}

        session = beta.structure(payload, SessionResource)

        assert beta.unstructure(session) == {"input_audio_format": "g711_ulaw"}

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            (["audio"], ["audio", "text"]),
            (["audio", "text"], ["audio", "text"]),
            (["text", "audio"], ["text", "audio"]),
            (["text"], ["text"]),
        ],
    )
    def test_modalities(
        self, beta: cattrs.Converter, written: list[str], read: list[str]
    ) -> None:
        """
        Audio alone gets its transcript, since a server refuses it alone.
        """
        session = beta.structure({"modalities": written}, SessionResource)

        assert tuple(read) == session.modalities
        assert {"modalities": read} == beta.unstructure(session)
        assert {"modalities": read} == beta.unstructure(
            SessionResource(modalities=written)
        )

    def test_semantic_vad(self, beta: cattrs.Converter) -> None:
        """
        Semantic detection has its own tag and fields.
        """
        payload = {
            "type": "semantic_vad",
            "eagerness": "high",
            "create_response": True,
            "interrupt_response": False,
        }

        detection = beta.structure(payload, TurnDetection)

        assert (
            SemanticVAD("high", create_response=True, interrupt_response=False)
            == detection
        )
        assert payload == beta.unstructure(detection)
