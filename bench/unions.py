"""
Measure unions.

Events are written through one, against the hook of their class, adapters read
and write them, and constructors take members of one.
"""

import json

from collections.abc import Callable
from typing import Any, cast

import attrs
import orjson

from cattrs.preconf.orjson import make_converter as make_orjson_converter

from realtime_attrs import FunctionTool, ServerVAD, SessionResource, Unknown
from realtime_attrs.converter import (
    adapter,
    configure_converter,
    make_converter,
)
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
KEPT = "parser and kept hook"
OWN_TEXT = "own hook and serializer"
METHOD = "the converter's method"
LIST = "a list of the class"
FIELD = "a field of the class"
EMPTY = "without it"
MANY = 50
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
        found |= _adapting(work, payload)
    return found | _constructing()


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


def _adapting(work: str, payload: Any) -> dict[Key, dict[str, Call]]:
    """
    Read and write by adapters, of texts with two libraries.
    """
    quick, plain = make_orjson_converter(), make_converter(GA)
    configure_converter(quick, GA)
    found: dict[Key, dict[str, Call]] = {}
    for converter, library in ((quick, orjson), (plain, json)):
        found |= _texts(work, converter, library, json.dumps(payload))
    event = adapter(plain, ServerEvent).structure(payload)
    write = adapter(plain, ServerEvent).unstructure
    own = plain.get_unstructure_hook(type(event))
    found[work, "written by an adapter"] = {
        OURS: lambda: write(event),
        OWN: lambda: own(event),
        METHOD: lambda: plain.unstructure(event),
    }
    return found


def _texts(
    work: str, converter: Any, library: Any, text: str
) -> dict[Key, dict[str, Call]]:
    events = adapter(converter, ServerEvent)
    union = cast("Any", ServerEvent)
    read, loads = converter.get_structure_hook(union), library.loads
    event, dumps = events.loads(text), library.dumps
    own = converter.get_unstructure_hook(type(event))
    name = library.__name__
    return {
        (work, f"read by an adapter, {name}"): {
            OURS: lambda: events.loads(text),
            KEPT: lambda: read(loads(text), union),
            METHOD: lambda: converter.loads(text, union),
        },
        (work, f"attempt_loads() of an adapter, {name}"): {
            OURS: lambda: events.attempt_loads(text),
            METHOD: lambda: converter.loads(text, union),
        },
        (work, f"written by an adapter, {name}"): {
            OURS: lambda: events.dumps(event),
            OWN_TEXT: lambda: dumps(own(event)),
            METHOD: lambda: converter.dumps(event),
        },
    }


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
