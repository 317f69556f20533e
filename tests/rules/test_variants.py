"""
Other forms of a class that are read.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    CustomVoice,
    FunctionTool,
    RetentionRatioTruncation,
    ServerVAD,
    SessionResource,
    TokenLimits,
    Unknown,
)
from realtime_attrs.dialects import BETA, Key, Variant, record
from realtime_attrs.events import (
    AssistantMessage,
    OutputAudio,
    OutputText,
    ResponseContentPartAdded,
)
from realtime_attrs.extending import frozen
from rule_checks import (
    MODES,
    also_read,
    both_ways,
    changed,
    hooked,
    kept,
    problems,
    read,
    spoken,
    write,
)
from rule_dialects import VARIANTS


@frozen
class Gated(ServerVAD):
    """
    A detection with an attribute more.
    """

    gate: int | None = None


class TestRulesOfAttributes:
    def test_keys_and_required(self) -> None:
        """
        A variant has other keys there, and requires more, also in subclasses.
        """
        acme = changed(
            BETA.evolve(
                "acme",
                records=[BETA.of(ServerVAD).evolve("gate", cls=Gated)],
            ),
            turn_detection=Key(
                records=Variant(
                    ServerVAD,
                    required=["threshold"],
                    keys={"silence_duration_ms": Key("pause", as_string=True)},
                )
            ),
        )
        payload = {"type": "server_vad", "threshold": 0.5, "pause": "70"}
        value = Gated(threshold=0.5, silence_duration_ms=70, gate=3)

        both_ways(
            acme,
            {"turn_detection": {**payload, "gate": 3}},
            SessionResource(turn_detection=value),
        )
        both_ways(acme, {"type": "server_vad", "gate": 3}, Gated(gate=3))
        assert ["/turn_detection/threshold: required key is missing"] == (
            problems(acme, {"turn_detection": {"type": "server_vad"}})
        )

    def test_tag_in_place_of_an_ignored_key(self) -> None:
        """
        A key that the record ignores may be the tag of a variant.
        """
        limits = BETA.of(TokenLimits).evolve(ignored={"type": "limits"})
        acme = changed(
            BETA.evolve("acme", records=[limits]),
            RetentionRatioTruncation,
            token_limits=Key(records=Variant(TokenLimits, tag="limits")),
        )

        assert TokenLimits() == read(acme, {"type": "limits"}, TokenLimits)
        both_ways(
            acme,
            {
                "type": "retention_ratio",
                "retention_ratio": 0.5,
                "token_limits": {"type": "limits", "post_instructions": 9},
            },
            RetentionRatioTruncation(0.5, TokenLimits(9)),
        )

    @pytest.mark.parametrize(
        "changes",
        [{"required": ["tag"]}, {"keys": {"tag": "a"}}],
        ids=str,
    )
    def test_mistakes(self, changes: Any) -> None:
        """
        A variant has rules for attributes of its class only.
        """
        with pytest.raises(ValueError, match="no attribute 'tag'"):
            changed(
                BETA,
                turn_detection=Key(records=Variant(ServerVAD, **changes)),
            )


class TestVariants:
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
            found = read(VARIANTS, payload, FunctionTool, **options)
            assert FunctionTool("f", "d") == attrs.evolve(found, extra=None)
            (found,) = read(
                VARIANTS, {"type": "realtime", "tools": [payload]}, **options
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
            VARIANTS,
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
            VARIANTS,
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

        also_read(
            VARIANTS, item, AssistantMessage([OutputAudio(transcript="a")])
        )
        both_ways(
            VARIANTS,
            {**message, "content": [{"type": "output_text", "text": "a"}]},
            AssistantMessage([OutputText("a")]),
        )
        assert (
            OutputText("a")
            == read(VARIANTS, event, ResponseContentPartAdded).part
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

        assert [f"/tools/0{problem}"] == problems(VARIANTS, payload)

    def test_without_tags(self) -> None:
        """
        Where there are no tags, the keys alone tell the form.
        """
        both = spoken({"id": "v", "voice_id": "w"})

        assert ["/audio/output/voice/id: required key is missing"] == problems(
            VARIANTS, spoken({})
        )
        for options in MODES:
            assert [
                "/audio/output/voice/voice_id: key of another form of"
                " CustomVoice, expected 'id'"
            ] == problems(VARIANTS, both, **options)

    def test_unknown_keys(self) -> None:
        """
        Unknown keys of a form are kept and refused where they stand.
        """
        payload = {"type": "function", "function": {"name": "f", "x": 1}}
        tool = read(VARIANTS, payload, FunctionTool, keep_unknown=True)

        assert (
            FunctionTool("f", extra=Unknown({"function": {"x": 1}}, "acme"))
            == tool
        )
        assert tool == read(
            VARIANTS, write(VARIANTS, tool), FunctionTool, keep_unknown=True
        )
        assert [
            "/function/x: unknown key; expected one of 'name', 'description'"
        ] == problems(VARIANTS, payload, FunctionTool, forbid_extra_keys=True)

    def test_unknown(self) -> None:
        """
        An object of a known tag that has the keys of no form is unknown.
        """
        thing = {"type": "callable", "callable": {}}
        function = {"type": "function", "function": {"name": "f"}}
        payload = {"type": "realtime", "tools": [{"type": "new"}]}

        assert (
            Unknown({"type": "new"}, "acme")
            == kept(VARIANTS, payload).tools[0]
        )
        assert (
            FunctionTool("f")
            == read(
                VARIANTS, {**payload, "tools": [function]}, keep_unknown=True
            ).tools[0]
        )
        assert ["/tools/0/called: required key is missing"] == problems(
            VARIANTS, {**payload, "tools": [thing]}
        )

    def test_subclasses(self) -> None:
        """
        A subclass of the user's is read by the other forms as well.
        """

        @attrs.frozen
        class Mine(FunctionTool):
            note: str = ""

        payload = {"type": "function", "function": {"name": "f"}}

        assert Mine("f") == read(
            VARIANTS, payload, Mine, forbid_extra_keys=True
        )

    @pytest.mark.parametrize("late", [True, False])
    def test_hooks_of_the_users(self, late: bool) -> None:
        """
        A hook of the user's for the class reads all forms.
        """
        converter = hooked(
            VARIANTS,
            (FunctionTool, lambda *_: FunctionTool("mine")),
            late=late,
        )
        payload = {
            "type": "realtime",
            "tools": [{"type": tag} for tag in ("function", "callable")],
        }

        assert (FunctionTool("mine"),) * 2 == converter.structure(
            payload, SessionResource
        ).tools


class TestRelativeVariants:
    def test_tag(self) -> None:
        """
        A variant of the dialect's record is read by its tag.
        """
        acme = changed(
            BETA, FunctionTool, variants=[Variant(FunctionTool, tag="tool")]
        )

        also_read(acme, {"type": "tool", "name": "f"}, FunctionTool("f"))
        both_ways(acme, {"type": "function", "name": "f"}, FunctionTool("f"))

    def test_of_derived_dialects(self) -> None:
        """
        It is a variant of the record that a derived dialect has.
        """
        acme = changed(
            changed(
                BETA,
                FunctionTool,
                variants=[Variant(FunctionTool, tag="tool")],
            ),
            FunctionTool,
            name="title",
        )

        also_read(acme, {"type": "tool", "title": "f"}, FunctionTool("f"))
        both_ways(acme, {"type": "function", "title": "f"}, FunctionTool("f"))

    def test_no_tag(self) -> None:
        """
        A form may have no tag; objects with another tag aren't of this form.
        """
        acme = changed(BETA, ServerVAD, variants=Variant(ServerVAD, tag=None))
        other = {"turn_detection": {"type": "by_smell"}}
        named = {"turn_detection": {"type": "server_vad", "threshold": 0.3}}
        payload = {"turn_detection": {"threshold": 0.3}}
        session = SessionResource(turn_detection=ServerVAD(0.3))

        also_read(acme, payload, session)
        assert named == write(acme, session)
        assert [
            "/turn_detection/type: expected 'server_vad' or 'semantic_vad',"
            " got the string 'by_smell'"
        ] == problems(acme, other, SessionResource)
        kept(acme, other, SessionResource)


LABEL = record(FunctionTool, tag="tool", name="label")


class TestKeysOfOtherForms:
    @pytest.mark.parametrize(
        "rules",
        [
            {"name": Key(alias="title")},
            {"name": Key(fallback="title")},
            {"misplaced": {"title": "name"}},
        ],
        ids=["alias", "fallback", "misplaced"],
    )
    def test_further_keys(self, rules: Any) -> None:
        """
        What the class's own record reads or refuses is refused in a form.
        """
        acme = changed(BETA, FunctionTool, variants=[LABEL], **rules)
        payload = {"type": "tool", "label": "f", "title": "g"}

        also_read(acme, {"type": "tool", "label": "f"}, FunctionTool("f"))
        for options in MODES:
            (problem,) = problems(acme, payload, FunctionTool, **options)
            assert problem.startswith("/title: key of another ")

    def test_aliases_of_forms(self) -> None:
        """
        A form has aliases and fallbacks of its own.
        """
        acme = changed(
            BETA,
            FunctionTool,
            variants=[
                LABEL.evolve(
                    name=Key(alias="title"), description=Key(fallback="text")
                )
            ],
        )

        for payload in (
            {"type": "tool", "label": "f", "text": "d"},
            {"type": "tool", "title": "f", "description": "d"},
        ):
            also_read(acme, payload, FunctionTool("f", "d"))
        assert [
            "/title: key of another form of FunctionTool, expected 'name'"
        ] == problems(
            acme, {"type": "function", "name": "f", "title": "g"}, FunctionTool
        )
