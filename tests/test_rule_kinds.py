"""
The kinds of rule that vendors' wires brought, each with a dialect of its own.
"""

from collections import UserDict
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    Container,
    CustomVoice,
    FunctionTool,
    FunctionToolChoice,
    MCPApprovalFilter,
    MCPTool,
    MCPToolFilter,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TracingConfiguration,
    TracingMode,
    TruncationMode,
    Unknown,
    WebSearchTool,
)
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    drop_unsupported,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    Dialect,
    Echo,
    Record,
    Wording,
    bare,
    record,
)
from realtime_attrs.dialects.classes import RECORDS
from realtime_attrs.events import (
    AssistantMessage,
    OutputAudio,
    OutputText,
    Response,
    ResponseContentPartAdded,
    ResponseDone,
    SessionCreated,
    SessionUpdate,
)
from realtime_attrs.testing import assert_round_trips


MODES: tuple[dict[str, bool], ...] = (
    {},
    {"keep_unknown": True},
    {"forbid_extra_keys": True},
)
"""
What is done with unknown keys.
"""


class Text(str):
    """
    A string of a class of its own.
    """

    __slots__ = ()


def wrapped(value: Any) -> Any:
    """
    Make the same JSON value of other classes than usual.
    """
    if isinstance(value, dict):
        return UserDict({Text(k): wrapped(x) for k, x in value.items()})
    if isinstance(value, list):
        return tuple(map(wrapped, value))
    return Text(value) if isinstance(value, str) else value


def read(
    dialect: Dialect,
    payload: Any,
    target: Any = SessionResource,
    **options: Any,
) -> Any:
    """
    Read a payload, the same in both modes.
    """
    one, other = (
        make_converter(
            dialect, detailed_validation=detailed, **options
        ).structure(payload, target)
        for detailed in (True, False)
    )
    assert one == other
    return one


def kept(dialect: Dialect, payload: Any, target: Any = SessionResource) -> Any:
    """
    Read a payload with what is unknown in it, and see it written again.
    """
    value = read(dialect, payload, target, keep_unknown=True)
    assert payload == write(dialect, value)
    return value


def write(dialect: Dialect, value: Any) -> Any:
    """
    Write a value, which the dialect can say.
    """
    if type(value) in RECORDS:
        assert () == unsupported(value, dialect)
    return make_converter(dialect).unstructure(value)


def problems(
    dialect: Dialect,
    payload: Any,
    target: Any = SessionResource,
    **options: Any,
) -> list[str]:
    """
    List what is wrong with a payload, the same in both modes.
    """
    found = []
    for detailed in (True, False):
        converter = make_converter(
            dialect, detailed_validation=detailed, **options
        )
        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, target)
        found.append([str(problem) for problem in explain(caught.value)])
    assert found[1][0] in found[0]
    return found[0]


def refused(dialect: Dialect, value: Any) -> list[str]:
    """
    List why a value cannot be said.
    """
    with pytest.raises(WireError) as caught:
        make_converter(dialect).unstructure(value)
    assert unsupported(value, dialect)
    return [str(problem) for problem in caught.value.problems]


def both_ways(
    dialect: Dialect,
    payload: Any,
    value: Any,
) -> None:
    """
    Check that one is read as the other and written so, in every mode.
    """
    also_read(dialect, payload, value)
    assert payload == write(dialect, value)


def also_read(
    dialect: Dialect,
    payload: Any,
    value: Any,
) -> None:
    """
    Check that a payload is read as a value too, in every mode.
    """
    for options in MODES:
        for item in (payload, wrapped(payload)):
            assert value == read(dialect, item, type(value), **options)


def hooked(
    dialect: Dialect, *hooks: tuple[Any, Callable[..., Any]], late: bool
) -> cattrs.Converter:
    """
    Make a converter with hooks of the user's own for reading.
    """
    converter = cattrs.Converter()
    if late:
        configure_converter(converter, dialect)
    for cls, hook in hooks:
        converter.register_structure_hook(cls, hook)
    if not late:
        configure_converter(converter, dialect)
    return converter


KINDS = BETA.evolve(
    "acme",
    records=[
        record(
            ServerVAD,
            tag="loudness",
            tag_at="kind",
            constants={"type": "vad", "made.by": "acme"},
            threshold="level",
            silence_duration_ms="made.after",
        ),
        record(SemanticVAD, "eagerness", tag="meaning", tag_at="kind"),
        record(FunctionTool, tag="function", tag_at="kind"),
        record(WebSearchTool, tag="web", tag_at="kind"),
    ],
)


class TestTagAt:
    def test_both_ways(self) -> None:
        """
        The tag stands at the key that the record says.
        """
        both_ways(
            KINDS,
            {
                "turn_detection": {
                    "kind": "loudness",
                    "type": "vad",
                    "level": 0.5,
                    "made": {"after": 200, "by": "acme"},
                },
                "tools": [
                    {"kind": "function", "name": "f"},
                    {"kind": "web"},
                ],
            },
            SessionResource(
                turn_detection=ServerVAD(
                    threshold=0.5, silence_duration_ms=200
                ),
                tools=[FunctionTool("f"), WebSearchTool()],
            ),
        )
        both_ways(KINDS, {"kind": "meaning"}, SemanticVAD())

    def test_of_a_record(self) -> None:
        """
        It is a key of the record, if there is a tag.
        """
        made = record(SemanticVAD, "eagerness", tag="meaning", tag_at="kind")
        untagged = record(SemanticVAD, "eagerness", tag_at="kind")

        assert {"kind", "eagerness"} == made.keys
        assert ("kind",) == made.tags
        assert {"eagerness"} == untagged.keys
        assert () == untagged.tags
        assert "type" == record(SemanticVAD).tag_at

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            (
                {"type": "loudness"},
                "/kind: required key is missing, expected 'loudness' or"
                " 'meaning'",
            ),
            (
                {"kind": None},
                "/kind: expected 'loudness' or 'meaning', got null",
            ),
            (
                {"kind": 3},
                "/kind: expected 'loudness' or 'meaning', got the number 3",
            ),
            (
                {"kind": ["loudness"]},
                "/kind: expected 'loudness' or 'meaning', got an array",
            ),
            (
                {"kind": Text("new")},
                "/kind: expected 'loudness' or 'meaning', got the string"
                " 'new'",
            ),
            (
                {"kind": "loudness", "type": "other"},
                "/type: expected 'vad', got the string 'other'",
            ),
            ("loudness", ": expected an object, got the string 'loudness'"),
        ],
        ids=str,
    )
    def test_refused(self, given: Any, problem: str) -> None:
        """
        What is wrong with a tag has the place of that key.
        """
        payload = {"turn_detection": given}

        assert [f"/turn_detection{problem}"] == problems(KINDS, payload)

    def test_of_the_class(self) -> None:
        """
        So it has where the class alone is asked for.
        """
        assert ["/kind: required key is missing, expected 'meaning'"] == (
            problems(KINDS, {"type": "meaning"}, SemanticVAD)
        )
        assert ["/kind: expected 'meaning', got the string 'x'"] == (
            problems(KINDS, {"kind": "x"}, SemanticVAD)
        )

    @pytest.mark.parametrize(
        "thing",
        [
            {"kind": "new", "type": "loudness"},
            {"kind": None},
            {"kind": "new", "new": {}},
        ],
        ids=str,
    )
    def test_unknown(self, thing: Any) -> None:
        """
        A tag that is new there is kept.
        """
        session = kept(KINDS, {"turn_detection": thing})

        assert Unknown(thing, "acme") == session.turn_detection
        assert session == read(
            KINDS,
            UserDict({"turn_detection": UserDict(thing)}),
            keep_unknown=True,
        )

    def test_content_below_the_tag(self) -> None:
        """
        An object whose content stands below its tag is another thing.
        """
        thing = {"kind": "function", "function": {"name": "f"}}

        assert (
            Unknown(thing, "acme") == kept(KINDS, {"tools": [thing]}).tools[0]
        )
        assert ["/tools/0/name: required key is missing"] == problems(
            KINDS, {"tools": [thing]}
        )

    def test_type_is_a_key(self) -> None:
        """
        The usual key of tags is one like any other.
        """
        thing = {"kind": "meaning", "type": 3}

        assert (
            Unknown({"type": 3}, "acme")
            == kept(KINDS, thing, SemanticVAD).extra
        )
        assert [
            "/type: unknown key; known are 'kind', 'eagerness'"
        ] == problems(KINDS, thing, SemanticVAD, forbid_extra_keys=True)
        extra = Unknown({"kind": 3}, "acme")
        assert [
            "/kind: expected unknown keys, got one that acme knows"
        ] == refused(KINDS, SemanticVAD(extra=extra))

    @pytest.mark.parametrize(
        "rules",
        [
            {"records": [record(SemanticVAD, eagerness="kind")]},
            {
                "records": [record(SemanticVAD, "eagerness")],
                "moot": {SemanticVAD: {"kind": ("meaning", "x")}},
            },
        ],
        ids=["place", "moot"],
    )
    def test_key_of_a_class_without(self, rules: Any) -> None:
        """
        Where a class without a tag has the key, it tells nothing unknown.
        """
        acme = KINDS.evolve("acme", **rules)

        assert (
            ServerVAD()
            == read(
                acme,
                {"turn_detection": {"kind": "loudness"}},
                keep_unknown=True,
            ).turn_detection
        )
        assert isinstance(
            read(
                acme, {"turn_detection": {"kind": "x"}}, keep_unknown=True
            ).turn_detection,
            SemanticVAD,
        )

    def test_subclasses(self) -> None:
        """
        A subclass of the user's has the tag of its base, and no such key.
        """

        @attrs.frozen
        class Eager(SemanticVAD):
            note: str = ""

        @attrs.frozen
        class Kind(SemanticVAD):
            kind: str = ""

        both_ways(KINDS.evolve("acme"), {"kind": "meaning"}, SemanticVAD())
        converter = make_converter(KINDS)
        payload = {"kind": "meaning", "note": "a"}
        assert payload == converter.unstructure(Eager(note="a"))
        assert Eager(note="a") == converter.structure(payload, Eager)
        with pytest.raises(
            WireError,
            match="cannot convert Kind: 'kind' is a key of SemanticVAD in acme",
        ):
            converter.unstructure(Kind())

    def test_other_record_in_a_place(self) -> None:
        """
        A record for one place may have another key.
        """
        acme = BETA.evolve(
            "acme",
            members={
                (SessionResource, "turn_detection"): (
                    record(SemanticVAD, tag="meaning", tag_at="kind"),
                ),
            },
        )
        session = SessionResource(turn_detection=SemanticVAD())

        both_ways(acme, {"turn_detection": {"kind": "meaning"}}, session)
        assert {"type": "semantic_vad"} == write(acme, SemanticVAD())


BARE = GA.evolve(
    "acme",
    records=[
        bare(NamedVoice, "name"),
        bare(Reasoning, "effort"),
        bare(MCPToolFilter, "tool_names"),
    ],
    words={
        ReasoningEffort: {
            effort: word
            for effort, word in GA.words[ReasoningEffort].items()
            if effort is not ReasoningEffort.NONE
        },
    },
    members={(MCPTool, "allowed_tools"): ()},
)


def spoken(voice: Any) -> Any:
    """
    Write a session with a voice as the wire of today has it.
    """
    return {"type": "realtime", "audio": {"output": {"voice": voice}}}


