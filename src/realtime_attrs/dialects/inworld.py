"""
The wire of Inworld.

It is OpenAI's wire of today with other voices and rates, a temperature, and
both modalities at once.  The rules follow the documentation
(https://docs.inworld.ai/realtime/connect/websocket,
https://docs.inworld.ai/realtime/usage/using-realtime-models) and public
clients; no answer of a server is known.

What only this service has stays in `extra`, for which `keep_unknown` is
needed: ``audio.output.model``, which synthesizes the speech, and
``providerData`` (https://docs.inworld.ai/realtime/provider-data).
"""

from .. import events as e
from .._domain.audio import (
    PCM,
    AudioFormat,
    CustomVoice,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
)
from .._domain.service import Prompt, TracingConfiguration, TracingMode
from .._domain.turn_detection import SemanticVAD
from .._rules.keys import Key
from . import common, ga, ga_events
from .ga import NESTED
from .records import bare


# Clients may request both modalities.
_MODALITIES = Key(rewrite=common.MODALITIES)

SESSION = ga.SESSION.evolve(
    "temperature",
    without=("input_audio_noise_reduction", "tracing", "prompt"),
    # A client may leave the type out, which no tag can be.
    tag=None,
    constants={"type": "realtime"},
    defaults={"turn_detection": SemanticVAD()},
    modalities=_MODALITIES,
)

INWORLD = NESTED.evolve(
    "inworld",
    records=(
        SESSION,
        bare(NamedVoice, "name"),
        NESTED.of(e.Response).evolve(modalities=_MODALITIES),
        ga_events.PARAMETERS.evolve(
            without="prompt",
            # Clients may write the key of the beta there.
            modalities=Key(alias="modalities", rewrite=common.MODALITIES),
        ),
    ),
    without=(
        CustomVoice,
        RealtimeVoice,
        NoiseReduction,
        NoiseReductionMode,
        Prompt,
        TracingConfiguration,
        TracingMode,
        e.TranscriptionSession,
    ),
    words={
        PCM: {
            PCM(rate): {"type": "audio/pcm", "rate": rate}
            for rate in (8_000, 16_000, 32_000, 44_100, 48_000)
        },
        # A client has types with the bare word.
        AudioFormat: NESTED.words[AudioFormat].evolve(
            aliases={
                "audio/pcm": AudioFormat.PCM16,
                "audio/pcmu": AudioFormat.G711_ULAW,
                "audio/pcma": AudioFormat.G711_ALAW,
            }
        ),
    },
)
