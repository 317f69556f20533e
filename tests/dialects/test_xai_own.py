"""
What only xAI has: its classes, their keys, and its dialect's rules for them.
"""

from typing import Any, get_args

import attrs
import pytest

from realtime_attrs import (
    OFF,
    AudioFormat,
    FunctionTool,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    check,
    convert_payload,
    drop_unsupported,
    explain,
    unsupported,
)
from realtime_attrs.dialects import GA, XAI
from realtime_attrs.events import (
    AssistantMessage,
    ConversationItemCreate,
    ConversationItemTruncated,
    ItemStatus,
    OutputText,
    Response,
    ResponseAudioDelta,
    ResponseAudioTranscriptDelta,
    ResponseDone,
    ResponseOutputItemDone,
    ResponseStatus,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
)
from realtime_attrs.extending import (
    BaseEvent,
    BaseItem,
    BaseServerEvent,
    BaseTool,
)
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors import xai
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    ForceMessage,
    Ping,
    SearchLocation,
    TranscriptionUpdated,
    Transport,
    WebSearchTool,
    XAIConversationItemTruncated,
    XAIResponseAudioDelta,
    XAIResponseAudioTranscriptDelta,
    XAIResponseDone,
    XAISession,
    XAIUsage,
    XSearchTool,
)
from vendor_payloads import PLACE, heard, said
from wire_checks import (
    check_refused,
    converter_for,
    read,
    table,
    written,
)


