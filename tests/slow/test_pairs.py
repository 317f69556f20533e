"""
Sessions that go from each dialect to every other.
"""

import pytest

from dialects.test_unsupported import EVERY, check_pair
from realtime_attrs.dialects import Dialect


@pytest.mark.parametrize("source", EVERY, ids=str)
def test_pairs(source: Dialect) -> None:
    """
    What a dialect can say is carried over, and is the same there.
    """
    for target in EVERY:
        check_pair(source, target)
