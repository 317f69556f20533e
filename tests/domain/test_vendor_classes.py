"""
The classes that only other vendors have.
"""

import copy
import pickle

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    OFF,
    CustomVoice,
    NamedVoice,
    RealtimeVoice,
    SessionResource,
    Unknown,
)
from realtime_attrs.vendors.azure_voice_live import (
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    EnglishEndOfUtterance,
    FoundryAgentTool,
    MultilingualEndOfUtterance,
    SemanticEndOfUtterance,
    SmartEndOfTurn,
    VoiceLiveSemanticVAD,
    VoiceLiveServerVAD,
)
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    WebSearchTool,
    XSearchTool,
)


FURTHER = [
    NamedVoice("ara"),
    AzureStandardVoice("en-US-AvaNeural", prefer_locales=["en-GB"]),
    AzureCustomVoice("mine", "endpoint", style="cheerful"),
    AzurePersonalVoice("me", "DragonLatestNeural", pitch="+5%"),
    AzureAvatarVoice("voice-1"),
    AzureNativeVoice("ava"),
    AzureSemanticVAD(languages=["fr"], end_of_utterance=OFF),
    AzureEnglishSemanticVAD(end_of_utterance=EnglishEndOfUtterance("low")),
    AzureMultilingualSemanticVAD(
        end_of_utterance=MultilingualEndOfUtterance(timeout_ms=1_000)
    ),
    SemanticEndOfUtterance(threshold=0.5, timeout=2),
    EnglishEndOfUtterance("low"),
    MultilingualEndOfUtterance(timeout_ms=1_000),
    SmartEndOfTurn("default"),
    VoiceLiveServerVAD(0.5, auto_truncate=True),
    VoiceLiveSemanticVAD("low", auto_truncate=False),
    FoundryAgentTool("clerk", "town-hall"),
    WebSearchTool(),
    XSearchTool(["x"]),
    FileSearchTool(["f"], 3),
]
"""
One of each class that only other vendors have.
"""


class TestFurtherClasses:
    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_is_a_value(self, value: Any) -> None:
        """
        Copies and pickles are equal and hash alike, and nothing changes them.
        """
        for other in (
            copy.copy(value),
            copy.deepcopy(value),
            pickle.loads(pickle.dumps(value)),
        ):
            assert value == other
            assert hash(value) == hash(other)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.extra = None

    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_repr(self, value: Any) -> None:
        """
        The repr is the expression that makes the object.
        """
        assert value == eval(repr(value))  # noqa: S307  # our own

    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_extra(self, value: Any) -> None:
        """
        Unknown keys have a place, and make another value.
        """
        extra = Unknown({"new": 1}, "acme")
        evolved = attrs.evolve(value, extra=extra)

        assert extra is evolved.extra
        assert value != evolved
        assert f"extra={extra!r}" in repr(evolved)

    def test_alike(self) -> None:
        """
        Classes with the same attributes are never equal.
        """
        assert len({*FURTHER}) == len(FURTHER)
        assert NamedVoice("ava") != AzureNativeVoice("ava")
        assert NamedVoice("ash") != RealtimeVoice.ASH
        assert NamedVoice("v") != CustomVoice("v")
        assert AzureSemanticVAD() != AzureMultilingualSemanticVAD()
        assert SemanticEndOfUtterance() != EnglishEndOfUtterance()
        assert WebSearchTool() != XSearchTool()

    @pytest.mark.parametrize("value", FURTHER, ids=repr)
    def test_place(self, value: Any) -> None:
        """
        Each stands where its kind does, and where no other kind does.
        """
        places = {
            "voice": lambda: SessionResource(voice=value),
            "detection": lambda: SessionResource(turn_detection=value),
            "end": lambda: VoiceLiveServerVAD(end_of_utterance=value),
            "tool": lambda: SessionResource(tools=[value]),
        }
        found = []
        for name, make in places.items():
            try:
                make()
            except TypeError:
                continue
            found.append(name)

        kinds = {"Voice": "voice", "VAD": "detection", "Tool": "tool"}
        title = type(value).__name__
        assert [
            next((x for end, x in kinds.items() if title.endswith(end)), "end")
        ] == found
