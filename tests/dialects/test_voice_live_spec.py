"""
The dialect has what Azure's specification of 2026-07-15 has.

`tests/data/voice_live_spec.json` is a table of ``VoiceLive.json`` in
Azure/azure-rest-api-specs: for each object its tag, its keys with their types,
and the keys that it requires.  Of objects with a form in requests and one in
answers, a class has the keys of both, and requires what both require.
"""

import json

from functools import cache
from typing import Any

import pytest

import realtime_attrs as ra

from payloads import DATA
from realtime_attrs import events as e
from realtime_attrs.converter import json_schema
from realtime_attrs.dialects import AZURE_VOICE_LIVE
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseEvent,
    BaseServerEvent,
)
from realtime_attrs.vendors import azure_voice_live as azure
from wire_checks import converter_for


SPEC = json.loads((DATA / "voice_live_spec.json").read_bytes())
OBJECTS: dict[str, Any] = {**SPEC["objects"], **SPEC["previews"]}

CLOSED = {"forbid_extra_keys": True}

NOT_SENT = {
    "ConversationItemBase": "without keys",
    "SessionBase": "without keys",
    "ErrorResponse": "a body of HTTP",
    "ActionFind": "no object refers to it",
    "ActionOpenPage": "no object refers to it",
    "ActionSearch": "no object refers to it",
    "ActionSearchSource": "no object refers to it",
    "OpenAIVoice": "written by the words of RealtimeVoice",
}
"""
The objects, besides those that others derive from, that no class is for.
"""

CLASSES: dict[str, Any] = {
    "Animation": azure.Animation,
    "AudioInputTranscriptionOptions": azure.VoiceLiveTranscription,
    "AudioNoiseReduction": ra.NoiseReduction,
    "AvatarConfig": azure.Avatar,
    "Background": azure.Background,
    "CachedTokenDetails": e.CachedTokenDetails,
    "FileSearchResult": azure.FileSearchResult,
    "FunctionTool": ra.FunctionTool,
    "IceServer": azure.ICEServer,
    "InputTokenDetails": e.InputTokenDetails,
    "LogProbProperties": e.LogProbability,
    "MCPServer": ra.MCPTool,
    "MCPTool": e.MCPListedTool,
    "OutputTokenDetails": e.OutputTokenDetails,
    "RequestSession": azure.VoiceLiveSession,
    "ResponseSession": azure.VoiceLiveSession,
    "Response": e.Response,
    "ResponseCreateParams": azure.VoiceLiveResponseParameters,
    "ResponseMessageItem": e.AssistantMessage,
    "AssistantMessageItem": e.AssistantMessage,
    "SystemMessageItem": e.SystemMessage,
    "UserMessageItem": e.UserMessage,
    "RtcCallErrorDetails": azure.RTCCallErrorDetails,
    "Scene": azure.Scene,
    "ServerEventErrorDetails": e.ErrorDetails,
    "ServerEventWarningDetails": azure.WarningDetails,
    "TokenUsage": e.Usage,
    "ToolChoiceFunctionObject": ra.FunctionToolChoice,
    "TranscriptionPhrase": azure.TranscriptionPhrase,
    "TranscriptionWord": azure.TranscriptionWord,
    "VideoCrop": azure.Crop,
    "VideoParams": azure.Video,
    "VideoResolution": azure.Resolution,
    "VoiceLiveErrorDetails": azure.VoiceLiveTranscriptionError,
}
"""
The classes of objects that have no tag, or one that others have too.
"""

ANSWER = "SessionCreated.session"
"""
The session of an answer, which has no class of its own.
"""


@cache
def schemas() -> dict[str, Any]:
    """
    Make the schema of each class, by name.
    """
    found: dict[str, Any] = json_schema(AZURE_VOICE_LIVE, BaseEvent)["$defs"]
    answer = found["SessionCreated"]["properties"]["session"]
    return {**found, ANSWER: answer}


def class_of(name: str) -> Any:
    """
    Return an object's class.
    """
    if name in CLASSES:
        return CLASSES[name]
    ((key, tag),) = OBJECTS[name]["tag"].items()
    found = [
        record.cls
        for record in AZURE_VOICE_LIVE.records
        if (record.tag_key, record.tag) == (key, tag)
    ]
    (last,) = [
        cls
        for cls in found
        if not any(cls in other.__mro__[1:] for other in found)
    ]
    return last


