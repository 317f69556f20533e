"""
xAI's dialect: what each spelling means, and what is none.
"""

from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    MCPApprovalMode,
    MCPTool,
    MCPToolFilter,
    NamedVoice,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    SemanticVAD,
    ServerVAD,
    ToolChoiceMode,
    TruncationMode,
    Unknown,
)
from realtime_attrs.dialects import XAI
from realtime_attrs.events import (
    ClientSecretAnswer,
    ClientSecretRequest,
    OutputAudio,
    Response,
    ResponseContentPartAdded,
    ResponseCreated,
    ResponseStatus,
    ResponseTextDelta,
    SessionCreated,
    SessionUpdated,
)
from realtime_attrs.vendors.azure_voice_live import (
    AzureNativeVoice,
    VoiceLiveServerVAD,
)
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    WebSearchTool,
    XAIUsage,
    XSearchTool,
)
from realtime_attrs.vendors.xai import (
    XAISession as Session,
)
from vendor_payloads import (
    ANSWERS,
    CALLS,
    CHOICES,
    EFFORTS,
    FLAT_TOOLS,
    FUNCTION,
    NESTED_FORMAT,
    NO_NAMES,
    NO_TYPE,
    PLACE,
    SERVER,
    heard,
    said,
)
from wire_checks import (
    EVENT,
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


def xai(value: Any) -> Unknown:
    """
    Make what xAI has said, and the dialect does not know.
    """
    return Unknown(value, "xai")


XAI_FORMATS: list[Any] = [
    *NESTED_FORMAT,
    *(
        ({"type": "audio/pcm", "rate": rate}, PCM(rate))
        for rate in (8000, 11025, 16000, 22050, 32000, 44100, 48000)
    ),
]

XAI_TOOLS: list[Any] = [
    *FLAT_TOOLS,
    ({"type": "web_search"}, WebSearchTool()),
    ({"type": "x_search"}, XSearchTool()),
    ({"type": "x_search", "allowed_x_handles": ["a"]}, XSearchTool(["a"])),
    ({"type": "file_search"}, FileSearchTool()),
    (
        {
            "type": "file_search",
            "vector_store_ids": ["v"],
            "max_num_results": 3,
        },
        FileSearchTool(["v"], 3),
    ),
    (
        {"type": "mcp", **SERVER, "server_description": "d"},
        MCPTool(**SERVER, server_description="d"),
    ),
]

XAI_DETECTION = {
    "threshold": 0.85,
    "silence_duration_ms": 10000,
    "prefix_padding_ms": 333,
    "idle_timeout_ms": 5000,
    **ANSWERS,
}

SPEECHLESS = {
    "id": "r",
    "object": "realtime.response",
    "status": "in_progress",
    "output": [],
    "usage": {},
}

XAI_BOTH: list[Any] = [
    ({}, Session()),
    *(
        ({"voice": name}, Session(voice=NamedVoice(name)))
        for name in (
            "eve",
            "ara",
            "rex",
            "sal",
            "leo",
            "altair",
            "zenith",
            "xai_ara",
            "human_Ara",
            "alloy",
        )
    ),
    (
        {"model": "grok-voice-latest", "instructions": ""},
        Session(model="grok-voice-latest", instructions=""),
    ),
    (NO_TYPE, Session(turn_detection=OFF)),
    (
        {"turn_detection": {"type": "server_vad"}},
        Session(turn_detection=ServerVAD()),
    ),
    (
        {"turn_detection": {"type": "server_vad", **XAI_DETECTION}},
        Session(turn_detection=ServerVAD(**XAI_DETECTION)),
    ),
    (
        {"turn_detection": {"type": "server_vad", "idle_timeout_ms": None}},
        Session(turn_detection=ServerVAD(idle_timeout_ms=OFF)),
    ),
    *(
        (heard(format=x), Session(input_audio_format=audio))
        for x, audio in XAI_FORMATS
    ),
    *(
        (said(format=x), Session(output_audio_format=audio))
        for x, audio in XAI_FORMATS
    ),
    (
        heard(
            transcription={
                "model": "grok-transcribe",
                "language_hint": "en-US",
                "keyterms": ["Grok", "Ara"],
            }
        ),
        Session(
            input_audio_transcription=AudioTranscription(
                model="grok-transcribe",
                language="en-US",
                keywords=["Grok", "Ara"],
            )
        ),
    ),
    (heard(transcription=None), Session(input_audio_transcription=OFF)),
    (said(speed=0.7), Session(speed=0.7)),
    (said(speed=1.5), Session(speed=1.5)),
    *(
        (
            {"reasoning": {"effort": word}},
            Session(reasoning=Reasoning(EFFORTS[word])),
        )
        for word in ("high", "none")
    ),
    ({"reasoning": {}}, Session(reasoning=Reasoning())),
    *(({"tools": [x]}, Session(tools=[tool])) for x, tool in XAI_TOOLS),
    ({"tools": []}, Session(tools=[])),
    *(
        ({"tool_choice": x}, Session(tool_choice=choice))
        for x, choice in (*CHOICES, *CALLS)
    ),
    *(
        ({"modalities": words}, Session(modalities=words))
        for words in (["audio"], ["audio", "text"], ["text", "audio"])
    ),
    (
        {
            "type": "session.created",
            "session": {
                "object": "realtime.session",
                "id": "s",
                "voice": "ara",
                **NO_TYPE,
            },
        },
        SessionCreated(
            Session(voice=NamedVoice("ara"), turn_detection=OFF),
            session_id="s",
        ),
    ),
    (
        {"type": "session.updated", "session": {"tool_choice": "auto"}},
        SessionUpdated(Session(tool_choice=ToolChoiceMode.AUTO)),
    ),
    (
        {"type": "response.output_text.delta", **PLACE},
        ResponseTextDelta(**PLACE),
    ),
    (
        {"type": "response.created", "response": SPEECHLESS},
        ResponseCreated(
            Response(
                id="r",
                status=ResponseStatus.IN_PROGRESS,
                output=(),
                usage=XAIUsage(),
            )
        ),
    ),
    (
        {
            "type": "response.content_part.added",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
            "part": {"type": "audio", "transcript": ""},
        },
        ResponseContentPartAdded(
            item_id="i",
            response_id="r",
            output_index=0,
            content_index=0,
            part=OutputAudio(transcript=""),
        ),
    ),
]

XAI_READ: list[Any] = [
    # GA's places.
    (
        {"type": "realtime", "output_modalities": ["audio"]},
        Session(modalities=["audio"]),
        {"modalities": ["audio"]},
    ),
    (
        said(voice="ara"),
        Session(voice=NamedVoice("ara")),
        {"voice": "ara"},
    ),
    (
        {"voice": None, **said(voice="ara")},
        Session(voice=NamedVoice("ara")),
        {"voice": "ara"},
    ),
    (
        heard(turn_detection={"type": "server_vad", "threshold": 0.9}),
        Session(turn_detection=ServerVAD(threshold=0.9)),
        {"turn_detection": {"type": "server_vad", "threshold": 0.9}},
    ),
    # What is off.
    ({"turn_detection": None}, Session(turn_detection=OFF), NO_TYPE),
    (heard(turn_detection=None), Session(turn_detection=OFF), NO_TYPE),
    (heard(**NO_TYPE), Session(turn_detection=OFF), NO_TYPE),
    # A rate may be left out.
    (
        heard(format={"type": "audio/pcm"}),
        Session(input_audio_format=AudioFormat.PCM16),
        heard(format={"type": "audio/pcm", "rate": 24000}),
    ),
    # Tools as they are answered.
    (
        {"tools": [{"type": "function", "function": FUNCTION}]},
        Session(tools=[FunctionTool(**FUNCTION)]),
        {"tools": [{"type": "function", **FUNCTION}]},
    ),
    (
        {"tools": [{"type": "function", "function": {"name": "f"}}]},
        Session(tools=[FunctionTool("f")]),
        {"tools": [{"type": "function", "name": "f"}]},
    ),
    (
        {"voice": None, "type": None, "modalities": None, "audio": {}},
        Session(),
        {},
    ),
]

XAI_REFUSED: list[Any] = [
    *(
        (
            {"voice": voice},
            f"/voice: expected a string, got {what}",
        )
        for voice, what in NO_NAMES
    ),
    (
        {"turn_detection": {"type": "semantic_vad"}},
        "/turn_detection/type: expected 'server_vad', got the string"
        " 'semantic_vad'",
    ),
    (
        {"turn_detection": {"type": "none"}},
        "/turn_detection/type: expected 'server_vad', got the string 'none'",
    ),
    (
        {"turn_detection": {"type": None, "threshold": 0.5}},
        "/turn_detection/type: expected 'server_vad', got null",
    ),
    (
        heard(format={"type": "audio/pcm", "rate": 12000}),
        "/audio/input/format/rate: expected 24000, 8000, 11025, 16000, 22050,"
        " 32000, 44100 or 48000, got the number 12000",
    ),
    (
        heard(format={"type": "audio/mpeg"}),
        "/audio/input/format/type: expected one of 'audio/pcm',"
        " 'audio/pcmu', 'audio/pcma', 'audio/opus', got the string"
        " 'audio/mpeg'",
    ),
    (
        said(format="pcm16"),
        '/audio/output/format: expected an object such as {"type":'
        ' "audio/pcm", "rate": 24000}, got the string \'pcm16\'',
    ),
    (
        {"reasoning": {"effort": "low"}},
        "/reasoning/effort: expected 'none' or 'high', got the string 'low'",
    ),
    *(
        (
            {key: words},
            f"/{key}: expected ['audio'], ['audio', 'text'] or ['text',"
            f" 'audio'], got {words}",
        )
        for key in ("modalities", "output_modalities")
        for words in (["text"], [])
    ),
    (
        {"modalities": ["audio"], "output_modalities": ["audio"]},
        "/output_modalities: expected 'modalities' or 'output_modalities',"
        " got both of them",
    ),
    (
        {"voice": "eve", **said(voice="ara")},
        "/audio/output/voice: expected 'voice' or 'audio.output.voice', got"
        " both of them",
    ),
    (
        {"type": "transcription"},
        "/type: expected 'realtime', got the string 'transcription'",
    ),
    (
        {"speed": 1.0},
        "/speed: key of another dialect; the xai dialect has it at"
        " audio.output.speed",
    ),
    (
        {"input_audio_noise_reduction": None},
        "/input_audio_noise_reduction: key of another dialect; the xai"
        " dialect has no input_audio_noise_reduction",
    ),
    (
        {"tools": [{"type": "code_interpreter"}]},
        "/tools/0/type: expected 'function', 'mcp', 'web_search', 'x_search' or"
        " 'file_search', got the string 'code_interpreter'",
    ),
    (
        {"tools": [{"type": "function"}]},
        "/tools/0/name: required key is missing",
    ),
    (
        {"tools": [{"type": "function", "function": {}}]},
        "/tools/0/function/name: required key is missing",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    "server_label": "m",
                    "allowed_tools": {"tool_names": ["t"]},
                }
            ]
        },
        "/tools/0/allowed_tools: expected an array, got an object",
    ),
    (
        {"tool_choice": "f"},
        "/tool_choice: expected one of 'auto', 'none', 'required' or an"
        " object, got the string 'f'",
    ),
]

