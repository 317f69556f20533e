"""
Sessions that go from each dialect to every other.
"""

import pytest

from dialects.test_unsupported import ALL, check_pair
from realtime_attrs.dialects import Dialect


@pytest.mark.parametrize("source", ALL, ids=str)
def test_pairs(source: Dialect) -> None:
    """
    What a dialect can say is carried over, and is the same there.
    """
    for target in ALL:
        check_pair(source, target)
