"""
Records of a dialect that contradict each other.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    CustomVoice,
    MCPToolFilter,
    NamedVoice,
    Prompt,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.dialects import (
    ANY,
    BETA,
    GA,
    Dialect,
    Key,
    bare,
    record,
)
from rule_checks import changed


class TestDialects:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(
                    BETA, voice=Key(records=[bare(CustomVoice, "id")])
                ),
                "dialect 'acme': SessionResource.voice: records: CustomVoice is bare in one place and not in another",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(NamedVoice, "name"),
                        BETA.of(SessionResource).evolve(
                            voice=Key(records=[record(NamedVoice)])
                        ),
                    ],
                ),
                "dialect 'acme': SessionResource.voice: records: NamedVoice is bare in one place and not in another",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(Prompt, "id").evolve(variants=[record(Prompt)])
                    ],
                ),
                "record(Prompt): a class written as 'id' alone has no other key",
            ),
        ],
        ids=map(str, count()),
    )
    def test_bare(self, make: Callable[[], Any], message: str) -> None:
        """
        A class cannot be bare at one attribute and not at another.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[record(ServerVAD, tag="a", tag_key="kind")],
                ),
                "dialect 'acme': SessionResource.turn_detection: their tags are at 'kind' and 'type'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[record(CustomVoice, tag="a", tag_key="kind")],
                    words={
                        RealtimeVoice: {RealtimeVoice.ASH: {"type": "ash"}}
                    },
                ),
                "dialect 'acme': SessionResource.voice: their tags are at 'kind' and 'type'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        record(ServerVAD, tag="a", tag_key="kind"),
                        record(SemanticVAD, tag="a", tag_key="kind"),
                    ],
                ),
                "dialect 'acme': SessionResource.turn_detection: ServerVAD and SemanticVAD both have 'a'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(NamedVoice, "name"),
                        bare(CustomVoice, "id"),
                    ],
                ),
                "dialect 'acme': SessionResource.voice: CustomVoice and NamedVoice both have a bare string",
            ),
            (
                lambda: BETA.evolve(
                    "acme", records=[bare(ServerVAD, "threshold")]
                ),
                "dialect 'acme': SessionResource.turn_detection: ServerVAD is a bare value among others",
            ),
            (
                lambda: BETA.evolve(
                    "acme", words={PCM: {PCM(8_000): "pcm16"}}
                ),
                "dialect 'acme': SessionResource.input_audio_format: AudioFormat and PCM both have 'pcm16'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    words={
                        AudioFormat: {AudioFormat.PCM16: {"type": "a"}},
                        PCM: {PCM(8_000): {"type": "a", "rate": 1}},
                    },
                ),
                "dialect 'acme': SessionResource.input_audio_format: AudioFormat and PCM both have 'a'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words={
                            AudioFormat: {AudioFormat.PCM16: "a"},
                            PCM: {PCM(8_000): "a"},
                        }
                    ),
                ),
                "dialect 'acme': SessionResource.input_audio_format: AudioFormat and PCM both have 'a'",
            ),
            (
                lambda: GA.evolve(
                    "acme", records=[bare(MCPToolFilter, "tool_names")]
                ),
                "dialect 'acme': MCPTool.allowed_tools: MCPToolFilter and tuple both have a bare array",
            ),
            (
                lambda: Dialect(
                    "acme", [record(CustomVoice), bare(CustomVoice, "id")], {}
                ),
                "dialect 'acme': there are two records of CustomVoice",
            ),
        ],
        ids=map(str, count()),
    )
    def test_unions(self, make: Callable[[], Any], message: str) -> None:
        """
        Classes and words at one attribute have to be told apart.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    def test_ignored_in_no_family(self) -> None:
        """
        A family has a class that the dialect has.
        """
        with pytest.raises((TypeError, ValueError), match="int"):
            BETA.evolve("acme", ignored={int: {"a": ANY}})