XAI_KEYS = known(
    "model",
    "modalities",
    "instructions",
    "voice",
    "audio",
    "turn_detection",
    "tools",
    "tool_choice",
    "reasoning",
    "resumption",
    "replace",
    "enable_noise_suppression",
    "enable_phonetic_spelling",
    "keep_context",
    "custom_voice_tokens",
    "output_modalities",
    "type",
    "max_output_tokens",
    "parallel_tool_calls",
    "tracing",
    "truncation",
)

XAI_INPUT_KEYS = known(
    "format",
    "transcription",
    "transport",
    "turn_detection",
    "noise_reduction",
)

XAI_CLOSED: list[Any] = [
    *(
        (payload, f"/{next(iter(payload))}: unknown key; {XAI_KEYS}")
        for payload in (
            {"input_audio_format": "not specified"},
            {"output_audio_format": "not specified"},
            {"temperature": -1.0},
        )
    ),
    (
        {"max_response_output_tokens": "inf"},
        "/max_response_output_tokens: unknown key; did you mean"
        f" 'max_output_tokens'? {XAI_KEYS}",
    ),
    (
        heard(transcription={"language": "en"}),
        "/audio/input/transcription/language: unknown key; did you mean"
        f" 'language_hint'? {known('language_hint', 'model', 'keyterms')}",
    ),
    (
        heard(transcription={"keywords": ["a"]}),
        "/audio/input/transcription/keywords: unknown key; did you mean"
        f" 'keyterms'? {known('language_hint', 'model', 'keyterms')}",
    ),
    (
        heard(echo=None),
        f"/audio/input/echo: unknown key; {XAI_INPUT_KEYS}",
    ),
    (
        said(pitch=1),
        "/audio/output/pitch: unknown key;"
        f" {known('format', 'speed', 'transport', 'voice')}",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    "server_label": "m",
                    "require_approval": "never",
                }
            ]
        },
        "/tools/0/require_approval: unknown key; expected one of 'type',"
        " 'server_label', 'server_url', 'authorization',"
        " 'server_description', 'headers', 'allowed_tools'",
    ),
]

