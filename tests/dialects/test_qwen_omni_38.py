"""
Qwen3.8-Omni's dialect, and the classes that only this wire has.
"""

from typing import Any

import pytest

from jsonschema import Draft202012Validator

from realtime_attrs import (
    OFF,
    PCM,
    AudioFormat,
    Container,
    FunctionTool,
    MCPApprovalMode,
    MCPTool,
    NamedVoice,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import (
    check,
    convert_payload,
    json_schema,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, QWEN_OMNI, QWEN_OMNI_38
from realtime_attrs.events import (
    ConversationItemCreate,
    MCPApprovalResponse,
    SessionCreated,
    SessionUpdate,
)
from realtime_attrs.extending import BaseEvent
from realtime_attrs.vendors.qwen import (
    DefaultPCM,
    QwenOmni38Session,
    QwenSemanticVAD,
    QwenTranscription,
    SessionFinish,
)
from wire_checks import cannot, check_refused, read, table, written


def heard(**keys: Any) -> dict[str, Any]:
    """
    Make a session with a format of the user's audio.
    """
    return {"audio": {"input": {"format": keys}}}


def spoken(**keys: Any) -> dict[str, Any]:
    """
    Make a session with a format of the model's audio.
    """
    return {"audio": {"output": {"format": keys}}}


FORMATS: list[Any] = [
    ({"type": word, "sample_rate": rate}, PCM(rate, container))
    for word, container in (("pcm", Container.RAW), ("wav", Container.WAV))
    for rate in (8_000, 16_000, 24_000, 48_000)
    if (word, rate) != ("pcm", 24_000)
]
FORMATS.append(({"type": "pcm", "sample_rate": 24_000}, AudioFormat.PCM16))

SESSIONS: list[Any] = [
    *(
        (heard(**keys), QwenOmni38Session(input_audio_format=x))
        for keys, x in FORMATS
    ),
    *(
        (spoken(**keys), QwenOmni38Session(output_audio_format=x))
        for keys, x in FORMATS
    ),
    # Formats without a rate are written without one.
    (
        heard(type="pcm"),
        QwenOmni38Session(input_audio_format=DefaultPCM(16_000)),
    ),
    (
        spoken(type="pcm"),
        QwenOmni38Session(output_audio_format=DefaultPCM(24_000)),
    ),
    (
        spoken(type="wav"),
        QwenOmni38Session(
            output_audio_format=DefaultPCM(24_000, Container.WAV)
        ),
    ),
    (
        heard(
            type="pcm",
            sample_rate=16000,
            sample_format="s16le",
            channels=2,
            packing="interleaved",
            channel_layout="raw_mic_array",
        ),
        QwenOmni38Session(
            input_audio_format=PCM(16_000),
            input_audio_sample_format="s16le",
            input_audio_channels=2,
            input_audio_packing="interleaved",
            input_audio_channel_layout="raw_mic_array",
        ),
    ),
    (heard(channels=4), QwenOmni38Session(input_audio_channels=4)),
    (
        {
            "modalities": ["text", "audio"],
            "instructions": "You name birds.",
            "input_audio_transcription": {
                "model": "qwen3-asr-flash-realtime",
                "corpus": {"text": "wren, whimbrel"},
            },
            "turn_detection": {"type": "semantic_vad", "threshold": 0.4},
            "tools": [
                {"type": "function", "function": {"name": "spot"}},
                {
                    "type": "mcp",
                    "server_label": "birds",
                    "server_url": "https://example.com/mcp",
                    "authorization": "Bearer none",
                    "headers": {"X-Reserve": "north"},
                    "allowed_tools": ["count"],
                    "require_approval": "never",
                },
            ],
            "audio": {"output": {"voice": "longanlingxin"}},
            "video": {"input": {"representation_compact": "normal"}},
            "max_tokens": 65536,
            "repetition_penalty": 0.0,
            "top_k": None,
        },
        QwenOmni38Session(
            modalities=["text", "audio"],
            instructions="You name birds.",
            voice=NamedVoice("longanlingxin"),
            input_audio_transcription=QwenTranscription(
                model="qwen3-asr-flash-realtime", corpus_text="wren, whimbrel"
            ),
            turn_detection=QwenSemanticVAD(threshold=0.4),
            tools=[
                FunctionTool("spot"),
                MCPTool(
                    "birds",
                    "https://example.com/mcp",
                    authorization="Bearer none",
                    headers={"X-Reserve": "north"},
                    allowed_tools=["count"],
                    require_approval=MCPApprovalMode.NEVER,
                ),
            ],
            input_video_representation_compact="normal",
            max_response_output_tokens=65536,
            repetition_penalty=0.0,
            top_k=OFF,
        ),
    ),
    (
        {"input_audio_transcription": None, "turn_detection": None},
        QwenOmni38Session(input_audio_transcription=OFF, turn_detection=OFF),
    ),
]

READ: list[Any] = [
    (
        {"voice": "Tina"},
        QwenOmni38Session(voice=NamedVoice("Tina")),
        {"audio": {"output": {"voice": "Tina"}}},
    ),
    # The nested one decides.
    (
        {"voice": "Tina", "audio": {"output": {"voice": "Momo"}}},
        QwenOmni38Session(voice=NamedVoice("Momo")),
        {"audio": {"output": {"voice": "Momo"}}},
    ),
    (
        spoken(sample_rate=48000),
        QwenOmni38Session(output_audio_format=PCM(48_000)),
        spoken(type="pcm", sample_rate=48000),
    ),
    (
        {"turn_detection": {"silence_duration_ms": 900}},
        QwenOmni38Session(turn_detection=ServerVAD(silence_duration_ms=900)),
        {"turn_detection": {"type": "server_vad", "silence_duration_ms": 900}},
    ),
]

REFUSED: list[Any] = [
    (
        {"input_audio_format": "pcm"},
        "/input_audio_format: key of another dialect; the qwen-omni-38"
        " dialect has it at audio.input.format.type",
    ),
    (
        heard(type="pcm", sample_rate=44100),
        "/audio/input/format/sample_rate: expected 24000, 8000, 16000 or"
        " 48000, got the number 44100",
    ),
    (
        spoken(type="mp3"),
        "/audio/output/format/type: expected one of 'pcm', 'wav', got the string"
        " 'mp3'",
    ),
    (
        {"max_tokens": 65537},
        "/max_tokens: expected an integer from 0 to 65536, got the number"
        " 65537",
    ),
]


def check_whole(payload: Any, value: Any, target: Any) -> None:
    """
    Check that a payload is read as a value, and written as it was.
    """
    assert value == read(QWEN_OMNI_38, payload, target, forbid_extra_keys=True)
    assert payload == written(QWEN_OMNI_38, value)
    assert () == unsupported(value, QWEN_OMNI_38)
    assert () == check(payload, QWEN_OMNI_38)


class TestRead:
    @pytest.mark.parametrize(("payload", "value"), table(*SESSIONS))
    def test_sessions(self, payload: Any, value: Any) -> None:
        """
        Each key of a session has its attribute.
        """
        check_whole(payload, value, SessionResource)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*READ))
    def test_other_forms(self, payload: Any, value: Any, again: Any) -> None:
        """
        Other forms are read, too.
        """
        assert value == read(QWEN_OMNI_38, payload)
        assert again == written(QWEN_OMNI_38, value)
        assert () == check(payload, QWEN_OMNI_38)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service doesn't have is rejected.
        """
        check_refused(QWEN_OMNI_38, payload, [problem])

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            (
                {
                    "type": "conversation.item.create",
                    "item": {
                        "type": "mcp_approval_response",
                        "approval_request_id": "a",
                        "approve": False,
                    },
                },
                ConversationItemCreate(
                    MCPApprovalResponse("a", approve=False)
                ),
            ),
            ({"type": "session.finish"}, SessionFinish()),
        ],
    )
    def test_events(self, payload: Any, value: Any) -> None:
        """
        So has each key of an event.
        """
        check_whole(payload, value, BaseEvent)

    def test_repeated_formats(self) -> None:
        """
        Answers may repeat the formats; they are ignored, or kept.
        """
        payload = {
            "type": "session.created",
            "session": {
                "object": "realtime.session",
                "id": "s",
                "output_audio_format": "pcm",
                **spoken(type="pcm"),
            },
        }
        value = SessionCreated(
            QwenOmni38Session(output_audio_format=DefaultPCM(24_000)),
            session_id="s",
        )
        kept = read(QWEN_OMNI_38, payload, BaseEvent, keep_unknown=True)

        assert value == read(
            QWEN_OMNI_38, payload, BaseEvent, forbid_extra_keys=True
        )
        assert payload == written(QWEN_OMNI_38, kept, keep_unknown=True)

    def test_schema(self) -> None:
        """
        The schema has formats with and without a rate.
        """
        validator = Draft202012Validator(json_schema(QWEN_OMNI_38))

        for payload, _ in SESSIONS:
            assert validator.is_valid(payload)
        assert not validator.is_valid(heard(type="pcm", sample_rate=1))


class TestOtherDialects:
    @pytest.mark.parametrize("dialect", [BETA, GA, QWEN_OMNI], ids=str)
    def test_unsupported(self, dialect: Any) -> None:
        """
        Other wires lack the attributes, and the higher limit.
        """
        lacking = {
            "input_audio_format": DefaultPCM(16_000),
            "input_audio_channels": 2,
            "max_response_output_tokens": 65_536,
        }
        session = QwenOmni38Session(**lacking)
        lower = QwenOmni38Session(max_response_output_tokens=65_535)

        assert {*lacking} == {*unsupported(session, dialect)}
        assert () == unsupported(lower, dialect)

    def test_lower_limit(self) -> None:
        """
        A limit that another wire lacks isn't written.
        """
        session = QwenOmni38Session(max_response_output_tokens=65_536)

        assert [
            "/max_tokens: expected an integer from 0 to 65535, got the number"
            " 65536"
        ] == cannot(QWEN_OMNI, session)

    def test_default_rate(self) -> None:
        """
        A direction has one default rate.
        """
        session = QwenOmni38Session(input_audio_format=DefaultPCM(24_000))

        assert [
            "/audio/input/format/type: the qwen-omni-38 dialect has no"
            " DefaultPCM(rate=24000)"
        ] == cannot(QWEN_OMNI_38, session)

    def test_to_ga(self) -> None:
        """
        What GA lacks is omitted with a notice.
        """
        payload = written(
            QWEN_OMNI_38,
            SessionUpdate(
                QwenOmni38Session(
                    instructions="You name birds.",
                    input_audio_format=DefaultPCM(16_000),
                    output_audio_format=AudioFormat.PCM16,
                )
            ),
        )

        found, problems = convert_payload(
            payload, GA, source=QWEN_OMNI_38, drop=True
        )

        assert {
            "type": "realtime",
            "instructions": "You name birds.",
            "audio": {
                "output": {"format": {"type": "audio/pcm", "rate": 24000}}
            },
        } == found["session"]
        assert ["/session/audio/input/format/type"] == [
            x.pointer for x in problems
        ]

    def test_from_qwen_omni(self) -> None:
        """
        The voice moves, and the formats stay.
        """
        payload = {
            "voice": "Tina",
            "input_audio_format": "pcm",
            "temperature": 0.7,
        }

        assert (
            {
                "audio": {
                    "output": {"voice": "Tina"},
                    "input": {"format": {"type": "pcm", "sample_rate": 16000}},
                },
                "temperature": 0.7,
            },
            (),
        ) == convert_payload(payload, QWEN_OMNI_38, source=QWEN_OMNI)

    def test_from_ga(self) -> None:
        """
        OpenAI's payloads are converted.
        """
        payload = {
            "type": "realtime",
            "max_output_tokens": 99,
            "audio": {"output": {"format": {"type": "audio/pcmu"}}},
        }

        found, problems = convert_payload(
            payload, QWEN_OMNI_38, source=GA, drop=True
        )

        assert {"max_tokens": 99} == found
        assert ["/audio/output/format"] == [x.pointer for x in problems]
