"""
Each kind of rule, in the schema as in the reader.
"""

from typing import Any

import pytest

from realtime_attrs import (
    AudioFormat,
    MCPTool,
    NoiseReduction,
    ServerVAD,
    SessionResource,
    ToolChoice,
)
from realtime_attrs.dialects import BETA, GA, Dialect, Key, Variant, record
from realtime_attrs.events import (
    InputAudioBufferAppend,
    Response,
    ResponseParameters,
    SessionCreated,
    TranscriptionSession,
)
from schemas import EVEN, ODD, pair_of, pairs


FLAT = {"tool_choice": "none", "voice": {"type": "ash"}}


SEMANTIC = {"type": "semantic_vad"}


MCP = {"type": "mcp", "server_label": "s"}


class TestRules:
    @pytest.mark.parametrize(
        ("dialect", "of", "payload", "is_read"),
        [
            (ODD, SessionResource, {**FLAT, "turn_detection": None}, True),
            (ODD, SessionResource, {**FLAT, "turns": SEMANTIC}, True),
            (ODD, SessionResource, {**FLAT, "turns": None}, True),
            (ODD, SessionResource, FLAT, False),
            (
                ODD,
                SessionResource,
                {**FLAT, "turns": SEMANTIC, "turn_detection": SEMANTIC},
                False,
            ),
            (
                ODD,
                SessionResource,
                {**FLAT, "turns": SEMANTIC, "turn_detection": None},
                False,
            ),
            (
                ODD.evolve("never off", null_is_off=False),
                SessionResource,
                {**FLAT, "turn_detection": None},
                False,
            ),
            (EVEN, SessionResource, {"max_response_output_tokens": 3}, True),
            (EVEN, SessionResource, {"max_response_output_tokens": "3"}, True),
            (
                EVEN,
                SessionResource,
                {"max_response_output_tokens": "inf"},
                True,
            ),
            (
                EVEN,
                SessionResource,
                {"max_response_output_tokens": "3\n"},
                False,
            ),
            (EVEN, SessionResource, {"max_response_output_tokens": ""}, False),
            (EVEN, NoiseReduction, {"kind": "near_field"}, True),
            (EVEN, NoiseReduction, {"kind": "none"}, False),
            (EVEN, NoiseReduction, {"type": "near_field"}, True),
            (ODD, ToolChoice, "nothing", True),
            (ODD, AudioFormat, {"type": "pcm", "rate": None}, True),
            (ODD, AudioFormat, {"type": "pcm", "rate": 8000}, False),
            (ODD, Response, {"meta": {"heat": 1, "x": [None]}}, True),
            (ODD, Response, {"meta": {"heat": "x"}}, False),
            (GA, MCPTool, {**MCP, "headers": {"a": "b"}}, True),
            (GA, MCPTool, {**MCP, "headers": {"a": 3}}, False),
            (GA, ResponseParameters, {"output_modalities": ["text"]}, True),
            (GA, ResponseParameters, {"output_modalities": ["video"]}, False),
            (GA, ResponseParameters, {"output_modalities": []}, False),
            (BETA, ResponseParameters, {"modalities": ["video"]}, True),
            (BETA, ResponseParameters, {"audio": {}}, False),
        ],
    )
    def test_agree(
        self, dialect: Dialect, of: Any, payload: Any, is_read: bool
    ) -> None:
        """
        Each kind of rule decides as it does when reading.
        """
        for closed in (False, True):
            pair = pair_of(dialect, of, closed=closed)

            assert (is_read, is_read) == pair.judge(payload, of)


