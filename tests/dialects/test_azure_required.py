"""
What other wires require and Azure's specification of 2026-07-15 doesn't.

`test_voice_live_spec.py` compares what it requires.
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


_PART = "response_id item_id output_index content_index"

ITEMS = {
    "mcp_call": "arguments server_label name",
    "mcp_approval_response": "approval_request_id approve",
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


def least(tag: str, keys: str) -> dict[str, Any]:
    """
    Make an object of the keys that it cannot be without.
    """
    given = {key: SAMPLES.get(key, "a") for key in keys.split()}
    return {"type": tag, **given}


def refusal_of(payload: Any, annotation: Any, dialect: Dialect) -> list[str]:
    """
    List why a payload is refused, strictly read.
    """
    converter = make_converter(dialect, forbid_extra_keys=True)
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, annotation)
    return [*map(str, explain(caught.value))]


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
        payload = {
            **least("mcp_call", ITEMS["mcp_call"]),
            "object": "realtime.item",
            "error": error,
        }

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
