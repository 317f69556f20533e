"""
The dialect of OpenAI's Live sessions.

The envelopes of events, errors, audio formats, voices and some tools are the
same as in `GA`.  The settings of a session have other paths, and only the
session of a SIP call has a type.  The rules follow the package openai 3.57.0
(``types/live``), OpenAI's guides
(https://developers.openai.com/api/docs/guides/live-conversations) and
conversations captured in 2026-09 and 2026-10, which decide if they differ.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import realtime_attrs as ra

from .. import events as e
from .. import live
from . import GA_COMPATIBLE as BASE
from . import Dialect, Key, Record, Variant, Words, bare, record


def _lower(enum: type[Enum], *without: Enum) -> Mapping[Any, str]:
    """
    Map the members of an enum to their names in lower case.
    """
    return {x: x.name.lower() for x in enum if x not in without}


def _hosted(path: str, *without: live.HostedTool) -> Key:
    """
    Make the key of tools without settings, whose objects have only a type.
    """
    words = {
        x: {"type": word}
        for x, word in _lower(live.HostedTool, *without).items()
    }
    return Key(path, words={live.HostedTool: words})


def _in_tools(path: str) -> Key:
    without = (live.HostedTool.WEB_SEARCH_PREVIEW, live.HostedTool.SHELL)
    return _hosted(path, *without)


def _in_choices(path: str) -> Key:
    return _hosted(
        path,
        live.HostedTool.CUSTOM,
        live.HostedTool.NAMESPACE,
        live.HostedTool.TOOL_SEARCH,
    )


MESSAGE = record(
    live.Message, tag="message", variants=Variant(live.Message, tag=None)
)
# Servers send the messages of the input without a type.
_INPUT = MESSAGE.evolve(
    without=["phase"],
    tag=None,
    ignored={"type": "message"},
    variants=(),
    role=Key(words={live.Role: _lower(live.Role, live.Role.SYSTEM)}),
    content=Key(
        records=bare(
            live.Parts,
            "parts",
            Key(records=[e.InputText, e.OutputText, live.AssistantText]),
        )
    ),
)

SESSION = record(
    live.LiveSession,
    ignored={"type": "live"},
    defaults={
        "voice": ra.RealtimeVoice.MARIN,
        "delegation": ra.OFF,
        "store": False,
    },
    audio_format="audio.format",
    voice="audio.output.voice",
    data_channel="client.data_channel",
    input=Key(records=_INPUT),
)

# Only the session of a SIP call has a type.  WebRTC and SIP negotiate formats.
_MEDIA = SESSION.evolve(without=["audio_format"], ignored={})
_START = SESSION.evolve(without=["idle_timeout_s", "wake_policy"], ignored={})
_ACCEPTED = _MEDIA.evolve(tag="live", required=["model"])
_UPDATE = record(live.LiveSession, "delegation", "triggers")
_SHOWN: Mapping[str, str | Key] = {
    "session": Key(
        "session.*",
        records=SESSION.evolve(constants={"status": "active"}, ignored={}),
    ),
    "session_id": "session.id",
    "expires_at": "session.expires_at",
}


def _appended(cls: type[Any], tag: str) -> Record:
    """
    Make the record of an event that adds text, with all keys required.
    """
    return record(cls, tag=tag, explicit_nulls=["delegation_id"])


def _incoming(cls: type[Any], tag: str, **constants: str) -> Record:
    return record(
        cls,
        tag=tag,
        constants={"object": "event", **constants},
        event_id="id",
        session_id="data.session_id",
        sip_headers="data.sip_headers",
        sip_media_security="data.sip_media_security",
    )


DELEGATION = (
    record(live.ClientDelegation, tag="client"),
    record(
        live.ResponsesDelegation,
        tag="responses",
        model="responses.model",
        instructions="responses.instructions",
        max_output_tokens="responses.max_output_tokens",
        parallel_tool_calls="responses.parallel_tool_calls",
        reasoning="responses.reasoning",
        service_tier="responses.service_tier",
        verbosity="responses.text.verbosity",
        tool_choice=_in_choices("responses.tool_choice"),
        tools=_in_tools("responses.tools"),
    ),
    record(
        live.DecisionsDelegation,
        tag="decisions",
        model="decisions.model",
        questions="decisions.questions",
    ),
    BASE.of(ra.Reasoning),
    BASE.of(ra.Reasoning).evolve("summary", cls=live.LiveReasoning),
    BASE.of(ra.FunctionTool),
    BASE.of(ra.FunctionTool).evolve("strict", cls=live.LiveFunctionTool),
    record(live.ShellTool, tag="shell"),
    *(BASE.of(cls) for cls in (ra.MCPTool, ra.MCPToolFilter)),
    *(BASE.of(cls) for cls in (ra.MCPApprovalFilter, ra.MCPToolChoice)),
    BASE.of(ra.FunctionToolChoice),
    record(live.CustomToolChoice, tag="custom"),
    record(live.AllowedTools, tag="allowed_tools", tools=_in_choices("tools")),
)

DECISIONS = (
    record(
        live.DecisionTrigger,
        tag="decisions",
        questions="decisions.questions",
        required=["questions"],
    ),
    record(live.ChoiceQuestion, tag="choice"),
    record(live.ChoiceOption),
    record(live.PredicateQuestion, tag="predicate"),
    record(live.ScoreQuestion, tag="score"),
    record(live.ScoreLevel),
)

CALL = BASE.of(e.FunctionCall).evolve(required=["call_id"])

ITEMS = (
    MESSAGE,
    bare(live.Text, "text"),
    bare(live.Parts, "parts"),
    BASE.of(e.InputText),
    # Input of the Responses API may have the id of a file instead.
    BASE.of(e.InputImage).evolve(required=()),
    BASE.of(e.OutputText),
    record(live.AssistantText, tag="text"),
    record(live.InputJSON, tag="input_json"),
    record(live.Refusal, tag="refusal"),
    CALL,
    CALL.evolve("namespace", cls=live.LiveFunctionCall),
    record(live.FunctionCallOutput, tag="function_call_output"),
    record(live.CustomToolCall, tag="custom_tool_call"),
    record(live.CustomToolCallOutput, tag="custom_tool_call_output"),
)

CLIENT = (
    record(
        live.SessionStart, tag="session.start", session=Key(records=_START)
    ),
    record(
        live.SessionUpdate, tag="session.update", session=Key(records=_UPDATE)
    ),
    record(live.SessionClose, tag="session.close"),
    record(live.InputAudioAppend, tag="session.input_audio.append"),
    record(live.InputAudioMute, tag="session.input_audio.mute"),
    record(live.InputAudioUnmute, tag="session.input_audio.unmute"),
    record(
        live.OutputAudioFixturePlay, tag="session.output_audio.fixture.play"
    ),
    _appended(live.InstructionsAppend, "session.instructions.append"),
    _appended(live.ThinkingAppend, "session.thinking.append"),
    _appended(live.CommentaryAppend, "session.commentary.append"),
    record(live.DecisionCreate, tag="decision.create", required=["event_id"]),
    record(live.DecisionItemCreate, tag="decision.item.create"),
    record(live.DecisionItemDelete, tag="decision.item.delete"),
    record(live.ResponseItemCreate, tag="response.item.create"),
    record(live.ResponseCreate, tag="response.create"),
    record(live.TransportDTMFSend, tag="transport.dtmf.send"),
)

SERVER = (
    record(live.SessionStarted, tag="session.started", keys=_SHOWN),
    record(live.SessionUpdated, tag="session.updated", keys=_SHOWN),
    record(live.SessionClosed, tag="session.closed", keys=_SHOWN),
    record(
        live.SessionUsageUpdated,
        tag="session.usage.updated",
        context_usage_ratio="context_window.usage_ratio",
    ),
    record(live.SessionUsage),
    record(live.SessionPaused, tag="session.paused"),
    record(live.SessionResumed, tag="session.resumed"),
    record(live.InputAudioAppended, "audio", tag="session.input_audio.append"),
    record(live.InputAudioMuted, tag="session.input_audio.muted"),
    record(live.InputAudioUnmuted, tag="session.input_audio.unmuted"),
    record(
        live.OutputAudioDelta,
        "delta",
        "start_ms",
        "end_ms",
        tag="session.output_audio.delta",
    ),
    record(
        live.OutputAudioFixturePlaying,
        tag="session.output_audio.fixture.playing",
    ),
    record(
        live.OutputAudioFixturePlayed,
        tag="session.output_audio.fixture.played",
    ),
    record(live.InputTranscriptDelta, tag="session.input_transcript.delta"),
    record(live.OutputTranscriptDelta, tag="session.output_transcript.delta"),
    record(live.InstructionsAppended, tag="session.instructions.appended"),
    record(live.ThinkingAppended, tag="session.thinking.appended"),
    record(live.CommentaryAppended, tag="session.commentary.appended"),
    record(
        live.DelegationCreated,
        tag="session.delegation.created",
        constants={"delegation.type": "delegation"},
        delegation_id="delegation.id",
        target="delegation.target",
        response_id="delegation.response_id",
    ),
    record(live.ResponseEvent, tag="response.event"),
    record(
        live.DecisionEvent,
        tag="decision.event",
        explicit_nulls=[
            "delegation_id",
            "trigger_id",
            "source_event_id",
            "source_event_type",
        ],
    ),
    record(live.DecisionItemCreated, tag="decision.item.created"),
    record(live.DecisionItemDeleted, tag="decision.item.deleted"),
    record(live.TransportDTMFReceived, tag="transport.dtmf.received"),
    record(live.TransportDTMFSendReported, tag="transport.dtmf.send"),
    record(live.TransportDTMFSent, tag="transport.dtmf.sent"),
    record(live.TransportRinging, tag="transport.ringing"),
    record(live.TransportAnswered, tag="transport.answered"),
    record(live.TransportFailed, tag="transport.failed"),
    record(live.Info, tag="info"),
    BASE.of(e.Error),
    BASE.of(e.Error).evolve("client_event_id", cls=live.LiveError),
    BASE.of(e.ErrorDetails).evolve(
        explicit_nulls=(), event_id="client_event_id"
    ),
)

BODIES = (
    record(
        live.CreateRequest,
        constants={"transport.type": "webrtc"},
        sdp="transport.sdp",
        session=Key(records=_MEDIA),
    ),
    record(
        live.CreateAnswer,
        constants={"transport.type": "webrtc"},
        session_id="session.id",
        sdp="transport.sdp",
    ),
    record(live.AcceptRequest, session=Key(records=_ACCEPTED)),
    record(live.ReferRequest),
    record(live.RejectRequest),
    record(live.SIPHeader),
    _incoming(
        live.TransportIncoming,
        "live.transport.incoming",
        **{"data.type": "sip"},
    ),
    _incoming(live.CallIncoming, "live.call.incoming"),
    record(
        live.TransportConnected,
        tag="live.transport.connected",
        constants={"object": "event", "data.type": "webrtc"},
        event_id="id",
        session_id="data.session_id",
    ),
)

_PCM = {"type": "audio/pcm"}

LIVE = Dialect(
    "live",
    urls=[
        f"wss://{host}/v1/live"
        for host in (
            "api.openai.com",
            "*.api.openai.com",
            "*.openai.azure.com/openai",
            "*.services.ai.azure.com/openai",
            "*.cognitiveservices.azure.com/openai",
        )
    ],
    records=(
        SESSION,
        record(live.DataChannel),
        bare(live.ServerEventSelectors, "selectors"),
        record(live.ServerEventSelector),
        record(live.SpeechWakePolicy, tag="speech"),
        BASE.of(ra.CustomVoice),
        bare(ra.NamedVoice, "name"),
        *DELEGATION,
        *DECISIONS,
        *ITEMS,
        *CLIENT,
        *SERVER,
        *BODIES,
    ),
    words={
        ra.AudioFormat: Words(
            {
                ra.AudioFormat.PCM16: {**_PCM, "rate": 24_000},
                ra.AudioFormat.G711_ULAW: {"type": "audio/pcmu", "rate": 8000},
                ra.AudioFormat.G711_ALAW: {"type": "audio/pcma", "rate": 8000},
            },
            required_of_clients=["rate"],
        ),
        ra.PCM: Words(
            {ra.PCM(16_000): {**_PCM, "rate": 16_000}},
            required_of_clients=["rate"],
        ),
        **{
            cls: BASE.words[cls]
            for cls in (
                ra.RealtimeVoice,
                ra.ToolChoiceMode,
                ra.MCPApprovalMode,
                ra.MCPCaller,
                ra.ReasoningEffort,
                ra.Off,
                e.ItemStatus,
                e.Phase,
            )
        },
        e.ImageDetail: BASE.words[e.ImageDetail].evolve(
            {e.ImageDetail.ORIGINAL: "original"}
        ),
        live.TranscriptEvent: {
            live.TranscriptEvent.INPUT: "session.input_transcript.delta",
            live.TranscriptEvent.OUTPUT: "session.output_transcript.delta",
        },
        **{
            cls: _lower(cls)
            for cls in (
                live.AllEvents,
                live.CloseReason,
                live.DelegationTarget,
                live.ReasoningSummary,
                live.Role,
                live.ServiceTier,
                live.Verbosity,
            )
        },
    },
)
