"""
Base classes and types for your own tools, voices, items, events and so on.

Derive your class from a base class, such as `BaseTool`.  Attributes for such
objects, such as `SessionResource.tools`, then accept its instances.
Converters read and write them if their dialect has a record (the rules for a
class) of the class, or words for an enum::

    @frozen
    class CrmLookup(BaseTool):
        table: str

    ACME = GA.evolve("acme", records=[record(CrmLookup, tag="crm_lookup")])

Derive from another class of the library, such as `SessionResource`, to add
attributes.  Decorate your class with `frozen`: its constructor then checks the
arguments, and converters read it as fast as the library's classes.
`attrs.frozen` and `attrs.define` are supported, too.
"""

from ._domain.bases import (
    BaseAnswer,
    BaseClientEvent,
    BaseContentPart,
    BaseEvent,
    BaseItem,
    BaseMCPError,
    BaseObject,
    BaseRequest,
    BaseServerEvent,
    BaseSession,
    BaseSettings,
    BaseTool,
    BaseToolChoice,
    BaseTurnDetection,
    BaseVoice,
)
from ._values.checked import as_tuple, frozen, texts
from ._values.constants import ThreeStates
from ._values.enums import Named
from ._values.scalars import (
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
    "BaseAnswer",
    "BaseClientEvent",
    "BaseContentPart",
    "BaseEvent",
    "BaseItem",
    "BaseMCPError",
    "BaseObject",
    "BaseRequest",
    "BaseServerEvent",
    "BaseSession",
    "BaseSettings",
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
