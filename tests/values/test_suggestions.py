"""
Suggestions in the messages of constructors.
"""

from collections.abc import Mapping
from enum import auto
from math import inf
from typing import Any

import attrs
import pytest

from realtime_attrs import (
    AudioFormat,
    FunctionTool,
    MCPTool,
    NoiseReductionMode,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
)
from realtime_attrs.events import (
    ConversationItemCreate,
    InputAudioBufferAppend,
    InputText,
    SessionUpdate,
    UserMessage,
)
from realtime_attrs.extending import (
    BaseTool,
    BaseVoice,
    Named,
    SecretText,
    frozen,
)


class Accent(BaseVoice, Named):
    """
    The voices of a user's dialect.
    """

    SOUTHERN_BELLE = auto()


@frozen
class Zither(BaseTool):
    """
    A user's tool.
    """

    mode: NoiseReductionMode
    modes: tuple[NoiseReductionMode, ...] = ()
    named: Mapping[str, NoiseReductionMode] | None = None
    pair: tuple[int, NoiseReductionMode] | None = None
    modes_set: frozenset[str] = frozenset()
    cls: type | None = None
    session_key: int = 0
    keys: Mapping[str, int] | None = None
    hidden: SecretText | int | None = None


@attrs.frozen
class Session(SessionResource):
    """
    A user's session.
    """

    note: str = ""


class Broken(str):
    """
    A string whose methods fail.
    """

    __slots__ = ()

    def rfind(self, *_: Any) -> int:
        """
        Fail.
        """
        raise RuntimeError


NEAR = NoiseReductionMode.NEAR_FIELD
OBJECT = "the result of a converter's structure()"

SUGGESTED: list[tuple[Any, dict[str, Any], str]] = [
    (SessionResource, {"voice": "alloy"}, "RealtimeVoice.ALLOY"),
    (SessionResource, {"voice": "Alloy"}, "RealtimeVoice.ALLOY"),
    (SessionResource, {"voice": "southern-belle"}, "Accent.SOUTHERN_BELLE"),
    (Session, {"voice": "alloy"}, "RealtimeVoice.ALLOY"),
    (SessionResource, {"tool_choice": "none"}, "ToolChoiceMode.NONE"),
    (SessionResource, {"tracing": "auto"}, "TracingMode.AUTO"),
    (
        SessionResource,
        {"input_audio_format": "g711-ulaw"},
        "AudioFormat.G711_ULAW",
    ),
    (SessionResource, {"max_response_output_tokens": "inf"}, "INF"),
    (SessionResource, {"max_response_output_tokens": inf}, "INF"),
    (SessionResource, {"max_response_output_tokens": "300"}, "300"),
    (SessionResource, {"max_response_output_tokens": 300.0}, "300"),
    (SessionResource, {"turn_detection": "none"}, "OFF"),
    (SessionResource, {"turn_detection": "null"}, "OFF"),
    (SessionResource, {"turn_detection": "off"}, "OFF"),
    (SessionResource, {"turn_detection": False}, "OFF"),
    (SessionResource, {"turn_detection": "server_vad"}, "ServerVAD()"),
    (SessionResource, {"turn_detection": ServerVAD}, "ServerVAD(...)"),
    (
        SessionResource,
        {"input_audio_noise_reduction": "near_field"},
        "NoiseReduction(mode=NoiseReductionMode.NEAR_FIELD)",
    ),
    (
        SessionResource,
        {"reasoning": "high"},
        "Reasoning(effort=ReasoningEffort.HIGH)",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": "server_vad"}},
        f"ServerVAD(...) or {OBJECT}",
    ),
    (
        SessionResource,
        {"tools": [FunctionTool("f"), {"type": "function"}]},
        f"FunctionTool(...) or {OBJECT}",
    ),
    (
        SessionResource,
        {"tools": [{"type": 3}]},
        f"FunctionTool(...), MCPTool(...) or {OBJECT}",
    ),
    (
        SessionResource,
        {"tools": [{"type": "zither"}]},
        f"Zither(...) or {OBJECT}",
    ),
    (
        ConversationItemCreate,
        {"item": {}},
        "SystemMessage(...), UserMessage(...), AssistantMessage(...) or"
        f" {OBJECT}",
    ),
    (
        SessionUpdate,
        {"session": {"type": "of nobody"}},
        f"SessionResource(...), TranscriptionSession(...) or {OBJECT}",
    ),
    (SessionResource, {"modalities": "audio"}, "['audio']"),
    (SessionResource, {"tools": FunctionTool("f")}, "[FunctionTool(...)]"),
    (UserMessage, {"content": InputText("hello")}, "[InputText(...)]"),
    (
        ConversationItemCreate,
        {"item": {"type": "message", "role": "user"}},
        f"UserMessage(...) or {OBJECT}",
    ),
    (
        ConversationItemCreate,
        {"item": {"type": "message"}},
        "SystemMessage(...), UserMessage(...), AssistantMessage(...) or"
        f" {OBJECT}",
    ),
    (InputAudioBufferAppend, {"audio": "QUJD"}, "base64.b64decode(...)"),
    (ServerVAD, {"create_response": "true"}, "True"),
    (ServerVAD, {"create_response": "False"}, "False"),
    (ServerVAD, {"create_response": 1}, "True"),
    (Zither, {"mode": "near_field"}, "NoiseReductionMode.NEAR_FIELD"),
    (
        Zither,
        {"mode": NEAR, "modes": [NEAR, "far_field"]},
        "NoiseReductionMode.FAR_FIELD",
    ),
    (
        Zither,
        {"mode": NEAR, "named": {"a": "far_field"}},
        "NoiseReductionMode.FAR_FIELD",
    ),
    (
        Zither,
        {"mode": NEAR, "pair": (1, "far_field")},
        "NoiseReductionMode.FAR_FIELD",
    ),
]

