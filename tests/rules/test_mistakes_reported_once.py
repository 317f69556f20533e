"""
Mistakes that a single condition of the checks finds.
"""

from collections.abc import Callable
from enum import StrEnum
from itertools import count
from typing import Any

import pytest

from realtime_attrs import (
    AudioFormat,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    ServerVAD,
)
from realtime_attrs.dialects import BETA, Key, bare, record
from rule_checks import changed


class Word(StrEnum):
    """
    Words of a user's own.
    """

    NONE = "none"


class TestMistakes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: Key(none=Word),
                "Key: none: expected words, got a Python EnumType",
            ),
            (
                lambda: changed(
                    BETA,
                    turn_detection=Key(off=["off", "none"], none=["none"]),
                ),
                "record(SessionResource): 'turn_detection': none: 'none' is a spelling of OFF too",
            ),
            (
                lambda: bare(NamedVoice, "name", Key(pattern="[a-z]+")),
                "record(NamedVoice): 'name': pattern: a bare value has no key",
            ),
            (
                lambda: record(
                    ServerVAD,
                    silence_duration_ms=Key(by_converter=True, as_string=True),
                ),
                "record(ServerVAD): 'silence_duration_ms': as_string: can't be combined with by_converter=True",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        record(
                            NoiseReduction,
                            "mode",
                            mode=Key("type", alias="kind"),
                            required="mode",
                        )
                    ],
                    words={
                        NoiseReductionMode: {NoiseReductionMode.DEEP: None}
                    },
                ),
                "dialect 'acme': NoiseReduction.mode: NoiseReductionMode.DEEP is spelled as null, which is read as None",
            ),
        ],
        ids=map(str, count()),
    )
    def test_refused(self, make: Callable[[], Any], message: str) -> None:
        """
        Each of them is an error of the line that makes it.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    def test_alias_of_a_member_that_goes(self) -> None:
        """
        The further words of a member go with it.
        """
        words = BETA.words[AudioFormat]
        assert {"g711_law": AudioFormat.G711_ULAW} == words.aliases

        assert {} == words.evolve(without=[AudioFormat.G711_ULAW]).aliases
