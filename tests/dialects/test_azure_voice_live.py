"""
Azure's dialect: what each spelling means, and is written as.
"""

from itertools import product
from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPTool,
    MCPToolFilter,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
    Reasoning,
    Unknown,
)
from realtime_attrs.dialects import AZURE_VOICE_LIVE
from realtime_attrs.events import (
    ConversationItemCreate,
    ConversationItemDone,
    ImageDetail,
    InputImage,
    MCPApprovalResponse,
    MCPListToolsInProgress,
    ResponseTextDelta,
    SessionCreated,
    UserMessage,
)
from realtime_attrs.vendors.azure_voice_live import (
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    EnglishEndOfUtterance,
    MultilingualEndOfUtterance,
    SemanticEndOfUtterance,
    SmartEndOfTurn,
    VoiceLiveResponseCreate,
    VoiceLiveResponseParameters,
)
from realtime_attrs.vendors.azure_voice_live import (
    VoiceLiveSemanticVAD as SemanticVAD,
)
from realtime_attrs.vendors.azure_voice_live import (
    VoiceLiveServerVAD as ServerVAD,
)
from realtime_attrs.vendors.azure_voice_live import VoiceLiveSession as Session
from realtime_attrs.vendors.azure_voice_live import (
    VoiceLiveTranscription as AudioTranscription,
)
from vendor_payloads import (
    ANSWERS,
    CALLS,
    CHOICES,
    EFFORTS,
    FLAT_TOOLS,
    PLACE,
    SERVER,
)
from wire_checks import check_both, check_kept, check_read, table


OPENAI_VOICES = {
    "alloy": RealtimeVoice.ALLOY,
    "ash": RealtimeVoice.ASH,
    "ballad": RealtimeVoice.BALLAD,
    "coral": RealtimeVoice.CORAL,
    "echo": RealtimeVoice.ECHO,
    "shimmer": RealtimeVoice.SHIMMER,
    "verse": RealtimeVoice.VERSE,
    "sage": RealtimeVoice.SAGE,
    "marin": RealtimeVoice.MARIN,
    "cedar": RealtimeVoice.CEDAR,
}

STYLED = {
    "name": "en-US-AvaNeural",
    "temperature": 0.5,
    "custom_lexicon_url": "https://example.com/l",
    "custom_text_normalization_url": "https://example.com/n",
    "prefer_locales": ["en-GB", "en"],
    "locale": "en-US",
    "style": "cheerful",
    "pitch": "+5%",
    "rate": "1.2",
    "volume": "-10%",
}

VOICES: list[Any] = [
    *(
        ({"type": "openai", "name": name}, voice)
        for name, voice in OPENAI_VOICES.items()
    ),
    ({"type": "azure-standard", "name": "n"}, AzureStandardVoice("n")),
    ({"type": "azure-standard", **STYLED}, AzureStandardVoice(**STYLED)),
    (
        {"type": "azure-custom", "name": "n", "endpoint_id": "e"},
        AzureCustomVoice("n", "e"),
    ),
    (
        {"type": "azure-custom", "endpoint_id": "e", **STYLED},
        AzureCustomVoice(endpoint_id="e", **STYLED),
    ),
    *(
        (
            {"type": "azure-personal", "name": "n", "model": model},
            AzurePersonalVoice("n", model),
        )
        for model in (
            "DragonLatestNeural",
            "PhoenixLatestNeural",
            "PhoenixV2Neural",
            "DragonHDOmniLatestNeural",
            "MAI-Voice-1",
        )
    ),
    (
        {"type": "azure-personal", "model": "m", **STYLED},
        AzurePersonalVoice(model="m", **STYLED),
    ),
    ({"type": "avatar-voice-sync", "model": "m"}, AzureAvatarVoice("m")),
    ({"type": "avatar-voice-sync"}, AzureAvatarVoice()),
    *(
        (
            {"type": "azure-realtime-native", "name": name},
            AzureNativeVoice(name),
        )
        for name in (
            "aarti",
            "andrew",
            "ava",
            "denise",
            "diya",
            "elsa",
            "florian",
            "francisca",
            "meera",
            "ximena",
            "xiaoxiao",
            "yunxi",
        )
    ),
]

UTTERANCES: list[Any] = [
    ("semantic_detection_v1", SemanticEndOfUtterance),
    ("semantic_detection_v1_en", EnglishEndOfUtterance),
    ("semantic_detection_v1_multilingual", MultilingualEndOfUtterance),
    ("smart_end_of_turn_detection", SmartEndOfTurn),
]