class TestNoTag:
    @pytest.mark.parametrize(
        ("detection", "is_read"),
        [
            ({"threshold": 0.3}, True),
            ({"type": "server_vad", "threshold": 0.3}, True),
            ({"type": "semantic_vad"}, True),
            ({"type": "smart_turn"}, False),
            ({"type": None}, False),
            ({"type": None, "threshold": 0.3}, False),
        ],
    )
    def test_form(self, detection: Any, *, is_read: bool) -> None:
        """
        A form without a tag is no form of an object with another tag.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                BETA.of(ServerVAD).evolve(
                    variants=Variant(ServerVAD, tag=None)
                )
            ],
        )
        payload = {"turn_detection": detection}

        for closed in (False, True):
            found = pair_of(acme, SessionResource, closed=closed)

            assert (is_read, is_read) == found.judge(payload, SessionResource)


class TestOneWord:
    def test_null(self) -> None:
        """
        The only word isn't required.
        """
        acme = BETA.evolve(
            "acme",
            words={AudioFormat: {AudioFormat.PCM16: "pcm"}},
        )
        reading = pair_of(acme, SessionResource)
        for word, is_read in [("pcm", True), (None, True), ("pcm16", False)]:
            payload = {"input_audio_format": word}

            assert (is_read, is_read) == reading.judge(
                payload, SessionResource
            )


class TestHidden:
    def test_a_key_of_two(self) -> None:
        """
        A key of what is spread can't be another attribute's too.
        """
        with pytest.raises(
            ValueError, match="'voice' is a key of SessionResource and of"
        ):
            ODD.evolve(
                "hidden",
                records=[
                    record(
                        SessionCreated,
                        tag="session.created",
                        session=Key("session.*", records=[SessionResource]),
                        session_id="session.voice",
                    )
                ],
            )

    @pytest.mark.parametrize(
        ("payload", "is_read"),
        [
            ({"audio": {"output": {"voice": "ash"}}}, False),
            ({"audio": {"output": {"speed": 1.5}}}, True),
            ({"voice": "ash"}, True),
        ],
    )
    def test_moved(self, payload: Any, is_read: bool) -> None:
        """
        A key that was moved is refused where it was, inside objects too.
        """
        moved = GA.of(SessionResource).evolve("voice", tag=None)
        dialect = GA.evolve(
            "moved", records=[moved], without=[TranscriptionSession]
        )
        for closed in (False, True):
            pair = pair_of(dialect, SessionResource, closed=closed)

            assert (is_read, is_read) == pair.judge(payload, SessionResource)

    def test_words(self) -> None:
        """
        A word that is an object may stand among the keys of others.
        """
        dialect = GA.evolve(
            "hidden",
            records=[
                record(
                    TranscriptionSession,
                    "input_audio_format",
                    "include",
                    tag="transcription",
                    input_audio_format="audio.*",
                    include="audio.include",
                )
            ],
        )
        for closed in (False, True):
            pair = pair_of(dialect, TranscriptionSession, closed=closed)
            for audio, is_read in (
                ({"type": "audio/pcmu", "include": ["x"]}, True),
                ({"type": "audio/pcmu", "include": 3}, False),
                ({"type": "audio/pcmu", "rate": 3}, not closed),
                ({"type": "audio/pcm", "rate": 3}, False),
                ({}, True),
                (None, True),
            ):
                payload = {"type": "transcription", "audio": audio}

                assert (is_read, is_read) == pair.judge(
                    payload, TranscriptionSession
                )


class TestBase64:
    @pytest.mark.parametrize(
        "text",
        [
            *("", "QUJD", "QUI=", "QQ==", "+/+/", "QUJDQQ==", "QUJDQUI="),
            *("Q", "QQ", "QUJ", "QUJDQ", "=", "====", "Q===", "QQ=", "QQ=A"),
            *("QUJD\n", "QU JD", "QUJD\nQUJD", "QUI=\n", "-_-_", "éééé"),
            *("QUI=QUJD", "QQ==QUJD", "\nQUJD", "QUI==", "QUJD=", "QUJD===="),
        ],
    )
    def test_agree(self, text: str) -> None:
        """
        Text in base64 is valid exactly if it is decoded.
        """
        pair = pair_of(GA, InputAudioBufferAppend)
        payload = {"type": "input_audio_buffer.append", "audio": text}
        read, valid = pair.judge(payload, InputAudioBufferAppend)

        assert read == valid


class TestBeyond:
    @pytest.mark.parametrize(
        ("payload", "is_read", "is_valid"),
        [
            ({"max_response_output_tokens": 1.0}, False, True),
            ({"max_response_output_tokens": 1.5}, False, False),
            ({"tools": [{"parameters": float("inf")}]}, False, True),
            ({"speed": float("inf")}, False, False),
            ({"speed": 2**1024 - 2**970 - 1}, True, False),
            ({"speed": 2**1024}, False, False),
        ],
        ids=["whole", "no integer", "in JSON", "number", "rounded", "integer"],
    )
    def test_what_cannot_be_said(
        self, payload: Any, is_read: bool, is_valid: bool
    ) -> None:
        """
        In what the documentation lists, schema and reader differ.
        """
        for tool in payload.get("tools", ()):
            tool |= {"type": "function", "name": "f"}
        (pair, _) = pairs("beta", "SessionResource")

        assert (is_read, is_valid) == pair.judge(payload, SessionResource)
