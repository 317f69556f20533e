"""
Measure events: a turn of a conversation, and audio on its own.
"""

import base64
import binascii
import json

from collections.abc import Callable
from typing import Any, cast

import event_rival_cattrs
import event_rival_msgspec
import event_rival_pydantic
import msgspec
import orjson

from cattrs.preconf.orjson import make_converter as make_orjson_converter
from event_payloads import TEXTS
from openai._models import construct_type_unchecked
from openai.types.realtime import RealtimeServerEvent

from realtime_attrs.converter import (
    adapter,
    configure_converter,
    make_converter,
)
from realtime_attrs.dialects import GA
from realtime_attrs.events import ServerEvent


Call = Callable[[], Any]
Key = tuple[str, str]  # work, operation

OURS = "realtime-attrs"
METHOD = "its converter.loads()"
READ = "JSON in"
READ_PLAINLY = "JSON in, by the json module"
READ_BY_ADAPTER = "JSON in, by an adapter"
WRITTEN = "JSON out"
WRITTEN_PLAINLY = "JSON out, by the json module"
BARE = "parser and base64"
BARE_OUT = "base64 and writer"


def contests() -> dict[Key, dict[str, Call]]:
    """
    Set up who does what: (work, operation) -> contestant -> call.

    Everyone reads and writes bytes of JSON and holds audio as bytes, but for
    the SDK, which keeps its base64 and checks nothing.
    """
    found: dict[Key, dict[str, Call]] = {}
    for work, texts in TEXTS.items():
        found |= _reading(work, texts)
        found |= _writing(work, texts)
    return found


def _each(do: Callable[[Any], Any], items: list[Any]) -> Call:
    """
    Do it with one item after the other.
    """
    if len(items) == 1:
        (only,) = items
        return lambda: do(only)

    def call() -> None:
        for item in items:
            do(item)

    return call


def _reading(work: str, texts: list[bytes]) -> dict[Key, dict[str, Call]]:
    quick = make_orjson_converter()
    configure_converter(quick, GA)
    plain = make_converter(GA)
    mirror = event_rival_cattrs.make()
    events = adapter(quick, ServerEvent)
    plain_events = adapter(plain, ServerEvent)
    server = event_rival_cattrs.SERVER
    decode = msgspec.json.Decoder(event_rival_msgspec.SERVER).decode
    by_docs = event_rival_pydantic.SERVER_BY_DOCS.validate_json
    natively = event_rival_pydantic.SERVER.validate_json
    read: dict[str, Callable[[bytes], Any]] = {
        OURS: events.loads,
        METHOD: lambda t: quick.loads(t, cast("Any", ServerEvent)),
        "pydantic": by_docs,
        "pydantic, val_json_bytes": natively,
        "SDK": _sdk,
        "msgspec": decode,
        "plain cattrs": lambda t: mirror.structure(orjson.loads(t), server),
        BARE: _bare(orjson.loads),
    }
    read_plainly: dict[str, Callable[[bytes], Any]] = {
        OURS: plain_events.loads,
        METHOD: lambda t: plain.loads(t, cast("Any", ServerEvent)),
        "SDK": _sdk,
        BARE: _bare(json.loads),
    }
    by_adapter: dict[str, Callable[[bytes], Any]] = {
        OURS: adapter(quick, ServerEvent).loads,
        "pydantic": by_docs,
        "pydantic, val_json_bytes": natively,
        "msgspec": decode,
    }
    for text in texts:
        event = quick.loads(text, cast("Any", ServerEvent))
        assert by_adapter[OURS](text) == event
        assert plain.loads(text, cast("Any", ServerEvent)) == event
        assert _no_nulls(orjson.loads(quick.dumps(event))) == _no_nulls(
            orjson.loads(text)
        )
        audio = orjson.loads(text).get("delta")
        if text.startswith(b'{"type":"response.output_audio.delta"'):
            data = base64.b64decode(audio)
            for name, do in read.items():
                if name == "SDK":
                    continue
                found = do(text)
                delta = found["delta"] if name == BARE else found.delta
                assert delta == data, name
    return {
        (work, operation): {n: _each(do, texts) for n, do in calls.items()}
        for operation, calls in (
            (READ, read),
            (READ_BY_ADAPTER, by_adapter),
            (READ_PLAINLY, read_plainly),
        )
    }


def _sdk(text: bytes) -> Any:
    """
    Do as the `parse_event()` of the SDK's connection.
    """
    return construct_type_unchecked(
        value=json.loads(text), type_=cast("Any", RealtimeServerEvent)
    )


def _bare(loads: Callable[[bytes], Any]) -> Callable[[bytes], Any]:
    """
    Read audio with nothing but a parser and the standard library.
    """

    def read(text: bytes) -> Any:
        event = loads(text)
        if event["type"] == "response.output_audio.delta":
            event["delta"] = binascii.a2b_base64(event["delta"])
        return event

    return read


def _no_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _no_nulls(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_no_nulls(item) for item in value]
    return value


def _writing(work: str, texts: list[bytes]) -> dict[Key, dict[str, Call]]:
    quick = make_orjson_converter()
    configure_converter(quick, GA)
    plain = make_converter(GA)
    mirror = event_rival_cattrs.make()
    server = event_rival_cattrs.SERVER
    encode = msgspec.json.Encoder().encode

    def bare(event: Any) -> bytes:
        if event["type"] == "response.output_audio.delta":
            data = binascii.b2a_base64(event["delta"], newline=False)
            event = {**event, "delta": data.decode("ascii")}
        return orjson.dumps(event)

    events = adapter(quick, ServerEvent)
    ours = [events.loads(t) for t in texts]
    by_docs = [
        event_rival_pydantic.SERVER_BY_DOCS.validate_json(t) for t in texts
    ]
    models = [event_rival_pydantic.SERVER.validate_json(t) for t in texts]
    decode = msgspec.json.Decoder(event_rival_msgspec.SERVER).decode
    mirrored = [mirror.structure(orjson.loads(t), server) for t in texts]
    sdk = [_sdk(t) for t in texts]
    write: dict[str, tuple[Callable[[Any], Any], list[Any]]] = {
        OURS: (events.dumps, ours),
        "pydantic": (
            lambda e: e.model_dump_json(exclude_none=True).encode(),
            by_docs,
        ),
        "pydantic, own serializer": (
            lambda e: e.model_dump_json(exclude_none=True).encode(),
            models,
        ),
        "msgspec": (encode, [decode(t) for t in texts]),
        "plain cattrs": (
            lambda e: orjson.dumps(
                mirror.unstructure(e, unstructure_as=server)
            ),
            mirrored,
        ),
        BARE_OUT: (bare, [_bare(orjson.loads)(t) for t in texts]),
    }
    write_plainly: dict[str, tuple[Callable[[Any], Any], list[Any]]] = {
        OURS: (adapter(plain, ServerEvent).dumps, ours),
        # As the client's send() serializes a model.
        "SDK": (
            lambda e: e.to_json(use_api_names=True, exclude_unset=True),
            sdk,
        ),
    }
    for do, items in write.values():
        for item, text in zip(items, texts, strict=True):
            assert _no_nulls(orjson.loads(do(item))) == _no_nulls(
                orjson.loads(text)
            )
    return {
        (work, operation): {n: _each(*each) for n, each in calls.items()}
        for operation, calls in (
            (WRITTEN, write),
            (WRITTEN_PLAINLY, write_plainly),
        )
    }
