"""
Events that servers of GLM-Realtime send about responses.
"""

from ... import events as e
from ...extending import BaseServerEvent, Count, Index, frozen
from .sessions import SimpleBrowser


__all__ = [
    "GLMResponseAudioDelta",
    "GLMResponseAudioDone",
    "GLMResponseAudioTranscriptDelta",
    "GLMResponseAudioTranscriptDone",
    "GLMResponseCancelled",
    "GLMResponseContentPartAdded",
    "GLMResponseContentPartDone",
    "GLMResponseCreated",
    "GLMResponseDone",
    "GLMResponseFunctionCallArgumentsDelta",
    "GLMResponseFunctionCallArgumentsDone",
    "GLMResponseOutputItemAdded",
    "GLMResponseOutputItemDone",
    "GLMResponseTextDelta",
    "GLMResponseTextDone",
    "ResponseFunctionCallSimpleBrowser",
    "ResponseFunctionCallSimpleBrowserResult",
]


@frozen
class GLMResponseCreated(e.ResponseCreated):
    """
    A response has begun.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseDone(e.ResponseDone):
    """
    A response is over, whatever its status.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseOutputItemAdded(e.ResponseOutputItemAdded):
    """
    The model begins an item.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseOutputItemDone(e.ResponseOutputItemDone):
    """
    An item of the model's is complete.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseContentPartAdded(e.ResponseContentPartAdded):
    """
    The model begins a part of a message.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseContentPartDone(e.ResponseContentPartDone):
    """
    A part of the model's message is complete.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseCancelled(BaseServerEvent):
    """
    A response is cancelled.

    Args:
        response: The response.

        client_timestamp: The client's time, in milliseconds.
    """

    response: e.Response
    client_timestamp: Count | None = None


@frozen
class GLMResponseTextDelta(BaseServerEvent):
    """
    More of the model's text.

    Args:
        delta: The next piece of text.

        response_id: The response.

        item_id: The item, if the server sends it.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    delta: str
    response_id: str
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class GLMResponseTextDone(BaseServerEvent):
    """
    The model's text is complete.

    Args:
        response_id: The response.

        text: The complete text.

        item_id: The item, if the server sends it.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    response_id: str
    text: str | None = None
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class GLMResponseAudioDelta(BaseServerEvent):
    """
    More of the model's audio.

    Args:
        delta: Samples, in the session's `output_audio_format`.

        response_id: The response.

        item_id: The item, if the server sends it.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    delta: bytes
    response_id: str
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class GLMResponseAudioDone(BaseServerEvent):
    """
    The model's audio is complete, or was interrupted.

    Args:
        response_id: The response.

        item_id: The item, if the server sends it.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    response_id: str
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class GLMResponseAudioTranscriptDelta(BaseServerEvent):
    """
    More of the transcript of the model's audio.

    Args:
        delta: The next piece of text.

        response_id: The response.

        item_id: The item, if the server sends it.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    delta: str
    response_id: str
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class GLMResponseAudioTranscriptDone(BaseServerEvent):
    """
    The transcript of the model's audio is complete, or was interrupted.

    Args:
        transcript: The complete text.

        response_id: The response.

        item_id: The item, if the server sends it.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    transcript: str
    response_id: str
    item_id: str | None = None
    output_index: Index | None = None
    content_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class GLMResponseFunctionCallArgumentsDelta(BaseServerEvent):
    """
    More of the arguments of a call.

    Only the Go package has it.

    Args:
        delta: The next piece of text.

        response_id: The response.

        item_id: The item, if the server sends it.

        call_id: The identifier of the call; printed events don't have it.

        output_index: The index of the item in the response, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    delta: str
    response_id: str | None = None
    item_id: str | None = None
    call_id: str | None = None
    output_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class GLMResponseFunctionCallArgumentsDone(BaseServerEvent):
    """
    The model calls a function.

    There is one event for each call.

    Args:
        name: The function's name.

        arguments: The arguments, as JSON.

        response_id: The response.

        item_id: The item, if the server sends it.

        call_id: The identifier of the call; printed events don't have it.

        output_index: The index of the item in the response, from 0.

        client_timestamp: The client's time, in milliseconds.
    """

    name: str
    arguments: str
    response_id: str
    item_id: str | None = None
    call_id: str | None = None
    output_index: Index | None = None
    client_timestamp: Count | None = None


@frozen
class ResponseFunctionCallSimpleBrowser(BaseServerEvent):
    """
    The service searches the web by itself, in a call with video.

    Args:
        name: The name of the tool, ``"simple_browser"``.

        simple_browser: The search.

        client_timestamp: The client's time, in milliseconds.
    """

    name: str
    simple_browser: SimpleBrowser | None = None
    client_timestamp: Count | None = None


@frozen
class ResponseFunctionCallSimpleBrowserResult(BaseServerEvent):
    """
    The service has searched.

    Only the Go package has it, and doesn't list its keys; these are those of
    `ResponseFunctionCallSimpleBrowser`.

    Args:
        name: The name of the tool.

        simple_browser: The search, with its result.

        client_timestamp: The client's time, in milliseconds.
    """

    name: str | None = None
    simple_browser: SimpleBrowser | None = None
    client_timestamp: Count | None = None
