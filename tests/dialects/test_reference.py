"""
The reference dialect, held against what the reference types answered.
"""

import gzip
import json
import struct

from functools import cache
from math import isclose
from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

import realtime_attrs

from payloads import DATA
from realtime_attrs import (
    OFF,
    AudioFormat,
    FunctionTool,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import WireError
from realtime_attrs.dialects import REFERENCE


KINDS = [
    "AudioFormat",
    "AudioTranscription",
    "MaxResponseOutputTokens",
    "RealtimeVoice",
    "SessionResource",
    "ToolChoice",
    "ToolDefinition",
    "TurnDetection",
]


@cache
def cases() -> list[dict[str, Any]]:
    """
    Load the recorded cases, once.
    """
    text = gzip.decompress((DATA / "reference-cases.jsonl.gz").read_bytes())
    return [json.loads(line) for line in text.split(b"\n") if line]


class TestRecordedCases:
    def test_all_are_here(self) -> None:
        """
        The file holds the 4,328 cases, 2,421 of them accepted.
        """
        assert len(cases()) == 4328
        assert sum(case["ok"] for case in cases()) == 2421
        assert sorted({case["type"] for case in cases()}) == KINDS

    @pytest.mark.parametrize("kind", KINDS)
    def test_agreement(self, reference: cattrs.Converter, kind: str) -> None:
        """
        What the reference types accept, refuse and write, so do we.
        """
        found = [case for case in cases() if case["type"] == kind]

        assert [case for case in found if not _agrees(reference, case)] == []


def _agrees(converter: cattrs.Converter, case: dict[str, Any]) -> bool:
    target = getattr(realtime_attrs, case["type"])
    raw = json.loads(case["raw"])
    try:
        value = converter.structure(raw, target)
    except CattrsError:
        return not case["ok"]
    return case["ok"] and _same(
        json.loads(case["out"]), converter.unstructure(value, target)
    )


def _same(expected: Any, actual: Any) -> bool:
    """
    Compare JSON values, numbers as 32-bit floats.
    """
    if type(expected) in (int, float) and type(actual) in (int, float):
        return isclose(expected, actual, rel_tol=1e-12) or (
            _bits(expected) == _bits(actual)
        )
    if type(expected) is not type(actual):
        return False
    if isinstance(expected, dict):
        return expected.keys() == actual.keys() and all(
            _same(expected[key], actual[key]) for key in expected
        )
    if isinstance(expected, list):
        return len(expected) == len(actual) and all(
            map(_same, expected, actual)
        )
    return bool(expected == actual)


def _bits(number: float) -> bytes:
    return struct.pack("<f", number)


class TestComparison:
    @pytest.mark.parametrize(
        ("expected", "actual"),
        [
            (1, True),
            (1, 1.1),
            (1, "1"),
            ({"a": 1}, {}),
            ({"a": 1}, {"a": 2}),
            ([1], [1, 2]),
            ([1], [2]),
            ("a", "b"),
        ],
    )
    def test_tells_apart(self, expected: Any, actual: Any) -> None:
        """
        The comparison of the recorded cases is not blind.
        """
        assert not _same(expected, actual)


class TestCannotSay:
    @pytest.mark.parametrize(
        ("session", "message"),
        [
            (
                SessionResource(turn_detection=ServerVAD(threshold=0.5)),
                "/turn_detection: the reference dialect requires"
                " 'prefix_padding_ms', 'silence_duration_ms'",
            ),
            (
                SessionResource(turn_detection=SemanticVAD()),
                "/turn_detection: the reference dialect requires 'eagerness'",
            ),
            (
                SessionResource(turn_detection=OFF),
                "/turn_detection: the reference dialect doesn't support OFF",
            ),
            (
                SessionResource(input_audio_transcription=OFF),
                "/input_audio_transcription: the reference dialect doesn't"
                " support OFF",
            ),
            (
                SessionResource(voice=RealtimeVoice.SAGE),
                "/voice: the reference dialect has no RealtimeVoice.SAGE",
            ),
            (
                SessionResource(
                    tools=[
                        FunctionTool("f", "does", {}),
                        FunctionTool("g", parameters={}),
                    ]
                ),
                "/tools/1: the reference dialect requires 'description'",
            ),
            (
                SessionResource(temperature=1e39),
                "/temperature: expected a finite 32-bit number, got the number"
                " 1e+39",
            ),
        ],
    )
    def test_message(
        self, reference: cattrs.Converter, session: Any, message: str
    ) -> None:
        """
        What the reference types have no form for is an error.
        """
        with pytest.raises(WireError) as caught:
            reference.unstructure(session)

        assert message == str(caught.value)

    def test_all_at_once(self, reference: cattrs.Converter) -> None:
        """
        Everything that cannot be said is named, in one error.
        """
        session = SessionResource(
            voice=RealtimeVoice.CEDAR,
            turn_detection=OFF,
            tools=[FunctionTool("f"), FunctionTool("g")],
        )

        with pytest.raises(WireError) as caught:
            reference.unstructure(session)

        assert [problem.pointer for problem in caught.value.problems] == [
            "/voice",
            "/turn_detection",
            "/tools/0",
            "/tools/1",
        ]


class TestNormalForms:
    def test_null_says_nothing(self, reference: cattrs.Converter) -> None:
        """
        Null is read as absent, also where other dialects turn off.
        """
        payload = {"turn_detection": None, "input_audio_transcription": None}

        assert SessionResource() == reference.structure(
            payload, SessionResource
        )

    def test_null_parameters(self, reference: cattrs.Converter) -> None:
        """
        Parameters have to be there, and null is a value of them.
        """
        payload = {
            "type": "function",
            "name": "f",
            "description": "",
            "parameters": None,
        }

        tool = reference.structure(payload, FunctionTool)

        assert FunctionTool("f", "", None) == tool
        assert payload == reference.unstructure(tool)

    @pytest.mark.parametrize("number", [3.4028235e38, -3.4028235e38, 1e-50])
    def test_numbers_of_32_bits(
        self, reference: cattrs.Converter, number: float
    ) -> None:
        """
        The greatest 32-bit numbers are numbers.
        """
        payload = {"temperature": number}

        session = reference.structure(payload, SessionResource)

        assert payload == reference.unstructure(session)

    @pytest.mark.parametrize("number", [3.4028236e38, -1e300, 10**39])
    def test_numbers_beyond(
        self, reference: cattrs.Converter, number: float
    ) -> None:
        """
        Numbers that would round to infinity are refused.
        """
        with pytest.raises(CattrsError):
            reference.structure({"temperature": number}, SessionResource)

    def test_mu_law(self, reference: cattrs.Converter) -> None:
        """
        Only the typo is known for mu-law.
        """
        assert reference.unstructure(AudioFormat.G711_ULAW) == "g711_law"
        with pytest.raises(CattrsError):
            reference.structure("g711_ulaw", AudioFormat)

    def test_dialect_in_json(self) -> None:
        """
        JSON text in and out goes by the same rules.
        """
        converter = realtime_attrs.converter.make_converter(REFERENCE)

        text = '{"voice": "nova", "max_response_output_tokens": "inf"}'

        assert text == converter.dumps(converter.loads(text, SessionResource))
