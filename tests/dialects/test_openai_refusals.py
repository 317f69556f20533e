"""
OpenAI's dialects take nothing that is a vendor's.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    Container,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Reasoning,
    ReasoningEffort,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect
from realtime_attrs.vendors.azure_voice_live import (
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    VoiceLiveServerVAD,
)
from realtime_attrs.vendors.qwen import QwenSemanticVAD
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    WebSearchTool,
    XSearchTool,
)
from vendor_payloads import FUNCTION, NO_TYPE, heard, real, said
from wire_checks import (
    Session,
    cannot,
    check_refused,
    known,
    read,
    refusals,
    table,
)


GA_RATE = (
    "/audio/input/format/rate: expected 24000, the only rate of 'audio/pcm'"
    " in the ga dialect, got the number "
)

GA_VOICES = (
    "'alloy', 'ash', 'ballad', 'coral', 'echo', 'shimmer', 'verse', 'sage',"
    " 'marin', 'cedar'"
)

BETA_VOICES = f"{GA_VOICES}, 'fable', 'onyx', 'nova'"

VENDOR_DETECTIONS = (
    "azure_semantic_vad",
    "azure_semantic_vad_en",
    "azure_semantic_vad_multilingual",
    "smart_turn",
)

VENDOR_VOICES = ("ara", "Cherry", "Dennis", "en-US-AvaNeural", "xai_ara")

NO_TOOL = "/tools/0/type: expected 'function'"

STRICT: list[Any] = [
    *(
        (
            BETA,
            {"voice": voice},
            f"/voice: expected one of {BETA_VOICES} or an object, got the"
            f" string '{voice}'",
        )
        for voice in VENDOR_VOICES
    ),
    *(
        (
            GA,
            real(**said(voice=voice)),
            f"/audio/output/voice: expected one of {GA_VOICES} or an object,"
            f" got the string '{voice}'",
        )
        for voice in VENDOR_VOICES
    ),
    (
        BETA,
        {"voice": {"type": "openai", "name": "alloy"}},
        "/voice/id: required key is missing",
    ),
    (
        GA,
        real(**said(voice={"type": "azure-standard", "name": "n"})),
        "/audio/output/voice/id: required key is missing",
    ),
    *(
        (
            GA,
            real(**heard(format={"type": "audio/pcm", "rate": rate})),
            f"{GA_RATE}{rate}",
        )
        for rate in (8000, 16000, 44100, 48000)
    ),
    (
        GA,
        real(**heard(format="audio/pcm")),
        '/audio/input/format: expected an object such as {"type":'
        ' "audio/pcm", "rate": 24000}, got the string \'audio/pcm\'',
    ),
    (
        GA,
        real(**said(format={"type": "wav", "sample_rate": 24000})),
        "/audio/output/format/type: expected one of 'audio/pcm',"
        " 'audio/pcmu', 'audio/pcma', got the string 'wav'",
    ),
    *(
        (
            BETA,
            {"output_audio_format": word},
            "/output_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            f" 'g711_alaw', got the string '{word}'",
        )
        for word in ("pcm16_16000hz", "pcm16-8000hz", "pcm", "pcm24", "wav")
    ),
    *(
        (
            BETA,
            {"turn_detection": {"type": kind}},
            "/turn_detection/type: expected 'server_vad' or 'semantic_vad',"
            f" got the string '{kind}'",
        )
        for kind in VENDOR_DETECTIONS
    ),
    *(
        (
            GA,
            real(**heard(turn_detection={"type": kind})),
            "/audio/input/turn_detection/type: expected 'server_vad' or"
            f" 'semantic_vad', got the string '{kind}'",
        )
        for kind in VENDOR_DETECTIONS
    ),
    (
        BETA,
        NO_TYPE,
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " null",
    ),
    (
        GA,
        real(**heard(**NO_TYPE)),
        "/audio/input/turn_detection/type: expected 'server_vad' or"
        " 'semantic_vad', got null",
    ),
    (
        BETA,
        {"tools": [{"type": "function", "function": FUNCTION}]},
        "/tools/0/name: required key is missing",
    ),
    (
        GA,
        real(tools=[{"type": "function", "function": FUNCTION}]),
        "/tools/0/name: required key is missing",
    ),
    *(
        (
            BETA,
            {"tools": [{"type": kind}]},
            f"{NO_TOOL}, got the string '{kind}'",
        )
        for kind in ("web_search", "x_search", "file_search", "mcp")
    ),
    *(
        (
            GA,
            real(tools=[{"type": kind}]),
            f"{NO_TOOL} or 'mcp', got the string '{kind}'",
        )
        for kind in ("web_search", "x_search", "file_search")
    ),
    (
        GA,
        real(
            tools=[
                {
                    "type": "mcp",
                    "server_label": "m",
                    "require_approval": {"always": ["t"]},
                }
            ]
        ),
        "/tools/0/require_approval/always: expected an object, got an array",
    ),
    (
        GA,
        real(reasoning={"effort": "most"}),
        "/reasoning/effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got the string 'most'",
    ),
    (
        GA,
        real(reasoning="low"),
        "/reasoning: expected an object, got the string 'low'",
    ),
    (
        BETA,
        {
            "input_audio_noise_reduction": {
                "type": "azure_deep_noise_suppression"
            }
        },
        "/input_audio_noise_reduction/type: expected 'near_field' or"
        " 'far_field', got the string 'azure_deep_noise_suppression'",
    ),
    (
        GA,
        real(
            **heard(noise_reduction={"type": "azure_deep_noise_suppression"})
        ),
        "/audio/input/noise_reduction/type: expected 'near_field' or"
        " 'far_field', got the string 'azure_deep_noise_suppression'",
    ),
    (
        GA,
        {"output_modalities": ["audio"]},
        "/type: required key is missing, expected 'realtime'",
    ),
    (
        GA,
        real(temperature=0.8),
        "/temperature: key of another dialect; the ga dialect has no"
        " temperature",
    ),
    (
        GA,
        real(voice="alloy"),
        "/voice: key of another dialect; the ga dialect has it at"
        " audio.output.voice",
    ),
    (
        BETA,
        {"parallel_tool_calls": True},
        "/parallel_tool_calls: key of another dialect; the beta dialect has"
        " no parallel_tool_calls",
    ),
]

DETECTION_KEYS = known(
    "type",
    "threshold",
    "prefix_padding_ms",
    "silence_duration_ms",
    "create_response",
    "interrupt_response",
    "idle_timeout_ms",
)

STRICT_KEYS: list[Any] = [
    (
        BETA,
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": 24000},
        "/input_audio_sampling_rate: unknown key",
    ),
    (BETA, {"reasoning_effort": "low"}, "/reasoning_effort: unknown key"),
    (BETA, {"max_tokens": 4}, "/max_tokens: unknown key"),
    (GA, real(providerData={}), "/providerData: unknown key"),
    (
        GA,
        real(**said(model="inworld-tts-2")),
        f"/audio/output/model: unknown key; {known('voice', 'format', 'speed')}",
    ),
    (
        BETA,
        {
            "turn_detection": {
                "type": "server_vad",
                "end_of_utterance_detection": {
                    "model": "semantic_detection_v1"
                },
            }
        },
        "/turn_detection/end_of_utterance_detection: unknown key;"
        f" {DETECTION_KEYS}",
    ),
    (
        GA,
        real(
            **heard(turn_detection={"type": "server_vad", "auto_truncate": 1})
        ),
        "/audio/input/turn_detection/auto_truncate: unknown key;"
        f" {DETECTION_KEYS}",
    ),
    (
        BETA,
        {"turn_detection": {"type": "semantic_vad", "threshold": 0.5}},
        "/turn_detection/threshold: unknown key; expected one of 'type',"
        " 'eagerness', 'create_response', 'interrupt_response'",
    ),
    (
        BETA,
        {"input_audio_transcription": {"phrase_list": ["a"]}},
        "/input_audio_transcription/phrase_list: unknown key;"
        f" {known('language', 'model', 'prompt')}",
    ),
    (
        GA,
        real(**heard(transcription={"language_hint": "en"})),
        "/audio/input/transcription/language_hint: unknown key; did you mean"
        " 'language'? expected one of 'language', 'model', 'prompt',"
        " 'languages', 'keywords', 'delay'",
    ),
]

STRICT_VALUES: list[Any] = [
    *(
        (Session(voice=voice), "voice", type(voice).__name__)
        for voice in (
            NamedVoice("ara"),
            AzureStandardVoice("n"),
            AzureCustomVoice("n", "e"),
            AzurePersonalVoice("n", "m"),
            AzureAvatarVoice(),
            AzureNativeVoice("ava"),
        )
    ),
    *(
        (Session(turn_detection=item), "turn_detection", type(item).__name__)
        for item in (
            AzureSemanticVAD(),
            AzureEnglishSemanticVAD(),
            AzureMultilingualSemanticVAD(),
        )
    ),
    *(
        (
            Session(input_audio_format=audio),
            "input_audio_format",
            repr(audio),
        )
        for audio in (PCM(8000), PCM(24000, Container.WAV))
    ),
    *(
        (Session(tools=[tool]), "tools/0", type(tool).__name__)
        for tool in (WebSearchTool(), XSearchTool(), FileSearchTool())
    ),
    (
        Session(
            input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.DEEP)
        ),
        "input_audio_noise_reduction/type",
        "NoiseReductionMode.DEEP",
    ),
    *(
        (
            Session(turn_detection=detection),
            f"turn_detection/{name}",
            name,
        )
        for detection, name in (
            (VoiceLiveServerVAD(end_of_utterance=OFF), "end_of_utterance"),
            (VoiceLiveServerVAD(speech_duration_ms=1), "speech_duration_ms"),
            (VoiceLiveServerVAD(auto_truncate=True), "auto_truncate"),
            (QwenSemanticVAD(threshold=0.5), "threshold"),
            (QwenSemanticVAD(prefix_padding_ms=1), "prefix_padding_ms"),
        )
    ),
]

NESTED = {
    "voice": "audio/output/voice",
    "turn_detection": "audio/input/turn_detection",
    "input_audio_format": "audio/input/format",
    "input_audio_noise_reduction": "audio/input/noise_reduction",
    "tools": "tools",
}


class TestOpenAI:
    @pytest.mark.parametrize(("dialect", "payload", "problem"), table(*STRICT))
    def test_refused(
        self, dialect: Dialect, payload: Any, problem: str
    ) -> None:
        """
        A spelling of a vendor's is none of OpenAI's.
        """
        check_refused(dialect, payload, [problem])

    @pytest.mark.parametrize(
        ("dialect", "payload", "problem"), table(*STRICT_KEYS)
    )
    def test_keys(self, dialect: Dialect, payload: Any, problem: str) -> None:
        """
        A key of a vendor's is unknown on OpenAI's wires.
        """
        read(dialect, payload)
        (found,) = refusals(dialect, payload, forbid_extra_keys=True)

        assert found.startswith(problem)

    @pytest.mark.parametrize(
        ("value", "place", "lacking"), table(*STRICT_VALUES)
    )
    def test_cannot(self, value: Any, place: str, lacking: str) -> None:
        """
        What only a vendor has cannot be said in OpenAI's dialects.
        """
        first, slash, rest = place.partition("/")

        assert [f"/{place}: the beta dialect has no {lacking}"] == cannot(
            BETA, value
        )
        assert [
            f"/{NESTED[first]}{slash}{rest}: the ga dialect has no {lacking}"
        ] == cannot(GA, value)

    @pytest.mark.parametrize("dialect", [BETA, REFERENCE], ids=str)
    def test_no_effort(self, dialect: Dialect) -> None:
        """
        Not to reason at all cannot be said where it cannot be set.
        """
        session = Session(reasoning=Reasoning(ReasoningEffort.NONE))

        assert [
            f"/reasoning: the {dialect.name} dialect has no reasoning"
        ] == cannot(dialect, session)
