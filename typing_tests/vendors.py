"""
Vendors' classes are used with types, without casts.
"""

from typing import assert_type

from realtime_attrs import Unknown
from realtime_attrs.converter import adapter, make_converter
from realtime_attrs.dialects import GA_COMPATIBLE, XAI, Dialect
from realtime_attrs.events import ConversationItemCreate, OutputText, Usage
from realtime_attrs.vendors import azure_voice_live, inworld, qwen, xai


assert_type(XAI, Dialect)
assert_type(GA_COMPATIBLE, Dialect)

session = xai.XAISession(
    tools=[xai.XSearchTool(["lighthouse"], from_date="2026-01-31")],
    replace={"a": "b"},
    input_audio_transport=xai.Transport.BINARY,
)
greeting = ConversationItemCreate(xai.ForceMessage([OutputText("Hello.")]))

assert_type(session.input_audio_transport, xai.Transport | Unknown | None)


def heard(event: xai.ServerEvent) -> Usage | int | None:
    """
    Narrow an event to a class of the vendor's.
    """
    match event:
        case xai.XAIResponseDone():
            return event.usage
        case xai.Ping():
            return event.timestamp
        case _:
            return None


def sent(
    event: xai.ClientEvent
    | azure_voice_live.ClientEvent
    | inworld.ClientEvent
    | qwen.ClientEvent,
) -> str | None:
    """
    Every event has an identifier.
    """
    return event.event_id


incoming = adapter(make_converter(XAI), xai.ServerEvent)
heard(incoming.loads('{"type": "ping"}'))
sent(greeting)