class TestBare:
    def test_both_ways(self) -> None:
        """
        The value of the attribute stands where the object would.
        """
        both_ways(
            BARE,
            {
                **spoken("ara"),
                "reasoning": "low",
                "tools": [
                    {
                        "type": "mcp",
                        "server_label": "s",
                        "allowed_tools": ["c"],
                        "require_approval": {"always": ["a", "b"]},
                    }
                ],
            },
            SessionResource(
                voice=NamedVoice("ara"),
                reasoning=Reasoning(ReasoningEffort.LOW),
                tools=[
                    MCPTool(
                        "s",
                        allowed_tools=["c"],
                        require_approval=MCPApprovalFilter(
                            MCPToolFilter(["a", "b"])
                        ),
                    )
                ],
            ),
        )

    @pytest.mark.parametrize(
        ("value", "payload"),
        [
            (NamedVoice("alloy"), "alloy"),
            (Reasoning(ReasoningEffort.HIGH), "high"),
            (MCPToolFilter([]), []),
        ],
        ids=str,
    )
    def test_alone(self, value: Any, payload: Any) -> None:
        """
        So it is where the class alone is asked for.
        """
        both_ways(BARE, payload, value)

    @pytest.mark.parametrize(
        ("target", "payload", "problem"),
        [
            (NamedVoice, {}, "expected a string, got an object"),
            (NamedVoice, None, "expected a string, got null"),
            (
                Reasoning,
                {"effort": "low"},
                "expected one of 'minimal', 'low', 'medium', 'high', 'xhigh',"
                " got an object",
            ),
            (MCPToolFilter, "a", "expected an array, got the string 'a'"),
            (
                MCPToolFilter,
                ["a", 3],
                "/1: expected a string, got the number 3",
            ),
            (
                SessionResource,
                spoken(3),
                "/audio/output/voice: expected one of 'alloy', 'ash',"
                " 'ballad', 'coral', 'echo', 'shimmer', 'verse', 'sage',"
                " 'marin', 'cedar', a string or an object, got the number 3",
            ),
            (
                SessionResource,
                {"type": "realtime", "reasoning": ["low"]},
                "/reasoning: expected one of 'minimal', 'low', 'medium',"
                " 'high', 'xhigh', got an array",
            ),
            (
                MCPApprovalFilter,
                {"always": [None], "never": {}},
                "/always/0: expected a string, got null",
            ),
        ],
        ids=str,
    )
    def test_refused(self, target: Any, payload: Any, problem: str) -> None:
        """
        Another value is refused at its place.
        """
        for options in MODES:
            found = problems(BARE, payload, target, **options)
            assert problem == found[0]

    def test_words(self) -> None:
        """
        A word is a word, and what is none is a name, and never unknown.
        """
        for options in MODES:
            voices = [
                read(BARE, spoken(voice), **options).voice
                for voice in ("ash", Text("ash"), "new", Text("new"))
            ]
            assert [
                RealtimeVoice.ASH,
                RealtimeVoice.ASH,
                NamedVoice("new"),
                NamedVoice("new"),
            ] == voices
            assert str is type(voices[3].name)
        session = SessionResource(voice=Unknown("new", "acme"))
        assert [
            "/audio/output/voice: expected something that is unknown in acme,"
            " got the string 'new'"
        ] == refused(BARE, session)

    def test_name_of_a_word(self) -> None:
        """
        A name that would be read as a word cannot be said beside words.
        """
        session = SessionResource(voice=NamedVoice("ash"), speed=2)

        assert [
            "/audio/output/voice: expected another name than that of"
            " RealtimeVoice.ASH, got the string 'ash'"
        ] == refused(BARE, session)
        assert (("voice",)) == unsupported(session, BARE)
        assert (SessionResource(speed=2), ("voice",)) == drop_unsupported(
            session, BARE
        )

    def test_without_words(self) -> None:
        """
        Where there are no words, any name can be said.
        """
        acme = BARE.evolve("acme", without=[RealtimeVoice])

        both_ways(
            acme, spoken("ash"), SessionResource(voice=NamedVoice("ash"))
        )
        assert [
            "/audio/output/voice: expected a string or an object, got the"
            " number 3"
        ] == problems(acme, spoken(3))

    def test_objects_beside(self) -> None:
        """
        An object is that of another class, or unknown.
        """
        session = SessionResource(voice=CustomVoice("v"))
        thing = {"type": "new"}

        both_ways(BARE, spoken({"id": "v"}), session)
        assert Unknown(thing, "acme") == kept(BARE, spoken(thing)).voice
        assert ["/audio/output/voice/id: required key is missing"] == problems(
            BARE, spoken({})
        )

    def test_nothing(self) -> None:
        """
        Null says nothing, as it does elsewhere.
        """
        assert SessionResource() == read(
            BARE, {**spoken(None), "reasoning": None}
        )

    def test_unknown_word(self) -> None:
        """
        The value itself may be unknown.
        """
        session = kept(BARE, {"type": "realtime", "reasoning": "much"})

        assert Reasoning(Unknown("much", "acme")) == session.reasoning
        assert [
            "expected one of 'minimal', 'low', 'medium', 'high', 'xhigh', got"
            " the string 'much'"
        ] == problems(BARE, "much", Reasoning)

    @pytest.mark.parametrize(
        ("value", "found", "names"),
        [
            (
                MCPToolFilter(["a"], read_only=True),
                ["the acme dialect has no read_only"],
                ("read_only",),
            ),
            (
                MCPToolFilter(["a"], extra=Unknown({"x": 1}, "acme")),
                ["the acme dialect has no extra"],
                ("extra",),
            ),
            (
                MCPToolFilter(read_only=True),
                ["the acme dialect requires 'tool_names'"],
                ("MCPToolFilter",),
            ),
            (
                Reasoning(ReasoningEffort.NONE),
                ["the acme dialect has no ReasoningEffort.NONE"],
                ("effort",),
            ),
        ],
        ids=str,
    )
    def test_cannot_say(self, value: Any, found: Any, names: Any) -> None:
        """
        What the value alone does not say cannot be said.
        """
        assert found == refused(BARE, value)
        assert names == unsupported(value, BARE)

    def test_dropped(self) -> None:
        """
        What is left of a class without its value is nothing.
        """
        session = SessionResource(
            reasoning=Reasoning(ReasoningEffort.NONE),
            tools=[
                MCPTool(
                    "s",
                    require_approval=MCPApprovalFilter(
                        MCPToolFilter(["a"], read_only=True), MCPToolFilter()
                    ),
                )
            ],
        )
        left, names = drop_unsupported(session, BARE)

        assert (
            SessionResource(
                tools=[
                    MCPTool(
                        "s",
                        require_approval=MCPApprovalFilter(
                            MCPToolFilter(["a"])
                        ),
                    )
                ]
            )
            == left
        )
        assert {
            "reasoning.effort",
            "reasoning",
            "tools[0].require_approval.always.read_only",
            "tools[0].require_approval.never",
        } == {*names}

    def test_not_ours(self) -> None:
        """
        Only the class itself is written.
        """
        converter = make_converter(BARE)

        with pytest.raises(WireError, match="expected a NamedVoice, got"):
            converter.unstructure(SemanticVAD(), NamedVoice)

    def test_subclasses(self) -> None:
        """
        A subclass has no room for what it has besides.
        """

        @attrs.frozen
        class Mine(NamedVoice):
            note: str = ""

        converter = make_converter(BARE)
        message = "cannot convert Mine: acme writes NamedVoice as its name"

        with pytest.raises(WireError, match=message):
            converter.unstructure(Mine("a"))
        with pytest.raises(WireError, match=message):
            converter.structure("a", Mine)

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for the class reads the bare value.
        """

        def shout(value: Any, _: Any) -> NamedVoice:
            return NamedVoice(value.upper())

        def whisper(_: Any, __: Any) -> Any:
            raise KeyError("a")

        converter = hooked(BARE, (NamedVoice, shout), late=late)
        failing = hooked(BARE, (NamedVoice, whisper), late=late)

        assert (
            NamedVoice("A")
            == converter.structure(spoken("a"), SessionResource).voice
        )
        with pytest.raises(CattrsError) as caught:
            failing.structure(spoken("a"), SessionResource)
        assert ["/audio/output/voice: KeyError: 'a'"] == [
            *map(str, explain(caught.value))
        ]

    def test_unions(self) -> None:
        """
        A union of the user's own has a string for it.
        """
        converter = make_converter(BARE)
        union: Any = NamedVoice | CustomVoice | None

        assert NamedVoice("ash") == converter.structure("ash", union)
        assert CustomVoice("v") == converter.structure({"id": "v"}, union)
        assert "a" == converter.unstructure(NamedVoice("a"), union)
        tools: Any = MCPToolFilter | CustomVoice
        assert MCPToolFilter(["a"]) == converter.structure(("a",), tools)
        assert [
            "expected an array or an object, got the string 'a'"
        ] == problems(BARE, "a", tools)

    def test_in_one_place(self) -> None:
        """
        A record for one place is bare as well.
        """
        acme = BARE.evolve(
            "acme",
            members={
                (SessionResource, "voice"): (bare(NamedVoice, "name"),),
            },
        )

        both_ways(acme, spoken("a"), SessionResource(voice=NamedVoice("a")))
        assert [
            "/audio/output/voice: expected one of 'alloy', 'ash', 'ballad',"
            " 'coral', 'echo', 'shimmer', 'verse', 'sage', 'marin', 'cedar' or"
            " a string, got an object"
        ] == problems(acme, spoken({"id": "v"}))


RATES = BETA.evolve(
    "acme",
    words={
        AudioFormat: {
            AudioFormat.PCM16: {"type": "pcm", "rate": 24_000},
            AudioFormat.G711_ULAW: {"type": "mulaw"},
        },
        PCM: {
            PCM(8_000): {"type": "pcm", "rate": 8_000},
            PCM(48_000): {"type": "pcm", "rate": 48_000},
            PCM(8_000, Container.WAV): {"type": "wav", "rate": 8_000},
        },
    },
)
RATE = "/input_audio_format/rate"


class TestWords:
    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "pcm", "rate": 24_000}, AudioFormat.PCM16),
            ({"type": "mulaw"}, AudioFormat.G711_ULAW),
            ({"type": "pcm", "rate": 8_000}, PCM(8_000)),
            ({"type": "pcm", "rate": 48_000}, PCM(48_000)),
            ({"type": "wav", "rate": 8_000}, PCM(8_000, Container.WAV)),
        ],
        ids=str,
    )
    def test_both_ways(self, payload: Any, value: Any) -> None:
        """
        Values have words as members of enums have them.
        """
        session = SessionResource(input_audio_format=value)

        both_ways(RATES, {"input_audio_format": payload}, session)
        both_ways(RATES, payload, value)

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"type": "pcm"}, AudioFormat.PCM16),
            ({"type": "pcm", "rate": None}, AudioFormat.PCM16),
            ({"type": "wav"}, PCM(8_000, Container.WAV)),
        ],
        ids=str,
    )
    def test_left_out(self, payload: Any, value: Any) -> None:
        """
        Without the key that tells them apart, the first is meant.
        """
        also_read(
            RATES,
            {"input_audio_format": payload},
            SessionResource(input_audio_format=value),
        )

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            (
                {"type": "pcm", "rate": "8000"},
                f"{RATE}: expected 24000, 8000 or 48000, got the string"
                " '8000'",
            ),
            (
                {"type": "pcm", "rate": True},
                f"{RATE}: expected 24000, 8000 or 48000, got the boolean true",
            ),
            (
                {"type": "pcm", "rate": 8_000.0},
                f"{RATE}: expected 24000, 8000 or 48000, got the number"
                " 8000.0",
            ),
            (
                {"type": "wav", "rate": "8000"},
                f"{RATE}: expected 8000, the only rate of 'wav' in this"
                " dialect, got the string '8000'",
            ),
            (
                {"rate": 8_000},
                "/input_audio_format/type: required key is missing, expected"
                " one of 'pcm', 'mulaw', 'wav'",
            ),
            (
                {"type": 8_000},
                "/input_audio_format/type: expected one of 'pcm', 'mulaw',"
                " 'wav', got the number 8000",
            ),
            (
                ["pcm"],
                "/input_audio_format: expected an object such as"
                ' {"type": "pcm", "rate": 24000}, got an array',
            ),
        ],
        ids=str,
    )
    def test_refused(self, given: Any, problem: str) -> None:
        """
        What is wrong is said of the key, in every mode.
        """
        for options in MODES:
            assert [problem] == problems(
                RATES, {"input_audio_format": given}, **options
            )

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            (
                {"type": "pcm", "rate": 3},
                f"{RATE}: expected 24000, 8000 or 48000, got the number 3",
            ),
            (
                {"type": "wav", "rate": 3},
                f"{RATE}: expected 8000, the only rate of 'wav' in this"
                " dialect, got the number 3",
            ),
            (
                {"type": "new"},
                "/input_audio_format/type: expected one of 'pcm', 'mulaw',"
                " 'wav', got the string 'new'",
            ),
        ],
        ids=str,
    )
    def test_news(self, given: Any, problem: str) -> None:
        """
        Another rate or tag is news, where news is kept.
        """
        payload = {"input_audio_format": given}

        assert [problem] == problems(RATES, payload)
        assert (
            Unknown(given, "acme") == kept(RATES, payload).input_audio_format
        )

    @pytest.mark.parametrize("rate", [8_000, None])
    def test_keys_besides(self, rate: Any) -> None:
        """
        A further key is left out, kept or refused.
        """
        thing = {"type": "pcm", "rate": rate, "bits": 16}
        payload = {"input_audio_format": thing}

        assert SessionResource() != read(RATES, payload)
        assert (
            Unknown(thing, "acme") == kept(RATES, payload).input_audio_format
        )
        assert [
            "/input_audio_format/bits: unknown key; known are 'type', 'rate'"
        ] == problems(RATES, payload, forbid_extra_keys=True)

    def test_none_is_usual(self) -> None:
        """
        Without the key, none is meant where several of a class have the tag.
        """
        acme = BETA.evolve("acme", words={PCM: RATES.words[PCM]})
        payload = {"input_audio_format": {"type": "pcm"}}

        assert [
            f"{RATE}: required key is missing, expected 8000 or 48000"
        ] == problems(acme, payload)
        assert [f"{RATE}: expected 8000 or 48000, got null"] == problems(
            acme, {"input_audio_format": {"type": "pcm", "rate": None}}
        )

    def test_keys_beside_a_tag(self) -> None:
        """
        So it is with a key beside a tag that one alone has.
        """
        thing = {"type": "mulaw", "bits": 8}
        payload = {"input_audio_format": thing}

        assert AudioFormat.G711_ULAW is read(RATES, payload).input_audio_format
        assert (
            Unknown(thing, "acme") == kept(RATES, payload).input_audio_format
        )
        assert [
            "/input_audio_format/bits: unknown key; known are 'type'"
        ] == problems(RATES, payload, forbid_extra_keys=True)

    def test_absent(self) -> None:
        """
        A value without a word cannot be said, nor can one where none has any.
        """
        session = SessionResource(input_audio_format=PCM(16_000))
        wav = PCM(8_000, Container.WAV)

        assert [
            "/input_audio_format: the acme dialect has no PCM(rate=16000)"
        ] == refused(RATES, session)
        assert [
            f"/input_audio_format: the beta dialect has no {wav!r}"
        ] == refused(BETA, SessionResource(input_audio_format=wav))
        assert (SessionResource(), ("input_audio_format",)) == (
            drop_unsupported(session, RATES)
        )
        assert [
            "expected nothing (the beta dialect has no PCM), got the string"
            " 'pcm'"
        ] == problems(BETA, "pcm", PCM)
        with pytest.raises(WireError, match="expected a PCM, got null"):
            make_converter(RATES).unstructure(None, PCM)

    def test_flags(self) -> None:
        """
        Objects may be told apart by any JSON value.
        """
        acme = BETA.evolve(
            "acme",
            words={
                AudioFormat: {
                    AudioFormat.PCM16: {"type": "pcm", "a": 1, "law": 0},
                    AudioFormat.G711_ULAW: {"type": "pcm", "a": 1, "law": 1},
                    AudioFormat.G711_ALAW: {
                        "type": "pcm",
                        "a": 1,
                        "law": True,
                        "b": 1,
                    },
                }
            },
        )

        for member in AudioFormat:
            both_ways(
                acme,
                {"input_audio_format": {**acme.words[AudioFormat][member]}},
                SessionResource(input_audio_format=member),
            )
        assert [
            "/input_audio_format/law: expected 0, 1 or True, got the boolean"
            " false"
        ] == problems(
            acme, {"input_audio_format": {"type": "pcm", "law": False}}
        )

    def test_strings(self) -> None:
        """
        Values may be spelled as words, and read by others.
        """
        acme = BETA.evolve(
            "acme",
            words={PCM: {PCM(8_000): "pcm8", PCM(16_000): "pcm_16"}},
            also_read={PCM: {"pcm-8": PCM(8_000)}},
        )
        session = SessionResource(input_audio_format=PCM(8_000))

        both_ways(acme, {"input_audio_format": "pcm8"}, session)
        also_read(acme, {"input_audio_format": "pcm-8"}, session)
        both_ways(
            acme,
            {"input_audio_format": "pcm16"},
            SessionResource(input_audio_format=AudioFormat.PCM16),
        )
        assert [
            "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            " 'g711_alaw', 'pcm8', 'pcm_16', got the string 'x'"
        ] == problems(acme, {"input_audio_format": "x"})
        assert (
            Unknown("x", "acme")
            == kept(acme, {"input_audio_format": "x"}).input_audio_format
        )

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for one of both reads what ours does not.
        """

        def any_rate(value: Any, _: Any) -> PCM:
            return PCM(int(value.removeprefix("pcm_")))

        converter = hooked(BETA, (PCM, any_rate), late=late)

        formats = [
            converter.structure(
                {"input_audio_format": word}, SessionResource
            ).input_audio_format
            for word in ("pcm_8000", "pcm16")
        ]

        assert [PCM(8_000), AudioFormat.PCM16] == formats

    def test_hooks_that_refuse(self) -> None:
        """
        What one hook of the user's refuses, another may read.
        """

        def refuse(value: Any, _: Any) -> Any:
            return make_converter(BETA).structure(value, RealtimeVoice)

        converter = hooked(
            BETA,
            (AudioFormat, refuse),
            (PCM, lambda *_: PCM(8_000)),
            late=True,
        )
        wrong = hooked(
            BETA,
            (AudioFormat, refuse),
            (PCM, lambda *_: 3),
            late=True,
        )
        some: Any = Literal[AudioFormat.PCM16] | PCM
        narrow = hooked(
            BETA,
            (AudioFormat, lambda *_: AudioFormat.G711_ULAW),
            (PCM, lambda *_: PCM(8_000)),
            late=True,
        )
        payload = {"input_audio_format": "pcm16"}

        assert (
            PCM(8_000)
            == converter.structure(payload, SessionResource).input_audio_format
        )
        with pytest.raises(CattrsError) as caught:
            wrong.structure(payload, SessionResource)
        (problem,) = explain(caught.value)
        assert (
            "SessionResource.input_audio_format: expected an AudioFormat, a"
            " PCM, an Unknown or None, got the number 3"
        ) == problem.message
        assert PCM(8_000) == narrow.structure("pcm16", some)

    def test_written_by_the_users(self) -> None:
        """
        So does one for writing.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(PCM, lambda pcm: f"p{pcm.rate}")
        session = SessionResource(
            input_audio_format=PCM(8_000),
            output_audio_format=AudioFormat.PCM16,
        )

        assert {
            "input_audio_format": "p8000",
            "output_audio_format": "pcm16",
        } == converter.unstructure(session)

    def test_unions(self) -> None:
        """
        In a union of the user's own only its members are read.
        """
        converter = make_converter(RATES)
        some: Any = Literal[AudioFormat.PCM16] | PCM
        every: Any = AudioFormat | Literal[AudioFormat.PCM16] | None

        assert PCM(8_000) == converter.structure(
            {"type": "pcm", "rate": 8_000}, some
        )
        assert AudioFormat.PCM16 is converter.structure({"type": "pcm"}, some)
        assert [
            "/type: expected one of 'pcm', 'wav', got the string 'mulaw'"
        ] == problems(RATES, {"type": "mulaw"}, some)
        assert AudioFormat.G711_ULAW is converter.structure(
            {"type": "mulaw"}, every
        )
        assert {"type": "pcm", "rate": 8_000} == converter.unstructure(
            PCM(8_000), some
        )

    def test_sets(self) -> None:
        """
        No set holds values that are spelled as objects.
        """
        with pytest.raises(
            WireError, match="acme spells PCM as an object, which no set"
        ):
            make_converter(RATES).unstructure({PCM(8_000)}, set[PCM])


SPOKEN = BETA.evolve(
    "acme",
    words={PCM: {PCM(16_000): "pcm_16k"}},
    words_at={
        (SessionResource, "output_audio_format"): Wording(
            {
                AudioFormat: {AudioFormat.PCM16: "pcm"},
                PCM: {PCM(16_000): "pcm16"},
            },
            {AudioFormat: {"pcm24": AudioFormat.PCM16}},
        ),
        (NoiseReduction, "mode"): Wording(
            {NoiseReductionMode: {NoiseReductionMode.DEEP: "deep"}}
        ),
    },
)


class TestWordsAt:
    def test_both_ways(self) -> None:
        """
        One word means different things in different places.
        """
        both_ways(
            SPOKEN,
            {
                "input_audio_format": "pcm16",
                "output_audio_format": "pcm16",
                "input_audio_noise_reduction": {"type": "deep"},
            },
            SessionResource(
                input_audio_format=AudioFormat.PCM16,
                output_audio_format=PCM(16_000),
                input_audio_noise_reduction=NoiseReduction(
                    NoiseReductionMode.DEEP
                ),
            ),
        )

    def test_elsewhere(self) -> None:
        """
        In other classes, and by itself, a word is what it was.
        """
        both_ways(
            SPOKEN,
            {
                "object": "realtime.response",
                "output_audio_format": "pcm_16k",
                "status_details": None,
                "conversation_id": None,
                "usage": None,
                "metadata": None,
            },
            Response(output_audio_format=PCM(16_000)),
        )
        both_ways(SPOKEN, "pcm16", AudioFormat.PCM16)
        both_ways(SPOKEN, "far_field", NoiseReductionMode.FAR_FIELD)

    def test_also_read(self) -> None:
        """
        Further words are read there, and no others.
        """
        also_read(
            SPOKEN,
            {"output_audio_format": "pcm24"},
            SessionResource(output_audio_format=AudioFormat.PCM16),
        )
        assert [
            "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            " 'g711_alaw', 'pcm_16k', got the string 'pcm24'",
            "/output_audio_format: expected 'pcm' or 'pcm16', got the string"
            " 'g711_law'",
        ] == problems(
            SPOKEN,
            {
                "input_audio_format": "pcm24",
                "output_audio_format": "g711_law",
            },
        )

    def test_unknown(self) -> None:
        """
        What is unknown in one place is known in another.
        """
        payload = {
            "input_audio_format": "pcm",
            "output_audio_format": "g711_ulaw",
        }
        session = kept(SPOKEN, payload)

        assert Unknown("pcm", "acme") == session.input_audio_format
        assert Unknown("g711_ulaw", "acme") == session.output_audio_format
        wrong = SessionResource(output_audio_format=Unknown("pcm", "acme"))
        assert [
            "/output_audio_format: expected something that is unknown in acme,"
            " got the string 'pcm'"
        ] == refused(SPOKEN, wrong)

    def test_cannot_say(self) -> None:
        """
        What has no word there cannot be said there.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.G711_ULAW,
            output_audio_format=AudioFormat.G711_ULAW,
        )

        assert [
            "/output_audio_format: the acme dialect has no"
            " AudioFormat.G711_ULAW"
        ] == refused(SPOKEN, session)
        assert (
            SessionResource(input_audio_format=AudioFormat.G711_ULAW),
            ("output_audio_format",),
        ) == drop_unsupported(session, SPOKEN)

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for an enum is asked there too.
        """
        converter = hooked(
            SPOKEN, (AudioFormat, lambda *_: AudioFormat.G711_ALAW), late=late
        )
        payload = {"output_audio_format": "pcm"}

        assert (
            AudioFormat.G711_ALAW
            is converter.structure(
                payload, SessionResource
            ).output_audio_format
        )

    def test_objects(self) -> None:
        """
        Words may be objects there, and plain elsewhere.
        """
        acme = BETA.evolve(
            "acme",
            words_at={
                (SessionResource, "output_audio_format"): Wording(
                    {AudioFormat: RATES.words[AudioFormat]}
                ),
            },
        )

        both_ways(
            acme,
            {
                "input_audio_format": "g711_ulaw",
                "output_audio_format": {"type": "mulaw"},
            },
            SessionResource(
                input_audio_format=AudioFormat.G711_ULAW,
                output_audio_format=AudioFormat.G711_ULAW,
            ),
        )


_FORMATS = Wording(
    {
        AudioFormat: {
            AudioFormat.PCM16: {"type": "pcm", "rate": 24_000, "bits": 16},
            AudioFormat.G711_ULAW: {"type": "mulaw", "rate": 8_000, "bits": 8},
        },
        PCM: {PCM(8_000): {"type": "pcm", "rate": 8_000, "bits": 16}},
    }
)
BESIDE = BETA.evolve(
    "acme",
    words_at={(SessionResource, "input_audio_format"): _FORMATS},
    beside={
        (SessionResource, "input_audio_format"): {
            "rate": "input_rate",
            "bits": "input_bits",
        }
    },
)
INNER = GA.evolve(
    "acme",
    words_at={(SessionResource, "input_audio_format"): _FORMATS},
    beside={
        (SessionResource, "input_audio_format"): {
            "rate": "rate",
            "bits": "bits",
        }
    },
)


class TestBeside:
    def test_both_ways(self) -> None:
        """
        What an object would hold stands beside its tag.
        """
        both_ways(
            BESIDE,
            {
                "model": "m",
                "input_audio_format": "pcm",
                "input_rate": 8_000,
                "input_bits": 16,
            },
            SessionResource(model="m", input_audio_format=PCM(8_000)),
        )
        both_ways(BESIDE, {"model": "m"}, SessionResource(model="m"))
        both_ways(BESIDE, {}, SessionResource())

    def test_inside(self) -> None:
        """
        It does so in the object where the place is.
        """
        both_ways(
            INNER,
            {
                "type": "realtime",
                "audio": {
                    "input": {"format": "mulaw", "rate": 8_000, "bits": 8}
                },
            },
            SessionResource(input_audio_format=AudioFormat.G711_ULAW),
        )
        for audio in (None, {"input": None}, {"input": {}}, {}):
            also_read(
                INNER, {"type": "realtime", "audio": audio}, SessionResource()
            )

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"input_audio_format": "pcm"}, AudioFormat.PCM16),
            ({"input_audio_format": "mulaw"}, AudioFormat.G711_ULAW),
            ({"input_audio_format": None, "input_rate": 8_000}, PCM(8_000)),
            ({"input_rate": 8_000}, PCM(8_000)),
            ({"input_rate": 24_000, "input_bits": None}, AudioFormat.PCM16),
            ({"input_bits": 16}, AudioFormat.PCM16),
            ({"input_audio_format": None, "input_rate": None}, None),
        ],
        ids=str,
    )
    def test_left_out(self, payload: Any, value: Any) -> None:
        """
        Each may be left out, the tag as well, which is the first then.
        """
        also_read(BESIDE, payload, SessionResource(input_audio_format=value))

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"input_audio_format": "new"},
                "/input_audio_format: expected one of 'pcm', 'mulaw', got the"
                " string 'new'",
            ),
            (
                {"input_audio_format": {"type": "pcm"}},
                "/input_audio_format: expected one of 'pcm', 'mulaw', got an"
                " object",
            ),
            (
                {"input_rate": 3},
                "/input_rate: expected 24000 or 8000, got the number 3",
            ),
            (
                {"input_audio_format": "mulaw", "input_rate": 24_000},
                "/input_rate: expected 8000, the only rate of 'mulaw' in this"
                " dialect, got the number 24000",
            ),
            (
                {"input_audio_format": "pcm", "input_bits": "16"},
                "/input_bits: expected 16, the only bits of 'pcm' in this"
                " dialect, got the string '16'",
            ),
        ],
        ids=str,
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What is wrong has the place of its key.
        """
        for options in ({}, {"forbid_extra_keys": True}):
            assert [problem] == problems(BESIDE, payload, **options)

    def test_refused_inside(self) -> None:
        """
        So it has in an object inside.
        """
        payload = {"type": "realtime", "audio": {"input": {"bits": True}}}

        assert [
            "/audio/input/bits: expected 16, the only bits of 'pcm' in this"
            " dialect, got the boolean true"
        ] == problems(INNER, payload)

    @pytest.mark.parametrize(
        ("payload", "thing"),
        [
            ({"input_audio_format": "new"}, {"type": "new"}),
            (
                {"input_audio_format": "pcm", "input_rate": 3},
                {"type": "pcm", "rate": 3},
            ),
        ],
        ids=str,
    )
    def test_unknown(self, payload: Any, thing: Any) -> None:
        """
        A word that is new is kept as the object that it would be.
        """
        session = kept(BESIDE, payload)

        assert Unknown(thing, "acme") == session.input_audio_format

    def test_unknown_keys_of_a_word(self) -> None:
        """
        What is unknown has room for those keys only.
        """
        thing = Unknown({"type": "new", "x": 1}, "acme")
        session = SessionResource(input_audio_format=thing)
        (problem,) = refused(BESIDE, session)

        assert problem.startswith("/input_audio_format/x: expected the keys")

    def test_are_no_unknown_keys(self) -> None:
        """
        None of the keys is unknown.
        """
        extra = Unknown({"input_bits": 16}, "acme")

        assert [
            "/input_bits: expected unknown keys, got one that acme knows"
        ] == refused(BESIDE, SessionResource(extra=extra))
        assert (
            Unknown({"x": 1}, "acme")
            == kept(BESIDE, {"x": 1, **write(BESIDE, _SESSION)}).extra
        )

    def test_subclasses(self) -> None:
        """
        A subclass of the user's cannot have such a key.
        """

        @attrs.frozen
        class Mine(SessionResource):
            input_rate: int = 0

        @attrs.frozen
        class Inner(SessionResource):
            rate: int = 0

        with pytest.raises(WireError, match="'input_rate' is a key of"):
            make_converter(BESIDE).unstructure(Mine())
        converter = make_converter(INNER)
        assert {"type": "realtime", "rate": 1} == converter.unstructure(
            Inner(rate=1)
        )

    def test_cannot_say(self) -> None:
        """
        A word that is missing has the place of the tag.
        """
        session = SessionResource(input_audio_format=AudioFormat.G711_ALAW)

        assert [
            "/input_audio_format: the acme dialect has no"
            " AudioFormat.G711_ALAW"
        ] == refused(BESIDE, session)
        assert (SessionResource(), ("input_audio_format",)) == (
            drop_unsupported(session, BESIDE)
        )

    def test_several_problems(self) -> None:
        """
        What else is wrong is said as well.
        """
        assert [
            "/model: expected a string, got the number 3",
            "/speed: expected a number, got the string 'x'",
            "/input_rate: expected 24000 or 8000, got the number 3",
        ] == problems(BESIDE, {"model": 3, "input_rate": 3, "speed": "x"})


