"""
The least that each kind of strategy draws.
"""

from typing import Any

import pytest

from hypothesis import Phase, find, settings

from realtime_attrs import (
    AudioTranscription,
    FunctionTool,
    SessionResource,
    Unknown,
)
from realtime_attrs.dialects import BETA, Dialect, Key, bare
from realtime_attrs.events import ClientSecretRequest
from realtime_attrs.testing import values


BARE = BETA.evolve("bare", records=[bare(AudioTranscription, "model")])
SILENT = BETA.evolve(
    "silent",
    records=[BETA.of(SessionResource).evolve(instructions=Key(none=["none"]))],
)


FIRST = settings(max_examples=1, phases=[Phase.generate], database=None)
"""
The first value that is drawn is the least.
"""


class TestLeast:
    @pytest.mark.parametrize(
        ("annotation", "dialect", "least"),
        [
            (Unknown, None, Unknown(None, "reference")),
            (FunctionTool, None, FunctionTool("")),
            (SessionResource, None, SessionResource()),
            (ClientSecretRequest, BETA, ClientSecretRequest()),
            (SessionResource, SILENT, SessionResource()),
        ],
        ids=str,
    )
    def test_values(
        self, annotation: Any, dialect: Dialect | None, least: Any
    ) -> None:
        """
        The least value says nothing, with unknown ones as without.
        """
        strategy = values(annotation, dialect, unknown=True)

        assert least == find(strategy, lambda _: True, settings=FIRST)

    def test_without_keys(self) -> None:
        """
        Classes that are written without keys have no unknown ones.
        """
        strategy = values(AudioTranscription, BARE, unknown=True)

        assert find(strategy, lambda _: True, settings=FIRST).extra is None
