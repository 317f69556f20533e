"""
Taking up what is wrong with one object, while it is read or written.

What is found is `()` until something is; then it is a list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from cattrs.errors import (
    AttributeValidationNote,
    CattrsError,
    ClassValidationError,
)

from .._values.messages import Mismatch, Path
from .problems import (
    Problem,
    WireError,
    dotted,
    missing_key,
    pointer_to,
    unknown_keys,
)


ABSENT: Final = object()
"""
What a key that is not there has for a value.
"""

Errors: TypeAlias = Sequence[Exception]
Note: TypeAlias = Callable[..., Errors]


def collecting(cls: type) -> Note:
    """
    Make the function that notes what is wrong with an object of *cls*.

    For detailed validation: it adds to what was found before.
    """

    def note(errors: Errors, error: Exception, *path: str | int) -> Errors:
        place: Path = path
        if isinstance(error, Mismatch):
            place += error.path
            error = WireError.at((), error.problem)
        name = dotted(place)
        text = f"Structuring class {cls.__qualname__} @ attribute {name}"
        remark = AttributeValidationNote(text, name, None)
        remark.path = place  # type: ignore[attr-defined]  # for `explain()`
        error.add_note(remark)
        found = errors if isinstance(errors, list) else []
        found.append(error)
        return found

    return note


def raising(_: Errors, error: Exception, *path: str | int) -> Errors:
    """
    Raise what is wrong at once, for converters that do not collect.
    """
    if isinstance(error, Mismatch):
        raise WireError.at((*path, *error.path), error.problem) from None
    if isinstance(error, WireError):
        raise error.under(path) from None
    if isinstance(error, CattrsError):
        raise error
    # A hook of the user's own may raise anything.
    raise WireError.at(path, f"{type(error).__name__}: {error}") from error


def reading_tools(note: Note) -> dict[str, Any]:
    """
    Make what generated readers call when something is not as usual.
    """

    def careful(
        take: Callable[[Any], Any], item: Any, errors: Errors, *path: str | int
    ) -> tuple[Any, Errors]:
        if item is ABSENT:
            return None, note(errors, missing_key(), *path)
        try:
            return take(item), errors
        except Exception as error:  # noqa: BLE001  # hooks may raise anything
            return None, note(errors, error, *path)

    def refuse_keys(
        errors: Errors,
        value: Mapping[Any, Any],
        known: Iterable[str],
        elsewhere: Mapping[str, str],
        *path: str | int,
    ) -> Errors:
        for key, error in unknown_keys(value, known, elsewhere):
            errors = note(errors, error, *path, key)
        return errors

    def refuse_elsewhere(
        errors: Errors, value: Mapping[Any, Any], elsewhere: Mapping[str, str]
    ) -> Errors:
        for key, message in elsewhere.items():
            if key in value:
                errors = note(errors, WireError.at((), message), key)
        return errors

    return {
        "ABSENT": ABSENT,
        "careful": careful,
        "note": note,
        "refuse_elsewhere": refuse_elsewhere,
        "refuse_keys": refuse_keys,
    }


def failed(cls: type, errors: Errors) -> ClassValidationError:
    """
    Make the error of an object with *errors*, as cattrs does.
    """
    return ClassValidationError(
        f"While structuring {cls.__name__}",
        errors,
        cls,  # pyright: ignore[reportCallIssue]  # of __new__
    )


def cannot(
    problems: Sequence[Problem],
    error: Exception,
    put: Callable[[Any], Any],
    item: Any,
    *path: str | int,
) -> Sequence[Problem]:
    """
    Add what a dialect cannot say of the *item* at *path*.

    A table in line that had no such key leaves it to the rule to say why.
    """
    if isinstance(error, KeyError):
        try:
            put(item)
        except Exception as reason:  # noqa: BLE001  # sorted by `noted()`
            error = reason
    return noted(problems, error, *path)


def each(
    problems: Sequence[Problem],
    put: Callable[[Any], Any],
    items: Iterable[Any],
    *path: str | int,
) -> Sequence[Problem]:
    """
    Add what a dialect cannot say of each of the *items* at *path*.
    """
    for index, item in enumerate(items):
        try:
            put(item)
        except Exception as error:  # noqa: BLE001  # sorted by `noted()`
            problems = noted(problems, error, *path, index)
    return problems


def noted(
    problems: Sequence[Problem], error: Exception, *path: str | int
) -> Sequence[Problem]:
    """
    Add what *error* says of the part at *path*.
    """
    found = problems if isinstance(problems, Problems) else Problems()
    if isinstance(error, Mismatch):
        found.append(Problem(pointer_to((*path, *error.path)), error.problem))
    elif isinstance(error, WireError):
        found += error.under(path).problems
    else:
        # A hook of the user's own may raise anything.
        message = f"{type(error).__name__}: {error}"
        found.append(Problem(pointer_to(path), message))
        found.cause = found.cause or error
    return found


class Problems(list[Problem]):
    """
    What a dialect cannot say, and what a hook of the user's own has raised.
    """

    cause: Exception | None = None
