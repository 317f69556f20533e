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
    The progress of an item.

    Servers send it; they ignore it in items of clients.
    """

    COMPLETED = auto()
    """
    The item is complete.
    """

    INCOMPLETE = auto()
    """
    The item was interrupted, and has only a part of its content.
    """

    IN_PROGRESS = auto()
    """
    The model is producing the item.
    """

    CANCELLED = auto()
    """
    The item was cancelled; only xAI has it.
    """


class Phase(Named):
    """
    The role of an assistant's message; only gpt-realtime-2.1 models have it.
    """

    COMMENTARY = auto()
    """
    A remark before the answer, such as before a tool call.
    """

    FINAL_ANSWER = auto()
    """
    The answer itself.
    """


class ImageDetail(Named):
    """
    The resolution at which the model views an image.
    """

    AUTO = auto()
    """
    The service chooses; the server's default.
    """

    LOW = auto()
    HIGH = auto()
    ORIGINAL = auto()
    """
    The image's own resolution; only Live sessions have it.
    """


@frozen
class InputText(BaseObject):
    """
    Text for the model, from the system or the user.

    Args:
        text: The text; optional in some dialects.
    """

    text: str | None = None


@frozen
class InputAudio(BaseObject):
    """
    Speech of the user.

    Args:
        audio:
            The samples, in the session's `input_audio_format`.  Servers omit
            them, except in `ConversationItemRetrieved`.

        transcript:
            The transcript of the speech.  Servers send null here, and the
            transcript in separate events.
    """

    audio: bytes | None = None
    transcript: str | None = None


@frozen
class InputImage(BaseObject):
    """
    An image from the user.

    Args:
        image_url:
            A ``data:`` URI of a PNG or JPEG image; optional in some dialects.

        detail: The resolution at which the model views it.
    """

    image_url: str | None = None
    detail: ImageDetail | Unknown | None = None


@frozen
class OutputText(BaseObject):
    """
    Text from the model.

    Args:
        text:
            The text; ``""`` if the part has only begun.  Optional in some
            dialects.
    """

    text: str | None = None


@frozen
class OutputAudio(BaseObject):
    """
    Speech of the model.

    Args:
        transcript:
            The transcript of the speech; ``""`` if the part has only begun.

        audio:
            The samples, in the session's `output_audio_format`.  Servers omit
            them, except in `ConversationItemRetrieved`.
    """

    transcript: str | None = None
    audio: bytes | None = None


ContentPart: TypeAlias = (
    InputText | InputAudio | InputImage | OutputText | OutputAudio
)
"""
Any content part of a message.
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
    A message with further instructions for the model.

    Args:
        content: The content parts.  A sequence is stored as a tuple.

        id:
            The item's identifier; the server chooses one if the client
            doesn't.

        status: The item's progress; only servers send it.
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
        content: The content parts.  A sequence is stored as a tuple.

        id:
            The item's identifier; the server chooses one if the client
            doesn't.

        status: The item's progress; only servers send it.
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

    Clients can add one to a conversation, with text only.

    Args:
        content:
            The content parts; empty if the message has only begun, and omitted
            by some servers.  A sequence is stored as a tuple.

        id:
            The item's identifier; the server chooses one if the client
            doesn't.

        status: The item's progress; only servers send it.

        phase:
            The message's role in the answer; only gpt-realtime-2.1 models have
            it.
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
    A call of a client's function, by the model.

    Answer with a `FunctionCallOutput`, and then with a `ResponseCreate`.

    Args:
        name: The function's name.

        arguments:
            The arguments as the model wrote them: a string, usually of a JSON
            object; ``""`` if the call has only begun.

        call_id: The identifier of the call, for its output.

        id: The item's identifier, which differs from *call_id*.

        status: The item's progress; only servers send it.
    """

    name: str
    arguments: str
    call_id: str | None = None
    id: str | None = None
    status: ItemStatus | Unknown | None = None


@frozen
class FunctionCallOutput(BaseItem):
    """
    The result of a function call.

    Args:
        call_id: The `FunctionCall.call_id` of the call.

        output: Any text, often JSON.

        id:
            The item's identifier; the server chooses one if the client
            doesn't.

        status: The item's progress; only some servers send it.
    """

    call_id: str
    output: str
    id: str | None = None
    status: ItemStatus | Unknown | None = None


@frozen
class ItemReference(BaseObject):
    """
    A reference to an item of the conversation, in the input of a response.

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
Any item of a conversation.
"""
