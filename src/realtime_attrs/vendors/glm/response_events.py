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
    A response has ended; its *status* has the outcome.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseOutputItemAdded(e.ResponseOutputItemAdded):
    """
    The model has begun an item.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseOutputItemDone(e.ResponseOutputItemDone):
    """
    An item of a response is final.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseContentPartAdded(e.ResponseContentPartAdded):
    """
    The model has begun a content part of a message.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseContentPartDone(e.ResponseContentPartDone):
    """
    A content part of a message is final.

    The packages have it, but the document doesn't.

    Args:
        client_timestamp: The client's time, in milliseconds.
    """

    client_timestamp: Count | None = None


@frozen
class GLMResponseCancelled(BaseServerEvent):
    """
    The server has cancelled a response.

    Args:
        response: The response.

        client_timestamp: The client's time, in milliseconds.
    """

    response: e.Response
    client_timestamp: Count | None = None


@frozen
class GLMResponseTextDelta(BaseServerEvent):
    """
    More text of the model.

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
    A text of the model is final.

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
    More audio of the model.

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
    The model's audio is final, complete or interrupted.

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
    More of the transcript of the model's speech.

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
    The transcript of the model's speech is final.

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
    More of the arguments of a function call.

    Only the Go package has it.

    Args:
        delta: The next piece of text.

        response_id: The response.

        item_id: The item, if the server sends it.

        call_id: The identifier of the call; printed events omit it.

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
    The arguments of a function call are final.

    The server sends one event for each call.

    Args:
        name: The function's name.

        arguments: The arguments, as a JSON string.

        response_id: The response.

        item_id: The item, if the server sends it.

        call_id: The identifier of the call; printed events omit it.

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
    The service searches the web, in a call with video.

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
    The service has finished a web search.

    Only the Go package has it, without its keys; the attributes are those of
    `ResponseFunctionCallSimpleBrowser`.

    Args:
        name: The name of the tool.

        simple_browser: The search, with its result.

        client_timestamp: The client's time, in milliseconds.
    """

    name: str | None = None
    simple_browser: SimpleBrowser | None = None
    client_timestamp: Count | None = None
