"""
The GA dialect, held against payloads that were really sent.
"""

from typing import Any

import cattrs
import pytest

from payloads import session_of, without
from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    CustomVoice,
    FunctionTool,
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPCaller,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    RetentionRatioTruncation,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TokenLimits,
    ToolChoiceMode,
    TracingConfiguration,
    TracingMode,
    TranscriptionDelay,
    TruncationMode,
)
from realtime_attrs.converter import WireError, make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import FunctionCall, Item
from wire_checks import problems


SERVER_ONLY = ("id", "object", "expires_at")

NESTED = [
    "doc-ga-session.update-noise-reduction-null",
    "doc-openapi-ga-client_secrets-response",
    "doc-openapi-ga-session.created",
    "doc-openapi-ga-session.update",
    "ga-2026-01-01-session.created-cpp-sip-bot",
    "ga-2026-01-30-client_secrets-request-realtime-openai-dotnet",
    "ga-session.update-twilio-python-2025-08",
]

REFUSED = {
    "doc-ga-truncation-costs-guide-event-key": [
        "/type: required key is missing, expected 'realtime'"
    ],
    "doc-openapi-ga-session-object": [
        "/type: required key is missing, expected 'realtime'"
    ],
    "doc-openapi-ga-transcription-session-object": [
        "/type: expected 'realtime', got the string 'transcription'"
    ],
    "doc-openapi-ga-translation-session-object": [
        "/type: expected 'realtime', got the string 'translation'"
    ],
    "doc-openapi-ga-translation-session.update": [
        "/type: required key is missing, expected 'realtime'"
    ],
    "ga-2026-01-30-client_secrets-request-transcription-openai-dotnet": [
        "/type: expected 'realtime', got the string 'transcription'"
    ],
}


class TestRealPayloads:
    @pytest.mark.parametrize("name", NESTED)
    def test_nothing_is_lost(self, ga: cattrs.Converter, name: str) -> None:
        """
        A real session is written back as it was read.
        """
        payload = session_of(name)
        expected = without(payload, *SERVER_ONLY)
        if expected.get("include", ()) is None:
            del expected["include"]  # says nothing

        session = ga.structure(payload, SessionResource)

        assert expected == ga.unstructure(session)

    @pytest.mark.parametrize("name", REFUSED)
    def test_refused(self, ga: cattrs.Converter, name: str) -> None:
        """
        A malformed or other session is refused, with what is wrong about it.
        """
        assert REFUSED[name] == problems(ga, session_of(name))

    def test_values(self, ga: cattrs.Converter) -> None:
        """
        A real session means what its documentation says.
        """
        payload = session_of("ga-2026-01-01-session.created-cpp-sip-bot")

        assert SessionResource(
            model="gpt-realtime",
            modalities=["audio"],
            instructions=payload["instructions"],
            voice=RealtimeVoice.ALLOY,
            input_audio_format=AudioFormat.PCM16,
            output_audio_format=AudioFormat.PCM16,
            input_audio_transcription=OFF,
            turn_detection=ServerVAD(
                0.5,
                300,
                200,
                create_response=True,
                interrupt_response=True,
                idle_timeout_ms=OFF,
            ),
            tools=[],
            tool_choice=ToolChoiceMode.AUTO,
            max_response_output_tokens=INF,
            input_audio_noise_reduction=OFF,
            speed=1.0,
            tracing=OFF,
            prompt=OFF,
            truncation=TruncationMode.AUTO,
        ) == ga.structure(payload, SessionResource)


FULL = SessionResource(
    model="gpt-realtime-2",
    modalities=["audio"],
    instructions="i",
    voice=CustomVoice("voice_1"),
    input_audio_format=AudioFormat.G711_ULAW,
    output_audio_format=AudioFormat.G711_ALAW,
    input_audio_transcription=AudioTranscription(
        "en",
        "gpt-transcribe",
        "p",
        languages=["en", "de"],
        keywords=["bicycle"],
        delay=TranscriptionDelay.XHIGH,
    ),
    turn_detection=SemanticVAD(
        "low", create_response=True, interrupt_response=False
    ),
    tools=[
        FunctionTool("f", "d", {"type": "object"}),
        MCPTool(
            "docs",
            server_url="https://example.com/mcp",
            connector_id="connector_gmail",
            tunnel_id="tunnel_1",
            authorization="token",
            server_description="s",
            headers={"X-A": "b"},
            allowed_tools=["search"],
            allowed_callers=[MCPCaller.DIRECT, MCPCaller.PROGRAMMATIC],
            require_approval=MCPApprovalFilter(
                always=MCPToolFilter(["write"]),
                never=MCPToolFilter(read_only=True),
            ),
            defer_loading=False,
        ),
        MCPTool(
            "mail",
            allowed_tools=MCPToolFilter(["read"], read_only=False),
            require_approval=MCPApprovalMode.NEVER,
        ),
    ],
    tool_choice=MCPToolChoice("docs", "search"),
    max_response_output_tokens=4096,
    input_audio_noise_reduction=NoiseReduction(
        NoiseReductionMode.NEAR_FIELD, 0.5
    ),
    speed=0.25,
    tracing=TracingConfiguration("w", "g", {"a": [1]}),
    include=["item.input_audio_transcription.logprobs"],
    prompt=Prompt(
        "pmpt_1", "2", {"city": "Paris", "t": {"type": "input_text"}}
    ),
    truncation=RetentionRatioTruncation(0.8, TokenLimits(8000)),
    reasoning=Reasoning(ReasoningEffort.MINIMAL),
    parallel_tool_calls=False,
)

