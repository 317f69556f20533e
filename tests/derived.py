"""
A dialect that is derived from another.
"""

from functools import cache

from realtime_attrs import (
    AudioFormat,
    Prompt,
    RetentionRatioTruncation,
    SessionResource,
    TokenLimits,
    TracingMode,
)
from realtime_attrs.dialects import BETA, Dialect, record


@cache
def acme() -> Dialect:
    """
    Make the dialect, once.
    """
    return BETA.evolve(
        "acme",
        words={
            AudioFormat: {
                AudioFormat.PCM16: "lpcm",
                AudioFormat.G711_ULAW: "mulaw",
            },
            TracingMode: {TracingMode.AUTO: "on"},
        },
        records=[
            record(
                SessionResource,
                "model",
                "voice",
                "tools",
                "tracing",
                misplaced=BETA.of(SessionResource).misplaced,
                input_audio_format="in.{codec}",
                turn_detection="in.turns",
                instructions="say-it.a_b",
                temperature="say-it.a.b",
                prompt="prompts.first",
            ),
            record(Prompt, "variables", id="where.id", required=["variables"]),
        ],
        without=[TokenLimits, RetentionRatioTruncation],
    )
