"""
The settings of a converter, and what a converter has.
"""

from typing import Any, Literal

import cattrs
import pytest

from cattrs.errors import CattrsError

import realtime_attrs

from payloads import TYPES
from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.converter import configure_converter, make_converter
from realtime_attrs.dialects import BETA, QWEN_OMNI, REFERENCE, XAI
from realtime_attrs.vendors.qwen import QwenSession
from realtime_attrs.vendors.xai import XAISession, XSearchTool
from user_classes import PIPELINE, PIPELINE_PAYLOAD, Pipeline


class TestSettings:
    def test_forbidden_keys(self, make: Any) -> None:
        """
        A converter that forbids unknown keys does so in ours, but not the tag.
        """
        converter = make(BETA, forbid_extra_keys=True)
        good = {"type": "server_vad", "threshold": 0.5}

        assert ServerVAD(0.5) == converter.structure(good, ServerVAD)
        assert ServerVAD(0.5) == converter.structure(good, TurnDetection)
        with pytest.raises(CattrsError):
            converter.structure({**good, "treshold": 0.5}, TurnDetection)

    def test_ignored_keys(self, beta: cattrs.Converter) -> None:
        """
        Otherwise unknown keys are ignored.
        """
        payload = {
            "id": "sess_1",
            "turn_detection": {"type": "server_vad", "x": 1},
        }

        assert SessionResource(turn_detection=ServerVAD()) == beta.structure(
            payload, SessionResource
        )

    @pytest.mark.parametrize(
        "options",
        [
            {"omit_if_default": True},
            {"prefer_attrib_converters": True},
            {"use_alias": True},
            {"unstruct_strat": cattrs.UnstructureStrategy.AS_TUPLE},
        ],
        ids=str,
    )
    def test_no_effect(
        self, make: Any, beta: cattrs.Converter, options: Any
    ) -> None:
        """
        Settings about attrs classes change nothing about ours.
        """
        converter = make(BETA, **options)
        payload = PIPELINE_PAYLOAD["session"]

        session = converter.structure(payload, SessionResource)

        assert PIPELINE.session == session
        assert payload == converter.unstructure(session)
        assert beta.unstructure(session) == converter.unstructure(session)

    def test_base_converter(self, detailed: bool) -> None:
        """
        The simplest of cattrs' converters will do.
        """
        converter = cattrs.BaseConverter(detailed_validation=detailed)
        configure_converter(converter, BETA)

        assert converter.structure(PIPELINE_PAYLOAD, Pipeline) == PIPELINE
        assert converter.unstructure(PIPELINE) == PIPELINE_PAYLOAD

    def test_json_options(self) -> None:
        """
        make_converter() passes its keywords on.
        """
        converter = make_converter(
            BETA, forbid_extra_keys=True, detailed_validation=False
        )

        assert converter.forbid_extra_keys
        assert not converter.detailed_validation

    def test_twice(self, make: Any) -> None:
        """
        The last dialect that a converter is configured for counts.
        """
        converter = make(REFERENCE)
        configure_converter(converter, BETA)
        configure_converter(converter, BETA)

        assert converter.unstructure(AudioFormat.G711_ULAW) == "g711_ulaw"
        assert converter.unstructure(ServerVAD()) == {"type": "server_vad"}

    def test_twice_for_vendors(self, make: Any) -> None:
        """
        So it does if a dialect lacks what the earlier one has.
        """
        converter = make(QWEN_OMNI)
        configure_converter(converter, XAI)
        payload = {"replace": {"a": "b"}, "tools": [{"type": "x_search"}]}

        session = converter.structure(payload, SessionResource)

        assert session == XAISession(replace={"a": "b"}, tools=[XSearchTool()])
        assert payload == converter.unstructure(session)
        configure_converter(converter, QWEN_OMNI)
        assert QwenSession() == converter.structure({}, SessionResource)

    def test_no_dialect(self) -> None:
        """
        What is no dialect is refused by name.
        """
        with pytest.raises(
            TypeError, match="expected a Dialect, got the string 'ga'"
        ):
            make_converter("ga")

    def test_two_converters(self, make: Any) -> None:
        """
        Two dialects on two converters do not disturb each other.
        """
        first, second = make(REFERENCE), make(BETA)
        session = SessionResource(input_audio_format=AudioFormat.G711_ULAW)

        assert first.unstructure(session) == {"input_audio_format": "g711_law"}
        assert second.unstructure(session) == {
            "input_audio_format": "g711_ulaw"
        }

    @pytest.mark.parametrize("name", [*TYPES, "OFF", "INF"])
    def test_complete(self, beta: cattrs.Converter, name: str) -> None:
        """
        Every public type has hooks for both directions.
        """
        target = getattr(realtime_attrs, name)
        if target in (OFF, INF):
            target = Literal[target]

        assert callable(beta.get_structure_hook(target))
        assert callable(beta.get_unstructure_hook(target))
