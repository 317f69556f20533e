"""
A vendor's own classes, one of each family, and a dialect that has them.

There are two of each class: with a constructor that checks, made by
`extending.frozen`, and with attrs' own.
"""

from collections.abc import Callable
from enum import Enum
from functools import cache
from types import SimpleNamespace
from typing import Any

import attrs

from realtime_attrs import (
    SessionResource,
    ToolChoice,
    ToolDefinition,
    TurnDetection,
    Voice,
)
from realtime_attrs.dialects import GA, Dialect, Key, bare, record
from realtime_attrs.events import (
    AssistantMessage,
    ClientEvent,
    ClientSecretAnswer,
    ClientSecretRequest,
    ContentPart,
    ConversationItemAdded,
    ConversationItemCreate,
    ConversationItemDone,
    ConversationItemRetrieved,
    Item,
    MCPCall,
    MCPCallError,
    Response,
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreate,
    ResponseDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseParameters,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
    TranscriptionSession,
    UserMessage,
)
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseContentPart,
    BaseItem,
    BaseMCPError,
    BaseServerEvent,
    BaseTool,
    BaseToolChoice,
    BaseTurnDetection,
    BaseVoice,
    Milliseconds,
    frozen,
)


class Chime(BaseVoice, Enum):
    """
    A voice of the vendor's.
    """

    BELL = 1
    GONG = 2


class Haste(BaseToolChoice, Enum):
    """
    A choice of tools of the vendor's.
    """

    FIRST = 1


@cache
def own_classes(decorate: Callable[[Any], Any]) -> Any:
    """
    Make a class of each family, and classes with attributes of their own.
    """

    @decorate
    class CrmLookup(BaseTool):
        table: str
        limit: int | None = None

    @decorate
    class Route(BaseToolChoice):
        path: str

    @decorate
    class Pause(BaseTurnDetection):
        pause_ms: Milliseconds | None = None

    @decorate
    class Clone(BaseVoice):
        sample: str

    @decorate
    class Nickname(BaseVoice):
        name: str

    @decorate
    class Handoff(BaseItem):
        target: str
        id: str | None = None

    @decorate
    class OutageError(BaseMCPError):
        since: int | None = None

    @decorate
    class Sticker(BaseContentPart):
        title: str

    @decorate
    class Nudge(BaseClientEvent):
        force: int | None = None

    @decorate
    class Ping(BaseServerEvent):
        load: int | None = None

    @decorate
    class AcmeSession(SessionResource):
        avatar: str | None = None
        seat: int | None = None
        tenant: str | None = None

    @decorate
    class AcmeUpdate(SessionUpdate):
        resume: str | None = None

    @decorate
    class AcmeResponse(Response):
        mood: str | None = None

    @decorate
    class AcmeParameters(ResponseParameters):
        mood: str | None = None

    @decorate
    class AcmeRequest(ClientSecretRequest):
        region: str | None = None

    @decorate
    class AcmeAnswer(ClientSecretAnswer):
        region: str | None = None

    return SimpleNamespace(**locals())


@cache
def acme(decorate: Callable[[Any], Any] = frozen) -> Dialect:
    """
    Make the vendor's dialect, with the classes of one kind.
    """
    own = own_classes(decorate)
    return GA.evolve(
        "acme",
        records=[
            record(own.CrmLookup, tag="crm_lookup", limit="options.limit"),
            record(own.Route, tag="route"),
            record(own.Pause, tag="pause"),
            record(own.Clone, tag="clone", sample="source.sample"),
            bare(own.Nickname, "name"),
            record(own.Handoff, tag="handoff"),
            record(own.OutageError, tag="outage"),
            record(own.Sticker, tag="sticker"),
            record(own.Nudge, tag="acme.nudge"),
            record(own.Ping, tag="acme.ping"),
            GA.of(SessionResource).evolve(
                "avatar",
                cls=own.AcmeSession,
                seat="acme.seat",
                tenant=Key(None),
            ),
            GA.of(SessionUpdate).evolve("resume", cls=own.AcmeUpdate),
            GA.of(Response).evolve("mood", cls=own.AcmeResponse),
            GA.of(ResponseParameters).evolve("mood", cls=own.AcmeParameters),
            GA.of(ClientSecretRequest).evolve("region", cls=own.AcmeRequest),
            GA.of(ClientSecretAnswer).evolve("region", cls=own.AcmeAnswer),
        ],
        words={
            Chime: {Chime.BELL: "bell", Chime.GONG: "gong"},
            Haste: {Haste.FIRST: "first"},
        },
    )


