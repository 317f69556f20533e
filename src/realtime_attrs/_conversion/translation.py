"""
Convert events between dialects with different events.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, overload

import attrs

from .. import events as e
from .._engine.order_of_arguments import no_dialect
from .._values.equality import is_set
from ..dialects.rules import Dialect
from ..extending import BaseEvent
from .counterparts import to_counterparts
from .detection import records_of
from .unsupported import drop_unsupported


@overload
def translate(
    event: e.Event, dialect: Dialect, *, source: Dialect
) -> tuple[e.Event, ...]: ...


@overload
def translate(
    event: BaseEvent, dialect: Dialect, *, source: Dialect
) -> tuple[BaseEvent, ...]: ...


def translate(
    event: BaseEvent, dialect: Dialect, *, source: Dialect
) -> tuple[Any, ...]:
    """
    Convert an event of one dialect to the events of another.

    Most events don't change, except for these:

    - The beta's ``conversation.item.created`` becomes GA's
      ``conversation.item.added``.  GA's ``conversation.item.done`` follows
      when the item is complete: at once if a client created it, otherwise with
      the response.
    - Updates of transcription sessions have separate events in the beta.
    - If the dialects have different classes for a type of events or items,
      such as GLM's ``response.audio.delta``, the function converts an instance
      to the other class, if the attributes that this class requires are set.

    The function drops attributes that the other dialect doesn't support, and
    events that require them, as `drop_unsupported()` does; `unsupported()`
    lists them.  An event that is converted to another class keeps the
    attributes that both classes have, but not those that your subclass adds.
    Events of your own classes don't change.

    Args:
        event: An event, of a client or a server.

        dialect: The dialect to convert it to.

        source: The dialect in which it was read.

    Returns:
        The events to send instead, in their order; an empty tuple if the
        other dialect has no such event.

    Raises:
        TypeError: *event* isn't an event, or a dialect isn't a `Dialect`.
    """
    for item in (dialect, source):
        if not isinstance(item, Dialect):
            raise no_dialect("translate", event=event, dialect=item)
    parts = restated(event, dialect, source)
    left = [drop_unsupported(part, dialect)[0] for part in parts]
    return tuple(part for part in left if part is not None)


def restated(event: Any, dialect: Dialect, source: Dialect) -> Iterator[Any]:
    """
    Convert an event without dropping unsupported attributes.
    """
    event, _ = to_counterparts(event, dialect, source)
    if _is_staged(dialect) == _is_staged(source):
        return iter((event,))
    return _staged(event) if _is_staged(dialect) else _at_once(event)


@lru_cache(maxsize=16)
def _is_staged(dialect: Dialect) -> bool:
    """
    Check for a dialect with separate events for added and complete items.
    """
    return bool(records_of(e.ConversationItemAdded, dialect))


def lost_in(event: Any, parts: Collection[Any]) -> list[str]:
    """
    List the attributes that are set and that no event in *parts* has.
    """
    for part in parts:
        if part is event:
            return []
    held = {field.name for x in parts for field in attrs.fields(type(x))}
    return [
        field.name
        for field in attrs.fields(type(event))
        if parts
        and field.name not in held
        and is_set(event, field.name, field.default)
    ]


_TRANSCRIPTION: dict[Any, type[Any]] = {
    e.SessionUpdate: e.TranscriptionSessionUpdate,
    e.SessionCreated: e.TranscriptionSessionCreated,
    e.SessionUpdated: e.TranscriptionSessionUpdated,
}
_SESSION: dict[Any, type[Any]] = {
    flat: staged for staged, flat in _TRANSCRIPTION.items()
}


def _staged(event: Any) -> Iterator[Any]:
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
    Check for an item that a response is still producing.
    """
    made = isinstance(item, e.AssistantMessage | e.FunctionCall)
    return made and item.status is e.ItemStatus.IN_PROGRESS


def _at_once(event: Any) -> Iterator[Any]:
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
    Look up the class of *event*, which may be a user's subclass.
    """
    found = (table[cls] for cls in type(event).__mro__ if cls in table)
    return next(found, None)


def _as(cls: type[Any] | None, event: Any) -> Any:
    """
    Convert *event* to another class, if there is one.

    Drop the attributes that a user's subclass adds.
    """
    if cls is None:
        return event
    names = [field.name for field in attrs.fields(cls)]
    return cls(**{name: getattr(event, name) for name in names})
