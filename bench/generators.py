"""
Measure hooks of plain events that are made in other ways than ours.

An event is plain if its object has a key for each attribute, of the same name.
The others are the hooks that cattrs' generators make, and closures.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial, reduce
from operator import or_
from types import NoneType
from typing import Annotated, Any, Literal, cast, get_args, get_origin

import attrs

from cattrs import Converter
from cattrs.errors import ClassValidationError
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    override,
)

from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ConversationItemTruncated,
    InputAudioBufferSpeechStarted,
    ResponseFunctionCallArgumentsDone,
    ResponseTextDelta,
)


Call = Callable[[], Any]
Hook = Callable[..., Any]
Key = tuple[str, str]  # work, operation
Payload = dict[str, Any]

OURS = "realtime-attrs"
CONVERTING = "cattrs, which converts"
CHECKING = "cattrs, with the same checks"
MUTABLE = "cattrs, with the same checks, not frozen"
CLOSURE = "a closure, with the same checks"
CATTRS = "cattrs"
CLOSED = "a closure"
EVENTS: dict[str, tuple[type[Any], Payload]] = {
    "text delta": (
        ResponseTextDelta,
        {
            "type": "response.output_text.delta",
            "delta": "Hello",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
            "event_id": "e",
        },
    ),
    "speech started": (
        InputAudioBufferSpeechStarted,
        {
            "type": "input_audio_buffer.speech_started",
            "audio_start_ms": 340,
            "item_id": "i",
            "event_id": "e",
        },
    ),
    "item truncated": (
        ConversationItemTruncated,
        {
            "type": "conversation.item.truncated",
            "item_id": "i",
            "content_index": 0,
            "audio_end_ms": 1500,
            "event_id": "e",
        },
    ),
    "arguments done": (
        ResponseFunctionCallArgumentsDone,
        {
            "type": "response.function_call_arguments.done",
            "arguments": '{"city": "Oslo"}',
            "call_id": "c",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "name": "weather",
            "event_id": "e",
        },
    ),
}


@attrs.frozen
class Step:
    """
    An attribute, and its key of the same name.
    """

    name: str
    check: Hook
    is_optional: bool


def contests() -> dict[Key, dict[str, Call]]:
    """
    Set up who does what: (work, operation) -> contestant -> call.
    """
    found: dict[Key, dict[str, Call]] = {}
    for work, (cls, payload) in EVENTS.items():
        steps = [*_steps(cls, payload)]
        for detailed in (True, False):
            hooks = _readers(cls, payload, steps, detailed=detailed)
            _assert_alike(hooks, payload, steps, detailed=detailed)
            mode = "detailed" if detailed else "plain"
            found[work, f"structure, {mode} validation"] = {
                name: partial(hook, payload, None)
                for name, hook in hooks.items()
            }
        found[work, "unstructure"] = _writing(cls, payload, steps)
    return found


def _readers(
    cls: type[Any], payload: Payload, steps: list[Step], *, detailed: bool
) -> dict[str, Hook]:
    generate = partial(
        make_dict_structure_fn,
        converter=Converter(detailed_validation=detailed),
        _cattrs_detailed_validation=detailed,
    )
    checks = {step.name: override(struct_hook=step.check) for step in steps}
    ours = make_converter(GA, detailed_validation=detailed)
    mirror = _mirror(cls, payload)
    closure = _collecting_reader if detailed else _raising_reader
    return {
        OURS: ours.get_structure_hook(cls),
        CONVERTING: generate(mirror),
        CHECKING: generate(mirror, **checks),
        MUTABLE: generate(_mirror(cls, payload, frozen=False), **checks),
        CLOSURE: closure(mirror, steps),
    }


def _writing(
    cls: type[Any], payload: Payload, steps: list[Step]
) -> dict[str, Call]:
    mirror = _mirror(cls, payload)
    ours, omitted = make_converter(GA), override(omit_if_default=True)
    optional = {step.name: omitted for step in steps if step.is_optional}
    generated = make_dict_unstructure_fn(mirror, Converter(), **optional)
    mirrored = mirror(**payload)
    calls = {
        OURS: partial(
            ours.get_unstructure_hook(cls), ours.structure(payload, cls)
        ),
        CATTRS: partial(generated, mirrored),
        CLOSED: partial(_writer(mirror, steps), mirrored),
    }
    assert all(call() == payload for call in calls.values())
    return calls


def _mirror(
    cls: type[Any], payload: Payload, *, frozen: bool = True
) -> type[Any]:
    """
    Make a class with the same attributes, and one for the tag.
    """
    tag = cast("Any", Literal[payload["type"]])
    fields = {"type": attrs.field(type=tag)}
    fields |= {
        field.name: attrs.field(
            type=_without_range(field.type),
            default=field.default,
            kw_only=field.kw_only,
        )
        for field in attrs.fields(cls)
        if field.name != "extra"
    }
    return attrs.make_class(cls.__name__, fields, frozen=frozen, slots=True)


def _without_range(annotation: Any) -> Any:
    """
    Remove the range of an integer, which cattrs ignores.
    """
    if get_origin(annotation) is Annotated:
        return get_args(annotation)[0]
    members = get_args(annotation)
    return reduce(or_, map(_without_range, members)) if members else annotation


def _steps(cls: type[Any], payload: Payload) -> Iterator[Step]:
    """
    List the attributes with the checks that our hook has.
    """
    yield Step("type", _word(payload["type"]), is_optional=False)
    for field in attrs.fields(cls):
        if field.name != "extra":
            is_optional = field.default is None
            check = _check_of(field.type, or_none=is_optional)
            yield Step(field.name, check, is_optional)


def _check_of(annotation: Any, *, or_none: bool) -> Hook:
    members = [x for x in get_args(annotation) if x is not NoneType]
    if get_origin(annotation) is Annotated:
        return _integer(members[1].least, members[1].greatest, or_none=or_none)
    if members:
        return _check_of(members[0], or_none=or_none)
    assert annotation is str
    return _string(or_none=or_none)


def _word(word: str) -> Hook:
    def check(value: Any, _: Any = None) -> Any:
        if type(value) is str and value == word:
            return value
        raise ValueError(f"expected {word!r}, got {value!r}")

    return check


def _string(*, or_none: bool) -> Hook:
    def check(value: Any, _: Any = None) -> Any:
        if type(value) is str or (or_none and value is None):
            return value
        raise TypeError(f"expected a string, got {value!r}")

    return check


def _integer(least: int, greatest: int, *, or_none: bool) -> Hook:
    def check(value: Any, _: Any = None) -> Any:
        if type(value) is int and least <= value <= greatest:
            return value
        if or_none and value is None:
            return value
        raise TypeError(f"expected an integer, got {value!r}")

    return check


def _collecting_reader(mirror: type[Any], steps: list[Step]) -> Hook:
    """
    Make a closure that raises all errors.
    """
    new, parts = object.__new__, _parts(mirror, steps)

    def read(value: Any, _: Any = None) -> Any:
        if type(value) is not dict and not isinstance(value, Mapping):
            raise TypeError(f"expected an object, got {value!r}")
        event, errors = new(mirror), ()
        for name, check, is_optional, put in parts:
            item = value.get(name)
            if item is not None or not is_optional:
                try:
                    item = check(item)
                except Exception as error:
                    error.add_note(f"Structuring attribute {name}")
                    errors += (error,)
            put(event, item)
        if errors:
            raise ClassValidationError("While structuring", errors, mirror)
        return event

    return read


def _raising_reader(mirror: type[Any], steps: list[Step]) -> Hook:
    """
    Make a closure that raises the first error.
    """
    new, parts = object.__new__, _parts(mirror, steps)

    def read(value: Any, _: Any = None) -> Any:
        if type(value) is not dict and not isinstance(value, Mapping):
            raise TypeError(f"expected an object, got {value!r}")
        event = new(mirror)
        for name, check, is_optional, put in parts:
            item = value.get(name)
            if item is not None or not is_optional:
                item = check(item)
            put(event, item)
        return event

    return read


def _parts(
    mirror: type[Any], steps: list[Step]
) -> list[tuple[str, Hook, bool, Hook]]:
    """
    List the names that a reader uses; a slot's own setter is the fastest.
    """
    return [
        (x.name, x.check, x.is_optional, vars(mirror)[x.name].__set__)
        for x in steps
    ]


def _writer(mirror: type[Any], steps: list[Step]) -> Hook:
    parts = [(step.name, step.is_optional) for step in steps]

    def write(event: Any) -> Payload:
        if type(event) is not mirror:
            raise TypeError(f"expected an event, got {event!r}")
        out = {}
        for name, is_optional in parts:
            item = getattr(event, name)
            if item is not None or not is_optional:
                out[name] = item
        return out

    return write


def _assert_alike(
    hooks: dict[str, Hook],
    payload: Payload,
    steps: list[Step],
    *,
    detailed: bool,
) -> None:
    """
    Check that all read the same, and that those that check refuse the same.
    """
    short = {x.name: payload[x.name] for x in steps if not x.is_optional}
    for given in (payload, short, {**payload, "unknown": 1}):
        expected = {x.name: given.get(x.name) for x in steps}
        for hook in hooks.values():
            assert expected == _values(hook(given, None), expected)
    assert hooks[CONVERTING]({**payload, "item_id": 1}, None).item_id == "1"
    for name in hooks.keys() - {CONVERTING}:
        for refused in _refused(payload, steps):
            assert _errors(hooks[name], refused) >= 1
        expected_errors = 2 if detailed else 1
        two = {**payload, "item_id": 1, "event_id": 2}
        assert expected_errors == _errors(hooks[name], two)


def _values(event: Any, expected: Payload) -> Payload:
    """
    List the attributes of an event; the tag of ours is its class.
    """
    found = {name: getattr(event, name, None) for name in expected}
    return {**found, "type": expected["type"]}


def _refused(payload: Payload, steps: list[Step]) -> Iterator[Any]:
    """
    List payloads that our hook refuses.
    """
    yield [payload]
    for step in steps:
        others: list[Any] = [1.5, True, [], {}]
        if type(payload.get(step.name)) is int:
            others += ["1", -1, 2**32]
        else:
            others += [1]
        if not step.is_optional:
            others += [None]
            yield {x: y for x, y in payload.items() if x != step.name}
        for other in others:
            yield {**payload, step.name: other}


def _errors(hook: Hook, payload: Any) -> int:
    """
    Count the errors; none if the payload is read.
    """
    try:
        hook(payload, None)
    except ClassValidationError as error:
        return len(error.exceptions)
    except Exception:
        return 1
    return 0
