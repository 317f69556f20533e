"""
Dialects, each with a rule of its own.
"""

from realtime_attrs import (
    PCM,
    AudioFormat,
    Container,
    CustomVoice,
    FunctionTool,
    MCPTool,
    MCPToolFilter,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Reasoning,
    ReasoningEffort,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    WebSearchTool,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    Echo,
    Wording,
    bare,
    record,
)
from realtime_attrs.events import (
    OutputAudio,
    Response,
)


KINDS = BETA.evolve(
    "acme",
    records=[
        record(
            ServerVAD,
            tag="loudness",
            tag_at="kind",
            constants={"type": "vad", "made.by": "acme"},
            threshold="level",
            silence_duration_ms="made.after",
        ),
        record(SemanticVAD, "eagerness", tag="meaning", tag_at="kind"),
        record(FunctionTool, tag="function", tag_at="kind"),
        record(WebSearchTool, tag="web", tag_at="kind"),
    ],
)

BARE = GA.evolve(
    "acme",
    records=[
        bare(NamedVoice, "name"),
        bare(Reasoning, "effort"),
        bare(MCPToolFilter, "tool_names"),
    ],
    words={
        ReasoningEffort: {
            effort: word
            for effort, word in GA.words[ReasoningEffort].items()
            if effort is not ReasoningEffort.NONE
        },
    },
    members={(MCPTool, "allowed_tools"): ()},
)

RATES = BETA.evolve(
    "acme",
    words={
        AudioFormat: {
            AudioFormat.PCM16: {"type": "pcm", "rate": 24_000},
            AudioFormat.G711_ULAW: {"type": "mulaw"},
        },
        PCM: {
            PCM(8_000): {"type": "pcm", "rate": 8_000},
            PCM(48_000): {"type": "pcm", "rate": 48_000},
            PCM(8_000, Container.WAV): {"type": "wav", "rate": 8_000},
        },
    },
)

SPOKEN = BETA.evolve(
    "acme",
    words={PCM: {PCM(16_000): "pcm_16k"}},
    words_at={
        (SessionResource, "output_audio_format"): Wording(
            {
                AudioFormat: {AudioFormat.PCM16: "pcm"},
                PCM: {PCM(16_000): "pcm16"},
            },
            {AudioFormat: {"pcm24": AudioFormat.PCM16}},
        ),
        (NoiseReduction, "mode"): Wording(
            {NoiseReductionMode: {NoiseReductionMode.DEEP: "deep"}}
        ),
    },
)

_FORMATS = Wording(
    {
        AudioFormat: {
            AudioFormat.PCM16: {"type": "pcm", "rate": 24_000, "bits": 16},
            AudioFormat.G711_ULAW: {"type": "mulaw", "rate": 8_000, "bits": 8},
        },
        PCM: {PCM(8_000): {"type": "pcm", "rate": 8_000, "bits": 16}},
    }
)

BESIDE = BETA.evolve(
    "acme",
    words_at={(SessionResource, "input_audio_format"): _FORMATS},
    beside={
        (SessionResource, "input_audio_format"): {
            "rate": "input_rate",
            "bits": "input_bits",
        }
    },
)

INNER = GA.evolve(
    "acme",
    words_at={(SessionResource, "input_audio_format"): _FORMATS},
    beside={
        (SessionResource, "input_audio_format"): {
            "rate": "rate",
            "bits": "bits",
        }
    },
)

OFFS = BETA.evolve(
    "acme",
    off={
        (SessionResource, "turn_detection"): ({"type": "none"}, "none", ""),
        (SessionResource, "input_audio_transcription"): (
            None,
            {"model": None},
        ),
        (SessionResource, "tracing"): ("off",),
        (ServerVAD, "idle_timeout_ms"): ("never",),
    },
)

PLACES = GA.evolve(
    "acme",
    records=[
        record(
            FunctionTool,
            tag="function",
            name="about.name",
            description="about.text",
        ),
    ],
    also_at={
        (SessionResource, "voice"): "voice_now.of.whom",
        (SessionResource, "model"): "audio.model",
        (SessionResource, "turn_detection"): "turns.how",
        (SessionResource, "max_response_output_tokens"): "tokens",
        (FunctionTool, "name"): "named.so",
        (FunctionTool, "description"): "text",
    },
    off={(SessionResource, "turn_detection"): ("none",)},
    elsewhere={SessionResource: {}},
)

ECHO = GA.evolve(
    "acme",
    words={PCM: {PCM(16_000): {"type": "audio/pcm", "rate": 16_000}}},
    also_at={
        (SessionResource, "input_audio_format"): Echo(
            "said.heard",
            Wording(
                {AudioFormat: {AudioFormat.PCM16: "pcm24"}, PCM: {}},
                {AudioFormat: {"pcm": AudioFormat.PCM16}},
            ),
        ),
        (SessionResource, "voice"): Echo("speaker"),
        (SessionResource, "turn_detection"): Echo("turns"),
        (FunctionTool, "name"): Echo("label"),
    },
    off={(SessionResource, "turn_detection"): ("none",)},
)

FORMAT = (SessionResource, "input_audio_format")

RATED = Wording({AudioFormat: {AudioFormat.PCM16: {"type": "p", "rate": 1}}})

UNSAID = BETA.evolve(
    "acme",
    unsaid={
        (SessionResource, "instructions"): ("", "none"),
        (SessionResource, "turn_detection"): ("unset",),
        (Response, "status_details"): ("unimplemented",),
    },
)

MOOT = BETA.evolve(
    "acme",
    moot={
        SessionResource: {"type": ("realtime",), "mode": ("a", "b")},
        FunctionTool: {"strict": ("no",)},
    },
)

FORMS = GA.evolve(
    "acme",
    also_as={
        FunctionTool: (
            record(
                FunctionTool,
                tag="function",
                name="function.name",
                description="function.description",
            ),
            record(FunctionTool, tag="function", name="named.so"),
            record(FunctionTool, tag="callable", name="called"),
        ),
        OutputAudio: (record(OutputAudio, tag="sound"),),
        CustomVoice: (record(CustomVoice, id="voice_id"),),
    },
)

DIGITS = BETA.evolve(
    "acme",
    digits=[
        (SessionResource, "max_response_output_tokens"),
        (ServerVAD, "prefix_padding_ms"),
        (ServerVAD, "idle_timeout_ms"),
    ],
)

ALL = BETA.evolve(
    "all",
    records=[
        bare(NamedVoice, "name"),
        record(ServerVAD, "threshold", "idle_timeout_ms", tag="server_vad"),
    ],
    words={PCM: {PCM(8_000): "pcm8"}},
    words_at={(SessionResource, "input_audio_format"): _FORMATS},
    beside={
        (SessionResource, "input_audio_format"): {
            "rate": "input_rate",
            "bits": "input_bits",
        }
    },
    off={(SessionResource, "turn_detection"): ("none",)},
    also_at={(SessionResource, "voice"): Echo("speaker.name")},
    unsaid={(SessionResource, "instructions"): ("",)},
    moot={SessionResource: {"type": ("realtime",)}},
    also_as={
        FunctionTool: (record(FunctionTool, tag="function", name="called"),)
    },
    digits=[(ServerVAD, "idle_timeout_ms")],
)

DERIVED = (
    KINDS,
    BARE,
    RATES,
    SPOKEN,
    BESIDE,
    INNER,
    OFFS,
    PLACES,
    ECHO,
    UNSAID,
    MOOT,
    FORMS,
    DIGITS,
    ALL,
)
