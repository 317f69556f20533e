"""
Fixtures that tests of dialects share.
"""

from functools import cache

import cattrs
import pytest

from realtime_attrs.converter import configure_converter
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect


pytest.register_assert_rewrite("wire_checks")


@cache
def _made(dialect: Dialect, *, detailed: bool) -> cattrs.Converter:
    """
    Make a user's own converter once for all tests, which add no hooks to it.
    """
    converter = cattrs.Converter(detailed_validation=detailed)
    configure_converter(converter, dialect)
    return converter


@pytest.fixture(name="ga")
def _ga(detailed: bool) -> cattrs.Converter:
    return _made(GA, detailed=detailed)


@pytest.fixture(name="beta")
def _beta(detailed: bool) -> cattrs.Converter:
    return _made(BETA, detailed=detailed)


@pytest.fixture(name="reference")
def _reference(detailed: bool) -> cattrs.Converter:
    return _made(REFERENCE, detailed=detailed)