XAI_CANNOT: list[Any] = [
    (
        Session(voice=RealtimeVoice.ALLOY),
        "/voice: the xai dialect has no RealtimeVoice.ALLOY",
    ),
    (
        Session(voice=AzureNativeVoice("ava")),
        "/voice: the xai dialect has no AzureNativeVoice",
    ),
    (
        Session(modalities=["text"]),
        "/modalities: the xai dialect doesn't support ['text']",
    ),
    (
        Session(turn_detection=SemanticVAD()),
        "/turn_detection: the xai dialect has no SemanticVAD",
    ),
    (
        Session(turn_detection=VoiceLiveServerVAD(auto_truncate=True)),
        "/turn_detection/auto_truncate: the xai dialect has no auto_truncate",
    ),
    (
        Session(input_audio_format=PCM(12000)),
        "/audio/input/format: the xai dialect has no PCM(rate=12000)",
    ),
    (
        Session(reasoning=Reasoning(ReasoningEffort.LOW)),
        "/reasoning/effort: the xai dialect has no ReasoningEffort.LOW",
    ),
    (
        Session(tools=[MCPTool("m", allowed_tools=MCPToolFilter(["t"]))]),
        "/tools/0/allowed_tools: the xai dialect has no MCPToolFilter",
    ),
    (
        Session(tools=[MCPTool("m", require_approval=MCPApprovalMode.ALWAYS)]),
        "/tools/0/require_approval: the xai dialect has no require_approval",
    ),
    *(
        (
            Session(**{name: item}),
            f"/{name}: the xai dialect has no {name}",
        )
        for name, item in (
            ("temperature", 0.8),
            ("max_response_output_tokens", INF),
            ("input_audio_noise_reduction", OFF),
            ("tracing", OFF),
            ("prompt", OFF),
            ("include", ()),
            ("truncation", TruncationMode.AUTO),
            ("parallel_tool_calls", True),
        )
    ),
]

