"""
Measure users' classes, against those of `frozen` that the library has.

Readers bypass constructors that only store their arguments; a constructor that
validates adds its own cost.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

import attrs

import payloads

from realtime_attrs import SessionResource
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA, Dialect, record
from realtime_attrs.extending import BaseServerEvent, frozen


Call = Callable[[], Any]
Key = tuple[str, str]  # work, operation

OURS = "realtime-attrs"
CHECKED = "extending.frozen"
CONSTRUCTOR = "its constructor, and the class of extending.frozen"
AT_LEAST = attrs.validators.ge(0)
PING = {"type": "vendor.ping", "event_id": "e", "load": 3}
KINDS: dict[str, Any] = {
    CHECKED: frozen,
    "attrs.frozen": attrs.frozen,
    "attrs.define": attrs.define,
    "attrs.frozen, slots=False": partial(attrs.frozen, slots=False),
    "attrs.define, slots=False": partial(attrs.define, slots=False),
}


def contests() -> dict[Key, dict[str, Call]]:
    """
    Set up who does what: (work, operation) -> contestant -> call.
    """
    found: dict[Key, dict[str, Call]] = {}
    for work, make, payload in (
        ("event of three keys", _event, PING),
        ("event without base", _alone, PING),
        ("session", _session, payloads.NESTED),
    ):
        reads = {kind: make(kind) for kind in KINDS}
        for kind, (read, _) in reads.items():
            if kind != CHECKED:
                found[work, f"structure, {kind}"] = {
                    OURS: lambda read=read, payload=payload: read(payload),
                    CHECKED: lambda read=reads[CHECKED][0], payload=payload: (
                        read(payload)
                    ),
                }
    return found | dict(_validated())


def _hook(cls: Any, dialect: Dialect) -> tuple[Call, Any]:
    return make_converter(dialect).get_structure_hook(cls), cls


def _event(kind: str, field: Any = attrs.NOTHING) -> tuple[Any, Any]:
    body = {"__annotations__": {"load": int}}
    if field is not attrs.NOTHING:
        body["load"] = field
    cls = KINDS[kind](type("VendorPing", (BaseServerEvent,), body))
    rules = record(cls, "event_id", "load", tag="vendor.ping")
    return _hook(cls, GA.evolve("vendor", records=[rules]))


def _alone(kind: str) -> tuple[Any, Any]:
    body = {"__annotations__": {"event_id": str, "load": int}}
    cls = KINDS[kind](type("Ping", (), body))
    return _hook(cls, Dialect("own", [record(cls, tag="vendor.ping")], {}))


def _session(kind: str) -> tuple[Any, Any]:
    fields = [x for x in attrs.fields(SessionResource) if x.name != "extra"]
    body: dict[str, Any] = {x.name: None for x in fields}
    body["__annotations__"] = {x.name: x.type for x in fields}
    cls = KINDS[kind](type("Session", (), body))
    rules = GA.of(SessionResource).evolve(cls=cls)
    return _hook(cls, GA.evolve("vendor", records=[rules]))


def _validated() -> Iterator[tuple[Key, dict[str, Call]]]:
    field = attrs.field(validator=AT_LEAST)
    read, cls = _event("attrs.frozen", field)
    checked, _ = _event(CHECKED)

    def both() -> None:
        cls(event_id="e", load=3)
        checked(cast("Any", PING))

    yield (
        ("event of three keys", "structure, a validator"),
        {
            OURS: lambda: read(PING),
            CONSTRUCTOR: both,
            CHECKED: lambda: checked(PING),
        },
    )
