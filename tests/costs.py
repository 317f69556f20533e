"""
Work, counted by calls.
"""

import gc
import itertools
import sys

from collections.abc import Callable
from typing import Any


def calls_of(function: Callable[[], Any]) -> int:
    """
    Count the calls that a function makes, of Python's and of C's, and returns.

    The collector waits, since weak references to what it collects call back.
    """
    counter = itertools.count()
    before = sys.getprofile()
    gc.disable()
    sys.setprofile(lambda *_: next(counter))
    try:
        function()
    finally:
        sys.setprofile(before)
        gc.enable()
    return next(counter)
