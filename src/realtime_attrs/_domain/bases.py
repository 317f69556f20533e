"""
Base classes, one for each family of classes, with the shared attributes.
"""

import attrs

from .._values.checked import frozen
from .._values.marks import Family, Recorded, Sides
from .._values.messages import Mismatch
from .._values.unknown import Unknown


def _object(value: Unknown | None) -> Unknown | None:
    """
    Reject an `extra` that isn't an object; an empty one becomes `None`.
    """
    if not isinstance(value, Unknown):
        return value
    if not isinstance(value.value, dict):
        raise Mismatch("an Unknown that holds an object", value.value)
    return value if value.value else None


@frozen
class BaseObject(Recorded):
    """
    An object of a session or an event.

    Args:
        extra: The object's unknown keys, if there are any.
    """

    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=_object
    )


class BaseSettings(BaseObject):
    """
    Settings of a session, which an update merges attribute by attribute.

    If the update has an object of another class, it replaces the whole object.
    """

    __slots__ = ()


class BaseSession(BaseObject):
    """
    The configuration of a session, or a change to one.

    Each class that derives directly from this one, such as `SessionResource`
    or `TranscriptionSession`, is a separate kind of session.  The library
    doesn't convert sessions of one kind to another.
    """

    __slots__ = ()


class BaseRequest(BaseObject):
    """
    The body of an HTTP request, such as one with a session.
    """

    __slots__ = ()


class BaseAnswer(BaseObject):
    """
    The body of the answer to a `BaseRequest`.
    """

    __slots__ = ()


@frozen
class BaseEvent(BaseObject, Sides):
    """
    An event that a client or a server sends.

    Args:
        event_id: The event's identifier.
    """

    event_id: str | None = attrs.field(default=None, kw_only=True)


class BaseClientEvent(BaseEvent, Family):
    """
    An event that a client sends.

    Args:
        event_id: An identifier that the client chooses; errors refer to it.
    """

    __slots__ = ()


class BaseServerEvent(BaseEvent, Family):
    """
    An event that a server sends.
    """

    __slots__ = ()


class BaseItem(BaseObject, Family):
    """
    An item of a conversation.
    """

    __slots__ = ()


class BaseMCPError(BaseObject, Family):
    """
    An error of an MCP tool call.
    """

    __slots__ = ()


class BaseContentPart(BaseObject, Family):
    """
    A content part of your own, for messages of users and assistants.

    The library's content parts derive from `BaseObject`, because no message
    accepts all of them.
    """

    __slots__ = ()


class BaseTool(BaseObject, Family):
    """
    A tool that the model may call.
    """

    __slots__ = ()


class BaseToolChoice(Family):
    """
    A rule for calling tools.

    It has no attributes, because enums derive from it.
    """

    __slots__ = ()


class BaseTurnDetection(BaseObject, Family):
    """
    A way to detect the end of the user's turn.
    """

    __slots__ = ()


class BaseVoice(Family):
    """
    A voice.

    It has no attributes, because enums derive from it.
    """

    __slots__ = ()