def is_sent(name: str) -> bool:
    """
    Say whether an object has a class.
    """
    is_base = "discriminator" in OBJECTS[name] or name == "MessageItem"
    return not is_base and name not in NOT_SENT


def keys_of(name: str) -> tuple[dict[str, Any], set[str]]:
    """
    List the keys of an object with their types, and those it requires.
    """
    item = OBJECTS[name]
    keys, required = keys_of(item["base"]) if "base" in item else ({}, set())
    return {**keys, **item["keys"]}, required | {*item["required"]}


@cache
def forms() -> dict[str, list[str]]:
    """
    List the objects of each class.
    """
    found: dict[str, list[str]] = {}
    for name in filter(is_sent, OBJECTS):
        is_answer = name == "ResponseSession"
        title = ANSWER if is_answer else class_of(name).__name__
        found.setdefault(title, []).append(name)
    return found


def kind_of(kind: Any) -> set[str]:
    """
    Say what JSON a type of the table stands for.
    """
    if isinstance(kind, list) or kind in SPEC["words"]:
        return {"string"}
    if kind[0] == "[":
        (item,) = kind_of(kind[1:-1])
        return {f"array of {item}"}
    if kind[0] == "{" or kind in OBJECTS:
        return {"object"}
    return {"any"} if kind in SPEC["anything"] else {kind}


NAMES = {str: "string", bool: "boolean", int: "integer"}