_SESSION = SessionResource(input_audio_format=PCM(8_000))

OFFS = BETA.evolve(
    "acme",
    off={
        (SessionResource, "turn_detection"): ({"type": "none"}, "none", ""),
        (SessionResource, "input_audio_transcription"): (
            None,
            {"model": None},
        ),
        (SessionResource, "tracing"): ("off",),
        (ServerVAD, "idle_timeout_ms"): ("never",),
    },
)


class TestOff:
    def test_both_ways(self) -> None:
        """
        The first spelling is written.
        """
        both_ways(
            OFFS,
            {
                "input_audio_transcription": None,
                "turn_detection": {"type": "none"},
                "input_audio_noise_reduction": None,
                "tracing": "off",
            },
            SessionResource(
                input_audio_transcription=OFF,
                turn_detection=OFF,
                input_audio_noise_reduction=OFF,
                tracing=OFF,
            ),
        )
        both_ways(
            OFFS,
            {"type": "server_vad", "idle_timeout_ms": "never"},
            ServerVAD(idle_timeout_ms=OFF),
        )

    @pytest.mark.parametrize(
        ("name", "given"),
        [
            ("turn_detection", "none"),
            ("turn_detection", ""),
            ("turn_detection", None),
            ("input_audio_transcription", {"model": None}),
            ("tracing", None),
        ],
        ids=str,
    )
    def test_also_read(self, name: str, given: Any) -> None:
        """
        The others are read, as null is.
        """
        also_read(OFFS, {name: given}, SessionResource(**{name: OFF}))

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({}, SessionResource()),
            ({"tracing": "auto"}, SessionResource(tracing=TracingMode.AUTO)),
            (
                {"tracing": {}},
                SessionResource(tracing=TracingConfiguration()),
            ),
            (
                {"input_audio_transcription": {"model": "m"}},
                SessionResource(
                    input_audio_transcription=AudioTranscription(model="m")
                ),
            ),
            (
                {"type": "server_vad", "idle_timeout_ms": 0},
                ServerVAD(idle_timeout_ms=0),
            ),
        ],
        ids=str,
    )
    def test_not_off(self, payload: Any, value: Any) -> None:
        """
        What is no such spelling is read as it was.
        """
        also_read(OFFS, payload, value)

    @pytest.mark.parametrize(
        ("given", "problem"),
        [
            (
                {"type": "none", "threshold": 1},
                "/turn_detection/type: expected 'server_vad' or"
                " 'semantic_vad', got the string 'none'",
            ),
            (
                "off",
                "/turn_detection: expected an object, got the string 'off'",
            ),
            (False, "/turn_detection: expected an object, got the boolean"),
        ],
        ids=str,
    )
    def test_refused(self, given: Any, problem: str) -> None:
        """
        What is like one is not one.
        """
        (found,) = problems(OFFS, {"turn_detection": given})

        assert found.startswith(problem)

    def test_counts_as_known(self) -> None:
        """
        Beside it unknown keys are kept.
        """
        payload = {"turn_detection": {"type": "none"}, "new": 1}
        session = kept(OFFS, payload)

        assert OFF is session.turn_detection
        assert Unknown({"new": 1}, "acme") == session.extra
        thing = {"type": "none", "new": 1}
        assert (
            Unknown(thing, "acme")
            == kept(OFFS, {"turn_detection": thing}).turn_detection
        )

    def test_required(self) -> None:
        """
        An attribute that is required may be off.
        """
        acme = OFFS.evolve(
            "acme",
            records=[
                record(
                    SessionResource,
                    "turn_detection",
                    required=["turn_detection"],
                )
            ],
            members={},
        )

        both_ways(
            acme,
            {"turn_detection": {"type": "none"}},
            SessionResource(turn_detection=OFF),
        )
        also_read(
            acme, {"turn_detection": None}, SessionResource(turn_detection=OFF)
        )
        assert ["/turn_detection: required key is missing"] == problems(
            acme, {}
        )
        assert ["the acme dialect requires 'turn_detection'"] == refused(
            acme, SessionResource()
        )


