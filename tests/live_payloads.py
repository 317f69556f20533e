"""
Live sessions, events and bodies, each with its JSON.
"""

from typing import Any

import realtime_attrs as ra

from realtime_attrs import OFF, live
from realtime_attrs import events as e


ULAW = ra.AudioFormat.G711_ULAW
HIGH = ra.ReasoningEffort.HIGH

QUESTIONS = (
    live.ChoiceQuestion(
        [
            live.ChoiceOption("tea", "Anything with leaves."),
            live.ChoiceOption(True),
        ],
        "What does the guest order?",
        name="order",
    ),
    live.PredicateQuestion(
        [
            e.InputText("Is the table in the picture free?"),
            e.InputImage("data:image/png;base64,AA==", e.ImageDetail.ORIGINAL),
            live.InputJSON({"table": 4}),
        ]
    ),
    live.ScoreQuestion(
        [live.ScoreLevel("calm", "No hurry."), live.ScoreLevel("angry")],
        "How does the guest feel?",
        name="mood",
    ),
)
ASKED: list[dict[str, Any]] = [
    {
        "type": "choice",
        "choices": [
            {"value": "tea", "description": "Anything with leaves."},
            {"value": True},
        ],
        "instructions": "What does the guest order?",
        "name": "order",
    },
    {
        "type": "predicate",
        "instructions": [
            {
                "type": "input_text",
                "text": "Is the table in the picture free?",
            },
            {
                "type": "input_image",
                "image_url": "data:image/png;base64,AA==",
                "detail": "original",
            },
            {"type": "input_json", "data": {"table": 4}},
        ],
    },
    {
        "type": "score",
        "levels": [
            {"label": "calm", "description": "No hurry."},
            {"label": "angry"},
        ],
        "instructions": "How does the guest feel?",
        "name": "mood",
    },
]

RESPONSES = live.ResponsesDelegation(
    model="gpt-5.6-sol",
    instructions="Look it up in the menu.",
    max_output_tokens=900,
    parallel_tool_calls=False,
    reasoning=live.LiveReasoning(HIGH, live.ReasoningSummary.CONCISE),
    service_tier=live.ServiceTier.FLEX,
    verbosity=live.Verbosity.LOW,
    tool_choice=live.AllowedTools(
        [
            ra.FunctionToolChoice("find_dish"),
            ra.MCPToolChoice("kitchen", "stock"),
            live.CustomToolChoice("recipe"),
            live.HostedTool.WEB_SEARCH_PREVIEW,
        ],
        ra.ToolChoiceMode.REQUIRED,
    ),
    tools=[
        live.LiveFunctionTool("find_dish", strict=True),
        ra.MCPTool(
            "kitchen",
            server_url="https://kitchen.example.com",
            allowed_tools=ra.MCPToolFilter(read_only=True),
            allowed_callers=[ra.MCPCaller.DIRECT],
            require_approval=ra.MCPApprovalFilter(
                never=ra.MCPToolFilter(["stock"])
            ),
        ),
        live.ShellTool({"type": "local", "skills": []}),
        live.HostedTool.WEB_SEARCH,
        live.HostedTool.CUSTOM,
    ],
    acknowledgement_delay_ms=250,
)
DELEGATED: dict[str, Any] = {
    "type": "responses",
    "acknowledgement_delay_ms": 250,
    "responses": {
        "model": "gpt-5.6-sol",
        "instructions": "Look it up in the menu.",
        "max_output_tokens": 900,
        "parallel_tool_calls": False,
        "reasoning": {"effort": "high", "summary": "concise"},
        "service_tier": "flex",
        "text": {"verbosity": "low"},
        "tool_choice": {
            "type": "allowed_tools",
            "mode": "required",
            "tools": [
                {"type": "function", "name": "find_dish"},
                {"type": "mcp", "server_label": "kitchen", "name": "stock"},
                {"type": "custom", "name": "recipe"},
                {"type": "web_search_preview"},
            ],
        },
        "tools": [
            {"type": "function", "name": "find_dish", "strict": True},
            {
                "type": "mcp",
                "server_label": "kitchen",
                "server_url": "https://kitchen.example.com",
                "allowed_tools": {"read_only": True},
                "allowed_callers": ["direct"],
                "require_approval": {"never": {"tool_names": ["stock"]}},
            },
            {
                "type": "shell",
                "environment": {"type": "local", "skills": []},
            },
            {"type": "web_search"},
            {"type": "custom"},
        ],
    },
}

