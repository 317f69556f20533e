"""
Check payloads as strictly as their receiver.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from .._engine.order_of_arguments import no_dialect
from .._engine.problems import Problem, WireError
from .._engine.words import plain
from .._rules.classes import TAG
from .._values.messages import cut
from ..dialects import BETA, GA
from ..dialects.rules import Dialect
from .payload_forms import Form
from .recognition import form_of
from .typos import suggested_type
from .unknown_parts import UnknownPart, unknown_parts_in, without_keys


_UNKNOWN: Final = "unknown key"


@attrs.frozen(eq=False, repr=False)
class Findings:
    """
    The problems and the unknown parts of a payload.

    Args:
        problems: The errors.

        unknown_parts: A server's unknown keys and words, which aren't errors.
    """

    problems: tuple[Problem, ...] = ()
    unknown_parts: tuple[UnknownPart, ...] = ()


def check(payload: Any, dialect: Dialect) -> tuple[Problem, ...]:
    """
    Check a session, an event or a REST body, and list its problems.

    In a client's payload, unknown keys, unknown words (the JSON of enums'
    members) and values that the server rejects are problems, because a server
    drops a whole update for one of them.  In a server's payload, unknown keys
    and words aren't problems, because servers add them without notice.  The
    function treats an event with an unknown type as a server's, unless the
    type is similar to the type of a client's event.  For example::

        check({"type": "session.update", "session": {...}}, GA)

    Args:
        payload:
            A session, an event, the body of a request for a client secret or
            the answer to one, as JSON values.

        dialect: The dialect of the payload.

    Returns:
        All problems, each with a JSON Pointer into *payload*; an empty tuple
        if there are none.  An invalid payload never raises an error.

    Raises:
        TypeError: *dialect* isn't a `Dialect`.
    """
    if not isinstance(dialect, Dialect):
        raise no_dialect("check", payload=payload, dialect=dialect)
    return examined(payload, dialect).problems


def examined(payload: Any, dialect: Dialect) -> Findings:
    """
    Check a payload, and also list a server's unknown keys and words.
    """
    event, problems = corrected(payload, dialect)
    found = _examined(event, dialect)
    return attrs.evolve(found, problems=(*problems, *found.problems))


def corrected(
    payload: Any, dialect: Dialect | None
) -> tuple[Any, tuple[Problem, ...]]:
    """
    Correct the misspelt type of an event, and report it.
    """
    suggested = suggested_type(payload, dialect)
    if suggested is None:
        return payload, ()
    given = cut(plain(payload[TAG]))
    message = f"unknown type {given}; did you mean {suggested!r}?"
    return {**payload, TAG: suggested}, (Problem(f"/{TAG}", message),)


def _examined(payload: Any, dialect: Dialect) -> Findings:
    try:
        form = form_of(payload, dialect)
        if form.from_server:
            return Findings(unknown_parts=tuple(_unknown_parts(payload, form)))
        form.examine(payload)
    except WireError as error:
        return Findings(error.problems)
    return Findings()


def _unknown_parts(payload: Any, form: Form) -> Iterator[UnknownPart]:
    """
    List a server's unknown keys and words.

    Converters reject unknown keys of classes that have no `extra` for them.

    Raises:
        WireError: The payload has other problems.
    """
    try:
        value = form.examine(payload)
    except WireError as error:
        keys = [x for x in error.problems if x.message.startswith(_UNKNOWN)]
        if not keys:
            raise
        left = without_keys(payload, (x.pointer for x in keys))
        value = form.examine(left)
        for item in keys:
            yield UnknownPart(item.pointer, (), _UNKNOWN, is_key=True)
    for part in unknown_parts_in(value, form.dialect):
        if not part.is_ignored:
            yield attrs.evolve(part, pointer=form.place(part.pointer))


def problems_anyway(payload: Mapping[str, Any]) -> tuple[Problem, ...]:
    """
    List the problems that a payload has in both `BETA` and `GA`.

    Other problems depend on the dialect.  An unknown type of an event is in
    the list although the messages differ.
    """
    beta, ga = (_examined(payload, x).problems for x in (BETA, GA))
    has_type = any(item.pointer == f"/{TAG}" for item in ga)
    places = {f"/{TAG}"} if has_type and form_of(payload, GA).is_event else ()
    shared = {*ga}
    return tuple(x for x in beta if x in shared or x.pointer in places)