def event(kind: str, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of an event.
    """
    return {"type": kind, **keys}


DONE = {
    "object": "realtime.response",
    "id": "r",
    "status": "completed",
    "output": [],
    "usage": {},
}

RESPONSE = Response(
    id="r", status=ResponseStatus.COMPLETED, output=(), usage=XAIUsage()
)

ENDED = {key: item for key, item in PLACE.items() if key != "delta"}

SEARCH = {
    "allowed_x_handles": ["lighthouse"],
    "excluded_x_handles": ["storm"],
    "from_date": "2026-01-31",
    "to_date": "2026-02-28",
    "enable_image_understanding": True,
    "enable_video_understanding": False,
}

LOCATION = {
    "country": "NL",
    "city": "Utrecht",
    "region": "Utrecht",
    "timezone": "Europe/Amsterdam",
}

SESSIONS: list[Any] = [
    ({"resumption": {"enabled": True}}, XAISession(resumption=True)),
    ({"resumption": {"enabled": False}}, XAISession(resumption=False)),
    (
        {"replace": {"Scheveningen": "Skayveningen"}},
        XAISession(replace={"Scheveningen": "Skayveningen"}),
    ),
    ({"replace": {}}, XAISession(replace={})),
    ({"replace": None}, XAISession(replace=OFF)),
    (
        heard(transport="json"),
        XAISession(input_audio_transport=Transport.JSON),
    ),
    (
        said(transport="binary"),
        XAISession(output_audio_transport=Transport.BINARY),
    ),
    (
        {
            "enable_noise_suppression": True,
            "enable_phonetic_spelling": False,
            "keep_context": False,
        },
        XAISession(
            enable_noise_suppression=True,
            enable_phonetic_spelling=False,
            keep_context=False,
        ),
    ),
    *(
        (
            {"custom_voice_tokens": tokens},
            XAISession(custom_voice_tokens=tokens),
        )
        for tokens in ([], [7, 1], ["a"])
    ),
    (
        heard(format={"type": "audio/opus"}),
        XAISession(input_audio_format=AudioFormat.OPUS),
    ),
    (
        {
            "tools": [
                {"type": "web_search"},
                {
                    "type": "file_search",
                    "vector_store_ids": ["tides"],
                    "max_num_results": 2,
                },
            ]
        },
        XAISession(tools=[WebSearchTool(), FileSearchTool(["tides"], 2)]),
    ),
    (
        {"tools": [{"type": "x_search", **SEARCH}]},
        XAISession(tools=[XSearchTool(**SEARCH)]),
    ),
    (
        {
            "tools": [
                {
                    "type": "web_search",
                    "location": LOCATION,
                    "allowed_domains": ["harbour.example"],
                    "enable_image_understanding": False,
                },
                {"type": "web_search", "excluded_domains": ["a.example"]},
            ]
        },
        XAISession(
            tools=[
                WebSearchTool(
                    SearchLocation(**LOCATION),
                    allowed_domains=["harbour.example"],
                    enable_image_understanding=False,
                ),
                WebSearchTool(excluded_domains=["a.example"]),
            ]
        ),
    ),
]

EVENTS: list[Any] = [
    (event("ping", timestamp=1_790_000_000_000), Ping(1_790_000_000_000)),
    (event("ping"), Ping()),
    (
        event(
            "conversation.item.input_audio_transcription.updated",
            item_id="i",
            transcript="two tickets",
            content_index=0,
        ),
        TranscriptionUpdated("i", "two tickets", 0),
    ),
    (
        event(
            "conversation.item.truncated",
            item_id="i",
            content_index=0,
            audio_end_ms=900,
            transcript="The ferry",
        ),
        XAIConversationItemTruncated("i", 0, 900, "The ferry"),
    ),
    (
        event(
            "response.output_audio.delta",
            **{**PLACE, "delta": "AAAA"},
            latency="0.7",
            audio_duration_ms=480,
        ),
        XAIResponseAudioDelta(
            **{**PLACE, "delta": b"\0\0\0"},
            latency="0.7",
            audio_duration_ms=480,
        ),
    ),
    (
        event(
            "response.output_audio_transcript.delta", **PLACE, start_time=1.5
        ),
        XAIResponseAudioTranscriptDelta(**PLACE, start_time=1.5),
    ),
    (
        event(
            "response.done",
            response=DONE,
            response_id="r",
            usage={
                "total_tokens": 3,
                "output_audio_seconds": 2.25,
                "billable_audio_seconds": 2,
            },
        ),
        XAIResponseDone(
            RESPONSE,
            "r",
            XAIUsage(
                total_tokens=3,
                output_audio_seconds=2.25,
                billable_audio_seconds=2,
            ),
        ),
    ),
    (
        event(
            "conversation.item.create",
            item={
                "type": "force_message",
                "role": "assistant",
                "content": [{"type": "output_text", "text": "Please hold."}],
                "interruptible": False,
            },
        ),
        ConversationItemCreate(
            ForceMessage([OutputText("Please hold.")], interruptible=False)
        ),
    ),
    (
        event(
            "response.output_item.done",
            response_id="r",
            output_index=0,
            item={
                "type": "message",
                "role": "assistant",
                "status": "cancelled",
                "content": [],
            },
        ),
        ResponseOutputItemDone(
            "r", 0, AssistantMessage([], status=ItemStatus.CANCELLED)
        ),
    ),
    (
        event("session.update", session={"resumption": {"enabled": True}}),
        SessionUpdate(XAISession(resumption=True)),
    ),
    (
        event(
            "session.created",
            session={
                "object": "realtime.session",
                "id": "s",
                "replace": {"a": "b"},
            },
        ),
        SessionCreated(XAISession(replace={"a": "b"}), session_id="s"),
    ),
    (
        event("session.updated", session=heard(transport="binary")),
        SessionUpdated(XAISession(input_audio_transport=Transport.BINARY)),
    ),
]

IGNORED: list[Any] = [
    (
        event("ping", previous_item_id=None, rid="a", ts=1),
        event("ping"),
    ),
    (
        event(
            "response.output_audio.done",
            item_id="i",
            response_id="r",
            output_index=0,
            content_index=0,
            previous_item_id="p",
        ),
        event(
            "response.output_audio.done",
            item_id="i",
            response_id="r",
            output_index=0,
            content_index=0,
        ),
    ),
    (
        event(
            "response.output_item.done",
            response_id="r",
            output_index=0,
            item={
                "type": "function_call",
                "object": "realtime.item",
                "role": "user",
                "name": "f",
                "arguments": "{}",
            },
        ),
        event(
            "response.output_item.done",
            response_id="r",
            output_index=0,
            item={"type": "function_call", "name": "f", "arguments": "{}"},
        ),
    ),
    (
        event(
            "conversation.item.added",
            item={
                "type": "function_call_output",
                "object": "realtime.item",
                "role": "tool",
                "call_id": "c",
                "output": "o",
            },
            previous_item_id="p",
        ),
        event(
            "conversation.item.added",
            item={
                "type": "function_call_output",
                "call_id": "c",
                "output": "o",
            },
            previous_item_id="p",
        ),
    ),
    (
        event(
            "session.updated",
            session={
                "object": "realtime.session",
                "voice": "eve",
                "temperature": -1.0,
                "input_audio_format": "not specified",
                "output_audio_format": "not specified",
                "input_audio_transcription": {"model": "grok-transcribe"},
                "max_response_output_tokens": "inf",
            },
        ),
        event("session.updated", session={"voice": "eve"}),
    ),
    (
        event(
            "response.done",
            response=DONE,
            usage={
                "input_token_details": {"text_tokens": 1, "grok_tokens": 0},
                "output_token_details": {"audio_tokens": 2, "grok_tokens": 0},
            },
        ),
        event(
            "response.done",
            response=DONE,
            usage={
                "input_token_details": {"text_tokens": 1},
                "output_token_details": {"audio_tokens": 2},
            },
        ),
    ),
]

OTHER_FORMS: list[Any] = [
    (
        {
            "tools": [
                {"type": "web_search", "user_location": {"city": "Ghent"}}
            ]
        },
        SessionResource,
        {"tools": [{"type": "web_search", "location": {"city": "Ghent"}}]},
    ),
    *(
        (
            event(f"response.{part}", **keys),
            BaseServerEvent,
            event(f"response.output_{part}", **keys),
        )
        for part, keys in (
            ("text.delta", PLACE),
            ("text.done", {**ENDED, "text": "Two."}),
            ("audio.delta", {**PLACE, "delta": "AAAA"}),
            ("audio.done", ENDED),
            ("audio_transcript.delta", PLACE),
            ("audio_transcript.done", {**ENDED, "transcript": "Two."}),
        )
    ),
    ({"resumption": {}}, SessionResource, {}),
]

REFUSED: list[Any] = [
    (
        {"resumption": True},
        "/resumption: expected an object, got the boolean true",
    ),
    (
        {"resumption": {"enabled": "yes"}},
        "/resumption/enabled: expected true or false, got the string 'yes'",
    ),
    (
        {"replace": {"a": 1}},
        "/replace/a: expected a string, got the number 1",
    ),
    (
        heard(transport="udp"),
        "/audio/input/transport: expected 'json' or 'binary', got the string"
        " 'udp'",
    ),
    (
        {"tools": [{"type": "x_search", "allowed_x_handles": "a"}]},
        "/tools/0/allowed_x_handles: expected an array, got the string 'a'",
    ),
]


class TestPayloads:
    @pytest.mark.parametrize(("payload", "value"), table(*SESSIONS))
    def test_sessions(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A documented key of a session has an attribute.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(XAI, payload, **options)
        assert payload == written(XAI, value, **options)
        assert () == unsupported(value, XAI) == check(payload, XAI)
        assert_round_trips(converter_for(XAI, **options), value)

    @pytest.mark.parametrize(("payload", "value"), table(*EVENTS))
    def test_events(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        So have the keys of events and items.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(XAI, payload, BaseEvent, **options)
        assert payload == written(XAI, value, **options)
        assert () == unsupported(value, XAI) == check(payload, XAI)
        assert_round_trips(converter_for(XAI, **options), value)

    @pytest.mark.parametrize(("payload", "again"), table(*IGNORED))
    def test_ignored(self, payload: Any, again: Any, detailed: bool) -> None:
        """
        Keys that servers add without information are ignored, or kept.
        """
        closed = {"detailed_validation": detailed, "forbid_extra_keys": True}
        kept = {"detailed_validation": detailed, "keep_unknown": True}

        value = read(XAI, payload, BaseServerEvent, **closed)
        forwarded = read(XAI, payload, BaseServerEvent, **kept)

        assert again == written(XAI, value)
        assert payload == written(XAI, forwarded)

    @pytest.mark.parametrize(
        ("payload", "target", "again"), table(*OTHER_FORMS)
    )
    def test_other_forms(self, payload: Any, target: Any, again: Any) -> None:
        """
        Other documented forms are read, and written as the usual ones.
        """
        value = read(XAI, payload, target, forbid_extra_keys=True)

        assert again == written(XAI, value)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Values of the wrong type are rejected.
        """
        check_refused(XAI, payload, [problem])

    @pytest.mark.parametrize("value", [None, {"type": "auto"}])
    def test_keys_of_openai(self, value: Any, detailed: bool) -> None:
        """
        Keys that clients of OpenAI's send, without effect, are ignored.
        """
        keys = ("max_output_tokens", "parallel_tool_calls", "tracing")
        session = {
            **dict.fromkeys((*keys, "truncation"), value),
            **heard(noise_reduction=value, transport="json"),
        }
        payload = event("session.update", session=session)
        closed = {"detailed_validation": detailed, "forbid_extra_keys": True}
        kept = {"detailed_validation": detailed, "keep_unknown": True}

        assert SessionUpdate(
            XAISession(input_audio_transport=Transport.JSON)
        ) == read(XAI, payload, SessionUpdate, **closed)
        assert payload == written(
            XAI, read(XAI, payload, SessionUpdate, **kept)
        )
        assert () == check(payload, XAI)

    def test_unknown_transport(self) -> None:
        """
        A new transport is kept as `Unknown`.
        """
        value = read(XAI, heard(transport="udp"), keep_unknown=True)

        assert Unknown("udp", "xai") == value.input_audio_transport


class TestClasses:
    @pytest.mark.parametrize(
        ("value", "cls"),
        [
            (SessionResource(instructions="Sell tickets."), XAISession),
            (
                ResponseAudioTranscriptDelta(**PLACE),
                XAIResponseAudioTranscriptDelta,
            ),
            (
                ConversationItemTruncated("i", 0, 900),
                XAIConversationItemTruncated,
            ),
            (
                ResponseAudioDelta(**{**PLACE, "delta": b""}),
                XAIResponseAudioDelta,
            ),
            (
                ResponseDone(attrs.evolve(RESPONSE, usage=None)),
                XAIResponseDone,
            ),
        ],
    )
    def test_base(self, value: Any, cls: type[Any]) -> None:
        """
        An instance of the core's class is written, and read as xAI's class.
        """
        payload = written(XAI, value)
        again = read(XAI, payload, type(value))

        assert cls is type(again)
        assert payload == written(XAI, again)
        assert () == unsupported(value, XAI)

    @pytest.mark.parametrize(
        ("family", "value", "payload"),
        [
            (BaseServerEvent, Ping(3), {"type": "ping", "timestamp": 3}),
            (BaseTool, XSearchTool(), {"type": "x_search"}),
            (
                BaseItem,
                ForceMessage([]),
                {"type": "force_message", "role": "assistant", "content": []},
            ),
        ],
    )
    def test_family(self, family: Any, value: Any, payload: Any) -> None:
        """
        The base class of a family alone reads and writes its members.
        """
        assert value == read(XAI, payload, family)
        assert payload == written(XAI, value, family)

    def test_wrong_family(self) -> None:
        """
        A member of another family is not written as that base class.
        """
        with pytest.raises(WireError, match="expected a tool, got a Python P"):
            written(XAI, Ping(), BaseTool)

    def test_closed_alias(self) -> None:
        """
        The core's alias has no events of xAI's, and xAI's has them.
        """
        payload = event("ping")

        check_refused(
            XAI,
            payload,
            [
                "/type: expected one of 46 known types, got 'ping';"
                " structure it as BaseServerEvent"
            ],
            target=ServerEvent,
        )
        assert Ping() == read(XAI, payload, xai.ServerEvent)

    def test_constructors(self) -> None:
        """
        Constructors store arrays as tuples, and name a wrong type.
        """
        tool = XSearchTool(["lighthouse"], ["storm"])

        assert (("lighthouse",), ("storm",)) == (
            tool.allowed_x_handles,
            tool.excluded_x_handles,
        )
        with pytest.raises(TypeError, match=r"^XAISession\.input_audio_trans"):
            XAISession(input_audio_transport="json")  # type: ignore[arg-type]  # on purpose

    def test_repr(self) -> None:
        """
        Members of enums print as expressions.
        """
        session = XAISession(input_audio_transport=Transport.JSON)

        assert "XAISession(input_audio_transport=Transport.JSON)" == repr(
            session
        )


SESSION = XAISession(
    instructions="Sell tickets.",
    tools=[FunctionTool("quote"), XSearchTool()],
    resumption=True,
    replace={"a": "b"},
)

OMITTED = "omitted: the ga dialect has no"


class TestOtherDialects:
    def test_unsupported(self) -> None:
        """
        OpenAI's wire lacks the attributes and tools, each of which is named.
        """
        names = ("tools[1]", "resumption", "replace")
        left = SessionResource(
            instructions="Sell tickets.", tools=[FunctionTool("quote")]
        )

        assert names == unsupported(SESSION, GA)
        dropped, gone = drop_unsupported(SESSION, GA)
        assert names == gone
        assert written(GA, left) == written(GA, dropped)

    def test_to_ga(self) -> None:
        """
        Converting a payload omits them, and says where.
        """
        payload = written(XAI, SessionUpdate(SESSION))

        converted, problems = convert_payload(
            payload, GA, source=XAI, drop=True
        )

        assert {
            "type": "session.update",
            "session": {
                "type": "realtime",
                "instructions": "Sell tickets.",
                "tools": [{"type": "function", "name": "quote"}],
            },
        } == converted
        assert [
            f"/session/tools/1: {OMITTED} XSearchTool",
            f"/session/resumption/enabled: {OMITTED} resumption",
            f"/session/replace: {OMITTED} replace",
        ] == [str(problem) for problem in problems]

    def test_not_dropped(self) -> None:
        """
        Without permission to omit them, they are errors.
        """
        payload = event("session.update", session=heard(transport="binary"))

        with pytest.raises(WireError) as caught:
            convert_payload(payload, GA, source=XAI)

        assert [
            "/session/audio/input/transport: the ga dialect has no"
            " input_audio_transport"
        ] == [str(problem) for problem in explain(caught.value)]

    @pytest.mark.parametrize(
        ("payload", "converted", "omitted"),
        [
            (event("ping", timestamp=1), [], f"/type: {OMITTED} Ping"),
            (
                event(
                    "response.output_audio.delta",
                    **{**PLACE, "delta": ""},
                    latency="0.5",
                    rid="a",
                ),
                event("response.output_audio.delta", **{**PLACE, "delta": ""}),
                f"/latency: {OMITTED} latency",
            ),
        ],
    )
    def test_events_to_ga(
        self, payload: Any, converted: Any, omitted: str
    ) -> None:
        """
        So does converting an event; ignored keys are not named.
        """
        found, problems = convert_payload(payload, GA, source=XAI, drop=True)

        assert converted == found
        assert [omitted] == [str(problem) for problem in problems]

    def test_from_ga(self) -> None:
        """
        OpenAI's payloads are converted to xAI's form.
        """
        payload = {
            "type": "realtime",
            "instructions": "Sell tickets.",
            "audio": {"output": {"voice": "marin"}},
        }

        converted, problems = convert_payload(
            payload, XAI, source=GA, drop=True
        )

        assert {"instructions": "Sell tickets."} == converted
        assert ["/audio/output/voice"] == [x.pointer for x in problems]


class TestAliases:
    def test_tools(self) -> None:
        """
        The aliases have every tool and every item of the dialect.
        """
        records = {record.cls for record in XAI.records}

        assert {x for x in records if issubclass(x, BaseTool)} == {
            *get_args(xai.ToolDefinition)
        }
        assert {x for x in records if issubclass(x, BaseItem)} == {
            *get_args(xai.Item)
        }
