"""
Telling dialects apart.
"""

from typing import Any

import pytest

from payloads import real
from realtime_attrs import FunctionTool, SessionResource
from realtime_attrs._conversion.detection import pointer_in
from realtime_attrs.converter import detect_dialect
from realtime_attrs.dialects import BETA, GA, Dialect


class TestDetection:
    @pytest.mark.parametrize(
        ("name", "dialect"),
        [
            ("azure-preview-session.update-aoai-sdk-readme", BETA),
            ("beta-2024-10-10-session.created-csharp-comment", BETA),
            ("beta-2024-12-22-session.created-zh-capture", BETA),
            ("beta-2024-12-22-session.update-zh-capture", BETA),
            ("beta-2024-12-22-session.updated-zh-capture", BETA),
            ("doc-openapi-2024-11-beta-session.created", BETA),
            ("doc-openapi-2024-11-beta-session.updated", BETA),
            ("doc-openapi-beta-session-object", BETA),
            ("doc-openapi-beta-session.updated", BETA),
            ("doc-openapi-beta-session.update", None),
            ("doc-ga-session.update-noise-reduction-null", GA),
            ("doc-ga-truncation-costs-guide-event-key", None),
            ("doc-openapi-ga-client_secrets-response", GA),
            ("doc-openapi-ga-session-object", GA),
            ("doc-openapi-ga-session.created", GA),
            ("doc-openapi-ga-session.update", GA),
            ("ga-2026-01-01-session.created-cpp-sip-bot", GA),
            ("ga-session.update-twilio-python-2025-08", GA),
        ],
    )
    def test_real_payloads(self, name: str, dialect: Dialect | None) -> None:
        """
        Real payloads are told apart, where there is something to tell.
        """
        assert dialect is detect_dialect(real(name))

    @pytest.mark.parametrize(
        ("payload", "dialect"),
        [
            ({"type": "realtime"}, GA),
            ({"type": "transcription"}, GA),
            ({"modalities": ["text"]}, BETA),
            ({"input_audio_format": "pcm16"}, BETA),
            ({"output_audio_format": "pcm16"}, BETA),
            ({"input_audio_transcription": None}, BETA),
            ({"input_audio_noise_reduction": None}, BETA),
            ({"max_response_output_tokens": "inf"}, BETA),
            ({"temperature": 0.8}, BETA),
            ({"voice": "alloy"}, BETA),
            ({"turn_detection": None}, BETA),
            ({"speed": 1.0}, BETA),
            ({"output_modalities": ["text"]}, GA),
            ({"max_output_tokens": 5}, GA),
            ({"audio": {}}, GA),
            ({"audio": {"output": []}}, GA),
            ({"audio": {"output": {"language": "fi", "speed": 1}}}, None),
            ({"voice": "eve", "audio": {}}, None),
            ({"instructions": "", "tools": [], "model": "m"}, None),
            ({}, None),
            ([], None),
            ({"session": []}, None),
            ("realtime", None),
            ({"type": ["realtime"]}, GA),
            ({"type": "new", "session": {"type": {}}}, None),
            ({"type": "response.audio.delta"}, BETA),
            ({"type": "response.output_audio.delta"}, GA),
            ({"type": "conversation.item.done"}, GA),
            ({"type": "transcription_session.update", "session": {}}, BETA),
            ({"type": "input_audio_buffer.clear"}, None),
            ({"type": "response.done", "response": {"audio": {}}}, GA),
            ({"type": "response.done", "response": {"voice": "ash"}}, BETA),
            ({"type": "response.done", "response": {"id": "r"}}, None),
            ({"type": "response.done", "response": []}, None),
            ({"type": "response.create", "response": {"input": 3}}, None),
            (
                {"type": "response.create", "response": {"reasoning": {}}},
                GA,
            ),
            (
                {
                    "type": "conversation.item.created",
                    "item": {"object": "realtime.item"},
                },
                None,
            ),
            (
                {
                    "type": "response.output_item.done",
                    "item": {"content": [3, {"type": "output_text"}]},
                },
                GA,
            ),
            (
                {
                    "type": "response.done",
                    "response": {
                        "output": [3, {"content": [{"type": "audio"}]}]
                    },
                },
                BETA,
            ),
            (
                {
                    "type": "response.done",
                    "response": {
                        "audio": {},
                        "output": [{"content": [{"type": "text"}]}],
                    },
                },
                None,
            ),
        ],
    )
    def test_keys(self, payload: Any, dialect: Dialect | None) -> None:
        """
        A type, or a key that only one wire has, tells which it is.
        """
        assert dialect is detect_dialect(payload)


class TestPointers:
    def test_not_in_the_payload(self) -> None:
        """
        What isn't in the payload has the pointer of where it would be.
        """
        session = SessionResource(tools=[FunctionTool("f")])

        for payload in ({}, {"tools": None}, {"tools": 3}):
            assert "/tools/0/name" == pointer_in(
                ("tools", 0, "name"), session, GA, payload
            )
