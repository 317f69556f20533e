"""
Rules for classes that a wire writes in more than one form.
"""

from typing import Any

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
    Echo,
    Wording,
    bare,
    record,
)
from realtime_attrs.events import (
    ClientSecretRequest,
)


NESTED = {"type": "function", "function": {"name": "f"}}

HEARD = Wording(
    {AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}}, PCM: {}}
)


class TestRules:
    def test_keys_beside_each_other(self) -> None:
        """
        The keys of a word that stand beside it go with the form.
        """
        acme = BETA.evolve(
            "acme",
            words_at={(SessionResource, "input_audio_format"): HEARD},
            beside={(SessionResource, "input_audio_format"): {"rate": "rate"}},
            also_as={
                SessionResource: (
                    record(
                        SessionResource,
                        tag="deep",
                        input_audio_format="audio.format",
                    ),
                )
            },
        )
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
        acme = GA.evolve(
            "acme",
            also_as={
                ClientSecretRequest: (
                    record(
                        ClientSecretRequest,
                        tag="spread",
                        session="*",
                    ),
                )
            },
        )
        session = {"type": "realtime", "model": "m"}
        found = read(acme, {"session": session}, ClientSecretRequest)

        assert SessionResource(model="m") == found.session

    def test_elsewhere(self) -> None:
        """
        A form may have a key that belongs elsewhere in the class's own record.
        """
        acme = XAI.evolve(
            "acme", elsewhere={FunctionTool: {"function": ("name",)}}
        )

        assert FunctionTool("f") == read(acme, NESTED)
        assert [
            "/function: a key of another dialect: in acme this is name"
        ] == problems(acme, {**NESTED, "name": "f"})

    @pytest.mark.parametrize(
        ("forms", "rules", "problem"),
        [
            (
                {
                    FunctionTool: (
                        record(FunctionTool, tag="f", name="name.own"),
                    )
                },
                {},
                "also_as has 'name.own' for FunctionTool, inside the value"
                " of 'name'",
            ),
            (
                {Reasoning: (record(Reasoning, tag="r", effort="level"),)},
                {"also_at": {(Reasoning, "effort"): "level"}},
                "also_at has 'level' for Reasoning.effort, which is the place"
                " of 'effort'",
            ),
            (
                {Reasoning: (record(Reasoning, tag="r", effort="level"),)},
                {"moot": {Reasoning: {"level": ("x",)}}},
                "moot has 'level' for Reasoning, which is the place of"
                " 'effort'",
            ),
        ],
        ids=["inside", "also_at", "moot"],
    )
    def test_mistakes(self, forms: Any, rules: Any, problem: str) -> None:
        """
        A form has no place in the way of the class's other places.
        """
        with pytest.raises(ValueError, match=problem):
            GA.evolve("acme", also_as=forms, **rules)

    def test_fewer_attributes(self) -> None:
        """
        Rules for attributes that a form has not are for the others.
        """
        acme = BETA.evolve(
            "acme",
            records=[bare(NamedVoice, "name")],
            also_as={
                SessionResource: (
                    record(SessionResource, "model", tag="short"),
                )
            },
            also_at={(SessionResource, "voice"): Echo("speaker")},
            words_at={(SessionResource, "input_audio_format"): HEARD},
            beside={(SessionResource, "input_audio_format"): {"rate": "rate"}},
        )

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

    def test_in_one_place(self) -> None:
        """
        A record for one attribute alone has no other forms.
        """
        acme = GA.evolve(
            "acme",
            members={
                (SessionResource, "reasoning"): (
                    record(Reasoning, effort="level"),
                )
            },
            also_as={Reasoning: (record(Reasoning, tag="r", effort="how"),)},
        )
        payload = {"type": "realtime", "reasoning": {"level": "low"}}

        assert SessionResource(reasoning=Reasoning(ReasoningEffort.LOW)) == (
            read(acme, payload, SessionResource)
        )
        assert payload == comes_back(acme, payload, SessionResource)
