"""
What may be asked of a response, by vendors' dialects.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    INF,
    PCM,
    AudioFormat,
    NamedVoice,
    Reasoning,
    ReasoningEffort,
    ToolChoiceMode,
)
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    INWORLD,
    QWEN_OMNI,
    XAI,
    Dialect,
)
from realtime_attrs.events import Response, ResponseCreate, ResponseParameters
from realtime_attrs.vendors.azure_voice_live import (
    AzureNativeVoice,
    VoiceLiveResponseParameters,
)


NESTED_RESPONSE = {
    "instructions": "Be brief.",
    "output_modalities": ["audio"],
    "tools": [],
    "tool_choice": "auto",
    "reasoning": {"effort": "high"},
    "max_output_tokens": 4,
    "conversation": "none",
    "metadata": {"a": "b"},
    "input": [],
    "audio": {
        "output": {
            "format": {"type": "audio/pcm", "rate": 16_000},
            "voice": "eve",
        }
    },
}

NESTED = ResponseParameters(
    instructions="Be brief.",
    modalities=["audio"],
    tools=[],
    tool_choice=ToolChoiceMode.AUTO,
    reasoning=Reasoning(ReasoningEffort.HIGH),
    max_output_tokens=4,
    conversation="none",
    metadata={"a": "b"},
    input=[],
    output_audio_format=PCM(16_000),
    voice=NamedVoice("eve"),
)

FLAT_RESPONSE = {
    "modalities": ["text", "audio"],
    "instructions": "Be brief.",
    "output_audio_format": "pcm",
    "voice": "eve",
    "tools": [],
    "tool_choice": "auto",
    "temperature": 0.5,
    "conversation": "none",
    "metadata": {"a": "b"},
    "input": [],
    "max_response_output_tokens": 4,
}

FLAT = ResponseParameters(
    modalities=["text", "audio"],
    instructions="Be brief.",
    output_audio_format=AudioFormat.PCM16,
    voice=NamedVoice("eve"),
    tools=[],
    tool_choice=ToolChoiceMode.AUTO,
    temperature=0.5,
    conversation="none",
    metadata={"a": "b"},
    input=[],
    max_output_tokens=4,
)

AZURE_RESPONSE = {
    **{k: x for k, x in FLAT_RESPONSE.items() if "tokens" not in k},
    "max_output_tokens": 4,
    "output_audio_format": "pcm16_16000hz",
    "voice": {"type": "azure-realtime-native", "name": "ava"},
}

AZURE = VoiceLiveResponseParameters(
    **{
        **attrs.asdict(FLAT, recurse=False),
        "output_audio_format": PCM(16_000),
        "voice": AzureNativeVoice("ava"),
    }
)


class TestResponses:
    @pytest.mark.parametrize(
        ("dialect", "payload", "value"),
        [
            (XAI, NESTED_RESPONSE, NESTED),
            (
                INWORLD,
                {**NESTED_RESPONSE, "parallel_tool_calls": True},
                attrs.evolve(NESTED, parallel_tool_calls=True),
            ),
            (QWEN_OMNI, FLAT_RESPONSE, FLAT),
            (AZURE_VOICE_LIVE, AZURE_RESPONSE, AZURE),
        ],
        ids=str,
    )
    def test_asked_for(
        self, dialect: Dialect, payload: Any, value: Any
    ) -> None:
        """
        What a client may ask of one response, each in its place.
        """
        event = {"type": "response.create", "response": payload}
        for forbid in (False, True):
            converter = make_converter(dialect, forbid_extra_keys=forbid)

            made = converter.structure(event, ResponseCreate)

            assert value == made.response
            assert event == converter.unstructure(ResponseCreate(value))

    @pytest.mark.parametrize("dialect", [XAI, INWORLD], ids=str)
    def test_given(self, dialect: Dialect) -> None:
        """
        And what a server says of it.
        """
        payload = {
            "object": "realtime.response",
            "id": "r",
            "output_modalities": ["audio"],
            "max_output_tokens": "inf",
            "audio": NESTED_RESPONSE["audio"],
        }

        assert Response(
            id="r",
            modalities=["audio"],
            max_output_tokens=INF,
            output_audio_format=PCM(16_000),
            voice=NamedVoice("eve"),
        ) == make_converter(dialect).structure(payload, Response)