NOTHING: list[tuple[Any, dict[str, Any]]] = [
    (SessionResource, {"voice": "nobody"}),
    (SessionResource, {"voice": 3}),
    (SessionResource, {"voice": Broken("alloy")}),
    (SessionResource, {"voice": True}),
    (SessionResource, {"temperature": "0.8"}),
    (SessionResource, {"temperature": {"a": 1}}),
    (SessionResource, {"voice": "none"}),
    (SessionResource, {"turn_detection": AudioFormat}),
    (SessionResource, {"max_response_output_tokens": 300.5}),
    (SessionResource, {"max_response_output_tokens": "300.5"}),
    (SessionResource, {"max_response_output_tokens": "\u0663"}),
    (SessionResource, {"max_response_output_tokens": 1e300}),
    (ServerVAD, {"silence_duration_ms": -5.0}),
    (ServerVAD, {"silence_duration_ms": "-5"}),
    (Zither, {"mode": NEAR, "session_key": "271828"}),
    (Zither, {"mode": NEAR, "keys": {"token": "271828"}}),
    (SessionResource, {"tool_choice": {"type": 3, 4: 5}.keys()}),
    (SessionResource, {"tools": NEAR}),
    (SessionResource, {"modalities": b"audio"}),
    (Zither, {"mode": NEAR, "modes": NEAR}),
    (UserMessage, {"content": "hello"}),
    (ServerVAD, {"create_response": "yes"}),
    (ServerVAD, {"create_response": 2}),
    (MCPTool, {"server_label": "x", "authorization": 3}),
    (MCPTool, {"server_label": "x", "headers": {"a": 3}}),
    (FunctionTool, {"name": "x", "parameters": {1: 2}}),
    (Zither, {"mode": NEAR, "modes_set": frozenset({3})}),
    (Zither, {"mode": NEAR, "pair": (1,)}),
    (Zither, {"mode": NEAR, "cls": "int"}),
]


def message_of(cls: Any, arguments: dict[str, Any]) -> str:
    """
    Return the message of a constructor.
    """
    with pytest.raises((TypeError, ValueError)) as caught:
        cls(**arguments)
    return str(caught.value)


class TestSuggestions:
    @pytest.mark.parametrize(
        ("cls", "arguments", "expected"), SUGGESTED, ids=str
    )
    def test_suggested(
        self, cls: Any, arguments: dict[str, Any], expected: str
    ) -> None:
        """
        The message ends with the argument that was meant.
        """
        message = message_of(cls, arguments)

        assert message.endswith(f"; did you mean {expected}?")

    @pytest.mark.parametrize(("cls", "arguments"), NOTHING, ids=str)
    def test_nothing(self, cls: Any, arguments: dict[str, Any]) -> None:
        """
        Without an idea, the message has no suggestion.
        """
        assert "did you mean" not in message_of(cls, arguments)

    def test_whole(self) -> None:
        """
        The suggestion follows the expected and the given argument.
        """
        assert (
            "SessionResource.voice: expected a voice, an Unknown or None, got"
            " the string 'alloy'; did you mean RealtimeVoice.ALLOY?"
        ) == message_of(SessionResource, {"voice": "alloy"})

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("session_key", "271828"),
            ("keys", {"token": "271828"}),
            ("hidden", b"271828"),
        ],
    )
    def test_secrets(self, name: str, value: Any) -> None:
        """
        A message has no secret, by the name or the annotation.
        """
        assert "271828" not in message_of(Zither, {"mode": NEAR, name: value})

    def test_right_arguments(self) -> None:
        """
        Constructors accept the suggestions.
        """
        session = SessionResource(
            tool_choice=ToolChoiceMode.NONE, turn_detection=ServerVAD()
        )

        assert ServerVAD() == session.turn_detection