PLACES = GA.evolve(
    "acme",
    records=[
        record(
            FunctionTool,
            tag="function",
            name="about.name",
            description="about.text",
        ),
    ],
    also_at={
        (SessionResource, "voice"): "voice_now.of.whom",
        (SessionResource, "model"): "audio.model",
        (SessionResource, "turn_detection"): "turns.how",
        (SessionResource, "max_response_output_tokens"): "tokens",
        (FunctionTool, "name"): "named.so",
        (FunctionTool, "description"): "text",
    },
    off={(SessionResource, "turn_detection"): ("none",)},
    elsewhere={SessionResource: {}},
)


class TestAlsoAt:
    def test_both_ways(self) -> None:
        """
        One place is written, of however many keys.
        """
        session = SessionResource(
            model="m",
            voice=RealtimeVoice.ASH,
            turn_detection=SemanticVAD(),
            max_response_output_tokens=INF,
            tools=[FunctionTool("f", "d")],
        )
        both_ways(
            PLACES,
            {
                "type": "realtime",
                "model": "m",
                "audio": {
                    "output": {"voice": "ash"},
                    "input": {"turn_detection": {"type": "semantic_vad"}},
                },
                "max_output_tokens": "inf",
                "tools": [
                    {
                        "type": "function",
                        "about": {"name": "f", "text": "d"},
                    }
                ],
            },
            session,
        )
        also_read(
            PLACES,
            {
                "type": "realtime",
                "audio": {"model": "m", "input": None},
                "voice_now": {"of": {"whom": "ash"}},
                "turns": {"how": {"type": "semantic_vad"}},
                "tokens": "inf",
                "tools": [
                    {
                        "type": "function",
                        "named": {"so": "f"},
                        "text": "d",
                    }
                ],
            },
            session,
        )

    @pytest.mark.parametrize(
        "here", [None, {}, {"how": None}, {"how": "none"}]
    )
    def test_off(self, here: Any) -> None:
        """
        In another place an attribute may be off as well.
        """
        value = OFF if here else None

        also_read(
            PLACES,
            {"type": "realtime", "turns": here},
            SessionResource(turn_detection=value),
        )

    def test_both(self) -> None:
        """
        Both at once are refused, with the place of the other.
        """
        payload = {
            "type": "realtime",
            "model": "m",
            "audio": {
                "output": {"voice": "ash"},
                "input": {"turn_detection": None},
                "model": "m",
            },
            "voice_now": {"of": {"whom": "ash"}},
            "turns": {"how": {"type": "semantic_vad"}},
        }

        for options in MODES:
            assert [
                "/audio/model: expected 'model' or 'audio.model', got both of"
                " them",
                "/voice_now/of/whom: expected 'audio.output.voice' or"
                " 'voice_now.of.whom', got both of them",
                "/turns/how: expected 'audio.input.turn_detection' or"
                " 'turns.how', got both of them",
            ] == problems(PLACES, payload, **options)

    @pytest.mark.parametrize("nothing", [None, {}, {"of": None}])
    def test_one_says_nothing(self, nothing: Any) -> None:
        """
        What says nothing in one place does not contradict the other.
        """
        session = SessionResource(voice=RealtimeVoice.ASH)

        also_read(PLACES, {**spoken("ash"), "voice_now": nothing}, session)
        also_read(
            PLACES,
            {**spoken(None), "voice_now": {"of": {"whom": "ash"}}},
            session,
        )

    def test_off_and_not(self) -> None:
        """
        That something is off contradicts what turns it on.
        """
        for one, other in ((None, "none"), ({"type": "server_vad"}, None)):
            payload = {
                "type": "realtime",
                "turns": {"how": other},
                "audio": {"input": {"turn_detection": one}},
            }
            assert [
                "/turns/how: expected 'audio.input.turn_detection' or"
                " 'turns.how', got both of them"
            ] == problems(PLACES, payload)

    def test_refused(self) -> None:
        """
        What is wrong there has that place.
        """
        assert [
            "/voice_now/of: expected an object, got the number 3"
        ] == problems(PLACES, {"type": "realtime", "voice_now": {"of": 3}})
        assert [
            "/tools/0/named/so: expected a string, got the number 3",
            "/tools/0/text: expected a string, got an array",
            "/turns/how/type: expected 'server_vad' or 'semantic_vad', got the"
            " string 'x'",
        ] == sorted(
            problems(
                PLACES,
                {
                    "type": "realtime",
                    "turns": {"how": {"type": "x"}},
                    "tools": [
                        {
                            "type": "function",
                            "named": {"so": 3},
                            "text": [],
                        }
                    ],
                },
            )
        )

    @pytest.mark.parametrize(
        "tool", [{}, {"about": {}}, {"about": {"name": None}}, {"named": {}}]
    )
    def test_required(self, tool: Any) -> None:
        """
        What is in neither place is missing at the first.
        """
        assert ["/about/name: required key is missing"] == problems(
            PLACES, {"type": "function", **tool}, FunctionTool
        )

    def test_required_and_off(self) -> None:
        """
        So it is where it may be off, and is not said to be.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(
                    SessionResource,
                    "turn_detection",
                    required=["turn_detection"],
                )
            ],
            members={},
            also_at={(SessionResource, "turn_detection"): "turns"},
        )
        off = SessionResource(turn_detection=OFF)

        both_ways(acme, {"turn_detection": None}, off)
        also_read(acme, {"turns": None}, off)
        also_read(
            acme,
            {"turns": {"type": "server_vad"}},
            SessionResource(turn_detection=ServerVAD()),
        )
        assert ["/turn_detection: required key is missing"] == problems(
            acme, {}
        )

    def test_unknown_keys(self) -> None:
        """
        Keys beside another place are unknown, and it is not.
        """
        session = kept(
            PLACES, {"type": "realtime", "voice_now": {"of": {"x": 1}}}
        )

        assert (
            Unknown({"voice_now": {"of": {"x": 1}}}, "acme") == session.extra
        )
        assert ["/voice_now/of/x: unknown key; known are 'whom'"] == problems(
            PLACES,
            {"type": "realtime", "voice_now": {"of": {"x": 1}}},
            forbid_extra_keys=True,
        )
        extra = Unknown({"voice_now": {"of": {"whom": 1}}}, "acme")
        assert [
            "/voice_now/of/whom: expected unknown keys, got one that acme"
            " knows"
        ] == refused(PLACES, SessionResource(extra=extra))

    def test_unknown(self) -> None:
        """
        What is unknown may stand in either place.
        """
        payload = {"type": "realtime", "turns": {"how": {"type": "new"}}}

        session = read(PLACES, payload, keep_unknown=True)

        assert Unknown({"type": "new"}, "acme") == session.turn_detection

    def test_subclasses(self) -> None:
        """
        A subclass of the user's cannot have the first key of such a place.
        """

        @attrs.frozen
        class Mine(SessionResource):
            turns: int = 0

        with pytest.raises(WireError, match="'turns' is a key of"):
            make_converter(PLACES).unstructure(Mine())

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's reads what stands there.
        """
        converter = hooked(
            PLACES, (RealtimeVoice, lambda *_: RealtimeVoice.SAGE), late=late
        )
        payload = {
            "type": "realtime",
            "voice_now": {"of": {"whom": "?"}},
        }

        assert (
            RealtimeVoice.SAGE
            is converter.structure(payload, SessionResource).voice
        )


