"""
Vendors' classes are used with types, without casts.
"""

from typing import Literal, assert_type

from realtime_attrs import (
    OFF,
    FunctionToolChoice,
    MCPToolChoice,
    Off,
    RealtimeVoice,
    SemanticVAD,
    ToolChoiceMode,
    Unknown,
)
from realtime_attrs.converter import adapter, make_converter
from realtime_attrs.dialects import GA_COMPATIBLE, XAI, Dialect
from realtime_attrs.events import ConversationItemCreate, OutputText, Usage
from realtime_attrs.vendors import (
    azure_voice_live,
    glm,
    hugging_face,
    inworld,
    localai,
    qwen,
    xai,
)


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


shown = azure_voice_live.VoiceLiveSession(
    voice=azure_voice_live.AzureStandardVoice("en-US-AvaNeural", rate="1.1"),
    avatar=azure_voice_live.Avatar(
        "lisa",
        customized=False,
        ice_servers=[azure_voice_live.ICEServer(["stun:example.com"])],
        video=azure_voice_live.Video(
            crop=azure_voice_live.Crop((0, 0), (640, 360))
        ),
    ),
    interim_response=azure_voice_live.StaticInterimResponse(texts=["Hm."]),
    output_audio_timestamp_types=["word"],
)

assert_type(
    shown.input_audio_echo_cancellation,
    azure_voice_live.EchoCancellation | Unknown | Literal[Off.OFF] | None,
)
assert_type(
    shown.interim_response, azure_voice_live.InterimResponse | Unknown | None
)
assert_type(
    azure_voice_live.VoiceLiveServerVAD().end_of_utterance,
    azure_voice_live.EndOfUtterance | Unknown | Literal[Off.OFF] | None,
)


def name_of(detection: azure_voice_live.TurnDetection) -> str:
    """
    Every detection has a case.
    """
    match detection:
        case azure_voice_live.VoiceLiveServerVAD():
            return "server"
        case azure_voice_live.VoiceLiveSemanticVAD():
            return "semantic"
        case azure_voice_live.AzureEnglishSemanticVAD():
            return "Azure's for English"
        case (
            azure_voice_live.AzureSemanticVAD()
            | azure_voice_live.AzureMultilingualSemanticVAD()
        ):
            return "Azure's"


def speaker(voice: azure_voice_live.Voice) -> str | None:
    """
    Every voice has a case.
    """
    match voice:
        case RealtimeVoice():
            return repr(voice)
        case (
            azure_voice_live.AzureNativeVoice()
            | azure_voice_live.AzureStandardVoice()
            | azure_voice_live.AzureCustomVoice()
        ):
            return voice.name
        case (
            azure_voice_live.AzurePersonalVoice()
            | azure_voice_live.AzureAvatarVoice()
        ):
            return voice.model


def function_of(choice: azure_voice_live.ToolChoice) -> str | None:
    """
    A function's name alone is a choice of the function.
    """
    match choice:
        case ToolChoiceMode():
            return None
        case FunctionToolChoice() | MCPToolChoice():
            return choice.name


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
    | glm.ClientEvent
    | inworld.ClientEvent
    | qwen.ClientEvent
    | hugging_face.ClientEvent
    | localai.ClientEvent,
) -> str | None:
    """
    Every event has an identifier.
    """
    return event.event_id


incoming = adapter(make_converter(XAI), xai.ServerEvent)
heard(incoming.loads('{"type": "ping"}'))
sent(greeting)
