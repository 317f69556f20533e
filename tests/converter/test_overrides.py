"""
Hooks of the user's for what is ours.
"""

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    override,
)

from realtime_attrs import (
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import configure_converter, explain
from realtime_attrs.dialects import BETA
from user_classes import Renamed


class TestOverrides:
    def test_a_looser_enum(self, beta: cattrs.Converter) -> None:
        """
        A hook of the user's for one of our enums counts inside our classes.
        """
        beta.register_structure_hook(
            RealtimeVoice, lambda v, _: RealtimeVoice[v.upper()]
        )

        assert SessionResource(voice=RealtimeVoice.ASH) == beta.structure(
            {"voice": "Ash"}, SessionResource
        )

    def test_what_a_hook_gives_is_checked(
        self, beta: cattrs.Converter
    ) -> None:
        """
        A hook of the user's cannot put into our classes what is not theirs.
        """
        beta.register_structure_hook(RealtimeVoice, lambda v, _: v)

        with pytest.raises(CattrsError) as caught:
            beta.structure({"voice": "zoe"}, SessionResource)

        assert [
            "/voice: SessionResource.voice: expected a voice, an Unknown or"
            " None, got the string 'zoe'"
        ] == [str(problem) for problem in explain(caught.value)]

    def test_a_factory_for_all_classes(self, detailed: bool) -> None:
        """
        A factory for all attrs classes does no harm to ours if it came first.
        """
        converter = cattrs.Converter(detailed_validation=detailed)
        converter.register_unstructure_hook_factory(
            attrs.has,
            lambda cls: make_dict_unstructure_fn(
                cls, converter, _cattrs_use_linecache=False
            ),
        )
        configure_converter(converter, BETA)

        assert {"type": "server_vad"} == converter.unstructure(ServerVAD())

    def test_renamed_class(self, beta: cattrs.Converter) -> None:
        """
        Cattrs' own tools for the user's classes work with ours inside.
        """
        rename = {"detection": override(rename="turnDetection")}
        beta.register_structure_hook(
            Renamed, make_dict_structure_fn(Renamed, beta, **rename)
        )
        beta.register_unstructure_hook(
            Renamed, make_dict_unstructure_fn(Renamed, beta, **rename)
        )
        payload = {"turnDetection": {"type": "semantic_vad"}}

        value = beta.structure(payload, Renamed)

        assert Renamed(SemanticVAD()) == value
        assert payload == beta.unstructure(value)
