"""
What an update does to a session, and which one leads to another session.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Protocol,
    TypeAlias,
    TypeVar,
    get_args,
)

import attrs

from .._values.checked import thawed
from .._values.constants import OFF
from .._values.equality import is_same_setting
from .._values.merging import differing, gone, merged
from .._values.messages import brief, cut, describe, one_line
from .._values.secrets import hide
from .._values.unknown import Unknown
from .audio import AudioTranscription, NoiseReduction
from .session import SessionResource
from .transcription import TranscriptionSession
from .turn_detection import TurnDetection


if TYPE_CHECKING:
    from .client_events import SessionUpdate, TranscriptionSessionUpdate
    from .session_events import (
        SessionCreated,
        SessionUpdated,
        TranscriptionSessionCreated,
        TranscriptionSessionUpdated,
    )

    HoldsSession: TypeAlias = (
        SessionCreated
        | SessionUpdate
        | SessionUpdated
        | TranscriptionSessionCreated
        | TranscriptionSessionUpdate
        | TranscriptionSessionUpdated
    )
else:  # they take long to import
    HoldsSession = Any


S = TypeVar("S", SessionResource, TranscriptionSession)

_SESSIONS = (SessionResource, TranscriptionSession)
_EXTRA = "extra"
_SHOWN = 20

MERGED: Final[frozenset[type[Any]]] = frozenset(
    {*get_args(TurnDetection), AudioTranscription, NoiseReduction}
)
"""
The settings that an update changes key by key; other values it replaces.

