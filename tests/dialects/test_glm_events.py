"""
The events of GLM, which lack keys of the beta's, and those of its own.
"""

from typing import Any

import pytest

from realtime_attrs import (
    ServerVAD,
    ToolChoiceMode,
    events,
)
from realtime_attrs.converter import (
    adapter,
    check,
    unsupported,
)
from realtime_attrs.dialects import GLM
from realtime_attrs.events import (
    ErrorDetails,
    FunctionCall,
    InputAudio,
    InputText,
    InputTokenDetails,
    ItemStatus,
    OutputText,
    OutputTokenDetails,
    RateLimit,
    Response,
    ResponseStatus,
    TranscriptionError,
    Usage,
    UserMessage,
)
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseEvent,
    BaseItem,
    BaseServerEvent,
)
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors import glm
from realtime_attrs.vendors.glm import BetaFields, GLMSession, SimpleBrowser
from wire_checks import check_refused, converter_for, read, table, written


NOW = 1_790_000_000_123


def event(kind: str, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of an event.
    """
    return {"type": kind, **keys}


NOTHING = {"text_tokens": 0, "audio_tokens": 0}
USED = {
    "total_tokens": 0,
    "input_tokens": 0,
    "output_tokens": 0,
    "input_token_details": {**NOTHING, "cached_tokens": 0},
    "output_token_details": NOTHING,
}
USAGE = Usage(
    total_tokens=0,
    input_tokens=0,
    output_tokens=0,
    input_token_details=InputTokenDetails(
        text_tokens=0, audio_tokens=0, cached_tokens=0
    ),
    output_token_details=OutputTokenDetails(text_tokens=0, audio_tokens=0),
)

BEGUN = {"id": "resp1", "object": "realtime.response", "status": "in_progress"}

CLIENT: list[Any] = [
    (
        event(
            "session.update",
            event_id="",
            session={"beta_fields": {"tts_source": "e2e"}},
            client_timestamp=NOW,
        ),
        glm.GLMSessionUpdate(
            GLMSession(beta_fields=BetaFields(tts_source="e2e")),
            client_timestamp=NOW,
            event_id="",
        ),
    ),
    (
        event("input_audio_buffer.append", audio="AAEC", client_timestamp=NOW),
        glm.GLMInputAudioBufferAppend(b"\0\1\2", client_timestamp=NOW),
    ),
    (
        event(
            "input_audio_buffer.append_video_frame",
            video_frame="/9j/",
            client_timestamp=NOW,
        ),
        glm.InputAudioBufferAppendVideoFrame(b"\xff\xd8\xff", NOW),
    ),
    (
        event("input_audio_buffer.pre_commit", client_timestamp=NOW),
        glm.InputAudioBufferPreCommit(NOW),
    ),
    (
        event("input_audio_buffer.commit", client_timestamp=NOW),
        glm.GLMInputAudioBufferCommit(client_timestamp=NOW),
    ),
    (
        event("input_audio_buffer.clear", client_timestamp=NOW),
        glm.GLMInputAudioBufferClear(client_timestamp=NOW),
    ),
    (
        event(
            "conversation.item.create",
            item={"type": "function_call_output", "output": "Two cups."},
        ),
        glm.GLMConversationItemCreate(glm.GLMFunctionCallOutput("Two cups.")),
    ),
    (
        event(
            "conversation.item.create",
            item={
                "type": "function_call_output",
                "output": "",
                "id": "",
                "call_id": "",
            },
            client_timestamp=NOW,
        ),
        glm.GLMConversationItemCreate(
            glm.GLMFunctionCallOutput("", call_id="", id=""),
            client_timestamp=NOW,
        ),
    ),
    (
        event(
            "conversation.item.create",
            item={
                "type": "message",
                "role": "user",
                "object": "realtime.item",
                "content": [
                    {"type": "input_text", "text": "Green tea, please."},
                    {"type": "input_audio", "audio": "AAEC"},
                ],
            },
        ),
        glm.GLMConversationItemCreate(
            UserMessage(
                [InputText("Green tea, please."), InputAudio(b"\0\1\2")]
            )
        ),
    ),
    (
        event("conversation.item.retrieve", item_id="i", client_timestamp=1),
        glm.GLMConversationItemRetrieve("i", client_timestamp=1),
    ),
    (
        event(
            "conversation.item.truncate",
            item_id="i",
            content_index=0,
            audio_end_ms=40,
            client_timestamp=1,
        ),
        glm.GLMConversationItemTruncate("i", 0, 40, client_timestamp=1),
    ),
    (
        event("conversation.item.delete", item_id="i", client_timestamp=1),
        glm.GLMConversationItemDelete("i", client_timestamp=1),
    ),
    (event("response.create"), glm.GLMResponseCreate()),
    (
        event(
            "response.create",
            response={
                "instructions": "Recommend a tea.",
                "tool_choice": "none",
                "commit": False,
                "cancel_previous": True,
                "append_input_items": [
                    {"type": "function_call_output", "output": "o"}
                ],
                "input_items": [],
            },
            client_timestamp=NOW,
        ),
        glm.GLMResponseCreate(
            glm.GLMResponseParameters(
                instructions="Recommend a tea.",
                tool_choice=ToolChoiceMode.NONE,
                commit=False,
                cancel_previous=True,
                append_input_items=[glm.GLMFunctionCallOutput("o")],
                input_items=[],
            ),
            client_timestamp=NOW,
        ),
    ),
    (
        event("response.cancel", client_timestamp=NOW),
        glm.GLMResponseCancel(client_timestamp=NOW),
    ),
]

PLACE = {"item_id": "i", "output_index": 0, "content_index": 1}

THIN: list[Any] = [
    (event("heartbeat"), glm.Heartbeat()),
    (
        event("input_audio_buffer.speech_started", event_id="event1"),
        glm.GLMInputAudioBufferSpeechStarted(event_id="event1"),
    ),
    (
        event(
            "input_audio_buffer.speech_started", item_id="i", audio_start_ms=40
        ),
        glm.GLMInputAudioBufferSpeechStarted("i", 40),
    ),
    (
        event("input_audio_buffer.speech_stopped", event_id="event2"),
        glm.GLMInputAudioBufferSpeechStopped(event_id="event2"),
    ),
    (
        event(
            "input_audio_buffer.speech_stopped", item_id="i", audio_end_ms=90
        ),
        glm.GLMInputAudioBufferSpeechStopped("i", 90),
    ),
    (
        event(
            "response.cancelled",
            response={**BEGUN, "status": "cancelled"},
            client_timestamp=NOW,
        ),
        glm.GLMResponseCancelled(
            Response("resp1", ResponseStatus.CANCELLED), NOW
        ),
    ),
    (
        event(
            "response.audio.delta",
            client_timestamp=NOW,
            response_id="resp1",
            output_index=0,
            content_index=0,
            delta="AAEC",
        ),
        glm.GLMResponseAudioDelta(
            b"\0\1\2",
            "resp1",
            output_index=0,
            content_index=0,
            client_timestamp=NOW,
        ),
    ),
    (
        event("response.audio.delta", response_id="r", delta="", **PLACE),
        glm.GLMResponseAudioDelta(b"", "r", "i", 0, 1),
    ),
    (
        event("response.audio.done", response_id="r"),
        glm.GLMResponseAudioDone("r"),
    ),
    (
        event("response.audio.done", response_id="r", **PLACE),
        glm.GLMResponseAudioDone("r", "i", 0, 1),
    ),
    (
        event(
            "response.audio_transcript.delta",
            client_timestamp=NOW,
            response_id="resp1",
            output_index=0,
            content_index=0,
            delta="Your tea ",
        ),
        glm.GLMResponseAudioTranscriptDelta(
            "Your tea ",
            "resp1",
            output_index=0,
            content_index=0,
            client_timestamp=NOW,
        ),
    ),
    (
        event(
            "response.audio_transcript.done",
            response_id="r",
            transcript="Your tea is ready.",
            **PLACE,
        ),
        glm.GLMResponseAudioTranscriptDone(
            "Your tea is ready.", "r", "i", 0, 1
        ),
    ),
    (
        event("response.text.delta", response_id="r", item_id="i", delta="Y"),
        glm.GLMResponseTextDelta("Y", "r", "i"),
    ),
    (
        event("response.text.done", response_id="r", item_id="i"),
        glm.GLMResponseTextDone("r", item_id="i"),
    ),
    (
        event("response.text.done", response_id="r", text="Yes.", **PLACE),
        glm.GLMResponseTextDone("r", "Yes.", "i", 0, 1),
    ),
    (
        event("response.function_call_arguments.delta", delta="{"),
        glm.GLMResponseFunctionCallArgumentsDelta("{"),
    ),
    (
        event(
            "response.function_call_arguments.done",
            event_id="event3",
            client_timestamp=NOW,
            response_id="resp1",
            output_index=0,
            arguments='{"cups": 2}',
            name="order_tea",
        ),
        glm.GLMResponseFunctionCallArgumentsDone(
            "order_tea",
            '{"cups": 2}',
            "resp1",
            output_index=0,
            client_timestamp=NOW,
            event_id="event3",
        ),
    ),
    (
        event(
            "response.function_call.simple_browser",
            name="simple_browser",
            session={
                "beta_fields": {"simple_browser": {"description": "Wait."}}
            },
        ),
        glm.ResponseFunctionCallSimpleBrowser(
            "simple_browser", SimpleBrowser("Wait.")
        ),
    ),
    (
        event(
            "response.function_call.simple_browser.result",
            session={"beta_fields": {"simple_browser": {"meta": "m"}}},
        ),
        glm.ResponseFunctionCallSimpleBrowserResult(
            simple_browser=SimpleBrowser(meta="m")
        ),
    ),
]

ITEM = {
    "id": "item1",
    "object": "realtime.item",
    "type": "message",
    "status": "completed",
    "role": "user",
    "content": [{"type": "input_audio", "transcript": None}],
}
SPOKEN = UserMessage([InputAudio()], "item1", ItemStatus.COMPLETED)

SERVER: list[Any] = [
    (
        event(
            "session.created",
            session={
                "id": "s",
                "model": "glm-realtime-flash",
            },
            client_timestamp=1,
        ),
        glm.GLMSessionCreated(
            GLMSession("glm-realtime-flash"),
            session_id="s",
            client_timestamp=1,
        ),
    ),
    (
        event(
            "session.updated",
            event_id="",
            session={
                "turn_detection": {"type": "server_vad"},
                "beta_fields": {"auto_search": "True"},
            },
        ),
        glm.GLMSessionUpdated(
            GLMSession(
                turn_detection=ServerVAD(),
                beta_fields=BetaFields(auto_search="True"),
            ),
            event_id="",
        ),
    ),
    (
        event(
            "conversation.created",
            conversation={"id": "c", "object": "realtime.conversation"},
            client_timestamp=1,
        ),
        glm.GLMConversationCreated("c", client_timestamp=1),
    ),
    (
        event("conversation.item.created", event_id="event4", item=ITEM),
        glm.GLMConversationItemCreated(SPOKEN, event_id="event4"),
    ),
    (
        event("conversation.item.retrieved", item=ITEM, client_timestamp=1),
        glm.GLMConversationItemRetrieved(SPOKEN, client_timestamp=1),
    ),
    (
        event(
            "conversation.item.created",
            item={
                "object": "realtime.item",
                "type": "function_call_output",
                "output": "o",
                "status": "completed",
            },
        ),
        glm.GLMConversationItemCreated(
            glm.GLMFunctionCallOutput("o", status=ItemStatus.COMPLETED)
        ),
    ),
    (
        event(
            "conversation.item.truncated",
            item_id="i",
            content_index=0,
            audio_end_ms=40,
            client_timestamp=1,
        ),
        glm.GLMConversationItemTruncated("i", 0, 40, client_timestamp=1),
    ),
    (
        event("conversation.item.deleted", item_id="i", client_timestamp=1),
        glm.GLMConversationItemDeleted("i", client_timestamp=1),
    ),
    (
        event(
            "conversation.item.input_audio_transcription.completed",
            item_id="item1",
            transcript="Green tea, please.",
            response_id="resp1",
        ),
        glm.GLMConversationItemInputAudioTranscriptionCompleted(
            "item1", "Green tea, please.", response_id="resp1"
        ),
    ),
    (
        event(
            "conversation.item.input_audio_transcription.failed",
            item_id="i",
            content_index=0,
            error={"code": "c", "message": "m", "param": "p"},
        ),
        glm.GLMConversationItemInputAudioTranscriptionFailed(
            "i",
            TranscriptionError(code="c", message="m", param="p"),
            content_index=0,
        ),
    ),
    (
        event(
            "input_audio_buffer.committed", item_id="item1", event_id="event5"
        ),
        glm.GLMInputAudioBufferCommitted("item1", event_id="event5"),
    ),
    (
        event("input_audio_buffer.cleared", item_id="i", client_timestamp=1),
        glm.GLMInputAudioBufferCleared(item_id="i", client_timestamp=1),
    ),
    (
        event(
            "rate_limits.updated",
            rate_limits=[{"name": "requests", "remaining": 3}],
            client_timestamp=1,
        ),
        glm.GLMRateLimitsUpdated(
            [RateLimit("requests", remaining=3)], client_timestamp=1
        ),
    ),
    (
        event(
            "error",
            error={
                "type": "invalid_request_error",
                "code": "invalid_event",
                "message": "There is no type.",
            },
            client_timestamp=1,
        ),
        glm.GLMError(
            ErrorDetails(
                "invalid_request_error", "There is no type.", "invalid_event"
            ),
            client_timestamp=1,
        ),
    ),
    (
        event(
            "response.created",
            client_timestamp=NOW,
            response={**BEGUN, "usage": USED},
        ),
        glm.GLMResponseCreated(
            Response("resp1", ResponseStatus.IN_PROGRESS, usage=USAGE),
            client_timestamp=NOW,
        ),
    ),
    (
        event(
            "response.done",
            client_timestamp=NOW,
            response={"id": "resp1", "status": "completed", "usage": USED},
        ),
        glm.GLMResponseDone(
            Response("resp1", ResponseStatus.COMPLETED, usage=USAGE),
            client_timestamp=NOW,
        ),
    ),
    *(
        (
            event(
                kind,
                response_id="r",
                output_index=0,
                item={
                    "object": "realtime.item",
                    "type": "function_call",
                    "name": "order_tea",
                    "arguments": "{}",
                },
                client_timestamp=1,
            ),
            cls("r", 0, FunctionCall("order_tea", "{}"), client_timestamp=1),
        )
        for kind, cls in (
            ("response.output_item.added", glm.GLMResponseOutputItemAdded),
            ("response.output_item.done", glm.GLMResponseOutputItemDone),
        )
    ),
    *(
        (
            event(
                kind,
                response_id="r",
                part={"type": "text", "text": "Y"},
                client_timestamp=1,
                **PLACE,
            ),
            cls("i", "r", 0, 1, OutputText("Y"), client_timestamp=1),
        )
        for kind, cls in (
            ("response.content_part.added", glm.GLMResponseContentPartAdded),
            ("response.content_part.done", glm.GLMResponseContentPartDone),
        )
    ),
]

OTHER_FORMS: list[Any] = [
    (event("response.create", timestamp=NOW), event("response.create")),
    (
        event("response.done", response={**BEGUN, "status": "completed"}),
        event(
            "response.done", response={"id": "resp1", "status": "completed"}
        ),
    ),
    *(
        (
            event(kind, session={"object": "realtime.session"}),
            event(kind, session={}),
        )
        for kind in ("session.created", "session.updated")
    ),
    (
        event(
            "conversation.item.create",
            item={
                "type": "function_call_output",
                "object": "realtime.item",
                "output": "o",
            },
        ),
        event(
            "conversation.item.create",
            item={"type": "function_call_output", "output": "o"},
        ),
    ),
    (
        event(
            "response.function_call.simple_browser",
            name="simple_brower",
            session={
                "beta_fields": {"simple_brower": {"description": "Wait."}}
            },
        ),
        event(
            "response.function_call.simple_browser",
            name="simple_brower",
            session={
                "beta_fields": {"simple_browser": {"description": "Wait."}}
            },
        ),
    ),
]


class TestEvents:
    @pytest.mark.parametrize(
        ("payload", "value"), table(*CLIENT, *THIN, *SERVER)
    )
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        An event is read with the keys it has, and written with these alone.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(GLM, payload, BaseEvent, **options)
        assert payload == written(GLM, value, **options)
        assert () == unsupported(value, GLM) == check(payload, GLM)
        assert_round_trips(converter_for(GLM, **options), value)

    @pytest.mark.parametrize(("payload", "again"), table(*OTHER_FORMS))
    def test_other_forms(self, payload: Any, again: Any) -> None:
        """
        Converters read other forms, and keep them with `keep_unknown`.
        """
        value = read(GLM, payload, BaseEvent, forbid_extra_keys=True)

        assert again == written(GLM, value)

    @pytest.mark.parametrize(("payload", "_"), table(*OTHER_FORMS[:-1]))
    def test_kept(self, payload: Any, _: Any) -> None:
        """
        Ignored keys stay with `keep_unknown`.
        """
        value = read(GLM, payload, BaseEvent, keep_unknown=True)

        assert payload == written(GLM, value, keep_unknown=True)

    @pytest.mark.parametrize("options", [{}, {"keep_unknown": True}])
    @pytest.mark.parametrize(
        ("alias", "rows"),
        [(glm.ClientEvent, CLIENT), (glm.ServerEvent, [*THIN, *SERVER])],
    )
    def test_aliases(self, alias: Any, rows: Any, options: Any) -> None:
        """
        An adapter of GLM's union reads and writes each event of a stream.
        """
        events = adapter(converter_for(GLM, **options), alias)

        for payload, value in rows:
            assert value == events.structure(payload)
            assert payload == events.unstructure(value)

    def test_update_from_a_server(self) -> None:
        """
        An update is a client's event, also where a document calls it an answer.
        """
        payload = event("session.update", event_id="", session={})

        assert glm.GLMSessionUpdate(GLMSession(), event_id="") == read(
            GLM, payload, BaseEvent
        )
        check_refused(
            GLM,
            payload,
            [
                "/type: expected a server event, got 'session.update', a"
                " client event"
            ],
            target=BaseServerEvent,
        )

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                event("response.audio.delta", delta=""),
                "/response_id: required key is missing",
            ),
            (
                event("heartbeat", client_timestamp="now"),
                "/client_timestamp: expected an integer from 0 to"
                " 9007199254740991, got the string 'now'",
            ),
            (
                event("input_audio_buffer.append_video_frame"),
                "/video_frame: required key is missing",
            ),
        ],
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Keys that all sources have are required, and values checked.
        """
        check_refused(GLM, payload, [problem], target=BaseEvent)

    def test_cores_alias(self) -> None:
        """
        The core's union has no thin events.
        """
        check_refused(
            GLM,
            event("response.audio.delta", response_id="r", delta=""),
            [
                "/type: expected one of 19 known types, got"
                " 'response.audio.delta'; structure it as BaseServerEvent"
            ],
            target=events.ServerEvent,
        )

    @pytest.mark.parametrize(
        ("family", "payload", "value"),
        [
            (BaseClientEvent, *CLIENT[3]),
            (BaseServerEvent, *THIN[0]),
            (
                BaseItem,
                {
                    "type": "function_call_output",
                    "object": "realtime.item",
                    "output": "o",
                },
                glm.GLMFunctionCallOutput("o"),
            ),
        ],
    )
    def test_families(self, family: Any, payload: Any, value: Any) -> None:
        """
        The base class of a family reads and writes GLM's members.
        """
        assert value == read(GLM, payload, family)
        assert payload == written(GLM, value, family)


COUNTERPARTS = [
    (events.InputAudioBufferSpeechStarted(40, "i"), "speech_started"),
    (events.InputAudioBufferSpeechStopped(40, "i"), "speech_stopped"),
    (events.ResponseTextDelta("d", "i", "r", 0, 0), ""),
    (events.ResponseTextDone("d", "i", "r", 0, 0), ""),
    (events.ResponseAudioDelta(b"", "i", "r", 0, 0), ""),
    (events.ResponseAudioDone("i", "r", 0, 0), ""),
    (events.ResponseAudioTranscriptDelta("d", "i", "r", 0, 0), ""),
    (events.ResponseAudioTranscriptDone("d", "i", "r", 0, 0), ""),
    (events.ResponseFunctionCallArgumentsDelta("d", "c", "i", "r"), ""),
    (events.ResponseFunctionCallArgumentsDone("d", "c", "i", "r"), ""),
]
