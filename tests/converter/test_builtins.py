"""
Subclasses of builtins in payloads.
"""

from typing import Any

import cattrs

from realtime_attrs import (
    AudioFormat,
    ServerVAD,
    SessionResource,
    TurnDetection,
)
from realtime_attrs.dialects import BETA, GA


class Word(str):
    __slots__ = ()


class Number(int):
    pass


class Table(dict[str, Any]):
    pass


class Shouting(str):
    """
    A string that cannot be a key.
    """

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]


class TestSubclassesOfBuiltins:
    def test_unhashable_tag(self, make: Any) -> None:
        """
        Only what a string says counts.
        """
        for dialect in (BETA, GA):
            converter = make(dialect)
            payload = {"type": Shouting("server_vad")}
            assert ServerVAD() == converter.structure(payload, TurnDetection)
        payload = {"type": Shouting("audio/pcmu")}
        assert AudioFormat.G711_ULAW is converter.structure(
            payload, AudioFormat
        )

    def test_accepted(self, beta: cattrs.Converter) -> None:
        """
        A str, int, float, list or dict subclass is what its base is.
        """

        class Array(list[Any]):
            pass

        class Real(float):
            pass

        payload = Table(
            model=Word("m"),
            modalities=Array([Word("text")]),
            voice=Word("ash"),
            temperature=Real(0.5),
            tools=Array(
                [
                    Table(
                        type=Word("function"),
                        name=Word("f"),
                        parameters=Table(a=Array([Number(1)])),
                    )
                ]
            ),
            tool_choice=Table(type=Word("function"), name=Word("f")),
            max_response_output_tokens=Number(5),
        )

        session = beta.structure(payload, SessionResource)

        assert payload == beta.unstructure(session)
        assert str is type(session.model)
        assert str is type(session.modalities[0])
        assert float is type(session.temperature)
        assert dict is type(session.tools[0].parameters)
        assert int is type(session.tools[0].parameters["a"][0])
        assert int is type(session.max_response_output_tokens)