DECORATORS = (frozen, attrs.frozen)

FAMILIES: dict[str, tuple[Any, Any]] = {
    "CrmLookup": (BaseTool, ToolDefinition),
    "Route": (BaseToolChoice, ToolChoice),
    "Haste": (BaseToolChoice, ToolChoice),
    "Pause": (BaseTurnDetection, TurnDetection),
    "Clone": (BaseVoice, Voice),
    "Nickname": (BaseVoice, Voice),
    "Chime": (BaseVoice, Voice),
    "Handoff": (BaseItem, Item),
    "OutageError": (BaseMCPError, MCPCallError),
    "Sticker": (BaseContentPart, ContentPart),
    "Nudge": (BaseClientEvent, ClientEvent),
    "Ping": (BaseServerEvent, ServerEvent),
}
"""
The base class of each family, and its closed alias.
"""

PAYLOADS: dict[str, Any] = {
    "CrmLookup": {
        "type": "crm_lookup",
        "table": "t",
        "options": {"limit": 3},
    },
    "Route": {"type": "route", "path": "p"},
    "Haste": "first",
    "Pause": {"type": "pause", "pause_ms": 3},
    "Clone": {"type": "clone", "source": {"sample": "s"}},
    "Nickname": "Bo",
    "Chime": "bell",
    "Handoff": {"type": "handoff", "target": "x", "id": "i"},
    "OutageError": {"type": "outage", "since": 3},
    "Sticker": {"type": "sticker", "title": "s"},
    "Nudge": {"type": "acme.nudge", "force": 1, "event_id": "e"},
    "Ping": {"type": "acme.ping", "load": 2, "event_id": "e"},
}


@cache
def members(decorate: Callable[[Any], Any]) -> dict[str, Any]:
    """
    Make a member of each family.
    """
    own = own_classes(decorate)
    return {
        "CrmLookup": own.CrmLookup("t", 3),
        "Route": own.Route("p"),
        "Haste": Haste.FIRST,
        "Pause": own.Pause(3),
        "Clone": own.Clone("s"),
        "Nickname": own.Nickname("Bo"),
        "Chime": Chime.BELL,
        "Handoff": own.Handoff("x", "i"),
        "OutageError": own.OutageError(3),
        "Sticker": own.Sticker("s"),
        "Nudge": own.Nudge(1, event_id="e"),
        "Ping": own.Ping(2, event_id="e"),
    }


TOOL, PART = PAYLOADS["CrmLookup"], PAYLOADS["Sticker"]
HANDOFF, PAUSE = PAYLOADS["Handoff"], PAYLOADS["Pause"]
AT: dict[str, Any] = {"item_id": "i", "response_id": "r"}
PLACE = {**AT, "output_index": 0, "content_index": 1}
OUTPUT = {"response_id": "r", "output_index": 0}
NULLS = dict.fromkeys(["status_details", "conversation_id", "usage"])


