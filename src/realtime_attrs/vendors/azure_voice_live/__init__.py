"""
The sessions, voices, tools, items and events of Azure Voice Live.

`realtime_attrs.dialects.AZURE_VOICE_LIVE` reads and writes them.
"""

from .events import ClientEvent, ServerEvent


__all__ = [
    "ClientEvent",
    "ServerEvent",
]
