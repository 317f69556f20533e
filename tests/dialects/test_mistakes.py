"""
Mistakes in rules for events.
"""

from collections.abc import Callable
from typing import Any

import pytest

from realtime_attrs import Reasoning
from realtime_attrs.dialects import GA, Key, record
from realtime_attrs.events import (
    InputText,
    SessionUpdate,
    SystemMessage,
    UserMessage,
)
from rule_checks import changed


class TestMistakes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: record(Reasoning, effort="*.effort"), "?"),
            (lambda: record(Reasoning, constants={"effort": "x"}), "?"),
            (
                lambda: record(Reasoning, tag="a", constants={"type": "x"}),
                "?",
            ),
            (
                lambda: changed(GA, Reasoning, explicit_nulls=["zzz"]),
                "?",
            ),
            (
                lambda: changed(
                    GA, SessionUpdate, session=Key(records=[record(InputText)])
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
            (lambda: changed(GA, model=Key(alias="model")), "?"),
            (lambda: changed(GA, model=Key(alias="tools")), "?"),
            (lambda: changed(GA, model=Key(alias="audio.output")), "?"),
            (lambda: changed(GA, model=Key(fallback="tools.model")), "?"),
        ],
        ids=map(str, range(11)),
    )
    def test_are_refused(self, make: Callable[[], Any], message: str) -> None:
        """
        A rule for events that cannot be right is refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert message == str(caught.value)
