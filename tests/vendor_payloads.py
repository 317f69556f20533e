"""
Pieces of payloads of several vendors.
"""

import json

from typing import Any

from payloads import DATA
from realtime_attrs import (
    AudioFormat,
    FunctionTool,
    FunctionToolChoice,
    MCPToolChoice,
    ReasoningEffort,
    ToolChoiceMode,
)


ANSWERS = {"create_response": True, "interrupt_response": False}

EFFORTS = {
    "none": ReasoningEffort.NONE,
    "minimal": ReasoningEffort.MINIMAL,
    "low": ReasoningEffort.LOW,
    "medium": ReasoningEffort.MEDIUM,
    "high": ReasoningEffort.HIGH,
    "xhigh": ReasoningEffort.XHIGH,
}

CHOICES: list[Any] = [
    ("auto", ToolChoiceMode.AUTO),
    ("none", ToolChoiceMode.NONE),
    ("required", ToolChoiceMode.REQUIRED),
]

CALLS: list[Any] = [
    ({"type": "function", "name": "f"}, FunctionToolChoice("f")),
    ({"type": "mcp", "server_label": "m"}, MCPToolChoice("m")),
    (
        {"type": "mcp", "server_label": "m", "name": "t"},
        MCPToolChoice("m", "t"),
    ),
]

FUNCTION = {"name": "f", "description": "d", "parameters": {"type": "object"}}

FLAT_TOOLS: list[Any] = [
    ({"type": "function", "name": "f"}, FunctionTool("f")),
    ({"type": "function", **FUNCTION}, FunctionTool(**FUNCTION)),
]

SERVER = {
    "server_label": "m",
    "server_url": "https://example.com",
    "authorization": "token",
    "headers": {"a": "b"},
    "allowed_tools": ["t"],
}

PLACE = {
    "delta": "so",
    "item_id": "i",
    "response_id": "r",
    "output_index": 0,
    "content_index": 0,
}


def heard(**keys: Any) -> dict[str, Any]:
    """
    Nest what is about the input.
    """
    return {"audio": {"input": keys}}


def said(**keys: Any) -> dict[str, Any]:
    """
    Nest what is about the output.
    """
    return {"audio": {"output": keys}}


NESTED_FORMAT: list[Any] = [
    ({"type": "audio/pcm", "rate": 24000}, AudioFormat.PCM16),
    ({"type": "audio/pcmu"}, AudioFormat.G711_ULAW),
    ({"type": "audio/pcma"}, AudioFormat.G711_ALAW),
]

NO_TYPE = {"turn_detection": {"type": None}}

NO_NAMES: list[Any] = [
    ({"id": "v"}, "an object"),
    (3, "the number 3"),
    (["eve"], "an array"),
]


def real(**keys: Any) -> dict[str, Any]:
    """
    Add the type of a session.
    """
    return {"type": "realtime", **keys}


def payload_of(name: str) -> Any:
    """
    Load a payload of a vendor.
    """
    return json.loads((DATA / "vendors" / f"{name}.json").read_bytes())