ECHO = GA.evolve(
    "acme",
    words={PCM: {PCM(16_000): {"type": "audio/pcm", "rate": 16_000}}},
    also_at={
        (SessionResource, "input_audio_format"): Echo(
            "said.heard",
            Wording(
                {AudioFormat: {AudioFormat.PCM16: "pcm24"}, PCM: {}},
                {AudioFormat: {"pcm": AudioFormat.PCM16}},
            ),
        ),
        (SessionResource, "voice"): Echo("speaker"),
        (SessionResource, "turn_detection"): Echo("turns"),
        (FunctionTool, "name"): Echo("label"),
    },
    off={(SessionResource, "turn_detection"): ("none",)},
)


class TestEcho:
    def test_alone(self) -> None:
        """
        Where nothing else is said, it counts.
        """
        session = SessionResource(
            input_audio_format=AudioFormat.PCM16,
            voice=RealtimeVoice.ASH,
            turn_detection=OFF,
            tools=[FunctionTool("f")],
        )

        for word in ("pcm", "pcm24"):
            also_read(
                ECHO,
                {
                    "type": "realtime",
                    "said": {"heard": word},
                    "speaker": "ash",
                    "turns": "none",
                    "tools": [{"type": "function", "label": "f"}],
                },
                session,
            )
        both_ways(
            ECHO,
            {
                "type": "realtime",
                "audio": {
                    "input": {
                        "format": {"type": "audio/pcm", "rate": 24_000},
                        "turn_detection": "none",
                    },
                    "output": {"voice": "ash"},
                },
                "tools": [{"type": "function", "name": "f"}],
            },
            session,
        )

    def test_beside_the_first_place(self) -> None:
        """
        Otherwise it is an unknown key, whatever it says.
        """
        payload = {
            "type": "realtime",
            "audio": {
                "input": {
                    "format": {"type": "audio/pcm", "rate": 16_000},
                    "turn_detection": "none",
                },
                "output": {"voice": "ash"},
            },
            "said": {"heard": "pcm16", "x": 1},
            "speaker": [3],
            "turns": None,
        }
        plain = SessionResource(
            input_audio_format=PCM(16_000),
            voice=RealtimeVoice.ASH,
            turn_detection=OFF,
        )

        assert plain == read(ECHO, payload)
        assert plain == read(
            ECHO, {**payload, "said": {"heard": 3}}, forbid_extra_keys=True
        )
        session = kept(ECHO, payload)
        assert plain == attrs.evolve(session, extra=None)
        assert (
            Unknown(
                {
                    "said": {"heard": "pcm16", "x": 1},
                    "speaker": [3],
                    "turns": None,
                },
                "acme",
            )
            == session.extra
        )
        assert ["/said/x: unknown key; known are 'heard'"] == problems(
            ECHO, payload, forbid_extra_keys=True
        )

    @pytest.mark.parametrize("said", [None, {}, {"heard": None}])
    def test_says_nothing(self, said: Any) -> None:
        """
        Null is nothing there.
        """
        payload = {"type": "realtime", "said": said, "speaker": None}

        also_read(ECHO, payload, SessionResource())

    def test_no_json(self) -> None:
        """
        What is kept has to be JSON.
        """
        assert [
            "/speaker: expected a JSON value, got a Python object"
        ] == problems(
            ECHO, {**spoken("ash"), "speaker": object()}, keep_unknown=True
        )

    def test_refused(self) -> None:
        """
        Where it counts, what is wrong has its place.
        """
        assert [
            "/said/heard: expected 'pcm24', got the string 'x'",
            "/speaker: expected one of 'alloy', 'ash', 'ballad', 'coral',"
            " 'echo', 'shimmer', 'verse', 'sage', 'marin', 'cedar' or an"
            " object, got the number 3",
        ] == sorted(
            problems(
                ECHO,
                {"type": "realtime", "said": {"heard": "x"}, "speaker": 3},
            )
        )
        assert ["/name: required key is missing"] == problems(
            ECHO, {"type": "function"}, FunctionTool
        )

    def test_unknown(self) -> None:
        """
        A word that is new there is kept where it stands.
        """
        payload = {"type": "realtime", "said": {"heard": "new"}}
        session = kept(ECHO, payload)

        assert None is session.input_audio_format
        assert Unknown({"said": {"heard": "new"}}, "acme") == session.extra


FORMAT = (SessionResource, "input_audio_format")
RATED = Wording({AudioFormat: {AudioFormat.PCM16: {"type": "p", "rate": 1}}})
UNSAID = BETA.evolve(
    "acme",
    unsaid={
        (SessionResource, "instructions"): ("", "none"),
        (SessionResource, "turn_detection"): ("unset",),
        (Response, "status_details"): ("unimplemented",),
    },
)


class TestUnsaid:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("instructions", ""),
            ("instructions", "none"),
            ("turn_detection", "unset"),
        ],
        ids=str,
    )
    def test_says_nothing(self, name: str, value: Any) -> None:
        """
        Such a value is read as nothing, also where null is off.
        """
        for options in MODES:
            assert SessionResource() == read(UNSAID, {name: value}, **options)

    def test_all_else(self) -> None:
        """
        What else stands there is read as it was.
        """
        both_ways(
            UNSAID,
            {
                "instructions": "None",
                "turn_detection": None,
                "tools": [{"type": "function", "name": "f"}],
            },
            SessionResource(
                instructions="None",
                turn_detection=OFF,
                tools=[FunctionTool("f")],
            ),
        )
        assert [
            "/turn_detection/type: required key is missing, expected"
            " 'server_vad' or 'semantic_vad'"
        ] == problems(UNSAID, {"turn_detection": {"x": 1}})

    def test_in_events(self) -> None:
        """
        So it is in what servers say.
        """
        event = {
            "type": "response.done",
            "response": {"status_details": "unimplemented"},
        }

        assert ResponseDone(Response()) == read(UNSAID, event, ResponseDone)
        assert [
            "/response/status_details: expected an object, got the string"
            " 'implemented'"
        ] == problems(
            UNSAID,
            {**event, "response": {"status_details": "implemented"}},
            ResponseDone,
        )


MOOT = BETA.evolve(
    "acme",
    moot={
        SessionResource: {"type": ("realtime",), "mode": ("a", "b")},
        FunctionTool: {"strict": ("no",)},
    },
)


class TestMoot:
    def test_says_nothing(self) -> None:
        """
        What stands there is accepted, and not written.
        """
        payload = {
            "type": "realtime",
            "mode": "b",
            "model": "m",
            "tools": [{"type": "function", "name": "f", "strict": "no"}],
        }
        session = SessionResource(model="m", tools=[FunctionTool("f")])

        for options in ({}, {"forbid_extra_keys": True}):
            assert session == read(MOOT, payload, **options)
            assert session == read(MOOT, wrapped(payload), **options)
        assert {"type", "mode", "strict"}.isdisjoint(write(MOOT, session))

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "realtime"},
            {"mode": "a", "model": "m"},
            {"mode": "b", "type": None},
            {"mode": None, "new": 1},
        ],
        ids=str,
    )
    def test_kept(self, payload: Any) -> None:
        """
        It is kept with what is unknown, and written again.
        """
        session = kept(MOOT, payload)
        extra = {k: x for k, x in payload.items() if k != "model"}

        assert Unknown(extra, "acme") == session.extra

    @pytest.mark.parametrize("payload", [{}, {"mode": None, "type": None}])
    def test_nothing(self, payload: Any) -> None:
        """
        It need not be there, and null says nothing either.
        """
        for options in ({}, {"forbid_extra_keys": True}):
            assert SessionResource() == read(MOOT, payload, **options)

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"type": "x"},
                "/type: expected 'realtime', got the string 'x'",
            ),
            (
                {"mode": 3, "model": "m"},
                "/mode: expected 'a' or 'b', got the number 3",
            ),
            (
                {"mode": ["a"]},
                "/mode: expected 'a' or 'b', got an array",
            ),
            (
                {"tools": [{"type": "function", "name": "f", "strict": True}]},
                "/tools/0/strict: expected 'no', got the boolean true",
            ),
        ],
        ids=str,
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Another word does say something, and is refused.
        """
        for options in MODES:
            assert [problem] == problems(MOOT, payload, **options)

    def test_subclasses(self) -> None:
        """
        A subclass of the user's cannot have such a key.
        """

        @attrs.frozen
        class Mine(SessionResource):
            mode: str = ""

        with pytest.raises(WireError, match="'mode' is a key of"):
            make_converter(MOOT).unstructure(Mine())


FORMS = GA.evolve(
    "acme",
    also_as={
        FunctionTool: (
            record(
                FunctionTool,
                tag="function",
                name="function.name",
                description="function.description",
            ),
            record(FunctionTool, tag="function", name="named.so"),
            record(FunctionTool, tag="callable", name="called"),
        ),
        OutputAudio: (record(OutputAudio, tag="sound"),),
        CustomVoice: (record(CustomVoice, id="voice_id"),),
    },
)


class TestAlsoAs:
    @pytest.mark.parametrize(
        "tool",
        [
            {"function": {"name": "f", "description": "d"}},
            {"function": {"name": "f", "description": "d"}, "named": None},
            {"name": "f", "description": "d"},
        ],
        ids=str,
    )
    def test_keys(self, tool: Any) -> None:
        """
        With one tag, the keys that are required tell the form.
        """
        payload = {"type": "function", **tool}

        for options in ({}, {"keep_unknown": True}):
            found = read(FORMS, payload, FunctionTool, **options)
            assert FunctionTool("f", "d") == attrs.evolve(found, extra=None)
            (found,) = read(
                FORMS, {"type": "realtime", "tools": [payload]}, **options
            ).tools
            assert FunctionTool("f", "d") == attrs.evolve(found, extra=None)

    def test_both_ways(self) -> None:
        """
        The class's own record is what is written.
        """
        session = SessionResource(
            tools=[FunctionTool("f"), FunctionTool("g")],
            voice=CustomVoice("v"),
        )

        both_ways(
            FORMS,
            {
                **spoken({"id": "v"}),
                "tools": [
                    {"type": "function", "name": "f"},
                    {"type": "function", "name": "g"},
                ],
            },
            session,
        )
        also_read(
            FORMS,
            {
                **spoken({"voice_id": "v"}),
                "tools": [
                    {"type": "callable", "called": "f"},
                    {"type": "function", "named": {"so": "g"}},
                ],
            },
            session,
        )

    def test_tags(self) -> None:
        """
        Another tag tells the form too.
        """
        message = {"type": "message", "role": "assistant"}
        item = {**message, "content": [{"type": "sound", "transcript": "a"}]}
        event = {
            "type": "response.content_part.added",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
            "part": {"type": "text", "text": "a"},
        }

        also_read(FORMS, item, AssistantMessage([OutputAudio(transcript="a")]))
        both_ways(
            FORMS,
            {**message, "content": [{"type": "output_text", "text": "a"}]},
            AssistantMessage([OutputText("a")]),
        )
        assert (
            OutputText("a")
            == read(FORMS, event, ResponseContentPartAdded).part
        )

    @pytest.mark.parametrize(
        ("tool", "problem"),
        [
            (
                {"type": "function"},
                "/name: required key is missing",
            ),
            (
                {"type": "function", "function": {"name": 3}},
                "/function/name: expected a string, got the number 3",
            ),
            (
                {"type": "function", "function": 3},
                "/function: expected an object, got the number 3",
            ),
            (
                {"type": "function", "function": {}},
                "/function/name: required key is missing",
            ),
            (
                {"type": "callable"},
                "/called: required key is missing",
            ),
            (
                {"type": "new"},
                "/type: expected 'function' or 'mcp', got the string 'new'",
            ),
        ],
        ids=str,
    )
    def test_refused(self, tool: Any, problem: str) -> None:
        """
        What is wrong is said of the form.
        """
        payload = {"type": "realtime", "tools": [tool]}

        assert [f"/tools/0{problem}"] == problems(FORMS, payload)

    def test_without_tags(self) -> None:
        """
        Where there are no tags, the keys alone tell the form.
        """
        both = spoken({"id": "v", "voice_id": "w"})

        assert CustomVoice("v") == read(FORMS, both).voice
        assert ["/audio/output/voice/id: required key is missing"] == problems(
            FORMS, spoken({})
        )
        assert [
            "/audio/output/voice/voice_id: unknown key; known are 'id'"
        ] == problems(FORMS, both, forbid_extra_keys=True)

    def test_unknown_keys(self) -> None:
        """
        Unknown keys of a form are kept and refused where they stand.
        """
        payload = {"type": "function", "function": {"name": "f", "x": 1}}
        tool = read(FORMS, payload, FunctionTool, keep_unknown=True)

        assert (
            FunctionTool("f", extra=Unknown({"function": {"x": 1}}, "acme"))
            == tool
        )
        assert tool == read(
            FORMS, write(FORMS, tool), FunctionTool, keep_unknown=True
        )
        assert [
            "/function/x: unknown key; known are 'name', 'description'"
        ] == problems(FORMS, payload, FunctionTool, forbid_extra_keys=True)

    def test_news(self) -> None:
        """
        An object of a known tag that has the keys of no form is unknown.
        """
        thing = {"type": "callable", "callable": {}}
        function = {"type": "function", "function": {"name": "f"}}
        payload = {"type": "realtime", "tools": [{"type": "new"}]}

        assert (
            Unknown({"type": "new"}, "acme") == kept(FORMS, payload).tools[0]
        )
        assert (
            FunctionTool("f")
            == read(
                FORMS, {**payload, "tools": [function]}, keep_unknown=True
            ).tools[0]
        )
        assert ["/tools/0/called: required key is missing"] == problems(
            FORMS, {**payload, "tools": [thing]}
        )

    def test_subclasses(self) -> None:
        """
        A subclass of the user's is read by the other forms as well.
        """

        @attrs.frozen
        class Mine(FunctionTool):
            note: str = ""

        payload = {"type": "function", "function": {"name": "f"}, "note": "n"}

        assert Mine("f", note="n") == read(
            FORMS, payload, Mine, forbid_extra_keys=True
        )

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for the class reads all forms.
        """
        converter = hooked(
            FORMS, (FunctionTool, lambda *_: FunctionTool("mine")), late=late
        )
        payload = {
            "type": "realtime",
            "tools": [{"type": tag} for tag in ("function", "callable")],
        }

        assert (FunctionTool("mine"),) * 2 == converter.structure(
            payload, SessionResource
        ).tools