LIMITS: list[dict[str, Any]] = [
    {},
    {"threshold_level": "low", "timeout_ms": 800},
    {"threshold_level": "medium"},
    {"threshold_level": "high"},
    {"threshold_level": "default"},
    {"threshold": 0.1, "timeout": 2.0},
]

NUMBERS = {
    "threshold": 0.5,
    "prefix_padding_ms": 420,
    "silence_duration_ms": 500,
}

DETECTION = {
    **NUMBERS,
    **ANSWERS,
    "speech_duration_ms": 80,
    "auto_truncate": True,
}

AZURE_DETECTION = {**DETECTION, "remove_filler_words": True}

DETECTIONS: list[Any] = [
    ({"type": "server_vad"}, ServerVAD()),
    (
        {"type": "server_vad", **DETECTION, "idle_timeout_ms": 5000},
        ServerVAD(**DETECTION, idle_timeout_ms=5000),
    ),
    (
        {"type": "server_vad", "idle_timeout_ms": None},
        ServerVAD(idle_timeout_ms=OFF),
    ),
    (
        {"type": "server_vad", "end_of_utterance_detection": None},
        ServerVAD(end_of_utterance=OFF),
    ),
    *(
        (
            {"type": "semantic_vad", "eagerness": eagerness},
            SemanticVAD(eagerness=eagerness),
        )
        for eagerness in ("low", "medium", "high", "auto")
    ),
    (
        {"type": "semantic_vad", **ANSWERS, "auto_truncate": True},
        SemanticVAD(**ANSWERS, auto_truncate=True),
    ),
    *(
        pair
        for tag, cls in (
            ("azure_semantic_vad", AzureSemanticVAD),
            ("azure_semantic_vad_en", AzureEnglishSemanticVAD),
            ("azure_semantic_vad_multilingual", AzureMultilingualSemanticVAD),
        )
        for pair in (
            ({"type": tag}, cls()),
            ({"type": tag, **AZURE_DETECTION}, cls(**AZURE_DETECTION)),
            (
                {"type": tag, "end_of_utterance_detection": None},
                cls(end_of_utterance=OFF),
            ),
        )
    ),
    (
        {"type": "azure_semantic_vad", "languages": ["en", "fr"]},
        AzureSemanticVAD(languages=["en", "fr"]),
    ),
    (
        {"type": "azure_semantic_vad_multilingual", "languages": []},
        AzureMultilingualSemanticVAD(languages=[]),
    ),
    *(
        (
            {
                "type": tag,
                "end_of_utterance_detection": {"model": model, **limits},
            },
            cls(end_of_utterance=utterance(**limits)),
        )
        for (tag, cls), (model, utterance), limits in product(
            (
                ("server_vad", ServerVAD),
                ("azure_semantic_vad", AzureSemanticVAD),
            ),
            UTTERANCES,
            LIMITS,
        )
    ),
]

HEARD_RATES: list[Any] = [
    ("pcm16", 24000, AudioFormat.PCM16),
    ("pcm16", 16000, PCM(16000)),
    ("pcm16", 8000, PCM(8000)),
    ("g711_ulaw", 8000, AudioFormat.G711_ULAW),
    ("g711_alaw", 8000, AudioFormat.G711_ALAW),
]

SPOKEN_WORDS: list[Any] = [
    ("pcm16", AudioFormat.PCM16),
    ("pcm16_8000hz", PCM(8000)),
    ("pcm16_16000hz", PCM(16000)),
    ("g711_ulaw", AudioFormat.G711_ULAW),
    ("g711_alaw", AudioFormat.G711_ALAW),
]

AZURE_TOOLS: list[Any] = [
    *FLAT_TOOLS,
    ({"type": "mcp", **SERVER}, MCPTool(**SERVER)),
    *(
        (
            {"type": "mcp", **SERVER, "require_approval": spelling},
            MCPTool(**SERVER, require_approval=approval),
        )
        for spelling, approval in (
            ("always", MCPApprovalMode.ALWAYS),
            ("never", MCPApprovalMode.NEVER),
            ({}, MCPApprovalFilter()),
            (
                {"always": ["t"]},
                MCPApprovalFilter(always=MCPToolFilter(["t"])),
            ),
            (
                {"always": [], "never": ["t", "u"]},
                MCPApprovalFilter(
                    always=MCPToolFilter([]), never=MCPToolFilter(["t", "u"])
                ),
            ),
        )
    ),
]

