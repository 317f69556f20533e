"""
Live sessions made of Realtime sessions, and the names of what is left.
"""

import re

from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

import realtime_attrs as ra

from realtime_attrs import INF, OFF, SessionResource, Unknown, live
from realtime_attrs.converter import make_converter, unsupported
from realtime_attrs.dialects import GA, LIVE
from realtime_attrs.vendors import azure_voice_live, xai


PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "move-to-live.md"

reader = cache(make_converter)


def unknown(value: Any) -> Unknown:
    """
    Make a value that converters of GA have kept.
    """
    return Unknown(value, "ga")


REALTIME = {
    "type": "realtime",
    "model": "gpt-realtime-2",
    "output_modalities": ["audio"],
    "instructions": "You sell tickets for the ferry.",
    "audio": {
        "input": {
            "format": {"type": "audio/pcmu"},
            "transcription": {"model": "gpt-transcribe"},
            "noise_reduction": {"type": "near_field"},
            "turn_detection": {"type": "semantic_vad", "eagerness": "low"},
        },
        "output": {
            "format": {"type": "audio/pcmu"},
            "voice": "cedar",
            "speed": 1.1,
        },
    },
    "include": ["item.input_audio_transcription.logprobs"],
    "max_output_tokens": 900,
    "parallel_tool_calls": False,
    "prompt": {"id": "pmpt_1"},
    "reasoning": {"effort": "high"},
    "tool_choice": {"type": "function", "name": "next_ferry"},
    "tools": [
        {
            "type": "function",
            "name": "next_ferry",
            "description": "When the next ferry leaves.",
            "parameters": {"type": "object", "properties": {}},
        },
        {
            "type": "mcp",
            "server_label": "harbour",
            "server_url": "https://harbour.example/mcp",
            "authorization": "letmein",
            "headers": {"X-Pier": "4"},
            "allowed_tools": {"read_only": True},
            "allowed_callers": ["direct"],
            "require_approval": {"never": {"tool_names": ["tide"]}},
        },
    ],
    "tracing": "auto",
    "truncation": "disabled",
}
MOVED = {
    "instructions": "You sell tickets for the ferry.",
    "audio": {
        "format": {"type": "audio/pcmu", "rate": 8000},
        "output": {"voice": "cedar"},
    },
    "delegation": {
        "type": "responses",
        "responses": {
            "max_output_tokens": 900,
            "parallel_tool_calls": False,
            "reasoning": {"effort": "high"},
            "tool_choice": {"type": "function", "name": "next_ferry"},
            "tools": REALTIME["tools"],
        },
    },
}
LEFT = (
    "model",
    "modalities",
    "input_audio_transcription",
    "turn_detection",
    "input_audio_noise_reduction",
    "speed",
    "tracing",
    "include",
    "prompt",
    "truncation",
)

