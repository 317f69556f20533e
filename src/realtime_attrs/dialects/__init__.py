"""
How each wire spells the domain, as data.

Read `ga` beside `beta` as a list of differences; `common` is what both have.
The vendors' are lists of differences from one of these two.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .beta import BETA
from .ga import GA
from .keys import Fallback, Key, Variant
from .records import Record, bare, record
from .reference import REFERENCE
from .rules import Dialect
from .spellings import ANY, Rewrite, Spelling, Words


if TYPE_CHECKING:
    from .azure_voice_live import AZURE_VOICE_LIVE
    from .inworld import INWORLD
    from .qwen_omni import QWEN_OMNI
    from .xai import XAI


__all__ = [
    "ANY",
    "AZURE_VOICE_LIVE",
    "BETA",
    "GA",
    "INWORLD",
    "QWEN_OMNI",
    "REFERENCE",
    "XAI",
    "Dialect",
    "Fallback",
    "Key",
    "Record",
    "Rewrite",
    "Spelling",
    "Variant",
    "Words",
    "bare",
    "record",
]

VENDORS: Final = ("AZURE_VOICE_LIVE", "XAI", "INWORLD", "QWEN_OMNI")
"""
The dialects that are imported when they are asked for, each from the module of
its name.
"""


def __getattr__(name: str) -> Any:
    """
    Import a vendor's rules when they are asked for.
    """
    if name in VENDORS:
        return getattr(import_module(f".{name.lower()}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
