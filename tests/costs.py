"""
Work, counted by calls.
"""

import itertools
import sys

from collections.abc import Callable
from typing import Any


def calls_of(function: Callable[[], Any]) -> int:
    """
    Count the calls that a function makes, of Python's and of C's, and returns.
    """
    counter = itertools.count()
    before = sys.getprofile()
    sys.setprofile(lambda *_: next(counter))
    try:
        function()
    finally:
        sys.setprofile(before)
    return next(counter)
