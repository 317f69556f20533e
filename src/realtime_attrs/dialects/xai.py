"""
The dialect of xAI's Grok Voice.

Formats, transcription and speed are nested as in `GA`; modalities, voice and
turn detection are at the top as in the beta.
The rules follow xAI's description (https://docs.x.ai/voice-realtime.ws.json),
its guides
(https://docs.x.ai/developers/model-capabilities/audio/speech-to-speech,
https://docs.x.ai/docs/guides/voice/agent), and conversations captured in
2026-07 to 2026-09.  `realtime_attrs.vendors.xai` has the classes that only
xAI has.

Keys that servers send without values, such as ``temperature``, are ignored in
events, and unknown in a session alone.

A server may answer the voice ``ara`` as ``xai_ara``.
"""

import realtime_attrs as ra

from .. import events as e
from ..extending import BaseItem, BaseServerEvent
from ..vendors import xai
from . import (
    ANY,
    GA_COMPATIBLE,
    Key,
    Record,
    Rewrite,
    Variant,
    bare,
    record,
)


# Servers never answer with text alone.
_MODALITIES = (("audio",), ("audio", "text"), ("text", "audio"))

SESSION = GA_COMPATIBLE.of(ra.SessionResource).evolve(
    without=(
        "max_response_output_tokens",
        "input_audio_noise_reduction",
        "tracing",
        "include",
        "prompt",
        "truncation",
        "parallel_tool_calls",
    ),
    tag=None,
    ignored={
        "type": "realtime",
        # OpenAI's keys; clients send them, without an effect.
        "max_output_tokens": ANY,
        "parallel_tool_calls": ANY,
        "tracing": ANY,
        "truncation": ANY,
        "audio.input.noise_reduction": ANY,
    },
    defaults={
        "modalities": ("audio",),
        "turn_detection": ra.OFF,
        "tools": (),
        "tool_choice": ra.ToolChoiceMode.AUTO,
    },
    # Servers send most of the beta's keys, without values.
    misplaced={
        "input_audio_format": None,
        "output_audio_format": None,
        "input_audio_transcription": None,
        "temperature": None,
        "max_response_output_tokens": None,
    },
    modalities=Key(
        "modalities",
        alias="output_modalities",
        rewrite=Rewrite({words: words for words in _MODALITIES}, closed=True),
    ),
    voice=Key("voice", alias="audio.output.voice"),
    turn_detection=Key(
        "turn_detection",
        alias="audio.input.turn_detection",
        off={"type": None},
    ),
)

# Servers repeat the transcription, and send the beta's keys without values.
_SHOWN = {
    "input_audio_format": ANY,
    "output_audio_format": ANY,
    "input_audio_transcription": ANY,
    "temperature": ANY,
    "max_response_output_tokens": ANY,
}

_BETA_TYPES = {
    e.ResponseTextDelta: "response.text.delta",
    e.ResponseTextDone: "response.text.done",
    e.ResponseAudioDone: "response.audio.done",
    e.ResponseAudioTranscriptDone: "response.audio_transcript.done",
}


def _also(cls: type[e.ServerEvent], tag: str) -> Record:
    """
    Make a record that also reads events of another type.
    """
    return GA_COMPATIBLE.of(cls).evolve(variants=Variant(cls, tag=tag))


# Servers send calls and their outputs with a role.
_WITH_ROLE = {"role": ANY}

