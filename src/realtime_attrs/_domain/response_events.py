"""
Events of a server about a response.
"""

from .._values.checked import frozen
from .._values.scalars import Index
from .._values.unknown import Unknown
from .bases import BaseContentPart, BaseItem, BaseServerEvent
from .items import Item, OutputAudio, OutputText
from .responses import Response


@frozen
class ResponseCreated(BaseServerEvent):
    """
    A response has begun.

    The server answers `ResponseCreate` with it, or sends it at the end of the
    user's turn.

    Args:
        response: The response, without output and usage.
    """

    response: Response


@frozen
class ResponseDone(BaseServerEvent):
    """
    A response has ended: completed, cancelled, incomplete or failed.

    It is the last event of the response, except for events of MCP calls and of
    playback.

    Args:
        response: The response, without audio; its *status* has the outcome.
    """

    response: Response


@frozen
class ResponseOutputItemAdded(BaseServerEvent):
    """
    The model has begun an item.

    Args:
        response_id: The response.

        output_index: The index of the item in the response, from 0.

        item:
            The item, without content or arguments; optional in some dialects.
    """

    response_id: str
    output_index: Index
    item: Item | BaseItem | Unknown | None = None


@frozen
class ResponseOutputItemDone(BaseServerEvent):
    """
    An item of a response is final, complete or interrupted.

    Args:
        response_id: The response.

        output_index: The index of the item in the response, from 0.

        item: The item, without audio; optional in some dialects.
    """

    response_id: str
    output_index: Index
    item: Item | BaseItem | Unknown | None = None


@frozen
class ResponseContentPartAdded(BaseServerEvent):
    """
    The model has begun a content part of a message.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        part: The part, still empty; some servers omit it.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | BaseContentPart | Unknown | None = None


@frozen
class ResponseContentPartDone(BaseServerEvent):
    """
    A content part of a message is final, complete or interrupted.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        part: The part, without audio; some servers omit it.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | BaseContentPart | Unknown | None = None


@frozen
class ResponseTextDelta(BaseServerEvent):
    """
    More text of the model.

    Args:
        delta: The next piece of text.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        obfuscation:
            Random letters that hide the length of the text; only GA has them.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    obfuscation: str | None = None


@frozen
class ResponseTextDone(BaseServerEvent):
    """
    A text of the model is final, complete or interrupted.

    Args:
        text: The complete text.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    text: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAudioDelta(BaseServerEvent):
    """
    More audio of the model; only over WebSocket.

    Servers send audio faster than it plays.

    Args:
        delta: Samples in the session's `output_audio_format`.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    delta: bytes
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAudioDone(BaseServerEvent):
    """
    The model's audio is final, complete or interrupted.

    The client may still be playing it.

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
class ResponseAudioTranscriptDelta(BaseServerEvent):
    """
    More of the transcript of the model's speech.

    Args:
        delta: The next piece of text.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.

        obfuscation:
            Random letters that hide the length of the text; only GA has them.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    obfuscation: str | None = None


@frozen
class ResponseAudioTranscriptDone(BaseServerEvent):
    """
    The transcript of the model's speech is final.

    Args:
        transcript: The complete text.

        item_id: The item.

        response_id: The response.

        output_index: The index of the item in the response, from 0.

        content_index: The index of the content part in the item, from 0.
    """

    transcript: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseFunctionCallArgumentsDelta(BaseServerEvent):
    """
    More of the arguments of a function call.

    Args:
        delta: The next piece of text, which can be white space alone.

        call_id: The identifier of the call, for its output.

        item_id: The item.

        response_id: The response.

        output_index:
            The index of the item in the response, from 0; some servers omit
            it.

        obfuscation:
            Random letters that hide the length of the text; only GA has them.
    """

    delta: str
    call_id: str
    item_id: str
    response_id: str
    output_index: Index | None = None
    obfuscation: str | None = None


@frozen
class ResponseFunctionCallArgumentsDone(BaseServerEvent):
    """
    The arguments of a function call are final.

    If the response was interrupted, they may be incomplete.

    Args:
        arguments: All arguments: a string, usually of a JSON object.

        call_id: The identifier of the call, for its output.

        item_id: The item.

        response_id: The response.

        output_index:
            The index of the item in the response, from 0; some servers omit
            it.

        name: The function's name; older beta servers omit it.
    """

    arguments: str
    call_id: str
    item_id: str
    response_id: str
    output_index: Index | None = None
    name: str | None = None
