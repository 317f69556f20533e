"""
Fixtures that several subjects share.
"""

from typing import Any

import cattrs
import pytest

from realtime_attrs._engine import problems, union_classes
from realtime_attrs.converter import configure_converter
from realtime_attrs.dialects import BETA, Dialect


@pytest.fixture(
    name="detailed", params=[True, False], ids=["detailed", "plain"]
)
def _detailed(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture(name="make")
def _make(detailed: bool) -> Any:
    """
    Make a user's own converter for a dialect, in both validation modes.
    """

    def make(dialect: Dialect, **options: Any) -> cattrs.Converter:
        converter = cattrs.Converter(detailed_validation=detailed, **options)
        configure_converter(converter, dialect)
        return converter

    return make


@pytest.fixture(name="beta")
def _beta(make: Any) -> cattrs.Converter:
    return make(BETA)


@pytest.fixture(name="hasty")
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Omit suggestions of similar names: no test needs them, and they cost most.
    """
    for module in (problems, union_classes):
        monkeypatch.setattr(module, "get_close_matches", lambda *_: [])
