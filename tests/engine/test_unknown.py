"""
What a server says tomorrow: kept where a converter is told to.
"""

import json

from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError
from cattrs.strategies import configure_tagged_union

from payloads import DIALECTS
from realtime_attrs import (
    OFF,
    AudioTranscription,
    CustomVoice,
    FunctionTool,
    MCPCaller,
    MCPTool,
    NoiseReduction,
    RealtimeVoice,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    explain,
    make_converter,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect, record
from unknowns import (
    FLAT_NEWS,
    NESTED_NEWS,
    NESTED_TOOL,
    NEW_TOOL,
    NEW_VAD,
    heard,
    keeping,
    kept,
    problems,
    said,
)


class TestWordsAndObjects:
    @pytest.mark.parametrize(("name", "value", "_"), FLAT_NEWS)
    def test_flat(self, name: str, value: Any, _: Any) -> None:
        """
        In the beta, new words and objects are kept where the old ones stand.
        """
        session = kept({name: value}, BETA)

        assert Unknown(value, "beta") == getattr(session, name)

    @pytest.mark.parametrize(("name", "value", "payload"), NESTED_NEWS)
    def test_nested(
        self, name: str, value: Any, payload: dict[str, Any]
    ) -> None:
        """
        In GA likewise.
        """
        session = kept(payload, GA)

        assert Unknown(value, "ga") == getattr(session, name)

    def test_inside(self) -> None:
        """
        Words inside objects are kept, and what is around them is known.
        """
        session = kept(
            {
                "type": "realtime",
                "audio": {
                    "input": {
                        "transcription": {"model": "m", "delay": "none"},
                        "noise_reduction": {"type": "wind"},
                    }
                },
                "reasoning": {"effort": "max"},
            },
            GA,
        )

        assert session == SessionResource(
            input_audio_transcription=AudioTranscription(
                model="m", delay=Unknown("none", "ga")
            ),
            input_audio_noise_reduction=NoiseReduction(
                mode=Unknown("wind", "ga")
            ),
            reasoning=Reasoning(effort=Unknown("max", "ga")),
        )

    @pytest.mark.parametrize("tool", [NEW_TOOL, NESTED_TOOL])
    def test_tools(self, tool: dict[str, Any]) -> None:
        """
        A new tool stands among known ones; so does one in the form of Chat.
        """
        session = kept(
            {"tools": [{"type": "function", "name": "f"}, tool]}, BETA
        )

        assert session.tools == (FunctionTool("f"), Unknown(tool, "beta"))

    def test_mcp(self) -> None:
        """
        Callers and ways of approval may be new.
        """
        tool = {
            "type": "mcp",
            "server_label": "crm",
            "allowed_callers": ["direct", "cron"],
            "require_approval": "sometimes",
        }
        session = kept({"type": "realtime", "tools": [tool]}, GA)

        assert session.tools == (
            MCPTool(
                "crm",
                allowed_callers=[MCPCaller.DIRECT, Unknown("cron", "ga")],
                require_approval=Unknown("sometimes", "ga"),
            ),
        )

    def test_modalities(self) -> None:
        """
        Where modalities are a closed set, a new one stands among the others.
        """
        payload = {
            "type": "realtime",
            "output_modalities": ["text", "video"],
        }

        session = kept(payload, GA)

        assert session.modalities == ("text", Unknown("video", "ga"))
        assert kept({"modalities": ["video"]}, BETA).modalities == ("video",)

    @pytest.mark.parametrize("dialect", DIALECTS, ids=str)
    def test_is_refused(self, dialect: Dialect) -> None:
        """
        Without being told to, no converter keeps any of it.
        """
        known = make_converter(dialect)
        for payload in unknown_payloads(dialect):
            with pytest.raises(CattrsError):
                known.structure(payload, SessionResource)

    def test_is_copied_where_it_has_to_be(self) -> None:
        """
        What is kept is in JSON's own types, and else the very object.
        """
        plain = {"type": "neural_vad", "layers": [1, 2]}
        odd = MappingProxyType(OrderedDict(type="neural_vad", layers=(1, 2)))
        converter = keeping(BETA)

        one = converter.structure({"turn_detection": plain}, SessionResource)
        two = converter.structure({"turn_detection": odd}, SessionResource)

        assert one.turn_detection.value is plain
        assert json.dumps(plain) == json.dumps(two.turn_detection.value)


def unknown_payloads(dialect: Dialect) -> list[dict[str, Any]]:
    """
    List sessions with something unknown in them.
    """
    if dialect is GA:
        return [payload for _, _, payload in NESTED_NEWS[:3]]
    return [{name: value} for name, value, _ in FLAT_NEWS[2:7]]


class TestKeys:
    def test_flat(self) -> None:
        """
        Unknown keys are in the extra of the object that has them.
        """
        session = kept(
            {
                "turn_detection": {"type": "server_vad", "gain": 3},
                "tools": [{"type": "function", "name": "f", "strict": True}],
                "greeting": None,
                "id": "sess_1",
            },
            BETA,
        )

        assert session == SessionResource(
            turn_detection=ServerVAD(extra=Unknown({"gain": 3}, "beta")),
            tools=[FunctionTool("f", extra=Unknown({"strict": True}, "beta"))],
            extra=Unknown({"greeting": None, "id": "sess_1"}, "beta"),
        )

    def test_nested(self) -> None:
        """
        Keys of the objects inside a session are nested as they stood.
        """
        session = kept(
            {
                "type": "realtime",
                "audio": {
                    "input": {"gain": 1, "turn_detection": None},
                    "output": {"model": "tts"},
                    "echo": {},
                },
            },
            GA,
        )

        assert session == SessionResource(
            turn_detection=OFF,
            extra=Unknown(
                {
                    "audio": {
                        "echo": {},
                        "input": {"gain": 1},
                        "output": {"model": "tts"},
                    }
                },
                "ga",
            ),
        )

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"type": "realtime", "voice": "alloy"},
                "/voice: key of another dialect; the ga dialect has it at"
                " audio.output.voice",
            ),
            (
                {"type": "realtime", "new": float("nan")},
                "/new: expected a finite number, got the number nan",
            ),
            (
                {"type": "realtime", "audio": {"new": [{"a": {1}}]}},
                "/audio/new/0/a: expected a JSON value, got a Python set",
            ),
            (
                {"type": "realtime", 5: 1},
                ": expected string keys only, got the number 5",
            ),
        ],
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Keys of another dialect, and what is no JSON, are refused by name.
        """
        problem = problem.removeprefix(": ")

        assert [problem] == problems(payload, GA)
        assert [problem] == problems(payload, GA, detailed_validation=False)

    def test_misplaced_beside_other_faults(self) -> None:
        """
        A key of another dialect is named also if something else is missing.
        """
        assert [
            "/type: required key is missing, expected 'realtime'",
            "/voice: key of another dialect; the ga dialect has it at"
            " audio.output.voice",
        ] == problems({"voice": "alloy"}, GA)


@attrs.frozen
class Call:
    """
    A class of the user's with room for what is unknown, and one without.
    """

    session: SessionResource
    voice: Voice | Unknown | None = None
    detection: TurnDetection | Unknown | None = None
    closed: Voice | None = None
    anything: Unknown | None = None


CALL = Call(
    SessionResource(voice=Unknown("juniper", "beta")),
    voice=Unknown("juniper", "beta"),
    detection=Unknown(NEW_VAD, "beta"),
    anything=Unknown([1], "beta"),
)


CALL_PAYLOAD = {
    "session": {"voice": "juniper"},
    "voice": "juniper",
    "detection": NEW_VAD,
    "closed": None,
    "anything": [1],
}


class TestUsersOwn:
    @pytest.mark.parametrize("copied", [False, True])
    @pytest.mark.parametrize("detailed", [False, True])
    def test_classes(self, copied: bool, detailed: bool) -> None:
        """
        Fields of the user's that admit it hold it, also after copying.
        """
        converter = cattrs.Converter(detailed_validation=detailed)
        configure_converter(converter, BETA, keep_unknown=True)
        if copied:
            converter = converter.copy()

        assert CALL == converter.structure(CALL_PAYLOAD, Call)
        assert CALL_PAYLOAD == converter.unstructure(CALL)

    def test_closed(self) -> None:
        """
        A closed annotation stays closed.
        """
        with pytest.raises(CattrsError) as caught:
            keeping(BETA).structure({"session": {}, "closed": "juniper"}, Call)

        (problem,) = explain(caught.value)
        assert problem.pointer == "/closed"

    def test_not_kept(self) -> None:
        """
        Without being told to, converters refuse it in such fields.
        """
        converter = make_converter(BETA)
        payload = {"session": {}, "voice": "juniper", "anything": 3}

        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, Call)

        voice, anything = map(str, explain(caught.value))
        assert voice.startswith("/voice: expected one of 'alloy',")
        assert anything == (
            "/anything: unknown value; pass keep_unknown=True to keep it"
        )

    def test_wrong_values(self) -> None:
        """
        What would not be read as unknown again is not written.
        """
        call = attrs.evolve(CALL, voice=Unknown("alloy", "beta"))

        with pytest.raises(
            WireError, match="the beta dialect doesn't have, got the string"
        ):
            keeping(BETA).unstructure(call)

    def test_hooks_for_unions(self) -> None:
        """
        A hook for a closed union counts where there is room for more.
        """
        converter = keeping(BETA)
        converter.register_structure_hook(
            TurnDetection, lambda value, _: SemanticVAD(eagerness=value)
        )

        session = converter.structure(
            {"turn_detection": "low"}, SessionResource
        )

        assert session.turn_detection == SemanticVAD(eagerness="low")

    def test_hooks_for_enums(self) -> None:
        """
        Where a hook of the user's reads an enum, it decides what is a word.
        """
        converter = keeping(BETA)
        converter.register_structure_hook(
            RealtimeVoice, lambda value, _: RealtimeVoice[value]
        )

        session = converter.structure({"voice": "SAGE"}, SessionResource)
        with pytest.raises(CattrsError) as caught:
            converter.structure({"voice": "sage"}, SessionResource)

        assert session.voice is RealtimeVoice.SAGE
        assert "/voice: KeyError: 'sage'" == str(*explain(caught.value))

    def test_words_inside_a_class_without_a_tag(self) -> None:
        """
        A key `type` that is an attribute's is no tag.
        """
        converter = keeping(BETA)
        annotation: Any = NoiseReduction | Unknown

        assert NoiseReduction(
            mode=Unknown("wind", "beta")
        ) == converter.structure({"type": "wind"}, annotation)

    def test_derived_dialects(self) -> None:
        """
        A dialect of the user's keeps what it does not know, under its name.
        """
        acme = GA.evolve(
            "acme", records=[record(Reasoning, effort="depth.effort")]
        )
        payload = {"effort": "high", "depth": {"effort": "max", "new": 1}}
        found = keeping(acme).structure(payload, Reasoning)

        assert found == Reasoning(
            effort=Unknown("max", "acme"),
            extra=Unknown({"effort": "high", "depth": {"new": 1}}, "acme"),
        )
        assert payload == make_converter(acme).unstructure(found)

    def test_subclasses(self) -> None:
        """
        A subclass keeps unknown keys; its attributes without a key have none.
        """

        @attrs.frozen
        class Line(ServerVAD):
            number: str = ""

        payload = {"type": "server_vad", "number": "1", "gain": 2}
        converter = keeping(BETA)

        line = converter.structure(payload, Line)

        extra = Unknown({"number": "1", "gain": 2}, "beta")
        assert line == Line(extra=extra)
        assert payload == converter.unstructure(line)
        with pytest.raises(
            WireError, match="/number: the beta dialect has no"
        ):
            converter.unstructure(Line(number="1"))

    def test_both(self) -> None:
        """
        Unknown keys cannot be both kept and forbidden.
        """
        message = "keep_unknown and forbid_extra_keys"

        with pytest.raises(TypeError, match=message):
            keeping(GA, forbid_extra_keys=True)

    def test_strategies_of_cattrs(self) -> None:
        """
        A union of the user's own may hold it.
        """
        converter = keeping(GA)
        configure_tagged_union(ServerVAD | CustomVoice, converter)

        assert converter.structure("juniper", Voice | Unknown) == Unknown(
            "juniper", "ga"
        )


class TestFaults:
    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                heard(turn_detection={"type": "server_vad", "threshold": "x"}),
                "/audio/input/turn_detection/threshold: expected a number,"
                " got the string 'x'",
            ),
            (
                heard(turn_detection="server_vad"),
                "/audio/input/turn_detection: expected an object, got the"
                " string 'server_vad'",
            ),
            (
                heard(turn_detection={}),
                "/audio/input/turn_detection/type: required key is missing,"
                " expected 'server_vad' or 'semantic_vad'",
            ),
            (
                heard(turn_detection={"type": ["server_vad"]}),
                "/audio/input/turn_detection/type: expected 'server_vad' or"
                " 'semantic_vad', got an array",
            ),
            (
                heard(format="pcm16"),
                '/audio/input/format: expected an object such as {"type":'
                ' "audio/pcm", "rate": 24000}, got the string \'pcm16\'',
            ),
            (
                heard(format={"type": "audio/pcm", "rate": "24000", "a": 1}),
                "/audio/input/format/rate: expected 24000, the only rate of"
                " 'audio/pcm' in the ga dialect, got the string '24000'",
            ),
            (
                heard(transcription={"delay": 3}),
                "/audio/input/transcription/delay: expected one of 'minimal',"
                " 'low', 'medium', 'high', 'xhigh', got the number 3",
            ),
            (
                said(voice={}),
                "/audio/output/voice/id: required key is missing",
            ),
            (
                {"type": "realtime", "tools": [{"type": "function"}]},
                "/tools/0/name: required key is missing",
            ),
            (
                {"type": "realtime", "tools": [{"type": "mcp", "new": 1}]},
                "/tools/0/server_label: required key is missing",
            ),
            (
                {"type": "realtime", "max_output_tokens": 1.5},
                "/max_output_tokens: expected an integer from 0 to 65535 or"
                " 'inf', got the number 1.5",
            ),
            (
                {"type": "realtime", "output_modalities": []},
                "/output_modalities: expected ['audio'] or ['text'], got []",
            ),
            (
                {"type": "realtime", "output_modalities": [3]},
                "/output_modalities/0: expected a string, got the number 3",
            ),
            (
                {"type": "transcription"},
                "/type: expected 'realtime', got the string 'transcription'",
            ),
        ],
    )
    def test_stay_faults(self, payload: Any, problem: str) -> None:
        """
        A wrong JSON type, and a fault in something known, are no news.
        """
        assert [problem] == problems(payload, GA)
        assert [problem] == problems(payload, GA, detailed_validation=False)

    def test_inside_what_is_kept(self) -> None:
        """
        What is no JSON cannot be kept.
        """
        payload = heard(turn_detection={"type": "new", "at": [float("inf")]})

        assert [
            "/audio/input/turn_detection/at/0: expected a finite number, got"
            " the number inf"
        ] == problems(payload, GA)


class TestWriting:
    @pytest.mark.parametrize(
        ("session", "problem"),
        [
            (
                SessionResource(voice=Unknown("juniper", "beta")),
                "/audio/output/voice: the ga dialect can't write an unknown"
                " value of the beta dialect",
            ),
            (
                SessionResource(voice=Unknown("alloy", "ga")),
                "/audio/output/voice: expected a value that the ga dialect"
                " doesn't have, got the string 'alloy'",
            ),
            (
                SessionResource(turn_detection=Unknown("new", "ga")),
                "/audio/input/turn_detection: expected a value that the ga"
                " dialect doesn't have, got the string 'new'",
            ),
            (
                SessionResource(
                    input_audio_format=Unknown({"type": "audio/pcm"}, "ga")
                ),
                "/audio/input/format: expected a value that the ga dialect"
                " doesn't have, got an object",
            ),
            (
                SessionResource(
                    tools=[FunctionTool("f"), Unknown(NEW_TOOL, "acme")]
                ),
                "/tools/1: the ga dialect can't write an unknown value of"
                " the acme dialect",
            ),
            (
                SessionResource(modalities=["text", Unknown("text", "ga")]),
                "/output_modalities/1: expected a value that the ga dialect"
                " doesn't have, got the string 'text'",
            ),
            (
                SessionResource(modalities=[Unknown({"a": 1}, "ga")]),
                "/output_modalities/0: expected a value that the ga dialect"
                " doesn't have, got an object",
            ),
            (
                SessionResource(modalities=["video", Unknown("x", "ga")]),
                "/output_modalities: the ga dialect doesn't support"
                " ['video', 'x']",
            ),
            (
                SessionResource(extra=Unknown({"a": 1}, "beta")),
                "the ga dialect can't write an unknown value of the beta"
                " dialect",
            ),
            (
                SessionResource(extra=Unknown({"a": 1, "model": "m"}, "ga")),
                "/model: expected an unknown key, got a key of the ga dialect",
            ),
            (
                SessionResource(extra=Unknown({"type": "realtime"}, "ga")),
                "/type: expected an unknown key, got a key of the ga dialect",
            ),
            (
                SessionResource(extra=Unknown({"voice": "alloy"}, "ga")),
                "/voice: key of another dialect; the ga dialect has it at"
                " audio.output.voice",
            ),
            (
                SessionResource(
                    extra=Unknown({"audio": {"output": {"speed": 1}}}, "ga")
                ),
                "/audio/output/speed: expected an unknown key, got a key of"
                " the ga dialect",
            ),
            (
                SessionResource(extra=Unknown({"audio": 3}, "ga")),
                "/audio: expected an unknown key, got a key of the ga dialect",
            ),
        ],
    )
    def test_refused(self, session: SessionResource, problem: str) -> None:
        """
        Its own dialect writes it, where it would be read as unknown again.
        """
        for converter in (make_converter(GA), keeping(GA)):
            with pytest.raises(WireError) as caught:
                converter.unstructure(session)

            assert [problem] == list(map(str, explain(caught.value)))

    def test_open_modalities(self) -> None:
        """
        Where modalities are open, no word of them is unknown.
        """
        session = SessionResource(modalities=["text", Unknown("x", "beta")])

        for dialect in (BETA, REFERENCE):
            with pytest.raises(WireError, match="/modalities/1: "):
                make_converter(dialect).unstructure(session)

    def test_subclasses(self) -> None:
        """
        Subclasses of it are refused by name, in both directions.
        """

        @attrs.frozen
        class Mine(Unknown):
            pass

        converter = keeping(GA)
        for session in (
            SessionResource(voice=Mine("juniper", "ga")),
            SessionResource(extra=Mine({"a": 1}, "ga")),
            Mine("juniper", "ga"),
        ):
            with pytest.raises(WireError, match="cannot convert Mine: it is"):
                converter.unstructure(session)
        with pytest.raises(WireError, match="cannot convert Mine"):
            converter.structure("juniper", Mine)

    def test_on_its_own(self) -> None:
        """
        It can be read and written where nothing else can stand.
        """
        converter = keeping(GA)
        found = converter.structure([1], Unknown)

        assert found == Unknown([1], "ga")
        assert converter.unstructure(found) == [1]
        with pytest.raises(WireError, match="unknown value of the ga"):
            keeping(BETA).unstructure(found)