def kinds_of(schema: Any) -> set[str]:
    """
    Say what JSON a schema admits, besides null.
    """
    if "$ref" in schema:
        return kinds_of(schemas()[schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return {x for item in schema["anyOf"] for x in kinds_of(item)}
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    if values:
        return {NAMES[type(x)] for x in values if x is not None}
    if "properties" in schema or "allOf" in schema:
        return {"object"}
    named = schema.get("type", "any")
    listed = {*([named] if isinstance(named, str) else named)} - {"null"}
    if "array" in listed:
        (first, *_) = schema.get("prefixItems", [schema.get("items", {})])
        listed = listed - {"array"} | {
            f"array of {x}" for x in kinds_of(first)
        }
    return listed


def properties_of(schema: Any) -> dict[str, Any]:
    """
    List the keys that a schema admits, with their schemas.
    """
    if "$ref" in schema:
        return properties_of(schemas()[schema["$ref"].rpartition("/")[2]])
    found: dict[str, Any] = {}
    for item in schema.get("allOf", ()):
        found |= properties_of(item)
    found |= schema.get("properties", {})
    return {key: item for key, item in found.items() if item is not False}


def because(reason: str, keys: str) -> dict[str, str]:
    """
    Give some keys a reason.
    """
    return dict.fromkeys(keys.split(), reason)


_ANSWERED = "servers send it; documented nowhere"
_REFERENCE = "the reference has it"
_PREVIEW = "a preview's specification has it"
_DETECTION = because(
    _ANSWERED,
    "appended_text_after_truncation distinct_ci_phones idle_timeout_ms"
    " neg_threshold profile require_vowel require_vowel_assistant_speaking"
    " speech_duration_assistant_speaking_ms window_size",
)
_UTTERANCE = because(_REFERENCE, "threshold timeout")
_SESSION = because(_ANSWERED, "greeting handoff truncation_strategy")

MORE: dict[str, dict[str, str]] = {
    "AzureEnglishSemanticVAD": _DETECTION,
    "AzureMultilingualSemanticVAD": _DETECTION,
    "AzureSemanticVAD": _DETECTION,
    "EchoCancellation": because(_PREVIEW, "channels reference_source"),
    "EnglishEndOfUtterance": _UTTERANCE,
    "MultilingualEndOfUtterance": _UTTERANCE,
    "SemanticEndOfUtterance": _UTTERANCE,
    "OutputAudio": because(_REFERENCE, "audio"),
    "OutputAudioBufferCleared": because("OpenAI's has it", "response_id"),
    ANSWER: {**_SESSION, **because("servers send it", "object")},
    "SystemMessage": because("servers send it", "object"),
    "UserMessage": because("servers send it", "object"),
    "VoiceLiveTranscriptionCompleted": because("OpenAI's has it", "usage"),
    "VoiceLiveResponseParameters": {
        **because(_REFERENCE, "animation conversation"),
        **because("OpenAI's has it", "input"),
        **because("some clients write it", "max_response_output_tokens"),
    },
    "VoiceLiveServerVAD": {
        **because(_REFERENCE, "idle_timeout_ms speech_duration_ms"),
        **because(_ANSWERED, "appended_text_after_truncation"),
    },
    "VoiceLiveSession": {**_SESSION, **because("an answer's", "agent")},
    "VoiceLiveTranscription": {
        **because(_REFERENCE, "prompt"),
        **because(_ANSWERED, "delay"),
    },
}
"""
The keys that a class has and the specification has not, with reasons.
"""

_COUNTS = "text_tokens audio_tokens"

LENIENT = {
    "AssistantMessage": "role content",
    "AzureAvatarVoice": "model",
    "CachedTokenDetails": f"{_COUNTS} image_tokens",
    "ConversationItemInputAudioTranscriptionFailed": "content_index",
    "FunctionCall": "call_id",
    "InputAudio": "audio",
    "InputTokenDetails": (
        f"{_COUNTS} image_tokens cached_tokens cached_tokens_details"
    ),
    "LogProbability": "bytes",
    "MCPListedTool": "input_schema",
    "NoiseReduction": "type",
    "OutputTokenDetails": _COUNTS,
    "ResponseCancelled": "reason",
    "ResponseContentPartAdded": "part",
    "ResponseContentPartDone": "part",
    "ResponseFailed": "error",
    "ResponseFunctionCallArgumentsDelta": "output_index",
    "ResponseFunctionCallArgumentsDone": "output_index name",
    "ResponseIncomplete": "reason",
    "SystemMessage": "role",
    "Usage": (
        "total_tokens input_tokens output_tokens input_token_details"
        " output_token_details"
    ),
    "UserMessage": "role",
    "VoiceLiveTranscriptionCompleted": ("content_index"),
    "VoiceLiveTranscription": "model",
    "VoiceLiveTranscriptionError": "message",
}
"""
The keys that the specification requires, and a class doesn't.

The classes are those of OpenAI's wires, or derive from them: some servers
leave these keys out.
"""

_TEXT = {"string", "object"}
_LIMIT = {"string", "integer"}
_FLAT = {"any"}  # the two keys are checked together
_BOTH = {
    "input_audio_format": _FLAT,
    "input_audio_sampling_rate": _FLAT,
    "voice": _TEXT,
    "tool_choice": _TEXT,
    "max_response_output_tokens": _LIMIT,
    "interim_response": {"object"},
}

OTHERWISE: dict[str, dict[str, set[str]]] = {
    "MCPTool": {"require_approval": _TEXT},
    "Response": {"max_output_tokens": _LIMIT, "voice": _TEXT},
    # Any value is admitted, and objects are recorded.
    "ResponseFailed": {"error": {"object"}},
    ANSWER: _BOTH,
    "VoiceLiveSession": _BOTH,
    "VoiceLiveResponseParameters": {
        "interim_response": {"object"},
        "max_output_tokens": _LIMIT,
        # The description has objects, too.
        "tool_choice": _TEXT,
        "voice": _TEXT,
    },
}
"""
The types of keys whose specified type is another, such as any at all.
"""

EVENTS = (
    ("ClientEventType", BaseClientEvent, azure.ClientEvent),
    ("ServerEventType", BaseServerEvent, azure.ServerEvent),
)

UNSPECIFIED = {
    "completed": "a word of ResponseStatus",
    "conversation.created": "OpenAI's",
    "conversation.item.done": "captured",
    "output_audio_buffer.started": _PREVIEW,
    "output_audio_buffer.stopped": _PREVIEW,
    "rate_limits.updated": "OpenAI's",
    "semantic_vad": _REFERENCE,
    "item_reference": "OpenAI's",
    "duration": "OpenAI's",
    "tokens": "OpenAI's",
    "smart_end_of_turn_detection": _PREVIEW,
}
"""
The tags that no specification has.
"""


def words_of(schema: Any) -> set[Any]:
    """
    List the words that a schema admits; none if it admits any string.
    """
    if "$ref" in schema:
        return words_of(schemas()[schema["$ref"].rpartition("/")[2]])
    items = schema.get("anyOf", [schema["items"]] if "items" in schema else [])
    if any("string" in item.get("type", ()) for item in items):
        return set()
    found = {word for item in items for word in words_of(item)}
    return found | {*schema.get("enum", ())} | {schema.get("const")} - {None}


def required_by(name: str) -> set[str]:
    """
    List the keys that all forms of a class require.
    """
    return set.intersection(*(keys_of(form)[1] for form in forms()[name]))


SAMPLES: dict[str, Any] = {
    "audio": "QUJD",
    "delta": "QUJD",
    "logprob": -0.5,
    "role": "assistant",
    "top_left": [0, 0],
    "bottom_right": [640, 480],
    "part": {"type": "text"},
}
"""
Values of keys whose type doesn't determine them.
"""


def sample_of(kind: Any, key: str) -> Any:
    """
    Make a value of a key's type.
    """
    if kind[0] == "{":
        return {}
    if key in SAMPLES:
        return SAMPLES[key]
    words = kind if isinstance(kind, list) else SPEC["words"].get(kind)
    if words:
        return words[0]
    if kind in OBJECTS:
        return least(kind)
    made = {"string": "a", "integer": 1, "boolean": True, "any": {}}
    return made.get(kind, [])


def least(name: str) -> dict[str, Any]:
    """
    Make an object of the keys that the specification requires.
    """
    keys, required = keys_of(name)
    made = {key: sample_of(keys[key], key) for key in required}
    item = OBJECTS[name]
    while item:
        made |= item.get("tag", {})
        item = OBJECTS.get(item.get("base"))
    return made


def is_within(value: Any, other: Any) -> bool:
    """
    Say whether a value is in another, which may have more keys.
    """
    if not isinstance(value, dict):
        return bool(value == other)
    return all(is_within(x, other.get(key)) for key, x in value.items())


class TestSpecification:
    @pytest.mark.parametrize("name", [*filter(is_sent, OBJECTS)])
    def test_least(self, name: str) -> None:
        """
        An object of nothing but required keys is read and written.
        """
        payload = least(name)
        for options in ({}, {"keep_unknown": True}, CLOSED):
            converter = converter_for(AZURE_VOICE_LIVE, **options)

            value = converter.structure(payload, class_of(name))

            assert is_within(payload, converter.unstructure(value))

    def test_keys(self) -> None:
        """
        A class has the specified keys, and others for a reason.
        """
        for name in forms():
            found = {*properties_of(schemas()[name])}
            specified = {
                key for form in forms()[name] for key in keys_of(form)[0]
            }

            assert specified == found - {*MORE.get(name, ())}
            assert {*MORE.get(name, ())} <= found - specified

    def test_required(self) -> None:
        """
        A class requires no more than the specification, and less if listed.
        """
        for name in forms():
            found = {*schemas()[name].get("required", ())}
            lenient = {*LENIENT.get(name, "").split()}

            assert required_by(name) == found | lenient
            assert set() == found & lenient

    def test_types(self) -> None:
        """
        The keys of a class have the specified types.
        """
        for name in forms():
            specified = {
                key: kind_of(kind)
                for form in forms()[name]
                for key, kind in keys_of(form)[0].items()
            }
            properties = properties_of(schemas()[name])

            assert {**specified, **OTHERWISE.get(name, {})} == {
                key: kinds_of(properties[key]) for key in specified
            }

    def test_words(self) -> None:
        """
        Where a class has words, it has those that are specified.
        """
        for name in forms():
            properties = properties_of(schemas()[name])
            for form in forms()[name]:
                for key, kind in keys_of(form)[0].items():
                    listed = SPEC["words"].get(str(kind).strip("[]"), kind)
                    found = words_of(properties[key])
                    # Tags have one word.
                    if isinstance(listed, list) and len(found) > 1:
                        assert {*listed} <= found

    def test_exceptions(self) -> None:
        """
        Exceptions are about classes and objects that there are.
        """
        assert {*MORE, *LENIENT, *OTHERWISE} <= {*forms()}
        assert {*CLASSES} <= {*filter(is_sent, OBJECTS)}
        assert {*NOT_SENT} <= {*OBJECTS}

    @pytest.mark.parametrize(("words", "base", "alias"), EVENTS)
    def test_events(self, words: str, base: type, alias: Any) -> None:
        """
        Each type of an event is in the closed union of its side.
        """
        tags = {
            record.tag
            for record in AZURE_VOICE_LIVE.records
            if record.cls in alias.__args__ and issubclass(record.cls, base)
        }

        # No object has the type `mcp_approval_response`; it's an item's.
        assert {*SPEC["words"][words]} - {"mcp_approval_response"} <= tags

    def test_nothing_else(self) -> None:
        """
        Each tag of the dialect is specified, or listed.
        """
        specified = {
            tag
            for item in OBJECTS.values()
            for tag in item.get("tag", {}).values()
        }
        found = {x.tag for x in AZURE_VOICE_LIVE.records if x.tag}

        assert found - specified == {*UNSPECIFIED}
