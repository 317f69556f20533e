"""
Vendors' classes are used with types, without casts.
"""

from typing import Literal, assert_type

from realtime_attrs import OFF, Off, SemanticVAD, Unknown
from realtime_attrs.converter import adapter, make_converter
from realtime_attrs.dialects import GA_COMPATIBLE, XAI, Dialect
from realtime_attrs.events import ConversationItemCreate, OutputText, Usage
from realtime_attrs.vendors import azure_voice_live, inworld, qwen, xai


assert_type(XAI, Dialect)
assert_type(GA_COMPATIBLE, Dialect)

session = xai.XAISession(
    tools=[xai.XSearchTool(["lighthouse"], from_date="2026-01-31")],
    replace={"a": "b"},
    input_audio_transport=xai.Transport.BINARY,
)
greeting = ConversationItemCreate(xai.ForceMessage([OutputText("Hello.")]))

assert_type(session.input_audio_transport, xai.Transport | Unknown | None)

served = qwen.QwenSession(
    turn_detection=qwen.QwenSemanticVAD(threshold=0.25),
    input_audio_transcription=qwen.QwenTranscription(corpus_text="pier"),
    top_k=OFF,
    search_options=qwen.SearchOptions(enable_source=True),
    smooth_output=False,
)

assert_type(served.smooth_output, bool | Literal[Off.OFF] | None)
if isinstance(served.turn_detection, SemanticVAD):
    assert_type(served.turn_detection.eagerness, str | None)


spoken = inworld.InworldSession(
    speech_model="inworld-tts-2",
    provider_data=inworld.ProviderData(
        stt=inworld.SpeechToText(language_hints=["nl"]),
        tts=inworld.TextToSpeech(delivery_mode=inworld.DeliveryMode.STABLE),
        metadata={"a": "b"},
    ),
    tools=[inworld.InworldWebSearchTool("google")],
)
if spoken.provider_data is not None and spoken.provider_data.tts is not None:
    assert_type(
        spoken.provider_data.tts.delivery_mode,
        inworld.DeliveryMode | Unknown | None,
    )


def heard(event: xai.ServerEvent) -> Usage | int | None:
    """
    Narrow an event to a class of the vendor's.
    """
    match event:
        case xai.XAIResponseDone():
            return event.usage
        case xai.Ping():
            return event.timestamp
        case _:
            return None


def sent(
    event: xai.ClientEvent
    | azure_voice_live.ClientEvent
    | inworld.ClientEvent
    | qwen.ClientEvent,
) -> str | None:
    """
    Every event has an identifier.
    """
    return event.event_id


incoming = adapter(make_converter(XAI), xai.ServerEvent)
heard(incoming.loads('{"type": "ping"}'))
sent(greeting)
