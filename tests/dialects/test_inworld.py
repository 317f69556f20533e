"""
Inworld's dialect: what each spelling means, and what is none.
"""

from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    CustomVoice,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
    RetentionRatioTruncation,
    SemanticVAD,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
    Unknown,
)
from realtime_attrs.dialects import INWORLD
from realtime_attrs.events import (
    ResponseCreate,
    ResponseParameters,
    SessionCreated,
)
from realtime_attrs.vendors.inworld import InworldSession as Session
from realtime_attrs.vendors.qwen import QwenSemanticVAD
from vendor_payloads import (
    CALLS,
    CHOICES,
    FLAT_TOOLS,
    NESTED_FORMAT,
    NO_NAMES,
    heard,
    real,
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


def inworld(value: Any) -> Unknown:
    """
    Make what Inworld has said, and the dialect does not know.
    """
    return Unknown(value, "inworld")


INWORLD_FORMATS: list[Any] = [
    *NESTED_FORMAT,
    *(
        ({"type": "audio/pcm", "rate": rate}, PCM(rate))
        for rate in (8000, 16000, 32000, 44100, 48000)
    ),
]

INWORLD_BOTH: list[Any] = [
    (real(), Session()),
    *(
        (real(**said(voice=name)), Session(voice=NamedVoice(name)))
        for name in ("Dennis", "Clive", "Sarah", "alloy")
    ),
    (
        real(model="openai/gpt-4o-mini", temperature=0.7),
        Session(model="openai/gpt-4o-mini", temperature=0.7),
    ),
    *(
        (real(output_modalities=words), Session(modalities=words))
        for words in (["audio", "text"], ["text", "audio"], ["text"], [])
    ),
    (real(**said(speed=0.25)), Session(speed=0.25)),
    *(
        (real(**heard(format=x)), Session(input_audio_format=audio))
        for x, audio in INWORLD_FORMATS
    ),
    *(
        (real(**said(format=x)), Session(output_audio_format=audio))
        for x, audio in INWORLD_FORMATS
    ),
    *(
        (
            real(**heard(transcription={"model": model, "language": "en"})),
            Session(input_audio_transcription=AudioTranscription("en", model)),
        )
        for model in ("inworld/inworld-stt-1", "soniox/stt")
    ),
    *(
        (
            real(
                **heard(
                    turn_detection={
                        "type": "semantic_vad",
                        "eagerness": eagerness,
                    }
                )
            ),
            Session(turn_detection=SemanticVAD(eagerness)),
        )
        for eagerness in ("low", "medium", "high", "auto")
    ),
    (
        real(**heard(turn_detection=None, transcription=None)),
        Session(turn_detection=OFF, input_audio_transcription=OFF),
    ),
    *(
        (real(tool_choice=x), Session(tool_choice=choice))
        for x, choice in (*CHOICES, *CALLS)
    ),
    *((real(tools=[x]), Session(tools=[tool])) for x, tool in FLAT_TOOLS),
    (real(truncation="auto"), Session(truncation=TruncationMode.AUTO)),
    (real(tracing="auto"), Session(tracing=TracingMode.AUTO)),
    (real(tracing=None), Session(tracing=OFF)),
    (
        real(tracing={"workflow_name": "lamp", "group_id": "g"}),
        Session(tracing=TracingConfiguration("lamp", "g")),
    ),
    *(
        (
            real(**heard(noise_reduction={"type": word})),
            Session(input_audio_noise_reduction=NoiseReduction(mode)),
        )
        for word, mode in (
            ("near_field", NoiseReductionMode.NEAR_FIELD),
            ("far_field", NoiseReductionMode.FAR_FIELD),
        )
    ),
    (
        real(**heard(noise_reduction=None)),
        Session(input_audio_noise_reduction=OFF),
    ),
    (
        real(truncation="disabled"),
        Session(truncation=TruncationMode.DISABLED),
    ),
    (
        real(truncation={"type": "retention_ratio", "retention_ratio": 0.5}),
        Session(truncation=RetentionRatioTruncation(0.5)),
    ),
    (
        real(max_output_tokens="inf"),
        Session(max_response_output_tokens=INF),
    ),
    (real(max_output_tokens=4), Session(max_response_output_tokens=4)),
    (
        {
            "type": "response.create",
            "response": {
                "output_modalities": ["audio", "text"],
                **said(voice="Sarah"),
            },
        },
        ResponseCreate(
            ResponseParameters(
                modalities=["audio", "text"], voice=NamedVoice("Sarah")
            )
        ),
    ),
]

INWORLD_READ: list[Any] = [
    ({}, Session(), real()),
    ({"type": None}, Session(), real()),
    ({"temperature": 0.7}, Session(temperature=0.7), real(temperature=0.7)),
    (
        heard(format={"type": "audio/pcm"}),
        Session(input_audio_format=AudioFormat.PCM16),
        real(**heard(format={"type": "audio/pcm", "rate": 24000})),
    ),
    # A client has types with the bare word.
    *(
        (
            real(**heard(format=spelling["type"])),
            Session(input_audio_format=audio),
            real(**heard(format=spelling)),
        )
        for spelling, audio in NESTED_FORMAT
    ),
    (real(**said(voice=None, speed=None)), Session(), real()),
]

INWORLD_REFUSED: list[Any] = [
    *(
        (
            real(**said(voice=voice)),
            f"/audio/output/voice: expected a string, got {what}",
        )
        for voice, what in NO_NAMES
    ),
    (
        {"type": "transcription"},
        "/type: expected 'realtime', got the string 'transcription'",
    ),
    *(
        (
            real(**heard(format={"type": "audio/pcm", "rate": rate})),
            "/audio/input/format/rate: expected 24000, 8000, 16000, 32000,"
            f" 44100 or 48000, got the number {rate}",
        )
        for rate in (11025, 22050)
    ),
    (
        real(**heard(turn_detection={"type": None})),
        "/audio/input/turn_detection/type: expected 'server_vad' or"
        " 'semantic_vad', got null",
    ),
    (
        real(temperature="warm"),
        "/temperature: expected a number, got the string 'warm'",
    ),
    (
        real(voice="Dennis"),
        "/voice: key of another dialect; the inworld dialect has it at"
        " audio.output.voice",
    ),
    (
        real(modalities=["audio"]),
        "/modalities: key of another dialect; the inworld dialect has it at"
        " output_modalities",
    ),
    (
        real(max_response_output_tokens=4),
        "/max_response_output_tokens: key of another dialect; the inworld"
        " dialect has it at max_output_tokens",
    ),
    (
        real(reasoning={"effort": "most"}),
        "/reasoning/effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got the string 'most'",
    ),
    (
        real(tools=[{"type": "function", "function": {"name": "f"}}]),
        "/tools/0/name: required key is missing",
    ),
    (
        real(tools=[{"type": "x_search"}]),
        "/tools/0/type: expected 'function', 'mcp' or 'web_search', got the"
        " string 'x_search'",
    ),
]

INWORLD_KEYS = known(
    "type",
    "model",
    "output_modalities",
    "instructions",
    "audio",
    "tools",
    "tool_choice",
    "temperature",
    "max_output_tokens",
    "tracing",
    "include",
    "truncation",
    "reasoning",
    "parallel_tool_calls",
    "providerData",
)

INWORLD_CLOSED: list[Any] = [
    (
        real(prompt={"id": "p"}),
        f"/prompt: unknown key; {INWORLD_KEYS}",
    ),
    (
        real(**said(pitch=1)),
        "/audio/output/pitch: unknown key;"
        f" {known('voice', 'format', 'speed', 'model')}",
    ),
]

INWORLD_CANNOT: list[Any] = [
    (
        Session(voice=RealtimeVoice.ALLOY),
        "/audio/output/voice: the inworld dialect has no RealtimeVoice.ALLOY",
    ),
    (
        Session(voice=CustomVoice("v")),
        "/audio/output/voice: the inworld dialect has no CustomVoice",
    ),
    (
        Session(output_audio_format=PCM(11025)),
        "/audio/output/format: the inworld dialect has no PCM(rate=11025)",
    ),
    (
        Session(turn_detection=QwenSemanticVAD(threshold=0.5)),
        "/audio/input/turn_detection/threshold: the inworld dialect has no"
        " threshold",
    ),
    *(
        (
            Session(**{name: OFF}),
            f"/{name}: the inworld dialect has no {name}",
        )
        for name in ("prompt",)
    ),
]

INWORLD_KEPT: list[Any] = [
    (
        real(
            prompt="p",
            **said(pitch=1, voice="Dennis"),
        ),
        Session(
            voice=NamedVoice("Dennis"),
            extra=inworld({"prompt": "p", **said(pitch=1)}),
        ),
    ),
    (
        real(**heard(format={"type": "audio/pcm", "rate": 11025})),
        Session(
            input_audio_format=inworld({"type": "audio/pcm", "rate": 11025})
        ),
    ),
]


class TestInworld:
    @pytest.mark.parametrize(("payload", "value"), table(*INWORLD_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(INWORLD, payload, value, detailed=detailed)

    @pytest.mark.parametrize(
        ("payload", "value", "again"), table(*INWORLD_READ)
    )
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(INWORLD, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*INWORLD_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(INWORLD, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*INWORLD_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        read(INWORLD, payload)
        check_refused(INWORLD, payload, [problem], forbid_extra_keys=True)

    @pytest.mark.parametrize(("value", "problem"), table(*INWORLD_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(INWORLD, value)

    @pytest.mark.parametrize(("payload", "value"), table(*INWORLD_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(INWORLD, payload, value, detailed=detailed)

    @pytest.mark.parametrize(
        "session", [{}, {"type": "realtime"}, {"object": "realtime.session"}]
    )
    def test_shown(self, session: Any) -> None:
        """
        What a server says of a session is taken without its words too.
        """
        payload = {
            "type": "session.created",
            "session": {"id": "s", **session},
        }
        event = read(INWORLD, payload, EVENT, forbid_extra_keys=True)

        assert SessionCreated(Session(), session_id="s") == event
        assert {
            "type": "session.created",
            "session": {
                "type": "realtime",
                "object": "realtime.session",
                "id": "s",
            },
        } == written(INWORLD, event)
