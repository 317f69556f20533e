"""
Records: how a class is spelled, and which rules of it cannot be made.
"""

from collections.abc import Callable
from typing import Any

import pytest

from realtime_attrs import FunctionTool, MCPTool, NoiseReduction, ServerVAD
from realtime_attrs.dialects import Record, record


class TestRecord:
    def test_names_and_places(self) -> None:
        """
        An attribute stands under its own name, or where it is said to.
        """
        made = record(NoiseReduction, "strength", mode="type")

        assert {"strength": "strength", "mode": "type"} == made.places
        assert None is made.tag
        assert frozenset() == made.required

    def test_all(self) -> None:
        """
        Without names and places, all attributes stand under their own names.
        """
        made = record(FunctionTool, tag="function")

        assert ["name", "description", "parameters"] == list(made.places)
        assert frozenset({"name"}) == made.required

    def test_places_alone(self) -> None:
        """
        With places, only what is named is there.
        """
        assert {"mode": "type"} == record(NoiseReduction, mode="type").places

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(ServerVAD, "treshold"),
                "record(ServerVAD): there is no attribute 'treshold', did you"
                " mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, zzz="a"),
                "record(ServerVAD): there is no attribute 'zzz'",
            ),
            (
                lambda: record(ServerVAD, "threshold", required=["yyy"]),
                "record(ServerVAD): there is no attribute 'yyy'",
            ),
            (
                lambda: record(FunctionTool, "description"),
                "record(FunctionTool): 'name' is required, and has no place",
            ),
            (
                lambda: record(NoiseReduction, "strength", mode="strength"),
                "record(NoiseReduction): 'strength' is the place of 'strength'"
                " and of 'mode'",
            ),
            (
                lambda: record(NoiseReduction, mode="a", strength="a.b"),
                "record(NoiseReduction): 'a.b' is the place of 'mode' and of"
                " 'strength'",
            ),
            (
                lambda: record(NoiseReduction, mode="a.b", strength="a"),
                "record(NoiseReduction): 'a' is the place of 'mode' and of"
                " 'strength'",
            ),
            (
                lambda: record(NoiseReduction, tag="x", mode="type"),
                "record(NoiseReduction): 'type' is the place of the tag and of"
                " 'mode'",
            ),
            (
                lambda: record(NoiseReduction, mode="a..b"),
                "record(NoiseReduction): the place of 'mode' has an empty key:"
                " 'a..b'",
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
        Only classes of the library's can have rules.
        """
        with pytest.raises(
            TypeError, match=rf"record\({name}\): this is no class of realtime"
        ):
            record(cls)

    def test_no_class(self) -> None:
        """
        What is no class at all is refused too.
        """
        with pytest.raises(TypeError, match=r"record\(the number 3\)"):
            Record(3, {})  # type: ignore[arg-type]


class TestDerivedRecords:
    def test_places(self) -> None:
        """
        A derived record differs in what is said, and in nothing else.
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
            match=r"^record\(MCPTool\): there is no 'url' to be without$",
        ):
            old.evolve(without=["server_url", "url"])
