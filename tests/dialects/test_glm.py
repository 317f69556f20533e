"""
The sessions of GLM: their keys, formats, voices and turn detection.
"""

from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    Container,
    FunctionTool,
    FunctionToolChoice,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs.converter import (
    WireError,
    check,
    convert_payload,
    drop_unsupported,
    explain,
    json_schema,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, GLM
from realtime_attrs.extending import BaseTurnDetection
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors.glm import (
    BetaFields,
    ChatMode,
    ClientVAD,
    ClonedVoice,
    GLMSession,
    GLMTranscription,
    GreetingConfig,
    SimpleBrowser,
)
from wire_checks import (
    check_kept,
    check_refused,
    converter_for,
    read,
    table,
    written,
)


def heard(word: str) -> dict[str, str]:
    """
    Make a session with a format of the user's audio.
    """
    return {"input_audio_format": word}


def spoken(word: str) -> dict[str, str]:
    """
    Make a session with a format of the model's audio.
    """
    return {"output_audio_format": word}


FULL = {
    "model": "glm-realtime-air",
    "modalities": ["text", "audio"],
    "instructions": "You take orders in a tea house.",
    "voice": "xiaochen",
    "input_audio_format": "wav",
    "output_audio_format": "pcm",
    "turn_detection": {"type": "client_vad"},
    "tools": [
        {
            "type": "function",
            "name": "order_tea",
            "description": "Send an order to the kitchen.",
            "parameters": {"type": "object", "properties": {}},
        }
    ],
    "tool_choice": "auto",
    "temperature": 0.4,
    "max_response_output_tokens": "300",
    "input_audio_noise_reduction": {"type": "near_field"},
    "beta_fields": {
        "chat_mode": "audio",
        "tts_source": "e2e",
        "auto_search": False,
    },
    "greeting_config": {"enable": True, "content": "Welcome to the house!"},
}

SESSION = GLMSession(
    model="glm-realtime-air",
    modalities=["text", "audio"],
    instructions="You take orders in a tea house.",
    voice=NamedVoice("xiaochen"),
    input_audio_format=AudioFormat.WAV,
    output_audio_format=AudioFormat.PCM16,
    turn_detection=ClientVAD(),
    tools=[
        FunctionTool(
            "order_tea",
            "Send an order to the kitchen.",
            {"type": "object", "properties": {}},
        )
    ],
    tool_choice=ToolChoiceMode.AUTO,
    temperature=0.4,
    max_response_output_tokens=300,
    input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.NEAR_FIELD),
    beta_fields=BetaFields(ChatMode.AUDIO, "e2e", auto_search=False),
    greeting_config=GreetingConfig(
        enable=True, content="Welcome to the house!"
    ),
)

SESSIONS: list[Any] = [
    ({}, GLMSession()),
    (FULL, SESSION),
    (heard("wav"), GLMSession(input_audio_format=AudioFormat.WAV)),
    (heard("pcm"), GLMSession(input_audio_format=AudioFormat.PCM)),
    (heard("pcm16"), GLMSession(input_audio_format=PCM(16_000))),
    (heard("pcm24"), GLMSession(input_audio_format=AudioFormat.PCM16)),
    (heard("pcm48"), GLMSession(input_audio_format=PCM(48_000))),
    (
        heard("wav48"),
        GLMSession(input_audio_format=PCM(48_000, Container.WAV)),
    ),
    (spoken("pcm"), GLMSession(output_audio_format=AudioFormat.PCM16)),
    (spoken("mp3"), GLMSession(output_audio_format=AudioFormat.MP3)),
    (spoken("wav"), GLMSession(output_audio_format=AudioFormat.WAV)),
    ({"voice": "default"}, GLMSession(voice=NamedVoice("default"))),
    ({"turn_detection": None}, GLMSession(turn_detection=OFF)),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "threshold": 0.25,
                "prefix_padding_ms": 100,
                "silence_duration_ms": 700,
                "create_response": True,
                "interrupt_response": False,
            }
        },
        GLMSession(
            turn_detection=ServerVAD(
                0.25, 100, 700, create_response=True, interrupt_response=False
            )
        ),
    ),
    ({"modalities": ["audio"]}, GLMSession(modalities=["audio"])),
    (
        {"modalities": ["text", "audio", "video"]},
        GLMSession(modalities=["text", "audio", "video"]),
    ),
    ({"tools": []}, GLMSession(tools=[])),
    (
        {"tool_choice": {"type": "function", "function": "order_tea"}},
        GLMSession(tool_choice=FunctionToolChoice("order_tea")),
    ),
    (
        {"max_response_output_tokens": "inf"},
        GLMSession(max_response_output_tokens=INF),
    ),
    (
        {"input_audio_transcription": {"model": "m", "enabled": True}},
        GLMSession(
            input_audio_transcription=GLMTranscription(model="m", enabled=True)
        ),
    ),
    (
        {"beta_fields": {"chat_mode": "video_passive", "auto_search": "True"}},
        GLMSession(
            beta_fields=BetaFields(ChatMode.VIDEO_PASSIVE, auto_search="True")
        ),
    ),
    (
        {
            "beta_fields": {
                "chat_mode": "video_preactive",
                "fps": 2,
                "tts_cloned": {"audio": "a", "text": "Good evening."},
                "simple_browser": {
                    "description": "Let me see.",
                    "search_meta": "s",
                    "meta": "m",
                    "text_citation": "c",
                },
                "image_size_x": 640,
                "image_size_y": 360,
            },
            "flow_backend": "f",
            "tts_backend": "t",
        },
        GLMSession(
            beta_fields=BetaFields(
                ChatMode.VIDEO_PREACTIVE,
                fps=2,
                tts_cloned=ClonedVoice("a", "Good evening."),
                simple_browser=SimpleBrowser("Let me see.", "s", "m", "c"),
                image_size_x=640,
                image_size_y=360,
            ),
            flow_backend="f",
            tts_backend="t",
        ),
    ),
    (
        {"beta_fields": {"chat_mode": "video_proactive"}},
        GLMSession(beta_fields=BetaFields(ChatMode.VIDEO_PROACTIVE)),
    ),
    ({"beta_fields": {}}, GLMSession(beta_fields=BetaFields())),
]

