"""
The dialect of Inworld, derived from `GA`.

It has other voices and rates, a temperature, both modalities at once, and
settings in ``providerData``.  The rules follow the
documentation (https://docs.inworld.ai/realtime/connect/websocket,
https://docs.inworld.ai/realtime/usage/using-realtime-models,
https://docs.inworld.ai/realtime/provider-data), Inworld's sample applications
(https://github.com/inworld-ai/inworld-api-examples) and public clients; no
answer of a server is known.  `realtime_attrs.vendors.inworld` has the classes
that only Inworld has.

The format ``audio/float32`` and ``prompt``, which is a string in a client's
types, are unknown.
"""

import realtime_attrs as ra

from .. import events as e
from ..vendors import inworld
from . import GA_COMPATIBLE, Key, Rewrite, bare, record


# Clients may request both modalities.
_MODALITIES = Key(
    rewrite=Rewrite(
        {
            words: words
            for words in (
                ("audio",),
                ("text",),
                ("audio", "text"),
                ("text", "audio"),
            )
        }
    )
)

SESSION = GA_COMPATIBLE.of(ra.SessionResource).evolve(
    "temperature",
    without="prompt",
    # A client may omit the type, but a tag is required.
    tag=None,
    constants={"type": "realtime"},
    defaults={"turn_detection": ra.SemanticVAD()},
    modalities=_MODALITIES,
)

_AUDIO_FORMATS = GA_COMPATIBLE.words[ra.AudioFormat].evolve(
    # Clients may write a string instead of an object.
    aliases={
        "audio/pcm": ra.AudioFormat.PCM16,
        "audio/pcmu": ra.AudioFormat.G711_ULAW,
        "audio/pcma": ra.AudioFormat.G711_ALAW,
        "pcm16": ra.AudioFormat.PCM16,
        "g711_ulaw": ra.AudioFormat.G711_ULAW,
        "g711_alaw": ra.AudioFormat.G711_ALAW,
    }
)

INWORLD = GA_COMPATIBLE.evolve(
    "inworld",
    urls=[
        "wss://api.inworld.ai/api/v1/realtime",
        "https://api.inworld.ai/v1/realtime",
    ],
    records=(
        SESSION,
        SESSION.evolve(
            cls=inworld.InworldSession,
            # The server ignores it silently.
            misplaced={"provider_data": "provider_data"},
            speech_model="audio.output.model",
            provider_data="providerData",
        ),
        record(inworld.ProviderData),
        record(inworld.SpeechToText),
        record(inworld.TextToSpeech),
        record(inworld.Memory),
        record(inworld.MemoryState),
        record(inworld.Backchannel),
        record(inworld.Responsiveness),
        record(inworld.Caching),
        bare(ra.NamedVoice, "name"),
        record(
            inworld.InworldWebSearchTool,
            tag="web_search",
            engine="providerData.engine",
            max_results="providerData.max_results",
            max_steps="providerData.max_steps",
        ),
        GA_COMPATIBLE.of(e.Response).evolve(modalities=_MODALITIES),
        GA_COMPATIBLE.of(e.ResponseParameters).evolve(
            without="prompt",
            # Clients may write keys of the beta there.
            modalities=Key(alias="modalities", rewrite=_MODALITIES.rewrite),
            voice=Key(alias="voice"),
        ),
        GA_COMPATIBLE.of(
            e.ConversationItemInputAudioTranscriptionCompleted
        ).evolve(
            cls=inworld.InworldTranscriptionCompleted,
            voice_profile="providerData.voiceProfile",
        ),
        record(inworld.VoiceProfile, vocal_style=Key(alias="vocalStyle")),
        record(inworld.VoiceLabel),
        GA_COMPATIBLE.of(e.ResponseAudioDelta).evolve(
            "timestamp_info", cls=inworld.InworldResponseAudioDelta
        ),
        record(
            inworld.BackchannelAudioDelta,
            tag="response.backchannel.audio.delta",
        ),
        record(
            inworld.BackchannelAudioDone, tag="response.backchannel.audio.done"
        ),
        record(inworld.BackchannelSkipped, tag="response.backchannel.skipped"),
        record(
            inworld.TurnSuggestion, tag="input_audio_buffer.turn_suggestion"
        ),
        record(
            inworld.TurnSuggestionRevoked,
            tag="input_audio_buffer.turn_suggestion_revoked",
        ),
        record(inworld.InworldPing, tag="ping"),
    ),
    without=(
        ra.CustomVoice,
        ra.RealtimeVoice,
        ra.Prompt,
        e.TranscriptionSession,
    ),
    words={
        ra.PCM: {
            ra.PCM(rate): {"type": "audio/pcm", "rate": rate}
            for rate in (8_000, 16_000, 32_000, 44_100, 48_000)
        },
        ra.AudioFormat: _AUDIO_FORMATS,
        **{
            cls: {word: word.name.lower() for word in cls}
            for cls in (
                inworld.BackchannelDecider,
                inworld.Segmentation,
                inworld.Steering,
                inworld.TurnContext,
            )
        },
        **{
            cls: {word: word.name for word in cls}
            for cls in (
                inworld.DeliveryMode,
                inworld.TimestampTransport,
                inworld.TimestampType,
            )
        },
    },
)
