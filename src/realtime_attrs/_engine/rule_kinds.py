"""
The kinds of rules that an attribute may have.
"""

from collections.abc import Iterator
from typing import Final

from .._rules.keys import Key
from .._rules.sites import Field, RuleKind, Site
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


def misfits_of(field: Field, key: Key) -> Iterator[str]:
    """
    List rules that the annotation of an attribute does not admit.
    """
    for kind in KINDS:
        yield from kind.misfits(field, key)


def clashes_at(site: Site) -> Iterator[str]:
    """
    List rules of an attribute that contradict others of the dialect.
    """
    for kind in () if site.key.by_converter else KINDS:
        yield from kind.clashes(site)
