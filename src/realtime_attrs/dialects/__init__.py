"""
How each wire spells the domain, as data.

Read `ga` beside `beta` as a list of differences; `common` is what both have.
"""

from .beta import BETA
from .ga import GA
from .reference import REFERENCE
from .rules import Dialect, Record, Rewrite, Spelling, Words, record


__all__ = [
    "BETA",
    "GA",
    "REFERENCE",
    "Dialect",
    "Record",
    "Rewrite",
    "Spelling",
    "Words",
    "record",
]
