"""
What Azure's specification of 2026-07-15 requires, and nothing else is.

The tables follow ``VoiceLive.json`` in Azure/azure-rest-api-specs; the type is
not repeated.  Of what a request and an answer have in two forms, a key is
required if both require it.
"""

from typing import Any

import pytest

from cattrs.errors import CattrsError

from realtime_attrs.converter import (
    WireError,
    convert_payload,
    explain,
    make_converter,
    translate,
    unsupported,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    XAI,
    Dialect,
)
from realtime_attrs.events import (
    ConversationItemCreate,
    ConversationItemCreated,
    ConversationItemRetrieved,
    Event,
    InputImage,
    InputText,
    Item,
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPHTTPError,
    OutputAudioBufferCleared,
    OutputText,
    ResponseMCPCallArgumentsDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    UserMessage,
)
from realtime_attrs.vendors.azure_voice_live import MCPOpaqueError


CLIENT_EVENTS = {
    "session.update": "session",
    "input_audio_buffer.append": "audio",
    "input_audio_buffer.commit": "",
    "input_audio_buffer.clear": "",
    "conversation.item.create": "",
    "conversation.item.retrieve": "item_id",
    "conversation.item.truncate": "item_id content_index audio_end_ms",
    "conversation.item.delete": "item_id",
    "response.create": "",
    "response.cancel": "",
    "output_audio_buffer.clear": "",
}

_PART = "response_id item_id output_index content_index"
SERVER_EVENTS = {
    "error": "error",
    "session.created": "session",
    "session.updated": "session",
    "conversation.item.input_audio_transcription.completed": (
        "item_id content_index transcript"
    ),
    "conversation.item.input_audio_transcription.delta": "item_id",
    "conversation.item.input_audio_transcription.failed": (
        "item_id content_index error"
    ),
    "conversation.item.created": "",
    "conversation.item.retrieved": "",
    "conversation.item.truncated": "item_id content_index audio_end_ms",
    "conversation.item.deleted": "item_id",
    "input_audio_buffer.committed": "item_id",
    "input_audio_buffer.cleared": "",
    "input_audio_buffer.speech_started": "audio_start_ms item_id",
    "input_audio_buffer.speech_stopped": "audio_end_ms item_id",
    "output_audio_buffer.cleared": "",
    "response.created": "response",
    "response.done": "response",
    "response.output_item.added": "response_id output_index",
    "response.output_item.done": "response_id output_index",
    "response.content_part.added": f"{_PART} part",
    "response.content_part.done": f"{_PART} part",
    "response.text.delta": f"{_PART} delta",
    "response.text.done": f"{_PART} text",
    "response.audio.delta": f"{_PART} delta",
    "response.audio.done": _PART,
    "response.audio_transcript.delta": f"{_PART} delta",
    "response.audio_transcript.done": f"{_PART} transcript",
    "response.function_call_arguments.delta": (
        "response_id item_id output_index call_id delta"
    ),
    "response.function_call_arguments.done": (
        "response_id item_id output_index call_id arguments name"
    ),
    "mcp_list_tools.in_progress": "item_id",
    "mcp_list_tools.completed": "item_id",
    "mcp_list_tools.failed": "item_id",
    "response.mcp_call_arguments.delta": (
        "delta item_id response_id output_index"
    ),
    "response.mcp_call_arguments.done": "item_id response_id output_index",
    "response.mcp_call.in_progress": "item_id output_index",
    "response.mcp_call.completed": "item_id output_index",
    "response.mcp_call.failed": "item_id output_index",
}

ITEMS = {
    "message": "role content",
    "function_call": "name call_id arguments",
    "function_call_output": "call_id output",
    "mcp_list_tools": "tools server_label",
    "mcp_call": "arguments server_label name",
    "mcp_approval_request": "name server_label",
    "mcp_approval_response": "approval_request_id approve",
}

PARTS = {
    "input_text": "",
    "input_audio": "",
    "input_image": "",
    "text": "",
    "audio": "",
}

