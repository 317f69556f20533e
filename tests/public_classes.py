"""
The classes and enums that the domain and the modules of vendors export.
"""

from enum import Enum
from typing import Any

import realtime_attrs
import realtime_attrs.events
import realtime_attrs.vendors.azure_voice_live
import realtime_attrs.vendors.glm
import realtime_attrs.vendors.hugging_face
import realtime_attrs.vendors.inworld
import realtime_attrs.vendors.localai
import realtime_attrs.vendors.qwen
import realtime_attrs.vendors.speaches
import realtime_attrs.vendors.stepfun
import realtime_attrs.vendors.xai

from realtime_attrs._rules.classes import is_recorded, is_worded


MODULES = (
    realtime_attrs,
    realtime_attrs.events,
    realtime_attrs.vendors.azure_voice_live,
    realtime_attrs.vendors.glm,
    realtime_attrs.vendors.hugging_face,
    realtime_attrs.vendors.inworld,
    realtime_attrs.vendors.localai,
    realtime_attrs.vendors.qwen,
    realtime_attrs.vendors.speaches,
    realtime_attrs.vendors.stepfun,
    realtime_attrs.vendors.xai,
)

_PUBLIC = [
    getattr(module, name) for module in MODULES for name in module.__all__
]

BASES: frozenset[type[Any]] = frozenset(
    (
        realtime_attrs.vendors.azure_voice_live.AzureVAD,
        realtime_attrs.vendors.azure_voice_live.AzureVoice,
    )
)
"""
Those that hold what other classes share, and stand on no wire.
"""

RECORDS: frozenset[type[Any]] = frozenset(filter(is_recorded, _PUBLIC)) - BASES
"""
Those that dialects have records of.
"""

WORDED: frozenset[type[Any]] = frozenset(filter(is_worded, _PUBLIC))
"""
Those whose values have words.
"""

ENUMS: frozenset[type[Enum]] = frozenset(
    cls for cls in WORDED if issubclass(cls, Enum)
)
"""
The enums among them.
"""
