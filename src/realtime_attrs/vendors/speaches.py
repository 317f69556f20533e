"""
The sessions, tools and events that only Speaches has.

`realtime_attrs.dialects.SPEACHES` reads and writes them.  Attributes are those
of the server's source (github.com/speaches-ai/speaches,
``src/speaches/types/realtime.py``).  Release 0.9.0-rc.3 only has
`speech_model`; pull request 456 (at 9aca787) has the others.
"""

from enum import auto
from typing import TypeAlias

import realtime_attrs as ra

from .. import events as e
from ..extending import (
    BaseServerEvent,
    Milliseconds,
    Named,
    ThreeStates,
    frozen,
)


__all__ = [
    "ClientEvent",
    "InputAudioBufferPartialTranscription",
    "ServerEvent",
    "SpeachesFunctionTool",
    "SpeachesServerVAD",
    "SpeachesSession",
    "ToolExecution",
]


class ToolExecution(Named):
    """
    The party that runs a function.
    """

    CLIENT = auto()
    """
    The client runs it; the server's default.
    """

    SERVER = auto()
    """
    The server runs it.
    """


@frozen
class SpeachesServerVAD(ra.ServerVAD):
    """
    Voice activity detection by volume and silence.

    Args:
        barge_in_delay_ms:
            The length of speech that stops a response, in milliseconds; by
            default 400.
    """

    barge_in_delay_ms: Milliseconds | None = None


@frozen
class SpeachesFunctionTool(ra.FunctionTool):
    """
    A function that the model may call.

    Args:
        execution: The party that runs it; by default the client.
    """

    execution: ToolExecution | ra.Unknown | None = None


@frozen
class SpeachesSession(ra.SessionResource):
    """
    A session of Speaches.

    Args:
        speech_model:
            The model that synthesizes the speech, such as
            ``"speaches-ai/Kokoro-82M-v1.0-ONNX"``; `model` is the language
            model.

        no_response_token:
            The text by which the model declines to answer, at most 64
            printable characters; by default ``"*"``.  The server deletes such
            an answer from the conversation.  Converters write `OFF` as null:
            no text has this effect.

        no_speech_prob_threshold:
            The probability, from 0.0 to 1.0, above which the server treats
            audio as noise; by default 0.6.  Converters write `OFF` as null.
    """

    speech_model: str | None = None
    no_response_token: ThreeStates[str] = None
    no_speech_prob_threshold: ThreeStates[float] = None


@frozen
class InputAudioBufferPartialTranscription(BaseServerEvent):
    """
    The transcript so far, while the user speaks.

    Each event replaces the earlier ones.

    Args:
        item_id: The user's message, which the server creates later.

        transcript: The complete text so far.
    """

    item_id: str
    transcript: str


ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
)
"""
Any event that a client may send to Speaches.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationCreated
    | e.ConversationItemCreated
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.ResponseCreated
    | e.ResponseDone
    | e.ResponseOutputItemAdded
    | e.ResponseOutputItemDone
    | e.ResponseContentPartAdded
    | e.ResponseContentPartDone
    | e.ResponseTextDelta
    | e.ResponseTextDone
    | e.ResponseAudioDelta
    | e.ResponseAudioDone
    | e.ResponseAudioTranscriptDelta
    | e.ResponseAudioTranscriptDone
    | e.ResponseFunctionCallArgumentsDelta
    | e.ResponseFunctionCallArgumentsDone
    | e.RateLimitsUpdated
    | e.Error
    | InputAudioBufferPartialTranscription
)
"""
Any event that Speaches may send.
"""
