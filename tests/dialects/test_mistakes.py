"""
Rules of the kinds that events brought, which cannot be right.
"""

from collections.abc import Callable
from typing import Any

import pytest

from realtime_attrs import Prompt, Reasoning, ServerVAD, SessionResource
from realtime_attrs.dialects import BETA, GA, Echo, record
from realtime_attrs.events import (
    InputText,
    SessionCreated,
    SessionUpdate,
    SystemMessage,
    UserMessage,
)


class TestMistakes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(Reasoning, effort="*.effort"),
                "record(Reasoning): the place of 'effort' can only end in '*':"
                " '*.effort'",
            ),
            (
                lambda: record(Reasoning, constants={"effort": "x"}),
                "record(Reasoning): 'effort' is the place of 'effort' and of"
                " the word 'x'",
            ),
            (
                lambda: record(Reasoning, tag="a", constants={"type": "x"}),
                "record(Reasoning): 'type' is the place of the tag and of the"
                " word 'x'",
            ),
            (
                lambda: GA.evolve("acme", nulls={Reasoning: ("zzz",)}),
                "dialect 'acme': nulls has Reasoning.zzz, which has no place",
            ),
            (
                lambda: BETA.evolve(
                    "acme", also_at={(Reasoning, "effort"): "e"}
                ),
                "dialect 'acme': also_at has Reasoning.effort, which has no"
                " place",
            ),
            (
                lambda: GA.evolve(
                    "acme",
                    members={
                        (SessionUpdate, "session"): (record(InputText),),
                    },
                ),
                "dialect 'acme': no InputText can stand at"
                " SessionUpdate.session",
            ),
            (
                lambda: GA.evolve(
                    "acme",
                    records=[
                        record(UserMessage, tag="message"),
                        record(SystemMessage, tag="message"),
                    ],
                ),
                "dialect 'acme': ConversationItemCreate.item: SystemMessage"
                " and UserMessage both have 'message'",
            ),
            (
                lambda: GA.evolve(
                    "acme",
                    records=[
                        record(
                            UserMessage,
                            tag="message",
                            constants={"role": "system"},
                        ),
                    ],
                ),
                "dialect 'acme': ConversationItemCreate.item: SystemMessage"
                " and UserMessage both have 'message'",
            ),
            (
                lambda: GA.evolve(
                    "acme", also_at={(SessionResource, "model"): "model"}
                ),
                "dialect 'acme': also_at has 'model' for"
                " SessionResource.model, which is the place of 'model'",
            ),
            (
                lambda: GA.evolve(
                    "acme", also_at={(SessionResource, "model"): "tools"}
                ),
                "dialect 'acme': also_at has 'tools' for"
                " SessionResource.model, which is the place of 'tools'",
            ),
            (
                lambda: GA.evolve(
                    "acme",
                    also_at={(SessionResource, "model"): "audio.output"},
                ),
                "dialect 'acme': also_at has 'audio.output' for"
                " SessionResource.model, which is the place of 'voice'",
            ),
            (
                lambda: GA.evolve(
                    "acme",
                    also_at={(SessionResource, "model"): Echo("tools.model")},
                ),
                "dialect 'acme': also_at has 'tools.model' for"
                " SessionResource.model, which is the place of 'tools'",
            ),
            (
                lambda: GA.evolve(
                    "acme", nulls={SessionCreated: ("session",)}
                ),
                "dialect 'acme': nulls has SessionCreated.session, whose keys"
                " stand beside others",
            ),
            (
                lambda: GA.evolve("acme", defaults={Prompt: {"zzz": 1}}),
                "dialect 'acme': defaults has Prompt.zzz, which has no place",
            ),
            (
                lambda: GA.evolve(
                    "acme", defaults={ServerVAD: {"threshold": "x"}}
                ),
                "dialect 'acme': the default of ServerVAD.threshold: expected"
                " a number or None, got the string 'x'",
            ),
        ],
        ids=map(str, range(15)),
    )
    def test_are_refused(self, make: Callable[[], Any], message: str) -> None:
        """
        A rule of these kinds that cannot be right is refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert message == str(caught.value)
