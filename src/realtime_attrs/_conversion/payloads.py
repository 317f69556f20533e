"""
Convert whole payloads: sessions, events and REST bodies.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs

from .._domain.bases import BaseSession
from .._engine.order_of_arguments import no_dialect
from .._engine.problems import Problem, WireError
from .._values.messages import Path
from .._values.unknown import Unknown
from ..dialects import BETA
from ..dialects.rules import Dialect
from .carriers import with_carriers
from .checking import problems_anyway
from .counterparts import to_counterparts
from .detection import is_object
from .openai_detection import detect_by_keys
from .payload_forms import Form
from .recognition import form_of, plain_form_of
from .translation import lost_in
from .unknown_parts import unknown_parts_in
from .unsupported import drop_paths, without


def convert_payload(
    payload: Any,
    to: Dialect,
    *,
    source: Dialect | None = None,
    drop: bool = False,
) -> tuple[Any, tuple[Problem, ...]]:
    """
    Convert a payload to another dialect.

    Args:
        payload:
            A session, an event, the body of a request for a client secret or
            the answer to one, as JSON values.

        to: The dialect to write.

        source:
            The dialect of the payload; by default, the result of
            `detect_dialect()`.

        drop:
            Whether to omit values that *to* doesn't support, instead of
            raising an error.  Between different dialects, the function always
            omits a server's unknown keys, and keys that *source* ignores; the
            result doesn't list ignored keys.

    Returns:
        The converted payload, and a `Problem` for each omitted part, with its
        JSON Pointer into *payload*.  If an event becomes several events, or
        none (see `translate()`), the converted payload is a list of events.

    Raises:
        WireError:
            The payload is invalid, or *to* doesn't support it; the error lists
            all problems, with JSON Pointers into *payload*.  Realtime,
            translation and Live sessions can't be converted to each other.

        ValueError:
            *source* is `None`, and `detect_dialect()` can't detect the
            dialect.

        TypeError: *to* or *source* isn't a `Dialect`.
    """
    if not (isinstance(to, Dialect) and isinstance(source or to, Dialect)):
        item = source if isinstance(to, Dialect) else to
        raise no_dialect("convert_payload", payload=payload, dialect=item)
    form = plain_form_of(payload, source or None)
    if form is None:
        form = form_of(payload, source or _detected(payload))
    _refuse_other_kind(form.dialect, to)
    value = form.read(payload, keep_unknown=True)
    if form.ignores_keys and to.name != form.dialect.name:
        ignored = {
            x.names
            for x in unknown_parts_in(value, form.dialect)
            if x.is_ignored
        }
        value = without(value, ignored)
    parts = form.restated(value, to)
    if not (form.is_event and lost_in(value, parts)):
        try:
            return _written(parts, form, to), ()
        except WireError:
            pass  # usually, *to* doesn't support a value
    return _reduced(payload, value, form, to, drop=drop)


def _refuse_other_kind(source: Dialect, to: Dialect) -> None:
    """
    Reject dialects whose sessions have nothing in common.

    Raises:
        WireError: The sessions of the dialects have no settings in common.
    """
    kinds = _kinds_of(source), _kinds_of(to)
    if all(kinds) and kinds[0].isdisjoint(kinds[1]):
        message = (
            f"can't convert: sessions of the {source.name} dialect and of the"
            f" {to.name} dialect have no settings in common"
        )
        raise WireError([Problem("", message)])


@lru_cache(maxsize=64)
def _kinds_of(dialect: Dialect) -> frozenset[type[Any]]:
    return frozenset(
        base
        for record in dialect.records
        for base in record.cls.__mro__
        if BaseSession in base.__bases__
    )


def _detected(payload: Any) -> Dialect:
    """
    Detect the dialect of a payload.

    Raises:
        WireError: The payload has problems in both of OpenAI's dialects.
        ValueError: The keys don't decide.
    """
    source = detect_by_keys(payload)
    if source is not None:
        return source
    if is_object(payload):
        problems = problems_anyway(payload)
        if problems:
            raise WireError(problems)
        raise ValueError(
            "can't detect the dialect from these keys; pass source="
        )
    return BETA


def _written(parts: Sequence[Any], form: Form, dialect: Dialect) -> Any:
    """
    Write one value, or the several events that replace an event.
    """
    if len(parts) == 1:
        return form.put(parts[0], dialect)
    return [form.put(part, dialect) for part in parts]


def _reduced(
    payload: Any, value: Any, form: Form, to: Dialect, *, drop: bool
) -> tuple[Any, tuple[Problem, ...]]:
    dropped: list[Problem] = []
    if drop or form.from_server:
        keys = [x for x in unknown_parts_in(value, form.dialect) if x.is_key]
        message = "omitted: unknown key"
        dropped += (Problem(form.place(x.pointer), message) for x in keys)
        value = without(value, {x.names for x in keys}, with_carriers(to))
    else:
        form.read(payload, forbid_extra_keys=True)
    parts = form.restated(value, to)
    lost = [form.pointer((x,), value, payload) for x in lost_in(value, parts)]
    message = f"the {to.name} dialect doesn't support it"
    if drop:
        reasons = _reasons(parts, payload, value, form, to)
        found = [_left(part, to) for part in parts]
        parts = [left for left, _ in found if left is not None]
        lost += (
            form.pointer(path, value, payload)
            for _, paths in found
            for path in paths
        )
        dropped += (
            Problem(pointer, f"omitted: {reasons.get(pointer, message)}")
            for pointer in lost
        )
        lost = []
    problems = [Problem(pointer, message) for pointer in lost]
    written: Any = None
    try:
        written = _written(parts, form, to)
    except WireError as error:
        problems += form.placed(error, value, payload)
    if problems:
        raise WireError(_explained(problems, payload, value, form, to))
    return written, tuple(dict.fromkeys(dropped))


def _reasons(
    parts: Sequence[Any], payload: Any, value: Any, form: Form, to: Dialect
) -> Mapping[str, str]:
    """
    Map the JSON Pointers of unsupported values to the writer's messages.
    """
    try:
        _written(parts, form, to)
    except WireError as error:
        placed = form.placed(error, value, payload)
        problems = _explained(placed, payload, value, form, to)
        return {problem.pointer: problem.message for problem in problems}
    return {}


def _explained(
    problems: Iterable[Problem],
    payload: Any,
    value: Any,
    form: Form,
    to: Dialect,
) -> Iterator[Problem]:
    """
    Add the required attributes of counterparts to the messages.
    """
    _, found = to_counterparts(value, to, form.dialect)
    messages = {
        form.pointer(path, value, payload): (
            f"the {to.name} dialect has {cls.__name__} instead, which requires"
            f" {', '.join(names)}"
        )
        for path, cls, names in found
    }
    for item in problems:
        message = messages.get(item.pointer, item.message)
        yield attrs.evolve(item, message=message)


def _left(part: Any, dialect: Dialect) -> tuple[Any, list[Path]]:
    """
    Drop the unsupported attributes of an event, and list their paths.
    """
    if isinstance(part, Unknown):
        return None, [()]
    return drop_paths(part, with_carriers(dialect))
