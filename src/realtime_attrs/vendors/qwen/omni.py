"""
The sessions and events that only Qwen-Omni-Realtime has.

Attributes are those of Alibaba's documents
(help.aliyun.com/zh/model-studio/client-events,
help.aliyun.com/zh/model-studio/server-events) and of the package dashscope
2.0.2; docstrings mark those that only the package has.
"""

from typing import Annotated, TypeAlias

import realtime_attrs as ra

from ... import events as e
from ...extending import (
    BaseClientEvent,
    BaseObject,
    BaseServerEvent,
    Count,
    Milliseconds,
    Range,
    SampleRate,
    ThreeStates,
    frozen,
)


@frozen
class SearchOptions(BaseObject):
    """
    Settings of web searches.

    Args:
        enable_source: Whether a response lists the sources.
    """

    enable_source: bool | None = None


@frozen
class QwenTranscription(ra.AudioTranscription):
    """
    The transcription of the user's speech.

    Args:
        corpus_text:
            Text with the names and terms to expect; only the package has it
            for Qwen-Omni.
    """

    corpus_text: str | None = None


@frozen
class QwenSemanticVAD(ra.SemanticVAD):
    """
    Voice activity detection by meaning; Qwen3.5-Omni and later.

    Args:
        threshold: The volume of speech, from -1.0 to 1.0; by default 0.5.

        prefix_padding_ms:
            The length of the audio before the speech to keep, in milliseconds.

        silence_duration_ms:
            The silence that ends a turn, in milliseconds, from 200 to 6000; by
            default 800.

        idle_timeout_ms:
            The length of the silence after which the model speaks, in
            milliseconds, or `OFF`; documented for `ServerVAD`, but the package
            accepts it here.
    """

    threshold: float | None = None
    prefix_padding_ms: Milliseconds | None = None
    silence_duration_ms: Milliseconds | None = None
    idle_timeout_ms: ThreeStates[Milliseconds] = None


@frozen
class QwenSession(ra.SessionResource):
    """
    A Qwen-Omni session.

    Models of the turbo series ignore the attributes of sampling, `temperature`
    and `max_response_output_tokens`.

    Args:
        top_p:
            The probability of the tokens to sample from, above 0 and up to
            1.0; set only one of *top_p* and `temperature`.

        top_k:
            The number of tokens to sample from, 0 or more.  Converters write
            `OFF` as null: the model samples by *top_p* alone, as with a number
            above 100.

        repetition_penalty:
            The penalty for repeated sequences, above 0; 1.0 is none.

        presence_penalty: The penalty for repetitions, from -2.0 to 2.0.

        seed:
            The seed of the sampling, from 0: with the same seed and settings,
            the model tries to give the same answer.  Servers send -1 if there
            is no seed.

        enable_search:
            Whether the model may search the web; not together with `tools`.
            Qwen3.5-Omni and later.

        search_options: The settings of the search.

        smooth_output:
            Whether the model answers in spoken rather than written style; by
            default it does.  Converters write `OFF` as null: the model
            chooses.  Qwen3-Omni-Flash only.

        sample_rate:
            The rate of the user's audio, in hertz; only the package has it,
            together with a format that is a string.

        input_video_representation_compact:
            The representation of images: ``"none"``, the default, or
            ``"normal"``, with a quarter of the tokens.  Qwen3.8-Omni only.

        max_response_output_token:
            The misspelt limit that servers send in addition to
            `max_response_output_tokens`; always `INF` in the documents.
    """

    top_p: float | None = None
    top_k: ThreeStates[Count] = None
    repetition_penalty: float | None = None
    presence_penalty: float | None = None
    seed: Annotated[int, Range(-1, 2**31 - 1)] | None = None
    enable_search: bool | None = None
    search_options: SearchOptions | None = None
    smooth_output: ThreeStates[bool] = None
    sample_rate: SampleRate | None = None
    input_video_representation_compact: str | None = None
    max_response_output_token: ra.MaxResponseOutputTokens | None = None


