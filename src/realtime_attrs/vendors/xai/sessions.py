"""
The sessions of xAI.
"""

from collections.abc import Mapping
from enum import auto
from typing import Any

import realtime_attrs as ra

from ...extending import Named, ThreeStates, frozen


class Transport(Named):
    """
    The transport of audio through the WebSocket.
    """

    JSON = auto()
    """
    Base64 in events; the server's default.
    """

    BINARY = auto()
    """
    Binary frames without events.
    """


@frozen
class XAISession(ra.SessionResource):
    """
    An xAI session.

    Args:
        resumption:
            Whether the service replays the conversation to the model when a
            client reconnects with the same ``conversation_id`` in the query;
            by default it doesn't.  Servers don't send it.

        replace:
            A mapping from words or phrases to the text that the service speaks
            instead; the transcript keeps the original.  The service matches
            whole words of any case, and prefers the longest match.  Converters
            write `OFF` as null.

        input_audio_transport:
            The transport of the client's audio; servers accept both.

        output_audio_transport:
            The transport of the service's audio; a change takes effect in the
            next response.

        enable_noise_suppression: Sent in answers; not documented.

        enable_phonetic_spelling: Sent in answers; not documented.

        keep_context: Sent in answers; not documented.

        custom_voice_tokens:
            Sent in answers; not documented.  An array, which is empty for a
            built-in voice.
    """

    resumption: bool | None = None
    replace: ThreeStates[Mapping[str, str]] = None
    input_audio_transport: Transport | ra.Unknown | None = None
    output_audio_transport: Transport | ra.Unknown | None = None
    enable_noise_suppression: bool | None = None
    enable_phonetic_spelling: bool | None = None
    keep_context: bool | None = None
    custom_voice_tokens: Any = None