@cache
def holders(decorate: Callable[[Any], Any]) -> list[tuple[Any, Any]]:
    """
    List values that hold own ones in each place, and their payloads.
    """
    own, made = own_classes(decorate), members(decorate)
    item, part = made["Handoff"], made["Sticker"]
    full = own.AcmeSession(
        voice=Chime.BELL,
        tools=(made["CrmLookup"],),
        tool_choice=made["Route"],
        turn_detection=made["Pause"],
        avatar="a",
        seat=2,
    )
    full_payload = {
        "type": "realtime",
        "audio": {
            "input": {"turn_detection": PAUSE},
            "output": {"voice": "bell"},
        },
        "tools": [TOOL],
        "tool_choice": PAYLOADS["Route"],
        "avatar": "a",
        "acme": {"seat": 2},
    }
    heard = {
        "type": "transcription",
        "audio": {"input": {"turn_detection": PAUSE}},
    }
    return [
        (full, full_payload),
        (
            own.AcmeSession(
                voice=made["Clone"],
                tool_choice=Haste.FIRST,
                tools=[made["CrmLookup"]] * 2,
            ),
            {
                "type": "realtime",
                "audio": {"output": {"voice": PAYLOADS["Clone"]}},
                "tools": [TOOL, TOOL],
                "tool_choice": "first",
            },
        ),
        (
            own.AcmeSession(voice=made["Nickname"]),
            {"type": "realtime", "audio": {"output": {"voice": "Bo"}}},
        ),
        (
            own.AcmeUpdate(full, resume="r", event_id="e"),
            {
                "type": "session.update",
                "session": full_payload,
                "resume": "r",
                "event_id": "e",
            },
        ),
        (
            own.AcmeUpdate(TranscriptionSession(turn_detection=made["Pause"])),
            {"type": "session.update", "session": heard},
        ),
        (
            SessionCreated(full, event_id="e"),
            {
                "type": "session.created",
                "session": {**full_payload, "object": "realtime.session"},
                "event_id": "e",
            },
        ),
        (
            ConversationItemDone(
                MCPCall("s", "n", "{}", "i", error=made["OutageError"])
            ),
            {
                "type": "conversation.item.done",
                "previous_item_id": None,
                "item": {
                    "type": "mcp_call",
                    "server_label": "s",
                    "name": "n",
                    "arguments": "{}",
                    "id": "i",
                    "error": PAYLOADS["OutageError"],
                },
            },
        ),
        (
            ResponseCreate(
                own.AcmeParameters(
                    voice=Chime.GONG,
                    tools=(made["CrmLookup"],),
                    tool_choice=Haste.FIRST,
                    input=(item,),
                    mood="m",
                )
            ),
            {
                "type": "response.create",
                "response": {
                    "audio": {"output": {"voice": "gong"}},
                    "tools": [TOOL],
                    "tool_choice": "first",
                    "input": [HANDOFF],
                    "mood": "m",
                },
            },
        ),
        (
            ResponseDone(
                own.AcmeResponse("r", output=(item,), voice=made["Clone"]),
                event_id="e",
            ),
            {
                "type": "response.done",
                "response": {
                    "object": "realtime.response",
                    "id": "r",
                    "output": [HANDOFF],
                    "audio": {"output": {"voice": PAYLOADS["Clone"]}},
                    "metadata": None,
                    **NULLS,
                },
                "event_id": "e",
            },
        ),
        (
            ConversationItemCreate(UserMessage((part,)), "p"),
            {
                "type": "conversation.item.create",
                "item": {"type": "message", "role": "user", "content": [PART]},
                "previous_item_id": "p",
            },
        ),
        (
            ConversationItemCreate(AssistantMessage((part,))),
            {
                "type": "conversation.item.create",
                "item": {
                    "type": "message",
                    "role": "assistant",
                    "content": [PART],
                },
            },
        ),
        (
            ConversationItemCreate(item),
            {"type": "conversation.item.create", "item": HANDOFF},
        ),
        *(
            (
                cls(item, "p", event_id="e"),
                {
                    "type": tag,
                    "item": HANDOFF,
                    "previous_item_id": "p",
                    "event_id": "e",
                },
            )
            for cls, tag in (
                (ConversationItemAdded, "conversation.item.added"),
                (ConversationItemDone, "conversation.item.done"),
            )
        ),
        (
            ConversationItemRetrieved(item, event_id="e"),
            {
                "type": "conversation.item.retrieved",
                "item": HANDOFF,
                "event_id": "e",
            },
        ),
        *(
            (
                cls(**OUTPUT, item=item, event_id="e"),
                {"type": tag, **OUTPUT, "item": HANDOFF, "event_id": "e"},
            )
            for cls, tag in (
                (ResponseOutputItemAdded, "response.output_item.added"),
                (ResponseOutputItemDone, "response.output_item.done"),
            )
        ),
        *(
            (
                cls(**PLACE, part=part, event_id="e"),
                {"type": tag, **PLACE, "part": PART, "event_id": "e"},
            )
            for cls, tag in (
                (ResponseContentPartAdded, "response.content_part.added"),
                (ResponseContentPartDone, "response.content_part.done"),
            )
        ),
        (
            own.AcmeRequest(full, region="eu"),
            {"session": full_payload, "region": "eu"},
        ),
        (
            own.AcmeAnswer("v", 3, full, region="eu"),
            {
                "value": "v",
                "expires_at": 3,
                "session": {**full_payload, "object": "realtime.session"},
                "region": "eu",
            },
        ),
    ]