@frozen
class InputImageBufferAppend(BaseClientEvent):
    """
    Send an image, such as a video frame, at most one per second.

    The service adds it to the user's message with the audio; the client has to
    send audio first.

    Args:
        image: A JPEG file of at most 190 KB.
    """

    image: bytes


@frozen
class SessionFinish(BaseClientEvent):
    """
    End the session after the last response.

    The package sends it, but it isn't documented for Qwen-Omni; some models
    reject it.
    """


@frozen
class SessionFinished(BaseServerEvent):
    """
    The session has ended: the answer to a `SessionFinish`.
    """


@frozen
class QwenConversationItemInputAudioTranscriptionDelta(
    e.ConversationItemInputAudioTranscriptionDelta
):
    """
    The transcript so far, while the user speaks.

    Join *text* and *stash*; each event replaces the earlier ones.  A
    `ConversationItemInputAudioTranscriptionCompleted` follows the last one.

    Args:
        text: The beginning of the sentence, which doesn't change any more.

        stash: The rest, which may change.

        language: The language, such as ``"zh"``.

        emotion:
            The user's emotion: ``"neutral"``, ``"happy"``, ``"sad"``,
            ``"angry"``, ``"surprised"``, ``"disgusted"`` or ``"fearful"``.
    """

    text: str | None = None
    stash: str | None = None
    language: str | None = None
    emotion: str | None = None


@frozen
class QwenUsage(e.Usage):
    """
    The tokens and searches of a response.

    Args:
        search_count: The number of searches, if the session enables them.

        search_strategy: The strategy of the search, such as ``"agent"``.
    """

    search_count: Count | None = None
    search_strategy: str | None = None


ClientEvent: TypeAlias = (
    e.SessionUpdate
    | e.InputAudioBufferAppend
    | e.InputAudioBufferCommit
    | e.InputAudioBufferClear
    | e.OutputAudioBufferClear
    | e.ConversationItemCreate
    | e.ConversationItemRetrieve
    | e.ConversationItemTruncate
    | e.ConversationItemDelete
    | e.ResponseCreate
    | e.ResponseCancel
    | InputImageBufferAppend
    | SessionFinish
)
"""
Any event that a client may send to Qwen-Omni-Realtime.
"""

ServerEvent: TypeAlias = (
    e.SessionCreated
    | e.SessionUpdated
    | e.ConversationCreated
    | e.ConversationItemCreated
    | e.ConversationItemRetrieved
    | e.ConversationItemTruncated
    | e.ConversationItemDeleted
    | e.ConversationItemInputAudioTranscriptionDelta
    | e.ConversationItemInputAudioTranscriptionCompleted
    | e.ConversationItemInputAudioTranscriptionFailed
    | e.InputAudioBufferCommitted
    | e.InputAudioBufferCleared
    | e.InputAudioBufferSpeechStarted
    | e.InputAudioBufferSpeechStopped
    | e.OutputAudioBufferStarted
    | e.OutputAudioBufferStopped
    | e.OutputAudioBufferCleared
    | e.ResponseCreated
    | e.ResponseDone
    | e.ResponseOutputItemAdded
    | e.ResponseOutputItemDone
    | e.ResponseContentPartAdded
    | e.ResponseContentPartDone
    | e.ResponseTextDelta
    | e.ResponseTextDone
    | e.ResponseAudioDelta
    | e.ResponseAudioDone
    | e.ResponseAudioTranscriptDelta
    | e.ResponseAudioTranscriptDone
    | e.ResponseFunctionCallArgumentsDelta
    | e.ResponseFunctionCallArgumentsDone
    | e.RateLimitsUpdated
    | e.Error
    | QwenConversationItemInputAudioTranscriptionDelta
    | SessionFinished
)
"""
Any event that Qwen-Omni-Realtime may send.
"""
