"""
The events of Inworld.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from ... import events as e
from ...extending import (
    BaseObject,
    BaseServerEvent,
    Count,
    Index,
    as_tuple,
    frozen,
)


@frozen
class VoiceLabel(BaseObject):
    """
    A property of a voice.

    Args:
        label: The property, such as ``"calm"``.

        confidence: The probability, from 0 to 1.
    """

    label: str
    confidence: float | None = None


def _labels(
    value: Sequence[VoiceLabel] | None,
) -> tuple[VoiceLabel, ...] | None:
    return as_tuple(value)


@frozen
class VoiceProfile(BaseObject):
    """
    The properties of a speaker's voice, the most probable first.

    Args:
        age: The age.

        gender: The gender.

        emotion: The emotion.

        pitch: The pitch.

        vocal_style: The way of speaking.

        accent: The accent.
    """

    age: tuple[VoiceLabel, ...] | None = attrs.field(
        default=None, converter=_labels
    )
    gender: tuple[VoiceLabel, ...] | None = attrs.field(
        default=None, converter=_labels
    )
    emotion: tuple[VoiceLabel, ...] | None = attrs.field(
        default=None, converter=_labels
    )
    pitch: tuple[VoiceLabel, ...] | None = attrs.field(
        default=None, converter=_labels
    )
    vocal_style: tuple[VoiceLabel, ...] | None = attrs.field(
        default=None, converter=_labels
    )
    accent: tuple[VoiceLabel, ...] | None = attrs.field(
        default=None, converter=_labels
    )


@frozen
class InworldTranscriptionCompleted(
    e.ConversationItemInputAudioTranscriptionCompleted
):
    """
    The transcript of the user's speech is final.

    Args:
        voice_profile:
            The properties of the voice, if `SpeechToText.voice_profile` is
            set.
    """

    voice_profile: VoiceProfile | None = None


@frozen
class InworldResponseAudioDelta(e.ResponseAudioDelta):
    """
    More audio of the model.

    Args:
        timestamp_info:
            The timestamps of words or characters, if
            `TextToSpeech.timestamp_type` is set; a JSON object.
    """

    timestamp_info: Mapping[str, Any] | None = None


@frozen
class BackchannelAudioDelta(BaseServerEvent):
    """
    More audio of an interjection, to play while the user speaks.

    It isn't part of a response.

    Args:
        backchannel_id: The interjection.

        delta: The audio, in the session's format.
    """

    backchannel_id: str
    delta: bytes


@frozen
class BackchannelAudioDone(BaseServerEvent):
    """
    The audio of an interjection is complete.

    Args:
        backchannel_id: The interjection.

        phrase: The text of the interjection.
    """

    backchannel_id: str
    phrase: str | None = None


@frozen
class BackchannelSkipped(BaseServerEvent):
    """
    The service has decided against an interjection.

    Args:
        reason: The reason, such as ``"min_gap_not_elapsed"``.

        backchannel_id: The interjection.
    """

    reason: str | None = None
    backchannel_id: str | None = None


@frozen
class TurnSuggestion(BaseServerEvent):
    """
    The user has probably finished; the client may commit the audio.

    Args:
        item_id: The user's message.

        utterance_index: The index of the utterance, from 0.

        probability: The probability that the user has finished, from 0 to 1.

        trailing_silence_ms: The silence so far, in milliseconds.

        audio_duration_ms: The length of the audio, in milliseconds.

        inference_ms: The duration of the decision, in milliseconds.
    """

    item_id: str
    utterance_index: Index | None = None
    probability: float | None = None
    trailing_silence_ms: float | None = None
    audio_duration_ms: float | None = None
    inference_ms: float | None = None


@frozen
class TurnSuggestionRevoked(BaseServerEvent):
    """
    The user continues to speak, which revokes a `TurnSuggestion`.

    Args:
        item_id: The user's message.

        utterance_index: The index of the utterance, from 0.
    """

    item_id: str
    utterance_index: Index | None = None


@frozen
class InworldPing(BaseServerEvent):
    """
    The server is alive; a client need not answer.

    A public client expects it; Inworld doesn't document it.

    Args:
        timestamp:
            The time at which the server sent it, in milliseconds since
            1970-01-01 UTC.
    """

    timestamp: Count | None = None


ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.OutputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
)
"""
Any event that a client may send to Inworld.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationCreated
    | e.ConversationItemCreated
    | e.ConversationItemAdded
    | e.ConversationItemDone
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.ConversationItemInputAudioTranscriptionSegment
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.InputAudioBufferTimeoutTriggered
    | e.InputAudioBufferDTMFEventReceived
    | e.OutputAudioBufferStarted
    | e.OutputAudioBufferStopped
    | e.OutputAudioBufferCleared
    | e.MCPListToolsInProgress
    | e.MCPListToolsCompleted
    | e.MCPListToolsFailed
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
    | e.ResponseMCPCallArgumentsDelta
    | e.ResponseMCPCallArgumentsDone
    | e.ResponseMCPCallInProgress
    | e.ResponseMCPCallCompleted
    | e.ResponseMCPCallFailed
    | e.RateLimitsUpdated
    | e.Error
    | BackchannelAudioDelta
    | BackchannelAudioDone
    | BackchannelSkipped
    | InworldPing
    | InworldResponseAudioDelta
    | InworldTranscriptionCompleted
    | TurnSuggestion
    | TurnSuggestionRevoked
)
"""
Any event that Inworld may send.
"""