AZURE_BOTH: list[Any] = [
    ({}, Session()),
    *(({"voice": x}, Session(voice=voice)) for x, voice in VOICES),
    *(
        ({"turn_detection": x}, Session(turn_detection=detection))
        for x, detection in DETECTIONS
    ),
    *(
        (
            {"input_audio_format": word, "input_audio_sampling_rate": rate},
            Session(input_audio_format=audio),
        )
        for word, rate, audio in HEARD_RATES
    ),
    *(
        ({"output_audio_format": word}, Session(output_audio_format=audio))
        for word, audio in SPOKEN_WORDS
    ),
    *(
        (
            {"input_audio_transcription": {"model": model}},
            Session(input_audio_transcription=AudioTranscription(model=model)),
        )
        for model in (
            "whisper-1",
            "gpt-4o-transcribe",
            "gpt-4o-mini-transcribe",
            "gpt-4o-transcribe-diarize",
            "azure-speech",
            "azure-mrs",
        )
    ),
    (
        {
            "input_audio_transcription": {
                "language": "en,zh",
                "phrase_list": ["Contoso", "Ava"],
                "prompt": "p",
            }
        },
        Session(
            input_audio_transcription=AudioTranscription(
                language="en,zh", keywords=["Contoso", "Ava"], prompt="p"
            )
        ),
    ),
    (
        {"input_audio_transcription": {"language": ""}},
        Session(input_audio_transcription=AudioTranscription(language="")),
    ),
    *(
        (
            {"input_audio_noise_reduction": {"type": word}},
            Session(input_audio_noise_reduction=NoiseReduction(mode)),
        )
        for word, mode in (
            ("near_field", NoiseReductionMode.NEAR_FIELD),
            ("far_field", NoiseReductionMode.FAR_FIELD),
            ("azure_deep_noise_suppression", NoiseReductionMode.DEEP),
        )
    ),
    (
        {
            "turn_detection": None,
            "input_audio_transcription": None,
            "input_audio_noise_reduction": None,
        },
        Session(
            turn_detection=OFF,
            input_audio_transcription=OFF,
            input_audio_noise_reduction=OFF,
        ),
    ),
    *(
        ({"reasoning_effort": word}, Session(reasoning=Reasoning(effort)))
        for word, effort in EFFORTS.items()
    ),
    ({"parallel_tool_calls": False}, Session(parallel_tool_calls=False)),
    *(({"tools": [x]}, Session(tools=[tool])) for x, tool in AZURE_TOOLS),
    ({"tools": []}, Session(tools=())),
    *(
        ({"tool_choice": x}, Session(tool_choice=choice))
        for x, choice in (*CHOICES, *CALLS)
    ),
    *(
        ({"modalities": words}, Session(modalities=words))
        for words in (
            ["text"],
            ["audio"],
            ["audio", "text"],
            ["text", "audio", "animation", "avatar"],
            [],
        )
    ),
    (
        {"max_response_output_tokens": "inf"},
        Session(max_response_output_tokens=INF),
    ),
    (
        {"max_response_output_tokens": 4096},
        Session(max_response_output_tokens=4096),
    ),
    (
        {
            "model": "gpt-realtime",
            "instructions": "",
            "temperature": 1.2,
            "include": ["item.input_audio_transcription.phrases"],
        },
        Session(
            model="gpt-realtime",
            instructions="",
            temperature=1.2,
            include=["item.input_audio_transcription.phrases"],
        ),
    ),
    (
        {
            "type": "session.created",
            "session": {
                "object": "realtime.session",
                "id": "s",
                "expires_at": 1,
                "modalities": ["audio"],
            },
        },
        SessionCreated(
            Session(modalities=["audio"]), session_id="s", expires_at=1
        ),
    ),
    (
        {
            "type": "response.create",
            "response": {
                "voice": {"type": "azure-realtime-native", "name": "ava"},
                "output_audio_format": "pcm16_8000hz",
                "modalities": ["audio"],
                "max_output_tokens": 4,
            },
        },
        VoiceLiveResponseCreate(
            VoiceLiveResponseParameters(
                voice=AzureNativeVoice("ava"),
                output_audio_format=PCM(8000),
                modalities=["audio"],
                max_output_tokens=4,
            )
        ),
    ),
    (
        {
            "type": "conversation.item.done",
            "previous_item_id": None,
            "item": {
                "type": "message",
                "role": "user",
                "object": "realtime.item",
                "content": [
                    {
                        "type": "input_image",
                        "image_url": "data:image/png;base64,AAEC",
                        "detail": "high",
                    }
                ],
            },
        },
        ConversationItemDone(
            UserMessage(
                [
                    InputImage(
                        image_url="data:image/png;base64,AAEC",
                        detail=ImageDetail.HIGH,
                    )
                ]
            )
        ),
    ),
    (
        {"type": "response.text.delta", **PLACE},
        ResponseTextDelta(**PLACE),
    ),
    (
        {"type": "mcp_list_tools.in_progress", "item_id": "i"},
        MCPListToolsInProgress("i"),
    ),
    (
        {
            "type": "conversation.item.create",
            "item": {
                "type": "mcp_approval_response",
                "id": "i",
                "approval_request_id": "r",
                "approve": True,
            },
        },
        ConversationItemCreate(
            MCPApprovalResponse(id="i", approval_request_id="r", approve=True)
        ),
    ),
]

