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
            (
                lambda: record(Reasoning, effort="*.effort"),
                "record(Reasoning): 'effort': the path '*.effort' has '*' before its end",
            ),
            (
                lambda: record(Reasoning, constants={"effort": "x"}),
                "record(Reasoning): 'effort' is the path of the constant 'x' and of 'effort'",
            ),
            (
                lambda: record(Reasoning, tag="a", constants={"type": "x"}),
                "record(Reasoning): 'type' is the path of the tag and of the"
                " constant 'x'",
            ),
            (
                lambda: changed(GA, Reasoning, explicit_nulls=["zzz"]),
                "record(Reasoning): explicit_nulls: no attribute 'zzz'",
            ),
            (
                lambda: changed(
                    GA, SessionUpdate, session=Key(records=[record(InputText)])
                ),
                "record(SessionUpdate): 'session': records: the attribute"
                " doesn't admit InputText",
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
                lambda: changed(GA, model=Key(alias="model")),
                "record(SessionResource): 'model' is the path of 'model' and of the alias of 'model'",
            ),
            (
                lambda: changed(GA, model=Key(alias="tools")),
                "record(SessionResource): 'tools' is the path of 'tools' and of the alias of 'model'",
            ),
            (
                lambda: changed(GA, model=Key(alias="audio.output")),
                "record(SessionResource): 'audio.output' is the path of 'voice' and of the alias of 'model'",
            ),
            (
                lambda: changed(GA, model=Key(fallback="tools.model")),
                "record(SessionResource): 'tools.model' is the path of 'tools' and of the fallback of 'model'",
            ),
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
