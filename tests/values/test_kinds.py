"""
Unions of kinds, which check by type first.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

import pytest

from costs import calls_of
from realtime_attrs import (
    OFF,
    FunctionTool,
    MCPTool,
    MCPToolFilter,
    Off,
    SemanticVAD,
    ServerVAD,
    ToolChoiceMode,
)
from realtime_attrs._values.annotations import kind_of
from realtime_attrs._values.kinds import Array, Choice, Instance, Text
from realtime_attrs._values.marks import Family
from realtime_attrs._values.messages import Mismatch
from realtime_attrs.extending import (
    BaseEvent,
    BaseItem,
    BaseObject,
    BaseServerEvent,
)


class Louder(ServerVAD):
    """
    A subclass of the user's.
    """


class Keyed(ServerVAD):
    """
    A subclass that is a mapping too.
    """


Mapping.register(Keyed)


class Word(str):
    """
    A subclass of `str`.
    """

    __slots__ = ()


class BaseStation:
    """
    A class whose name begins like that of a family.
    """


class Base(Family):
    """
    A family without another name.
    """


class TestInstance:
    @pytest.mark.parametrize(
        ("cls", "expected"),
        [
            (BaseServerEvent, "a server event"),
            (BaseEvent, "an event"),
            (BaseObject, "an object"),
            (BaseItem, "an item"),
            (BaseStation, "a BaseStation"),
            (Base, "a Base"),
        ],
    )
    def test_names(self, cls: Any, expected: str) -> None:
        """
        Families, and no other classes, have names without "Base".
        """
        assert expected == Instance(cls).expected


class TestChoice:
    def test_exact(self) -> None:
        """
        A union lists the classes that it checks first.
        """
        kind = Choice((Instance(ServerVAD),), (None,))

        assert frozenset({ServerVAD}) == kind.exact

    @pytest.mark.parametrize(
        ("annotation", "value"),
        [
            (SemanticVAD | ServerVAD, ServerVAD()),
            (SemanticVAD | ServerVAD, Louder()),
            (SemanticVAD | ServerVAD, Keyed()),
            (SemanticVAD | Keyed, Keyed()),
            (SemanticVAD | ToolChoiceMode, ToolChoiceMode.AUTO),
            (SemanticVAD | Literal[ToolChoiceMode.AUTO], ToolChoiceMode.AUTO),
            (SemanticVAD | Literal[Off.OFF] | None, OFF),
            (SemanticVAD | None, None),
            (tuple[str, ...] | MCPToolFilter, MCPToolFilter(tool_names=["a"])),
        ],
        ids=str,
    )
    def test_what_is_taken(self, annotation: Any, value: Any) -> None:
        """
        Instances of members, subclasses among them, are returned unchanged.
        """
        assert value is kind_of(annotation).accept(value)

    def test_what_is_changed(self) -> None:
        """
        A union with classes brings other members into their normal form.
        """
        kind = kind_of(tuple[str, ...] | MCPToolFilter)

        assert ("a",) == kind.accept(["a"])
        assert str is type(kind_of(str | ServerVAD).accept(Word("a")))

    def test_a_class_that_is_a_string(self) -> None:
        """
        A class that another kind takes in its own way is not checked first.
        """
        kind = Choice((Text(), Instance(Word)), ())

        assert frozenset() == kind.exact
        assert str is type(kind.accept(Word("a")))

    def test_no_class(self) -> None:
        """
        A type variable is no class to check first.
        """
        kind = kind_of(TypeVar("T"))

        assert frozenset() == kind.exact

    @pytest.mark.parametrize(
        ("annotation", "value", "message"),
        [
            (
                SemanticVAD | ServerVAD,
                FunctionTool("f"),
                "expected a SemanticVAD or a ServerVAD,"
                " got a Python FunctionTool",
            ),
            (
                SemanticVAD | Literal[ToolChoiceMode.AUTO],
                ToolChoiceMode.NONE,
                "expected a SemanticVAD or ToolChoiceMode.AUTO,"
                " got ToolChoiceMode.NONE",
            ),
        ],
        ids=str,
    )
    def test_what_is_refused(
        self, annotation: Any, value: Any, message: str
    ) -> None:
        """
        Instances of other classes, and other members of an enum, are refused.
        """
        with pytest.raises(Mismatch) as caught:
            kind_of(annotation).accept(value)

        assert message == caught.value.problem

    def test_cost(self) -> None:
        """
        The last member of a union costs as little as the first.
        """
        kind = kind_of(FunctionTool | MCPTool | SemanticVAD | ServerVAD)
        first, last = FunctionTool("f"), ServerVAD()
        kind.accept(first)  # which lists the classes

        assert calls_of(lambda: kind.accept(first)) == calls_of(
            lambda: kind.accept(last)
        )


class TestArray:
    def test_where_a_mismatch_is(self) -> None:
        """
        The path of a mismatch has the index of the item.
        """
        kind = Array(kind_of(FunctionTool | MCPTool))

        with pytest.raises(Mismatch) as caught:
            kind.accept([FunctionTool("f"), MCPTool("m"), 3])

        assert (2,) == caught.value.path

    def test_cost(self) -> None:
        """
        Items of a member's class cost no calls of their own.
        """
        kind = Array(kind_of(FunctionTool | MCPTool))
        one, many = [MCPTool("m")], [MCPTool("m")] * 100
        kind.accept(one)  # which lists the classes

        assert calls_of(lambda: kind.accept(one)) == calls_of(
            lambda: kind.accept(many)
        )
