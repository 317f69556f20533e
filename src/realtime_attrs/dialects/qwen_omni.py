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

from .. import events as e
from .._domain.audio import (
    PCM,
    AudioFormat,
    AudioTranscription,
    Container,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
)
from .._domain.tools import (
    FunctionToolChoice,
    ToolChoiceMode,
)
from .._domain.turn_detection import SemanticVAD, ServerVAD
from .._rules.keys import Fallback, Key
from .._rules.spellings import Rewrite, Words
from . import beta, beta_events, common, common_events
from .beta import BETA
from .records import bare, record


# The server sends a transcript with all audio, and rejects audio alone.
_MODALITIES = Key(rewrite=Rewrite({("audio",): ("text", "audio")}))

# The older words; they have different rates for input and output.
_HEARD = {
    AudioFormat: Words({}),
    PCM: Words({PCM(16_000): "pcm"}, aliases={"pcm16": PCM(16_000)}),
}
_SPOKEN = {
    AudioFormat: Words(
        {AudioFormat.PCM16: "pcm"},
        aliases={"pcm16": AudioFormat.PCM16, "pcm24": AudioFormat.PCM16},
    ),
    PCM: Words({}),
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
        "turn_detection": ServerVAD(),
        "tools": (),
        "tool_choice": ToolChoiceMode.AUTO,
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
        bare(NamedVoice, "name"),
        record(AudioTranscription, "language", "model"),
        BETA.of(ServerVAD).evolve(defaults={"silence_duration_ms": 800}),
        record(
            SemanticVAD,
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
        RealtimeVoice,
        FunctionToolChoice,
        NoiseReduction,
        NoiseReductionMode,
        *common.OF_OPENAI,
        *beta_events.OF_OPENAI,
    ),
    words={
        AudioFormat: {
            AudioFormat.PCM16: {"type": "pcm", "sample_rate": 24_000},
        },
        PCM: {
            **{
                PCM(rate): {"type": "pcm", "sample_rate": rate}
                for rate in (8_000, 16_000, 48_000)
            },
            **{
                PCM(rate, Container.WAV): {"type": "wav", "sample_rate": rate}
                for rate in (24_000, 8_000, 16_000, 48_000)
            },
        },
    },
)
