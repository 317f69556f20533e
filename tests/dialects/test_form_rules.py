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
            "/rate: key of another form of SessionResource, expected"
            " 'audio.format'"
        ] == problems(acme, {"type": "deep", "rate": 1}, SessionResource)

    def test_what_is_spread(self) -> None:
        """
        Where one form has an object in its own place, another may spread it.
        """
        spread = record(
            ClientSecretRequest,
            "session",
            tag="spread",
            session=Key("*", records=SessionResource),
        )
        acme = changed(
            BETA, ClientSecretRequest, session="session", variants=[spread]
        )
        found = read(acme, {"session": {"model": "m"}}, ClientSecretRequest)

        assert SessionResource(model="m") == found.session

    def test_misplaced(self) -> None:
        """
        A form may have a key that is misplaced in the class's own record.
        """
        acme = changed(XAI, FunctionTool, misplaced={"function": "name"})

        assert FunctionTool("f") == read(acme, NESTED)
        assert [
            "/function: key of another dialect; the acme dialect has it at"
            " name"
        ] == problems(acme, {**NESTED, "name": "f"})

    @pytest.mark.parametrize(
        ("rules", "payload"),
        [
            ({"effort": Key(alias="level")}, {"level": "low"}),
            ({"ignored": {"level": "x"}}, {"effort": "low", "level": "x"}),
        ],
        ids=["alias", "ignored"],
    )
    def test_further_keys(self, rules: Any, payload: Any) -> None:
        """
        A form may have a key that is read otherwise in the class's own record.
        """
        form = record(Reasoning, tag="r", effort="level")
        acme = changed(GA, Reasoning, variants=[form], **rules)

        for item in (payload, {"type": "r", "level": "low"}):
            assert Reasoning(ReasoningEffort.LOW) == read(
                acme, item, Reasoning
            )

    def test_inside_a_value(self) -> None:
        """
        A form has no path inside a value of the class's own record.
        """
        form = record(FunctionTool, tag="f", name="name.own")

        with pytest.raises(
            ValueError, match=r"'name\.own' is inside the value of 'name'"
        ):
            changed(GA, FunctionTool, variants=[form])

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
            "/voice: key of another form of SessionResource; this form has"
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
