"""
Rules for classes that a wire writes in more than one form.
"""

from typing import Any

import attrs
import pytest

from both_modes import comes_back, problems, read
from realtime_attrs import (
    PCM,
    AudioFormat,
    FunctionTool,
    NamedVoice,
    Reasoning,
    ReasoningEffort,
    SessionResource,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    XAI,
    Key,
    Record,
    bare,
    record,
)
from realtime_attrs.events import ClientSecretRequest
from rule_checks import changed


NESTED = {"type": "function", "function": {"name": "f"}}

HEARD: Any = {
    AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}},
    PCM: {},
}


class TestRules:
    def test_keys_beside_each_other(self) -> None:
        """
        The keys of a word that stand beside it go with the form.
        """
        key = Key(words=HEARD, flatten={"rate": "rate"})
        deep = record(
            SessionResource,
            "input_audio_format",
            tag="deep",
            input_audio_format=attrs.evolve(key, path="audio.format"),
        )
        acme = changed(BETA, variants=[deep], input_audio_format=key)
        session = SessionResource(input_audio_format=AudioFormat.PCM16)

        assert session == read(
            acme, {"input_audio_format": "pcm", "rate": 1}, SessionResource
        )
        assert session == read(
            acme,
            {"type": "deep", "audio": {"format": "pcm", "rate": 1}},
            SessionResource,
        )
        assert [
            "/rate: a key of another form of SessionResource, expected"
            " 'audio.format'"
        ] == problems(acme, {"type": "deep", "rate": 1}, SessionResource)

    def test_what_is_spread(self) -> None:
        """
        Where one form has an object in its own place, another may spread it.
        """
        spread = record(
            ClientSecretRequest, "session", tag="spread", session="*"
        )
        acme = changed(GA, ClientSecretRequest, variants=[spread])
        session = {"type": "realtime", "model": "m"}
        found = read(acme, {"session": session}, ClientSecretRequest)

        assert SessionResource(model="m") == found.session

    def test_misplaced(self) -> None:
        """
        A form may have a key that is misplaced in the class's own record.
        """
        acme = changed(XAI, FunctionTool, misplaced={"function": "name"})

        assert FunctionTool("f") == read(acme, NESTED)
        assert [
            "/function: a key of another dialect: in acme this is name"
        ] == problems(acme, {**NESTED, "name": "f"})

    @pytest.mark.parametrize(
        ("form", "rules", "problem"),
        [
            (record(FunctionTool, tag="f", name="name.own"), {}, "?"),
            (
                record(Reasoning, tag="r", effort="level"),
                {"effort": Key(alias="level")},
                "?",
            ),
            (
                record(Reasoning, tag="r", effort="level"),
                {"ignored": {"level": "x"}},
                "?",
            ),
        ],
        ids=["inside", "alias", "ignored"],
    )
    def test_mistakes(self, form: Record, rules: Any, problem: str) -> None:
        """
        A form has no path in the way of the class's other paths.
        """
        with pytest.raises(ValueError, match=problem):
            changed(GA, form.cls, variants=[form], **rules)

    def test_fewer_attributes(self) -> None:
        """
        Rules for attributes that a form has not are for the others.
        """
        session = BETA.of(SessionResource).evolve(
            variants=[record(SessionResource, "model", tag="short")],
            voice=Key(fallback="speaker"),
            input_audio_format=Key(words=HEARD, flatten={"rate": "rate"}),
        )
        acme = BETA.evolve("acme", records=[bare(NamedVoice, "name"), session])

        assert SessionResource(model="m") == read(
            acme, {"type": "short", "model": "m"}, SessionResource
        )
        assert [
            "/voice: a key of another form of SessionResource; this form has"
            " no 'voice'"
        ] == problems(
            acme,
            {"type": "short", "model": "m", "voice": "v"},
            SessionResource,
        )

    def test_at_one_attribute(self) -> None:
        """
        A record for one attribute alone has no other forms.
        """
        acme = GA.evolve(
            "acme",
            records=[
                GA.of(SessionResource).evolve(
                    reasoning=Key(records=[record(Reasoning, effort="level")])
                ),
                GA.of(Reasoning).evolve(
                    variants=[record(Reasoning, tag="r", effort="how")]
                ),
            ],
        )
        payload = {"type": "realtime", "reasoning": {"level": "low"}}

        assert SessionResource(reasoning=Reasoning(ReasoningEffort.LOW)) == (
            read(acme, payload, SessionResource)
        )
        assert payload == comes_back(acme, payload, SessionResource)
