"""
Texts with payloads from outside, read by every dialect.
"""

import pytest

from both_modes import MODES
from payloads import DIALECTS, VENDORS
from realtime_attrs.dialects import Dialect
from trusted import LIBRARIES, check_payloads, converter_of


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize(
    "dialect", [*DIALECTS, *VENDORS], ids=lambda dialect: dialect.name
)
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_payloads(
    library: str, dialect: Dialect, mode: dict[str, bool]
) -> None:
    """
    An adapter, which trusts the parser, reads as the converter does.
    """
    check_payloads(converter_of(library, dialect, **mode))
