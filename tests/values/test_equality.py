"""
Values of a class, beside those of a subclass.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    FunctionTool,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs._values.equality import is_alike, is_same_setting
from realtime_attrs.events import SessionUpdate
from realtime_attrs.extending import BaseTool, frozen
from realtime_attrs.vendors.azure_voice_live import (
    AzureMultilingualSemanticVAD,
    AzureSemanticVAD,
)


@attrs.frozen
class Acme(SessionResource):
    """
    A session of the user's own.
    """

    avatar: str | None = None
    level: int = 1


@attrs.frozen
class AcmeTool(FunctionTool):
    """
    A tool of the user's own.
    """

    timeout: int | None = None


@attrs.frozen
class Loose(BaseTool):
    """
    A tool whose constructor checks nothing.
    """

    part: Any = None


@frozen
class Nested(BaseTool):
    """
    A tool that holds tools.
    """

    parts: tuple["Nested", ...] | None = None
    free: dict[str, Any] | None = None


attrs.resolve_types(Nested)

ALIKE: list[tuple[Any, Any]] = [
    (SessionResource(speed=1.0), Acme(speed=1.0)),
    (SessionUpdate(SessionResource()), SessionUpdate(Acme())),
    (
        SessionUpdate(SessionResource(tools=[FunctionTool("f"), Loose(1)])),
        SessionUpdate(Acme(tools=[AcmeTool("f"), Loose(1)])),
    ),
    ((FunctionTool("f"),), (AcmeTool("f"),)),
    (RealtimeVoice.ASH, RealtimeVoice.ASH),
    ({"a": [1]}, {"a": [1]}),
    ([1], [1]),
    (Unknown({"a": 1}, "ga"), Unknown({"a": 1}, "ga")),
    (Loose([1]), Loose([1])),
    (
        FunctionTool("f", parameters={"a": 1}),
        FunctionTool("f", parameters={"a": 1}),
    ),
]

DIFFERENT: list[tuple[Any, Any]] = [
    (SessionResource(), Acme(avatar="a")),
    (SessionResource(), Acme(level=2)),
    (SessionResource(), Acme(level=True)),
    (SessionResource(speed=1.0), Acme(speed=2.0)),
    (SessionUpdate(SessionResource()), SessionUpdate(Acme(avatar="a"))),
    (ServerVAD(), SemanticVAD()),
    (AzureSemanticVAD(), AzureMultilingualSemanticVAD()),
    (FunctionTool("f"), Loose()),
    ((FunctionTool("f"),), (AcmeTool("f"), AcmeTool("g"))),
    ((FunctionTool("f"),), [FunctionTool("f")]),
    (RealtimeVoice.ASH, RealtimeVoice.ALLOY),
    ("a", RealtimeVoice.ASH),
    (1, True),
    (1, 2),
    ({"a": 1}, {"a": True}),
    ([1], [True]),
    (Loose(1), Loose(True)),
    (
        FunctionTool("f", parameters={"a": 1}),
        AcmeTool("f", parameters={"a": True}),
    ),
    (
        FunctionTool("f", parameters={"a": 1}),
        FunctionTool("f", parameters={"a": True}),
    ),
    (None, ServerVAD()),
    (ServerVAD(), None),
    (object, Acme()),
]


class TestAlike:
    @pytest.mark.parametrize("check", [is_alike, is_same_setting])
    @pytest.mark.parametrize(("one", "other"), ALIKE)
    def test_alike(self, check: Any, one: Any, other: Any) -> None:
        """
        A subclass with nothing set of its own is as its base, also inside.
        """
        assert check(one, other)
        assert check(other, one)

    @pytest.mark.parametrize("check", [is_alike, is_same_setting])
    @pytest.mark.parametrize(("one", "other"), DIFFERENT)
    def test_different(self, check: Any, one: Any, other: Any) -> None:
        """
        Anything else differs, and 1 from true.
        """
        assert not check(one, other)
        assert not check(other, one)

    def test_recursive(self) -> None:
        """
        A class may hold instances of itself, and JSON in them.
        """
        one, other = (
            Nested((Nested(free={"a": value}),)) for value in (1, True)
        )

        assert one == other
        assert not is_same_setting(one, other)
        assert is_same_setting(one, Nested((Nested(free={"a": 1}),)))
