"""
Records: how a class is spelled, and which rules of it cannot be made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from realtime_attrs import FunctionTool, MCPTool, NoiseReduction, ServerVAD
from realtime_attrs.dialects import GA, Key, record
from realtime_attrs.extending import BaseTool, frozen


class TestRecord:
    def test_names_and_places(self) -> None:
        """
        An attribute has the key of its own name, or another path.
        """
        made = record(NoiseReduction, "strength", mode="type")

        assert {"strength": "strength", "mode": "type"} == made.paths
        assert None is made.tag
        assert frozenset() == made.required

    def test_all(self) -> None:
        """
        Without names, all attributes have the keys of their own names.
        """
        made = record(FunctionTool, tag="function")

        assert ["name", "description", "parameters"] == list(made.paths)
        assert frozenset({"name"}) == made.required

    def test_keywords_alone(self) -> None:
        """
        Keywords alone move single attributes, and all others are there.
        """
        assert {"strength": "strength", "mode": "type"} == (
            record(NoiseReduction, mode="type").paths
        )

    def test_names_alone(self) -> None:
        """
        Names are exactly the attributes that there are.
        """
        assert {"mode": "type"} == (
            record(NoiseReduction, "mode", mode="type").paths
        )
        assert {"mode": "mode"} == record(NoiseReduction, "mode").paths

    def test_keys(self) -> None:
        """
        An attribute with the name of an argument has its key in a mapping.
        """
        made = record(NoiseReduction, "mode", keys={"mode": Key("kind")})

        assert record(NoiseReduction, "mode", mode="kind") == made
        assert {"mode": Key("kind").path} == made.paths
        assert made.evolve(keys={"mode": "type"}) == (
            record(
                NoiseReduction,
                "mode",
                mode="type",
                misplaced={"kind": "mode"},
            )
        )

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(ServerVAD, "treshold"),
                "record(ServerVAD): no attribute 'treshold'; did you mean"
                " 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, zzz="a"),
                "record(ServerVAD): no attribute 'zzz'",
            ),
            (
                lambda: record(ServerVAD, "threshold", required=["yyy"]),
                "record(ServerVAD): required: no attribute 'yyy'",
            ),
            (
                lambda: record(FunctionTool, "description"),
                "record(FunctionTool): required: 'name' has no key",
            ),
            (
                lambda: record(NoiseReduction, "strength", mode="strength"),
                "record(NoiseReduction): 'strength' is the path of 'strength'"
                " and of 'mode'",
            ),
            (
                lambda: record(NoiseReduction, mode="a", strength="a.b"),
                "record(NoiseReduction): 'a.b' is the path of 'mode' and of"
                " 'strength'",
            ),
            (
                lambda: record(NoiseReduction, mode="a.b", strength="a"),
                "record(NoiseReduction): 'a' is the path of 'mode' and of"
                " 'strength'",
            ),
            (
                lambda: record(NoiseReduction, tag="x", mode="type"),
                "record(NoiseReduction): 'type' is the path of the tag and of"
                " 'mode'",
            ),
            (
                lambda: record(NoiseReduction, mode="a..b"),
                "record(NoiseReduction): 'mode': the path 'a..b' has an empty key",
            ),
        ],
    )
    def test_mistakes(self, make: Callable[[], Any], message: str) -> None:
        """
        A rule that its class or itself contradicts is refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("cls", "name"), [(int, "int"), (Mine := type("Mine", (), {}), "Mine")]
    )
    def test_other_classes(self, cls: type, name: str) -> None:
        """
        Only attrs classes can have rules.
        """
        with pytest.raises(
            TypeError, match=rf"record\({name}\): expected an attrs class"
        ):
            record(cls)

    @pytest.mark.parametrize("decorate", [lambda cls: cls, dataclass])
    def test_no_decorator(self, decorate: Any) -> None:
        """
        A subclass of an attrs class whose own annotations are lost is refused.
        """

        @decorate
        class Lookup(BaseTool):
            kind: ClassVar[str] = "k"
            table: str = ""

        @frozen
        class Below(Lookup):
            limit: int | None = None

        for cls in (Lookup, Below):
            with pytest.raises(
                TypeError, match="expected an attrs class; decorate Lookup, so"
            ):
                record(cls, tag="lookup")

    def test_nothing_of_its_own(self) -> None:
        """
        One without attributes of its own needs no decorator.
        """

        class Same(FunctionTool):
            kind: ClassVar[str] = "k"

        assert "name" in GA.of(FunctionTool).evolve(cls=Same, tag="s").keys

    def test_no_class(self) -> None:
        """
        What is no class at all is refused too.
        """
        with pytest.raises(TypeError, match=r"record\(the number 3\)"):
            record(3)  # type: ignore[arg-type]


class TestDerivedRecords:
    def test_places(self) -> None:
        """
        A derived record differs in the arguments, and in nothing else.
        """
        old = record(
            MCPTool,
            "server_url",
            tag="mcp",
            required=["server_url"],
            constants={"kind": "a"},
            server_label="label.text",
            headers="label.headers",
        )

        assert old == old.evolve()
        assert record(
            MCPTool,
            "server_label",
            constants={"kind": "a"},
            misplaced={
                "label.text": "server_label",
                "label.headers": "headers",
            },
            headers="heads",
        ) == old.evolve(
            "server_label", without=["server_url"], tag=None, headers="heads"
        )
        assert record(
            MCPTool,
            "server_url",
            tag="server",
            required=["server_url"],
            constants={},
            server_label="label.text",
            headers="label.headers",
        ) == old.evolve(tag="server", constants={})

    def test_without_what_is_not_there(self) -> None:
        """
        What is not there cannot be left out.
        """
        old = record(MCPTool, tag="mcp")

        with pytest.raises(
            ValueError,
            match=r"^record\(MCPTool\): without: no 'url' to remove$",
        ):
            old.evolve(without=["server_url", "url"])
