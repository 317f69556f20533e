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
from .._domain.session import SessionResource
from .._domain.tools import (
    FunctionTool,
    FunctionToolChoice,
    ToolChoiceMode,
)
from .._domain.turn_detection import SemanticVAD, ServerVAD
from . import beta, beta_events, common, common_events
from .beta import BETA
from .records import bare, record
from .spellings import Echo, Rewrite, Wording


SESSION = beta.SESSION.evolve(
    without=(
        "input_audio_noise_reduction",
        "speed",
        "tracing",
        "include",
        "prompt",
        "truncation",
    ),
    input_audio_format="audio.input.format",
    output_audio_format="audio.output.format",
    max_response_output_tokens="max_tokens",
)

# Audio comes with its transcript: a server refuses it alone.
_MODALITIES = Rewrite({("audio",): ("text", "audio")})

# The older words; which rate they mean hangs on who speaks.
_HEARD = Wording(
    {AudioFormat: {}, PCM: {PCM(16_000): "pcm"}},
    {PCM: {"pcm16": PCM(16_000)}},
)
_SPOKEN = Wording(
    {AudioFormat: {AudioFormat.PCM16: "pcm"}, PCM: {}},
    {AudioFormat: {"pcm16": AudioFormat.PCM16, "pcm24": AudioFormat.PCM16}},
)

QWEN_OMNI = BETA.evolve(
    "qwen-omni",
    records=(
        SESSION,
        bare(NamedVoice, "name"),
        record(AudioTranscription, "language", "model"),
        record(
            SemanticVAD,
            "threshold",
            "prefix_padding_ms",
            "silence_duration_ms",
            "create_response",
            "interrupt_response",
            tag="semantic_vad",
        ),
        common.NESTED_TOOL,
        *common_events.SHOWN,
        beta_events.PARAMETERS.evolve(without=["prompt"]),
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
    also_at={
        (SessionResource, "input_audio_format"): Echo(
            "input_audio_format", _HEARD
        ),
        (SessionResource, "output_audio_format"): Echo(
            "output_audio_format", _SPOKEN
        ),
    },
    words_at={
        (cls, "output_audio_format"): _SPOKEN
        for cls in (e.Response, e.ResponseParameters)
    },
    # Keys of OpenAI's wires.
    elsewhere={
        SessionResource: {
            "output_modalities": ("modalities",),
            "max_output_tokens": ("max_response_output_tokens",),
            "max_response_output_tokens": ("max_response_output_tokens",),
            "input_audio_noise_reduction": ("input_audio_noise_reduction",),
            "speed": ("speed",),
            "reasoning": ("reasoning",),
            "parallel_tool_calls": ("parallel_tool_calls",),
        },
        FunctionTool: {
            name: (name,) for name in ("description", "parameters")
        },
    },
    rewrites={
        (cls, "modalities"): _MODALITIES
        for cls in (SessionResource, e.Response, e.ResponseParameters)
    },
    defaults={
        SessionResource: {
            "turn_detection": ServerVAD(),
            "tools": (),
            "tool_choice": ToolChoiceMode.AUTO,
        },
        ServerVAD: {"silence_duration_ms": 800},
    },
)
