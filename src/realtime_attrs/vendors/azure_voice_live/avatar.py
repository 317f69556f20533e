"""
The avatar that Azure Voice Live shows, and data for one of the client's own.
"""

from collections.abc import Sequence

import attrs

from ...extending import (
    BaseObject,
    Count,
    SecretText,
    as_tuple,
    frozen,
    texts,
)


__all__ = [
    "Animation",
    "Avatar",
    "Background",
    "Crop",
    "ICEServer",
    "Resolution",
    "Scene",
    "Video",
]


@frozen
class Animation(BaseObject):
    """
    Data that the service sends for a face that the client animates.

    Args:
        model_name: The animation's model; by default ``"default"``.

        outputs:
            ``"blendshapes"`` and ``"viseme_id"``; by default the first.
    """

    model_name: str | None = None
    outputs: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )


def _addresses(value: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return as_tuple(value)  # pyright: ignore[reportReturnType]  # an array


@frozen
class ICEServer(BaseObject):
    """
    A server that helps to establish the WebRTC connection for the video.

    Args:
        urls: Its addresses, such as ``"turn:turn.example.com"``.

        username: The name to log in with.

        credential: The password; never shown.
    """

    urls: tuple[str, ...] = attrs.field(converter=_addresses)
    username: str | None = None
    credential: SecretText | None = None


@frozen
class Crop(BaseObject):
    """
    The part of the video to send.

    Args:
        top_left: The x and y of a corner, in pixels.

        bottom_right: Those of the other corner.
    """

    top_left: tuple[Count, Count]
    bottom_right: tuple[Count, Count]


@frozen
class Resolution(BaseObject):
    """
    The size of the video.

    Args:
        width: In pixels.

        height: In pixels.
    """

    width: Count
    height: Count


@frozen
class Background(BaseObject):
    """
    The color or the image behind the avatar, not both.

    Args:
        color: The color, such as ``"#00FF00FF"``.

        image_url: The address of the image.
    """

    color: str | None = None
    image_url: str | None = None


@frozen
class Video(BaseObject):
    """
    How the avatar's video is encoded.

    Args:
        bitrate: Bits a second; by default 2000000.

        codec: ``"h264"``, the default.

        crop: The part of the video to send.

        resolution: Its size.

        background: The color or the image behind the avatar.

        gop_size:
            The number of frames in a group of pictures, documented from 1 to
            2000; by default 10.
    """

    bitrate: Count | None = None
    codec: str | None = None
    crop: Crop | None = None
    resolution: Resolution | None = None
    background: Background | None = None
    gop_size: Count | None = None


@frozen
class Scene(BaseObject):
    """
    The avatar's place in the video, and its movement.

    Args:
        zoom: Above 0; smaller than 1 makes the avatar smaller.

        position_x: From -1 (left) to 1 (right).

        position_y: From -1 (top) to 1 (bottom).

        rotation_x: Up (negative) or down, in radians.

        rotation_y: To the left (negative) or right, in radians.

        rotation_z: Anticlockwise (negative) or clockwise, in radians.

        amplitude: The extent of its movement, above 0, at most 1.
    """

    zoom: float | None = None
    position_x: float | None = None
    position_y: float | None = None
    rotation_x: float | None = None
    rotation_y: float | None = None
    rotation_z: float | None = None
    amplitude: float | None = None


def _servers(
    value: Sequence[ICEServer] | None,
) -> tuple[ICEServer, ...] | None:
    return as_tuple(value)


@frozen
class Avatar(BaseObject):
    """
    A person whom the service shows while the model speaks.

    Args:
        character: The avatar's name, such as ``"lisa"``.

        customized: Whether the avatar was made for this customer.

        kind: ``"video-avatar"`` or ``"photo-avatar"``.

        style:
            A posture or mood that the avatar has, such as
            ``"casual-sitting"``.

        model: The model of a photo avatar, ``"vasa-1"``.

        ice_servers: Servers for the WebRTC connection.

        video: How the video is encoded.

        scene: The avatar's place in the video, and its movement.

        output_protocol: ``"webrtc"``, the default, or ``"websocket"``.

        output_audit_audio:
            Whether the service also sends the audio through the WebSocket, for
            review.
    """

    character: str
    customized: bool
    kind: str | None = None
    style: str | None = None
    model: str | None = None
    ice_servers: tuple[ICEServer, ...] | None = attrs.field(
        default=None, converter=_servers
    )
    video: Video | None = None
    scene: Scene | None = None
    output_protocol: str | None = None
    output_audit_audio: bool | None = None