PLACES: list[tuple[dict[str, Any], live.LiveSession]] = [
    ({"instructions": ""}, live.LiveSession(instructions="")),
    *(
        ({"voice": voice}, live.LiveSession(voice=voice))
        for voice in (
            ra.RealtimeVoice.CEDAR,
            ra.CustomVoice("voice_1"),
            ra.NamedVoice("willow"),
        )
    ),
    *(
        ({name: form}, live.LiveSession(audio_format=form))
        for form in (
            ra.AudioFormat.PCM16,
            ra.PCM(16_000),
            ra.AudioFormat.G711_ULAW,
            ra.AudioFormat.G711_ALAW,
        )
        for name in ("input_audio_format", "output_audio_format")
    ),
    *(
        (
            {name: value},
            live.LiveSession(
                delegation=live.ResponsesDelegation(**{place: new})
            ),
        )
        for name, value, place, new in (
            (
                "tools",
                [ra.FunctionTool("f", "d", {"type": "object"})],
                "tools",
                [live.LiveFunctionTool("f", "d", {"type": "object"})],
            ),
            (
                "tools",
                [live.LiveFunctionTool("f", strict=True)],
                "tools",
                [live.LiveFunctionTool("f", strict=True)],
            ),
            # No tool is allowed, which isn't the same as not set.
            *[
                ("tools", tools, "tools", tools)
                for tools in (
                    [ra.MCPTool("m", allowed_tools=[])],
                    [ra.MCPTool("m", allowed_callers=[])],
                )
            ],
            *[
                ("tool_choice", choice, "tool_choice", choice)
                for choice in (
                    ra.ToolChoiceMode.REQUIRED,
                    ra.FunctionToolChoice("f"),
                    ra.MCPToolChoice("m", "t"),
                )
            ],
            (
                "reasoning",
                ra.Reasoning(ra.ReasoningEffort.MINIMAL),
                "reasoning",
                live.LiveReasoning(ra.ReasoningEffort.MINIMAL),
            ),
            (
                "reasoning",
                live.LiveReasoning(summary=live.ReasoningSummary.AUTO),
                "reasoning",
                live.LiveReasoning(summary=live.ReasoningSummary.AUTO),
            ),
            ("reasoning", ra.Reasoning(), "reasoning", live.LiveReasoning()),
            ("parallel_tool_calls", False, "parallel_tool_calls", False),
            ("max_response_output_tokens", 0, "max_output_tokens", 0),
        )
    ),
]
NOTHING: list[dict[str, Any]] = [
    {},
    {"tools": []},
    {"modalities": []},
    {"include": ()},
    {"max_response_output_tokens": INF},
]
NO_PLACE: list[dict[str, Any]] = [
    {"model": "gpt-realtime-2"},
    {"modalities": ["audio"]},
    {"modalities": [unknown("smell")]},
    {"input_audio_format": ra.AudioFormat.OPUS},
    {"output_audio_format": ra.PCM(8_000)},
    {"input_audio_format": ra.PCM(24_000, ra.Container.WAV)},
    {"output_audio_format": unknown("audio/flac")},
    {"input_audio_transcription": ra.AudioTranscription(model="whisper-1")},
    {"input_audio_transcription": OFF},
    {"turn_detection": ra.ServerVAD()},
    {"turn_detection": OFF},
    {"temperature": 0.8},
    {"input_audio_noise_reduction": ra.NoiseReduction()},
    {"speed": 1.0},
    {"tracing": ra.TracingMode.AUTO},
    {"include": ["item.input_audio_transcription.logprobs"]},
    {"prompt": ra.Prompt("pmpt_1")},
    {"prompt": OFF},
    {"truncation": ra.TruncationMode.AUTO},
    {"extra": unknown({"mood": "sunny"})},
    {"voice": unknown("parrot")},
    {"voice": azure_voice_live.AzureStandardVoice("en-US-AvaNeural")},
    *(
        {"voice": voice}
        for voice in (
            ra.RealtimeVoice.FABLE,
            ra.RealtimeVoice.ONYX,
            ra.RealtimeVoice.NOVA,
            ra.NamedVoice("onyx"),
            ra.NamedVoice("marin"),  # a RealtimeVoice; LIVE refuses it here
        )
    ),
    {"tool_choice": unknown({"type": "custom", "name": "f"})},
    {"max_response_output_tokens": unknown("lots")},
]
IN_PART: list[
    tuple[dict[str, Any], dict[str, Any], dict[str, Any], tuple[str, ...]]
] = [
    # attributes, what the session has, what the delegation has, names
    (
        {
            "tools": [
                unknown({"type": "web_search"}),
                ra.FunctionTool("f", extra=unknown({"cost": 1})),
                xai.XSearchTool(),
            ]
        },
        {},
        {"tools": [live.LiveFunctionTool("f")]},
        ("tools[0]", "tools[1].extra", "tools[2]"),
    ),
    ({"tools": [xai.XSearchTool()]}, {}, {"tools": []}, ("tools[0]",)),
    (
        {
            "tools": [
                ra.MCPTool(
                    "m",
                    allowed_tools=ra.MCPToolFilter(extra=unknown({"a": 1})),
                    allowed_callers=[unknown("cat"), ra.MCPCaller.DIRECT],
                    require_approval=unknown("sometimes"),
                )
            ]
        },
        {},
        {"tools": [ra.MCPTool("m", allowed_callers=[ra.MCPCaller.DIRECT])]},
        (
            "tools[0].allowed_tools.extra",
            "tools[0].allowed_callers[0]",
            "tools[0].require_approval",
        ),
    ),
    (
        {
            "tools": [
                ra.MCPTool(
                    "m",
                    require_approval=ra.MCPApprovalFilter(
                        ra.MCPToolFilter(["t"], extra=unknown({"a": 1}))
                    ),
                )
            ]
        },
        {},
        {
            "tools": [
                ra.MCPTool(
                    "m",
                    require_approval=ra.MCPApprovalFilter(
                        ra.MCPToolFilter(["t"])
                    ),
                )
            ]
        },
        ("tools[0].require_approval.always.extra",),
    ),
    (
        {"tool_choice": azure_voice_live.FunctionName("f")},
        {},
        {"tool_choice": ra.FunctionToolChoice("f")},
        (),
    ),
    (
        {"voice": ra.CustomVoice("voice_1", extra=unknown({"pitch": 2}))},
        {"voice": ra.CustomVoice("voice_1")},
        {},
        ("voice.extra",),
    ),
    (
        {"reasoning": ra.Reasoning(unknown("utmost"))},
        {},
        {},
        ("reasoning.effort",),
    ),
    (
        {
            "input_audio_format": ra.AudioFormat.G711_ULAW,
            "output_audio_format": ra.AudioFormat.PCM16,
        },
        {"audio_format": ra.AudioFormat.G711_ULAW},
        {},
        ("output_audio_format",),
    ),
    (
        {
            "input_audio_format": ra.AudioFormat.OPUS,
            "output_audio_format": ra.AudioFormat.PCM16,
        },
        {"audio_format": ra.AudioFormat.PCM16},
        {},
        ("input_audio_format",),
    ),
    (
        {
            "input_audio_format": ra.PCM(16_000),
            "output_audio_format": ra.PCM(16_000),
        },
        {"audio_format": ra.PCM(16_000)},
        {},
        (),
    ),
    (
        {
            "input_audio_format": ra.PCM(16_000),
            "output_audio_format": unknown("audio/flac"),
        },
        {"audio_format": ra.PCM(16_000)},
        {},
        ("output_audio_format",),
    ),
]


