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

import realtime_attrs as ra

from .. import events as e
from .._rules.keys import Key
from . import common, ga, ga_events
from .ga import GA_COMPATIBLE
from .records import bare


# Clients may request both modalities.
_MODALITIES = Key(rewrite=common.MODALITIES)

SESSION = ga.SESSION.evolve(
    "temperature",
    without=("input_audio_noise_reduction", "tracing", "prompt"),
    # A client may leave the type out, which no tag can be.
    tag=None,
    constants={"type": "realtime"},
    defaults={"turn_detection": ra.SemanticVAD()},
    modalities=_MODALITIES,
)

INWORLD = GA_COMPATIBLE.evolve(
    "inworld",
    records=(
        SESSION,
        bare(ra.NamedVoice, "name"),
        GA_COMPATIBLE.of(e.Response).evolve(modalities=_MODALITIES),
        ga_events.PARAMETERS.evolve(
            without="prompt",
            # Clients may write the key of the beta there.
            modalities=Key(alias="modalities", rewrite=common.MODALITIES),
        ),
    ),
    without=(
        ra.CustomVoice,
        ra.RealtimeVoice,
        ra.NoiseReduction,
        ra.NoiseReductionMode,
        ra.Prompt,
        ra.TracingConfiguration,
        ra.TracingMode,
        e.TranscriptionSession,
    ),
    words={
        ra.PCM: {
            ra.PCM(rate): {"type": "audio/pcm", "rate": rate}
            for rate in (8_000, 16_000, 32_000, 44_100, 48_000)
        },
        # A client has types with the bare word.
        ra.AudioFormat: GA_COMPATIBLE.words[ra.AudioFormat].evolve(
            aliases={
                "audio/pcm": ra.AudioFormat.PCM16,
                "audio/pcmu": ra.AudioFormat.G711_ULAW,
                "audio/pcma": ra.AudioFormat.G711_ALAW,
            }
        ),
    },
)
