"""
The events, items and parameters that only Azure Voice Live has.
"""

from typing import Any

import pytest

from realtime_attrs import (
    Reasoning,
    ReasoningEffort,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    check,
    convert_payload,
    drop_unsupported,
    translate,
    unsupported,
)
from realtime_attrs.dialects import AZURE_VOICE_LIVE, BETA, GA
from realtime_attrs.events import (
    AssistantMessage,
    ClientEvent,
    ConversationItemCreate,
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemInputAudioTranscriptionFailed,
    InputText,
    Item,
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPListedTool,
    MCPListTools,
    OutputText,
    Response,
    ResponseCreate,
    ResponseDone,
    ResponseOutputItemDone,
    ResponseParameters,
    ServerEvent,
    SystemMessage,
    TranscriptionError,
    UserMessage,
)
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseEvent,
    BaseItem,
    BaseMCPError,
    BaseServerEvent,
)
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors import azure_voice_live as azure
from wire_checks import (
    check_refused,
    converter_for,
    read,
    refusals,
    table,
    written,
)


def event(kind: str, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of an event.
    """
    return {"type": kind, **keys}


ITEM = {"item_id": "i", "response_id": "r", "output_index": 0}
PART = {**ITEM, "content_index": 1}
CALL = {"item_id": "i", "output_index": 2}
RESPONSE_NULLS = ("status_details", "conversation_id", "usage", "metadata")
SEARCH = {**ITEM, "sequence_number": 7}
OBJECT = {"object": "realtime.item"}
SPEC = "v=0\r\no=- 1 1 IN IP4 127.0.0.1"

CLIENTS: list[Any] = [
    (
        event("session.avatar.connect", client_sdp="dj0w"),
        azure.SessionAvatarConnect("dj0w"),
    ),
    (
        event("rtc.call.sdp.create", sdp_offer=SPEC),
        azure.RTCCallSDPCreate(SPEC),
    ),
    (
        event(
            "rtc.call.sdp.create",
            sdp_offer=SPEC,
            session={"instructions": "Sell tickets."},
        ),
        azure.RTCCallSDPCreate(
            SPEC, azure.VoiceLiveSession(instructions="Sell tickets.")
        ),
    ),
    (
        event("input_text.delta", id="i", delta="two ", content_index=0),
        azure.InputTextDelta("i", "two ", 0),
    ),
    (
        event("input_text.delta", id="i", delta="tickets", event_id="e"),
        azure.InputTextDelta("i", "tickets", event_id="e"),
    ),
    (event("input_text.done", id="i"), azure.InputTextDone("i")),
    (
        event("input_text.done", id="i", content_index=2),
        azure.InputTextDone("i", 2),
    ),
    (
        event("input_audio.turn.start", turn_id="t"),
        azure.InputAudioTurnStart("t"),
    ),
    (
        event("input_audio.turn.append", turn_id="t", audio="AAEC"),
        azure.InputAudioTurnAppend("t", b"\0\1\2"),
    ),
    (event("input_audio.turn.end", turn_id="t"), azure.InputAudioTurnEnd("t")),
    (
        event("input_audio.turn.cancel", turn_id="t"),
        azure.InputAudioTurnCancel("t"),
    ),
    (event("input_audio.clear"), azure.InputAudioClear()),
    (
        event(
            "response.create",
            response={"commit": False, "cancel_previous": True},
            additional_instructions="Softly.",
        ),
        azure.VoiceLiveResponseCreate(
            azure.VoiceLiveResponseParameters(
                commit=False, cancel_previous=True
            ),
            "Softly.",
        ),
    ),
    (
        event(
            "response.create",
            response={
                "append_input_items": [
                    {
                        "type": "message",
                        "role": "user",
                        **OBJECT,
                        "content": [{"type": "input_text", "text": "Two."}],
                    }
                ],
                "input_items": [],
            },
        ),
        azure.VoiceLiveResponseCreate(
            azure.VoiceLiveResponseParameters(
                append_input_items=[UserMessage([InputText("Two.")])],
                input_items=[],
            )
        ),
    ),
    (
        event(
            "response.create",
            response={
                "pre_generated_assistant_message": {
                    "type": "message",
                    "role": "assistant",
                    **OBJECT,
                    "content": [{"type": "text", "text": "Please hold."}],
                },
                "reasoning_effort": "low",
            },
        ),
        azure.VoiceLiveResponseCreate(
            azure.VoiceLiveResponseParameters(
                pre_generated_assistant_message=AssistantMessage(
                    [OutputText("Please hold.")]
                ),
                reasoning=Reasoning(ReasoningEffort.LOW),
            )
        ),
    ),
    (
        event(
            "response.create",
            response={
                "interim_response": {
                    "type": "static_interim_response",
                    "texts": ["One moment."],
                },
                "animation": {"outputs": ["viseme_id"]},
                "invoke_input": {"seat": {"row": 3}},
            },
        ),
        azure.VoiceLiveResponseCreate(
            azure.VoiceLiveResponseParameters(
                interim_response=azure.StaticInterimResponse(
                    texts=["One moment."]
                ),
                animation=azure.Animation(outputs=["viseme_id"]),
                invoke_input={"seat": {"row": 3}},
            )
        ),
    ),
]

SERVERS: list[Any] = [
    (
        event(
            "warning",
            warning={
                "message": "Slow.",
                "code": "slow",
                "param": "session.voice",
            },
        ),
        azure.VoiceLiveWarning(
            azure.WarningDetails("Slow.", "slow", "session.voice")
        ),
    ),
    (
        event("warning", warning={"message": "Slow."}),
        azure.VoiceLiveWarning(azure.WarningDetails("Slow.")),
    ),
    (
        event("session.avatar.connecting", server_sdp="dj0w"),
        azure.SessionAvatarConnecting("dj0w"),
    ),
    (
        event("session.avatar.switch_to_speaking", turn_id="t"),
        azure.SessionAvatarSwitchToSpeaking("t"),
    ),
    (
        event("session.avatar.switch_to_idle"),
        azure.SessionAvatarSwitchToIdle(),
    ),
    (
        event("rtc.call.sdp.created", rtc_call_id="c", sdp_answer=SPEC),
        azure.RTCCallSDPCreated("c", SPEC),
    ),
    (
        event(
            "rtc.call.error",
            operation="rtc.call.sdp.create",
            rtc_call_id="c",
            error={
                "type": "invalid_request_error",
                "code": "bad_sdp_offer",
                "message": "Unreadable.",
            },
        ),
        azure.RTCCallError(
            azure.RTCCallErrorDetails(
                "invalid_request_error", "Unreadable.", "bad_sdp_offer"
            ),
            "rtc.call.sdp.create",
            "c",
        ),
    ),
    (
        event(
            "response.video.delta",
            output_index=0,
            codec="h264",
            delta="AAAB",
            event_id="e",
        ),
        azure.ResponseVideoDelta(b"\0\0\1", "h264", 0, event_id="e"),
    ),
    (
        event(
            "response.animation_blendshapes.delta",
            **PART,
            frames=[[0.5, 0, 1], [0.25, 0, 1]],
            frame_index=12,
        ),
        azure.ResponseAnimationBlendshapesDelta(
            [[0.5, 0, 1], [0.25, 0, 1]], 12, **PART
        ),
    ),
    (
        event(
            "response.animation_blendshapes.delta",
            **PART,
            frames="AAAA",
            frame_index=0,
        ),
        azure.ResponseAnimationBlendshapesDelta("AAAA", 0, **PART),
    ),
    (
        event("response.animation_blendshapes.done", **ITEM),
        azure.ResponseAnimationBlendshapesDone(**ITEM),
    ),
    (
        event(
            "response.animation_viseme.delta",
            **PART,
            audio_offset_ms=455,
            viseme_id=20,
        ),
        azure.ResponseAnimationVisemeDelta(20, 455, **PART),
    ),
    (
        event("response.animation_viseme.done", **PART),
        azure.ResponseAnimationVisemeDone(**PART),
    ),
    (
        event(
            "response.audio_timestamp.delta",
            **PART,
            audio_offset_ms=490,
            audio_duration_ms=387,
            text="harbour",
            timestamp_type="word",
        ),
        azure.ResponseAudioTimestampDelta(
            "harbour", 490, 387, **PART, timestamp_type="word"
        ),
    ),
    (
        event("response.audio_timestamp.done", **PART),
        azure.ResponseAudioTimestampDone(**PART),
    ),
    (
        event(
            "response.audio_transcript.annotation.added",
            **PART,
            annotation_index=0,
            annotation={"url": "https://harbour.example"},
        ),
        azure.ResponseAudioTranscriptAnnotationAdded(
            {"url": "https://harbour.example"}, 0, **PART
        ),
    ),
    *(
        (event(f"response.{kind}", **SEARCH), cls(**SEARCH))
        for kind, cls in (
            (
                "web_search_call.in_progress",
                azure.ResponseWebSearchCallInProgress,
            ),
            (
                "web_search_call.searching",
                azure.ResponseWebSearchCallSearching,
            ),
            (
                "web_search_call.completed",
                azure.ResponseWebSearchCallCompleted,
            ),
            (
                "file_search_call.in_progress",
                azure.ResponseFileSearchCallInProgress,
            ),
            (
                "file_search_call.searching",
                azure.ResponseFileSearchCallSearching,
            ),
            (
                "file_search_call.completed",
                azure.ResponseFileSearchCallCompleted,
            ),
        )
    ),
    (
        event(
            "response.foundry_agent_call_arguments.delta", **ITEM, delta="{"
        ),
        azure.ResponseFoundryAgentCallArgumentsDelta("{", **ITEM),
    ),
    (
        event("response.foundry_agent_call_arguments.done", **ITEM),
        azure.ResponseFoundryAgentCallArgumentsDone(**ITEM),
    ),
    (
        event(
            "response.foundry_agent_call_arguments.done",
            **ITEM,
            arguments="{}",
        ),
        azure.ResponseFoundryAgentCallArgumentsDone(**ITEM, arguments="{}"),
    ),
    (
        event(
            "response.foundry_agent_call.in_progress",
            **CALL,
            agent_response_id="a",
        ),
        azure.ResponseFoundryAgentCallInProgress(
            **CALL, agent_response_id="a"
        ),
    ),
    (
        event("response.foundry_agent_call.completed", **CALL),
        azure.ResponseFoundryAgentCallCompleted(**CALL),
    ),
    (
        event("response.foundry_agent_call.failed", **CALL),
        azure.ResponseFoundryAgentCallFailed(**CALL),
    ),
    (
        event("response.invocation.delta", delta={"event": "seat", "row": 3}),
        azure.ResponseInvocationDelta({"event": "seat", "row": 3}),
    ),
    (
        event(
            "conversation.item.input_audio_transcription.completed",
            item_id="i",
            content_index=0,
            transcript="Two tickets.",
            phrases=[
                {
                    "text": "Two tickets.",
                    "offset_milliseconds": 120,
                    "duration_milliseconds": 900,
                    "words": [
                        {
                            "text": "Two",
                            "offset_milliseconds": 120,
                            "duration_milliseconds": 300,
                        }
                    ],
                    "locale": "en-GB",
                    "confidence": 0.875,
                },
                {
                    "text": "",
                    "offset_milliseconds": 1020,
                    "duration_milliseconds": 0,
                },
            ],
        ),
        azure.VoiceLiveTranscriptionCompleted(
            "i",
            "Two tickets.",
            0,
            phrases=[
                azure.TranscriptionPhrase(
                    "Two tickets.",
                    120,
                    900,
                    [azure.TranscriptionWord("Two", 120, 300)],
                    "en-GB",
                    0.875,
                ),
                azure.TranscriptionPhrase("", 1020, 0),
            ],
        ),
    ),
    (
        event(
            "conversation.item.input_audio_transcription.failed",
            item_id="i",
            content_index=0,
            error={"message": "No speech.", "code": "none", "event_id": "e"},
        ),
        ConversationItemInputAudioTranscriptionFailed(
            "i",
            azure.VoiceLiveTranscriptionError(
                message="No speech.", code="none", event_id="e"
            ),
            0,
        ),
    ),
]

RESPONSES: list[Any] = [
    *(
        (
            event(
                "response.done",
                response={
                    "object": "realtime.response",
                    "modalities": words,
                    **dict.fromkeys(RESPONSE_NULLS),
                },
            ),
            ResponseDone(Response(modalities=words)),
        )
        for words in (["audio"], ["text"], ["text", "audio"])
    ),
]

ITEMS: list[Any] = [
    (
        {"type": "web_search_call", **OBJECT, "id": "i", "status": "failed"},
        azure.WebSearchCall(azure.SearchStatus.FAILED, "i"),
    ),
    (
        {
            "type": "file_search_call",
            **OBJECT,
            "status": "completed",
            "queries": ["ferry", "timetable"],
            "results": [
                {
                    "file_id": "f",
                    "filename": "ferry.md",
                    "score": 0.75,
                    "text": "The ferry leaves at nine.",
                    "attributes": {"season": "summer"},
                },
                {},
            ],
            "id": "i",
        },
        azure.FileSearchCall(
            azure.SearchStatus.COMPLETED,
            ["ferry", "timetable"],
            [
                azure.FileSearchResult(
                    "f",
                    "ferry.md",
                    0.75,
                    "The ferry leaves at nine.",
                    {"season": "summer"},
                ),
                azure.FileSearchResult(),
            ],
            "i",
        ),
    ),
    *(
        (
            {"type": "file_search_call", **OBJECT, "status": word},
            azure.FileSearchCall(azure.SearchStatus[word.upper()]),
        )
        for word in ("in_progress", "searching", "incomplete")
    ),
    (
        {
            "type": "foundry_agent_call",
            **OBJECT,
            "name": "clerk",
            "arguments": "{}",
            "call_id": "c",
            "id": "i",
            "agent_response_id": "a",
            "output": "Sold.",
            "error": ["none"],
        },
        azure.FoundryAgentCall(
            "clerk", "{}", "c", "i", "a", "Sold.", ["none"]
        ),
    ),
    (
        {
            "type": "mcp_list_tools",
            **OBJECT,
            "server_label": "shop",
            "tools": [{"name": "look", "input_schema": {"type": "object"}}],
            "id": "i",
        },
        MCPListTools("shop", [MCPListedTool("look", {"type": "object"})], "i"),
    ),
    (
        {
            "type": "mcp_call",
            **OBJECT,
            "server_label": "shop",
            "name": "look",
            "arguments": "{}",
            "id": "i",
            "approval_request_id": "p",
            "output": "Nothing.",
            "error": {"reason": "closed"},
        },
        MCPCall(
            "shop",
            "look",
            "{}",
            "i",
            "p",
            "Nothing.",
            azure.MCPOpaqueError({"reason": "closed"}),
        ),
    ),
    (
        {
            "type": "mcp_approval_request",
            **OBJECT,
            "server_label": "shop",
            "name": "look",
        },
        MCPApprovalRequest("shop", "look"),
    ),
    (
        {
            "type": "mcp_approval_response",
            "approval_request_id": "p",
            "approve": False,
            "reason": "Closed.",
        },
        MCPApprovalResponse("p", approve=False, reason="Closed."),
    ),
]

REFUSED: list[Any] = [
    (
        event("input_text.delta", id="i"),
        "/delta: required key is missing",
    ),
    (
        event("input_audio.turn.append", turn_id="t", audio="!"),
        "/audio: expected a string in base64: only base64 data is allowed",
    ),
    (
        event("response.video.delta", output_index=0, delta=""),
        "/codec: required key is missing",
    ),
    (
        event(
            "response.animation_viseme.delta",
            **PART,
            audio_offset_ms=-1,
            viseme_id=0,
        ),
        "/audio_offset_ms: expected an integer from 0 to 4294967295, got the"
        " number -1",
    ),
    (
        event("response.invocation.delta", delta=[]),
        "/delta: expected an object, got an array",
    ),
    (
        event(
            "response.output_item.done",
            response_id="r",
            output_index=0,
            item={"type": "web_search_call", "status": "lost"},
        ),
        "/item/status: expected one of 'in_progress', 'searching',"
        " 'completed', 'incomplete', 'failed', got the string 'lost'",
    ),
    (
        event("response.create", response={"commit": "yes"}),
        "/response/commit: expected true or false, got the string 'yes'",
    ),
    (
        event("response.create", response={"input_items": {}}),
        "/response/input_items: expected an array, got an object",
    ),
    (
        event("warning", warning={}),
        "/warning/message: required key is missing",
    ),
]


class TestPayloads:
    @pytest.mark.parametrize(
        ("payload", "value"), table(*CLIENTS, *SERVERS, *RESPONSES)
    )
    def test_events(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        Every event has a class, whose attributes hold all keys.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(AZURE_VOICE_LIVE, payload, BaseEvent, **options)
        assert payload == written(AZURE_VOICE_LIVE, value, **options)
        assert () == unsupported(value, AZURE_VOICE_LIVE)
        assert () == check(payload, AZURE_VOICE_LIVE)
        assert_round_trips(converter_for(AZURE_VOICE_LIVE, **options), value)

    @pytest.mark.parametrize(("payload", "value"), table(*ITEMS))
    def test_items(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        So has every item.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(AZURE_VOICE_LIVE, payload, BaseItem, **options)
        assert value == read(AZURE_VOICE_LIVE, payload, azure.Item, **options)
        assert payload == written(AZURE_VOICE_LIVE, value, **options)
        assert () == unsupported(value, AZURE_VOICE_LIVE)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Events without required keys, or with wrong values, are rejected.
        """
        check_refused(AZURE_VOICE_LIVE, payload, [problem], target=BaseEvent)

    def test_object(self) -> None:
        """
        An approval with the `object` of other items is read.
        """
        payload = {
            "type": "mcp_approval_response",
            "approval_request_id": "p",
            "approve": True,
        }
        item = MCPApprovalResponse("p", approve=True)

        assert item == read(
            AZURE_VOICE_LIVE,
            {**payload, **OBJECT},
            BaseItem,
            forbid_extra_keys=True,
        )
        assert payload == written(AZURE_VOICE_LIVE, item)

    def test_unknown_status(self) -> None:
        """
        A new status is kept as `Unknown`.
        """
        payload = {"type": "web_search_call", **OBJECT, "status": "paused"}
        value = read(AZURE_VOICE_LIVE, payload, BaseItem, keep_unknown=True)

        assert Unknown("paused", "azure-voice-live") == value.status
        assert payload == written(AZURE_VOICE_LIVE, value, keep_unknown=True)


class TestClasses:
    @pytest.mark.parametrize(
        ("alias", "family", "rows"),
        [
            (azure.ClientEvent, BaseClientEvent, CLIENTS),
            (azure.ServerEvent, BaseServerEvent, SERVERS),
        ],
    )
    def test_aliases(self, alias: Any, family: Any, rows: Any) -> None:
        """
        The closed aliases have all events that the dialect has.
        """
        recorded = {
            record.cls
            for record in AZURE_VOICE_LIVE.records
            if issubclass(record.cls, family)
        }

        assert recorded == {*alias.__args__}
        assert {type(value) for _, value in rows} <= recorded

    def test_alias_of_items(self) -> None:
        """
        That of items has all items, and that of parts those of messages.
        """
        recorded = {
            record.cls
            for record in AZURE_VOICE_LIVE.records
            if issubclass(record.cls, BaseItem)
        }

        assert recorded == {*azure.Item.__args__}
        assert InputText("a") == read(
            AZURE_VOICE_LIVE,
            {"type": "input_text", "text": "a"},
            azure.ContentPart,
        )

    @pytest.mark.parametrize(
        ("value", "cls"),
        [
            (ResponseCreate(), azure.VoiceLiveResponseCreate),
            (
                ResponseParameters(instructions="Be brief."),
                azure.VoiceLiveResponseParameters,
            ),
            (
                ConversationItemInputAudioTranscriptionCompleted("i", "Two."),
                azure.VoiceLiveTranscriptionCompleted,
            ),
            (
                TranscriptionError(message="None."),
                azure.VoiceLiveTranscriptionError,
            ),
        ],
    )
    def test_base(self, value: Any, cls: type[Any]) -> None:
        """
        An instance of the core's class is written, and read as Azure's.
        """
        payload = written(AZURE_VOICE_LIVE, value)
        again = read(AZURE_VOICE_LIVE, payload, type(value))

        assert cls is type(again)
        assert payload == written(AZURE_VOICE_LIVE, again)
        assert () == unsupported(value, AZURE_VOICE_LIVE)

    def test_core_alias(self) -> None:
        """
        The core's aliases have none of Azure's events and items.
        """
        for payload, target, base in (
            (event("input_audio.clear"), ClientEvent, "BaseClientEvent"),
            (
                event("session.avatar.switch_to_idle"),
                ServerEvent,
                "BaseServerEvent",
            ),
            (
                {"type": "web_search_call", "status": "failed"},
                Item,
                "BaseItem",
            ),
        ):
            (problem,) = refusals(AZURE_VOICE_LIVE, payload, target)
            assert problem.endswith(f"; structure it as {base}")

    def test_constructors(self) -> None:
        """
        Constructors store arrays as tuples, and name a wrong type.
        """
        parameters = azure.VoiceLiveResponseParameters(
            input_items=[SystemMessage([])]
        )

        assert (SystemMessage([]),) == parameters.input_items
        with pytest.raises(TypeError, match=r"^WebSearchCall\.status: "):
            azure.WebSearchCall("failed")  # type: ignore[arg-type]  # on purpose

    def test_errors_of_calls(self) -> None:
        """
        The base class of errors reads any value but null.
        """
        error = azure.MCPOpaqueError("No.")

        assert error == read(AZURE_VOICE_LIVE, "No.", BaseMCPError)
        assert "No." == written(AZURE_VOICE_LIVE, error, BaseMCPError)


CREATE = azure.VoiceLiveResponseCreate(
    azure.VoiceLiveResponseParameters(
        instructions="Be brief.",
        commit=False,
        interim_response=azure.LLMInterimResponse(),
    ),
    "Softly.",
)


class TestOtherDialects:
    def test_unsupported(self) -> None:
        """
        OpenAI's wire lacks the parameters, each of which is named.
        """
        names = (
            "response.commit",
            "response.interim_response",
            "additional_instructions",
        )
        left = ResponseCreate(ResponseParameters(instructions="Be brief."))

        assert names == unsupported(CREATE, GA)
        dropped, gone = drop_unsupported(CREATE, GA)
        assert names == gone
        assert written(GA, left) == written(GA, dropped)

    def test_items(self) -> None:
        """
        It lacks Azure's items, and errors of calls without a form.
        """
        search = azure.WebSearchCall(azure.SearchStatus.SEARCHING)
        call = MCPCall("s", "n", "{}", "i", error=azure.MCPOpaqueError("No."))

        assert ("item",) == unsupported(ConversationItemCreate(search), GA)
        assert ("error",) == unsupported(call, GA)

    @pytest.mark.parametrize(
        ("payload", "value"), table(CLIENTS[0], SERVERS[2])
    )
    def test_events(self, payload: Any, value: Any) -> None:
        """
        It lacks Azure's events, which become nothing.
        """
        name = type(value).__name__

        assert (name,) == unsupported(value, GA)
        assert () == translate(value, GA, source=AZURE_VOICE_LIVE)
        with pytest.raises(WireError, match="/type: "):
            convert_payload(payload, GA, source=AZURE_VOICE_LIVE)
        assert (
            []
            == convert_payload(
                payload, GA, source=AZURE_VOICE_LIVE, drop=True
            )[0]
        )

    def test_translated(self) -> None:
        """
        An event with further keys is translated without them, if asked.
        """
        payload, value = SERVERS[-2]
        converted, problems = convert_payload(
            payload, GA, source=AZURE_VOICE_LIVE, drop=True
        )

        assert {
            k: x for k, x in payload.items() if k != "phrases"
        } == converted
        assert ["/phrases: omitted: the ga dialect has no phrases"] == [
            *map(str, problems)
        ]
        assert ("phrases",) == unsupported(value, BETA)

    def test_done(self) -> None:
        """
        What the service made by itself has no place in a client of OpenAI's.
        """
        done = ResponseOutputItemDone(
            "r", 0, azure.WebSearchCall(azure.SearchStatus.COMPLETED)
        )

        assert ("item",) == unsupported(done, GA)

    def test_session(self) -> None:
        """
        The offer of a call may begin with a session of the core's class.
        """
        offer = azure.RTCCallSDPCreate(SPEC, SessionResource(model="m"))

        assert event(
            "rtc.call.sdp.create", sdp_offer=SPEC, session={"model": "m"}
        ) == written(AZURE_VOICE_LIVE, offer)
