"""
The sessions and events that only Qwen-Audio-Realtime has.

Attributes are those of Alibaba's documents
(help.aliyun.com/zh/model-studio/fun-audiochat-client-events,
help.aliyun.com/zh/model-studio/qwen-audio-realtime-server-events); docstrings
mark those that only clients have.
"""

from typing import Annotated, TypeAlias

import attrs

from ... import events as e
from ...extending import (
    BaseServerEvent,
    BaseTurnDetection,
    Index,
    Milliseconds,
    Range,
    frozen,
    texts,
)
from .omni import (
    QwenConversationItemInputAudioTranscriptionDelta,
    QwenSession,
)


@frozen
class SmartTurn(BaseTurnDetection):
    """
    Voice activity detection by sound and meaning.

    Sounds without a meaning neither start nor interrupt a response.  Set it
    before the first audio.

    Args:
        voiceprint_audio_urls:
            Public addresses of at most 5 recordings of the user, PCM at 16 kHz
            or WAV; the service ignores other speakers.  Only the first update
            can set them.  A sequence is stored as a tuple.

        threshold: The volume of speech; servers send it, without an effect.

        silence_duration_ms:
            The silence that ends a turn, in milliseconds; servers send it,
            without an effect.
    """

    voiceprint_audio_urls: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    threshold: float | None = None
    silence_duration_ms: Milliseconds | None = None


@frozen
class QwenAudioSession(QwenSession):
    """
    A Qwen-Audio session.

    The wire doesn't have the attributes of sampling, styles and images.

    Args:
        enable_speech_emotion:
            Whether the voice shows more emotion; by default it does.

        max_history_turns:
            The number of turns that the model receives, from 1 to 50; by
            default 20.
    """

    enable_speech_emotion: bool | None = None
    max_history_turns: Annotated[int, Range(1, 50)] | None = None


@frozen
class QwenInputAudioBufferSpeechStopped(e.InputAudioBufferSpeechStopped):
    """
    The user has stopped speaking.

    Args:
        reason:
            ``"turn_invalid"`` if the sounds had no meaning, so that no
            response follows; only with `SmartTurn`.
    """

    reason: str | None = None


@frozen
class AmbientAudioTranscriptionDelta(BaseServerEvent):
    """
    The transcript so far of sounds that aren't a turn.

    Servers send it only with `SmartTurn`.

    Args:
        item_id: An identifier that no item of the conversation has.

        content_index: Always 0.

        text: The beginning, which no longer changes.

        stash: The rest, which may change.

        delta: A part of the transcript; only a client has it.
    """

    item_id: str | None = None
    content_index: Index | None = None
    text: str | None = None
    stash: str | None = None
    delta: str | None = None


@frozen
class AmbientAudioTranscriptionCompleted(BaseServerEvent):
    """
    The transcript of sounds that aren't a turn.

    Servers send it only with `SmartTurn`.  The transcript isn't part of the
    conversation.

    Args:
        item_id: An identifier that no item of the conversation has.

        content_index: Always 0.

        transcript: The transcript.
    """

    item_id: str | None = None
    content_index: Index | None = None
    transcript: str | None = None


@frozen
class VoiceprintAudioListInProgress(BaseServerEvent):
    """
    The service analyzes the recordings of a `SmartTurn`.

    The server sends it before the answer to the update.

    Args:
        item_id: The task.
    """

    item_id: str | None = None


@frozen
class VoiceprintAudioListCompleted(BaseServerEvent):
    """
    The service has analyzed the recordings of a `SmartTurn`.

    Args:
        item_id: The task.
    """

    item_id: str | None = None


@frozen
class VoiceprintAudioListFailed(BaseServerEvent):
    """
    The service couldn't analyze the recordings of a `SmartTurn`.

    The conversation continues.

    Args:
        item_id: The task.

        reason:
            The reason, such as an address that the service couldn't download.
    """

    item_id: str | None = None
    reason: str | None = None


AudioClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
)
"""
Any event that a client may send to Qwen-Audio-Realtime.
"""

AudioServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationItemCreated
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
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
    | e.ResponseFunctionCallArgumentsDelta
    | e.ResponseFunctionCallArgumentsDone
    | e.Error
    | QwenConversationItemInputAudioTranscriptionDelta
    | QwenInputAudioBufferSpeechStopped
    | AmbientAudioTranscriptionDelta
    | AmbientAudioTranscriptionCompleted
    | VoiceprintAudioListInProgress
    | VoiceprintAudioListCompleted
    | VoiceprintAudioListFailed
)
"""
Any event that Qwen-Audio-Realtime may send.
"""
