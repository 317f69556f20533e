"""
Apply an update to a session, and compute the update between two sessions.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, overload

from .._values.constants import OFF
from .._values.equality import Differing, is_same_setting
from .._values.merging import differing, gone, merged
from .._values.messages import brief, cut, describe, not_a_dialect, one_line
from .._values.secrets import hide
from .._values.unknown import Unknown
from .bases import BaseSession
from .session import SessionResource
from .settings import (
    differences,
    joined,
    made_of,
    merged_class,
    triples,
    update_of,
)
from .transcription import TranscriptionSession


S = TypeVar("S", bound=SessionResource)
T = TypeVar("T", bound=TranscriptionSession)
U = TypeVar("U", bound="TranslationSession")

_EXTRA = "extra"
_SHOWN = 20

_FIXED: Mapping[str, str] = {"model": "no update can change it"}
_ONCE_ON: Mapping[str, str] = {
    "tracing": "no update can change it once it is on"
}
_ONCE_HEARD: Mapping[str, str] = {
    "voice": "no update can change it once the model has used it"
}
_UNSET = "no update can make it unset again"


if TYPE_CHECKING:
    from .translation import TranslationSession

    class HoldsSession(Protocol):
        """
        An event that holds a session.
        """

        @property
        def session(self) -> object: ...

else:  # protocols are slow to define
    HoldsSession = Any


class Terms(Protocol):
    """
    The rules of a dialect that updates depend on; every `Dialect` has them.
    """

    def meaning(self, cls: type[Any], name: str, value: Any) -> Any:
        """
        Return the value that a server uses for *value* of an attribute.
        """


class ImpossibleUpdate(ValueError):  # noqa: N818  # nothing is wrong
    """
    An error: no update makes the requested changes.

    Args:
        reasons:
            For each attribute, such as ``"voice"`` or
            ``"turn_detection.threshold"``, why no update can change it.
    """

    def __init__(self, reasons: Mapping[str, str]) -> None:
        self.reasons: dict[str, str] = {
            one_line(name): one_line(why) for name, why in reasons.items()
        }
        super().__init__(self.reasons)

    @property
    def names(self) -> tuple[str, ...]:
        """
        The attributes that no update can change.
        """
        return tuple(self.reasons)

    def __str__(self) -> str:
        reasons = [f"{name} ({why})" for name, why in self.reasons.items()]
        more = len(reasons) - _SHOWN
        if more > 0:
            reasons[_SHOWN:] = [f"and {more} more"]
        return f"no update can make these changes: {', '.join(reasons)}"


@overload
def apply_update(session: S, update: S | HoldsSession) -> S: ...


@overload
def apply_update(session: HoldsSession, update: S) -> S: ...


@overload
def apply_update(session: T, update: T | HoldsSession) -> T: ...


@overload
def apply_update(session: HoldsSession, update: T) -> T: ...


@overload
def apply_update(session: U, update: U | HoldsSession) -> U: ...


@overload
def apply_update(session: HoldsSession, update: U) -> U: ...


@overload
def apply_update(session: HoldsSession, update: HoldsSession) -> Any: ...


def apply_update(session: Any, update: Any) -> Any:
    """
    Apply an update to a session, as servers do.

    Attributes of the update that aren't set (`None`) keep the session's value,
    `OFF` turns a feature off, and a value replaces the old one.  Turn
    detections of the same class, transcription and noise reduction are merged
    attribute by attribute in the same way, and so are the keys of an `extra`
    (unknown keys) and of its objects.

    The function merges the attributes of your own subclasses, too; they aren't
    set if they have their default.

    Args:
        session: The current session, or an event that contains it.

        update: The changes, or an event that contains them.

    Returns:
        The merged session.  If one class derives from the other, it is an
        instance of the subclass; of two unrelated subclasses, it is the one
        whose own attributes are set.

    Raises:
        TypeError:
            An argument isn't a session, or the classes of the sessions don't
            match: they belong to two protocols, or are two subclasses that
            each have an attribute set that the other lacks.

        ValueError: Both sessions have unknown keys, of two dialects.
    """
    return _on_top(*_pair(session, update))


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
    before: U,
    after: U | HoldsSession,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> U: ...


@overload
def changes(
    before: HoldsSession,
    after: U,
    *,
    dialect: Terms | None = None,
    is_heard: bool = False,
) -> U: ...


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
    Compute the smallest update between two sessions.

    ``apply_update(before, changes(before, after)) == after``, if such an
    update exists.  For a setting that is an object, the update contains the
    whole object, so the result is the same whether or not a server merges it.

    Args:
        before: The current session, or an event that contains it.

        after: The desired session, or an event that contains it.

        dialect:
            The dialect of the update.  The function then ignores some
            differences: modalities in another order, `None` instead of the
            server's default (`Record.defaults`), and attributes that the
            dialect doesn't write (`Key(None)`).

        is_heard:
            Whether the model has already spoken; then its voice can't be
            changed.

    Returns:
        The update, of the class that `apply_update()` would return.  If
        nothing differs, only the attributes that the class requires are set.

    Raises:
        ImpossibleUpdate:
            No update makes the changes: it would have to unset an attribute,
            or change the model, tracing that is on, or a voice that the model
            has used.

        TypeError: As for `apply_update()`, or *dialect* isn't a dialect.

        ValueError: Both sessions have unknown keys, of two dialects.
    """
    if not (dialect is None or callable(getattr(dialect, "meaning", None))):
        raise TypeError(not_a_dialect(dialect))
    cls, old, new = _pair(before, after)
    fixed = {**_FIXED, **_ONCE_HEARD} if is_heard else _FIXED
    found: dict[str, Any] = {}
    reasons: dict[str, str] = {}
    for name, one, other in _differences(cls, old, new, dialect):
        if name in fixed:
            reasons[name] = fixed[name]
        elif name in _ONCE_ON and one not in (None, OFF):
            reasons[name] = _ONCE_ON[name]
        elif type(other) is str:  # most updates; no attribute inside
            found[name] = other
        else:
            lost = dict.fromkeys(_lost(one, other, name, dialect), _UNSET)
            reasons |= lost
            is_extra = name == _EXTRA and not lost
            found[name] = _new_keys(one, other) if is_extra else other
    if reasons:
        raise ImpossibleUpdate(reasons)
    return update_of(cls, found, old, new)


