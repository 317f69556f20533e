"""
Base classes and types for your own tools, voices, items, events and so on.

A class that derives from one of the base classes may stand in the attributes
of its family, such as `SessionResource.tools`.  A dialect with a record of the
class, or with words for an enum, reads and writes it there::

    @frozen
    class CrmLookup(BaseTool):
        table: str

    ACME = GA.evolve("acme", records=[record(CrmLookup, tag="crm_lookup")])

Other classes of the library, such as `SessionResource`, may be base classes
too: for attributes of your own.  Any attrs class will do.  `frozen` makes one
whose constructor checks its arguments, and which is read as quickly as the
library's own classes.
"""

from ._domain.bases import (
    BaseClientEvent,
    BaseContentPart,
    BaseEvent,
    BaseItem,
    BaseObject,
    BaseServerEvent,
    BaseTool,
    BaseToolChoice,
    BaseTurnDetection,
    BaseVoice,
)
from ._values.checked import as_tuple, frozen, texts
from ._values.constants import ThreeStates
from ._values.enums import Named
from ._values.kinds import (
    Count,
    Index,
    Milliseconds,
    Range,
    SampleRate,
    SecretText,
    TokenCount,
    UnixTime,
)


__all__ = [
    "BaseClientEvent",
    "BaseContentPart",
    "BaseEvent",
    "BaseItem",
    "BaseObject",
    "BaseServerEvent",
    "BaseTool",
    "BaseToolChoice",
    "BaseTurnDetection",
    "BaseVoice",
    "Count",
    "Index",
    "Milliseconds",
    "Named",
    "Range",
    "SampleRate",
    "SecretText",
    "ThreeStates",
    "TokenCount",
    "UnixTime",
    "as_tuple",
    "frozen",
    "texts",
]