SESSION = live.LiveSession(
    model="gpt-live-1",
    instructions="You wait at the tables.",
    audio_format=ra.PCM(16_000),
    voice=ra.NamedVoice("willow"),
    delegation=RESPONSES,
    input=[
        live.Message(live.Role.DEVELOPER, [e.InputText("It is Monday.")]),
        live.Message(
            live.Role.ASSISTANT,
            [e.OutputText("Good evening!")],
            id="msg_1",
            status=e.ItemStatus.COMPLETED,
        ),
        live.Message(live.Role.ASSISTANT, [live.AssistantText("Tea?")]),
    ],
    safety_identifier="guest-17",
    store=True,
    triggers=[
        live.DecisionTrigger(live.TranscriptEvent.INPUT, QUESTIONS),
    ],
)
CONFIG: dict[str, Any] = {
    "model": "gpt-live-1",
    "instructions": "You wait at the tables.",
    "audio": {
        "format": {"type": "audio/pcm", "rate": 16_000},
        "output": {"voice": "willow"},
    },
    "delegation": DELEGATED,
    "input": [
        {
            "role": "developer",
            "content": [{"type": "input_text", "text": "It is Monday."}],
        },
        {
            "role": "assistant",
            "id": "msg_1",
            "status": "completed",
            "content": [{"type": "output_text", "text": "Good evening!"}],
        },
        {
            "role": "assistant",
            "content": [{"type": "text", "text": "Tea?"}],
        },
    ],
    "safety_identifier": "guest-17",
    "store": True,
    "triggers": [
        {
            "type": "decisions",
            "event_type": "session.input_transcript.delta",
            "decisions": {"questions": ASKED},
        }
    ],
}
MEDIA = live.LiveSession(
    model="gpt-live-1.1",
    voice=ra.CustomVoice("voice_9"),
    data_channel=live.DataChannel(
        ["session.close"],
        [
            live.ServerEventSelector("session.closed"),
            live.ServerEventSelector("response.event", "response.completed"),
        ],
    ),
    delegation=live.DecisionsDelegation("gpt-5.6-sol", QUESTIONS[1:2]),
    idle_timeout_s=30,
    wake_policy=live.SpeechWakePolicy(0.75),
)
OFFERED: dict[str, Any] = {
    "model": "gpt-live-1.1",
    "audio": {"output": {"voice": {"id": "voice_9"}}},
    "client": {
        "data_channel": {
            "allowed_client_events": ["session.close"],
            "allowed_server_events": [
                {"type": "session.closed"},
                {
                    "type": "response.event",
                    "response_event": "response.completed",
                },
            ],
        }
    },
    "delegation": {
        "type": "decisions",
        "decisions": {"model": "gpt-5.6-sol", "questions": ASKED[1:2]},
    },
    "idle_timeout_s": 30,
    "wake_policy": {"type": "speech", "vad_threshold": 0.75},
}
SHORT = live.LiveSession(model="gpt-live-1", voice=ra.RealtimeVoice.MARIN)
SHOWN: dict[str, Any] = {
    "id": "live_1",
    "expires_at": 1_790_000_000,
    "status": "active",
    "model": "gpt-live-1",
    "audio": {"output": {"voice": "marin"}},
}
KNOWN: dict[str, Any] = {
    "session_id": "live_1",
    "expires_at": 1_790_000_000,
    "event_id": "event_1",
    "client_event_id": "mine_1",
}
IDS = {"event_id": "event_1", "client_event_id": "mine_1"}
ALL = live.AllEvents.ALL

SESSIONS: list[tuple[Any, dict[str, Any]]] = [
    (SESSION, CONFIG),
    (MEDIA, OFFERED),
    (live.LiveSession(delegation=OFF), {"delegation": None}),
    (
        live.LiveSession(delegation=live.ClientDelegation()),
        {"delegation": {"type": "client"}},
    ),
    (live.LiveSession(triggers=[]), {"triggers": []}),
    (
        live.LiveSession(audio_format=ULAW),
        {"audio": {"format": {"type": "audio/pcmu", "rate": 8000}}},
    ),
    (
        live.LiveSession(data_channel=live.DataChannel(ALL, ALL)),
        {
            "client": {
                "data_channel": {
                    "allowed_client_events": "all",
                    "allowed_server_events": "all",
                }
            }
        },
    ),
]

