"""
Measure events of Live: audio, a transcript, and the first event.
"""

import base64
import binascii
import json

from collections.abc import Callable
from typing import Any, cast

import live_rival_msgspec
import live_rival_pydantic
import msgspec
import orjson

from cattrs.preconf.orjson import make_converter as make_orjson_converter
from event_payloads import SESSION, audio_delta
from events import (
    BARE,
    BARE_OUT,
    METHOD,
    OURS,
    READ,
    READ_PLAINLY,
    WRITTEN,
    WRITTEN_PLAINLY,
    Call,
    Key,
)
from live_event_payloads import TEXTS
from openai._models import construct_type_unchecked
from openai.types.live import ServerEvent as SdkServerEvent

from realtime_attrs import events as e
from realtime_attrs.converter import (
    adapter,
    configure_converter,
    make_converter,
)
from realtime_attrs.dialects import GA, LIVE
from realtime_attrs.live import ServerEvent


AUDIO = "session.output_audio.delta"
SAME_OF_GA = "the same of GA"
IN_GA = dict(
    zip(
        TEXTS,
        (
            audio_delta(6400),
            {
                "type": "response.output_audio_transcript.delta",
                "event_id": "event_4hGfDs9KpLoIu7YtReWq2",
                "response_id": "resp_7yCiDr4MfEpHl0SjGuTa2",
                "item_id": "item_3hTgUs8JeAoZk5XwQvBn6",
                "output_index": 0,
                "content_index": 0,
                "delta": " tomorrow",
            },
            {
                "type": "session.created",
                "event_id": "event_1mNbVc5XzAsDf3GhJkLp8",
                "session": SESSION,
            },
        ),
        strict=True,
    )
)
Do = Callable[[Any], Any]


def contests() -> dict[Key, dict[str, Call]]:
    """
    Set up who does what: (work, operation) -> contestant -> call.

    Everyone reads and writes bytes of JSON and holds audio as bytes, but for
    the SDK, which keeps its base64 and checks nothing.
    """
    found: dict[Key, dict[str, Call]] = {}
    for work, text in TEXTS.items():
        found |= _of(work, text, orjson.dumps(IN_GA[work]))
    return found


def _of(work: str, text: bytes, in_ga: bytes) -> dict[Key, dict[str, Call]]:
    quick, usual, plain = (
        make_orjson_converter(),
        make_orjson_converter(),
        make_converter(LIVE),
    )
    configure_converter(quick, LIVE)
    configure_converter(usual, GA)
    events = adapter(quick, ServerEvent)
    plain_events = adapter(plain, ServerEvent)
    ga_events = adapter(usual, e.ServerEvent)
    by_docs = live_rival_pydantic.SERVER_BY_DOCS.validate_json
    natively = live_rival_pydantic.SERVER.validate_json
    decode = msgspec.json.Decoder(live_rival_msgspec.SERVER).decode
    encode = msgspec.json.Encoder().encode
    read: dict[str, Do] = {
        OURS: events.loads,
        METHOD: lambda t: quick.loads(t, cast("Any", ServerEvent)),
        "pydantic": by_docs,
        "pydantic, val_json_bytes": natively,
        "SDK": _sdk,
        "msgspec": decode,
        BARE: _bare(orjson.loads),
    }
    read_plainly: dict[str, Do] = {
        OURS: plain_events.loads,
        "SDK": _sdk,
        BARE: _bare(json.loads),
    }
    write: dict[str, tuple[Do, Any]] = {
        OURS: (events.dumps, events.loads(text)),
        "pydantic": (_dumped, by_docs(text)),
        "pydantic, own serializer": (_dumped, natively(text)),
        "msgspec": (encode, decode(text)),
        BARE_OUT: (_bare_out, _bare(orjson.loads)(text)),
    }
    write_plainly: dict[str, tuple[Do, Any]] = {
        OURS: (plain_events.dumps, plain_events.loads(text)),
        # As the client's send() serializes a model.
        "SDK": (
            lambda x: x.to_json(use_api_names=True, exclude_unset=True),
            _sdk(text),
        ),
    }
    _check(text, [*read.values(), *read_plainly.values()])
    for do, item in (*write.values(), *write_plainly.values()):
        assert orjson.loads(do(item)) == orjson.loads(text)
    ga_event = ga_events.loads(in_ga)
    return {
        (work, READ): {
            **{name: _call(do, text) for name, do in read.items()},
            SAME_OF_GA: _call(ga_events.loads, in_ga),
        },
        (work, READ_PLAINLY): {
            name: _call(do, text) for name, do in read_plainly.items()
        },
        (work, WRITTEN): {
            **{name: _call(*each) for name, each in write.items()},
            SAME_OF_GA: _call(ga_events.dumps, ga_event),
        },
        (work, WRITTEN_PLAINLY): {
            name: _call(*each) for name, each in write_plainly.items()
        },
    }


def _call(do: Do, item: Any) -> Call:
    return lambda: do(item)


def _sdk(text: bytes) -> Any:
    """
    Do as the `parse_event()` of the SDK's connection.
    """
    return construct_type_unchecked(
        value=json.loads(text), type_=cast("Any", SdkServerEvent)
    )


def _dumped(model: Any) -> Any:
    return model.model_dump_json(exclude_none=True).encode()


def _bare(loads: Do) -> Do:
    """
    Read audio with nothing but a parser and the standard library.
    """

    def read(text: bytes) -> Any:
        event = loads(text)
        if event["type"] == AUDIO:
            event["delta"] = binascii.a2b_base64(event["delta"])
        return event

    return read


def _bare_out(event: Any) -> bytes:
    if event["type"] == AUDIO:
        data = binascii.b2a_base64(event["delta"], newline=False)
        event = {**event, "delta": data.decode("ascii")}
    return orjson.dumps(event)


def _check(text: bytes, readers: list[Do]) -> None:
    """
    See that all but the SDK decode audio.
    """
    payload = orjson.loads(text)
    if payload["type"] != AUDIO:
        return
    for do in readers:
        event = do(text)
        delta = event["delta"] if isinstance(event, dict) else event.delta
        if do is not _sdk:
            assert delta == base64.b64decode(payload["delta"])
