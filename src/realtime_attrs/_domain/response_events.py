"""
What a server says of a response, from its beginning to its end.
"""

import attrs

from .._values.checked import frozen
from .._values.kinds import Index
from .items import Item, OutputAudio, OutputText
from .responses import Response
from .unknown import Unknown, keys


@frozen
class ResponseCreated:
    """
    A response has begun.

    Answers `ResponseCreate`, or comes at the end of the user's turn.

    Args:
        response: The response, without items and usage.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response: Response
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseDone:
    """
    A response is over, however it ended.

    The last of its events, but for those of MCP calls and of playing.  Its
    status tells whether it is whole, cancelled, cut short or failed.

    Args:
        response: The response, without the audio.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response: Response
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseOutputItemAdded:
    """
    The model begins an item.

    Args:
        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        item:
            The item, still without content or arguments; not every wire
            requires it.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response_id: str
    output_index: Index
    item: Item | Unknown | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseOutputItemDone:
    """
    An item of the model's is final, whole or cut short.

    Args:
        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        item: The item, without the audio; not every wire requires it.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    response_id: str
    output_index: Index
    item: Item | Unknown | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseContentPartAdded:
    """
    The model begins a part of a message.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        part: The part, still empty; not from all servers.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | Unknown | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseContentPartDone:
    """
    A part of the model's message is final, whole or cut short.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        part: The part, without the audio; not from all servers.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    part: OutputText | OutputAudio | Unknown | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseTextDelta:
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

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseTextDone:
    """
    The model's text is final, whole or cut short.

    Args:
        text: The whole text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    text: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioDelta:
    """
    More of the model's audio; WebSocket only.

    Comes faster than it is to be played.

    Args:
        delta: Samples, encoded as the session's `output_audio_format` says.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: bytes
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioDone:
    """
    The model's audio is final, whole or cut short.

    It may still be playing.

    Args:
        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioTranscriptDelta:
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

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseAudioTranscriptDone:
    """
    What the model has said, in writing.

    Args:
        transcript: The whole text.

        item_id: The item.

        response_id: The response.

        output_index: Which of the response's items it is, from 0.

        content_index: Which of the item's parts it is, from 0.

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    transcript: str
    item_id: str
    response_id: str
    output_index: Index
    content_index: Index
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseFunctionCallArgumentsDelta:
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

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    delta: str
    call_id: str
    item_id: str
    response_id: str
    output_index: Index | None = None
    obfuscation: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )


@frozen
class ResponseFunctionCallArgumentsDone:
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

        event_id: The event's identifier.

        extra: Keys that a wire has beyond these.
    """

    arguments: str
    call_id: str
    item_id: str
    response_id: str
    output_index: Index | None = None
    name: str | None = None
    event_id: str | None = attrs.field(default=None, kw_only=True)
    extra: Unknown | None = attrs.field(
        default=None, kw_only=True, converter=keys
    )
