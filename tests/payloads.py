"""
Payloads from outside, and what to do with them.
"""

import json

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import realtime_attrs

from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    GLM,
    HUGGING_FACE,
    INWORLD,
    LOCALAI,
    QWEN_AUDIO,
    QWEN_LIVE_TRANSLATE,
    QWEN_OMNI,
    QWEN_OMNI_38,
    REFERENCE,
    SPEACHES,
    STEPFUN,
    XAI,
)


DIALECTS = (REFERENCE, BETA, GA)
VENDORS = (
    AZURE_VOICE_LIVE,
    XAI,
    INWORLD,
    QWEN_OMNI,
    QWEN_AUDIO,
    QWEN_OMNI_38,
    QWEN_LIVE_TRANSLATE,
    GLM,
    STEPFUN,
    SPEACHES,
    HUGGING_FACE,
    LOCALAI,
)
DATA = Path(__file__).parent / "data"
REAL = sorted((DATA / "real").glob("*.json"))
TYPES = [
    name
    for name in realtime_attrs.__all__
    if name not in ("OFF", "INF", "ThreeStates", "ImpossibleUpdate")
    if not name.islower()
]
"""
The names of what stands in a session.
"""


def real(name: str) -> Any:
    """
    Load a payload of `data/real`.
    """
    return json.loads((DATA / "real" / f"{name}.json").read_bytes())


def session_of(name: str) -> Any:
    """
    Load the session in a payload of `data/real`.
    """
    payload = real(name)
    return payload.get("session", payload)


def without(value: Any, *keys: str) -> Any:
    """
    Copy an object without some keys.
    """
    return {key: item for key, item in value.items() if key not in keys}


def resolve(pointer: str, value: Any) -> Any:
    """
    Follow a JSON Pointer; raise `KeyError` or the like where it ends.
    """
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def differences(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """
    List what was lost, what is new, and what is another now.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key, item in before.items():
            if key in after:
                yield from differences(item, after[key], f"{path}/{key}")
            else:
                yield f"{path}/{key}: {item!r} is gone"
        for key in after.keys() - before.keys():
            yield f"{path}/{key}: {after[key]!r} is new"
    elif isinstance(before, list) and isinstance(after, list):
        for item, other in zip_longest(before, after):
            yield from differences(item, other, f"{path}/*")
    elif before != after:
        yield f"{path}: {before!r} became {after!r}"
