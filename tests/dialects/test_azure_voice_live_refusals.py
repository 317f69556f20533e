"""
Azure's dialect: what is no spelling, and what cannot be said.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioTranscription,
    Container,
    CustomVoice,
    MCPApprovalFilter,
    MCPTool,
    MCPToolFilter,
    NamedVoice,
    RealtimeVoice,
    Reasoning,
    TruncationMode,
)
from realtime_attrs.dialects import AZURE_VOICE_LIVE
from realtime_attrs.vendors.qwen import QwenSemanticVAD
from realtime_attrs.vendors.xai import (
    WebSearchTool,
)
from vendor_payloads import SERVER
from wire_checks import (
    Session,
    cannot,
    check_refused,
    known,
    read,
    refusals,
    table,
)


AZURE_TAGS = (
    "'azure-standard', 'azure-custom', 'azure-personal', 'avatar-voice-sync',"
    " 'azure-realtime-native' or 'openai'"
)

AZURE_DETECTORS = (
    "'server_vad', 'semantic_vad', 'azure_semantic_vad',"
    " 'azure_semantic_vad_en' or 'azure_semantic_vad_multilingual'"
)

AZURE_UTTERANCES = (
    "'semantic_detection_v1', 'semantic_detection_v1_en',"
    " 'semantic_detection_v1_multilingual' or 'smart_end_of_turn_detection'"
)

UTTERANCE = "/turn_detection/end_of_utterance_detection"

RATE = "/input_audio_sampling_rate"

AZURE_REFUSED: list[Any] = [
    (
        {"voice": {"type": "openai", "name": "juniper"}},
        "/voice/name: expected 'alloy', 'ash', 'ballad', 'coral', 'echo',"
        " 'shimmer', 'verse', 'sage', 'marin' or 'cedar', got the string"
        " 'juniper'",
    ),
    (
        {"voice": {"type": "openai"}},
        "/voice/name: required key is missing, expected 'alloy', 'ash',"
        " 'ballad', 'coral', 'echo', 'shimmer', 'verse', 'sage', 'marin' or"
        " 'cedar'",
    ),
    (
        {"voice": {"type": "azure-platform", "name": "n"}},
        f"/voice/type: expected {AZURE_TAGS}, got the string 'azure-platform'",
    ),
    (
        {"voice": {"name": "alloy"}},
        f"/voice/type: required key is missing, expected {AZURE_TAGS}",
    ),
    (
        {"voice": {"id": "v"}},
        f"/voice/type: required key is missing, expected {AZURE_TAGS}",
    ),
    (
        {"voice": {"type": "azure-standard"}},
        "/voice/name: required key is missing",
    ),
    (
        {"voice": {"type": "azure-custom", "name": "n"}},
        "/voice/endpoint_id: required key is missing",
    ),
    (
        {"voice": {"type": "azure-personal", "name": "n"}},
        "/voice/model: required key is missing",
    ),
    (
        {"voice": {"type": "azure-standard", "name": "n", "rate": 1.2}},
        "/voice/rate: expected a string, got the number 1.2",
    ),
    *(
        (
            {"input_audio_format": word},
            "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            f" 'g711_alaw', got the string '{word}'",
        )
        for word in ("pcm", "mp3", "pcm16_8000hz", "pcm16-16000hz", "g711_law")
    ),
    (
        {"input_audio_format": "mp3", "input_audio_sampling_rate": 16000},
        "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
        " 'g711_alaw', got the string 'mp3'",
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": 48000},
        f"{RATE}: expected 24000, 16000 or 8000, got the number 48000",
    ),
    (
        {"input_audio_sampling_rate": 44100},
        f"{RATE}: expected 24000, 16000 or 8000, got the number 44100",
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": "24000"},
        f"{RATE}: expected 24000, 16000 or 8000, got the string '24000'",
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": True},
        f"{RATE}: expected 24000, 16000 or 8000, got the boolean true",
    ),
    *(
        (
            {"input_audio_format": word, "input_audio_sampling_rate": 24000},
            f"{RATE}: expected 8000, the only rate of '{word}' in the"
            " azure-voice-live dialect, got the number 24000",
        )
        for word in ("g711_ulaw", "g711_alaw")
    ),
    (
        {"turn_detection": {"type": "smart_turn"}},
        f"/turn_detection/type: expected {AZURE_DETECTORS}, got the string"
        " 'smart_turn'",
    ),
    (
        {"turn_detection": {"type": None}},
        f"/turn_detection/type: expected {AZURE_DETECTORS}, got null",
    ),
    (
        {"turn_detection": {}},
        "/turn_detection/type: required key is missing, expected"
        f" {AZURE_DETECTORS}",
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "end_of_utterance_detection": {"model": "new"},
            }
        },
        f"{UTTERANCE}/model: expected {AZURE_UTTERANCES}, got the string"
        " 'new'",
    ),
    (
        {
            "turn_detection": {
                "type": "azure_semantic_vad_en",
                "end_of_utterance_detection": {
                    "type": "semantic_detection_v1"
                },
            }
        },
        f"{UTTERANCE}/model: required key is missing, expected"
        f" {AZURE_UTTERANCES}",
    ),
    (
        {"input_audio_noise_reduction": {"type": "deep"}},
        "/input_audio_noise_reduction/type: expected one of 'near_field',"
        " 'far_field', 'azure_deep_noise_suppression', got the string 'deep'",
    ),
    (
        {"reasoning_effort": "most"},
        "/reasoning_effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got the string 'most'",
    ),
    (
        {"reasoning_effort": {"effort": "low"}},
        "/reasoning_effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got an object",
    ),
    (
        {"reasoning": {"effort": "low"}},
        "/reasoning: key of another dialect; the azure-voice-live dialect"
        " has it at reasoning_effort",
    ),
    (
        {"output_modalities": ["audio"]},
        "/output_modalities: key of another dialect; the azure-voice-live"
        " dialect has it at modalities",
    ),
    (
        {"max_output_tokens": 4},
        "/max_output_tokens: key of another dialect; the azure-voice-live"
        " dialect has it at max_response_output_tokens",
    ),
    (
        {"audio": {"output": {"voice": "alloy"}}},
        "/audio: key of another dialect; the azure-voice-live dialect has it"
        " at voice, input_audio_format, output_audio_format,"
        " input_audio_transcription, input_audio_noise_reduction and"
        " turn_detection",
    ),
    (
        {"tools": [{"type": "web_search"}]},
        "/tools/0/type: expected 'function', 'mcp' or 'foundry_agent', got the"
        " string 'web_search'",
    ),
    (
        {"tools": [{"type": "foundry_agent", "agent_name": "a"}]},
        "/tools/0/project_name: required key is missing",
    ),
    (
        {"tools": [{"type": "function", "function": {"name": "f"}}]},
        "/tools/0/name: required key is missing",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    **SERVER,
                    "require_approval": {"always": {"tool_names": ["t"]}},
                }
            ]
        },
        "/tools/0/require_approval/always: expected an array, got an object",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    **SERVER,
                    "require_approval": "sometimes",
                }
            ]
        },
        "/tools/0/require_approval: expected 'always' or 'never' or an"
        " object, got the string 'sometimes'",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    **SERVER,
                    "allowed_tools": {"tool_names": ["t"]},
                }
            ]
        },
        "/tools/0/allowed_tools: expected an array, got an object",
    ),
    (
        {"tool_choice": 1},
        "/tool_choice: expected one of 'auto', 'none', 'required', a string or"
        " an object, got the number 1",
    ),
    (
        {"max_response_output_tokens": "4096"},
        "/max_response_output_tokens: expected an integer from 0 to 65535 or"
        " 'inf', got the string '4096'",
    ),
]

AZURE_KEYS = known(
    "model",
    "modalities",
    "instructions",
    "voice",
    "input_audio_format",
    "output_audio_format",
    "input_audio_transcription",
    "turn_detection",
    "tools",
    "tool_choice",
    "temperature",
    "max_response_output_tokens",
    "input_audio_noise_reduction",
    "include",
    "reasoning_effort",
    "parallel_tool_calls",
    "input_audio_echo_cancellation",
    "avatar",
    "animation",
    "output_audio_timestamp_types",
    "interim_response",
    "metadata",
    "agent",
    "greeting",
    "handoff",
    "truncation_strategy",
    "input_audio_sampling_rate",
)

TRANSCRIPTION = (
    "language",
    "model",
    "prompt",
    "phrase_list",
    "delay",
    "custom_speech",
)

AZURE_CLOSED: list[Any] = [
    *(
        ({key: None}, f"/{key}: unknown key; {AZURE_KEYS}")
        for key in (
            "speed",
            "tracing",
            "prompt",
            "client_secret",
        )
    ),
    (
        {"voice": {"type": "openai", "name": "alloy", "pitch": "+5%"}},
        f"/voice/pitch: unknown key; {known('type', 'name')}",
    ),
    (
        {"input_audio_transcription": {"keywords": ["k"]}},
        "/input_audio_transcription/keywords: unknown key;"
        f" {known(*TRANSCRIPTION)}",
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "threshold": 0.5}},
        "/turn_detection/threshold: unknown key; expected one of 'type',"
        " 'eagerness', 'create_response', 'interrupt_response',"
        " 'auto_truncate'",
    ),
    (
        {"turn_detection": {"type": "azure_semantic_vad_en", "languages": []}},
        "/turn_detection/languages: unknown key; expected one of 'type',"
        " 'threshold', 'prefix_padding_ms', 'silence_duration_ms',"
        " 'speech_duration_ms', 'remove_filler_words', 'create_response',"
        " 'interrupt_response', 'auto_truncate',"
        " 'end_of_utterance_detection', 'appended_text_after_truncation',"
        " 'idle_timeout_ms', 'neg_threshold', 'window_size',"
        " 'distinct_ci_phones', 'require_vowel',"
        " 'require_vowel_assistant_speaking',"
        " 'speech_duration_assistant_speaking_ms', 'profile'",
    ),
]

LACKS = "the azure-voice-live dialect has no "

AZURE_CANNOT: list[Any] = [
    (Session(voice=NamedVoice("eve")), f"/voice: {LACKS}NamedVoice"),
    (Session(voice=CustomVoice("v")), f"/voice: {LACKS}CustomVoice"),
    (
        Session(voice=RealtimeVoice.FABLE),
        f"/voice: {LACKS}RealtimeVoice.FABLE",
    ),
    (
        Session(input_audio_format=PCM(44100)),
        f"/input_audio_format: {LACKS}PCM(rate=44100)",
    ),
    (
        Session(output_audio_format=PCM(24000, Container.WAV)),
        f"/output_audio_format: {LACKS}PCM(rate=24000,"
        " container=Container.WAV)",
    ),
    (
        Session(turn_detection=QwenSemanticVAD(threshold=0.5)),
        f"/turn_detection/threshold: {LACKS}threshold",
    ),
    (
        Session(reasoning=Reasoning()),
        "/reasoning_effort: the azure-voice-live dialect requires 'effort'",
    ),
    (
        Session(
            tools=[
                MCPTool(
                    "m",
                    "https://example.com",
                    require_approval=MCPApprovalFilter(
                        never=MCPToolFilter(["t"], read_only=True)
                    ),
                )
            ]
        ),
        f"/tools/0/require_approval/never: {LACKS}read_only",
    ),
    (
        Session(
            tools=[
                MCPTool(
                    "m",
                    "https://example.com",
                    require_approval=MCPApprovalFilter(always=MCPToolFilter()),
                )
            ]
        ),
        "/tools/0/require_approval/always: the azure-voice-live dialect"
        " requires 'tool_names'",
    ),
    (
        Session(
            input_audio_transcription=AudioTranscription(languages=["en"])
        ),
        f"/input_audio_transcription/languages: {LACKS}languages",
    ),
    (Session(tools=[WebSearchTool()]), f"/tools/0: {LACKS}WebSearchTool"),
    (Session(speed=1), f"/speed: {LACKS}speed"),
    (Session(tracing=OFF), f"/tracing: {LACKS}tracing"),
    (Session(prompt=OFF), f"/prompt: {LACKS}prompt"),
    (
        Session(truncation=TruncationMode.AUTO),
        f"/truncation: {LACKS}truncation",
    ),
]


class TestAzureVoiceLive:
    @pytest.mark.parametrize(("payload", "problem"), table(*AZURE_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(AZURE_VOICE_LIVE, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*AZURE_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        read(AZURE_VOICE_LIVE, payload)
        check_refused(
            AZURE_VOICE_LIVE, payload, [problem], forbid_extra_keys=True
        )

    @pytest.mark.parametrize(("value", "problem"), table(*AZURE_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(AZURE_VOICE_LIVE, value)

    @pytest.mark.parametrize("voice", ["juniper", "fable", "ava", "", 3])
    def test_voice_words(self, voice: Any) -> None:
        """
        Of bare words only OpenAI's voices are known.
        """
        (problem,) = refusals(AZURE_VOICE_LIVE, {"voice": voice})

        assert problem.startswith("/voice: expected one of ")
        assert "'alloy'" in problem
        assert "'cedar'" in problem
        assert problem.endswith(f"{voice!r}")
