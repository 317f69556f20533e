"""
Things that no dialect knows, and converters that keep them.
"""

import functools

from typing import Any

from cattrs.errors import CattrsError

from realtime_attrs import SessionResource
from realtime_attrs.converter import explain, make_converter
from realtime_attrs.dialects import Dialect


def keeping(dialect: Dialect, **kwargs: Any) -> Any:
    """
    Make a converter that keeps what is unknown.
    """
    return make_converter(dialect, keep_unknown=True, **kwargs)


reading = functools.cache(keeping)
"""
The same, made once: for what registers no hooks of its own.
"""


def problems(payload: Any, dialect: Dialect, **kwargs: Any) -> list[str]:
    """
    List what is wrong with a session where what is unknown is kept.
    """
    try:
        reading(dialect, **kwargs).structure(payload, SessionResource)
    except CattrsError as error:
        return [str(problem) for problem in explain(error)]
    return []


def kept(payload: dict[str, Any], dialect: Dialect) -> SessionResource:
    """
    Read a payload in both modes, and see that it is written back the same.
    """
    found = [
        reading(dialect, detailed_validation=detailed).structure(
            payload, SessionResource
        )
        for detailed in (True, False)
    ]
    assert found[0] == found[1]
    assert payload == make_converter(dialect).unstructure(found[0])
    assert payload == reading(dialect).unstructure(found[0])
    return found[0]


def heard(**keys: Any) -> dict[str, Any]:
    """
    Make a GA session that says something of its input.
    """
    return {"type": "realtime", "audio": {"input": keys}}


def said(**keys: Any) -> dict[str, Any]:
    """
    Make a GA session that says something of its output.
    """
    return {"type": "realtime", "audio": {"output": keys}}


NEW_VAD = {"type": "neural_vad", "depth": 3, "off": None}


NEW_TOOL = {"type": "web_search", "filters": {"allowed": ["a.example"]}}


NESTED_TOOL = {"type": "function", "function": {"name": "find_table"}}


FLAT_NEWS = [
    ("voice", "juniper", {"voice": "juniper"}),
    ("voice", {"type": "azure-standard", "name": "Ava"}, None),
    ("input_audio_format", "opus", None),
    ("output_audio_format", "pcm16_8000hz", None),
    ("turn_detection", NEW_VAD, None),
    ("turn_detection", {"type": None}, None),
    ("tool_choice", "whenever", None),
    ("tool_choice", {"type": "mcp", "server_label": "crm"}, None),
    ("tool_choice", {"type": "function", "function": {"name": "f"}}, None),
    ("max_response_output_tokens", "4096", None),
    ("tracing", "verbose", None),
    ("tracing", {"type": "sampled", "rate": 0.5}, None),
    ("truncation", "oldest", None),
    ("truncation", {"type": "summary", "limit": 8}, None),
]
"""
Attributes of a flat session, and something unknown for each.
"""


NESTED_NEWS: list[tuple[str, Any, dict[str, Any]]] = [
    ("voice", "juniper", said(voice="juniper")),
    (
        "voice",
        {"type": "clone", "id": 3},
        said(voice={"type": "clone", "id": 3}),
    ),
    (
        "input_audio_format",
        {"type": "audio/opus"},
        heard(format={"type": "audio/opus"}),
    ),
    (
        "input_audio_format",
        {"type": "audio/pcm", "rate": 16000},
        heard(format={"type": "audio/pcm", "rate": 16000}),
    ),
    (
        "output_audio_format",
        {"type": "audio/pcmu", "channels": 2},
        said(format={"type": "audio/pcmu", "channels": 2}),
    ),
    ("turn_detection", NEW_VAD, heard(turn_detection=NEW_VAD)),
    (
        "tool_choice",
        {"type": "computer"},
        {"type": "realtime", "tool_choice": {"type": "computer"}},
    ),
    (
        "max_response_output_tokens",
        "most",
        {"type": "realtime", "max_output_tokens": "most"},
    ),
    ("tracing", "verbose", {"type": "realtime", "tracing": "verbose"}),
]
"""
The same for a nested session, with the whole payload.
"""
