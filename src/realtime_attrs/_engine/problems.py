"""
Problems with JSON Pointers, and the error that contains them.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, TypeGuard

import attrs

from cattrs.errors import CattrsError

from .._values.messages import (
    Mismatch,
    Path,
    describe,
    get_close_matches,
    mismatch_messages,
    one_line,
    one_of,
)
from .._values.secrets import hide, is_secret_place


_MANY = 10**20
_HINTED = 10
_SHOWN = 20
_LONG = 100


@attrs.frozen
class Problem:
    """
    A problem, with its JSON Pointer.

    Args:
        pointer:
            The JSON Pointer (RFC 6901) from the root of the converted value;
            ``""`` is the root itself.  For a missing key, it ends with the
            key.

        message: The expected value and the actual one.
    """

    pointer: str = attrs.field(repr=lambda pointer: repr(hide(pointer)))
    message: str = attrs.field(converter=one_line)
    names: Path = attrs.field(default=(), eq=False, repr=False, kw_only=True)
    """
    When writing: the attributes that lead to the value.
    """
    redacted: str | None = attrs.field(
        default=None, eq=False, repr=False, kw_only=True
    )
    """
    The message without the actual string, for keys of secrets.
    """

    def __str__(self) -> str:
        return ": ".join(filter(None, (one_line(self.pointer), self.message)))

    def under(
        self, pointer: str, names: Path, *, is_secret: bool
    ) -> "Problem":
        """
        Copy the problem for the object that contains this one at *pointer*.

        The attributes in *names* lead from that object to this one.
        """
        message = self.redacted if is_secret else None
        return Problem(
            pointer + self.pointer,
            message or self.message,
            names=(*names, *self.names),
            redacted=self.redacted,
        )


@attrs.frozen(eq=False, repr=False)
class Misplaced:
    """
    A key that belongs to another path, or to another form of a class.

    Args:
        message: The message of the problem.

        word: A value that is accepted, because it is a constant.

        is_null_refused: Whether null is rejected too.

        is_of_form: Whether it belongs to another form of the class.
    """

    message: str
    word: str | None = None
    is_null_refused: bool = False
    is_of_form: bool = True

    def admits(self, item: Any) -> bool:
        """
        Check whether readers accept *item*, which has no effect.
        """
        if item is None:
            return not self.is_null_refused
        return isinstance(item, str) and str.__str__(item) == self.word

    @property
    def error(self) -> "WireError":
        return WireError.at((), self.message)


Hints: TypeAlias = dict[str, "Misplaced | Hints"]
"""
The misplaced keys of an object, and of the objects inside it.
"""


class WireError(CattrsError, ValueError):
    """
    A dialect rejects a payload, or doesn't support a value.

    Attributes:
        problems: The problems; all of them when writing.

        faults:
            The problems, with duplicates for attributes that share a path.
    """

    problems: tuple[Problem, ...]
    faults: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.faults = self.problems = tuple(problems)
        if len(self.faults) != 1:
            self.problems = tuple(dict.fromkeys(self.faults))
        self.args: tuple[Any, ...] = (self.problems,)

    def __str__(self) -> str:
        shown = "; ".join(map(str, self.problems[:_SHOWN]))
        more = len(self.problems) - _SHOWN
        return f"{shown}; and {more} more" if more > 0 else shown

    @classmethod
    def at(
        cls, path: Path, message: str, redacted: str | None = None
    ) -> "WireError":
        """
        Make an error with one problem.
        """
        if redacted and is_secret_place(path):
            message = redacted
        place = pointer_to(path)
        return cls((Problem(place, message, names=path, redacted=redacted),))

    @classmethod
    def of(cls, mismatch: Mismatch) -> "WireError":
        """
        Make the error for a `Mismatch`.
        """
        return cls.at(mismatch.path, mismatch.problem, mismatch.redacted)

    def under(self, path: Path, names: Path | None = None) -> "WireError":
        """
        Copy the error for an object that contains the value at *path*.

        The attributes in *names* lead to the value; by default *path*.
        """
        return WireError(self.faults_under(path, names))

    def faults_under(
        self, path: Path, names: Path | None = None
    ) -> list[Problem]:
        """
        List the faults of the error that `under()` makes.
        """
        pointer = pointer_to(path)
        above = path if names is None else names
        is_secret = is_secret_place(path)
        return [
            fault.under(pointer, above, is_secret=is_secret)
            for fault in self.faults
        ]


def described_error(error: BaseException) -> str:
    """
    Describe an error that isn't ours, by its class and its text.
    """
    name = type(error).__name__
    try:
        text = str(error)
        if any(isinstance(x, attrs.Attribute) for x in error.args):
            # attrs' validators add the attribute, the class and the value.
            text = str(error.args[0])
    except Exception:  # noqa: BLE001  # a user's __str__() may raise anything
        return name
    return f"{name}: {text}" if text else name


def redact(error: BaseException) -> None:
    """
    Remove strings from the messages of *error*, since they may be secrets.
    """
    todo = [error]
    for found in todo:  # grows while it is walked
        if isinstance(found, BaseExceptionGroup):
            todo += found.exceptions
        elif isinstance(found, WireError):
            found.__init__(  # type: ignore[misc]  # the same error
                attrs.evolve(problem, message=problem.redacted)
                if problem.redacted
                else problem
                for problem in found.faults
            )


def lacking(dialect: str, what: object) -> WireError:
    return WireError.at((), f"the {dialect} dialect has no {what}")


def requiring(dialect: str, names: str) -> WireError:
    return WireError.at((), f"the {dialect} dialect requires {names}")


def refusal(
    expected: str, got: object, path: Path = (), hint: str = ""
) -> WireError:
    messages = mismatch_messages(expected, got)
    return WireError.at(path, *(message + hint for message in messages))


def missing_key(path: Path = (), expected: str = "") -> WireError:
    hint = f", expected {expected}" if expected else ""
    return WireError.at(path, f"required key is missing{hint}")


def unknown_keys(
    value: Mapping[Any, Any],
    known: Iterable[str],
    hints: "Mapping[str, Misplaced | Hints]" = MappingProxyType({}),
) -> Iterator[tuple[Any, WireError]]:
    """
    Make an error for each key of *value* that isn't in *known*.

    The search for similar keys is slow, so only the first few get a hint.
    *hints* has the misplaced keys.
    """
    known = dict.fromkeys(known)
    unknown = [key for key in value if key not in known]
    for index, key in enumerate(unknown):
        misplaced = hints.get(key)
        if isinstance(misplaced, Misplaced):
            if not misplaced.admits(value[key]):
                yield key, misplaced.error
            continue
        if _is_moved(misplaced) and isinstance(value[key], Mapping):
            inside = [*unknown_keys(value[key], (), misplaced)]
            yield from ((key, error.under((x,))) for x, error in inside)
            if inside:
                continue
        name = _spelled(key)
        is_hinted = index < _HINTED and len(name) < _LONG
        message = "unknown key"
        if index < _HINTED:
            near = get_close_matches(name, known, 1) if is_hinted else ()
            hint = f" did you mean {near[0]!r}?" if near else ""
            message += f";{hint} expected {one_of(known)}"
        yield key, WireError.at((), message)


def _is_moved(hint: Any) -> TypeGuard[Hints]:
    """
    Check for an object whose keys belong to other paths of the same form.
    """
    inside = hint.values() if isinstance(hint, dict) else ()
    return any(
        not x.is_of_form if isinstance(x, Misplaced) else _is_moved(x)
        for x in inside
    )


def value_at(value: Any, path: Path, default: Any = None) -> Any:
    """
    Get the value at a path of keys and indexes, or *default*.
    """
    for step in path:
        if isinstance(value, Mapping):
            value = value.get(step, default)
        elif isinstance(step, int) and isinstance(value, list | tuple):
            value = value[step]
        else:
            return default
    return value


def dotted(path: Path) -> str:
    """
    Format *path* as in Python: ``tools[1].name``.
    """
    text = ""
    for step in path:
        name = _spelled(step)
        text += f"[{name}]" if isinstance(step, int) else f".{name}"
    return text.removeprefix(".")


def pointer_to(path: Iterable[object]) -> str:
    """
    Format *path* as a JSON Pointer.
    """
    pointer = ""
    for step in path:
        name = step if type(step) is str else _spelled(step)
        if "~" in name or "/" in name:
            name = name.replace("~", "~0").replace("/", "~1")
        pointer += f"/{name}"
    return pointer


def _spelled(step: object) -> str:
    """
    Format a key, which may be any object in Python, or an index.
    """
    if isinstance(step, str):
        return str.__str__(step)
    if isinstance(step, int) and -_MANY < step < _MANY:
        return f"{step}"
    return describe(step)