DIGITS = BETA.evolve(
    "acme",
    digits=[
        (SessionResource, "max_response_output_tokens"),
        (ServerVAD, "prefix_padding_ms"),
        (ServerVAD, "idle_timeout_ms"),
    ],
)


class TestDigits:
    def test_both_ways(self) -> None:
        """
        A number is written as a string.
        """
        for number in (0, 5, 65_535):
            both_ways(
                DIGITS,
                {
                    "turn_detection": {
                        "type": "server_vad",
                        "prefix_padding_ms": str(number),
                        "silence_duration_ms": number,
                        "idle_timeout_ms": str(number),
                    },
                    "max_response_output_tokens": str(number),
                },
                SessionResource(
                    turn_detection=ServerVAD(
                        prefix_padding_ms=number,
                        silence_duration_ms=number,
                        idle_timeout_ms=number,
                    ),
                    max_response_output_tokens=number,
                ),
            )

    def test_no_numbers(self) -> None:
        """
        What is no number is as it was.
        """
        both_ways(
            DIGITS,
            {
                "turn_detection": {
                    "type": "server_vad",
                    "idle_timeout_ms": None,
                },
                "max_response_output_tokens": "inf",
            },
            SessionResource(
                turn_detection=ServerVAD(idle_timeout_ms=OFF),
                max_response_output_tokens=INF,
            ),
        )
        both_ways(DIGITS, {"type": "server_vad"}, ServerVAD())
        also_read(
            DIGITS,
            {"type": "server_vad", "prefix_padding_ms": None},
            ServerVAD(),
        )

    @pytest.mark.parametrize("given", [7, "7", "007"], ids=repr)
    def test_also_read(self, given: Any) -> None:
        """
        A number is read too, and zeros before it.
        """
        also_read(
            DIGITS,
            {"type": "server_vad", "prefix_padding_ms": given},
            ServerVAD(prefix_padding_ms=7),
        )

    @pytest.mark.parametrize(
        ("given", "got"),
        [
            ("", "the string ''"),
            ("-1", "the string '-1'"),
            ("+1", "the string '+1'"),
            (" 1", "the string ' 1'"),
            ("1.0", "the string '1.0'"),
            ("1_0", "the string '1_0'"),
            ("\N{SUPERSCRIPT TWO}", "the string '\N{SUPERSCRIPT TWO}'"),
            (
                "\N{ARABIC-INDIC DIGIT TWO}",
                "the string '\N{ARABIC-INDIC DIGIT TWO}'",
            ),
            ("4294967296", "the number 4294967296"),
            ("9" * 21, f"the string '{'9' * 21}'"),
            (1.0, "the number 1.0"),
            (True, "the boolean true"),
            (["1"], "an array"),
        ],
        ids=repr,
    )
    def test_refused(self, given: Any, got: str) -> None:
        """
        What else looks like a number is refused.
        """
        payload = {"type": "server_vad", "prefix_padding_ms": given}

        assert [
            "/prefix_padding_ms: expected an integer from 0 to 4294967295,"
            f" got {got}"
        ] == problems(DIGITS, payload, ServerVAD)

    def test_union(self) -> None:
        """
        Among words a number too great is refused, and a new word unknown.
        """
        name = "max_response_output_tokens"

        assert [
            f"/{name}: expected an integer from 0 to 65535, got the number"
            " 65536"
        ] == problems(DIGITS, {name: "65536"})
        assert (
            Unknown("many", "acme")
            == kept(DIGITS, {name: "many"}).max_response_output_tokens
        )

    def test_required(self) -> None:
        """
        One that is required is missing where it is not.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(
                    ServerVAD,
                    "prefix_padding_ms",
                    tag="server_vad",
                    required=["prefix_padding_ms"],
                )
            ],
            digits=[(ServerVAD, "prefix_padding_ms")],
        )

        both_ways(
            acme,
            {"type": "server_vad", "prefix_padding_ms": "7"},
            ServerVAD(prefix_padding_ms=7),
        )
        assert ["/prefix_padding_ms: required key is missing"] == problems(
            acme, {"type": "server_vad"}, ServerVAD
        )

    def test_cannot_say(self) -> None:
        """
        What cannot be said is not written.
        """
        session = SessionResource(
            max_response_output_tokens=Unknown("many", "beta")
        )

        assert [
            "/max_response_output_tokens: the acme dialect cannot say what is"
            " unknown in 'beta'"
        ] == refused(DIGITS, session)


ALL = BETA.evolve(
    "all",
    records=[
        bare(NamedVoice, "name"),
        record(ServerVAD, "threshold", "idle_timeout_ms", tag="server_vad"),
    ],
    words={PCM: {PCM(8_000): "pcm8"}},
    words_at={(SessionResource, "input_audio_format"): _FORMATS},
    beside={
        (SessionResource, "input_audio_format"): {
            "rate": "input_rate",
            "bits": "input_bits",
        }
    },
    off={(SessionResource, "turn_detection"): ("none",)},
    also_at={(SessionResource, "voice"): Echo("speaker.name")},
    unsaid={(SessionResource, "instructions"): ("",)},
    moot={SessionResource: {"type": ("realtime",)}},
    also_as={
        FunctionTool: (record(FunctionTool, tag="function", name="called"),)
    },
    digits=[(ServerVAD, "idle_timeout_ms")],
)
KIND_NAMES = (
    "words_at",
    "beside",
    "off",
    "also_at",
    "unsaid",
    "moot",
    "also_as",
    "digits",
)


class TestEvolve:
    @pytest.mark.parametrize("name", KIND_NAMES)
    def test_inherited(self, name: str) -> None:
        """
        Rules of each kind are inherited.
        """
        acme = ALL.evolve("acme", records=[record(NoiseReduction, "mode")])

        assert getattr(acme, name)
        assert getattr(ALL, name) == getattr(acme, name)
        assert ALL.record_of(NamedVoice) == acme.record_of(NamedVoice)

    @pytest.mark.parametrize(
        ("name", "rules"),
        [
            (
                "words_at",
                {
                    (SessionResource, "input_audio_format"): Wording(
                        {
                            AudioFormat: {
                                AudioFormat.PCM16: {
                                    "type": "x",
                                    "rate": 1,
                                    "bits": 2,
                                }
                            },
                            PCM: {},
                        }
                    )
                },
            ),
            (
                "beside",
                {
                    (SessionResource, "input_audio_format"): {
                        "rate": "r",
                        "bits": "b",
                    }
                },
            ),
            ("off", {(SessionResource, "turn_detection"): ("no", "x")}),
            ("also_at", {(SessionResource, "voice"): "voices.first"}),
            ("unsaid", {(SessionResource, "instructions"): ("-",)}),
            ("moot", {SessionResource: {"kind": ("a",)}}),
            ("also_as", {FunctionTool: ()}),
        ],
        ids=KIND_NAMES[:-1],
    )
    def test_overridden(self, name: str, rules: Any) -> None:
        """
        A rule takes the place of the one that was inherited.
        """
        acme = ALL.evolve("acme", **{name: rules})

        assert {**getattr(ALL, name), **rules} == getattr(acme, name)
        assert_round_trips(
            make_converter(acme),
            SessionResource(
                input_audio_format=AudioFormat.PCM16,
                voice=NamedVoice("a"),
                turn_detection=OFF,
                tools=[FunctionTool("f")],
            ),
        )

    def test_further_digits(self) -> None:
        """
        Digits come on top.
        """
        further = (SessionResource, "max_response_output_tokens")
        acme = ALL.evolve("acme", digits=iter([further]))

        assert {*ALL.digits, further} == acme.digits
        assert isinstance(acme.digits, frozenset)

    def test_other_attributes(self) -> None:
        """
        Rules for other attributes leave those alone that there are.
        """
        rules: dict[str, Any] = {
            "words_at": {
                (SessionResource, "output_audio_format"): Wording({})
            },
            "off": {(SessionResource, "tracing"): ("no",)},
            "also_at": {(SessionResource, "model"): "m"},
            "unsaid": {(SessionResource, "model"): ("",)},
            "moot": {FunctionTool: {"strict": ("a",)}},
            "also_as": {CustomVoice: (record(CustomVoice, id="voice_id"),)},
        }
        acme = ALL.evolve("acme", **rules)

        for name, rule in rules.items():
            assert {**getattr(ALL, name), **rule} == getattr(acme, name)

    @pytest.mark.parametrize("name", KIND_NAMES)
    def test_gone(self, name: str) -> None:
        """
        They go with the place of the attribute, or with the class.
        """
        fewer = ALL.evolve(
            "acme",
            records=[
                record(SessionResource, "model", "tools"),
                record(ServerVAD, "threshold", tag="server_vad"),
            ],
            members={
                (cls, "session"): (record(SessionResource, "model"),)
                for cls in (SessionCreated, SessionUpdate)
            },
        )
        without = BETA.evolve(
            "acme",
            off={(ServerVAD, "idle_timeout_ms"): ("never",)},
            also_at={(ServerVAD, "threshold"): "level"},
            words_at={(NoiseReduction, "mode"): Wording({})},
            unsaid={(ServerVAD, "threshold"): ("",)},
            moot={ServerVAD: {"kind": ("a",)}},
            also_as={ServerVAD: (record(ServerVAD, "threshold", tag="vad"),)},
            digits=[(ServerVAD, "prefix_padding_ms")],
        ).evolve("acme", without=[ServerVAD, NoiseReduction])

        kept = {
            "also_at": BETA.also_at,
            "moot": ALL.moot,
            "also_as": ALL.also_as,
        }
        assert kept.get(name, {}) == _pairs(getattr(fewer, name))
        assert _pairs(getattr(BETA, name)) == _pairs(getattr(without, name))

    def test_bare_and_back(self) -> None:
        """
        A class may be an object again.
        """
        acme = ALL.evolve("acme", records=[record(NamedVoice, tag="named")])

        both_ways(
            acme,
            {"voice": {"type": "named", "name": "a"}},
            SessionResource(voice=NamedVoice("a")),
        )

    def test_without_values(self) -> None:
        """
        A dialect may have no words for values any more.
        """
        acme = ALL.evolve("acme", without=[PCM])

        assert PCM not in acme.words
        assert ["output_audio_format"] == [
            *unsupported(SessionResource(output_audio_format=PCM(8_000)), acme)
        ]

    def test_null_is_not_off(self) -> None:
        """
        Where null says nothing, the other rules hold as well.
        """
        acme = BETA.evolve(
            "acme",
            null_is_off=False,
            also_at={(SessionResource, "turn_detection"): "turns"},
            unsaid={(SessionResource, "turn_detection"): ("",)},
            digits=[(ServerVAD, "idle_timeout_ms")],
        )

        for payload in (
            {"turn_detection": None},
            {"turns": None},
            {"turn_detection": ""},
        ):
            also_read(acme, payload, SessionResource())
        also_read(
            acme,
            {"turns": {"type": "server_vad", "idle_timeout_ms": 5}},
            SessionResource(turn_detection=ServerVAD(idle_timeout_ms=5)),
        )
        assert ["/turn_detection: the acme dialect cannot say OFF"] == refused(
            acme, SessionResource(turn_detection=OFF)
        )


def _pairs(rules: Any) -> Any:
    """
    Take rules for what they are by attribute or class.
    """
    return rules if isinstance(rules, Mapping) else dict.fromkeys(rules)


VOICE = (SessionResource, "voice")
HEARD = (SessionResource, "input_audio_format")
PLAIN = Wording({AudioFormat: {AudioFormat.PCM16: "pcm"}})
OBJECTS = Wording(
    {AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}}, PCM: {}}
)
DEEP = Wording(
    {NoiseReductionMode: {NoiseReductionMode.DEEP: {"type": "d", "rate": 1}}}
)
TOOL = record(FunctionTool, "name", "description", tag="function")


class TestMistakes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(
                    SemanticVAD, tag="a", tag_at="kind", eagerness="kind"
                ),
                "'kind' is the place of the tag and of 'eagerness'",
            ),
            (
                lambda: Record(
                    SemanticVAD,
                    {},
                    "a",
                    constants={"kind.a": "x"},
                    tag_at="kind",
                ),
                "'kind.a' is the place of the tag and of the word 'x'",
            ),
            (
                lambda: bare(SemanticVAD, "eagernes"),
                "there is no attribute 'eagernes', did you mean 'eagerness'?",
            ),
            (
                lambda: bare(FunctionTool, "description"),
                "written as 'description' alone, it cannot be without 'name'",
            ),
            (
                lambda: Record(
                    SemanticVAD, {"eagerness": "e"}, bare="eagerness"
                ),
                "written as 'eagerness' alone, it has no other place, tag or"
                " word",
            ),
            (
                lambda: Record(
                    SemanticVAD, {"eagerness": ""}, "a", bare="eagerness"
                ),
                "written as 'eagerness' alone, it has no other place, tag or"
                " word",
            ),
            (
                lambda: Record(
                    SemanticVAD,
                    {"eagerness": ""},
                    constants={"a": "b"},
                    bare="eagerness",
                ),
                "written as 'eagerness' alone, it has no other place, tag or"
                " word",
            ),
        ],
        ids=map(str, range(7)),
    )
    def test_of_records(self, make: Callable[[], Any], message: str) -> None:
        """
        A record that cannot be right is refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert message == str(caught.value).partition("): ")[2]

    @pytest.mark.parametrize(
        ("rules", "message"),
        [
            (
                {"records": [record(ServerVAD, tag="a", tag_at="kind")]},
                "SessionResource.turn_detection: some are told by 'kind' or"
                " 'type'",
            ),
            (
                {
                    "records": [record(CustomVoice, tag="a", tag_at="kind")],
                    "words": {
                        RealtimeVoice: {RealtimeVoice.ASH: {"type": "ash"}}
                    },
                },
                "SessionResource.voice: some are told by 'kind' or 'type'",
            ),
            (
                {
                    "records": [
                        record(ServerVAD, tag="a", tag_at="kind"),
                        record(SemanticVAD, tag="a", tag_at="kind"),
                    ]
                },
                "SessionResource.turn_detection: ServerVAD and SemanticVAD"
                " both have 'a'",
            ),
            (
                {
                    "records": [
                        bare(NamedVoice, "name"),
                        bare(CustomVoice, "id"),
                    ]
                },
                "SessionResource.voice: CustomVoice and NamedVoice both have a"
                " bare string",
            ),
            (
                {"records": [bare(ServerVAD, "threshold")]},
                "SessionResource.turn_detection: ServerVAD is a bare value"
                " among others",
            ),
            (
                {"words": {PCM: {AudioFormat.PCM16: "a"}}},
                "AudioFormat.PCM16 is no PCM",
            ),
            (
                {"words": {PCM: {PCM(8_000): "a", PCM(9_000): {"type": "b"}}}},
                "PCM is spelled in words and in objects",
            ),
            (
                {"words": {PCM: {PCM(8_000): "a", PCM(9_000): "a"}}},
                "'a' is the word of two members of PCM",
            ),
            (
                {"words": {PCM: {PCM(8_000): "pcm16"}}},
                "SessionResource.input_audio_format: AudioFormat and PCM both"
                " have 'pcm16'",
            ),
            (
                {
                    "words": {
                        PCM: {
                            PCM(8_000): {"type": "a", "r": 1, "s": 1},
                            PCM(9_000): {"type": "a", "r": 2, "t": 2},
                            PCM(10_000): {"type": "a", "r": 2, "t": 3},
                        }
                    }
                },
                "'a' is the word of two members of PCM",
            ),
            (
                {
                    "words": {
                        AudioFormat: {AudioFormat.PCM16: {"type": "a"}},
                        PCM: {PCM(8_000): {"type": "a", "rate": 1}},
                    }
                },
                "SessionResource.input_audio_format: AudioFormat and PCM both"
                " have 'a'",
            ),
            (
                {"also_read": {PCM: {"a": PCM(8_000)}}},
                "also_read has PCM(rate=8000), which has no word",
            ),
            (
                {"words_at": {HEARD: Wording({PCM: {PCM(8_000): 3}})}},
                "words_at of SessionResource.input_audio_format: PCM(rate=8000)"
                " is spelled as the number 3",
            ),
            (
                {"words_at": {HEARD: Wording({ServerVAD: {}})}},
                "words_at of SessionResource.input_audio_format: words are for"
                " enums of realtime_attrs, not for ServerVAD",
            ),
            (
                {
                    "words_at": {
                        HEARD: Wording(
                            {AudioFormat: {}},
                            {AudioFormat: {"a": AudioFormat.PCM16}},
                        )
                    }
                },
                "words_at of SessionResource.input_audio_format: also_read has"
                " AudioFormat.PCM16, which has no word",
            ),
            (
                {
                    "also_at": {
                        HEARD: Echo(
                            "a", Wording({PCM: {PCM(8_000): {"a": "b"}}})
                        )
                    }
                },
                "also_at of SessionResource.input_audio_format: the object for"
                " PCM(rate=8000) has no 'type'",
            ),
            (
                {"words_at": {HEARD: Wording({AudioFormat: {}, PCM: {}})}},
                "SessionResource.input_audio_format: there is no record, or"
                " word, of AudioFormat or PCM",
            ),
            (
                {
                    "words_at": {
                        HEARD: Wording(
                            {
                                AudioFormat: {AudioFormat.PCM16: "a"},
                                PCM: {PCM(8_000): "a"},
                            }
                        )
                    }
                },
                "SessionResource.input_audio_format: AudioFormat and PCM both"
                " have 'a'",
            ),
            (
                {"words_at": {(SessionResource, "reasoning"): Wording({})}},
                "words_at has SessionResource.reasoning, which has no place",
            ),
            (
                {"beside": {HEARD: {"rate": "rate"}}},
                "beside has SessionResource.input_audio_format, whose words_at"
                " are not objects of 'type', 'rate'",
            ),
            (
                {
                    "words_at": {HEARD: PLAIN},
                    "beside": {HEARD: {"rate": "rate"}},
                },
                "beside has SessionResource.input_audio_format, whose words_at"
                " are not objects of 'type', 'rate'",
            ),
            (
                {
                    "words_at": {HEARD: OBJECTS},
                    "beside": {HEARD: {"rate": "rate", "bits": "bits"}},
                },
                "beside has SessionResource.input_audio_format, whose words_at"
                " are not objects of 'type', 'rate', 'bits'",
            ),
            (
                {
                    "words_at": {HEARD: OBJECTS},
                    "beside": {HEARD: {"rate": "model"}},
                },
                "beside has 'model' for SessionResource.input_audio_format,"
                " which is the place of 'model'",
            ),
            (
                {
                    "words_at": {
                        HEARD: OBJECTS,
                        (Reasoning, "effort"): OBJECTS,
                    },
                    "beside": {(Reasoning, "effort"): {"rate": "rate"}},
                },
                "words_at has Reasoning.effort, which has no place",
            ),
            (
                {"off": {(SessionResource, "zzz"): ("none",)}},
                "off has SessionResource.zzz, which has no place",
            ),
            (
                {"off": {(SessionResource, "model"): ("none",)}},
                "off has SessionResource.model, which cannot be OFF",
            ),
            (
                {
                    "off": {(SessionResource, "tracing"): ("none",)},
                    "null_is_off": False,
                },
                "off says how OFF is spelled where null is not OFF",
            ),
            (
                {"unsaid": {(Reasoning, "effort"): ("none",)}},
                "unsaid has Reasoning.effort, which has no place",
            ),
            (
                {"digits": [(SessionResource, "zzz")]},
                "digits has SessionResource.zzz, which has no place",
            ),
            (
                {"digits": [(SessionResource, "temperature")]},
                "digits has SessionResource.temperature, which is no integer",
            ),
            (
                {"moot": {Reasoning: {"type": ("a",)}}},
                "moot has Reasoning, of which there is no record",
            ),
            (
                {"moot": {SessionResource: {"model": ("a",)}}},
                "moot has 'model' for SessionResource, which is the place of"
                " 'model'",
            ),
            (
                {"moot": {ServerVAD: {"type": ("a",)}}},
                "moot has 'type' for ServerVAD, which is the place of the tag",
            ),
            (
                {"also_at": {VOICE: "model"}},
                "also_at has 'model' for SessionResource.voice, which is the"
                " place of 'model'",
            ),
            (
                {"also_at": {VOICE: Echo("model.voice")}},
                "also_at has 'model.voice' for SessionResource.voice, which is"
                " the place of 'model'",
            ),
            (
                {"also_at": {VOICE: "voice"}},
                "also_at has 'voice' for SessionResource.voice, which is the"
                " place of 'voice'",
            ),
            (
                {"also_at": {VOICE: "said.*"}},
                "also_at has 'said.*' for SessionResource.voice, which is no"
                " key",
            ),
            (
                {"also_at": {VOICE: "a..b"}},
                "also_at has 'a..b' for SessionResource.voice, which is no"
                " key",
            ),
            (
                {"also_at": {VOICE: "a", (SessionResource, "model"): "a.b"}},
                "also_at has 'a.b' for SessionResource.model, which is the"
                " place of 'voice'",
            ),
            (
                {
                    "words_at": {FORMAT: RATED},
                    "beside": {FORMAT: {"rate": "rate"}},
                    "also_at": {FORMAT: "fmt"},
                },
                "beside has SessionResource.input_audio_format, which has"
                " another place",
            ),
            (
                {
                    "words_at": {FORMAT: RATED},
                    "beside": {FORMAT: {"rate": "rate"}},
                    "nulls": {SessionResource: ("input_audio_format",)},
                },
                "beside has SessionResource.input_audio_format, which may be"
                " null",
            ),
            (
                {
                    "words": {PCM: {PCM(8_000): "pcm8"}},
                    "words_at": {FORMAT: RATED},
                    "beside": {FORMAT: {"rate": "rate"}},
                },
                "beside has SessionResource.input_audio_format, which has no"
                " words there for PCM",
            ),
            (
                {
                    "words_at": {
                        (SessionResource, "voice"): Wording(
                            {
                                RealtimeVoice: {
                                    RealtimeVoice.ASH: {"type": "a", "v": 1}
                                }
                            }
                        )
                    },
                    "beside": {(SessionResource, "voice"): {"v": "v"}},
                },
                "beside has SessionResource.voice, which may be an object,"
                " CustomVoice",
            ),
            (
                {
                    "off": {
                        (SessionResource, "turn_detection"): (
                            {"type": "server_vad"},
                        )
                    }
                },
                "off has {'type': 'server_vad'}, which is ServerVAD at"
                " SessionResource.turn_detection",
            ),
            (
                {
                    "off": {
                        (SessionResource, "input_audio_transcription"): ({},)
                    }
                },
                "off has {}, which is AudioTranscription at"
                " SessionResource.input_audio_transcription",
            ),
            (
                {"off": {(SessionResource, "tracing"): ("auto",)}},
                "off has 'auto', which is a word of TracingMode at"
                " SessionResource.tracing",
            ),
            (
                {"unsaid": {(SessionResource, "model"): (0,)}},
                "unsaid has 0, which is no word",
            ),
            (
                {
                    "records": [bare(Prompt, "id")],
                    "unsaid": {(Prompt, "id"): ("none",)},
                },
                "unsaid has Prompt.id, which has no own key",
            ),
            (
                {"digits": [(SessionResource, "model")]},
                "digits has SessionResource.model, which is no integer",
            ),
            (
                {"moot": {SessionResource: {"mode": ()}}},
                "moot has no word at 'mode' for SessionResource",
            ),
            (
                {"moot": {Reasoning: {"mode": ("a",)}}},
                "moot has Reasoning, of which there is no record",
            ),
            (
                {"also_at": {(SessionCreated, "session"): "said"}},
                "also_at has 'said' for SessionCreated.session, which is no"
                " key",
            ),
            (
                {
                    "records": [bare(Prompt, "id")],
                    "also_as": {Prompt: (record(Prompt),)},
                },
                "also_as has no record of Prompt like its own",
            ),
            (
                {"also_at": {(Response, "id"): "object"}},
                "also_at has 'object' for Response.id, which is the place of"
                " the word 'realtime.response'",
            ),
            (
                {"also_at": {(ServerVAD, "threshold"): "type"}},
                "also_at has 'type' for ServerVAD.threshold, which is the"
                " place of the tag",
            ),
            (
                {
                    "also_at": {VOICE: "a"},
                    "moot": {SessionResource: {"a": ("b",)}},
                },
                "moot has 'a' for SessionResource, which is the place of"
                " 'voice'",
            ),
            (
                {"moot": {SessionResource: {"a": ()}}},
                "moot has no word at 'a' for SessionResource",
            ),
            (
                {
                    "records": [
                        record(SessionResource, "model"),
                        record(TracingConfiguration, tag="x"),
                        record(NoiseReduction, "strength", mode="a.b.c"),
                    ],
                    "members": {},
                    "words_at": {(NoiseReduction, "mode"): DEEP},
                    "beside": {(NoiseReduction, "mode"): {"rate": "c"}},
                },
                "beside has 'a.b.c' for NoiseReduction.mode, which is the place"
                " of 'mode'",
            ),
            (
                {"also_at": {(NamedVoice, "name"): "a"}},
                "also_at has NamedVoice.name, which has no place",
            ),
            (
                {
                    "records": [bare(NamedVoice, "name")],
                    "also_at": {(NamedVoice, "name"): "a"},
                },
                "also_at has 'a' for NamedVoice.name, which is the place of"
                " 'name'",
            ),
            (
                {
                    "members": {
                        VOICE: (bare(CustomVoice, "id"),),
                    }
                },
                "CustomVoice is bare in one place and not in another",
            ),
            (
                {
                    "records": [bare(NamedVoice, "name")],
                    "members": {VOICE: (record(NamedVoice),)},
                },
                "NamedVoice is bare in one place and not in another",
            ),
            (
                {"also_as": {Reasoning: (record(Reasoning),)}},
                "also_as has Reasoning, of which there is no record",
            ),
            (
                {"also_as": {FunctionTool: (record(CustomVoice),)}},
                "also_as has no record of FunctionTool like its own",
            ),
            (
                {
                    "also_as": {
                        FunctionTool: (
                            record(FunctionTool, tag="f", tag_at="kind"),
                        )
                    }
                },
                "also_as has no record of FunctionTool like its own",
            ),
            (
                {"also_as": {FunctionTool: (TOOL,)}},
                "also_as has a record of FunctionTool that requires no key"
                " that the other does not",
            ),
            (
                {
                    "also_as": {
                        ServerVAD: (
                            record(ServerVAD, "threshold", tag="semantic_vad"),
                        )
                    }
                },
                "SessionResource.turn_detection: ServerVAD and SemanticVAD"
                " both have 'semantic_vad'",
            ),
        ],
        ids=map(str, range(53)),
    )
    def test_of_dialects(self, rules: Any, message: str) -> None:
        """
        Rules that contradict each other are refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            BETA.evolve("acme", **rules)

        assert f"dialect 'acme': {message}" == str(caught.value)

    def test_two_records(self) -> None:
        """
        A class has one record.
        """
        records = (*BETA.records, bare(CustomVoice, "id"))

        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            Dialect("acme", records, BETA.words)

        assert "dialect 'acme': there are two records of CustomVoice" == str(
            caught.value
        )

    def test_arrays(self) -> None:
        """
        A bare array among arrays cannot be told apart.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            GA.evolve("acme", records=[bare(MCPToolFilter, "tool_names")])

        assert (
            "dialect 'acme': MCPTool.allowed_tools: MCPToolFilter and tuple"
            " both have a bare array"
        ) == str(caught.value)