SESSION = {
    "tools": {"function": "name", "mcp": "server_label server_url"},
    "tool_choice": {"function": "name"},
    "turn_detection": {
        "server_vad": "",
        "azure_semantic_vad": "",
        "azure_semantic_vad_en": "",
        "azure_semantic_vad_multilingual": "",
    },
    "voice": {
        "openai": "name",
        "azure-standard": "name",
        "azure-custom": "name endpoint_id",
        "azure-personal": "name model",
        "azure-realtime-native": "name",
        "avatar-voice-sync": "model",
    },
}

SAMPLES: dict[str, Any] = {
    "session": {},
    "response": {},
    "error": {"type": "server_error", "message": "No."},
    "part": {"type": "text"},
    "audio": "QUJD",
    "audio_start_ms": 1,
    "audio_end_ms": 2,
    "output_index": 0,
    "content_index": 0,
    "approve": True,
    "tools": [{"name": "look", "input_schema": {}}],
    "content": [],
    "role": "user",
    "name": "alloy",
}
"""
What stands at a key; elsewhere it is text.
"""

SPECIAL = {"response.audio.delta": {"delta": "QUJD"}}


def least(tag: str, keys: str) -> dict[str, Any]:
    """
    Make an object of the keys that it cannot be without.
    """
    own = SPECIAL.get(tag, {})
    given = {key: SAMPLES.get(key, "a") for key in keys.split()}
    return {"type": tag, **given, **own}


def within(tag: str, cls: Any) -> list[Any]:
    """
    List the records of a union, or of everything, that have a tag.
    """
    return [
        record
        for record in AZURE_VOICE_LIVE.records
        if record.tag == tag and (cls is None or record.cls in cls.__args__)
    ]


def events() -> list[tuple[str, str]]:
    """
    List the events of clients and servers.
    """
    return [*CLIENT_EVENTS.items(), *SERVER_EVENTS.items()]


def in_session() -> list[tuple[str, str, str]]:
    """
    List the objects of a session, with their places.
    """
    return [
        (key, tag, keys)
        for key, table in SESSION.items()
        for tag, keys in table.items()
    ]


def refusal_of(payload: Any, annotation: Any, dialect: Dialect) -> list[str]:
    """
    List why a payload is refused, strictly read.
    """
    converter = make_converter(dialect, forbid_extra_keys=True)
    try:
        converter.structure(payload, annotation)
    except CattrsError as error:
        return [*map(str, explain(error))]
    return []


class TestSpecification:
    @pytest.mark.parametrize("mode", ["", "keep_unknown", "forbid_extra_keys"])
    @pytest.mark.parametrize(("tag", "keys"), events())
    def test_events(self, tag: str, keys: str, mode: str) -> None:
        """
        An event of nothing but required keys is read and written.
        """
        options = {mode: True} if mode else {}
        converter = make_converter(AZURE_VOICE_LIVE, **options)
        payload = least(tag, keys)

        written = converter.unstructure(converter.structure(payload, Event))

        assert payload.items() <= {**written, **shown(written)}.items()

    @pytest.mark.parametrize(("tag", "keys"), events())
    def test_required(self, tag: str, keys: str) -> None:
        """
        No event is refused for a key that is not required.
        """
        (record,) = within(tag, Event)
        firsts = {record.paths[x].split(".")[0] for x in record.required}

        assert firsts <= {*keys.split()}

    @pytest.mark.parametrize(("tag", "keys"), ITEMS.items())
    def test_items(self, tag: str, keys: str) -> None:
        """
        An item of nothing but required keys is read, wherever it stands.
        """
        item = least(tag, keys)

        for kind in ("conversation.item.create", "conversation.item.created"):
            assert [] == refusal_of(
                {"type": kind, "item": item}, Event, AZURE_VOICE_LIVE
            )

    @pytest.mark.parametrize(("tag", "keys"), ITEMS.items())
    def test_required_of_items(self, tag: str, keys: str) -> None:
        """
        No item is refused for a key that is not required.
        """
        for record in within(tag, Item):
            assert record.required <= {*keys.split()}

    @pytest.mark.parametrize("tag", PARTS)
    def test_parts(self, tag: str) -> None:
        """
        No part is refused for a key that is not required.
        """
        for record in within(tag, None):
            assert frozenset() == record.required

    def test_parts_of_messages(self) -> None:
        """
        A part may be nothing but its type.
        """
        user = [{"type": "input_text"}, {"type": "input_image"}]
        made = {"type": "message", "role": "assistant", "content": []}
        payload = {**made, "role": "user", "content": user}
        answer = {**made, "content": [{"type": "text"}, {"type": "audio"}]}
        converter = make_converter(AZURE_VOICE_LIVE)

        assert [InputText(), InputImage()] == [
            *converter.structure(payload, Item).content
        ]
        assert answer.items() <= (
            converter.unstructure(converter.structure(answer, Item)).items()
        )

    @pytest.mark.parametrize(("key", "tag", "keys"), in_session())
    def test_session(self, key: str, tag: str, keys: str) -> None:
        """
        The parts of a session are read with required keys alone.
        """
        found = least(tag, keys)
        value = [found] if key == "tools" else found

        assert [] == refusal_of(
            {"type": "session.update", "session": {key: value}},
            Event,
            AZURE_VOICE_LIVE,
        )