ITEMS: list[tuple[Any, dict[str, Any]]] = [
    (
        live.Message(
            live.Role.ASSISTANT,
            [live.Refusal("Not on Mondays.")],
            phase=e.Phase.FINAL_ANSWER,
        ),
        {
            "type": "message",
            "role": "assistant",
            "content": [{"type": "refusal", "refusal": "Not on Mondays."}],
            "phase": "final_answer",
        },
    ),
    (
        live.Message(live.Role.SYSTEM, "Be quick."),
        {"type": "message", "role": "system", "content": "Be quick."},
    ),
    (
        live.LiveFunctionCall("find_dish", "{}", "call_1", namespace="menu"),
        {
            "type": "function_call",
            "name": "find_dish",
            "arguments": "{}",
            "call_id": "call_1",
            "namespace": "menu",
        },
    ),
    (
        live.FunctionCallOutput("call_1", "Soup."),
        {
            "type": "function_call_output",
            "call_id": "call_1",
            "output": "Soup.",
        },
    ),
    (
        live.CustomToolCall("recipe", "soup", "call_2", id="ctc_1"),
        {
            "type": "custom_tool_call",
            "name": "recipe",
            "input": "soup",
            "call_id": "call_2",
            "id": "ctc_1",
        },
    ),
    (
        live.CustomToolCallOutput("call_2", [e.InputText("Boil it.")]),
        {
            "type": "custom_tool_call_output",
            "call_id": "call_2",
            "output": [{"type": "input_text", "text": "Boil it."}],
        },
    ),
]

CLIENT: list[tuple[Any, dict[str, Any]]] = [
    (
        live.SessionStart(SESSION, event_id="a"),
        {"type": "session.start", "event_id": "a", "session": CONFIG},
    ),
    (
        live.SessionStart(live.LiveSession()),
        {"type": "session.start", "session": {}},
    ),
    (
        live.SessionUpdate(
            live.LiveSession(
                delegation=live.ResponsesDelegation(instructions="Hurry."),
                triggers=[],
            )
        ),
        {
            "type": "session.update",
            "session": {
                "delegation": {
                    "type": "responses",
                    "responses": {"instructions": "Hurry."},
                },
                "triggers": [],
            },
        },
    ),
    (live.SessionClose(), {"type": "session.close"}),
    (
        live.InputAudioAppend(b"\0\1"),
        {"type": "session.input_audio.append", "audio": "AAE="},
    ),
    (
        live.InputAudioMute(event_id="m"),
        {"type": "session.input_audio.mute", "event_id": "m"},
    ),
    (live.InputAudioUnmute(), {"type": "session.input_audio.unmute"}),
    (
        live.OutputAudioFixturePlay(b"\2\3"),
        {"type": "session.output_audio.fixture.play", "audio": "AgM="},
    ),
    (
        live.InstructionsAppend("Speak up."),
        {
            "type": "session.instructions.append",
            "content": "Speak up.",
            "delegation_id": None,
        },
    ),
    (
        live.ThinkingAppend("The soup is out.", delegation_id="del_1"),
        {
            "type": "session.thinking.append",
            "content": "The soup is out.",
            "delegation_id": "del_1",
        },
    ),
    (
        live.CommentaryAppend("There is salad."),
        {
            "type": "session.commentary.append",
            "content": "There is salad.",
            "delegation_id": None,
        },
    ),
    (
        live.DecisionCreate(event_id="d"),
        {"type": "decision.create", "event_id": "d"},
    ),
    (
        live.DecisionItemDelete("msg_1"),
        {"type": "decision.item.delete", "item_id": "msg_1"},
    ),
    (live.ResponseCreate(), {"type": "response.create"}),
    (
        live.TransportDTMFSend("#"),
        {"type": "transport.dtmf.send", "event": "#"},
    ),
    *(
        (cls(item), {"type": tag, "item": payload})
        for cls, tag in (
            (live.DecisionItemCreate, "decision.item.create"),
            (live.ResponseItemCreate, "response.item.create"),
        )
        for item, payload in ITEMS
    ),
]