@attrs.frozen
class Singer(ra.CustomVoice):
    """
    A class of a user's, with attributes of its own.
    """

    pitch: int | None = None
    loud: bool = True


class TestFromRealtime:
    def test_full(self) -> None:
        """
        A full session of GA becomes this one of Live, without these names.
        """
        session = reader(GA).structure(REALTIME, SessionResource)

        made, names = live.from_realtime(session)

        assert MOVED == reader(LIVE).unstructure(made)
        assert made == reader(LIVE).structure(MOVED, live.LiveSession)
        assert LEFT == names
        assert () == unsupported(made, LIVE)

    @pytest.mark.parametrize(("given", "expected"), PLACES)
    def test_moved(
        self, given: dict[str, Any], expected: live.LiveSession
    ) -> None:
        """
        This is all that an attribute becomes.
        """
        made, names = live.from_realtime(SessionResource(**given))

        assert (expected, ()) == (made, names)
        assert () == unsupported(made, LIVE)

    @pytest.mark.parametrize("given", NOTHING)
    def test_nothing(self, given: dict[str, Any]) -> None:
        """
        Empty arrays, and a limit that isn't any, are neither moved nor named.
        """
        assert (live.LiveSession(), ()) == live.from_realtime(
            SessionResource(**given)
        )

    @pytest.mark.parametrize("given", NO_PLACE)
    def test_no_place(self, given: dict[str, Any]) -> None:
        """
        An attribute, or a value, that Live doesn't have is named.
        """
        assert (live.LiveSession(), (*given,)) == live.from_realtime(
            SessionResource(**given)
        )

    @pytest.mark.parametrize(("given", "held", "tasks", "names"), IN_PART)
    def test_in_part(
        self,
        given: dict[str, Any],
        held: dict[str, Any],
        tasks: dict[str, Any],
        names: tuple[str, ...],
    ) -> None:
        """
        The names lead to the parts that a Live session doesn't have.
        """
        delegation = live.ResponsesDelegation(**tasks) if tasks else None
        expected = live.LiveSession(delegation=delegation, **held)

        made, left = live.from_realtime(SessionResource(**given))

        assert (expected, names) == (made, left)
        assert () == unsupported(made, LIVE)

    @pytest.mark.parametrize(
        "session",
        [
            xai.XAISession(voice=ra.NamedVoice("ara"), resumption=False),
            SessionResource(voice=Singer("ara", pitch=3)),
        ],
    )
    def test_own_attributes(self, session: SessionResource) -> None:
        """
        Attributes that a subclass adds are named, if they are set.
        """
        made, (name,) = live.from_realtime(session)

        assert name in ("resumption", "voice.pitch")
        assert made.voice in (ra.NamedVoice("ara"), ra.CustomVoice("ara"))

    @pytest.mark.parametrize(
        ("given", "name"),
        [
            (None, "NoneType"),
            (live.LiveSession(), "LiveSession"),
            (REALTIME, "dict"),
        ],
    )
    def test_other_types(self, given: Any, name: str) -> None:
        """
        Anything but a Realtime session is refused.
        """
        with pytest.raises(
            TypeError, match=f"expected a SessionResource, got .* {name}"
        ):
            live.from_realtime(given)


class TestPage:
    def test_tables(self) -> None:
        """
        The tables of the guide have each attribute, moved or not.
        """
        page = PAGE.read_text("utf-8")
        fields = {field.name for field in attrs.fields(SessionResource)}
        moved = {name for given, _ in PLACES for name in given}
        for title, expected in (
            ("Attributes that Live has", moved),
            ("Replace unsupported attributes", fields - moved),
        ):
            _, rest = page.split(f"## {title}\n")
            (table, *_) = rest.split("\n## ")
            (_, *rows) = re.findall(r"(?m)^\| (`.*?) \|", table)
            listed = {x for row in rows for x in re.findall(r"`(\w+)`", row)}

            assert expected == listed & fields