FULL_PAYLOAD = {
    "type": "realtime",
    "model": "gpt-realtime-2",
    "output_modalities": ["audio"],
    "instructions": "i",
    "audio": {
        "output": {
            "voice": {"id": "voice_1"},
            "format": {"type": "audio/pcma"},
            "speed": 0.25,
        },
        "input": {
            "format": {"type": "audio/pcmu"},
            "transcription": {
                "language": "en",
                "model": "gpt-transcribe",
                "prompt": "p",
                "languages": ["en", "de"],
                "keywords": ["bicycle"],
                "delay": "xhigh",
            },
            "turn_detection": {
                "type": "semantic_vad",
                "eagerness": "low",
                "create_response": True,
                "interrupt_response": False,
            },
            "noise_reduction": {"type": "near_field", "strength": 0.5},
        },
    },
    "tools": [
        {
            "type": "function",
            "name": "f",
            "description": "d",
            "parameters": {"type": "object"},
        },
        {
            "type": "mcp",
            "server_label": "docs",
            "server_url": "https://example.com/mcp",
            "connector_id": "connector_gmail",
            "tunnel_id": "tunnel_1",
            "authorization": "token",
            "server_description": "s",
            "headers": {"X-A": "b"},
            "allowed_tools": ["search"],
            "allowed_callers": ["direct", "programmatic"],
            "require_approval": {
                "always": {"tool_names": ["write"]},
                "never": {"read_only": True},
            },
            "defer_loading": False,
        },
        {
            "type": "mcp",
            "server_label": "mail",
            "allowed_tools": {"tool_names": ["read"], "read_only": False},
            "require_approval": "never",
        },
    ],
    "tool_choice": {"type": "mcp", "server_label": "docs", "name": "search"},
    "max_output_tokens": 4096,
    "tracing": {"workflow_name": "w", "group_id": "g", "metadata": {"a": [1]}},
    "include": ["item.input_audio_transcription.logprobs"],
    "prompt": {
        "id": "pmpt_1",
        "version": "2",
        "variables": {"city": "Paris", "t": {"type": "input_text"}},
    },
    "truncation": {
        "type": "retention_ratio",
        "retention_ratio": 0.8,
        "token_limits": {"post_instructions": 8000},
    },
    "reasoning": {"effort": "minimal"},
    "parallel_tool_calls": False,
}


class TestWritten:
    def test_every_field(self, ga: cattrs.Converter) -> None:
        """
        Every field stands where the documentation has it.
        """
        assert FULL_PAYLOAD == ga.unstructure(FULL)
        assert FULL == ga.structure(FULL_PAYLOAD, SessionResource)

    def test_type_first(self) -> None:
        """
        The type is written first, also for a session that says nothing.
        """
        converter = make_converter(GA)

        assert '{"type": "realtime"}' == converter.dumps(SessionResource())
        assert "type" == next(iter(converter.unstructure(FULL)))

    @pytest.mark.parametrize(
        ("session", "payload"),
        [
            (
                SessionResource(turn_detection=OFF),
                {"audio": {"input": {"turn_detection": None}}},
            ),
            (
                SessionResource(voice=RealtimeVoice.MARIN),
                {"audio": {"output": {"voice": "marin"}}},
            ),
            (SessionResource(instructions=""), {"instructions": ""}),
            (SessionResource(tools=[]), {"tools": []}),
        ],
    )
    def test_only_what_is_set(
        self, ga: cattrs.Converter, session: Any, payload: Any
    ) -> None:
        """
        Objects on the way appear only when something in them is set.
        """
        payload = {"type": "realtime", **payload}

        assert payload == ga.unstructure(session)
        assert session == ga.structure(payload, SessionResource)

    @pytest.mark.parametrize(
        "payload",
        [
            {"audio": None},
            {"audio": {}},
            {"audio": {"input": None, "output": {}}},
            {
                "include": None,
                "model": None,
                "audio": {"output": {"speed": None}},
            },
        ],
    )
    def test_nothing(self, ga: cattrs.Converter, payload: Any) -> None:
        """
        Empty objects, and null elsewhere, say nothing.
        """
        payload = {"type": "realtime", **payload}

        assert SessionResource() == ga.structure(payload, SessionResource)


