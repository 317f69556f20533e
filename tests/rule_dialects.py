"""
Dialects, each with rules of one kind.
"""

from typing import Any

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
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    Fallback,
    Key,
    Variant,
    Words,
    bare,
    record,
)
from realtime_attrs.events import OutputAudio, Response
from realtime_attrs.vendors.xai import (
    WebSearchTool,
)
from rule_checks import changed


TAG_KEYS = BETA.evolve(
    "acme",
    records=[
        record(
            ServerVAD,
            "threshold",
            "silence_duration_ms",
            tag="loudness",
            tag_key="kind",
            constants={"type": "vad", "made.by": "acme"},
            threshold="level",
            silence_duration_ms="made.after",
        ),
        record(SemanticVAD, "eagerness", tag="meaning", tag_key="kind"),
        record(FunctionTool, tag="function", tag_key="kind"),
        record(WebSearchTool, "allowed_domains", tag="web", tag_key="kind"),
    ],
)

BARE = GA.evolve(
    "acme",
    records=[
        bare(NamedVoice, "name"),
        bare(Reasoning, "effort"),
        bare(MCPToolFilter, "tool_names"),
        GA.of(MCPTool).evolve(allowed_tools=Key(records=[])),
    ],
    words={
        ReasoningEffort: GA.words[ReasoningEffort].evolve(
            without=[ReasoningEffort.NONE]
        ),
    },
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

_USUAL: Any = {
    AudioFormat: {AudioFormat.PCM16: {"type": "pcm"}},
    PCM: {PCM(rate): {"type": "pcm", "rate": rate} for rate in (8_000, 9_000)},
}

USUAL = BETA.evolve("acme", words=_USUAL)
"""
Words with one type, of which one has no further key.
"""

FLAT_USUAL = changed(
    BETA, input_audio_format=Key(words=_USUAL, flatten={"rate": "input_rate"})
)

KEY_WORDS = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve(
            output_audio_format=Key(
                words={
                    AudioFormat: Words(
                        {AudioFormat.PCM16: "pcm"},
                        aliases={"pcm24": AudioFormat.PCM16},
                    ),
                    PCM: {PCM(16_000): "pcm16"},
                }
            )
        ),
        BETA.of(NoiseReduction).evolve(
            mode=Key(
                words={NoiseReductionMode: {NoiseReductionMode.DEEP: "deep"}}
            )
        ),
    ],
    words={PCM: {PCM(16_000): "pcm_16k"}},
)

FORMATS: Any = {
    AudioFormat: {
        AudioFormat.PCM16: {"type": "pcm", "rate": 24_000, "bits": 16},
        AudioFormat.G711_ULAW: {"type": "mulaw", "rate": 8_000, "bits": 8},
    },
    PCM: {PCM(8_000): {"type": "pcm", "rate": 8_000, "bits": 16}},
}

FLAT_KEYS = {"rate": "input_rate", "bits": "input_bits"}

FLAT = changed(BETA, input_audio_format=Key(words=FORMATS, flatten=FLAT_KEYS))

FLAT_INSIDE = changed(
    GA,
    input_audio_format=Key(
        words=FORMATS, flatten={"rate": "rate", "bits": "bits"}
    ),
)

RATED: Any = {AudioFormat: {AudioFormat.PCM16: {"type": "p", "rate": 1}}}
"""
Words of two keys.
"""

OFFS = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve(
            turn_detection=Key(off=[{"type": "none"}, "none", ""]),
            input_audio_transcription=Key(off=[None, {"model": None}]),
            tracing=Key(off=["off"]),
        ),
        BETA.of(ServerVAD).evolve(idle_timeout_ms=Key(off=["never"])),
    ],
)

ALIASES = GA.evolve(
    "acme",
    records=[
        record(
            FunctionTool,
            "name",
            "description",
            tag="function",
            name=Key("about.name", alias="named.so"),
            description=Key("about.text", alias="text"),
        ),
        GA.of(SessionResource).evolve(
            voice=Key(alias="voice_now.of.whom"),
            model=Key(alias="audio.model"),
            turn_detection=Key(alias="turns.how", off=["none"]),
            max_response_output_tokens=Key(alias="tokens"),
        ),
    ],
)

FALLBACKS = GA.evolve(
    "acme",
    records=[
        GA.of(SessionResource).evolve(
            input_audio_format=Key(
                fallback=Fallback(
                    "said.heard",
                    words={
                        AudioFormat: Words(
                            {AudioFormat.PCM16: "pcm24"},
                            aliases={"pcm": AudioFormat.PCM16},
                        ),
                        PCM: {},
                    },
                )
            ),
            voice=Key(fallback="speaker"),
            turn_detection=Key(fallback=Fallback("turns"), off=["none"]),
        ),
        GA.of(FunctionTool).evolve(name=Key(fallback="label")),
    ],
    words={PCM: {PCM(16_000): {"type": "audio/pcm", "rate": 16_000}}},
)

NONES = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve(
            instructions=Key(none=["", "none"]),
            turn_detection=Key(none=["unset"]),
        ),
        BETA.of(Response).evolve(status_details=Key(none=["unimplemented"])),
    ],
)

IGNORED = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve(
            ignored={"type": "realtime", "mode": ["a", "b"]}
        ),
        BETA.of(FunctionTool).evolve(ignored={"strict": "no"}),
    ],
)

VARIANTS = GA.evolve(
    "acme",
    records=[
        GA.of(FunctionTool).evolve(
            variants=[
                record(
                    FunctionTool,
                    "name",
                    "description",
                    tag="function",
                    name="function.name",
                    description="function.description",
                ),
                record(FunctionTool, "name", tag="function", name="named.so"),
                record(FunctionTool, "name", tag="callable", name="called"),
            ]
        ),
        GA.of(OutputAudio).evolve(
            variants=[Variant(OutputAudio, tag="sound")]
        ),
        GA.of(CustomVoice).evolve(
            variants=[record(CustomVoice, id="voice_id")]
        ),
    ],
)

STRINGS = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve(
            max_response_output_tokens=Key(as_string=True)
        ),
        BETA.of(ServerVAD).evolve(
            prefix_padding_ms=Key(as_string=True),
            idle_timeout_ms=Key(as_string=True),
        ),
    ],
)

ALL = BETA.evolve(
    "all",
    records=[
        bare(NamedVoice, "name"),
        record(
            ServerVAD,
            "threshold",
            tag="server_vad",
            idle_timeout_ms=Key(as_string=True),
        ),
        BETA.of(SessionResource).evolve(
            input_audio_format=Key(words=FORMATS, flatten=FLAT_KEYS),
            turn_detection=Key(off=["none"]),
            voice=Key(fallback="speaker.name"),
            instructions=Key(none=[""]),
            ignored={"type": ["realtime"]},
        ),
        BETA.of(FunctionTool).evolve(
            variants=[
                record(FunctionTool, "name", tag="function", name="called")
            ]
        ),
    ],
    words={PCM: {PCM(8_000): "pcm8"}},
)

DERIVED = (
    TAG_KEYS,
    BARE,
    RATES,
    USUAL,
    FLAT_USUAL,
    KEY_WORDS,
    FLAT,
    FLAT_INSIDE,
    OFFS,
    ALIASES,
    FALLBACKS,
    NONES,
    IGNORED,
    VARIANTS,
    STRINGS,
    ALL,
)
