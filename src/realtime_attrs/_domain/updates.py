"""
What an update does to a session, and which one leads to another session.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple, Protocol, TypeVar, overload

import attrs

from attrs import NOTHING

from .._values.checked import is_checked, thawed
from .._values.constants import OFF
from .._values.merging import differing, gone, merged
from .._values.messages import brief, cut, describe, one_line
from .._values.secrets import hide
from .._values.settings import (
    base_among,
    is_same_setting,
    is_set,
    set_beyond,
)
from .._values.unknown import Unknown
from .audio import AudioTranscription, NoiseReduction
from .bases import BaseTurnDetection
from .session import SessionResource
from .transcription import TranscriptionSession


S = TypeVar("S", bound=SessionResource)
T = TypeVar("T", bound=TranscriptionSession)

_SESSIONS = (SessionResource, TranscriptionSession)
_EXTRA = "extra"
_SHOWN = 20

MERGED: Final = (BaseTurnDetection, AudioTranscription, NoiseReduction)
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


class HoldsSession(Protocol):
    """
    An event that holds a session.
    """

    @property
    def session(self) -> object:
        """
        The session.
        """


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


@overload
def apply_update(session: S, update: S | HoldsSession) -> S: ...


@overload
def apply_update(session: HoldsSession, update: S) -> S: ...


@overload
def apply_update(session: T, update: T | HoldsSession) -> T: ...


@overload
def apply_update(session: HoldsSession, update: T) -> T: ...


@overload
def apply_update(session: HoldsSession, update: HoldsSession) -> Any: ...


def apply_update(session: Any, update: Any) -> Any:
    """
    Do what a server does with an update.

    What the update does not say (`None`) stays, `OFF` turns off, a value
    replaces the one there was.  Turn detection of one class, transcription and
    noise reduction change attribute by attribute in the same way, and so do
    the keys of an `extra` and of the objects in it.

    Attributes of your own subclasses are settings, too.  They aren't set if
    they have their default.

    Args:
        session: The session as it is, or an event that holds it.

        update: What is to change, or an event that holds that.

    Returns:
        The session as it is then.  If one class derives from the other, an
        instance of the subclass; of two subclasses, an instance of the one
        whose own attributes are set.

    Raises:
        TypeError:
            One is no session, or they are of two kinds, or of two subclasses
            that both have attributes set that the other doesn't have.

        ValueError: Both hold unknown keys, and of two dialects.
    """
    old, new = _pair(session, update)
    return _on_top(_joined(old, new), old, new)


@overload
def changes(
    before: S,
    after: S | HoldsSession,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> S: ...


@overload
def changes(
    before: HoldsSession,
    after: S,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> S: ...


@overload
def changes(
    before: T,
    after: T | HoldsSession,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> T: ...


@overload
def changes(
    before: HoldsSession,
    after: T,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> T: ...


@overload
def changes(
    before: HoldsSession,
    after: HoldsSession,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> Any: ...


def changes(
    before: Any,
    after: Any,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> Any:
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
            what nobody has set (`Dialect.defaults`), and attributes that the
            dialect doesn't write (`Key(None)`).

        is_heard: Whether the voice has been heard; then it cannot be changed.

    Returns:
        The update, of the class that `apply_update()` would return.  It says
        nothing if there is no difference, but for attributes that the class
        requires.

    Raises:
        ImpossibleUpdate:
            No update leads there: it would have to make something unset, or
            change the model, a voice that was heard, or tracing that is on.

        TypeError: As for `apply_update()`, or *dialect* is no dialect.

        ValueError: Both hold unknown keys, and of two dialects.
    """
    if not (dialect is None or callable(getattr(dialect, "meaning", None))):
        raise TypeError(f"expected a Dialect, got {describe(dialect)}")
    old, new = _pair(before, after)
    cls = _joined(old, new)
    fixed = {**_FIXED, **_ONCE_HEARD} if is_heard else _FIXED
    found: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for name, one, other in _differences(cls, old, new, dialect):
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
    if _plan(cls).blank is None:
        return _made(cls, {**_required(cls, old, new), **found})
    return _made(cls, found) if found else _nothing(cls)


def _pair(*values: Any) -> tuple[Any, Any]:
    """
    Take two sessions from what holds them.
    """
    old, new = map(_session_in, values)
    return old, new


def _session_in(value: Any) -> Any:
    if isinstance(value, _SESSIONS):
        return value
    item = getattr(value, "session", value)
    if isinstance(item, _SESSIONS):
        return item
    raise TypeError(f"expected a session, got {describe(item)}")


def _joined(old: Any, new: Any) -> type[Any]:
    """
    Choose the class that has the attributes of both sessions.
    """
    one, other = type(old), type(new)
    if one is other:
        return one
    base = base_among(one, other)
    if base is not None:
        return other if base is one else one
    shared = next(x for x in one.__mro__ if x in other.__mro__)
    if issubclass(shared, _SESSIONS):
        if not set_beyond(new, shared):
            return one
        if not set_beyond(old, shared):
            return other
    names = f"{one.__name__} and {other.__name__}"
    raise TypeError(f"expected sessions of one kind, got {names}")