class TestNull:
    @pytest.mark.parametrize(
        ("field", "path"),
        [
            ("turn_detection", "audio.input.turn_detection"),
            ("input_audio_transcription", "audio.input.transcription"),
            ("input_audio_noise_reduction", "audio.input.noise_reduction"),
            ("tracing", "tracing"),
            ("prompt", "prompt"),
        ],
    )
    def test_turns_off(
        self, ga: cattrs.Converter, field: str, path: str
    ) -> None:
        """
        Null turns off what can be turned off, and is written for OFF.
        """
        payload: Any = None
        for key in reversed(path.split(".")):
            payload = {key: payload}
        payload["type"] = "realtime"

        session = ga.structure(payload, SessionResource)

        assert SessionResource(**{field: OFF}) == session
        assert payload == ga.unstructure(session)


class TestFormats:
    @pytest.mark.parametrize(
        ("payload", "member"),
        [
            ({"type": "audio/pcm", "rate": 24000}, AudioFormat.PCM16),
            ({"type": "audio/pcmu"}, AudioFormat.G711_ULAW),
            ({"type": "audio/pcma"}, AudioFormat.G711_ALAW),
        ],
    )
    def test_both_ways(
        self, ga: cattrs.Converter, payload: Any, member: AudioFormat
    ) -> None:
        """
        A format is an object.
        """
        assert member is ga.structure(payload, AudioFormat)
        assert payload == ga.unstructure(member)

    @pytest.mark.parametrize(
        "payload",
        [{"type": "audio/pcm"}, {"type": "audio/pcm", "rate": None}],
    )
    def test_rate_left_out(self, ga: cattrs.Converter, payload: Any) -> None:
        """
        PCM without a rate has the only rate that there is.
        """
        assert AudioFormat.PCM16 is ga.structure(payload, AudioFormat)

    @pytest.mark.parametrize(
        ("payload", "message"),
        [
            (
                {"type": "audio/pcm", "rate": 16000},
                "/rate: expected 24000, the only rate of 'audio/pcm' in the"
                " ga dialect, got the number 16000",
            ),
            (
                {"type": "audio/pcm", "rate": 24000.0},
                "/rate: expected 24000, the only rate of 'audio/pcm' in the"
                " ga dialect, got the number 24000.0",
            ),
            (
                {"type": "audio/G711-ulaw", "rate": 8000},
                "/type: expected one of 'audio/pcm', 'audio/pcmu',"
                " 'audio/pcma', got the string 'audio/G711-ulaw'",
            ),
            (
                {"rate": 24000},
                "/type: required key is missing, expected one of 'audio/pcm',"
                " 'audio/pcmu', 'audio/pcma'",
            ),
            (
                {"type": ["audio/pcm"]},
                "/type: expected one of 'audio/pcm', 'audio/pcmu',"
                " 'audio/pcma', got an array",
            ),
            (
                "pcm16",
                'expected an object such as {"type": "audio/pcm", "rate":'
                " 24000}, got the string 'pcm16'",
            ),
        ],
    )
    def test_refused(
        self, ga: cattrs.Converter, payload: Any, message: str
    ) -> None:
        """
        Another rate, a flat spelling and an unknown format are refused.
        """
        place = "/audio/input/format"
        session = {"type": "realtime", "audio": {"input": {"format": payload}}}
        separator = "" if message.startswith("/") else ": "

        assert [message] == problems(ga, payload, AudioFormat)
        assert [f"{place}{separator}{message}"] == problems(ga, session)

    def test_copies(self, ga: cattrs.Converter) -> None:
        """
        What is written for a format is the caller's own.
        """
        ga.unstructure(AudioFormat.PCM16).clear()

        assert {"type": "audio/pcmu"} == ga.unstructure(AudioFormat.G711_ULAW)
        assert 24000 == ga.unstructure(AudioFormat.PCM16)["rate"]


VOICES = "alloy ash ballad coral echo sage shimmer verse marin cedar"


