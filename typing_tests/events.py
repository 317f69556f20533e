"""
Checked by type checkers, never executed.
"""

from typing import assert_never, assert_type

from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import (
    drop_unsupported,
    make_converter,
    translate,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, record
from realtime_attrs.events import (
    AssistantMessage,
    ClientEvent,
    ConversationItemAdded,
    Event,
    FunctionCall,
    FunctionCallOutput,
    InputAudioBufferAppend,
    Item,
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPListTools,
    ResponseAudioDelta,
    ResponseCreate,
    ResponseDone,
    ServerEvent,
    SessionCreated,
    SystemMessage,
    TranscriptionSession,
    UserMessage,
)
from realtime_attrs.extending import BaseItem


converter = make_converter(GA)
delta = converter.structure({}, ResponseAudioDelta)
assert_type(delta, ResponseAudioDelta)
assert_type(delta.delta, bytes)
assert_type(delta.output_index, int)
assert_type(delta.event_id, str | None)
assert_type(InputAudioBufferAppend(b"").audio, bytes)
assert_type(
    SessionCreated(SessionResource()).session,
    SessionResource | TranscriptionSession | Unknown,
)
assert_type(
    translate(ResponseCreate(), BETA, source=GA),
    tuple[Event, ...],
)
assert_type(unsupported(delta, BETA), tuple[str, ...])
assert_type(
    drop_unsupported(delta, BETA),
    tuple[ResponseAudioDelta | None, tuple[str, ...]],
)
assert_type(
    drop_unsupported(TranscriptionSession(), BETA),
    tuple[TranscriptionSession, tuple[str, ...]],
)
record(ResponseDone, tag="response.done", constants={"a": "b"})


def what(item: Item) -> str:
    match item:
        case SystemMessage() | UserMessage() | AssistantMessage():
            return "message"
        case FunctionCall() | FunctionCallOutput():
            return "function"
        case MCPListTools() | MCPCall():
            return "mcp"
        case MCPApprovalRequest() | MCPApprovalResponse():
            return "approval"
    assert_never(item)


def added(event: ConversationItemAdded) -> str:
    match event.item:
        case SystemMessage() | FunctionCall() as item:
            return what(item)
        case BaseItem():
            return "another"
        case Unknown():
            return "new"


def is_ours(event: ClientEvent | ServerEvent) -> bool:
    return isinstance(event, ResponseCreate)
