"""
Items of a conversation, and the parts of messages.
"""

from collections.abc import Sequence
from enum import auto
from typing import TypeAlias

import attrs

from .._values.checked import as_tuple, frozen
from .._values.enums import Named
from .._values.unknown import Unknown
from .bases import BaseContentPart, BaseItem, BaseObject
from .mcp_items import (
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPListTools,
)


class ItemStatus(Named):
    """
    How far an item has come.

    Servers say so; from a client it means nothing.
    """

    COMPLETED = auto()
    """
    It is whole.
    """

    INCOMPLETE = auto()
    """
    It was cut short, and keeps what there was of it.
    """

    IN_PROGRESS = auto()
    """
    It is being made.
    """

    CANCELLED = auto()
    """
    It was cancelled; xAI has it.
    """


class Phase(Named):
    """
    What an assistant's message is to the answer; gpt-realtime-2.1 models.
    """

    COMMENTARY = auto()
    """
    Said on the way, such as before a tool is called.
    """

    FINAL_ANSWER = auto()
    """
    The answer itself.
    """


class ImageDetail(Named):
    """
    How closely the model looks at an image.
    """

    AUTO = auto()
    """
    The service decides; where servers start.
    """

    LOW = auto()
    HIGH = auto()
    ORIGINAL = auto()
    """
    As it is; in Live sessions only.
    """


@frozen
class InputText(BaseObject):
    """
    Text for the model, from the system or the user.

    Args:
        text: The text; not every wire requires it.
    """

    text: str | None = None


@frozen
class InputAudio(BaseObject):
    """
    What the user said.

    Args:
        audio:
            The samples, encoded as the session's `input_audio_format` says.
            Servers leave them out, except where an item is retrieved.

        transcript:
            What was said, in writing.  Servers send `None`, and the text in
            events of its own.
    """

    audio: bytes | None = None
    transcript: str | None = None


@frozen
class InputImage(BaseObject):
    """
    An image that the user shows.

    Args:
        image_url:
            A ``data:`` URI of a PNG or JPEG image; not every wire requires it.

        detail: How closely to look at it.
    """

    image_url: str | None = None
    detail: ImageDetail | Unknown | None = None


@frozen
class OutputText(BaseObject):
    """
    Text from the model.

    Args:
        text:
            The text; ``""`` where the part has only begun.  Not every wire
            requires it.
    """

    text: str | None = None


@frozen
class OutputAudio(BaseObject):
    """
    What the model said.

    Args:
        transcript:
            What was said, in writing; ``""`` where the part has only begun.

        audio:
            The samples, encoded as the session's `output_audio_format` says.
            Servers leave them out, except where an item is retrieved.
    """

    transcript: str | None = None
    audio: bytes | None = None


ContentPart: TypeAlias = (
    InputText | InputAudio | InputImage | OutputText | OutputAudio
)
"""
Any part of a message.
"""


def _system_parts(
    value: Sequence[InputText | Unknown],
) -> tuple[InputText | Unknown, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


def _user_parts(
    value: Sequence[
        InputText | InputAudio | InputImage | BaseContentPart | Unknown
    ],
) -> tuple[
    InputText | InputAudio | InputImage | BaseContentPart | Unknown, ...
]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


def _assistant_parts(
    value: Sequence[OutputText | OutputAudio | BaseContentPart | Unknown]
    | None,
) -> tuple[OutputText | OutputAudio | BaseContentPart | Unknown, ...] | None:
    return as_tuple(value)


@frozen
class SystemMessage(BaseItem):
    """
    A message that guides the model, later than the instructions do.

    Args:
        content: Its parts.  A sequence is stored as a tuple.

        id:
            Its identifier; a client may choose it, otherwise the server does.

        status: How far it has come; from servers only.
    """

    content: tuple[InputText | Unknown, ...] = attrs.field(
        converter=_system_parts
    )
    id: str | None = None
    status: ItemStatus | Unknown | None = None


@frozen
class UserMessage(BaseItem):
    """
    A message from the user.

    Args:
        content: Its parts.  A sequence is stored as a tuple.

        id:
            Its identifier; a client may choose it, otherwise the server does.

        status: How far it has come; from servers only.
    """

    content: tuple[
        InputText | InputAudio | InputImage | BaseContentPart | Unknown, ...
    ] = attrs.field(converter=_user_parts)
    id: str | None = None
    status: ItemStatus | Unknown | None = None


@frozen
class AssistantMessage(BaseItem):
    """
    A message from the model.

    A client may put one into a conversation too, with text only.

    Args:
        content:
            Its parts; empty where it has only begun, and left out by some
            servers.  A sequence is stored as a tuple.

        id:
            Its identifier; a client may choose it, otherwise the server does.

        status: How far it has come; from servers only.

        phase: What it is to the answer; gpt-realtime-2.1 models only.
    """

    content: (
        tuple[OutputText | OutputAudio | BaseContentPart | Unknown, ...] | None
    ) = attrs.field(default=None, converter=_assistant_parts)
    id: str | None = None
    status: ItemStatus | Unknown | None = None
    phase: Phase | Unknown | None = None


@frozen
class FunctionCall(BaseItem):
    """
    The model calls a function of the client's.

    A client answers with a `FunctionCallOutput`, and then asks for another
    response.

    Args:
        name: The function's name.

        arguments:
            Its arguments, as the model wrote them: text that should be a JSON
            object, but need not be; ``""`` where the call has only begun.

        call_id: What the answer has to refer to.

        id: The item's identifier, which is not *call_id*.

        status: How far it has come; from servers only.
    """

    name: str
    arguments: str
    call_id: str | None = None
    id: str | None = None
    status: ItemStatus | Unknown | None = None


@frozen
class FunctionCallOutput(BaseItem):
    """
    What a function of the client's returned.

    Args:
        call_id: The `FunctionCall.call_id` that it answers.

        output: Any text, often JSON.

        id:
            Its identifier; a client may choose it, otherwise the server does.

        status: How far it has come; from servers only, and not from all.
    """

    call_id: str
    output: str
    id: str | None = None
    status: ItemStatus | Unknown | None = None


@frozen
class ItemReference(BaseObject):
    """
    An item of the conversation, as part of the input of one response.

    Args:
        id: The item's identifier.
    """

    id: str


Item: TypeAlias = (
    SystemMessage
    | UserMessage
    | AssistantMessage
    | FunctionCall
    | FunctionCallOutput
    | MCPListTools
    | MCPCall
    | MCPApprovalRequest
    | MCPApprovalResponse
)
"""
Anything that a conversation consists of.
"""
