"""
Classes that are written as the value of one attribute.
"""

from typing import Any

import attrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    CustomVoice,
    MCPApprovalFilter,
    MCPTool,
    MCPToolFilter,
    NamedVoice,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    SemanticVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    drop_unsupported,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import Key, bare
from rule_checks import (
    MODES,
    Text,
    both_ways,
    changed,
    hooked,
    kept,
    problems,
    read,
    refused,
    spoken,
)
from rule_dialects import BARE


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
            "/audio/output/voice: expected a value that the acme dialect"
            " doesn't have, got the string 'new'"
        ] == refused(BARE, session)

    def test_name_of_a_word(self) -> None:
        """
        A name that would be read as a word cannot be said beside words.
        """
        session = SessionResource(voice=NamedVoice("ash"), speed=2)

        assert [
            "/audio/output/voice: 'ash' is the name of RealtimeVoice.ASH; a"
            " NamedVoice can't use it"
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

    def test_objects(self) -> None:
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
        Null is read as `None`, as at other keys.
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
        A subclass is a bare value, too, with no room for more.
        """

        @attrs.frozen
        class Mine(NamedVoice):
            note: str = ""

        converter = make_converter(BARE)

        assert "a" == converter.unstructure(Mine("a"))
        assert Mine("a") == converter.structure("a", Mine)
        with pytest.raises(WireError, match="the acme dialect has no note"):
            converter.unstructure(Mine("a", note="b"))

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

    def test_at_one_attribute(self) -> None:
        """
        A record for one attribute is bare as well.
        """
        acme = changed(BARE, voice=Key(records=[bare(NamedVoice, "name")]))

        both_ways(acme, spoken("a"), SessionResource(voice=NamedVoice("a")))
        assert [
            "/audio/output/voice: expected one of 'alloy', 'ash', 'ballad',"
            " 'coral', 'echo', 'shimmer', 'verse', 'sage', 'marin', 'cedar' or"
            " a string, got an object"
        ] == problems(acme, spoken({"id": "v"}))