class TestElsewhere:
    @pytest.mark.parametrize(
        ("rules", "payload", "session"),
        [
            (
                {
                    "also_at": {
                        (SessionResource, "modalities"): "output_modalities"
                    }
                },
                {"output_modalities": ["text"]},
                SessionResource(modalities=["text"]),
            ),
            (
                {"moot": {SessionResource: {"reasoning": ("x",)}}},
                {"reasoning": "x"},
                SessionResource(),
            ),
            (
                {
                    "words_at": {HEARD: OBJECTS},
                    "beside": {HEARD: {"rate": "reasoning"}},
                },
                {"reasoning": 1},
                SessionResource(input_audio_format=AudioFormat.PCM16),
            ),
        ],
        ids=["also_at", "moot", "beside"],
    )
    def test_is_here(
        self, rules: Any, payload: Any, session: SessionResource
    ) -> None:
        """
        A key that was another dialect's is none, once it is read here.
        """
        acme = BETA.evolve("acme", **rules)

        for options in MODES:
            found = read(acme, payload, **options)
            assert session == attrs.evolve(found, extra=None)
        assert [
            "/parallel_tool_calls: a key of another dialect: in acme there is"
            " no parallel_tool_calls"
        ] == problems(acme, {**payload, "parallel_tool_calls": True})