SPAN = {"start_ms": 200, "end_ms": 400}
SERVER: list[tuple[Any, dict[str, Any]]] = [
    (
        live.SessionStarted(SHORT, **KNOWN),
        {"type": "session.started", "session": SHOWN, **IDS},
    ),
    (
        live.SessionUpdated(SHORT, **KNOWN),
        {"type": "session.updated", "session": SHOWN, **IDS},
    ),
    (
        live.SessionClosed(
            live.CloseReason.REMOTE_HANGUP,
            SHORT,
            live.SessionUsage(71.0, active_seconds=60, paused_seconds=11),
            **KNOWN,
        ),
        {
            "type": "session.closed",
            "reason": "remote_hangup",
            "session": SHOWN,
            "usage": {
                "seconds": 71.0,
                "active_seconds": 60,
                "paused_seconds": 11,
            },
            **IDS,
        },
    ),
    (
        live.SessionUsageUpdated(live.SessionUsage(3.0), 0.25, event_id="e"),
        {
            "type": "session.usage.updated",
            "event_id": "e",
            "usage": {"seconds": 3.0},
            "context_window": {"usage_ratio": 0.25},
        },
    ),
    (
        live.OutputAudioDelta(b"\0\1", **SPAN),
        {"type": "session.output_audio.delta", "delta": "AAE=", **SPAN},
    ),
    (
        live.InputAudioAppended(b"\0\1"),
        {"type": "session.input_audio.append", "audio": "AAE="},
    ),
    (
        live.DelegationCreated(
            "del_1", live.DelegationTarget.RESPONSES, 900, "resp_1", **IDS
        ),
        {
            "type": "session.delegation.created",
            "offset_ms": 900,
            "delegation": {
                "id": "del_1",
                "type": "delegation",
                "target": "responses",
                "response_id": "resp_1",
            },
            **IDS,
        },
    ),
    (
        live.ResponseEvent(
            {"type": "response.created", "response": {"output": [None]}},
            delegation_id="del_1",
            **IDS,
        ),
        {
            "type": "response.event",
            "event": {
                "type": "response.created",
                "response": {"output": [None]},
            },
            "delegation_id": "del_1",
            **IDS,
        },
    ),
    (
        live.DecisionEvent(
            {"type": "decision.completed", "decision": {"answers": []}},
            trigger_id="trig_1",
            source_event_id="event_0",
            source_event_type=live.TranscriptEvent.OUTPUT,
        ),
        {
            "type": "decision.event",
            "event": {
                "type": "decision.completed",
                "decision": {"answers": []},
            },
            "delegation_id": None,
            "trigger_id": "trig_1",
            "source_event_id": "event_0",
            "source_event_type": "session.output_transcript.delta",
        },
    ),
    *(
        (
            live.DecisionItemCreated(item, **IDS),
            {"type": "decision.item.created", "item": payload, **IDS},
        )
        for item, payload in ITEMS[:1]
    ),
    (
        live.DecisionItemDeleted("msg_1", **IDS),
        {"type": "decision.item.deleted", "item_id": "msg_1", **IDS},
    ),
    *(
        (
            cls("Hello", **SPAN, **IDS),
            {"type": tag, "delta": "Hello"} | SPAN | IDS,
        )
        for cls, tag in (
            (live.InputTranscriptDelta, "session.input_transcript.delta"),
            (live.OutputTranscriptDelta, "session.output_transcript.delta"),
        )
    ),
    *(
        (cls(**SPAN, **IDS), {"type": tag, **SPAN, **IDS})
        for cls, tag in (
            (live.InstructionsAppended, "session.instructions.appended"),
            (live.ThinkingAppended, "session.thinking.appended"),
            (live.CommentaryAppended, "session.commentary.appended"),
        )
    ),
    *(
        (cls(**IDS), {"type": tag, **IDS})
        for cls, tag in (
            (live.SessionPaused, "session.paused"),
            (live.SessionResumed, "session.resumed"),
            (live.InputAudioMuted, "session.input_audio.muted"),
            (live.InputAudioUnmuted, "session.input_audio.unmuted"),
            (
                live.OutputAudioFixturePlaying,
                "session.output_audio.fixture.playing",
            ),
            (
                live.OutputAudioFixturePlayed,
                "session.output_audio.fixture.played",
            ),
        )
    ),
    (
        live.TransportDTMFReceived("5", event_id="e"),
        {"type": "transport.dtmf.received", "event": "5", "event_id": "e"},
    ),
    (
        live.TransportDTMFSendReported("5", **IDS),
        {"type": "transport.dtmf.send", "event": "5", **IDS},
    ),
    (
        live.TransportDTMFSent("5", **IDS),
        {"type": "transport.dtmf.sent", "event": "5", **IDS},
    ),
    (
        live.TransportRinging("live_1"),
        {"type": "transport.ringing", "session_id": "live_1"},
    ),
    (
        live.TransportAnswered("live_1"),
        {"type": "transport.answered", "session_id": "live_1"},
    ),
    (
        live.TransportFailed(
            "live_1",
            e.ErrorDetails("call_error", "Nobody there.", "no_answer"),
        ),
        {
            "type": "transport.failed",
            "session_id": "live_1",
            "error": {
                "type": "call_error",
                "message": "Nobody there.",
                "code": "no_answer",
            },
        },
    ),
    (
        live.Info("data_channel_permissions", "Limited.", **IDS),
        {
            "type": "info",
            "code": "data_channel_permissions",
            "message": "Limited.",
            **IDS,
        },
    ),
    (
        live.LiveError(
            e.ErrorDetails(
                "invalid_request_error",
                "No such key.",
                "unknown_parameter",
                param="session.voice",
                event_id="mine_1",
            ),
            **IDS,
        ),
        {
            "type": "error",
            "error": {
                "type": "invalid_request_error",
                "message": "No such key.",
                "code": "unknown_parameter",
                "param": "session.voice",
                "client_event_id": "mine_1",
            },
            **IDS,
        },
    ),
]

