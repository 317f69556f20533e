"""
`Key(by_converter=True)`: a value that the converter's own hooks convert.
"""

from typing import Any

import pytest

from cattrs import Converter
from cattrs.errors import CattrsError, ClassValidationError

from realtime_attrs import (
    OFF,
    FunctionTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    check,
    configure_converter,
    explain,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA, Key


BY_CONVERTER = Key(by_converter=True)
MADE = BETA.evolve(
    "made",
    records=[
        BETA.of(SessionResource).evolve(
            voice=BY_CONVERTER,
            tools=BY_CONVERTER,
            turn_detection=BY_CONVERTER,
        )
    ],
)


class TestByConverter:
    @pytest.mark.parametrize(
        ("payload", "session"),
        [
            ({"voice": "ash"}, SessionResource(voice=RealtimeVoice.ASH)),
            (
                {"tools": [{"type": "function", "name": "f"}]},
                SessionResource(tools=[FunctionTool("f")]),
            ),
            ({"turn_detection": None}, SessionResource(turn_detection=OFF)),
            (
                {"turn_detection": {"type": "server_vad"}},
                SessionResource(turn_detection=ServerVAD()),
            ),
        ],
    )
    def test_both_ways(self, payload: Any, session: SessionResource) -> None:
        """
        The converter's hooks for the attribute's type read and write it.
        """
        converter = make_converter(MADE, forbid_extra_keys=True)

        assert session == converter.structure(payload, SessionResource)
        assert payload == converter.unstructure(session)
        assert () == unsupported(session, MADE)

    def test_hooks_of_the_users(self) -> None:
        """
        A hook of the user's for the type is asked.
        """
        converter = Converter()
        configure_converter(converter, MADE)
        converter.register_structure_hook(
            RealtimeVoice, lambda word, _: RealtimeVoice[word.upper()]
        )

        session = converter.structure({"voice": "ASH"}, SessionResource)

        assert RealtimeVoice.ASH is session.voice

    @pytest.mark.parametrize("detailed", [True, False])
    def test_refused(self, detailed: bool) -> None:
        """
        What the hooks refuse has the place of the attribute.
        """
        converter = make_converter(MADE, detailed_validation=detailed)

        with pytest.raises(CattrsError) as caught:
            converter.structure(
                {"tools": [{"type": "function"}]}, SessionResource
            )

        assert ["/tools/0/name: required key is missing"] == [
            str(problem) for problem in explain(caught.value)
        ]

    def test_another_type(self) -> None:
        """
        A hook has to give what the attribute admits.
        """
        converter = Converter()
        configure_converter(converter, MADE)
        converter.register_structure_hook(RealtimeVoice, lambda _word, _: 3)

        with pytest.raises(ClassValidationError) as caught:
            converter.structure({"voice": "ash"}, SessionResource)

        assert "SessionResource.voice" in explain(caught.value)[0].message

    @pytest.mark.parametrize(
        ("session", "name"),
        [
            (SessionResource(voice=Unknown("new", "beta")), "voice"),
            (
                SessionResource(
                    tools=[FunctionTool("f"), Unknown({"type": "x"}, "beta")]
                ),
                "tools[1]",
            ),
        ],
    )
    def test_cannot_be_written(
        self, session: SessionResource, name: str
    ) -> None:
        """
        What the hooks can't write is named.
        """
        assert (name,) == unsupported(session, MADE)
        with pytest.raises(WireError):
            make_converter(MADE).unstructure(session)

    def test_schema(self) -> None:
        """
        The schema admits any value, since it doesn't know the hooks.
        """
        schema = json_schema(MADE)
        (ref, *_) = (
            x["properties"]
            for x in (schema, *schema["$defs"].values())
            if "voice" in x.get("properties", {})
        )

        assert {"description"} == ref["voice"].keys()
        assert () == check({"voice": "ash"}, MADE)
