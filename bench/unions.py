"""
Measure unions.

Events are written through one, against the hook of their class, and
constructors take members of one.
"""

from collections.abc import Callable
from typing import Any, cast

import attrs

from realtime_attrs import FunctionTool, ServerVAD, SessionResource, Unknown
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ConversationItemCreate,
    Event,
    InputAudioBufferClear,
    ServerEvent,
)


Call = Callable[[], Any]
Key = tuple[str, str]  # work, operation

OURS = "realtime-attrs"
OWN = "own hook"
LOOKED_UP = "unstructure(event)"
LIST = "a list of the class"
FIELD = "a field of the class"
EMPTY = "without it"
MANY = 50
WANTED = 1.7
EVENTS: dict[str, dict[str, Any]] = {
    "smallest event": {"type": "input_audio_buffer.cleared", "event_id": "e"},
    "text delta": {
        "type": "response.output_text.delta",
        "event_id": "e",
        "response_id": "r",
        "item_id": "i",
        "output_index": 0,
        "content_index": 0,
        "delta": "Hello",
    },
    "item added": {
        "type": "conversation.item.added",
        "event_id": "e",
        "previous_item_id": "p",
        "item": {
            "id": "i",
            "object": "realtime.item",
            "type": "message",
            "status": "completed",
            "role": "user",
            "content": [{"type": "input_text", "text": "Hello"}],
        },
    },
}


def contests() -> dict[Key, dict[str, Call]]:
    """
    Set up who does what: (work, operation) -> contestant -> call.
    """
    found: dict[Key, dict[str, Call]] = {}
    for work, payload in EVENTS.items():
        found |= _writing(work, payload)
    return found | _constructing()


def wanted(_: str, operation: str, rival: str) -> float | None:
    """
    Look up the ratio wanted.
    """
    is_written = operation.startswith("written")
    return WANTED if is_written and rival != LOOKED_UP else None


def _writing(work: str, payload: Any) -> dict[Key, dict[str, Call]]:
    converter = make_converter(GA)
    union = cast("Any", ServerEvent)
    event = converter.structure(payload, union)
    cls = type(event)
    own = converter.get_unstructure_hook(cls)
    hook = converter.get_unstructure_hook(union)
    many = [event] * MANY
    found: dict[Key, dict[str, Call]] = {
        (work, "written, unstructure_as=ServerEvent"): {
            OURS: lambda: converter.unstructure(event, union),
            OWN: lambda: own(event),
            LOOKED_UP: lambda: converter.unstructure(event),
        },
        (work, "written by the hook of ServerEvent"): {
            OURS: lambda: hook(event),
            OWN: lambda: own(event),
            LOOKED_UP: lambda: converter.unstructure(event),
        },
        (work, f"written, list[ServerEvent] of {MANY}"): {
            OURS: lambda: converter.unstructure(many, list[union]),
            LIST: lambda: converter.unstructure(many, list[cls]),
        },
    }
    for title, annotation in (
        ("ServerEvent", union),
        ("Event | Unknown", Event | Unknown),
        ("Event | Unknown | None", Event | Unknown | None),
    ):
        found[work, f"written, a field of {title}"] = {
            OURS: _held(converter, event, annotation),
            FIELD: _held(converter, event, cls),
        }
    return found


def _held(converter: Any, event: Any, annotation: Any) -> Call:
    """
    Write an event that a user's class holds.
    """
    holder = attrs.make_class(
        "Holder", {"event": attrs.field(type=annotation)}
    )
    hook, held = converter.get_unstructure_hook(holder), holder(event)
    return lambda: hook(held)


def _constructing() -> dict[Key, dict[str, Call]]:
    converter = make_converter(GA)
    added = converter.structure(EVENTS["item added"], cast("Any", ServerEvent))
    item, detection = added.item, ServerVAD()
    tools = (FunctionTool("f"),) * 20
    return {
        ("constructor", "SessionResource(turn_detection=...)"): {
            OURS: lambda: SessionResource(turn_detection=detection),
            EMPTY: SessionResource,
        },
        ("constructor", "SessionResource(tools=...), 20 tools"): {
            OURS: lambda: SessionResource(tools=tools),
            EMPTY: SessionResource,
        },
        ("constructor", "ConversationItemCreate(item)"): {
            OURS: lambda: ConversationItemCreate(item),
            "InputAudioBufferClear()": InputAudioBufferClear,
        },
    }
