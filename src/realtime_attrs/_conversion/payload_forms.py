"""
Read and write payloads of all forms.

The form of a payload is its type: a session, an event, a part of an event, or
a REST body, which may contain a client secret.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import attrs

from cattrs import BaseConverter, Converter
from cattrs.errors import CattrsError

from .._engine.explain import explain
from .._engine.problems import Problem, WireError, lacking, refusal
from .._engine.registration import register
from .._rules.classes import TAG
from .._values.annotations import options_of
from .._values.marks import Recorded
from .._values.messages import Path
from .._values.unknown import Unknown
from ..dialects.rules import Dialect
from ..extending import BaseClientEvent, BaseEvent, BaseServerEvent
from .carriers import with_carriers
from .detection import pointer_in
from .translation import restated
from .unknown_parts import ignores_keys
from .unsupported import writer_of


SESSION: Final = "session"
ANY: Any = BaseEvent
CLIENT: Any = BaseClientEvent
SERVER: Any = BaseServerEvent | Unknown
_OF_EVENTS: Final = (CLIENT, SERVER, ANY)


@attrs.frozen(eq=False, repr=False)
class Form:
    """
    The type of a payload, with its dialect.

    Args:
        annotation: The annotation to read the payload as.
        event: The type of the event that contains the payload, if any.
        is_inside:
            Whether the payload is the session in that event; otherwise it is
            the event without its type.
        has_type: Whether the payload may have a type.
        from_server:
            Whether a server wrote it.  A server adds keys and words without
            notice, but rejects a client's update with unknown ones.
    """

    dialect: Dialect
    annotation: Any
    event: str | None = None
    is_inside: bool = False
    has_type: bool = True
    from_server: bool = False
    is_event: bool = attrs.field(
        init=False,
        # Identity, since comparing unions is slow.
        default=attrs.Factory(
            lambda self: any(self.annotation is x for x in _OF_EVENTS),
            takes_self=True,
        ),
    )
    """
    Whether the payload is an event, or a part of one.
    """
    ignores_keys: bool = attrs.field(
        init=False,
        default=attrs.Factory(
            lambda self: ignores_keys(self.dialect), takes_self=True
        ),
    )
    """
    Whether the dialect ignores any key.
    """
    _hooks: dict[Any, Any] = attrs.field(factory=dict, init=False)

    def _make_hook(self, settings: tuple[bool, bool, bool]) -> Any:
        keep_unknown, forbid_extra_keys, as_server = settings
        rules = self.dialect.as_server() if as_server else self.dialect
        converter = Converter(forbid_extra_keys=forbid_extra_keys)
        register(converter, rules, keep_unknown=keep_unknown)
        has_any = any(map(rules.base_of, options_of(self.annotation)))
        self._hooks[settings] = (
            converter.get_structure_hook(self.annotation)
            if has_any
            else self._refuse
        )
        return self._hooks[settings]

    def _refuse(self, _: Any) -> Any:
        """
        Reject all payloads, since the dialect doesn't have their type.
        """
        raise lacking(self.dialect.name, "sessions and events")

    def read(
        self,
        payload: Any,
        *,
        keep_unknown: bool = False,
        forbid_extra_keys: bool = False,
        as_server: bool = False,
    ) -> Any:
        """
        Read the payload.

        Raises:
            WireError: The payload is invalid; the error lists all problems.
        """
        settings = keep_unknown, forbid_extra_keys, as_server
        hook = self._hooks.get(settings) or self._make_hook(settings)
        problems: list[Problem] = []
        if not self.has_type and TAG in payload:
            problems += self._problems_of_type(payload)
        if problems:
            payload = {k: x for k, x in payload.items() if k != TAG}
        value: Any = None
        try:
            value = hook(self._as_read(payload))
        except CattrsError as error:
            problems += (
                attrs.evolve(item, pointer=self.place(item.pointer))
                for item in explain(error)
            )
        if problems:
            raise WireError(problems)
        return value

    def _problems_of_type(self, payload: Any) -> tuple[Problem, ...]:
        expected = f"no {TAG!r}"
        if self.event is not None:
            expected = f"{self.event!r} or {expected}"
        return refusal(expected, payload[TAG], (TAG,)).problems

    def _as_read(self, payload: Any) -> Any:
        if self.is_inside:
            return {TAG: self.event, SESSION: payload}
        if self.event is not None:
            return {TAG: self.event, **payload}
        return payload

    def examine(self, payload: Any) -> Any:
        """
        Read the payload as strictly as its receiver.

        Raises:
            WireError: The payload is invalid; the error lists all problems.
        """
        if self.from_server:
            return self.read(payload, keep_unknown=True)
        return self.read(payload, forbid_extra_keys=True, as_server=True)

    def restated(self, value: Any, dialect: Dialect) -> list[Any]:
        """
        List the events of another dialect that replace *value*.
        """
        if not self.is_event or isinstance(value, Unknown):
            return [value]
        return [*restated(value, dialect, self.dialect)]

    def put(self, part: Any, dialect: Dialect) -> Any:
        """
        Write a value in *dialect*.

        Raises:
            WireError: The dialect doesn't support it.
        """
        rules, writer = _writing(dialect)
        cls = type(part)
        if rules.get(cls) is None and (
            isinstance(part, Recorded) and rules.base_of(cls) is None
        ):
            raise lacking(dialect.name, cls.__name__)
        payload = writer.unstructure(part)
        if self.is_inside:
            return payload[SESSION]
        if self.event is not None:
            del payload[TAG]
        return payload

    def place(self, pointer: str) -> str:
        """
        Convert a JSON Pointer of the event to a JSON Pointer of the payload.
        """
        return pointer.removeprefix(f"/{SESSION}" if self.is_inside else "")

    def pointer(self, path: Path, value: Any, payload: Any) -> str:
        """
        Build the JSON Pointer to an attribute, as `pointer_in()` does.
        """
        if not path and self.is_event and self.event is None:
            path = (TAG,)
        read = self._as_read(payload)
        return self.place(pointer_in(path, value, self.dialect, read))

    def placed(
        self, error: WireError, value: Any, payload: Any
    ) -> Iterator[Problem]:
        for item in error.faults:
            pointer = self.pointer(item.names, value, payload)
            yield Problem(pointer, item.message)


@lru_cache(maxsize=16)
def _writing(dialect: Dialect) -> tuple[Dialect, BaseConverter]:
    """
    Add events and REST bodies to *dialect*, and return its converter, too.
    """
    rules = with_carriers(dialect)
    return rules, writer_of(rules)
