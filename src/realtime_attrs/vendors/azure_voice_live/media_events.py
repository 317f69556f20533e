"""
Events of Azure Voice Live that accompany the model's audio.

They concern the avatar, the animation of a client's own face, timestamps and
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
    The service accepts a WebRTC connection for the avatar's video.

    Answers `SessionAvatarConnect`.

    Args:
        server_sdp: The answer: a session description in base64.
    """

    server_sdp: str


@frozen
class SessionAvatarSwitchToSpeaking(BaseServerEvent):
    """
    The avatar begins to speak.

    Args:
        turn_id: The turn.
    """

    turn_id: str | None = None


@frozen
class SessionAvatarSwitchToIdle(BaseServerEvent):
    """
    The avatar stops speaking.

    Args:
        turn_id: The turn.
    """

    turn_id: str | None = None


@frozen
class ResponseVideoDelta(BaseServerEvent):
    """
    More of the avatar's video, if it is sent through the WebSocket.

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

        frame_index: Which frame of the animation the first one is, from 0.

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
    The mouth changes its shape.

    Args:
        viseme_id: The shape's number.

        audio_offset_ms: When, in milliseconds from the beginning of the audio.

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
    The shapes of the mouth are complete.

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
    When the model speaks a word.

    Args:
        text: The word.

        audio_offset_ms:
            When it begins, in milliseconds from the beginning of the audio.

        audio_duration_ms: Its length, in milliseconds.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        timestamp_type: The kind of text: ``"word"``.
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
    The transcript of the model's audio has an annotation.

    Args:
        annotation: The annotation; any JSON value, kept as it is.

        annotation_index: Its number, from 0.

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
