"""
Qwen's dialect: what each spelling means, and what is none.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    Container,
    FunctionTool,
    FunctionToolChoice,
    MCPTool,
    NamedVoice,
    RealtimeVoice,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    TruncationMode,
    Unknown,
)
from realtime_attrs.dialects import QWEN_OMNI
from realtime_attrs.events import (
    Response,
    ResponseCreate,
    ResponseCreated,
    ResponseParameters,
    SessionCreated,
)
from realtime_attrs.vendors.qwen import (
    QwenSemanticVAD,
    QwenTranscription,
    SearchOptions,
)
from realtime_attrs.vendors.qwen import QwenSession as Session
from vendor_payloads import ANSWERS, CHOICES, FUNCTION, NO_NAMES, heard, said
from wire_checks import (
    cannot,
    check_both,
    check_kept,
    check_read,
    check_refused,
    known,
    read,
    table,
    written,
)


def qwen(value: Any) -> Unknown:
    """
    Make what Qwen has said, and the dialect does not know.
    """
    return Unknown(value, "qwen-omni")


QWEN_FORMATS: list[Any] = [
    ({"type": "pcm", "sample_rate": 24000}, AudioFormat.PCM16),
    *(
        ({"type": "pcm", "sample_rate": rate}, PCM(rate))
        for rate in (8000, 16000, 48000)
    ),
    *(
        ({"type": "wav", "sample_rate": rate}, PCM(rate, Container.WAV))
        for rate in (8000, 16000, 24000, 48000)
    ),
]

QWEN_NUMBERS = {
    "threshold": -1.0,
    "silence_duration_ms": 200,
    "prefix_padding_ms": 300,
    **ANSWERS,
}

QWEN_TOOL = {"type": "function", "function": FUNCTION}

QWEN_BOTH: list[Any] = [
    ({}, Session()),
    *(
        ({"voice": name}, Session(voice=NamedVoice(name)))
        for name in (
            "Chelsie",
            "Cherry",
            "Tina",
            "Serena",
            "Ryan",
            "Ethan",
            "Momo",
        )
    ),
    *(
        ({"modalities": words}, Session(modalities=words))
        for words in (["text"], ["text", "audio"], ["audio", "text"])
    ),
    *(
        (heard(format=x), Session(input_audio_format=audio))
        for x, audio in QWEN_FORMATS
    ),
    *(
        (said(format=x), Session(output_audio_format=audio))
        for x, audio in QWEN_FORMATS
    ),
    *(
        (
            {"input_audio_transcription": {"model": model, "language": "zh"}},
            Session(input_audio_transcription=QwenTranscription("zh", model)),
        )
        for model in ("gummy-realtime-v1", "qwen3-asr-flash-realtime")
    ),
    (
        {"input_audio_transcription": {}},
        Session(input_audio_transcription=QwenTranscription()),
    ),
    (
        {"turn_detection": None, "input_audio_transcription": None},
        Session(turn_detection=OFF, input_audio_transcription=OFF),
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                **QWEN_NUMBERS,
                "idle_timeout_ms": 30000,
            }
        },
        Session(
            turn_detection=ServerVAD(**QWEN_NUMBERS, idle_timeout_ms=30000)
        ),
    ),
    (
        {"turn_detection": {"type": "semantic_vad", **QWEN_NUMBERS}},
        Session(turn_detection=QwenSemanticVAD(**QWEN_NUMBERS)),
    ),
    ({"tools": [QWEN_TOOL]}, Session(tools=[FunctionTool(**FUNCTION)])),
    (
        {"tools": [{"type": "function", "function": {"name": "f"}}]},
        Session(tools=[FunctionTool("f")]),
    ),
    *(
        ({"tool_choice": x}, Session(tool_choice=choice))
        for x, choice in CHOICES
    ),
    ({"max_tokens": 16384}, Session(max_response_output_tokens=16384)),
    (
        {
            "model": "qwen3.5-omni-flash-realtime",
            "instructions": "",
            "temperature": 0.9,
        },
        Session(
            model="qwen3.5-omni-flash-realtime",
            instructions="",
            temperature=0.9,
        ),
    ),
    (
        {
            "type": "session.created",
            "session": {
                "object": "realtime.session",
                "id": "s",
                "voice": "Tina",
            },
        },
        SessionCreated(Session(voice=NamedVoice("Tina")), session_id="s"),
    ),
    (
        {
            "type": "response.create",
            "response": {
                "output_audio_format": "pcm",
                "voice": "Tina",
                "modalities": ["text", "audio"],
            },
        },
        ResponseCreate(
            ResponseParameters(
                output_audio_format=AudioFormat.PCM16,
                voice=NamedVoice("Tina"),
                modalities=["text", "audio"],
            )
        ),
    ),
    (
        {
            "type": "response.created",
            "response": {
                "object": "realtime.response",
                "status_details": None,
                "conversation_id": None,
                "modalities": ["text", "audio"],
                "output_audio_format": "pcm",
                "usage": None,
                "metadata": None,
            },
        },
        ResponseCreated(
            Response(
                modalities=["text", "audio"],
                output_audio_format=AudioFormat.PCM16,
            )
        ),
    ),
]

SPOKEN_16K = heard(format={"type": "pcm", "sample_rate": 16000})

SPOKEN_24K = said(format={"type": "pcm", "sample_rate": 24000})

WAV = {"type": "wav", "sample_rate": 8000}

QWEN_READ: list[Any] = [
    # The older words, whose rate hangs on who speaks.
    *(
        (
            {"input_audio_format": word},
            Session(input_audio_format=PCM(16000)),
            SPOKEN_16K,
        )
        for word in ("pcm", "pcm16")
    ),
    *(
        (
            {"output_audio_format": word},
            Session(output_audio_format=AudioFormat.PCM16),
            SPOKEN_24K,
        )
        for word in ("pcm", "pcm16", "pcm24")
    ),
    # They need not agree with the formats, which count.
    (
        {"input_audio_format": "pcm", **heard(format=WAV)},
        Session(input_audio_format=PCM(8000, Container.WAV)),
        heard(format=WAV),
    ),
    (
        {"output_audio_format": "pcm", **said(format=WAV)},
        Session(output_audio_format=PCM(8000, Container.WAV)),
        said(format=WAV),
    ),
    # Audio alone is refused by the server.
    (
        {"modalities": ["audio"]},
        Session(modalities=["text", "audio"]),
        {"modalities": ["text", "audio"]},
    ),
    # On, with any model.
    (
        {"input_audio_transcription": {"model": None}},
        Session(input_audio_transcription=QwenTranscription()),
        {"input_audio_transcription": {}},
    ),
    (
        {"voice": None, "input_audio_format": None, "max_tokens": None},
        Session(),
        {},
    ),
]

QWEN_REFUSED: list[Any] = [
    *(
        (
            {key: item},
            f"/{key}: key of another dialect; the qwen-omni dialect {there}",
        )
        for key, item, there in (
            ("speed", 1, "has no speed"),
            ("max_response_output_tokens", 4, "has it at max_tokens"),
            ("max_output_tokens", 4, "has it at max_tokens"),
            (
                "input_audio_noise_reduction",
                None,
                "has no input_audio_noise_reduction",
            ),
        )
    ),
    *(
        (
            {"voice": voice},
            f"/voice: expected a string, got {what}",
        )
        for voice, what in NO_NAMES
    ),
    *(
        (
            said(format={"type": kind, "sample_rate": 44100}),
            "/audio/output/format/sample_rate: expected 24000, 8000, 16000 or"
            " 48000, got the number 44100",
        )
        for kind in ("pcm", "wav")
    ),
    (
        heard(format={"type": "opus", "sample_rate": 16000}),
        "/audio/input/format/type: expected one of 'pcm', 'wav', got the"
        " string 'opus'",
    ),
    (
        heard(format={"sample_rate": 16000}),
        "/audio/input/format/type: required key is missing, expected one of"
        " 'pcm', 'wav'",
    ),
    (
        heard(format="pcm"),
        '/audio/input/format: expected an object such as {"type": "pcm",'
        " \"sample_rate\": 24000}, got the string 'pcm'",
    ),
    (
        {"input_audio_format": "pcm24"},
        "/input_audio_format: expected 'pcm', got the string 'pcm24'",
    ),
    (
        {"output_audio_format": "wav"},
        "/output_audio_format: expected 'pcm', got the string 'wav'",
    ),
    (
        {"turn_detection": {"type": "smart_turn"}},
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " the string 'smart_turn'",
    ),
    (
        {"turn_detection": {"type": None}},
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " null",
    ),
    (
        {"tools": [{"type": "function", "name": "f"}]},
        "/tools/0/function/name: required key is missing",
    ),
    *(
        (
            {"tools": [{"type": kind}]},
            f"/tools/0/type: expected 'function', got the string '{kind}'",
        )
        for kind in ("web_search", "mcp")
    ),
    (
        {"tool_choice": {"type": "function", "name": "f"}},
        "/tool_choice: expected one of 'auto', 'none', 'required', got an"
        " object",
    ),
    (
        {"max_tokens": 100000},
        "/max_tokens: expected an integer from 0 to 65535, got the number"
        " 100000",
    ),
    (
        {"max_output_tokens": 4},
        "/max_output_tokens: key of another dialect; the qwen-omni dialect"
        " has it at max_tokens",
    ),
    (
        {"output_modalities": ["text"]},
        "/output_modalities: key of another dialect; the qwen-omni dialect"
        " has it at modalities",
    ),
    (
        {"reasoning": {}},
        "/reasoning: key of another dialect; the qwen-omni dialect has no"
        " reasoning",
    ),
]

QWEN_KEYS = known(
    "model",
    "modalities",
    "instructions",
    "voice",
    "audio",
    "input_audio_transcription",
    "turn_detection",
    "tools",
    "tool_choice",
    "temperature",
    "max_tokens",
    "top_p",
    "top_k",
    "repetition_penalty",
    "presence_penalty",
    "seed",
    "enable_search",
    "search_options",
    "smooth_output",
    "sample_rate",
    "video",
    "max_response_output_token",
    "input_audio_format",
    "output_audio_format",
)

QWEN_CLOSED: list[Any] = [
    *(
        ({key: item}, f"/{key}: unknown key; {QWEN_KEYS}")
        for key, item in (
            ("translation", {"language": "en"}),
            ("max_history_turns", 20),
            ("tracing", None),
        )
    ),
    (
        said(voice="Tina"),
        f"/audio/output/voice: unknown key; {known('format')}",
    ),
    (
        {"input_audio_transcription": {"corpus": {"phrases": {}}}},
        "/input_audio_transcription/corpus/phrases: unknown key;"
        f" {known('text')}",
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}},
        "/turn_detection/eagerness: unknown key; expected one of 'type',"
        " 'create_response', 'interrupt_response', 'threshold',"
        " 'prefix_padding_ms', 'silence_duration_ms', 'idle_timeout_ms'",
    ),
    (
        {"tools": [{**QWEN_TOOL, "name": "f"}]},
        f"/tools/0/name: unknown key; {known('type', 'function')}",
    ),
]

QWEN_CANNOT: list[Any] = [
    (
        Session(voice=RealtimeVoice.ALLOY),
        "/voice: the qwen-omni dialect has no RealtimeVoice.ALLOY",
    ),
    (
        Session(input_audio_format=AudioFormat.G711_ULAW),
        "/audio/input/format: the qwen-omni dialect has no"
        " AudioFormat.G711_ULAW",
    ),
    (
        Session(output_audio_format=PCM(32000)),
        "/audio/output/format: the qwen-omni dialect has no PCM(rate=32000)",
    ),
    (
        Session(turn_detection=SemanticVAD(eagerness="low")),
        "/turn_detection/eagerness: the qwen-omni dialect has no eagerness",
    ),
    (
        Session(tool_choice=FunctionToolChoice("f")),
        "/tool_choice: the qwen-omni dialect has no FunctionToolChoice",
    ),
    (
        Session(tools=[MCPTool("m")]),
        "/tools/0: the qwen-omni dialect has no MCPTool",
    ),
    (
        Session(input_audio_transcription=AudioTranscription(prompt="p")),
        "/input_audio_transcription/prompt: the qwen-omni dialect has no"
        " prompt",
    ),
    (
        ResponseCreate(ResponseParameters(output_audio_format=PCM(16000))),
        "/response/output_audio_format: the qwen-omni dialect has no"
        " PCM(rate=16000)",
    ),
    *(
        (
            Session(**{name: item}),
            f"/{name}: the qwen-omni dialect has no {name}",
        )
        for name, item in (
            ("speed", 1),
            ("tracing", OFF),
            ("include", ()),
            ("prompt", OFF),
            ("truncation", TruncationMode.AUTO),
            ("input_audio_noise_reduction", OFF),
            ("parallel_tool_calls", True),
            ("reasoning", Reasoning()),
        )
    ),
]

NEW = {"min_p": 0.1, "translation": {"language": "en"}}

QWEN_KEPT: list[Any] = [
    (
        {"input_audio_format": "mp3", "output_audio_format": "mp3"},
        Session(
            extra=qwen(
                {"input_audio_format": "mp3", "output_audio_format": "mp3"}
            )
        ),
    ),
    (
        {"max_tokens": 16384, **NEW},
        Session(max_response_output_tokens=16384, extra=qwen(NEW)),
    ),
    (
        {"input_audio_transcription": {"corpus": {"text": "a", "new": 1}}},
        Session(
            input_audio_transcription=QwenTranscription(
                corpus_text="a", extra=qwen({"corpus": {"new": 1}})
            )
        ),
    ),
    (
        {"search_options": {"new": 1}},
        Session(search_options=SearchOptions(extra=qwen({"new": 1}))),
    ),
    (
        said(format={"type": "wav", "sample_rate": 8000, "speech_rate": 2}),
        Session(
            output_audio_format=qwen(
                {"type": "wav", "sample_rate": 8000, "speech_rate": 2}
            )
        ),
    ),
    (
        said(voice="Tina", format=WAV),
        Session(
            output_audio_format=PCM(8000, Container.WAV),
            extra=qwen(said(voice="Tina")),
        ),
    ),
    (
        {"input_audio_format": "pcm", **heard(format=WAV)},
        Session(
            input_audio_format=PCM(8000, Container.WAV),
            extra=qwen({"input_audio_format": "pcm"}),
        ),
    ),
    (
        said(format={"type": "opus", "sample_rate": 1}),
        Session(output_audio_format=qwen({"type": "opus", "sample_rate": 1})),
    ),
    (
        {"turn_detection": {"type": "smart_turn"}},
        Session(turn_detection=qwen({"type": "smart_turn"})),
    ),
    (
        {
            "type": "response.create",
            "response": {"output_audio_format": "wav"},
        },
        ResponseCreate(ResponseParameters(output_audio_format=qwen("wav"))),
    ),
]


class TestQwenOmni:
    @pytest.mark.parametrize(("payload", "value"), table(*QWEN_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(QWEN_OMNI, payload, value, detailed=detailed)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*QWEN_READ))
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(QWEN_OMNI, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*QWEN_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(QWEN_OMNI, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*QWEN_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        check_refused(QWEN_OMNI, payload, [problem], forbid_extra_keys=True)
        read(QWEN_OMNI, payload)

    @pytest.mark.parametrize(("value", "problem"), table(*QWEN_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(QWEN_OMNI, value)

    @pytest.mark.parametrize(("payload", "value"), table(*QWEN_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(QWEN_OMNI, payload, value, detailed=detailed)

    def test_audio_alone(self) -> None:
        """
        Audio is asked for with its transcript.
        """
        assert {"modalities": ["text", "audio"]} == written(
            QWEN_OMNI, Session(modalities=["audio"])
        )
