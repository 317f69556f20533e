"""
Fixtures that several subjects share.
"""

import os

from typing import Any

import cattrs
import pytest

from hypothesis import HealthCheck, settings

from realtime_attrs.converter import configure_converter
from realtime_attrs.dialects import BETA, REFERENCE, Dialect


settings.register_profile(
    "default",
    deadline=None,
    max_examples=30,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "fast", settings.get_profile("default"), max_examples=10
)
settings.register_profile(
    "thorough",
    settings.get_profile("default"),
    max_examples=40,
    derandomize=False,
)
settings.load_profile(
    next(
        (
            name
            for name in ("fast", "thorough")
            if os.environ.get(name.upper())
        ),
        "default",
    )
)


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


@pytest.fixture(name="reference")
def _reference(make: Any) -> cattrs.Converter:
    return make(REFERENCE)
