"""
The sessions of GLM-Realtime, and their parts.
"""

from enum import auto

import realtime_attrs as ra

from ...extending import (
    BaseObject,
    BaseTurnDetection,
    Count,
    Named,
    frozen,
)


__all__ = [
    "BetaFields",
    "ChatMode",
    "ClientVAD",
    "ClonedVoice",
    "GLMSession",
    "GLMTranscription",
    "GreetingConfig",
    "SimpleBrowser",
]


class ChatMode(Named):
    """
    The kind of call.
    """

    AUDIO = auto()
    """
    A call without video; the server's default.
    """

    VIDEO_PASSIVE = auto()
    """
    A call with video, in which the model answers the user.
    """

    VIDEO_PREACTIVE = auto()
    """
    A call with video, in which the model also speaks on its own.

    Only the Go package has it, in this spelling.
    """

    VIDEO_PROACTIVE = auto()
    """
    As `VIDEO_PREACTIVE`, in the spelling of the package for browsers.
    """


@frozen
class ClientVAD(BaseTurnDetection):
    """
    Turn detection by the client; the server's default.

    The client commits the audio and requests responses.  Converters write
    `OFF` as null; samples send null, too.
    """


@frozen
class ClonedVoice(BaseObject):
    """
    A voice to imitate; only the Go package has it.

    Args:
        audio: The sample; its encoding isn't documented.

        text: The transcript of the sample.
    """

    audio: str | None = None
    text: str | None = None


@frozen
class SimpleBrowser(BaseObject):
    """
    A search of the built-in browser in calls with video.

    Args:
        description:
            A sentence that the service speaks until it has the result.

        search_meta: Only the Go package has it; its meaning isn't documented.

        meta: Only the Go package has it; its meaning isn't documented.

        text_citation:
            Only the Go package has it; its meaning isn't documented.
    """

    description: str | None = None
    search_meta: str | None = None
    meta: str | None = None
    text_citation: str | None = None


@frozen
class BetaFields(BaseObject):
    """
    Settings that OpenAI's sessions don't have.

    Args:
        chat_mode: The kind of call; documented as required.

        tts_source:
            The source of the voice; ``"e2e"``, the model itself, is the only
            documented one.  The package for browsers has ``"zhipu"`` and
            ``"huoshan"``.

        auto_search:
            Whether the model may search the web in calls without video; by
            default it may.  A printed answer has the string ``"True"``, which
            converters keep.

        fps: The number of video frames per second; only the packages have it.

        tts_cloned: A voice to imitate.

        simple_browser: A search of the built-in browser.

        image_size_x:
            The width of a frame, in pixels; only the package for browsers has
            it.

        image_size_y:
            The height of a frame, in pixels; only the package for browsers has
            it.
    """

    chat_mode: ChatMode | ra.Unknown | None = None
    tts_source: str | None = None
    auto_search: bool | str | None = None
    fps: Count | None = None
    tts_cloned: ClonedVoice | None = None
    simple_browser: SimpleBrowser | None = None
    image_size_x: Count | None = None
    image_size_y: Count | None = None


@frozen
class GreetingConfig(BaseObject):
    """
    A greeting at the beginning of the call.

    Args:
        enable: Whether the service speaks a greeting.

        content: The text of the greeting.
    """

    enable: bool | None = None
    content: str | None = None


@frozen
class GLMTranscription(ra.AudioTranscription):
    """
    The transcription of the user's speech.

    The service transcribes in any case; only the packages have settings.

    Args:
        enabled: Whether the service transcribes; only the Go package has it.
    """

    enabled: bool | None = None


@frozen
class GLMSession(ra.SessionResource):
    """
    A GLM-Realtime session.

    An update replaces the whole session: the server resets the settings that
    the update omits.  Set `input_audio_format`, `output_audio_format` and
    `turn_detection`, which are documented as required, in each update.

    Models are ``"glm-realtime-flash"`` and ``"glm-realtime-air"``; voices are
    ``"tongtong"``, the default, ``"xiaochen"``, ``"female-tianmei"``,
    ``"female-shaonv"``, ``"male-qn-daxuesheng"``, ``"male-qn-jingying"`` and
    ``"lovely_girl"``.

    Args:
        beta_fields: Settings that OpenAI's sessions don't have.

        greeting_config: A greeting at the beginning of the call.

        flow_backend:
            A setting for debugging; only the Go package has it, without a
            description.

        tts_backend:
            A setting for debugging; only the Go package has it, without a
            description.
    """

    beta_fields: BetaFields | None = None
    greeting_config: GreetingConfig | None = None
    flow_backend: str | None = None
    tts_backend: str | None = None
