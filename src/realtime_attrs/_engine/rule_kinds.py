"""
Lists of the classes that check and implement the rules of attributes.
"""

from typing import Final

from .._rules.sites import RuleKind
from .arrays import Rewritten
from .attributes import Attribute
from .entries import FurtherKey
from .joined_attributes import SpreadAttribute
from .parts import Converted, Wrapper
from .refusals import Refusals
from .spelled import AsString, Flattened
from .union_codec import UnionCodec


CODECS: Final[tuple[type[Wrapper], ...]] = (Rewritten, AsString, Flattened)
"""
The codecs that wrap another codec.
"""

KINDS: Final[tuple[type[RuleKind], ...]] = (
    Attribute,
    Refusals,
    FurtherKey,
    *CODECS,
    SpreadAttribute,
    UnionCodec,
    Converted,
)