That servers merge down to the keys of ``audio.input`` has been seen, and of
the strength of noise reduction it is documented that it stays when it is left
out.  Whether the other keys of these objects stay has not been established;
the same is assumed, since that is what leaving out means everywhere else.  A
voice, a tool choice or a prompt is one value: half of the old one beside half
of the new one would be neither.
"""

_FIXED: Mapping[str, str] = {"model": "no update can change it"}
_ONCE_ON: Mapping[str, str] = {"tracing": "once it is on, it stays"}
_ONCE_HEARD: Mapping[str, str] = {"voice": "once it is heard, it stays"}
_UNSET = "no update can make it unset again"


class Terms(Protocol):
    """
    What tells how a wire takes settings; every `Dialect` does.
    """

    def meaning(self, cls: type[Any], name: str, value: Any) -> Any:
        """
        Say what *value* of an attribute means there.
        """


class ImpossibleUpdate(ValueError):  # noqa: N818  # nothing is wrong
    """
    What would have to be changed, and cannot be by any update.

    Args:
        reasons:
            Why, for each attribute in terms of the domain, such as
            ``"voice"`` or ``"turn_detection.threshold"``.
    """

    def __init__(self, reasons: Mapping[str, str]) -> None:
        self.reasons: dict[str, str] = {
            one_line(name): one_line(why) for name, why in reasons.items()
        }
        super().__init__(self.reasons)

    @property
    def names(self) -> tuple[str, ...]:
        """
        The attributes.
        """
        return tuple(self.reasons)

    def __str__(self) -> str:
        reasons = [f"{name} ({why})" for name, why in self.reasons.items()]
        more = len(reasons) - _SHOWN
        if more > 0:
            reasons[_SHOWN:] = [f"and {more} more"]
        return f"no update leads there: {', '.join(reasons)}"


def apply_update(session: S | HoldsSession, update: S | HoldsSession) -> S:
    """
    Do what a server does with an update.

    What the update does not say (`None`) stays, `OFF` turns off, a value
    replaces the one there was.  Turn detection of one class, transcription and
    noise reduction change attribute by attribute in the same way, and so do
    the keys of an `extra` and of the objects in it.  What a subclass has
    beside our attributes stays.

    Args:
        session: The session as it is, or an event that holds it.

        update: What is to change, or an event that holds that.

    Returns:
        The session as it is then.

    Raises:
        TypeError: One is no session, or they are of two kinds.

        ValueError: Both hold unknown keys, and of two dialects.
    """
    result: S = _on_top(*_pair(session, update))
    return result


def changes(
    before: S | HoldsSession,
    after: S | HoldsSession,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> S:
    """
    Find the smallest update that leads from one session to another.

    ``apply_update(before, changes(before, after)) == after``, wherever there
    is such an update.  A setting that is an object is in it whole, so that it
    does not matter whether a server merges it.

    Args:
        before: The session as it is, or an event that holds it.

        after: The session as it shall be, or an event that holds it.

        dialect:
            The wire that the update is for.  What means the same there is no
            change: modalities in another order, and what a server has for
            what nobody has set (`Dialect.defaults`).

        is_heard: Whether the voice has been heard; then it cannot be changed.

    Returns:
        The update, of our own class; it says nothing if there is no
        difference.

    Raises:
        ImpossibleUpdate:
            No update leads there: it would have to make something unset, or
            change the model, a voice that was heard, or tracing that is on.

        TypeError: One is no session, they are of two kinds, or *dialect* is
            no dialect.

        ValueError: Both hold unknown keys, and of two dialects.
    """
    if not (dialect is None or callable(getattr(dialect, "meaning", None))):
        raise TypeError(f"expected a Dialect, got {describe(dialect)}")
    old, new = _pair(before, after)
    fixed = {**_FIXED, **_ONCE_HEARD} if is_heard else _FIXED
    found: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for name, one, other in _differences(old, new, dialect):
        if name in fixed:
            reasons[name] = fixed[name]
        elif name in _ONCE_ON and one not in (None, OFF):
            reasons[name] = _ONCE_ON[name]
        else:
            lost = dict.fromkeys(_lost(one, other, name, dialect), _UNSET)
            reasons |= lost
            is_extra = name == _EXTRA and not lost
            found[name] = _new_keys(one, other) if is_extra else other
    if reasons:
        raise ImpossibleUpdate(reasons)
    update: S = _made(_base(old), found) if found else _nothing(_base(old))
    return update


def _pair(*values: Any) -> tuple[Any, Any]:
    """
    Take two sessions of one kind from what holds them.
    """
    old, new = (getattr(value, "session", value) for value in values)
    if type(old) is type(new) and type(old) in _SESSIONS:
        return old, new
    for item in (old, new):
        if not isinstance(item, _SESSIONS):
            raise TypeError(f"expected a session, got {describe(item)}")
    if _base(old) is not _base(new):
        names = " and ".join(_base(item).__name__ for item in (old, new))
        raise TypeError(f"expected sessions of one kind, got {names}")
    return old, new


def _base(value: Any) -> Any:
    """
    Take a class of the user's own for the one that it is a subclass of.
    """
    if type(value) in MERGED:
        return type(value)
    is_realtime = isinstance(value, SessionResource)
    return SessionResource if is_realtime else TranscriptionSession


@cache
def _nothing(cls: Any) -> Any:
    return cls()


@cache
def _getter(cls: Any) -> tuple[list[str], Callable[[Any], tuple[Any, ...]]]:
    names = [field.name for field in attrs.fields(cls)]
    return names, attrgetter(*names)


def _triples(old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    names, get = _getter(_base(old))
    return zip(names, get(old), get(new), strict=True)


def _made(cls: Any, values: Mapping[str, Any]) -> Any:
    """
    Make an instance of values that have been checked before.
    """
    made: Any = thawed(cls)()
    for name in _getter(cls)[0]:
        setattr(made, name, values.get(name))
    made.__class__ = cls
    return made


def _on_top(old: Any, new: Any) -> Any:
    values = {
        name: one
        if other is None
        else _merged(one, other)
        if type(other) in MERGED or name == _EXTRA
        else other
        for name, one, other in _triples(old, new)
    }
    cls = _base(old)
    if type(old) is not cls:
        return attrs.evolve(old, **values)
    return _made(cls, values)


def _merged(old: Any, new: Any) -> Any:
    """
    Change a setting, or unknown keys, one by one.
    """
    if old is new or type(old) is not type(new):
        return new
    if not isinstance(new, Unknown):
        return _on_top(old, new)
    _refuse_two_dialects(old, new)
    return Unknown(merged(old.value, new.value), new.dialect)


def _refuse_two_dialects(old: Unknown, new: Unknown) -> None:
    if old.dialect != new.dialect:
        names = " and ".join(cut(hide(x.dialect)) for x in (old, new))
        raise ValueError(f"expected unknown keys of one dialect, got {names}")


def _differences(
    old: Any, new: Any, dialect: Terms | None
) -> Iterator[tuple[str, Any, Any]]:
    """
    List the attributes in which two values differ, and what each has there.
    """
    for name, one, other in _triples(old, new):
        if is_same_setting(one, other):
            continue
        if not _mean_the_same(_base(old), name, one, other, dialect):
            yield name, one, other


def _mean_the_same(
    cls: type[Any], name: str, one: Any, other: Any, dialect: Terms | None
) -> bool:
    if dialect is None:
        return False
    if name in _FIXED and None in (one, other):
        return True
    one, other = (dialect.meaning(cls, name, item) for item in (one, other))
    if type(one) is type(other) and type(one) in MERGED:
        return not any(_differences(one, other, dialect))
    return is_same_setting(one, other)


def _lost(
    one: Any, other: Any, name: str, dialect: Terms | None
) -> Iterator[str]:
    """
    Name what *one* says and *other* does not, where an update keeps it.
    """
    if other is None:
        yield name
    elif type(one) is type(other) and type(one) in MERGED:
        for inner, was, becomes in _differences(one, other, dialect):
            yield from _lost(was, becomes, f"{name}.{inner}", dialect)
    elif name.endswith(_EXTRA) and one is not None:
        _refuse_two_dialects(one, other)
        for path in gone(one.value, other.value):
            yield ".".join([name, *map(brief, path)])


def _new_keys(one: Any, other: Any) -> Any:
    """
    Leave of the unknown keys those that differ.
    """
    if one is None or other is None:
        return other
    return Unknown(differing(one.value, other.value), other.dialect)
