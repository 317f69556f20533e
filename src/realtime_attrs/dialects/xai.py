"""
The wire of xAI's Grok voice.

A hybrid: formats, transcription and pace are nested as on OpenAI's wire of
today, and what is spoken, by whom and when stands at the top as in the beta.
The rules follow the guide
(https://docs.x.ai/developers/model-capabilities/audio/speech-to-speech), the
agent's guide (https://docs.x.ai/docs/guides/voice/agent), and sessions
captured in 2026-08 and 2026-09.

What only this service has stays in `extra`, for which `keep_unknown` is
needed:

- of a session, documented: ``audio.input.transport``,
  ``audio.output.transport``, ``replace``, ``resumption``;
- in what servers say: ``custom_voice_tokens``, ``enable_noise_suppression``,
  ``enable_phonetic_spelling``, ``id``, ``keep_context``, ``object``; and, with
  nothing in them, ``input_audio_format``, ``input_audio_transcription``,
  ``max_response_output_tokens``, ``output_audio_format``, ``temperature``;
- of what clients send: a ``type`` of a session, and ``max_output_tokens`` and
  ``parallel_tool_calls``, which a server accepts and ignores.

Servers put ``previous_item_id`` on every event.  ``ping`` and other events of
xAI's own are `Unknown`, and so is the item ``force_message``, with which a
client makes the server speak a text.  A server may answer the voice ``ara`` as
``xai_ara``.
"""

import realtime_attrs as ra

from .. import events as e
from .._rules.keys import Key
from .._rules.spellings import Rewrite
from .._rules.variants import Variant
from . import common, ga, ga_events
from .ga import NESTED
from .records import bare, record


SESSION = ga.SESSION.evolve(
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
    ignored={"type": "realtime"},
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
    # Servers never answer with text alone.
    modalities=Key(
        "modalities",
        alias="output_modalities",
        rewrite=common.kept(
            ("audio",), ("audio", "text"), ("text", "audio"), closed=True
        ),
    ),
    voice=Key("voice", alias="audio.output.voice"),
    turn_detection=Key(
        "turn_detection",
        alias="audio.input.turn_detection",
        off={"type": None},
    ),
)

XAI = NESTED.evolve(
    "xai",
    records=(
        SESSION,
        record(
            ra.AudioTranscription,
            "model",
            language="language_hint",
            keywords="keyterms",
        ),
        bare(ra.NamedVoice, "name"),
        NESTED.of(ra.ServerVAD).evolve(
            defaults={"threshold": 0.85, "prefix_padding_ms": 333}
        ),
        # Servers send tools in the form of the Chat API.
        NESTED.of(ra.FunctionTool).evolve(variants=common.NESTED_TOOL),
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
        record(ra.WebSearchTool, tag="web_search"),
        record(ra.XSearchTool, tag="x_search"),
        record(ra.FileSearchTool, tag="file_search"),
        ga_events.PARAMETERS.evolve(
            without=("prompt", "parallel_tool_calls"),
            # Clients may request text alone; the server sends audio anyway.
            modalities=Key(
                alias="modalities",
                rewrite=Rewrite(common.MODALITIES.table, closed=True),
            ),
        ),
        # Updated sessions have no `object`.
        NESTED.of(e.SessionUpdated).evolve(
            session=Key(records=ra.SessionResource)
        ),
        NESTED.of(e.Response).evolve(
            explicit_nulls=(), status_details=Key(none="unimplemented")
        ),
        # Servers use the types of events about parts.
        NESTED.of(e.OutputAudio).evolve(
            variants=Variant(e.OutputAudio, tag="audio")
        ),
    ),
    without=(
        ra.RealtimeVoice,
        ra.NoiseReduction,
        ra.NoiseReductionMode,
        ra.SemanticVAD,
        ra.MCPApprovalFilter,
        ra.MCPApprovalMode,
        ra.MCPCaller,
        ra.MCPToolFilter,
        *common.OF_OPENAI,
        ra.TranscriptionDelay,
        e.TranscriptionSession,
    ),
    words={
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
    },
)