def shown(written: dict[str, Any]) -> dict[str, Any]:
    """
    List what is written of objects that have more keys than were read.
    """
    return {
        key: SAMPLES[key]
        for key in ("session", "response", "error")
        if key in written
    }


class TestErrors:
    @pytest.mark.parametrize(
        "error",
        [
            "No such tool.",
            5,
            False,
            ["a"],
            {},
            {"code": "x", "reason": None},
            {"type": "http_error"},
            {"type": "http_error", "code": 404, "message": "Not found."},
        ],
    )
    @pytest.mark.parametrize("keeps", [False, True])
    def test_anything(self, error: Any, keeps: bool) -> None:
        """
        The error of a call may be anything, and is written back as it was.
        """
        converter = make_converter(AZURE_VOICE_LIVE, keep_unknown=keeps)
        payload = {**least("mcp_call", ITEMS["mcp_call"]), "error": error}

        call = converter.structure(payload, Item)

        assert MCPOpaqueError(error) == call.error
        assert payload == converter.unstructure(call)
        assert () == unsupported(call, AZURE_VOICE_LIVE)

    def test_none(self) -> None:
        """
        Without an error there is none.
        """
        payload = {**least("mcp_call", ITEMS["mcp_call"]), "error": None}

        assert (
            None
            is make_converter(AZURE_VOICE_LIVE)
            .structure(payload, MCPCall)
            .error
        )

    @pytest.mark.parametrize(
        ("error", "dialect", "names"),
        [
            (MCPOpaqueError("No."), GA, ("error",)),
            (MCPOpaqueError("No."), XAI, ("error",)),
            (MCPOpaqueError(None), AZURE_VOICE_LIVE, ("error",)),
            (MCPHTTPError(404, "No."), AZURE_VOICE_LIVE, ("error",)),
            (MCPHTTPError(404, "No."), GA, ()),
        ],
    )
    def test_of_another_wire(
        self, error: Any, dialect: Dialect, names: tuple[str, ...]
    ) -> None:
        """
        Where errors have forms, one without cannot be said.
        """
        call = MCPCall("shop", "look", "{}", id="i", error=error)

        assert names == unsupported(call, dialect)


