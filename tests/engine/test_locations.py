"""
Where something stood that cannot be written.
"""

import copy

from dataclasses import dataclass
from typing import Any

import attrs
import pytest

from cattrs.gen import make_dict_unstructure_fn, override

from configured import configured
from realtime_attrs import RealtimeVoice, SessionResource
from realtime_attrs.converter import WireError, explain
from realtime_attrs.dialects import GA


@attrs.define
class Agent:
    """
    A class of the user's that holds a session.
    """

    name: str
    session: SessionResource


@dataclass
class Desk:
    """
    A dataclass that holds sessions.
    """

    sessions: tuple[SessionResource, ...]


@attrs.define
class Office:
    """
    A class of the user's that holds those, a dataclass and a mapping.
    """

    agents: list[Agent]
    desks: dict[str, Desk] = attrs.Factory(dict)


OK = SessionResource()


BAD = SessionResource(voice=RealtimeVoice.FABLE)


class TestStanding:
    @pytest.mark.parametrize(
        ("office", "pointer"),
        [
            (
                Office([Agent("a", OK), Agent("b", BAD)]),
                "/agents/1/session/audio/output/voice",
            ),
            (
                Office([SAME := Agent("a", OK), SAME, Agent("b", BAD)]),
                "/agents/2/session/audio/output/voice",
            ),
            (
                Office([], {"front": Desk((OK, BAD))}),
                "/desks/front/sessions/1/audio/output/voice",
            ),
        ],
        ids=["list", "twice", "mapping"],
    )
    def test_in_the_users_own(
        self, make: Any, office: Any, pointer: str
    ) -> None:
        """
        What cannot be written has its place in the user's own structure.
        """
        converter = make(GA)
        with pytest.raises(WireError) as caught:
            converter.unstructure(office)

        expected = [f"{pointer}: the ga dialect has no RealtimeVoice.FABLE"]
        assert expected == [*map(str, explain(caught.value, converter))]
        assert expected == [*map(str, explain(caught.value))]

    def test_renamed(self, make: Any) -> None:
        """
        The converter knows how a class renames its attributes.
        """
        converter = make(GA)
        converter.register_unstructure_hook(
            Agent,
            make_dict_unstructure_fn(
                Agent, converter, session=override(rename="theSession")
            ),
        )
        with pytest.raises(WireError) as caught:
            converter.unstructure([Agent("a", BAD)])

        (problem,) = explain(caught.value, converter)

        assert "/0/theSession/audio/output/voice" == problem.pointer

    def test_by_itself(self, make: Any) -> None:
        """
        A session by itself is the root.
        """
        with pytest.raises(WireError) as caught:
            make(GA).unstructure(BAD)

        (problem,) = explain(caught.value)

        assert "/audio/output/voice" == problem.pointer

    def test_what_the_converter_never_saw(self) -> None:
        """
        A hook that is called by hand has no structure around it.
        """
        hook = configured(GA).get_unstructure_hook(SessionResource)
        with pytest.raises(WireError) as caught:
            hook(BAD)

        (problem,) = explain(caught.value)

        assert "/audio/output/voice" == problem.pointer

    def test_what_cannot_be_found(self, make: Any) -> None:
        """
        What a hook of the user's makes on the way is in no structure.
        """
        converter = make(GA)
        converter.register_unstructure_hook(
            Agent,
            lambda agent: converter.unstructure(copy.copy(agent.session)),
        )
        with pytest.raises(WireError) as caught:
            converter.unstructure([Agent("a", BAD)])

        (problem,) = explain(caught.value)

        assert "/audio/output/voice" == problem.pointer
