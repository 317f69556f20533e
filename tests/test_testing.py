"""
The checks that users get.
"""

from typing import Any

import attrs
import cattrs
import pytest

from realtime_attrs import (
    OFF,
    FunctionTool,
    MaxResponseOutputTokens,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.converter import configure_converter, make_converter
from realtime_attrs.dialects import BETA
from realtime_attrs.events import SessionUpdate
from realtime_attrs.testing import assert_round_trips


@attrs.frozen
class AcmeSession(SessionResource):
    """
    A session with an attribute of the user's own.
    """

    avatar: str | None = None


@attrs.frozen
class AcmeTool(FunctionTool):
    """
    A tool with an attribute of the user's own.
    """

    timeout: int = 1


ACME = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve("avatar", cls=AcmeSession),
        BETA.of(FunctionTool).evolve("timeout", cls=AcmeTool),
    ],
)


def messages_of(converter: Any, value: Any) -> list[str]:
    """
    List the lines about what did not survive, but for the wire.
    """
    with pytest.raises(AssertionError) as caught:
        assert_round_trips(converter, value)
    return [line.strip() for line in str(caught.value).split("\n")[1:-1]]


class TestAssertRoundTrips:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ({"a": True}, {"a": 1}),
            ({"a": 1}, {"a": 1.0}),
            ([1, 2], [1]),
            ({"a": 1}, {"b": 1}),
            ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}),
        ],
        ids=str,
    )
    def test_equal_is_not_the_same(self, before: Any, after: Any) -> None:
        """
        Values of other types, lengths, keys or parts did not survive.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(
            FunctionTool,
            lambda tool: {
                "type": "function",
                "name": tool.name,
                "parameters": after,
            },
        )

        with pytest.raises(AssertionError, match="tools"):
            assert_round_trips(
                converter,
                SessionResource(tools=[FunctionTool("f", parameters=before)]),
            )

    def test_a_plain_converter(self) -> None:
        """
        A converter without a format of its own will do.
        """
        converter = cattrs.Converter()
        configure_converter(converter, BETA)

        assert_round_trips(converter, SessionResource(turn_detection=OFF))

    def test_good(self) -> None:
        """
        What survives passes, a member of a union too.
        """
        converter = make_converter(BETA)

        assert_round_trips(converter, SessionResource(turn_detection=OFF))
        assert_round_trips(converter, 5, MaxResponseOutputTokens)
        assert_round_trips(converter, ServerVAD(), TurnDetection)

    def test_bad(self) -> None:
        """
        What does not is shown: the field, before and after, and the wire.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(
            ServerVAD, lambda _: {"type": "server_vad"}
        )
        session = SessionResource(turn_detection=ServerVAD(threshold=0.5))

        with pytest.raises(AssertionError) as caught:
            assert_round_trips(converter, session)

        assert (
            "a value changed in the round trip:\n"
            "  value.turn_detection.threshold: 0.5 became None\n"
            '  written as: \'{"turn_detection": {"type": "server_vad"}}\''
        ) == str(caught.value)


class TestSubclasses:
    @pytest.mark.parametrize("dialect", [BETA, ACME])
    @pytest.mark.parametrize(
        "value",
        [
            SessionResource(tools=[FunctionTool("f")]),
            SessionUpdate(SessionResource(tools=[FunctionTool("f")])),
            AcmeSession(tools=[FunctionTool("f")]),
            SessionUpdate(AcmeSession(tools=[AcmeTool("f")])),
        ],
        ids=str,
    )
    def test_nothing_of_its_own(self, dialect: Any, value: Any) -> None:
        """
        An instance of the base and of the subclass are the same, also inside.
        """
        assert_round_trips(make_converter(dialect), value)

    def test_own(self) -> None:
        """
        What is set of its own has to survive.
        """
        value = SessionUpdate(
            AcmeSession(avatar="a", tools=[AcmeTool("f", timeout=2)])
        )

        assert_round_trips(make_converter(ACME), value)

    def test_base(self) -> None:
        """
        The message names the class that the wire has, and what was added.
        """
        converter = make_converter(ACME)
        converter.register_unstructure_hook(
            SessionResource, lambda _: {"avatar": "b"}
        )

        assert [
            "value.session: the dialect has AcmeSession, not SessionResource;"
            " build AcmeSession(...)",
            "value.session.avatar: 'b' was added",
            "value.session.speed: 1.0 became None",
        ] == messages_of(converter, SessionUpdate(SessionResource(speed=1.0)))

    def test_subclass(self) -> None:
        """
        It says what was lost of a subclass that the wire doesn't have.
        """
        converter = make_converter(BETA)
        converter.register_unstructure_hook(AcmeSession, lambda _: {})

        assert [
            "value.session: the dialect has SessionResource, not AcmeSession",
            "value.session.avatar: 'a' was lost",
        ] == messages_of(converter, SessionUpdate(AcmeSession(avatar="a")))

    def test_inside(self) -> None:
        """
        A tool of another class is shown with the others.
        """
        converter = make_converter(ACME)
        converter.register_unstructure_hook(
            FunctionTool, lambda _: {"type": "function", "name": "g"}
        )

        (line,) = messages_of(
            converter, AcmeSession(tools=[FunctionTool("f")])
        )

        assert line.startswith("value.tools: (FunctionTool(name='f'),) became")
