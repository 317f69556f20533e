"""
The key of a tag.
"""

from collections import UserDict
from typing import Any

import attrs
import pytest

from realtime_attrs import (
    FunctionTool,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    Unknown,
    WebSearchTool,
)
from realtime_attrs.converter import (
    WireError,
    make_converter,
)
from realtime_attrs.dialects import (
    BETA,
    record,
)
from rule_checks import (
    Text,
    both_ways,
    kept,
    problems,
    read,
    refused,
    write,
)
from rule_dialects import (
    KINDS,
)


class TestTagKey:
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
