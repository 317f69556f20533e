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
    How client and service send audio through the WebSocket.
    """

    JSON = auto()
    """
    In base64, in events; the server's default.
    """

    BINARY = auto()
    """
    In binary frames, without events.
    """


@frozen
class XAISession(ra.SessionResource):
    """
    An xAI session.

    Args:
        resumption:
            Whether the service replays the conversation to the model when a
            client connects again with the same ``conversation_id`` in the
            query; by default it doesn't.  Servers don't send it.

        replace:
            Words or phrases, each with the text that the service speaks
            instead; the transcript keeps the original.  The service matches
            whole words of any case, and prefers the longest match.  Converters
            write `OFF` as null.

        input_audio_transport:
            How the client sends audio; servers accept audio in either form.

        output_audio_transport:
            How the service sends audio; a change is applied from the next
            response on.

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