def _pair(*values: Any) -> tuple[Any, Any, Any]:
    """
    Return two sessions, also those of events, and the class of the result.
    """
    old, new = values
    cls = type(old)
    if cls is type(new) and issubclass(cls, BaseSession):
        return cls, old, new
    old, new = map(_session_in, values)
    return joined(old, new), old, new


def _session_in(value: Any) -> Any:
    if isinstance(value, BaseSession):
        return value
    item = getattr(value, "session", value)
    if isinstance(item, BaseSession):
        return item
    raise TypeError(f"expected a session, got {describe(item)}")


def _on_top(cls: Any, old: Any, new: Any) -> Any:
    values = {
        name: one
        if other is None
        else other
        if one is None
        else _merged(one, other, name)
        for name, one, other in triples(cls, old, new)
    }
    return made_of(cls, values)


def _merged(old: Any, new: Any, name: str) -> Any:
    """
    Merge a setting, or unknown keys, by attribute; replace other values.
    """
    if old is new:
        return new
    if name == _EXTRA:
        _refuse_two_dialects(old, new)
        return Unknown(merged(old.value, new.value), new.dialect)
    cls = merged_class(old, new)
    return new if cls is None else _on_top(cls, old, new)


def _refuse_two_dialects(old: Unknown, new: Unknown) -> None:
    if old.dialect != new.dialect:
        names = " and ".join(cut(hide(x.dialect)) for x in (old, new))
        raise ValueError(f"expected unknown keys of one dialect, got {names}")


def _differences(
    cls: Any, old: Any, new: Any, dialect: Terms | None
) -> Differing:
    """
    List the attributes in which two values differ, with both values.
    """
    found = differences(cls, old, new)
    if dialect is None:
        return found
    return [x for x in found if not _are_equivalent(cls, *x, dialect)]


def _are_equivalent(
    cls: Any, name: str, one: Any, other: Any, dialect: Terms
) -> bool:
    if name in _FIXED and None in (one, other):
        return True
    one = dialect.meaning(cls, name, one)
    other = dialect.meaning(cls, name, other)
    cls = merged_class(one, other)
    if cls is not None:
        return not _differences(cls, one, other, dialect)
    return is_same_setting(one, other)


def _lost(
    one: Any, other: Any, name: str, dialect: Terms | None
) -> Iterator[str]:
    """
    List the attributes that only *one* has set, and that an update would keep.
    """
    if other is None:
        yield name
    elif cls := merged_class(one, other):
        for inner, was, becomes in _differences(cls, one, other, dialect):
            yield from _lost(was, becomes, f"{name}.{inner}", dialect)
    elif name.rpartition(".")[2] == _EXTRA and one is not None:
        _refuse_two_dialects(one, other)
        for path in gone(one.value, other.value):
            yield ".".join([name, *map(brief, path)])


def _new_keys(one: Any, other: Any) -> Any:
    """
    Return the unknown keys that differ.
    """
    if one is None or other is None:
        return other
    return Unknown(differing(one.value, other.value), other.dialect)
