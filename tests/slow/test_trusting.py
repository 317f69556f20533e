"""
Texts with payloads from outside, read by every dialect.
"""

import pytest

from both_modes import MODES
from converter.test_trusting import TEXTS, check_spoilt
from payloads import DIALECTS, VENDORS
from realtime_attrs.dialects import GA, Dialect
from trusted import LIBRARIES, check_payloads, converter_of


@pytest.mark.parametrize(
    ("library", "dialect", "mode"),
    [
        (library, dialect, MODES[(row + column) % len(MODES)])
        for row, dialect in enumerate([*DIALECTS, *VENDORS])
        for column, library in enumerate(LIBRARIES)
    ],
    ids=str,
)
def test_payloads(
    library: str, dialect: Dialect, mode: dict[str, bool]
) -> None:
    """
    An adapter, which trusts the parser, reads as the converter does.

    Each dialect has each parser and each mode once.
    """
    check_payloads(converter_of(library, dialect, **mode))


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_spoilt(library: str, mode: dict[str, bool], detailed: bool) -> None:
    """
    So it does with free JSON that isn't JSON, in every mode.
    """
    converter = converter_of(library, GA, detailed_validation=detailed, **mode)
    for annotation, text in TEXTS.values():
        check_spoilt(converter, annotation, text)
