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
)
from realtime_attrs.converter import (
    WireError,
    make_converter,
)
from realtime_attrs.dialects import (
    BETA,
    Key,
    record,
)
from realtime_attrs.vendors.xai import (
    WebSearchTool,
)
from rule_checks import (
    Text,
    both_ways,
    changed,
    kept,
    problems,
    read,
    refused,
    write,
)
from rule_dialects import (
    TAG_KEYS,
)


class TestTagKey:
    def test_both_ways(self) -> None:
        """
        The tag stands at the key that the record says.
        """
        both_ways(
            TAG_KEYS,
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
        both_ways(TAG_KEYS, {"kind": "meaning"}, SemanticVAD())

    def test_of_a_record(self) -> None:
        """
        It is a key of the record, if there is a tag.
        """
        made = record(SemanticVAD, "eagerness", tag="meaning", tag_key="kind")
        untagged = record(SemanticVAD, "eagerness", tag_key="kind")

        assert {"kind", "eagerness"} == made.top_keys
        assert ("kind",) == made.tags
        assert {"eagerness"} == untagged.top_keys
        assert () == untagged.tags
        assert "type" == record(SemanticVAD).tag_key

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

        assert [f"/turn_detection{problem}"] == problems(TAG_KEYS, payload)

    def test_of_the_class(self) -> None:
        """
        So it has where the class alone is asked for.
        """
        assert ["/kind: required key is missing, expected 'meaning'"] == (
            problems(TAG_KEYS, {"type": "meaning"}, SemanticVAD)
        )
        assert ["/kind: expected 'meaning', got the string 'x'"] == (
            problems(TAG_KEYS, {"kind": "x"}, SemanticVAD)
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
        session = kept(TAG_KEYS, {"turn_detection": thing})

        assert Unknown(thing, "acme") == session.turn_detection
        assert session == read(
            TAG_KEYS,
            UserDict({"turn_detection": UserDict(thing)}),
            keep_unknown=True,
        )

    def test_content_below_the_tag(self) -> None:
        """
        An object whose content stands below its tag is another thing.
        """
        thing = {"kind": "function", "function": {"name": "f"}}

        assert (
            Unknown(thing, "acme")
            == kept(TAG_KEYS, {"tools": [thing]}).tools[0]
        )
        assert ["/tools/0/name: required key is missing"] == problems(
            TAG_KEYS, {"tools": [thing]}
        )

    def test_type_is_a_key(self) -> None:
        """
        The usual key of tags is one like any other.
        """
        thing = {"kind": "meaning", "type": 3}

        assert (
            Unknown({"type": 3}, "acme")
            == kept(TAG_KEYS, thing, SemanticVAD).extra
        )
        assert [
            "/type: unknown key; expected one of 'kind', 'eagerness'"
        ] == problems(TAG_KEYS, thing, SemanticVAD, forbid_extra_keys=True)
        extra = Unknown({"kind": 3}, "acme")
        assert [
            "/kind: expected an unknown key, got a key of the acme dialect"
        ] == refused(TAG_KEYS, SemanticVAD(extra=extra))

    @pytest.mark.parametrize(
        "rules",
        [
            {"eagerness": "kind"},
            {"ignored": {"kind": ["meaning", "x"]}},
        ],
        ids=["path", "ignored"],
    )
    def test_key_of_a_class_without(self, rules: Any) -> None:
        """
        Where a class without a tag has the key, its value is not unknown.
        """
        acme = TAG_KEYS.evolve(
            "acme", records=[record(SemanticVAD, "eagerness", **rules)]
        )

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
        A subclass of the user's has the tag of its base.
        """

        @attrs.frozen
        class Eager(SemanticVAD):
            kind: str = ""

        both_ways(TAG_KEYS.evolve("acme"), {"kind": "meaning"}, SemanticVAD())
        converter = make_converter(TAG_KEYS)
        payload = {"kind": "meaning"}
        assert payload == converter.unstructure(Eager())
        assert Eager() == converter.structure(payload, Eager)
        with pytest.raises(WireError, match="the acme dialect has no kind"):
            converter.unstructure(Eager(kind="meaning"))

    def test_other_record_at_an_attribute(self) -> None:
        """
        A record for one attribute may have another key.
        """
        acme = changed(
            BETA,
            turn_detection=Key(
                records=[record(SemanticVAD, tag="meaning", tag_key="kind")]
            ),
        )
        session = SessionResource(turn_detection=SemanticVAD())

        both_ways(acme, {"turn_detection": {"kind": "meaning"}}, session)
        assert {"type": "semantic_vad"} == write(acme, SemanticVAD())
