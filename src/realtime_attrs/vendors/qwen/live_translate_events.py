"""
The events that only Qwen's LiveTranslate has.

They follow the documents that `live_translate` names.
"""

from typing import TypeAlias

from ... import events as e
from ...extending import BaseContentPart, BaseServerEvent, Index, frozen
from .omni import (
    InputImageBufferAppend,
    QwenConversationItemInputAudioTranscriptionDelta,
    SessionFinish,
    SessionFinished,
)


@frozen
class SourceAudio(BaseContentPart):
    """
    The user's audio, in an item with the assistant's role; 3.8.

    Args:
        transcript: The transcript, if there is one.
    """

    transcript: str | None = None


@frozen
class QwenTranslationSpeechStarted(e.InputAudioBufferSpeechStarted):
    """
    The user has begun to speak.

    Args:
        item_id: The item with the transcript; only documented for 3.8.

        speaker_id: The number of the speaker, from 1; 3.8.
    """

    item_id: str | None = None  # type: ignore[assignment]  # as documented
    speaker_id: Index | None = None


@frozen
class QwenTranslationSpeechStopped(e.InputAudioBufferSpeechStopped):
    """
    The user has stopped speaking.

    Args:
        item_id: The item with the transcript; only documented for 3.8.
    """

    item_id: str | None = None  # type: ignore[assignment]  # as documented


@frozen
class QwenTranslationCommitted(e.InputAudioBufferCommitted):
    """
    The server has committed the user's audio; the translation follows.

    Args:
        item_id: The item; the documents lack it.
    """

    item_id: str | None = None  # type: ignore[assignment]  # as documented


@frozen
class QwenConversationItemInputAudioTranscriptionCompleted(
    e.ConversationItemInputAudioTranscriptionCompleted
):
    """
    The transcript of the user's speech.

    Args:
        language: The language, such as ``"zh"``; models until 3.5.

        emotion: The user's emotion, or ``""``; models until 3.5.
    """

    language: str | None = None
    emotion: str | None = None


@frozen
class ConversationItemInputAudioTranscriptionText(BaseServerEvent):
    """
    The transcript of the user's speech so far; models until 3.5.

    Join *text* and *stash*; each event replaces the earlier ones.

    Args:
        item_id: The item.

        content_index: Always 0.

        text: The beginning, which doesn't change any more.

        stash: The rest, which may change.

        language: The language, such as ``"zh"``.

        emotion: The user's emotion, such as ``"neutral"``.
    """

    item_id: str | None = None
    content_index: Index | None = None
    text: str | None = None
    stash: str | None = None
    language: str | None = None
    emotion: str | None = None


@frozen
class ResponseTextText(BaseServerEvent):
    """
    The translation so far, if the answer only has text; models until 3.5.

    Join *text* and *stash*; each event replaces the earlier ones.

    Args:
        response_id: The response.

        item_id: The item.

        output_index: Always 0.

        content_index: Always 0.

        text: The beginning, which doesn't change any more.

        stash: The rest, which may change.
    """

    response_id: str | None = None
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    text: str | None = None
    stash: str | None = None


@frozen
class ResponseAudioTranscriptText(BaseServerEvent):
    """
    The translation so far, if the answer has audio; models until 3.5.

    Join *text* and *stash*; each event replaces the earlier ones.

    Args:
        response_id: The response.

        item_id: The item.

        output_index: Always 0.

        content_index: Always 0.

        text: The beginning, which doesn't change any more.

        stash: The rest, which may change.
    """

    response_id: str | None = None
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    text: str | None = None
    stash: str | None = None


LiveTranslateClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
    | InputImageBufferAppend
    | SessionFinish
)
"""
Any event that a client may send to LiveTranslate.
"""

LiveTranslateServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationItemCreated
    | e.ConversationItemRetrieved
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
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
    | e.Error
    | QwenConversationItemInputAudioTranscriptionDelta
    | QwenConversationItemInputAudioTranscriptionCompleted
    | ConversationItemInputAudioTranscriptionText
    | QwenTranslationSpeechStarted
    | QwenTranslationSpeechStopped
    | QwenTranslationCommitted
    | ResponseTextText
    | ResponseAudioTranscriptText
    | SessionFinished
)
"""
Any event that LiveTranslate may send.
"""