@lru_cache(256)
def _merged_class(old: type[Any], new: type[Any]) -> type[Any] | None:
    """
    Choose the class that has the attributes of two settings.

    Return `None` if an update replaces one by the other.
    """
    base = base_among(old, new)
    if base is None or not issubclass(base, MERGED):
        return None
    return new if base is old else old


@lru_cache(64)
def _nothing(cls: Any) -> Any:
    return cls()


class _Plan(NamedTuple):
    """
    How to take the values of an instance, and make one of them.
    """

    names: tuple[str, ...]
    get: Callable[[Any], tuple[Any, ...]]
    """
    Return the values; `None` for attributes that aren't set.
    """

    blank: Any
    """
    The class whose instances become those of the class; `None` if attributes
    have defaults, or the constructor does more than to check its arguments.
    """


@lru_cache(256)
def _plan(cls: Any) -> _Plan:
    fields = [field for field in attrs.fields(cls) if field.init]
    names = tuple(field.name for field in fields)
    is_usual = is_checked(cls) and not hasattr(cls, "__attrs_post_init__")
    if is_usual and all(
        field.init and field.default is None and field.validator is None
        for field in attrs.fields(cls)
    ):
        # With a single name, it would return no tuple.
        get = attrgetter(*names, "__class__")
        return _Plan(names, get, thawed(cls))
    return _Plan(
        names,
        lambda value: tuple(
            getattr(value, field.name) if is_set(value, field) else None
            for field in fields
        ),
        None,
    )


def _triples(
    cls: type[Any], old: Any, new: Any
) -> Iterator[tuple[str, Any, Any]]:
    """
    List the attributes of a class, with the values of two instances.

    They may be instances of base classes, or of others with nothing to add.
    """
    names, get, _ = _plan(cls)
    if type(old) is type(new):
        return zip(names, get(old), get(new), strict=False)
    return zip(names, *(_held(names, x) for x in (old, new)), strict=True)


def _held(names: Iterable[str], value: Any) -> Iterator[Any]:
    own, get, _ = _plan(type(value))
    held = dict(zip(own, get(value), strict=False))
    return map(held.get, names)


def _required(cls: type[Any], old: Any, new: Any) -> dict[str, Any]:
    """
    Return the values of attributes without which there are no instances.
    """
    required = {x.name for x in attrs.fields(cls) if x.default is NOTHING}
    return {
        name: one if other is None else other
        for name, one, other in _triples(cls, old, new)
        if name in required
    }


def _made(cls: type[Any], values: Mapping[str, Any]) -> Any:
    """
    Make an instance of values that have been checked before.
    """
    names, _, blank = _plan(cls)
    if blank is None:
        from .._rules.classes import made  # noqa: PLC0415  # rare

        return made(cls, {name: values.get(name) for name in names})
    value = blank()
    for name in names:
        setattr(value, name, values.get(name))
    value.__class__ = cls
    return value


def _on_top(cls: type[Any], old: Any, new: Any) -> Any:
    values = {
        name: one
        if other is None
        else other
        if one is None
        else _merged(one, other, name)
        for name, one, other in _triples(cls, old, new)
    }
    return _made(cls, values)


def _merged(old: Any, new: Any, name: str) -> Any:
    """
    Change a setting, or unknown keys, one by one; replace another value.
    """
    if old is new:
        return new
    if name == _EXTRA:
        _refuse_two_dialects(old, new)
        return Unknown(merged(old.value, new.value), new.dialect)
    cls = _merged_class(type(old), type(new))
    return new if cls is None else _on_top(cls, old, new)


def _refuse_two_dialects(old: Unknown, new: Unknown) -> None:
    if old.dialect != new.dialect:
        names = " and ".join(cut(hide(x.dialect)) for x in (old, new))
        raise ValueError(f"expected unknown keys of one dialect, got {names}")


def _differences(
    cls: type[Any], old: Any, new: Any, dialect: Terms | None
) -> Iterator[tuple[str, Any, Any]]:
    """
    List the attributes in which two values differ, and what each has there.
    """
    for name, one, other in _triples(cls, old, new):
        if is_same_setting(one, other):
            continue
        if not _mean_the_same(cls, name, one, other, dialect):
            yield name, one, other


def _mean_the_same(
    cls: type[Any], name: str, one: Any, other: Any, dialect: Terms | None
) -> bool:
    if dialect is None:
        return False
    if name in _FIXED and None in (one, other):
        return True
    one, other = (dialect.meaning(cls, name, item) for item in (one, other))
    joined = _merged_class(type(one), type(other))
    if joined is not None:
        return not any(_differences(joined, one, other, dialect))
    return is_same_setting(one, other)


def _lost(
    one: Any, other: Any, name: str, dialect: Terms | None
) -> Iterator[str]:
    """
    Name what *one* says and *other* does not, where an update keeps it.
    """
    if other is None:
        yield name
    elif cls := _merged_class(type(one), type(other)):
        for inner, was, becomes in _differences(cls, one, other, dialect):
            yield from _lost(was, becomes, f"{name}.{inner}", dialect)
    elif name.rpartition(".")[2] == _EXTRA and one is not None:
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