OTHERS = [
    (BETA, Event, least("conversation.item.create", ""), "/item"),
    (BETA, Event, least("conversation.item.created", ""), "/item"),
    (GA, Event, least("conversation.item.retrieved", ""), "/item"),
    (GA, Event, least("output_audio_buffer.cleared", ""), "/response_id"),
    (
        QWEN_OMNI,
        Event,
        least("response.output_item.added", "response_id output_index"),
        "/item",
    ),
    (
        GA,
        Event,
        least("response.output_item.done", "response_id output_index"),
        "/item",
    ),
    (
        INWORLD,
        Event,
        least(
            "response.mcp_call_arguments.done",
            "item_id response_id output_index",
        ),
        "/arguments",
    ),
    (GA, Item, least("mcp_call", ITEMS["mcp_call"]), "/id"),
    (
        GA,
        Item,
        {**least("mcp_approval_request", "name server_label"), "id": "i"},
        "/arguments",
    ),
    (
        XAI,
        Item,
        least("mcp_approval_request", "name server_label arguments"),
        "/id",
    ),
    (
        GA,
        Item,
        least("mcp_approval_response", ITEMS["mcp_approval_response"]),
        "/id",
    ),
    (
        GA,
        Item,
        {**least("message", "role"), "content": [{"type": "input_image"}]},
        "/content/0/image_url",
    ),
    (
        BETA,
        Item,
        {**least("message", "role"), "content": [{"type": "input_text"}]},
        "/content/0/text",
    ),
    (
        BETA,
        Item,
        {
            "type": "message",
            "role": "assistant",
            "content": [{"type": "text"}],
        },
        "/content/0/text",
    ),
    (
        GA,
        Item,
        {
            "type": "message",
            "role": "assistant",
            "content": [{"type": "output_text"}],
        },
        "/content/0/text",
    ),
    (
        GA,
        Event,
        least("response.content_part.done", f"{_PART} part"),
        "/part/text",
    ),
]

UNSAID = [
    ConversationItemCreate(),
    ConversationItemCreated(),
    ConversationItemRetrieved(),
    OutputAudioBufferCleared(),
    ResponseOutputItemAdded("r", 0),
    ResponseOutputItemDone("r", 0),
    ResponseMCPCallArgumentsDone("i", "r", 0),
    InputText(),
    InputImage(),
    OutputText(),
    MCPCall("shop", "look", "{}"),
    MCPApprovalRequest("shop", "look"),
    MCPApprovalResponse("i", approve=True),
]


class TestOthers:
    @pytest.mark.parametrize(
        ("dialect", "annotation", "payload", "pointer"), OTHERS
    )
    def test_required(
        self, dialect: Dialect, annotation: Any, payload: Any, pointer: str
    ) -> None:
        """
        Other wires require what they required.
        """
        assert [f"{pointer}: required key is missing"] == refusal_of(
            payload, annotation, dialect
        )

    @pytest.mark.parametrize("value", UNSAID, ids=lambda x: type(x).__name__)
    def test_unsupported(self, value: Any) -> None:
        """
        Objects without an otherwise required key can be written for Azure alone.
        """
        assert () == unsupported(value, AZURE_VOICE_LIVE)
        assert () != unsupported(value, GA)

    def test_translated(self) -> None:
        """
        An event of no item has no counterpart where items are required.
        """
        created = ConversationItemCreated()
        done = ResponseOutputItemDone("r", 0)

        assert () == translate(created, GA, source=AZURE_VOICE_LIVE)
        assert () == translate(done, GA, source=AZURE_VOICE_LIVE)
        for event in (created, done):
            payload = make_converter(AZURE_VOICE_LIVE).unstructure(event)
            with pytest.raises(WireError, match="the ga dialect requires"):
                convert_payload(payload, GA, source=AZURE_VOICE_LIVE)

    def test_inside(self) -> None:
        """
        A part that can't be written is named with its path.
        """
        message = UserMessage([InputText("a"), InputText()])

        assert ("content[1]",) == unsupported(message, BETA)
        assert () == unsupported(message, AZURE_VOICE_LIVE)

    def test_approval(self) -> None:
        """
        The SDK's own approval has no identifier.
        """
        payload = {
            "type": "conversation.item.create",
            "item": {
                "type": "mcp_approval_response",
                "approval_request_id": "mcpr_1",
                "approve": True,
            },
        }
        converter = make_converter(AZURE_VOICE_LIVE, forbid_extra_keys=True)
        event = converter.structure(payload, Event)

        assert event == ConversationItemCreate(
            MCPApprovalResponse("mcpr_1", approve=True)
        )
        assert payload == converter.unstructure(event)