class TestSpellings:
    @pytest.mark.parametrize("word", VOICES.split())
    def test_voices(self, ga: cattrs.Converter, word: str) -> None:
        """
        Every documented voice is known, by its own name.
        """
        voice = RealtimeVoice[word.upper()]

        assert voice is ga.structure(word, RealtimeVoice)
        assert word == ga.unstructure(voice)

    @pytest.mark.parametrize("name", ["FABLE", "ONYX", "NOVA"])
    def test_voices_that_are_not(
        self, ga: cattrs.Converter, name: str
    ) -> None:
        """
        Voices that a server refuses are refused before it.
        """
        with pytest.raises(
            WireError, match=f"the ga dialect has no RealtimeVoice.{name}"
        ):
            ga.unstructure(RealtimeVoice[name])

    @pytest.mark.parametrize(
        ("word", "member"),
        [
            *((mode.name.lower(), mode) for mode in ToolChoiceMode),
            *(
                (mode.name.lower(), mode)
                for mode in NoiseReductionMode
                if mode is not NoiseReductionMode.DEEP
            ),
            *((mode.name.lower(), mode) for mode in MCPApprovalMode),
            *((caller.name.lower(), caller) for caller in MCPCaller),
            *((effort.name.lower(), effort) for effort in ReasoningEffort),
            *((delay.name.lower(), delay) for delay in TranscriptionDelay),
            *((mode.name.lower(), mode) for mode in TruncationMode),
            ("auto", TracingMode.AUTO),
        ],
    )
    def test_words(self, ga: cattrs.Converter, word: str, member: Any) -> None:
        """
        The other enums are spelled by their names, as documented.
        """
        assert member is ga.structure(word, type(member))
        assert word == ga.unstructure(member)

    @pytest.mark.parametrize("member", [NoiseReductionMode.DEEP], ids=repr)
    def test_words_of_other_vendors(
        self, ga: cattrs.Converter, member: Any
    ) -> None:
        """
        What only another vendor has is refused, in both directions.
        """
        with pytest.raises(
            WireError, match=f"the ga dialect has no {member!r}"
        ):
            ga.unstructure(member)
        with pytest.raises(WireError, match="got the string"):
            ga.structure(member.name.lower(), type(member))

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            (["audio"], ["audio"]),
            (["text"], ["text"]),
            (["text", "audio"], ["audio"]),
            (["audio", "text"], ["audio"]),
        ],
    )
    def test_modalities(
        self, ga: cattrs.Converter, written: list[str], read: list[str]
    ) -> None:
        """
        Audio comes with its transcript: both cannot be asked for.
        """
        payload = {"type": "realtime", "output_modalities": written}

        session = ga.structure(payload, SessionResource)

        assert tuple(read) == session.modalities
        assert read == ga.unstructure(session)["output_modalities"]
        assert (
            read
            == ga.unstructure(SessionResource(modalities=written))[
                "output_modalities"
            ]
        )

    @pytest.mark.parametrize(
        "words", [[], ["auto"], ["video"], ["audio", "video"]]
    )
    def test_other_modalities_are_not_read(
        self, ga: cattrs.Converter, words: list[str]
    ) -> None:
        """
        Other sets of modalities are refused: they could not be written.
        """
        payload = {"type": "realtime", "output_modalities": words}

        assert [
            f"/output_modalities: expected ['audio'] or ['text'], got {words}"
        ] == problems(ga, payload)

    def test_format_with_null_beside(self, make: Any) -> None:
        """
        What stands beside a format's type may be null, and says nothing.
        """
        converter = make(GA, forbid_extra_keys=True)

        assert AudioFormat.PCM16 is converter.structure(
            {"type": "audio/pcm", "rate": None}, AudioFormat
        )

    def test_modalities_with_something_wrong(
        self, ga: cattrs.Converter
    ) -> None:
        """
        What is wrong with a single word is told once.
        """
        payload = {"type": "realtime", "output_modalities": ["audio", 3]}

        assert [
            "/output_modalities/1: expected a string, got the number 3"
        ] == problems(ga, payload)

    @pytest.mark.parametrize("words", [[], ["video"], ["audio", "video"]])
    def test_other_modalities(
        self, ga: cattrs.Converter, words: list[str]
    ) -> None:
        """
        Other sets of modalities cannot be said.
        """
        with pytest.raises(WireError) as caught:
            ga.unstructure(SessionResource(modalities=words))

        assert (
            f"/output_modalities: the ga dialect doesn't support {words}"
        ) == str(caught.value)


class TestItems:
    def test_object(self) -> None:
        """
        Items may have the object that OpenAI documents, and lose it.
        """
        call = FunctionCall("f", "{}", "call_1")
        closed = make_converter(GA, forbid_extra_keys=True)
        item = closed.unstructure(call)
        given = {**item, "object": "realtime.item"}

        assert "object" not in item
        assert call == closed.structure(given, Item)
        with pytest.raises(cattrs.BaseValidationError):
            closed.structure({**item, "object": "item"}, Item)
