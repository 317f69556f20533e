"""
Collect the errors of one object, while it is read or written.

The errors are `()` until there is one; then they are a list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from cattrs.errors import (
    AttributeValidationNote,
    CattrsError,
    ClassValidationError,
)

from .._values.messages import Mismatch, Path, one_line
from .._values.secrets import is_secret_place
from .explain import explain
from .problems import (
    Hints,
    Misplaced,
    Problem,
    WireError,
    described_error,
    dotted,
    missing_key,
    redact,
    unknown_keys,
)


_KEPT: Final = 64
_LONGEST: Final = 60
_DEEPEST: Final = 10

ABSENT: Final = object()
"""
The value of an absent key.
"""

Errors: TypeAlias = Sequence[Exception]
Note: TypeAlias = Callable[..., Errors]


def collecting(cls: type) -> Note:
    """
    Make the function that collects the errors of an object of *cls*.

    The function is for detailed validation.
    """

    def remark_at(place: Path) -> AttributeValidationNote:
        name = one_line(dotted(place))
        text = f"Structuring class {cls.__qualname__} @ attribute {name}"
        remark: Any = AttributeValidationNote(text, name, None)
        remark.path = place  # for `explain()`
        remark.is_secret = is_secret_place(place)
        return remark  # type: ignore[no-any-return]  # see above

    kept_at = lru_cache(maxsize=_KEPT)(remark_at)

    def note(errors: Errors, error: Exception, *path: str | int) -> Errors:
        place: Path = path
        if isinstance(error, Mismatch):
            place += error.path
            error = WireError(
                (Problem("", error.problem, redacted=error.redacted),)
            )
        remark: Any = (kept_at if _is_brief(place) else remark_at)(place)
        if remark.is_secret:
            redact(error)
        error.add_note(remark)
        found = errors if isinstance(errors, list) else []
        found.append(error)
        return found

    return note


def _is_brief(place: Path) -> bool:
    """
    Check whether the note of a path can be cached.

    Payloads may have any number of keys, and values that are equal but differ,
    such as 1 and `True`.
    """
    for step in place:
        if type(step) is not str or len(step) > _LONGEST:
            return False
    return len(place) <= _DEEPEST


def raising(_: Errors, error: Exception, *path: str | int) -> Errors:
    """
    Raise an error at once, for converters without detailed validation.
    """
    if isinstance(error, Mismatch):
        raise WireError.of(error).under(path) from None
    if isinstance(error, WireError):
        raise error.under(path) from error.__cause__
    if isinstance(error, CattrsError):
        raise WireError(explain(error)).under(path) from error
    # A hook of the user's own may raise anything.
    raise WireError.at(path, described_error(error)) from error


def reading_tools(note: Note) -> dict[str, Any]:
    """
    Make the functions that generated readers call for unusual values.
    """

    def careful(
        accept: Callable[[Any], Any],
        item: Any,
        errors: Errors,
        *path: str | int,
    ) -> tuple[Any, Errors]:
        if item is ABSENT:
            return None, note(errors, missing_key(), *path)
        try:
            return accept(item), errors
        except Exception as error:  # noqa: BLE001  # hooks may raise anything
            return None, note(errors, error, *path)

    def refuse_keys(
        errors: Errors,
        value: Mapping[Any, Any],
        known: Iterable[str],
        hints: Hints,
        *path: str | int,
    ) -> Errors:
        for key, error in unknown_keys(value, known, hints):
            errors = note(errors, error, *path, key)
        return errors

    return {
        "ABSENT": ABSENT,
        "careful": careful,
        "note": note,
        "refuse_keys": refuse_keys,
        "refuse_misplaced": _refusing_misplaced(note),
    }


def _refusing_misplaced(note: Note) -> Callable[..., Errors]:
    """
    Make the function that rejects misplaced keys, also in nested objects.
    """

    def refuse_misplaced(
        errors: Errors, value: Mapping[Any, Any], hints: Hints, *path: str
    ) -> Errors:
        for key, hint in hints.items():
            item = value.get(key, ABSENT)
            if isinstance(hint, Misplaced):
                if item is not ABSENT and not hint.admits(item):
                    errors = note(errors, hint.error, *path, key)
            elif isinstance(item, Mapping):
                errors = refuse_misplaced(errors, item, hint, *path, key)
        return errors

    return refuse_misplaced


def failed(cls: type, errors: list[Exception]) -> ClassValidationError:
    """
    Make the error of an object with *errors*, as cattrs does.
    """
    error = ClassValidationError(
        f"While structuring {cls.__name__}",
        [*errors],
        cls,  # pyright: ignore[reportCallIssue]  # of __new__
    )
    # A traceback holds our frames, and these hold the list: a cycle.
    errors.clear()
    return error


def writing_tools(places: Mapping[str, Path]) -> dict[str, Any]:
    """
    Make the functions that generated writers call for unsupported values.

    The path of each attribute is in *places*.
    """

    def noted(
        problems: Sequence[Problem],
        error: Exception,
        name: str | None = None,
        *rest: str | int,
    ) -> Sequence[Problem]:
        found = problems if isinstance(problems, Problems) else Problems()
        above: Path = () if name is None else (name,)
        names: Path = (*above, *rest)
        # Rules without an attribute, such as ignored keys, have no name.
        place: Path = (*(places.get(name, above) if name else ()), *rest)
        if isinstance(error, Mismatch):
            error = WireError.of(error)
        if not isinstance(error, WireError):
            # A hook of the user's own may raise anything.
            found.cause = found.cause or error
            error = WireError.at((), described_error(error))
        found += error.under(place, names).faults
        return found

    def cannot(
        problems: Sequence[Problem],
        error: Exception,
        put: Callable[[Any], Any],
        item: Any,
        name: str,
    ) -> Sequence[Problem]:
        # The tables in generated code don't have all keys, but the rule does.
        if isinstance(error, KeyError | TypeError):
            try:
                put(item)
            except Exception as reason:  # noqa: BLE001  # see `noted()`
                error = reason
        return noted(problems, error, name)

    def each(
        problems: Sequence[Problem],
        put: Callable[[Any], Any],
        items: Iterable[Any],
        name: str,
    ) -> Sequence[Problem]:
        for index, item in enumerate(items):
            try:
                put(item)
            except Exception as error:  # noqa: BLE001  # see `noted()`
                problems = noted(problems, error, name, index)
        return problems

    return {"cannot": cannot, "each": each, "noted": noted}


class Problems(list[Problem]):
    """
    The problems of an object, and an error of a user's own hook.
    """

    cause: Exception | None = None
