"""
The types of adapters for type checkers.
"""

from typing import Any, Literal, assert_type

import attrs
import cattrs

from cattrs.preconf import orjson
from typing_extensions import TypeAliasType

from realtime_attrs import (
    OFF,
    Off,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs.converter import Adapter, Problem, adapter, make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ClientEvent,
    Error,
    Event,
    ResponseAudioDelta,
    ServerEvent,
    SessionUpdate,
)


@attrs.frozen
class Line:
    number: str
    voice: Voice | Unknown


@attrs.frozen
class Page:
    title: str


Part = TypeAliasType("Part", ServerEvent | Unknown)
Mine = Line | Page
converter = make_converter(GA, keep_unknown=True)
server = adapter(converter, ServerEvent)
open_server = adapter(converter, ServerEvent | Unknown)

assert_type(server, Adapter[ServerEvent])
assert_type(open_server, Adapter[ServerEvent | Unknown])
assert_type(adapter(converter, Event | Unknown), Adapter[Event | Unknown])
assert_type(
    adapter(converter, ClientEvent | None), Adapter[ClientEvent | None]
)
assert_type(adapter(converter, list[ClientEvent]), Adapter[list[ClientEvent]])
assert_type(
    adapter(converter, dict[str, tuple[Voice | Unknown, ...]]),
    Adapter[dict[str, tuple[Voice | Unknown, ...]]],
)
assert_type(adapter(converter, TurnDetection), Adapter[TurnDetection])
assert_type(
    adapter(converter, TurnDetection | Literal[Off.OFF]),
    Adapter[TurnDetection | Literal[Off.OFF]],
)
assert_type(adapter(converter, SessionResource), Adapter[SessionResource])
assert_type(adapter(converter, RealtimeVoice), Adapter[RealtimeVoice])
assert_type(adapter(converter, Line), Adapter[Line])
assert_type(adapter(converter, Mine), Adapter[Line | Page])
assert_type(adapter(converter, Literal["a", "b"]), Adapter[Literal["a", "b"]])
assert_type(adapter(converter, Part).structure({}), ServerEvent | Unknown)
assert_type(adapter(cattrs.BaseConverter(), int), Adapter[int])
assert_type(adapter(orjson.make_converter(), Line).loads(b"{}"), Line)

assert_type(server.structure({}), ServerEvent)
assert_type(server.loads("{}", parse_float=float), ServerEvent)
assert_type(open_server.loads(b"{}"), ServerEvent | Unknown)
assert_type(
    adapter(converter, list[ClientEvent]).structure([]), list[ClientEvent]
)
assert_type(
    adapter(converter, ClientEvent).unstructure(
        SessionUpdate(SessionResource())
    ),
    Any,
)
assert_type(open_server.dumps(Unknown({"type": "x"}, "ga")), Any)
assert_type(server.attempt({}), tuple[ServerEvent | None, tuple[Problem, ...]])

event, problems = open_server.attempt_loads("{}")
assert_type(event, ServerEvent | Unknown | None)
assert_type(problems, tuple[Problem, ...])
if event is None:
    assert_type([problem.pointer for problem in problems], list[str])
else:
    assert_type(event, ServerEvent | Unknown)


def listen(text: str) -> bytes | str | None:
    match open_server.loads(text):
        case ResponseAudioDelta(delta=delta):
            return delta
        case Error(error=details):
            return details.message
        case Unknown() as unknown:
            return unknown.dialect
    return None


def heard(text: str) -> str:
    match open_server.attempt_loads(text):
        case None, found:
            return found[0].message
        case ResponseAudioDelta() as delta, _:
            return delta.item_id
        case other, _:
            return type(other).__name__


adapter(converter, TurnDetection).unstructure(ServerVAD())
adapter(converter, TurnDetection).unstructure(OFF)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
server.unstructure(SessionUpdate(SessionResource()))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
server.loads({})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
adapter(ServerEvent, converter)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
adapter(converter, ServerVAD())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
