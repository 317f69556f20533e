"""
Ours inside what is the user's own.
"""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypedDict

import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    Inf,
    MaxResponseOutputTokens,
    Off,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolChoiceMode,
    TracingMode,
    TurnDetection,
)
from realtime_attrs.converter import WireError
from realtime_attrs.dialects import GA
from user_classes import PIPELINE, PIPELINE_PAYLOAD, Pipeline


@dataclass
class Data:
    detection: TurnDetection
    voices: tuple[RealtimeVoice, ...]


class Keys(TypedDict):
    choice: ToolChoice
    limit: MaxResponseOutputTokens | None


class Row(NamedTuple):
    detection: TurnDetection | None
    format: AudioFormat


@pytest.fixture(name="guest", params=["original", "copy"])
def _guest(request: pytest.FixtureRequest, beta: cattrs.Converter) -> Any:
    return beta.copy() if request.param == "copy" else beta


class TestInsideTheUsersOwn:
    def test_attrs(self, guest: cattrs.Converter) -> None:
        """
        Our classes and unions work inside an attrs class of the user's.
        """
        assert guest.unstructure(PIPELINE) == PIPELINE_PAYLOAD
        assert guest.structure(PIPELINE_PAYLOAD, Pipeline) == PIPELINE

    def test_dataclass(self, guest: cattrs.Converter) -> None:
        """
        They work inside a dataclass.
        """
        payload = {"detection": {"type": "server_vad"}, "voices": ["ash"]}
        value = Data(ServerVAD(), (RealtimeVoice.ASH,))

        assert value == guest.structure(payload, Data)
        assert payload == {
            **guest.unstructure(value),
            "voices": list(guest.unstructure(value)["voices"]),
        }

    def test_typed_dict(self, guest: cattrs.Converter) -> None:
        """
        They work inside a TypedDict.
        """
        payload = {"choice": "auto", "limit": "inf"}
        value = guest.structure(payload, Keys)

        assert value == {"choice": ToolChoiceMode.AUTO, "limit": INF}
        assert payload == guest.unstructure(value, Keys)

    def test_named_tuple(self, guest: cattrs.Converter) -> None:
        """
        They work inside a NamedTuple.
        """
        value = guest.structure([{"type": "server_vad"}, "pcm16"], Row)

        assert Row(ServerVAD(), AudioFormat.PCM16) == value
        assert list(guest.unstructure(value, Row)) == [
            {"type": "server_vad"},
            "pcm16",
        ]

    @pytest.mark.parametrize(
        ("target", "payload", "value"),
        [
            (list[TurnDetection], [{"type": "server_vad"}], [ServerVAD()]),
            (
                dict[str, TurnDetection | None],
                {"a": None, "b": {"type": "semantic_vad"}},
                {"a": None, "b": SemanticVAD()},
            ),
            (TurnDetection | Literal[Off.OFF], None, OFF),
            (Literal[Off.OFF], None, OFF),
            (Off, None, OFF),
            (SemanticVAD | None, None, None),
            (AudioTranscription | Literal[Off.OFF] | None, None, OFF),
            (AudioTranscription | None, {}, AudioTranscription()),
            (RealtimeVoice | AudioFormat, "pcm16", AudioFormat.PCM16),
            (RealtimeVoice | AudioFormat, "ash", RealtimeVoice.ASH),
            (ToolChoiceMode | ServerVAD, "auto", ToolChoiceMode.AUTO),
            (ToolChoiceMode | ServerVAD, {"type": "server_vad"}, ServerVAD()),
            (SessionResource | ServerVAD, {"type": "server_vad"}, ServerVAD()),
            (SessionResource | ServerVAD, {}, SessionResource()),
        ],
        ids=str,
    )
    def test_any_union(
        self, guest: cattrs.Converter, target: Any, payload: Any, value: Any
    ) -> None:
        """
        Unions of the user's own making, and subsets of ours, work.
        """
        assert value == guest.structure(payload, target)
        assert payload == guest.unstructure(value, target)

    @pytest.mark.parametrize(
        ("union", "payload"),
        [
            (
                FunctionTool | FunctionToolChoice,
                {"type": "function", "name": "f"},
            ),
            (ToolChoiceMode | TracingMode, "auto"),
        ],
        ids=str,
    )
    def test_ambiguous_unions(
        self, guest: cattrs.Converter, union: Any, payload: Any
    ) -> None:
        """
        Where a tag or a word is that of two members, we do not guess.
        """
        with pytest.raises((CattrsError, TypeError)):
            guest.structure(payload, union)

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "audio/pcmu"}, AudioFormat.G711_ULAW),
            ({"type": "server_vad"}, ServerVAD()),
        ],
        ids=["format", "class"],
    )
    def test_formats_among_others(
        self, make: Any, payload: Any, value: Any
    ) -> None:
        """
        Members spelled as objects are not mixed up with classes.
        """
        converter = make(GA)
        union = AudioFormat | ServerVAD

        assert value == converter.structure(payload, union)
        assert payload == converter.unstructure(value, union)
        with pytest.raises(
            CattrsError, match="expected 'server_vad', 'audio/pcm'"
        ):
            converter.structure({"type": "pcm16"}, union)

    @pytest.mark.parametrize(
        ("union", "value"),
        [
            (TurnDetection | Off, OFF),
            (TurnDetection | Off | None, OFF),
            (Off | None, OFF),
            (int | Inf, INF),
        ],
        ids=str,
    )
    def test_class_of_a_constant(
        self, guest: cattrs.Converter, union: Any, value: Any
    ) -> None:
        """
        The class of a constant stands for the constant, as to type checkers.
        """
        assert value is guest.structure(guest.unstructure(value, union), union)

    def test_literals_of_members(self, guest: cattrs.Converter) -> None:
        """
        A Literal of some members is read and written in words, those only.
        """
        some = Literal[ToolChoiceMode.AUTO, ToolChoiceMode.NONE]

        assert ToolChoiceMode.AUTO is guest.structure("auto", some)
        assert ToolChoiceMode.NONE is guest.structure("none", some | None)
        assert "auto" == guest.unstructure(ToolChoiceMode.AUTO, some)
        assert FunctionToolChoice("f") == guest.structure(
            {"type": "function", "name": "f"}, some | FunctionToolChoice
        )
        for value in ("required", 1):
            with pytest.raises(WireError) as caught:
                guest.structure(value, some | FunctionToolChoice)
            assert str(caught.value).startswith(
                "expected 'auto' or 'none' or an object, got"
            )

    def test_literal_of_a_format(self, make: Any) -> None:
        """
        So it is with members that are spelled as objects.
        """
        converter = make(GA)
        payload = {"type": "audio/pcmu"}
        some = Literal[AudioFormat.G711_ULAW, AudioFormat.G711_ALAW]

        assert AudioFormat.G711_ULAW is converter.structure(payload, some)
        with pytest.raises(WireError):
            converter.structure({"type": "audio/pcm"}, some)

    @pytest.mark.parametrize(
        ("value", "target", "message"),
        [
            (None, SessionResource, "expected a SessionResource, got null"),
            ("x", ServerVAD, "expected a ServerVAD, got the string 'x'"),
            (
                SemanticVAD(),
                ServerVAD,
                "expected a ServerVAD, got a Python SemanticVAD",
            ),
            (
                [],
                RealtimeVoice,
                "expected a RealtimeVoice, got an array",
            ),
            (
                "oops",
                TurnDetection | None,
                "expected a ServerVAD, a SemanticVAD or None, got the string"
                " 'oops'",
            ),
            (
                True,
                MaxResponseOutputTokens,
                "expected an integer from 0 to 65535 or INF, got the boolean"
                " true",
            ),
            (
                70_000,
                MaxResponseOutputTokens,
                "expected an integer from 0 to 65535, got the number 70000",
            ),
        ],
    )
    def test_wrong_values(
        self, guest: cattrs.Converter, value: Any, target: Any, message: str
    ) -> None:
        """
        A value of another class is not written, but refused by name.
        """
        with pytest.raises(WireError) as caught:
            guest.unstructure(value, target)

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        "value",
        [
            ServerVAD(),
            [ServerVAD()],
            {"a": ServerVAD()},
            (ServerVAD(),),
        ],
        ids=["bare", "list", "dict", "tuple"],
    )
    def test_tag_without_a_declared_union(
        self, guest: cattrs.Converter, value: Any
    ) -> None:
        """
        The tag is written wherever a member stands, declared or not.
        """
        assert "server_vad" in str(guest.unstructure(value))

    def test_undeclared_union_of_two_plain_objects(
        self, guest: cattrs.Converter
    ) -> None:
        """
        A union whose members no tag tells apart is left to cattrs.
        """
        target = AudioTranscription | SessionResource

        with pytest.raises(TypeError, match="Could not disambiguate"):
            guest.structure({"language": "en"}, target)


class TestSets:
    @pytest.mark.parametrize(
        "target", [set[AudioFormat], frozenset[AudioFormat]], ids=str
    )
    def test_of_objects(self, make: Any, target: Any) -> None:
        """
        A set of what is spelled as objects is refused with the reason.
        """
        with pytest.raises(
            WireError,
            match="ga dialect writes AudioFormat as an object, which a set can't",
        ):
            make(GA).unstructure({AudioFormat.PCM16}, target)

    def test_of_words(self, make: Any) -> None:
        """
        A set of what is spelled in words is written and read.
        """
        converter = make(GA)
        voices = {RealtimeVoice.ASH}

        assert voices == converter.structure(
            list(converter.unstructure(voices, set[RealtimeVoice])),
            set[RealtimeVoice],
        )