OTHER_FORMS: list[Any] = [
    ({"turn_detection": {"type": "none"}}, {"turn_detection": None}),
    ({"tools": None}, {}),
    ({"tool_choice": ""}, {}),
    (
        {"max_response_output_tokens": 300},
        {"max_response_output_tokens": "300"},
    ),
    ({"max_output_tokens": "inf"}, {"max_response_output_tokens": "inf"}),
    ({"max_output_tokens": None}, {}),
]

REFUSED: list[Any] = [
    (
        heard("g711_ulaw"),
        "/input_audio_format: expected one of 'wav', 'pcm', 'pcm24', 'pcm16',"
        " 'pcm48', 'wav16', 'wav24', 'wav48', got the string 'g711_ulaw'",
    ),
    (
        spoken("pcm16"),
        "/output_audio_format: expected one of 'pcm', 'mp3', 'wav', got the"
        " string 'pcm16'",
    ),
    (
        {"turn_detection": {"type": "semantic_vad"}},
        "/turn_detection/type: expected 'server_vad' or 'client_vad', got the"
        " string 'semantic_vad'",
    ),
    (
        {"beta_fields": {"chat_mode": "video"}},
        "/beta_fields/chat_mode: expected one of 'audio', 'video_passive',"
        " 'video_preactive', 'video_proactive', got the string 'video'",
    ),
    (
        {"beta_fields": {"auto_search": 1}},
        "/beta_fields/auto_search: expected true or false or a string, got the"
        " number 1",
    ),
    (
        {"output_modalities": ["text"]},
        "/output_modalities: key of another dialect; the glm dialect has it"
        " at modalities",
    ),
]


class TestSessions:
    @pytest.mark.parametrize(("payload", "value"), table(*SESSIONS))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A documented key has an attribute, and both directions keep its value.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(GLM, payload, **options)
        assert payload == written(GLM, value, **options)
        assert () == unsupported(value, GLM) == check(payload, GLM)
        assert_round_trips(converter_for(GLM, **options), value)

    @pytest.mark.parametrize(("payload", "again"), table(*OTHER_FORMS))
    def test_other_forms(self, payload: Any, again: Any) -> None:
        """
        Forms that clients send are read, and written as the documented ones.
        """
        value = read(GLM, payload, forbid_extra_keys=True)

        assert again == written(GLM, value)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Other values are rejected.
        """
        check_refused(GLM, payload, [problem])

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            (
                {"beta_fields": {"chat_mode": "video"}},
                GLMSession(beta_fields=BetaFields(Unknown("video", "glm"))),
            ),
            (
                heard("opus"),
                GLMSession(input_audio_format=Unknown("opus", "glm")),
            ),
            (
                {"beta_fields": {"chat_mode": "audio", "mood": "calm"}},
                GLMSession(
                    beta_fields=BetaFields(
                        ChatMode.AUDIO, extra=Unknown({"mood": "calm"}, "glm")
                    )
                ),
            ),
        ],
    )
    def test_unknown(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        With `keep_unknown`, converters keep unknown words and keys.
        """
        check_kept(GLM, payload, value, detailed=detailed)

    @pytest.mark.parametrize(
        ("value", "cls"),
        [
            (SessionResource(instructions="Pour tea."), GLMSession),
            (AudioTranscription(model="m"), GLMTranscription),
        ],
    )
    def test_base(self, value: Any, cls: type[Any]) -> None:
        """
        An instance of the core's class is written, and read as GLM's class.
        """
        payload = written(GLM, value)
        again = read(GLM, payload, type(value))

        assert cls is type(again)
        assert payload == written(GLM, again)

    def test_family(self) -> None:
        """
        The base class of turn detection reads the client's.
        """
        payload = {"type": "client_vad"}

        assert ClientVAD() == read(GLM, payload, BaseTurnDetection)
        assert payload == written(GLM, ClientVAD(), BaseTurnDetection)

    def test_schema(self) -> None:
        """
        The schema admits digits as the limit of tokens, and lists formats.
        """
        schema = json_schema(GLM, SessionResource)
        keys = schema["$defs"]["GLMSession"]["properties"]

        assert "^[0-9]{1,20}$" in str(keys["max_response_output_tokens"])
        assert "wav48" in str(schema["$defs"]["PCM"])