XAI = GA_COMPATIBLE.evolve(
    "xai",
    urls=["wss://api.x.ai/v1/realtime", "wss://*.api.x.ai/v1/realtime"],
    ignored={
        BaseServerEvent: {"previous_item_id": ANY, "rid": ANY, "ts": ANY},
        BaseItem: {"object": "realtime.item"},
    },
    records=(
        SESSION,
        SESSION.evolve(
            "replace",
            "enable_noise_suppression",
            "enable_phonetic_spelling",
            "keep_context",
            "custom_voice_tokens",
            cls=xai.XAISession,
            resumption="resumption.enabled",
            input_audio_transport="audio.input.transport",
            output_audio_transport="audio.output.transport",
        ),
        record(
            ra.AudioTranscription,
            "model",
            language="language_hint",
            keywords="keyterms",
        ),
        bare(ra.NamedVoice, "name"),
        GA_COMPATIBLE.of(ra.ServerVAD).evolve(
            defaults={"threshold": 0.85, "prefix_padding_ms": 333}
        ),
        # Servers send tools in the form of the Chat API.
        GA_COMPATIBLE.of(ra.FunctionTool).evolve(
            variants=record(
                ra.FunctionTool,
                tag="function",
                name="function.name",
                description="function.description",
                parameters="function.parameters",
            )
        ),
        record(
            ra.MCPTool,
            "server_label",
            "server_url",
            "authorization",
            "server_description",
            "headers",
            "allowed_tools",
            tag="mcp",
        ),
        record(
            xai.WebSearchTool,
            tag="web_search",
            keys={"location": Key(alias="user_location")},
        ),
        record(xai.SearchLocation),
        record(xai.XSearchTool, tag="x_search"),
        record(xai.FileSearchTool, tag="file_search"),
        record(
            xai.ForceMessage,
            tag="force_message",
            constants={"role": "assistant"},
        ),
        GA_COMPATIBLE.of(e.FunctionCall).evolve(ignored=_WITH_ROLE),
        GA_COMPATIBLE.of(e.FunctionCallOutput).evolve(ignored=_WITH_ROLE),
        GA_COMPATIBLE.of(e.ResponseParameters).evolve(
            without=("prompt", "parallel_tool_calls"),
            # Clients may request text alone; the server sends audio anyway.
            modalities=Key(
                alias="modalities",
                rewrite=Rewrite(
                    {words: words for words in (("text",), *_MODALITIES)},
                    closed=True,
                ),
            ),
        ),
        GA_COMPATIBLE.of(e.SessionCreated).evolve(
            session=Key(
                records=Variant(
                    ra.SessionResource,
                    constants={"object": "realtime.session"},
                    ignored=_SHOWN,
                )
            )
        ),
        # Updated sessions may lack the `object`.
        GA_COMPATIBLE.of(e.SessionUpdated).evolve(
            session=Key(
                records=Variant(
                    ra.SessionResource,
                    ignored={**_SHOWN, "object": "realtime.session"},
                )
            )
        ),
        GA_COMPATIBLE.of(e.Response).evolve(
            explicit_nulls=(), status_details=Key(none="unimplemented")
        ),
        # Servers use the types of events about parts.
        GA_COMPATIBLE.of(e.OutputAudio).evolve(
            variants=Variant(e.OutputAudio, tag="audio")
        ),
        # Servers may use the types of the beta.
        *(_also(cls, tag) for cls, tag in _BETA_TYPES.items()),
        record(xai.Ping, tag="ping"),
        record(
            xai.TranscriptionUpdated,
            tag="conversation.item.input_audio_transcription.updated",
        ),
        GA_COMPATIBLE.of(e.ConversationItemTruncated).evolve(
            "transcript", cls=xai.XAIConversationItemTruncated
        ),
        _also(e.ResponseAudioDelta, "response.audio.delta").evolve(
            "latency", "audio_duration_ms", cls=xai.XAIResponseAudioDelta
        ),
        _also(
            e.ResponseAudioTranscriptDelta, "response.audio_transcript.delta"
        ).evolve("start_time", cls=xai.XAIResponseAudioTranscriptDelta),
        GA_COMPATIBLE.of(e.ResponseDone).evolve(
            "response_id", "usage", cls=xai.XAIResponseDone
        ),
        GA_COMPATIBLE.of(e.Usage).evolve(
            "output_audio_seconds",
            "billable_audio_seconds",
            cls=xai.XAIUsage,
        ),
        *(
            GA_COMPATIBLE.of(cls).evolve(ignored={"grok_tokens": ANY})
            for cls in (e.InputTokenDetails, e.OutputTokenDetails)
        ),
    ),
    without=(
        ra.CustomVoice,
        ra.RealtimeVoice,
        ra.NoiseReduction,
        ra.NoiseReductionMode,
        ra.SemanticVAD,
        ra.MCPApprovalFilter,
        ra.MCPApprovalMode,
        ra.MCPCaller,
        ra.MCPToolFilter,
        ra.Prompt,
        ra.RetentionRatioTruncation,
        ra.TokenLimits,
        ra.TracingConfiguration,
        ra.TracingMode,
        ra.TranscriptionDelay,
        ra.TruncationMode,
        e.TranscriptionSession,
    ),
    words={
        ra.AudioFormat: GA_COMPATIBLE.words[ra.AudioFormat].evolve(
            {ra.AudioFormat.OPUS: {"type": "audio/opus"}}
        ),
        ra.PCM: {
            ra.PCM(rate): {"type": "audio/pcm", "rate": rate}
            for rate in (
                8_000,
                11_025,
                16_000,
                22_050,
                32_000,
                44_100,
                48_000,
            )
        },
        ra.ReasoningEffort: {
            ra.ReasoningEffort.NONE: "none",
            ra.ReasoningEffort.HIGH: "high",
        },
        e.ItemStatus: GA_COMPATIBLE.words[e.ItemStatus].evolve(
            {e.ItemStatus.CANCELLED: "cancelled"}
        ),
        xai.Transport: {
            xai.Transport.JSON: "json",
            xai.Transport.BINARY: "binary",
        },
    },
)