DERIVED = (
    KINDS,
    BARE,
    RATES,
    SPOKEN,
    BESIDE,
    INNER,
    OFFS,
    PLACES,
    ECHO,
    UNSAID,
    MOOT,
    FORMS,
    DIGITS,
    ALL,
)


def asked(cls: type, found: Any, dialect: Dialect) -> Any:
    """
    Make a converter on which the user reads *cls*, always as *found*.
    """
    converter = make_converter(dialect)
    converter.register_structure_hook(cls, lambda *_: found)
    return converter


class TestHooksOfTheUsers:
    @pytest.mark.parametrize("tag", ["audio/pcma", "audio/new"])
    def test_objects(self, tag: str) -> None:
        """
        The user's hook for an enum reads the objects that it is spelled as.
        """
        converter = asked(AudioFormat, AudioFormat.G711_ULAW, GA)
        payload = {
            "type": "realtime",
            "audio": {"input": {"format": {"type": tag}}},
        }

        session = converter.structure(payload, SessionResource)

        assert AudioFormat.G711_ULAW is session.input_audio_format

    def test_beside_values(self) -> None:
        """
        So it does beside values that we read, of other tags than theirs.
        """
        acme = GA.evolve(
            "acme", words={PCM: {PCM(8_000): {"type": "low", "rate": 8_000}}}
        )
        converter = asked(AudioFormat, AudioFormat.G711_ULAW, acme)

        for payload, found in (
            ({"type": "low", "rate": 8_000}, PCM(8_000)),
            ({"type": "new"}, AudioFormat.G711_ULAW),
        ):
            session = converter.structure(
                {"type": "realtime", "audio": {"input": {"format": payload}}},
                SessionResource,
            )

            assert found == session.input_audio_format

    def test_beside_a_bare_class(self) -> None:
        """
        And beside a class that is any string.
        """
        acme = BETA.evolve("acme", records=[bare(NamedVoice, "name")])
        converter = asked(RealtimeVoice, RealtimeVoice.ASH, acme)

        session = converter.structure({"voice": "alloy"}, SessionResource)

        assert SessionResource(voice=RealtimeVoice.ASH) == session


class TestCorners:
    def test_told_by_a_flag(self) -> None:
        """
        Objects with one tag may differ in a key of any type.
        """
        acme = BETA.evolve(
            "acme",
            words={
                AudioFormat: {
                    AudioFormat.PCM16: {"type": "pcm", "law": False},
                    AudioFormat.G711_ULAW: {"type": "pcm", "law": True},
                }
            },
        )

        both_ways(
            acme,
            {"input_audio_format": {"type": "pcm", "law": True}},
            SessionResource(input_audio_format=AudioFormat.G711_ULAW),
        )
        assert [
            "/input_audio_format/law: expected False or True, got the number 1"
        ] == problems(acme, {"input_audio_format": {"type": "pcm", "law": 1}})

    def test_required_beside(self) -> None:
        """
        What has keys beside each other can be required.
        """
        acme = BETA.evolve(
            "acme",
            records=[
                record(
                    SessionResource,
                    "model",
                    "input_audio_format",
                    required=["input_audio_format"],
                )
            ],
            words_at={FORMAT: RATED},
            beside={FORMAT: {"rate": "rate"}},
        )

        assert ["/input_audio_format: required key is missing"] == problems(
            acme, {}
        )

    def test_required_unsaid(self) -> None:
        """
        What says nothing is not there, in either place.
        """
        acme = BETA.evolve(
            "acme",
            also_at={(FunctionTool, "name"): "title"},
            unsaid={
                (FunctionTool, "name"): ("none",),
                (FunctionToolChoice, "name"): ("none",),
            },
        )
        tool = {"type": "function", "name": "none"}

        assert ["/name: required key is missing"] == problems(
            acme, tool, FunctionTool
        )
        assert ["/name: required key is missing"] == problems(
            acme, {**tool, "title": "none"}, FunctionTool
        )
        assert ["/name: required key is missing"] == problems(
            acme, tool, FunctionToolChoice
        )
        assert FunctionTool("f") == read(
            acme, {**tool, "title": "f"}, FunctionTool
        )

    def test_words_read_elsewhere(self) -> None:
        """
        Further words are read where words of other enums are replaced.
        """
        acme = BETA.evolve(
            "acme",
            words={PCM: {PCM(8_000): "p8"}},
            also_read={PCM: {"p08": PCM(8_000)}},
            words_at={
                FORMAT: Wording({AudioFormat: {AudioFormat.PCM16: "x"}})
            },
        )

        assert SessionResource(input_audio_format=PCM(8_000)) == read(
            acme, {"input_audio_format": "p08"}
        )

    def test_words_that_have_gone(self) -> None:
        """
        Words at an attribute, and at its other place, go with their class.
        """
        there = Wording({AudioFormat: {}, PCM: {PCM(8_000): "p8"}})
        spoken = (SessionResource, "output_audio_format")
        acme = BETA.evolve(
            "acme",
            words={PCM: {PCM(8_000): "p"}},
            words_at={
                FORMAT: Wording(
                    {
                        AudioFormat: {AudioFormat.PCM16: "x"},
                        PCM: {PCM(8_000): "p8"},
                    }
                )
            },
            also_at={spoken: Echo("said", there)},
        ).evolve("less", without=[PCM])

        assert ["/input_audio_format: expected 'x', got the string 'p8'"] == (
            problems(acme, {"input_audio_format": "p8"})
        )
        assert [
            "/said: expected nothing (the less dialect has no AudioFormat),"
            " got the string 'p8'"
        ] == [
            line.replace(" or nothing (the less dialect has no PCM)", "")
            for line in problems(acme, {"said": "p8"})
        ]

    def test_a_word_for_a_name(self) -> None:
        """
        A name that is a word is not written in a union of the user's.
        """
        acme = BETA.evolve("acme", records=[bare(NamedVoice, "name")])
        union = RealtimeVoice | NamedVoice
        converter = make_converter(acme)

        assert "zoe" == converter.unstructure(NamedVoice("zoe"), union)
        with pytest.raises(WireError, match="another name than that of Real"):
            converter.unstructure(NamedVoice("alloy"), union)

    def test_digits_are_known(self) -> None:
        """
        What is unknown is no number, which would be read as one.
        """
        acme = BETA.evolve(
            "acme", digits=[(SessionResource, "max_response_output_tokens")]
        )
        session = SessionResource(
            max_response_output_tokens=Unknown("12", "acme")
        )

        with pytest.raises(WireError, match="a word that is no number, got"):
            make_converter(acme).unstructure(session)

    def test_digits_at_an_echo(self) -> None:
        """
        Digits are read in the other place too.
        """
        limit = (SessionResource, "max_response_output_tokens")
        acme = BETA.evolve(
            "acme",
            digits=[limit],
            also_at={limit: Echo("most", Wording({}))},
        )

        assert SessionResource(max_response_output_tokens=5) == read(
            acme, {"most": "5"}
        )

    def test_off_is_copied(self) -> None:
        """
        An object for what is off may be of any mapping.
        """
        acme = BETA.evolve(
            "acme",
            off={
                (SessionResource, "turn_detection"): (
                    MappingProxyType({"type": "none"}),
                )
            },
        )

        assert {"turn_detection": {"type": "none"}} == write(
            acme, SessionResource(turn_detection=OFF)
        )

    def test_own_words_first(self) -> None:
        """
        What is read besides does not take the word of another class.
        """
        acme = BETA.evolve(
            "acme",
            words={PCM: {PCM(8_000): "p8"}},
            also_read={PCM: {"pcm16": PCM(8_000)}},
        )

        both_ways(
            acme,
            {"input_audio_format": "pcm16"},
            SessionResource(input_audio_format=AudioFormat.PCM16),
        )

    def test_enums_that_never_meet(self) -> None:
        """
        Words of enums that stand nowhere together may have one tag.
        """
        acme = GA.evolve(
            "acme",
            words={
                TracingMode: {TracingMode.AUTO: {"type": "auto"}},
                TruncationMode: {TruncationMode.AUTO: {"type": "auto"}},
            },
        )

        assert {
            "type": "realtime",
            "tracing": {"type": "auto"},
            "truncation": {"type": "auto"},
        } == write(
            acme,
            SessionResource(
                tracing=TracingMode.AUTO, truncation=TruncationMode.AUTO
            ),
        )

    def test_a_place_takes_what_was_moot(self) -> None:
        """
        A key that says nothing is left out where it becomes a place.
        """
        acme = MOOT.evolve(
            "more", records=[record(SessionResource, model="mode")]
        )

        assert {"type": ("realtime",)} == acme.moot[SessionResource]

    def test_within_the_keys(self) -> None:
        """
        Something unknown beside others has the keys that there are.
        """
        acme = BETA.evolve(
            "acme",
            words_at={FORMAT: RATED},
            beside={FORMAT: {"rate": "rate"}},
        )
        session = SessionResource(
            input_audio_format=Unknown({"type": "x", "more": 1}, "acme")
        )

        with pytest.raises(
            WireError,
            match=r"^/input_audio_format/more: expected the keys 'rate',"
            " 'type' only$",
        ):
            make_converter(acme).unstructure(session)
