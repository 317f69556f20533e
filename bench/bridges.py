"""
Who passes the stream on: each reads every text and writes it again.

Ours reads the events of a client of the beta and writes GA's, and the other
way round for the server's.  The others cannot: they read and write the beta's
events of the client and GA's of the server, as "realtime-attrs, each wire as
it is" does.  Dictionaries and the SDK leave audio in base64; the others
hold it as bytes.

Each makes its imports when it is made, so that a process has no others.
"""

import json

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, cast

import orjson


Text = str | bytes
Pass = Callable[[bytes], Iterable[Text]]
Made = Callable[[Any], Any]

BASELINE = "dictionaries, orjson"


class Bridge(NamedTuple):
    """
    Functions that return the texts to send for a text.
    """

    to_server: Pass
    to_client: Pass


def passing(loads: Made, dumps: Made) -> Pass:
    """
    Read and write without looking.
    """
    return lambda text: (dumps(loads(text)),)


def by_orjson() -> Bridge:
    """
    Pass dictionaries on.
    """
    both = passing(orjson.loads, orjson.dumps)
    return Bridge(both, both)


def by_json() -> Bridge:
    """
    Pass dictionaries on, with the standard library.
    """
    both = passing(json.loads, json.dumps)
    return Bridge(both, both)


def _adapters(**options: Any) -> tuple[Any, Any, Any, Any]:
    """
    Make adapters for the client and the server, of the beta and of GA.
    """
    from cattrs.preconf.orjson import make_converter

    from realtime_attrs import Unknown
    from realtime_attrs.converter import adapter, configure_converter
    from realtime_attrs.dialects import BETA, GA
    from realtime_attrs.events import ClientEvent, ServerEvent

    flat, nested = make_converter(), make_converter()
    configure_converter(flat, BETA, **options)
    configure_converter(nested, GA, **options)
    kinds: Any = (ClientEvent, ServerEvent)
    if options:
        kinds = (ClientEvent | Unknown, ServerEvent | Unknown)
    client, server = kinds
    return (
        adapter(flat, client),
        adapter(flat, server),
        adapter(nested, client),
        adapter(nested, server),
    )


def by_ours(**options: Any) -> Bridge:
    """
    Translate between the dialects.
    """
    from realtime_attrs.converter import translate
    from realtime_attrs.dialects import BETA, GA

    flat_client, flat_server, client, server = _adapters(**options)
    read_client, write_client = flat_client.loads, client.dumps
    read_server, write_server = server.loads, flat_server.dumps

    def to_server(text: bytes) -> list[bytes]:
        parts = translate(read_client(text), GA, source=BETA)
        return [write_client(part) for part in parts]

    def to_client(text: bytes) -> list[bytes]:
        parts = translate(read_server(text), BETA, source=GA)
        return [write_server(part) for part in parts]

    return Bridge(to_server, to_client)


def by_ours_with_unknown() -> Bridge:
    """
    Translate between the dialects, and keep unknown values.
    """
    return by_ours(keep_unknown=True)


def by_ours_as_it_is() -> Bridge:
    """
    Read and write the same wire, as the others do.
    """
    client, _, _, server = _adapters()
    return Bridge(
        passing(client.loads, client.dumps),
        passing(server.loads, server.dumps),
    )


def by_pydantic() -> Bridge:
    """
    Validate models.
    """
    import stream_rival_pydantic as rival

    return Bridge(
        passing(rival.read_client, rival.write),
        passing(rival.read_server, rival.write),
    )


def sdk_readers() -> tuple[Made, Made]:
    """
    Read as the `parse_event()` of the SDK's connections, which checks nothing.
    """
    from openai._models import construct_type_unchecked
    from openai.types.beta.realtime import RealtimeClientEvent
    from openai.types.realtime import RealtimeServerEvent

    client = cast("Any", RealtimeClientEvent)
    server = cast("Any", RealtimeServerEvent)
    return (
        lambda t: construct_type_unchecked(value=json.loads(t), type_=client),
        lambda t: construct_type_unchecked(value=json.loads(t), type_=server),
    )


def by_sdk() -> Bridge:
    """
    Construct the SDK's models, and write as the `send()` of its connections.
    """

    def write(event: Any) -> str:
        return cast(
            "str", event.to_json(use_api_names=True, exclude_unset=True)
        )

    read_client, read_server = sdk_readers()
    return Bridge(passing(read_client, write), passing(read_server, write))


def by_msgspec() -> Bridge:
    """
    Decode structs.
    """
    import stream_rival_msgspec as rival

    return Bridge(
        passing(rival.read_client, rival.write),
        passing(rival.read_server, rival.write),
    )


BRIDGES: dict[str, Callable[[], Bridge]] = {
    BASELINE: by_orjson,
    "dictionaries, json": by_json,
    "realtime-attrs": by_ours,
    "realtime-attrs, keep_unknown": by_ours_with_unknown,
    "realtime-attrs, each wire as it is": by_ours_as_it_is,
    "pydantic": by_pydantic,
    "SDK": by_sdk,
    "msgspec": by_msgspec,
}
TRANSLATING = ("realtime-attrs", "realtime-attrs, keep_unknown")