AZURE_READ: list[Any] = [
    *(
        (
            {"voice": name},
            Session(voice=voice),
            {"voice": {"type": "openai", "name": name}},
        )
        for name, voice in OPENAI_VOICES.items()
    ),
    *(
        (
            {"output_audio_format": f"pcm16-{rate}hz"},
            Session(output_audio_format=PCM(rate)),
            {"output_audio_format": f"pcm16_{rate}hz"},
        )
        for rate in (8000, 16000)
    ),
    # Without a rate it is the format's usual one.
    *(
        (
            {"input_audio_format": word},
            Session(input_audio_format=audio),
            {"input_audio_format": word, "input_audio_sampling_rate": rate},
        )
        for word, rate, audio in (HEARD_RATES[0], *HEARD_RATES[3:])
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": None},
        Session(input_audio_format=AudioFormat.PCM16),
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": 24000},
    ),
    # A rate alone is that of linear samples.
    *(
        (
            {**more, "input_audio_sampling_rate": rate},
            Session(input_audio_format=audio),
            {"input_audio_format": "pcm16", "input_audio_sampling_rate": rate},
        )
        for _, rate, audio in HEARD_RATES[:3]
        for more in ({}, {"input_audio_format": None})
    ),
    (
        {
            "input_audio_sampling_rate": None,
            "output_audio_format": None,
            "voice": None,
            "reasoning_effort": None,
            "include": None,
            "temperature": None,
        },
        Session(),
        {},
    ),
    (
        {
            "turn_detection": {"type": "server_vad", "threshold": None},
            "voice": {
                "type": "azure-standard",
                "name": "n",
                "prefer_locales": None,
            },
        },
        Session(turn_detection=ServerVAD(), voice=AzureStandardVoice("n")),
        {
            "turn_detection": {"type": "server_vad"},
            "voice": {"type": "azure-standard", "name": "n"},
        },
    ),
]


def azure(value: Any) -> Unknown:
    """
    Make what Azure Voice Live has said, and the dialect does not know.
    """
    return Unknown(value, "azure-voice-live")


AZURE_KEPT: list[Any] = [
    ({"voice": "juniper"}, Session(voice=azure("juniper"))),
    (
        {"voice": {"type": "openai", "name": "juniper"}},
        Session(voice=azure({"type": "openai", "name": "juniper"})),
    ),
    (
        {"voice": {"type": "azure-platform", "name": "n"}},
        Session(voice=azure({"type": "azure-platform", "name": "n"})),
    ),
    (
        {
            "input_audio_format": "mp3",
            "input_audio_sampling_rate": 44100,
        },
        Session(input_audio_format=azure({"type": "mp3", "rate": 44100})),
    ),
    (
        {"input_audio_format": "mp3"},
        Session(input_audio_format=azure({"type": "mp3"})),
    ),
    (
        {
            "input_audio_format": "pcm16",
            "input_audio_sampling_rate": 44100,
        },
        Session(input_audio_format=azure({"type": "pcm16", "rate": 44100})),
    ),
    (
        {"output_audio_format": "mp3"},
        Session(output_audio_format=azure("mp3")),
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "end_of_utterance_detection": {"model": "new", "a": 1},
            }
        },
        Session(
            turn_detection=ServerVAD(
                end_of_utterance=azure({"model": "new", "a": 1})
            )
        ),
    ),
    (
        {"reasoning_effort": "most"},
        Session(reasoning=Reasoning(azure("most"))),
    ),
    (
        {"tools": [{"type": "new", "agent_name": "a"}]},
        Session(tools=[azure({"type": "new", "agent_name": "a"})]),
    ),
    ({"speed": 1.5}, Session(extra=azure({"speed": 1.5}))),
    (
        {"input_audio_transcription": {"new": {"en": "i"}}},
        Session(
            input_audio_transcription=AudioTranscription(
                extra=azure({"new": {"en": "i"}})
            )
        ),
    ),
]


class TestAzureVoiceLive:
    @pytest.mark.parametrize(("payload", "value"), table(*AZURE_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(AZURE_VOICE_LIVE, payload, value, detailed=detailed)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*AZURE_READ))
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(AZURE_VOICE_LIVE, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "value"), table(*AZURE_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(AZURE_VOICE_LIVE, payload, value, detailed=detailed)
