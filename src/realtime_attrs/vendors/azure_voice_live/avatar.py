"""
The avatar that Azure Voice Live shows, and data to animate an own avatar.
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
    Settings of the data with which a client animates an own avatar.

    Args:
        model_name: The animation's model; by default ``"default"``.

        outputs: ``"blendshapes"`` and ``"viseme_id"``; by default the first.
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
    An ICE server for the WebRTC connection of the video.

    Args:
        urls: The addresses, such as ``"turn:turn.example.com"``.

        username: The user name.

        credential: The password; `repr()` and messages don't show it.
    """

    urls: tuple[str, ...] = attrs.field(converter=_addresses)
    username: str | None = None
    credential: SecretText | None = None


@frozen
class Crop(BaseObject):
    """
    The part of the video to send.

    Args:
        top_left: The coordinates x and y of the top left corner, in pixels.

        bottom_right: The coordinates of the bottom right corner.
    """

    top_left: tuple[Count, Count]
    bottom_right: tuple[Count, Count]


@frozen
class Resolution(BaseObject):
    """
    The size of the video.

    Args:
        width: The width, in pixels.

        height: The height, in pixels.
    """

    width: Count
    height: Count


@frozen
class Background(BaseObject):
    """
    The background of the avatar: a color or an image, not both.

    Args:
        color: The color, such as ``"#00FF00FF"``.

        image_url: The address of the image.
    """

    color: str | None = None
    image_url: str | None = None


@frozen
class Video(BaseObject):
    """
    The encoding of the avatar's video.

    Args:
        bitrate: The number of bits per second; by default 2000000.

        codec: The codec, ``"h264"`` by default.

        crop: The part of the video to send.

        resolution: The size of the video.

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
        zoom: The size, above 0; below 1, the avatar is smaller.

        position_x: The position from -1 (left) to 1 (right).

        position_y: The position from -1 (top) to 1 (bottom).

        rotation_x: The rotation up (negative) or down, in radians.

        rotation_y: The rotation to the left (negative) or right, in radians.

        rotation_z:
            The rotation anticlockwise (negative) or clockwise, in radians.

        amplitude: The extent of the movement, above 0, at most 1.
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

        customized: Whether it is a custom avatar of the customer.

        kind: The kind: ``"video-avatar"`` or ``"photo-avatar"``.

        style: A posture or mood of the avatar, such as ``"casual-sitting"``.

        model: The model of a photo avatar, ``"vasa-1"``.

        ice_servers: Servers for the WebRTC connection.

        video: The encoding of the video.

        scene: The avatar's place in the video, and its movement.

        output_protocol:
            The protocol of the video: ``"webrtc"``, the default, or
            ``"websocket"``.

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