XAI_KEPT: list[Any] = [
    (
        {
            "temperature": -1.0,
            "input_audio_format": "not specified",
            "type": "realtime",
        },
        Session(
            extra=xai(
                {
                    "temperature": -1.0,
                    "input_audio_format": "not specified",
                    "type": "realtime",
                }
            )
        ),
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}},
        Session(
            turn_detection=xai({"type": "semantic_vad", "eagerness": "low"})
        ),
    ),
    (
        {"turn_detection": {"type": None, "threshold": 0.5}},
        Session(turn_detection=xai({"type": None, "threshold": 0.5})),
    ),
    (
        heard(format={"type": "audio/pcm", "rate": 12000}, transport="udp"),
        Session(
            input_audio_format=xai({"type": "audio/pcm", "rate": 12000}),
            input_audio_transport=xai("udp"),
        ),
    ),
    (
        {"reasoning": {"effort": "low"}},
        Session(reasoning=Reasoning(xai("low"))),
    ),
    (
        {
            "tools": [
                {"type": "code_interpreter"},
                {"type": "web_search", "a": 1},
            ]
        },
        Session(
            tools=[
                xai({"type": "code_interpreter"}),
                WebSearchTool(extra=xai({"a": 1})),
            ]
        ),
    ),
]


class TestXAI:
    @pytest.mark.parametrize(("payload", "value"), table(*XAI_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(XAI, payload, value, detailed=detailed)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*XAI_READ))
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(XAI, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*XAI_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(XAI, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*XAI_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        read(XAI, payload)
        check_refused(XAI, payload, [problem], forbid_extra_keys=True)

    @pytest.mark.parametrize(("value", "problem"), table(*XAI_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(XAI, value)

    @pytest.mark.parametrize(("payload", "value"), table(*XAI_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(XAI, payload, value, detailed=detailed)

    @pytest.mark.parametrize("status_details", ["unimplemented", None])
    def test_status_details(self, status_details: Any) -> None:
        """
        A response says nothing of its status in a word or null.
        """
        response = {**SPEECHLESS, "status_details": status_details}
        event = read(
            XAI, {"type": "response.created", "response": response}, EVENT
        )

        assert event.response.status_details is None
        assert SPEECHLESS == written(XAI, event)["response"]

    def test_other_status_details(self) -> None:
        """
        Another word is refused.
        """
        response = {**SPEECHLESS, "status_details": "done"}

        check_refused(
            XAI,
            {"type": "response.created", "response": response},
            [
                "/response/status_details: expected an object, got the string"
                " 'done'"
            ],
            target=EVENT,
        )

    def test_client_secret(self) -> None:
        """
        A secret is asked for with a session, and answered without one.
        """
        request = {
            "expires_after": {"seconds": 600},
            "session": {"model": "m", "reasoning": {"effort": "none"}},
        }
        answer = {"value": "v", "expires_at": 1}

        asked = read(XAI, request, ClientSecretRequest)
        given = read(XAI, answer, ClientSecretAnswer)

        assert (
            Session(model="m", reasoning=Reasoning(ReasoningEffort.NONE))
            == asked.session
        )
        assert request == written(XAI, asked)
        assert ClientSecretAnswer("v", 1) == given
        assert answer == written(XAI, given)
