"""
Check the output of the contestants for a minute of the stream.

Prints JSON: how many events there are, of which types and with how much audio;
and for each contestant how many events it passed on, the types of those that
lost more than nulls, and the types that it or a reader did not know.
"""

import json

from base64 import b64decode
from collections import Counter
from typing import Any, get_args

import orjson

from bridges import BRIDGES, TRANSLATING, sdk_readers
from conversations import MINUTE, texts


AUDIO = ("input_audio_buffer.append", "response.output_audio.delta")


def is_kept(before: Any, after: Any) -> bool:
    """
    Check that everything but nulls is still there.
    """
    if isinstance(before, dict):
        return isinstance(after, dict) and all(
            is_kept(value, after.get(key)) for key, value in before.items()
        )
    if isinstance(before, list):
        return len(before) == len(after) and all(map(is_kept, before, after))
    return before is None or before == after


def strict_readers() -> tuple[Any, Any]:
    """
    Make readers of what goes to the server, and to the client.
    """
    from realtime_attrs.converter import adapter, make_converter
    from realtime_attrs.dialects import BETA, GA
    from realtime_attrs.events import ClientEvent, ServerEvent

    nested = make_converter(GA, forbid_extra_keys=True)
    flat = make_converter(BETA, forbid_extra_keys=True)
    return (
        adapter(nested, ClientEvent).attempt_loads,
        adapter(flat, ServerEvent).attempt_loads,
    )


def same_audio(text: bytes, sent: list[Any]) -> bool:
    """
    Check that audio is as it was.
    """
    before = orjson.loads(text)
    audio = before.get("audio") or before.get("delta")
    after = [orjson.loads(item) for item in sent]
    return audio is None or audio in [
        event.get("audio") or event.get("delta") for event in after
    ]


def findings(name: str) -> dict[str, Any]:
    """
    Pass a minute on.
    """
    to_server, to_client = BRIDGES[name]()
    read_of_client, read_of_server = strict_readers()
    passed = 0
    lost, unknown = set(), set()
    for of_client, text in texts(0, MINUTE):
        sent = [*(to_server if of_client else to_client)(text)]
        passed += len(sent)
        read = read_of_client if of_client else read_of_server
        word = orjson.loads(text)["type"]
        if name in TRANSLATING:
            if any(read(item)[1] for item in sent):
                unknown.add(word)
            if not same_audio(text, sent):
                lost.add(word)
        elif not is_kept([orjson.loads(text)], [*map(orjson.loads, sent)]):
            lost.add(word)
    return {
        "passed": passed,
        "lost": sorted(lost),
        "unknown": sorted(unknown),
    }


def unknown_to_sdk() -> list[str]:
    """
    List the types that the SDK takes for others, since it refuses none.
    """
    read_client, read_server = sdk_readers()
    found = set()
    for of_client, text in texts(0, MINUTE):
        event = (read_client if of_client else read_server)(text)
        field = type(event).model_fields["type"]
        if event.type not in get_args(field.annotation):
            found.add(event.type)
    return sorted(found)


def main() -> None:
    """
    Check everyone.
    """
    events = [orjson.loads(text) for _, text in texts(0, MINUTE)]
    types = Counter(event["type"] for event in events)
    contestants = {name: findings(name) for name in BRIDGES}
    contestants["SDK"]["unknown"] = unknown_to_sdk()
    found = {
        "events": len(events),
        "types": types,
        "bytes of audio": sorted(
            {
                len(b64decode(event.get("audio") or event["delta"]))
                for event in events
                if event["type"] in AUDIO
            }
        ),
        "contestants": contestants,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
