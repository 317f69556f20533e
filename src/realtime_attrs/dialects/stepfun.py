"""
The dialect of StepFun's Realtime service, derived from the beta.

It has function tools as in the Chat API, tools that the service runs itself,
and events with the model's thinking.  The rules follow
StepFun's document
(https://platform.stepfun.com/docs/zh/api-reference/realtime/chat), its
Step-Realtime-Console, and the packages stepfun-realtime-api 0.1.3 and
livekit-plugins-stepfun 1.8.1.  `realtime_attrs.vendors.stepfun` has the
classes that only StepFun has.
"""

import realtime_attrs as ra

from .. import events as e
from ..vendors import stepfun
from . import ANY, BETA, Key, Rewrite, Variant, bare, record


# Sessions have both modalities.
_MODALITIES = Key(rewrite=Rewrite({("audio",): ("text", "audio")}))

SESSION = BETA.of(ra.SessionResource).evolve(
    without=(
        "input_audio_noise_reduction",
        "speed",
        "tracing",
        "include",
        "prompt",
        "truncation",
    ),
    defaults={
        "modalities": ("text", "audio"),
        "input_audio_format": ra.AudioFormat.PCM16,
        "output_audio_format": ra.AudioFormat.PCM16,
        "turn_detection": ra.OFF,
        "tools": (),
    },
    # Clients send these keys of the beta; StepFun doesn't document them.
    ignored={
        "input_audio_noise_reduction": ANY,
        "speed": ANY,
        "tracing": ANY,
    },
    modalities=_MODALITIES,
    max_response_output_tokens=Key(as_string="read"),
)

_OWN_SESSION = SESSION.evolve(
    "built_in_tools",
    "max_response_output_length",
    cls=stepfun.StepFunSession,
)

# Created sessions have an `object`, and their limit as a string of digits;
# clients and updated sessions have a number.
_CREATED = Key(
    records=Variant(
        ra.SessionResource,
        constants={"object": "realtime.session"},
        keys={"max_response_output_tokens": Key(as_string=True)},
    )
)

_SERVER_VAD = BETA.of(ra.ServerVAD).evolve(
    without=["idle_timeout_ms"],
    defaults={"prefix_padding_ms": 500, "silence_duration_ms": 100},
)

STEPFUN = BETA.evolve(
    "stepfun",
    urls=[
        "wss://api.stepfun.com/v1/realtime",
        "wss://api.stepfun.com/step_plan/v1/realtime",
        "wss://api.stepfun.ai/v1/realtime",
    ],
    records=(
        SESSION,
        _OWN_SESSION,
        bare(ra.NamedVoice, "name"),
        _SERVER_VAD,
        _SERVER_VAD.evolve(
            "energy_awakeness_threshold",
            cls=stepfun.StepFunServerVAD,
            defaults={
                **_SERVER_VAD.defaults,
                "energy_awakeness_threshold": 2500,
            },
        ),
        # A client sends tools in the form of the beta.
        record(
            ra.FunctionTool,
            tag="function",
            name="function.name",
            description="function.description",
            parameters="function.parameters",
            variants=BETA.of(ra.FunctionTool),
        ),
        record(
            stepfun.RetrievalTool,
            tag="retrieval",
            description="function.description",
            vector_store_id="function.options.vector_store_id",
            prompt_template="function.options.prompt_template",
        ),
        record(
            stepfun.StepFunWebSearchTool,
            tag="web_search",
            description="function.description",
        ),
        BETA.of(e.SessionCreated).evolve(
            without=["client_secret"], session=_CREATED
        ),
        BETA.of(e.SessionUpdated).evolve(
            without=["client_secret"],
            session=Key(
                records=Variant(
                    ra.SessionResource, ignored={"object": "realtime.session"}
                )
            ),
        ),
        BETA.of(e.Response).evolve(
            explicit_nulls=["status_details"], modalities=_MODALITIES
        ),
        BETA.of(e.ResponseParameters).evolve(
            without=["prompt"], modalities=_MODALITIES
        ),
        # Items of the user's speech have its transcript in a part of text.
        BETA.of(e.InputText).evolve(text=Key(alias="transcript")),
        BETA.of(e.ErrorDetails).evolve(explicit_nulls=()),
        record(stepfun.Thinking, tag="thinking"),
        record(stepfun.ResponseThinkingDelta, tag="response.thinking.delta"),
        record(stepfun.ResponseThinkingDone, tag="response.thinking.done"),
        record(stepfun.ResponseCancellation, tag="response.cancelled"),
    ),
    without=(
        ra.CustomVoice,
        ra.NoiseReduction,
        ra.NoiseReductionMode,
        ra.Prompt,
        ra.RealtimeVoice,
        ra.RetentionRatioTruncation,
        ra.SemanticVAD,
        ra.TokenLimits,
        ra.TracingConfiguration,
        ra.TracingMode,
        ra.TruncationMode,
        e.ClientSecret,
        e.ClientSecretAnswer,
        e.ClientSecretRequest,
        e.ExpiresAfter,
        e.ExpiryAnchor,
        e.TranscriptionSession,
        e.TranscriptionSessionCreated,
        e.TranscriptionSessionUpdate,
        e.TranscriptionSessionUpdated,
    ),
    words={ra.AudioFormat: {ra.AudioFormat.PCM16: "pcm16"}},
)
