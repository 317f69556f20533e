"""
Dialects are data: what rules say, and which contradict each other.
"""

import pickle

from typing import Any

import attrs
import pytest

from payloads import DIALECTS, VENDORS
from realtime_attrs import (
    AudioFormat,
    FunctionTool,
    RealtimeVoice,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TokenLimits,
    ToolChoiceMode,
    TracingMode,
)
from realtime_attrs.dialects import BETA, GA, Dialect, record


class TestDialect:
    def test_names(self) -> None:
        """
        A dialect shows as its name.
        """
        assert ["<Dialect reference>", "<Dialect beta>", "<Dialect ga>"] == [
            *map(repr, DIALECTS)
        ]
        assert [
            "<Dialect azure-voice-live>",
            "<Dialect xai>",
            "<Dialect inworld>",
            "<Dialect qwen-omni>",
            "<Dialect qwen-audio>",
            "<Dialect qwen-omni-38>",
            "<Dialect qwen-live-translate>",
            "<Dialect glm>",
            "<Dialect stepfun>",
            "<Dialect speaches>",
            "<Dialect hugging-face>",
            "<Dialect localai>",
        ] == [*map(repr, VENDORS)]

    def test_is_a_value(self) -> None:
        """
        A dialect survives pickling, and can be a key.
        """
        copy = pickle.loads(pickle.dumps(GA))

        assert copy == GA
        assert GA != BETA
        assert 1 == {GA: 1}[copy]
        assert GA.of(ServerVAD) == copy.of(ServerVAD)

    def test_is_frozen(self) -> None:
        """
        A dialect cannot be changed.
        """
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            GA.name = "mine"  # type: ignore[misc]

    def test_of(self) -> None:
        """
        A dialect knows its record of a class.
        """
        assert "realtime" == GA.of(SessionResource).tag
        assert GA.of(SessionResource) is GA.get(SessionResource)
        assert None is BETA.get(Reasoning)
        with pytest.raises(ValueError, match=r"beta.* Reasoning"):
            BETA.of(Reasoning)

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            (
                {"records": [record(SemanticVAD, tag="server_vad")]},
                "dialect 'acme': SessionResource.turn_detection: ServerVAD and"
                " SemanticVAD both have 'server_vad'",
            ),
            (
                {"records": [record(FunctionTool), record(ServerVAD)]},
                None,
            ),
            (
                {"records": [record(ServerVAD), record(SemanticVAD)]},
                "dialect 'acme': SessionResource.turn_detection: ServerVAD and"
                " SemanticVAD both have no tag",
            ),
            (
                {"without": [TokenLimits]},
                "dialect 'acme': RetentionRatioTruncation.token_limits: there"
                " is no record, or word, of TokenLimits",
            ),
            (
                {"without": [Reasoning, AudioFormat]},
                "dialect 'acme': without: no Reasoning to remove",
            ),
            (
                {"words": {RealtimeVoice: {ToolChoiceMode.AUTO: "a"}}},
                "Dialect: words: expected members of RealtimeVoice, got ToolChoiceMode.AUTO",
            ),
            (
                {
                    "words": {
                        RealtimeVoice: {
                            RealtimeVoice.ASH: "a",
                            RealtimeVoice.ECHO: "a",
                        }
                    }
                },
                "Dialect: words: RealtimeVoice: 'a' is the word of two members",
            ),
            (
                {"words": {TracingMode: {TracingMode.AUTO: 3}}},
                "Dialect: words: TracingMode: TracingMode.AUTO is spelled as the number 3",
            ),
            (
                {"words": {TracingMode: {TracingMode.AUTO: {"a": 1}}}},
                "Dialect: words: TracingMode: the object for TracingMode.AUTO has no 'type'",
            ),
            (
                {
                    "words": {
                        AudioFormat: {
                            AudioFormat.PCM16: "a",
                            AudioFormat.G711_ULAW: {"type": "b"},
                        }
                    }
                },
                "Dialect: words: AudioFormat: AudioFormat is spelled in words and in objects",
            ),
            (
                {"words": {ServerVAD: {}}},
                "Dialect: words: expected enums, got ServerVAD",
            ),
            (
                {"words": {3: {}}},
                "Dialect: words: expected enums, got the number 3",
            ),
            (
                {
                    "words": {
                        ToolChoiceMode: {
                            ToolChoiceMode.AUTO: {"type": "function"}
                        }
                    }
                },
                "dialect 'acme': SessionResource.tool_choice: ToolChoiceMode"
                " and FunctionToolChoice both have 'function'",
            ),
        ],
        ids=str,
    )
    def test_mistakes(self, changes: Any, message: str | None) -> None:
        """
        Rules that contradict each other are refused, and named.
        """
        if message is None:
            assert "acme" == BETA.evolve("acme", **changes).name
            return
        with pytest.raises((TypeError, ValueError)) as caught:
            BETA.evolve("acme", **changes)

        assert message == str(caught.value)

    def test_two_records(self) -> None:
        """
        A class has one record.
        """
        with pytest.raises(
            ValueError, match="'x': there are two records of Reasoning"
        ):
            Dialect("x", [record(Reasoning), record(Reasoning)], {})
