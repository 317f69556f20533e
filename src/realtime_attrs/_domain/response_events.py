"""
What a server says of a response, from its beginning to its end.
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

    Answers `ResponseCreate`, or comes at the end of the user's turn.

    Args:
        response: The response, without items and usage.
    """

    response: Response


@frozen
class ResponseDone(BaseServerEvent):
    """
    A response is over, however it ended.

    The last of its events, but for those of MCP calls and of playing.  Its
    status tells whether it is whole, cancelled, cut short or failed.

    Args:
        response: The response, without the audio.
    """

    response: Response


@frozen
class ResponseOutputItemAdded(BaseServerEvent):
    """
    The model begins an item.

    Args:
        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        item:
            The item, still without content or arguments; not every wire
            requires it.
    """

    response_id: str
    output_index: Index
    item: Item | BaseItem | Unknown | None = None


@frozen
class ResponseOutputItemDone(BaseServerEvent):
    """
    An item of the model's is final, whole or cut short.

    Args:
        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        item: The item, without the audio; not every wire requires it.
    """

    response_id: str
    output_index: Index
    item: Item | BaseItem | Unknown | None = None


@frozen
class ResponseContentPartAdded(BaseServerEvent):
    """
    The model begins a part of a message.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        part: The part, still empty; not from all servers.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | BaseContentPart | Unknown | None = None


@frozen
class ResponseContentPartDone(BaseServerEvent):
    """
    A part of the model's message is final, whole or cut short.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        part: The part, without the audio; not from all servers.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | BaseContentPart | Unknown | None = None


@frozen
class ResponseTextDelta(BaseServerEvent):
    """
    More of the model's text.

    Args:
        delta: The next piece of text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.
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
    The model's text is final, whole or cut short.

    Args:
        text: The whole text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.
    """

    text: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAudioDelta(BaseServerEvent):
    """
    More of the model's audio; WebSocket only.

    Comes faster than it is to be played.

    Args:
        delta: Samples, encoded as the session's `output_audio_format` says.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.
    """

    delta: bytes
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAudioDone(BaseServerEvent):
    """
    The model's audio is final, whole or cut short.

    It may still be playing.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index


@frozen
class ResponseAudioTranscriptDelta(BaseServerEvent):
    """
    More of what the model says, in writing.

    Args:
        delta: The next piece of text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.
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
    What the model has said, in writing.

    Args:
        transcript: The whole text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.
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
        delta: The next piece of text, which may be nothing but white space.

        call_id: What the answer has to refer to.

        item_id: The item.

        response_id: The response.

        output_index:
            Which of the response's items it is, from 0; not from all servers.

        obfuscation:
            Random letters, so that the event's length tells nothing; GA only.
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

    They may be cut short, if the response is.

    Args:
        arguments:
            All of them: text that should be a JSON object, but need not be.

        call_id: What the answer has to refer to.

        item_id: The item.

        response_id: The response.

        output_index:
            Which of the response's items it is, from 0; not from all servers.

        name: The function's name; older beta servers leave it out.
    """

    arguments: str
    call_id: str
    item_id: str
    response_id: str
    output_index: Index | None = None
    name: str | None = None
