"""
The flat wire of Qwen-Omni-Realtime: turbo, 3-flash and 3.5.

It is the beta's with nested formats, tools as the Chat API has them, and
another semantic detection.  The rules follow Alibaba's documents
(https://help.aliyun.com/zh/model-studio/client-events,
https://help.aliyun.com/zh/model-studio/server-events,
https://www.alibabacloud.com/help/en/document_detail/2922854.html) and the
packages dashscope 2.0.2 and agentscope 2.0.11; no answer of a server has been
recorded.

What only this service has stays in `extra`, for which `keep_unknown` is
needed:

- of a session: ``enable_search``, ``presence_penalty``,
  ``repetition_penalty``, ``sample_rate``, ``search_options``, ``seed``,
  ``smooth_output``, ``top_k``, ``top_p``, ``translation``, ``video``; of what
  a server says ``id``, ``object`` and, misspelt,
  ``max_response_output_token``;
- of transcription: ``corpus``.

Events beyond the beta's are `Unknown`.
"""

import realtime_attrs as ra

from .. import events as e
from .._rules.keys import Fallback, Key
from .._rules.spellings import Rewrite, Words
from . import beta, beta_events, common, common_events
from .beta import BETA
from .records import bare, record


# The server sends a transcript with all audio, and rejects audio alone.
_MODALITIES = Key(rewrite=Rewrite({("audio",): ("text", "audio")}))

# The older words; they have different rates for input and output.
_HEARD = {
    ra.AudioFormat: Words({}),
    ra.PCM: Words({ra.PCM(16_000): "pcm"}, aliases={"pcm16": ra.PCM(16_000)}),
}
_SPOKEN = {
    ra.AudioFormat: Words(
        {ra.AudioFormat.PCM16: "pcm"},
        aliases={"pcm16": ra.AudioFormat.PCM16, "pcm24": ra.AudioFormat.PCM16},
    ),
    ra.PCM: Words({}),
}

SESSION = beta.SESSION.evolve(
    without=(
        "input_audio_noise_reduction",
        "speed",
        "tracing",
        "include",
        "prompt",
        "truncation",
    ),
    defaults={
        "turn_detection": ra.ServerVAD(),
        "tools": (),
        "tool_choice": ra.ToolChoiceMode.AUTO,
    },
    misplaced={
        "input_audio_noise_reduction": "input_audio_noise_reduction",
        "speed": "speed",
    },
    modalities=_MODALITIES,
    input_audio_format=Key(
        "audio.input.format",
        fallback=Fallback("input_audio_format", words=_HEARD),
    ),
    output_audio_format=Key(
        "audio.output.format",
        fallback=Fallback("output_audio_format", words=_SPOKEN),
    ),
    max_response_output_tokens="max_tokens",
)

# A tool in the form of the Chat API; its keys next to the type are rejected.
_TOOL = common.NESTED_TOOL.evolve(
    misplaced={name: name for name in ("description", "parameters")}
)

QWEN_OMNI = BETA.evolve(
    "qwen-omni",
    records=(
        SESSION,
        bare(ra.NamedVoice, "name"),
        record(ra.AudioTranscription, "language", "model"),
        BETA.of(ra.ServerVAD).evolve(defaults={"silence_duration_ms": 800}),
        record(
            ra.SemanticVAD,
            "threshold",
            "prefix_padding_ms",
            "silence_duration_ms",
            "create_response",
            "interrupt_response",
            tag="semantic_vad",
            defaults={"create_response": True, "interrupt_response": True},
        ),
        _TOOL,
        *common_events.SHOWN,
        BETA.of(e.Response).evolve(
            modalities=_MODALITIES, output_audio_format=Key(words=_SPOKEN)
        ),
        beta_events.PARAMETERS.evolve(
            without="prompt",
            modalities=_MODALITIES,
            output_audio_format=Key(words=_SPOKEN),
        ),
    ),
    without=(
        ra.RealtimeVoice,
        ra.FunctionToolChoice,
        ra.NoiseReduction,
        ra.NoiseReductionMode,
        *common.OF_OPENAI,
        *beta_events.OF_OPENAI,
    ),
    words={
        ra.AudioFormat: {
            ra.AudioFormat.PCM16: {"type": "pcm", "sample_rate": 24_000},
        },
        ra.PCM: {
            **{
                ra.PCM(rate): {"type": "pcm", "sample_rate": rate}
                for rate in (8_000, 16_000, 48_000)
            },
            **{
                ra.PCM(rate, ra.Container.WAV): {
                    "type": "wav",
                    "sample_rate": rate,
                }
                for rate in (24_000, 8_000, 16_000, 48_000)
            },
        },
    },
)
