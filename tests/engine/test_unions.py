"""
Which unions are ours, and what is expected in them.
"""

from typing import Any, Literal

import pytest

from configured import configured, problems
from realtime_attrs import (
    MaxResponseOutputTokens,
    MCPApprovalMode,
    MCPTool,
    MCPToolChoice,
    NamedVoice,
    Off,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
)
from realtime_attrs._engine.marks import mark_of
from realtime_attrs.dialects import BETA, INWORLD


class TestGuestRule:
    @pytest.mark.parametrize(
        ("union", "is_ours"),
        [
            (ServerVAD | None, True),
            (ServerVAD | SemanticVAD, True),
            (ServerVAD | tuple[str, ...], True),
            (ServerVAD | ToolChoiceMode, True),
            (MaxResponseOutputTokens, True),
            (ServerVAD | int, False),
            (ServerVAD | str, False),
            (ServerVAD | bool | None, False),
            (ServerVAD | tuple[int, ...], False),
            (ToolChoiceMode | tuple[str, ...], False),
            (ToolChoiceMode | int, False),
            (int | str, False),
            (int | None, False),
            (Literal["a"], False),
            (list[ServerVAD], False),
        ],
        ids=str,
    )
    def test_which_unions_are_ours(self, union: Any, is_ours: bool) -> None:
        """
        A union gets a hook if all of it is ours, or what ours stand beside.
        """
        converter = configured(BETA)

        assert is_ours is (
            mark_of(converter.get_unstructure_hook(union)) is not None
        )

    @pytest.mark.parametrize(
        ("union", "value", "message"),
        [
            (
                MCPTool | MCPToolChoice,
                {},
                "expected nothing (the beta dialect has no MCPTool or"
                " MCPToolChoice), got an object",
            ),
            (
                MCPTool | ServerVAD,
                [],
                "expected an object, got an array",
            ),
            (
                MCPTool | ServerVAD,
                {"type": "mcp"},
                "/type: expected 'server_vad', got the string 'mcp'",
            ),
            (Literal[Off.OFF], 3, "expected null, got the number 3"),
            (
                Reasoning | MCPApprovalMode,
                "x",
                "expected nothing (the beta dialect has no MCPApprovalMode),"
                " got the string 'x'",
            ),
        ],
        ids=str,
    )
    def test_what_is_expected(
        self, make: Any, union: Any, value: Any, message: str
    ) -> None:
        """
        What a dialect has not is not expected, and named if nothing else is.
        """
        assert [message] == problems(make(BETA), value, union)


class TestHooksRegisteredLater:
    def test_when_reading(self, make: Any) -> None:
        """
        A hook for a member that is registered after a read wins from then on.
        """
        converter = make(BETA)
        payload = {"type": "server_vad"}
        for union in (ServerVAD | None, ServerVAD | SemanticVAD):
            assert ServerVAD() == converter.structure(payload, union)

        converter.register_structure_hook(
            ServerVAD, lambda *_: ServerVAD(threshold=0.5)
        )

        for union in (ServerVAD | None, ServerVAD | SemanticVAD):
            found = converter.structure(payload, union)
            assert ServerVAD(threshold=0.5) == found

    def test_when_writing(self, make: Any) -> None:
        """
        So does one for writing, even in a hook that was made before.
        """
        converter = make(BETA)
        union = ServerVAD | SemanticVAD
        hook = converter.get_unstructure_hook(union)
        assert {"type": "server_vad"} == hook(ServerVAD())

        converter.register_unstructure_hook(ServerVAD, lambda _: {"my": "own"})

        for write in (hook, converter.get_unstructure_hook(union)):
            assert {"my": "own"} == write(ServerVAD())


class TestUsersWriters:
    def test_of_a_bare_string(self, make: Any) -> None:
        """
        What the user's own hook writes is checked if it is a string.
        """
        converter = make(INWORLD)
        session = SessionResource(voice=NamedVoice("Wanda"))
        for written in ({"name": "Wanda"}, "Dennis"):
            converter.register_unstructure_hook(
                NamedVoice, lambda _, written=written: written
            )
            found = converter.unstructure(session)
            assert written == found["audio"]["output"]["voice"]


class TestOtherForms:
    def test_subclass_of_array(self, make: Any) -> None:
        """
        A value that isn't of a member's own type is converted first.
        """

        class Names(list[str]):
            pass

        found = make(BETA).unstructure(
            Names(["a"]), ServerVAD | tuple[str, ...]
        )
        assert ["a"] == found
