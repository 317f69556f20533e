"""
Payloads as the documentation allows them, drawn by hand-written rules.
"""

import copy

from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import strategies as st

from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect


SECRET = "ek_0123456789abcdef"  # noqa: S105  # none

TEXT = st.sampled_from(["", "a", "Be brief.", "\n", "é", "gpt-realtime"])
NUMBER = st.sampled_from([0, 1, 0.5, 0.8, 1.5, 2.25])
COUNT = st.sampled_from([0, 1, 300, 500, 4096])
FLAG = st.booleans()
JSON = st.recursive(
    st.none() | FLAG | COUNT | NUMBER | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
    ),
    max_leaves=6,
)


def objects(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """
    Draw objects with any of some keys.
    """
    return st.fixed_dictionaries({}, optional=keys)


def tagged(
    tag: str, needed: dict[str, Any] | None = None, **keys: Any
) -> st.SearchStrategy[Any]:
    """
    Draw objects with a type, with some keys and any of others.
    """
    return st.fixed_dictionaries(
        {"type": st.just(tag), **(needed or {})}, optional=keys
    )


ANSWERS = {"create_response": FLAG, "interrupt_response": FLAG}
TIMES = {
    "threshold": NUMBER,
    "prefix_padding_ms": COUNT,
    "silence_duration_ms": COUNT,
}
FUNCTION = tagged(
    "function", {"name": TEXT}, description=TEXT, parameters=JSON
)
OLD_FUNCTION = tagged(
    "function", {"name": TEXT, "description": TEXT, "parameters": JSON}
)
MCP = tagged(
    "mcp",
    {"server_label": TEXT},
    server_url=TEXT,
    authorization=st.just(SECRET),
    headers=st.dictionaries(TEXT, st.just(SECRET), max_size=2),
    allowed_tools=st.lists(TEXT, max_size=2)
    | objects(tool_names=st.lists(TEXT, max_size=2), read_only=FLAG),
    require_approval=st.sampled_from(["always", "never"])
    | objects(always=objects(read_only=FLAG)),
    defer_loading=FLAG,
)
CHOICE = st.sampled_from(["auto", "none", "required"]) | tagged(
    "function", {"name": TEXT}
)
LIMIT = st.just("inf") | COUNT
VOICES = ["alloy", "ash", "ballad", "coral", "echo", "shimmer", "verse"]
TRANSCRIPTION = {"language": TEXT, "model": TEXT, "prompt": TEXT}
DETECTION = tagged(
    "server_vad", **TIMES, **ANSWERS, idle_timeout_ms=COUNT | st.none()
) | tagged("semantic_vad", eagerness=TEXT, **ANSWERS)
OLD_DETECTION = tagged("server_vad", TIMES, **ANSWERS) | tagged(
    "semantic_vad", {"eagerness": TEXT}, **ANSWERS
)
NOISE = objects(type=st.sampled_from(["near_field", "far_field"]))
COMMON: dict[str, Any] = {
    "model": TEXT,
    "instructions": TEXT,
    "tracing": st.sampled_from(["auto", None])
    | objects(workflow_name=TEXT, group_id=TEXT, metadata=JSON),
    "include": st.lists(TEXT, max_size=2),
    "prompt": st.none()
    | st.fixed_dictionaries({"id": TEXT}, optional={"version": TEXT}),
    "truncation": st.sampled_from(["auto", "disabled"])
    | tagged("retention_ratio", {"retention_ratio": NUMBER}),
}
FLAT: dict[str, Any] = {
    "voice": st.sampled_from(VOICES),
    "modalities": st.sampled_from(
        [["audio"], ["text"], ["audio", "text"], ["text", "audio"], []]
    ),
    "input_audio_format": st.sampled_from(["pcm16", "g711_alaw"]),
    "output_audio_format": st.sampled_from(["pcm16", "g711_alaw"]),
    "tool_choice": CHOICE,
    "temperature": NUMBER,
    "max_response_output_tokens": LIMIT,
}
FORMAT = st.sampled_from(
    [
        {"type": "audio/pcm", "rate": 24000},
        {"type": "audio/pcm"},
        {"type": "audio/pcmu"},
        {"type": "audio/pcma"},
    ]
)
GOOD: dict[Dialect, st.SearchStrategy[Any]] = {
    REFERENCE: objects(
        model=TEXT,
        instructions=TEXT,
        **FLAT,
        input_audio_transcription=objects(**TRANSCRIPTION),
        turn_detection=OLD_DETECTION,
        tools=st.lists(OLD_FUNCTION, max_size=2),
    ),
    BETA: objects(
        **COMMON,
        **FLAT,
        input_audio_transcription=objects(**TRANSCRIPTION) | st.none(),
        turn_detection=DETECTION | st.none(),
        tools=st.lists(FUNCTION, max_size=2),
        input_audio_noise_reduction=NOISE | st.none(),
        speed=NUMBER,
    ),
    GA: tagged(
        "realtime",
        **COMMON,
        output_modalities=st.sampled_from(
            [["audio"], ["text"], ["audio", "text"]]
        ),
        max_output_tokens=LIMIT,
        tools=st.lists(FUNCTION | MCP, max_size=2),
        tool_choice=CHOICE | tagged("mcp", {"server_label": TEXT}, name=TEXT),
        reasoning=objects(effort=st.sampled_from(["minimal", "low", "xhigh"])),
        parallel_tool_calls=FLAG,
        audio=objects(
            input=objects(
                format=FORMAT,
                transcription=objects(
                    **TRANSCRIPTION,
                    languages=st.lists(TEXT, max_size=2),
                    delay=st.sampled_from(["low", "high"]),
                )
                | st.none(),
                turn_detection=DETECTION | st.none(),
                noise_reduction=NOISE | st.none(),
            ),
            output=objects(
                format=FORMAT,
                voice=st.sampled_from(VOICES)
                | st.fixed_dictionaries({"id": TEXT}),
                speed=NUMBER,
            ),
        ),
    ),
}
BAD = (
    st.sampled_from(
        [3, -1, 10**30, True, "x", SECRET, [], [3], {}, {"a": 1}, {"type": ""}]
    )
    | st.floats()
).map(copy.deepcopy)


class Known(NamedTuple):
    """
    An object of a payload that a dialect knows, with its keys.

    Args:
        value: The object.

        keys: Keys for which null says nothing.

        off: Keys for which null says something.

        words: Keys at which a word may stand.

        tags: Keys at which an object with a type may stand, beside words.
    """

    value: dict[str, Any]
    keys: str
    off: str = ""
    words: str = ""
    tags: str = ""


def known_in(payload: dict[str, Any], dialect: Dialect) -> Iterator[Known]:
    """
    List the objects of a session that a dialect knows, from the outside.
    """
    if dialect is GA:
        yield from _known_in_nested(payload)
        heard = payload.get("audio", {}).get("input", {})
        said = payload.get("audio", {}).get("output", {})
    else:
        yield _known_in_flat(payload, dialect)
        heard = {k.removeprefix("input_audio_"): payload[k] for k in payload}
        said = payload
    yield from _known_in_input(heard, dialect)
    for tool in payload.get("tools") or []:
        if _is_known(tool, "function"):
            keys = "type name description"
            # The reference types require it, so that null is its value.
            if dialect is not REFERENCE:
                keys += " parameters"
            yield Known(tool, keys)
        if _is_known(tool, "mcp"):
            yield from _known_in_mcp(tool)
    choice = payload.get("tool_choice")
    if _is_known(choice, "function"):
        yield Known(choice, "type name")
    if _is_known(choice, "mcp"):
        yield Known(choice, "type server_label name")
    voice = said.get("voice")
    if isinstance(voice, dict) and "type" not in voice:
        yield Known(voice, "id")
    yield from _known_in_service(payload)


def _known_in_nested(payload: dict[str, Any]) -> Iterator[Known]:
    yield Known(
        payload,
        "model instructions tools tool_choice type output_modalities audio"
        " max_output_tokens include truncation reasoning parallel_tool_calls",
        "tracing prompt",
        "tool_choice tracing truncation max_output_tokens",
        "tool_choice tracing truncation",
    )
    audio = payload.get("audio", {})
    if "audio" in payload:
        yield Known(audio, "input output")
    if "input" in audio:
        yield Known(
            audio["input"],
            "format",
            "transcription noise_reduction turn_detection",
            tags="format turn_detection",
        )
    if "output" in audio:
        yield Known(
            audio["output"],
            "format voice speed",
            words="voice",
            tags="format voice",
        )


def _known_in_flat(payload: dict[str, Any], dialect: Dialect) -> Known:
    keys = (
        "model instructions tools tool_choice modalities voice temperature"
        " input_audio_format output_audio_format max_response_output_tokens"
    )
    words = (
        "voice input_audio_format output_audio_format tool_choice"
        " max_response_output_tokens"
    )
    detected = "input_audio_transcription turn_detection"
    if dialect is REFERENCE:
        return Known(
            payload,
            f"{keys} {detected}",
            words=words,
            tags="tool_choice turn_detection",
        )
    return Known(
        payload,
        f"{keys} speed include truncation",
        f"{detected} input_audio_noise_reduction tracing prompt",
        f"{words} tracing truncation",
        "tool_choice turn_detection voice tracing truncation",
    )


def _known_in_input(
    heard: dict[str, Any], dialect: Dialect
) -> Iterator[Known]:
    transcription, noise, detection = [
        heard.get(name)
        for name in ("transcription", "noise_reduction", "turn_detection")
    ]
    ga = dialect is GA
    if isinstance(transcription, dict):
        yield Known(
            transcription,
            f"language model prompt {'languages keywords delay' * ga}",
            words="delay" * ga,
        )
    if isinstance(noise, dict) and dialect is not REFERENCE:
        yield Known(noise, f"type {'strength' * ga}", words="type")
    answers = "create_response interrupt_response"
    if _is_known(detection, "server_vad"):
        yield Known(
            detection,
            f"type threshold prefix_padding_ms silence_duration_ms {answers}",
            "idle_timeout_ms" * (dialect is not REFERENCE),
        )
    if _is_known(detection, "semantic_vad"):
        yield Known(detection, f"type eagerness {answers}")


def _known_in_service(payload: dict[str, Any]) -> Iterator[Known]:
    tracing = payload.get("tracing")
    if isinstance(tracing, dict) and "type" not in tracing:
        yield Known(tracing, "workflow_name group_id metadata")
    if payload.get("prompt") is not None:
        yield Known(payload["prompt"], "id version variables")
    if _is_known(payload.get("truncation"), "retention_ratio"):
        yield Known(payload["truncation"], "type retention_ratio token_limits")
    if "reasoning" in payload:
        yield Known(payload["reasoning"], "effort", words="effort")


def _known_in_mcp(tool: dict[str, Any]) -> Iterator[Known]:
    yield Known(
        tool,
        "type server_label server_url authorization headers allowed_tools"
        " require_approval defer_loading",
        words="require_approval",
        tags="require_approval",
    )
    approval = tool.get("require_approval")
    filters = [tool.get("allowed_tools")]
    if isinstance(approval, dict) and "type" not in approval:
        yield Known(approval, "always never")
        filters.append(approval.get("always"))
    for item in filters:
        if isinstance(item, dict):
            yield Known(item, "tool_names read_only")


def _is_known(value: Any, tag: str) -> bool:
    return (
        isinstance(value, dict)
        and value.get("type") == tag
        and not (tag in value and "name" not in value)
    )


def normal(payload: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    """
    Bring a payload into the normal form that the documentation lists.
    """
    payload = copy.deepcopy(payload)
    for known in list(known_in(payload, dialect)):
        for key in known.keys.split():
            if key in known.value and known.value[key] is None:
                del known.value[key]
    if dialect is BETA and payload.get("modalities") == ["audio"]:
        payload["modalities"] = ["audio", "text"]
    if dialect is GA:
        _normalize_nested(payload)
    return payload


def _normalize_nested(payload: dict[str, Any]) -> None:
    if sorted(payload.get("output_modalities", [])) == ["audio", "text"]:
        payload["output_modalities"] = ["audio"]
    audio = payload.get("audio", {})
    for side in ("input", "output"):
        if audio.get(side, {}).get("format") == {"type": "audio/pcm"}:
            audio[side]["format"]["rate"] = 24000
        if audio.get(side) == {}:
            del audio[side]
    if audio == {}:
        payload.pop("audio", None)


NEW_WORD = st.text().map("new {}".format)
NEW_KEY = st.sampled_from(["new", "", "a.b", "~/", "é", "name_"])
NEW_OBJECT = st.builds(
    lambda tag, keys: {"type": tag, **keys},
    NEW_WORD,
    st.dictionaries(NEW_KEY | st.just("name"), JSON, max_size=2),
)


IN_ARRAYS = {"tools": NEW_OBJECT, "output_modalities": NEW_WORD}


@st.composite
def sprinkled(draw: st.DrawFn, dialect: Dialect) -> Any:
    """
    Draw a good payload with unknown words, objects and keys anywhere.
    """
    payload = copy.deepcopy(draw(GOOD[dialect]))
    for _ in range(draw(st.integers(0, 3))):
        known = draw(st.sampled_from(list(known_in(payload, dialect))))
        unknown = [(known.value, draw(NEW_KEY), JSON)]
        unknown += [
            (known.value, key, NEW_WORD) for key in known.words.split()
        ]
        unknown += [
            (known.value, key, NEW_OBJECT) for key in known.tags.split()
        ]
        unknown += [
            (known.value[key], 0, strategy)
            for key, strategy in IN_ARRAYS.items()
            if known.value.get(key)
        ]
        container, key, strategy = draw(st.sampled_from(unknown))
        container[key] = draw(strategy)
    return payload
