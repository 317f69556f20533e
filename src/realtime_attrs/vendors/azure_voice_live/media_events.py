"""
Events of Azure Voice Live that accompany the model's audio.

They are about the avatar, the animation of an own avatar, timestamps and
annotations.
"""

from typing import Any

from ...extending import BaseServerEvent, Index, Milliseconds, frozen


__all__ = [
    "ResponseAnimationBlendshapesDelta",
    "ResponseAnimationBlendshapesDone",
    "ResponseAnimationVisemeDelta",
    "ResponseAnimationVisemeDone",
    "ResponseAudioTimestampDelta",
    "ResponseAudioTimestampDone",
    "ResponseAudioTranscriptAnnotationAdded",
    "ResponseVideoDelta",
    "SessionAvatarConnecting",
    "SessionAvatarSwitchToIdle",
    "SessionAvatarSwitchToSpeaking",
]


@frozen
class SessionAvatarConnecting(BaseServerEvent):
    """
    The service has accepted a WebRTC connection for the avatar's video.

    It answers `SessionAvatarConnect` with this event.

    Args:
        server_sdp: The answer: a session description in base64.
    """

    server_sdp: str


@frozen
class SessionAvatarSwitchToSpeaking(BaseServerEvent):
    """
    The avatar has begun to speak.

    Args:
        turn_id: The turn.
    """

    turn_id: str | None = None


@frozen
class SessionAvatarSwitchToIdle(BaseServerEvent):
    """
    The avatar has stopped speaking.

    Args:
        turn_id: The turn.
    """

    turn_id: str | None = None


@frozen
class ResponseVideoDelta(BaseServerEvent):
    """
    More of the avatar's video; only over the WebSocket.

    Args:
        delta: The encoded video.

        codec: The encoding, such as ``"h264"``.

        output_index: The index of the item in the response, from 0.
    """

    delta: bytes
    codec: str
    output_index: Index


@frozen
class ResponseAnimationBlendshapesDelta(BaseServerEvent):
    """
    Further frames of the animation of a face.

    Args:
        frames:
            In the service's SDKs an array of frames, each an array of numbers,
            or a string; any JSON value, kept as it is.

        frame_index:
            The index of the first of these frames in the animation, from 0.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    frames: Any
    frame_index: Index
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAnimationBlendshapesDone(BaseServerEvent):
    """
    The animation of a face is complete.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.
    """

    item_id: str
    response_id: str
    output_index: Index


@frozen
class ResponseAnimationVisemeDelta(BaseServerEvent):
    """
    A change of the mouth's shape.

    Args:
        viseme_id: The shape's number.

        audio_offset_ms:
            The time of the change, in milliseconds from the start of the
            audio.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    viseme_id: Index
    audio_offset_ms: Milliseconds
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAnimationVisemeDone(BaseServerEvent):
    """
    The mouth's shapes are complete.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAudioTimestampDelta(BaseServerEvent):
    """
    The timestamp of a word.

    Args:
        text: The word.

        audio_offset_ms:
            The start of the word, in milliseconds from the start of the audio.

        audio_duration_ms: The length of the word, in milliseconds.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        timestamp_type: The unit of text: ``"word"``.
    """

    text: str
    audio_offset_ms: Milliseconds
    audio_duration_ms: Milliseconds
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    timestamp_type: str


@frozen
class ResponseAudioTimestampDone(BaseServerEvent):
    """
    The timestamps are complete.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAudioTranscriptAnnotationAdded(BaseServerEvent):
    """
    An annotation of the transcript of the model's audio.

    Args:
        annotation: The annotation; any JSON value, kept as it is.

        annotation_index: The annotation's index, from 0.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    annotation: Any
    annotation_index: Index
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
