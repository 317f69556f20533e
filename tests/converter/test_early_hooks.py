"""
Hooks that were made before a converter was configured.
"""

from typing import Any

import cattrs
import pytest

from attrs import NOTHING
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    override,
)
from cattrs.strategies import configure_tagged_union, include_subclasses

from realtime_attrs import ServerVAD
from realtime_attrs.converter import configure_converter
from realtime_attrs.dialects import BETA, GA
from user_classes import Call, HeldCall, Mine, Neighbour, Pipeline, Renamed


class TestEarlyHooks:
    def test_generated(self) -> None:
        """
        A hook that would write ours raw is refused, by its class.
        """
        converter = cattrs.Converter()
        converter.register_unstructure_hook(
            Pipeline, make_dict_unstructure_fn(Pipeline, converter)
        )

        with pytest.raises(
            ValueError, match="a hook for Pipeline was made before"
        ):
            configure_converter(converter, BETA)

    def test_stale(self) -> None:
        """
        So is one that was made for another dialect.
        """
        converter = cattrs.Converter()
        configure_converter(converter, GA)
        converter.register_structure_hook(
            Renamed, make_dict_structure_fn(Renamed, converter)
        )

        with pytest.raises(ValueError, match="a hook for Renamed was made"):
            configure_converter(converter, BETA)

    def test_tagged_union(self) -> None:
        """
        So is a union that was tagged before.
        """
        converter = cattrs.Converter()
        configure_tagged_union(ServerVAD | Mine, converter)

        with pytest.raises(
            ValueError, match="a union with ServerVAD was made"
        ):
            configure_converter(converter, BETA)

    @pytest.mark.parametrize("default", [NOTHING, Call, Mine])
    @pytest.mark.parametrize("ignored", ["structure", "unstructure"])
    def test_tagged_union_around(
        self, default: Any, ignored: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        So is a tagged union of classes with attributes of ours, either way.
        """
        converter = cattrs.Converter()
        with monkeypatch.context() as patch:
            patch.setattr(
                cattrs.Converter, f"register_{ignored}_hook", lambda *_: None
            )
            configure_tagged_union(Call | Mine, converter, default=default)

        with pytest.raises(ValueError, match="a hook for Call was made"):
            configure_converter(converter, BETA)

    def test_subclasses(self) -> None:
        """
        So are subclasses of the user's that were included before.
        """
        converter = cattrs.Converter()
        include_subclasses(Call, converter)

        with pytest.raises(
            ValueError, match=r"a hook for (Held)?Call was made"
        ):
            configure_converter(converter, BETA)

    def test_afterwards(self, beta: cattrs.Converter) -> None:
        """
        Afterwards, all of them work.
        """
        configure_tagged_union(ServerVAD | Mine, beta)
        include_subclasses(Call, beta)
        held = HeldCall(ServerVAD(), since=3)

        assert {"type": "server_vad", "_type": "ServerVAD"} == (
            beta.unstructure(ServerVAD(), ServerVAD | Mine)
        )
        assert {
            "detection": {"type": "server_vad"},
            "number": "",
            "since": 3,
        } == beta.unstructure(held, Call)

    def test_harmless(self) -> None:
        """
        Hooks made before that have nothing of ours inside are no matter.
        """
        converter = cattrs.Converter()
        rename = {"name": override(rename="title")}
        converter.register_unstructure_hook(
            Neighbour, make_dict_unstructure_fn(Neighbour, converter, **rename)
        )
        own = {"detection": override(unstruct_hook=lambda _: "mine")}
        converter.register_unstructure_hook(
            Renamed, make_dict_unstructure_fn(Renamed, converter, **own)
        )
        configure_tagged_union(Mine | Neighbour, converter)
        titles = {"a": Mine}
        converter.register_unstructure_hook(
            Mine, lambda value: {**titles, "b": value}
        )
        configure_converter(converter, BETA)

        assert {"detection": "mine"} == converter.unstructure(
            Renamed(ServerVAD())
        )
