"""
The dialect of Hugging Face's speech-to-speech server, derived from `GA`.

The server serializes the types of OpenAI's Python SDK, so it writes null for
each attribute that isn't set, also where null turns a feature off in `GA`.
The rules follow the package speech-to-speech 1.1.0, and a conversation with
the server.  `realtime_attrs.vendors.hugging_face` has the classes that only
this server has.
"""

import realtime_attrs as ra

from .. import events as e
from ..vendors import hugging_face
from . import ANY, GA_COMPATIBLE, Key, Rewrite, Variant, bare, record


# Clients may request both.
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
    defaults={}, modalities=_MODALITIES
)

_ITEMS = (
    e.SystemMessage,
    e.UserMessage,
    e.AssistantMessage,
    e.FunctionCall,
    e.FunctionCallOutput,
)

HUGGING_FACE = GA_COMPATIBLE.evolve(
    "hugging-face",
    null_is_off=False,
    ignored={
        # One type of the SDK has the keys of all parts, and another those of
        # all details.
        e.ContentPart: dict.fromkeys(
            ("text", "audio", "transcript", "image_url", "detail")
        ),
        e.StatusDetails: dict.fromkeys(("reason", "error")),
    },
    records=(
        SESSION,
        SESSION.evolve("extensions", cls=hugging_face.HuggingFaceSession),
        # Clients may omit the type; a tag is required.
        GA_COMPATIBLE.of(e.SessionUpdate).evolve(
            session=Key(
                records=Variant(
                    ra.SessionResource,
                    tag=None,
                    constants={"type": "realtime"},
                )
            )
        ),
        bare(ra.NamedVoice, "name"),
        *(
            item.evolve(
                constants={**item.constants, "object": "realtime.item"}
            )
            for item in map(GA_COMPATIBLE.of, _ITEMS)
        ),
        # The server repeats the parts of a system message without a check.
        GA_COMPATIBLE.of(e.InputText).evolve(required=()),
        # An update to another type keeps the keys of the old one.
        GA_COMPATIBLE.of(ra.ServerVAD).evolve(ignored={"eagerness": ANY}),
        GA_COMPATIBLE.of(ra.SemanticVAD).evolve(
            ignored=dict.fromkeys(
                (
                    "threshold",
                    "prefix_padding_ms",
                    "silence_duration_ms",
                    "idle_timeout_ms",
                ),
                ANY,
            )
        ),
        *(
            # Without an `object`.
            GA_COMPATIBLE.of(cls).evolve(
                session=Key(records=ra.SessionResource)
            )
            for cls in (e.SessionCreated, e.SessionUpdated)
        ),
        *(
            GA_COMPATIBLE.of(cls).evolve(modalities=_MODALITIES)
            for cls in (e.Response, e.ResponseParameters)
        ),
        record(
            hugging_face.InputAudioTranscriptionSnapshot,
            tag="speech_to_speech.input_audio_transcription.snapshot",
        ),
        record(
            hugging_face.OutputAudioVisemes,
            tag="speech_to_speech.output_audio.visemes",
        ),
        record(hugging_face.Viseme),
    ),
    without=(
        e.TranscriptionSession,
        # The server answers them with an error.
        e.InputAudioBufferClear,
        e.ConversationItemRetrieve,
        e.MCPApprovalRequest,
        e.MCPApprovalResponse,
        e.MCPCall,
        e.MCPHTTPError,
        e.MCPListTools,
        e.MCPListedTool,
        e.MCPProtocolError,
        e.MCPToolExecutionError,
        # It never sends them.
        e.ConversationCreated,
        e.ConversationItemAdded,
        e.ConversationItemDone,
        e.ConversationItemRetrieved,
        e.ConversationItemTruncated,
        e.ConversationItemInputAudioTranscriptionSegment,
        e.InputAudioBufferCleared,
        e.InputAudioBufferTimeoutTriggered,
        e.InputAudioBufferDTMFEventReceived,
        e.OutputAudioBufferStarted,
        e.OutputAudioBufferStopped,
        e.OutputAudioBufferCleared,
        e.MCPListToolsInProgress,
        e.MCPListToolsCompleted,
        e.MCPListToolsFailed,
        e.ResponseFunctionCallArgumentsDelta,
        e.ResponseMCPCallArgumentsDelta,
        e.ResponseMCPCallArgumentsDone,
        e.ResponseMCPCallInProgress,
        e.ResponseMCPCallCompleted,
        e.ResponseMCPCallFailed,
        e.RateLimitsUpdated,
        e.RateLimit,
        # It has no REST interface for keys.
        e.ClientSecretAnswer,
        e.ClientSecretRequest,
        e.ExpiresAfter,
        e.ExpiryAnchor,
    ),
    words={
        # The rate of the server's models, if a format has none.
        ra.PCM: {ra.PCM(16_000): {"type": "audio/pcm", "rate": None}},
        ra.RealtimeVoice: GA_COMPATIBLE.words[ra.RealtimeVoice].evolve(
            {
                ra.RealtimeVoice.FABLE: "fable",
                ra.RealtimeVoice.ONYX: "onyx",
                ra.RealtimeVoice.NOVA: "nova",
            }
        ),
    },
)
