"""
Events that one wire has in another way than the other.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from .. import events as e
from .._values.messages import describe
from ..dialects.rules import Dialect
from .unsupported import drop_unsupported


def translate(
    event: e.Event, dialect: Dialect, *, source: Dialect
) -> tuple[e.Event, ...]:
    """
    Say an event of one wire in the events of another.

    Most events are the same.  An item that the flat wire says was *created*
    is *added* on today's wire, and *done* when it is whole: at once if a
    client made it, else when the response is done with it.  Updates of
    transcription sessions are events of their own on the flat wire.

    What the other wire cannot say is left out, as by `drop_unsupported()`,
    and with it an event of which nothing would be left; `unsupported()` names
    it.  An event that becomes one of another class keeps the attributes that
    both classes have, and loses those that your subclass adds.

    Args:
        event: An event, of a client or a server.

        dialect: The dialect to say it in.

        source: The dialect that it was read in.

    Returns:
        The events to be sent instead, in their order; none if there is no
        counterpart.

    Raises:
        TypeError: *event* is none, or a dialect is none.
    """
    for item in (dialect, source):
        if not isinstance(item, Dialect):
            raise TypeError(f"expected a Dialect, got {describe(item)}")
    parts = restated(event, dialect, source)
    left = [drop_unsupported(part, dialect)[0] for part in parts]
    return tuple(part for part in left if part is not None)


def restated(event: Any, dialect: Dialect, source: Dialect) -> Iterator[Any]:
    """
    Say an event in those of another wire, with what that cannot say.
    """
    if _is_staged(dialect) == _is_staged(source):
        return iter((event,))
    return _staged(event) if _is_staged(dialect) else _at_once(event)


def _is_staged(dialect: Dialect) -> bool:
    """
    Tell whether items are first added, and then done.
    """
    return dialect.get(e.ConversationItemAdded) is not None


_TRANSCRIPTION: dict[Any, type[Any]] = {
    e.SessionUpdate: e.TranscriptionSessionUpdate,
    e.SessionCreated: e.TranscriptionSessionCreated,
    e.SessionUpdated: e.TranscriptionSessionUpdated,
}
_SESSION: dict[Any, type[Any]] = {
    flat: staged for staged, flat in _TRANSCRIPTION.items()
}


def _staged(event: Any) -> Iterator[Any]:
    """
    Say an event of the flat wire as today's does.
    """
    item = getattr(event, "item", None)
    # GA rejects an event without an item, so yield it as it is.
    if isinstance(event, e.ConversationItemCreated) and item is not None:
        yield _as(e.ConversationItemAdded, event)
        if not _is_of_a_response(item):
            yield _as(e.ConversationItemDone, event)
    elif isinstance(event, e.ResponseOutputItemDone) and item is not None:
        yield e.ConversationItemDone(item)
        yield event
    else:
        yield _as(_in(_SESSION, event), event)


def _is_of_a_response(item: Any) -> bool:
    """
    Tell an item that a response makes, and will be done with.
    """
    made = isinstance(item, e.AssistantMessage | e.FunctionCall)
    return made and item.status is e.ItemStatus.IN_PROGRESS


def _at_once(event: Any) -> Iterator[Any]:
    """
    Say an event of today's wire as the flat one does.
    """
    if isinstance(event, e.ConversationItemAdded):
        yield _as(e.ConversationItemCreated, event)
    elif isinstance(event, e.ConversationItemDone):
        return
    elif isinstance(getattr(event, "session", None), e.TranscriptionSession):
        yield _as(_in(_TRANSCRIPTION, event), event)
    else:
        yield event


def _in(table: Mapping[Any, type[Any]], event: Any) -> type[Any] | None:
    """
    Look up the class of *event*, which may be a subclass of the user's.
    """
    found = (table[cls] for cls in type(event).__mro__ if cls in table)
    return next(found, None)


def _as(cls: type[Any] | None, event: Any) -> Any:
    """
    Convert *event* to another class, if there is one.

    Attributes that a subclass of the user's adds are dropped.
    """
    if cls is None:
        return event
    names = [field.name for field in attrs.fields(cls)]
    return cls(**{name: getattr(event, name) for name in names})