CALL = [
    live.SIPHeader("To", "sip:desk@example.org"),
    live.SIPHeader("From", "sip:guest@example.org"),
]
CALLED = [
    {"name": "To", "value": "sip:desk@example.org"},
    {"name": "From", "value": "sip:guest@example.org"},
]
ANSWER = {"type": "webrtc", "sdp": "v=0\r\n"}
HOOK = {"id": "evt_1", "object": "event", "created_at": 1_790_000_000}
BODIES: list[tuple[Any, dict[str, Any]]] = [
    (
        live.CreateRequest("v=0\r\n", MEDIA),
        {"session": OFFERED, "transport": ANSWER},
    ),
    (live.CreateRequest("v=0\r\n"), {"transport": ANSWER}),
    (
        live.CreateAnswer("live_1", "v=0\r\n"),
        {"session": {"id": "live_1"}, "transport": ANSWER},
    ),
    (
        live.AcceptRequest(SHORT),
        {
            "session": {
                "type": "live",
                "model": "gpt-live-1",
                "audio": {"output": {"voice": "marin"}},
            }
        },
    ),
    (
        live.ReferRequest("sip:cook@example.org"),
        {"target_uri": "sip:cook@example.org"},
    ),
    (live.RejectRequest(486), {"status_code": 486}),
]
HOOKS: list[tuple[Any, dict[str, Any]]] = [
    (
        live.TransportIncoming(
            "live_1", 1_790_000_000, CALL, "srtp", event_id="evt_1"
        ),
        {
            "type": "live.transport.incoming",
            "data": {
                "type": "sip",
                "session_id": "live_1",
                "sip_headers": CALLED,
                "sip_media_security": "srtp",
            },
            **HOOK,
        },
    ),
    (
        live.CallIncoming("live_1", 1_790_000_000, CALL, event_id="evt_1"),
        {
            "type": "live.call.incoming",
            "data": {"session_id": "live_1", "sip_headers": CALLED},
            **HOOK,
        },
    ),
    (
        live.TransportConnected("live_1", 1_790_000_000, event_id="evt_1"),
        {
            "type": "live.transport.connected",
            "data": {"type": "webrtc", "session_id": "live_1"},
            **HOOK,
        },
    ),
]