class TestUpdates:
    def test_defaults(self) -> None:
        """
        Setting a server's defaults is no change.
        """
        usual = SessionResource(
            modalities=["text", "audio"],
            voice=NamedVoice("tongtong"),
            input_audio_format=AudioFormat.WAV,
            output_audio_format=AudioFormat.PCM16,
            turn_detection=ClientVAD(),
            tools=[],
        )

        assert GLMSession() == changes(
            GLMSession(), GLMSession(turn_detection=ClientVAD()), dialect=GLM
        )
        assert SessionResource() == changes(
            SessionResource(), usual, dialect=GLM
        )

    def test_own_attributes(self) -> None:
        """
        An update replaces the fields of the beta as a whole, as servers do.
        """
        before = GLMSession(
            instructions="Pour tea.",
            beta_fields=BetaFields(ChatMode.AUDIO, auto_search=False),
        )
        update = GLMSession(beta_fields=BetaFields(ChatMode.VIDEO_PASSIVE))

        assert GLMSession(
            instructions="Pour tea.",
            beta_fields=BetaFields(ChatMode.VIDEO_PASSIVE),
        ) == apply_update(before, update)


LACKING = [
    "input_audio_format",
    "turn_detection",
    "beta_fields",
    "greeting_config",
]


class TestOtherDialects:
    @pytest.mark.parametrize(
        ("dialect", "lost"),
        [
            (BETA, ["voice", *LACKING]),
            (GA, ["voice", *LACKING[:2], "temperature", *LACKING[2:]]),
        ],
        ids=str,
    )
    def test_unsupported(self, dialect: Any, lost: list[str]) -> None:
        """
        OpenAI's dialects lack GLM's voices, formats, detection and fields.
        """
        left, dropped = drop_unsupported(SESSION, dialect)

        assert sorted(lost) == sorted(unsupported(SESSION, dialect))
        assert sorted(lost) == sorted(dropped)
        assert SessionResource is type(left)
        assert () == unsupported(left, dialect)

    def test_to_beta(self) -> None:
        """
        With `drop=True`, converting a payload omits them, and lists them.
        """
        update = {"type": "session.update", "session": FULL}
        names = ("voice", *LACKING)

        with pytest.raises(WireError) as caught:
            convert_payload(update, BETA, source=GLM)
        converted, dropped = convert_payload(
            update, BETA, source=GLM, drop=True
        )

        assert {f"/session/{name}" for name in names} == {
            problem.pointer for problem in explain(caught.value)
        }
        assert {f"/session/{name}" for name in names} == {
            problem.pointer for problem in dropped
        }
        assert {
            "type": "session.update",
            "session": {
                "model": "glm-realtime-air",
                "modalities": ["text", "audio"],
                "instructions": "You take orders in a tea house.",
                "output_audio_format": "pcm16",
                "tools": FULL["tools"],
                "tool_choice": "auto",
                "temperature": 0.4,
                "max_response_output_tokens": 300,
                "input_audio_noise_reduction": {"type": "near_field"},
            },
        } == converted

    def test_from_ga(self) -> None:
        """
        Formats and limits get GLM's words, and detection that is off stays off.
        """
        update = {
            "type": "session.update",
            "session": {
                "type": "realtime",
                "max_output_tokens": 80,
                "audio": {
                    "input": {
                        "format": {"type": "audio/pcm", "rate": 24000},
                        "turn_detection": None,
                    },
                    "output": {"format": {"type": "audio/pcm", "rate": 24000}},
                },
            },
        }

        assert (
            {
                "type": "session.update",
                "session": {
                    "input_audio_format": "pcm24",
                    "output_audio_format": "pcm",
                    "max_response_output_tokens": "80",
                    "turn_detection": None,
                },
            },
            (),
        ) == convert_payload(update, GLM, source=GA)

    def test_lacking(self) -> None:
        """
        GLM has neither OpenAI's voices nor semantic detection.
        """
        session = SessionResource(
            voice=RealtimeVoice.ALLOY,
            turn_detection=SemanticVAD(),
            speed=1.5,
            input_audio_transcription=AudioTranscription("zh"),
        )

        assert (
            "voice",
            "input_audio_transcription.language",
            "turn_detection",
            "speed",
        ) == unsupported(session, GLM)
