"""
Which unions are ours, what is expected in them, and how they are written.
"""

from typing import Any, Literal

import pytest

from cattrs.errors import CattrsError

from configured import configured, problems
from realtime_attrs import (
    OFF,
    FunctionTool,
    FunctionToolChoice,
    MaxResponseOutputTokens,
    MCPApprovalMode,
    MCPTool,
    MCPToolChoice,
    NamedVoice,
    Off,
    RealtimeVoice,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ThreeStates,
    ToolChoice,
    ToolChoiceMode,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs._engine.cattrs_internals import finder
from realtime_attrs._engine.marks import mark_of
from realtime_attrs.dialects import BETA, INWORLD, XAI


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


class Louder(ServerVAD):
    """
    A subclass of the user's.
    """


def written(union: Any, value: Any, dialect: Any = BETA) -> Any:
    """
    Write a value as a union, or return the message that refuses it.
    """
    try:
        return configured(dialect).unstructure(value, union)
    except CattrsError as error:
        return str(error)


class TestWriting:
    def test_which_class_a_value_has(self) -> None:
        """
        Each member of a union is written by the hook of its class.
        """
        assert {"type": "server_vad"} == written(TurnDetection, ServerVAD())
        assert "auto" == written(ToolChoice, ToolChoiceMode.AUTO)
        assert ["a"] == list(written(ServerVAD | tuple[str, ...], ("a",)))

    def test_a_later_hook(self) -> None:
        """
        A hook that the user registers after that of the union is used.
        """
        converter = configured(BETA)
        write = converter.get_unstructure_hook(TurnDetection)
        before = write(ServerVAD())
        converter.register_unstructure_hook(ServerVAD, lambda _: "mine")
        mine = write(ServerVAD())
        converter.register_unstructure_hook(ServerVAD, lambda _: ["again"])

        assert [{"type": "server_vad"}, "mine", ["again"]] == [
            before,
            mine,
            write(ServerVAD()),
        ]

    @pytest.mark.parametrize(
        ("union", "value", "message"),
        [
            (
                ServerVAD | SemanticVAD,
                FunctionTool("f"),
                "expected a ServerVAD or a SemanticVAD,"
                " got a Python FunctionTool",
            ),
            (
                ServerVAD | SemanticVAD,
                "server_vad",
                "expected a ServerVAD or a SemanticVAD,"
                " got the string 'server_vad'",
            ),
            (
                ServerVAD | SemanticVAD,
                None,
                "expected a ServerVAD or a SemanticVAD, got null",
            ),
            (
                ServerVAD | Literal[ToolChoiceMode.AUTO],
                ToolChoiceMode.NONE,
                "expected a ServerVAD or ToolChoiceMode.AUTO,"
                " got ToolChoiceMode.NONE",
            ),
            (
                TurnDetection | Unknown,
                Unknown({"type": "new_vad"}, "ga"),
                "the beta dialect can't write an unknown value of the ga"
                " dialect",
            ),
            (
                ThreeStates[TurnDetection],
                None,
                "None can't be written, because null is read as OFF; omit"
                " the key, as with omit_if_default=True",
            ),
        ],
        ids=str,
    )
    def test_what_is_refused(
        self, union: Any, value: Any, message: str
    ) -> None:
        """
        A value of no member's class, and one read as another, is refused.
        """
        assert message == written(union, value)

    @pytest.mark.parametrize(
        ("union", "value", "wire"),
        [
            (Voice | Unknown, Unknown("new", "beta"), "new"),
            (TurnDetection | None, None, None),
            (ThreeStates[TurnDetection], OFF, None),
            (
                ThreeStates[TurnDetection],
                ServerVAD(),
                {"type": "server_vad"},
            ),
            (Louder | SemanticVAD, Louder(), {"type": "server_vad"}),
            (ServerVAD | SemanticVAD, Louder(), {"type": "server_vad"}),
            (TurnDetection | None, Louder(), {"type": "server_vad"}),
            (
                ServerVAD | Literal[ToolChoiceMode.AUTO],
                ToolChoiceMode.AUTO,
                "auto",
            ),
            (MaxResponseOutputTokens, 3, 3),
        ],
        ids=str,
    )
    def test_what_is_written(self, union: Any, value: Any, wire: Any) -> None:
        """
        Unknown values, constants and states are written.
        """
        assert wire == written(union, value)

    def test_another_class(self) -> None:
        """
        The message names the whole union, as it was given.
        """
        expected = "SemanticVAD or None, got a Python FunctionTool"
        with pytest.raises(CattrsError, match=expected):
            configured(BETA).unstructure(
                FunctionTool("f"), TurnDetection | None
            )

    def test_a_bare_string(self) -> None:
        """
        A class that a dialect writes as a string is written as one.
        """
        assert "mine" == written(Voice, NamedVoice("mine"), XAI)
        assert "mine" == written(Voice | None, NamedVoice("mine"), XAI)

    def test_a_string_of_a_users_hook(self) -> None:
        """
        A class that the user writes as a string is not written as a word.
        """
        converter = configured(BETA)
        converter.register_unstructure_hook(
            FunctionToolChoice, lambda choice: choice.name
        )
        write = converter.get_unstructure_hook(ToolChoice)

        assert "lookup" == write(FunctionToolChoice("lookup"))
        with pytest.raises(CattrsError, match="is the name of"):
            write(FunctionToolChoice("auto"))

    def test_how_hooks_are_found(self) -> None:
        """
        The private function of cattrs finds the hooks that cattrs uses.
        """
        converter = configured(BETA)

        assert finder(converter)(ServerVAD) is converter.get_unstructure_hook(
            ServerVAD
        )


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

    def test_of_an_enum(self, make: Any) -> None:
        """
        And one for writing an enum.
        """
        converter = make(BETA)
        hook = converter.get_unstructure_hook(Voice)
        assert "ash" == hook(RealtimeVoice.ASH)

        converter.register_unstructure_hook(RealtimeVoice, lambda x: x.name)

        for write in (hook, converter.get_unstructure_hook(Voice)):
            assert "ASH" == write(RealtimeVoice.ASH)

    @pytest.mark.parametrize(
        "union", [TurnDetection | None, ThreeStates[TurnDetection]]
    )
    def test_of_the_union(self, make: Any, union: Any) -> None:
        """
        A hook for a union with `None` or `OFF` reads these too.
        """
        converter = make(BETA)
        assert converter.structure(None, union) in (None, OFF)

        converter.register_structure_hook(union, lambda *_: ServerVAD())

        assert ServerVAD() == converter.structure(None, union)


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

    def test_of_an_object(self, make: Any) -> None:
        """
        An object that it writes can't be read as a word.
        """
        words = {RealtimeVoice: {RealtimeVoice.ASH: "ash"}}
        converter = make(XAI.evolve("worded", words=words))
        converter.register_unstructure_hook(NamedVoice, lambda _: {"n": 1})
        found = converter.unstructure(SessionResource(voice=NamedVoice("W")))

        assert {"n": 1} == found["voice"]


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
