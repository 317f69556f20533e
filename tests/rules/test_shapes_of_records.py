"""
Arguments of records and dialects that have the wrong shape.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    Reasoning,
    SemanticVAD,
    ServerVAD,
    TracingMode,
)
from realtime_attrs.dialects import (
    ANY,
    BETA,
    Dialect,
    record,
)
from realtime_attrs.events import ServerEvent


class TestShapes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(ServerVAD, 3),
                "record(ServerVAD): expected names, got the number 3",
            ),
            (
                lambda: record(int),
                "record(int): expected an attrs class",
            ),
            (
                lambda: record("ServerVAD"),
                "record(the string 'ServerVAD'): expected an attrs class",
            ),
            (
                lambda: record(ServerVAD, "treshold"),
                "record(ServerVAD): no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, treshold="a"),
                "record(ServerVAD): no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, threshold=3),
                "record(ServerVAD): 'threshold': expected a path or a Key, got the number 3",
            ),
            (
                lambda: record(ServerVAD, keys=["threshold"]),
                "record(ServerVAD): keys: expected a mapping, got an array",
            ),
            (
                lambda: record(ServerVAD, tag=3),
                "record(ServerVAD): tag: expected a word, got the number 3",
            ),
            (
                lambda: record(ServerVAD, tag="a", tag_key=3),
                "record(ServerVAD): tag_key: expected a path, got the number 3",
            ),
            (
                lambda: record(ServerVAD, required=3),
                "record(ServerVAD): required: expected names, got the number 3",
            ),
            (
                lambda: record(ServerVAD, required=["treshold"]),
                "record(ServerVAD): required: no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, "threshold", required=["eagerness"]),
                "record(ServerVAD): required: no attribute 'eagerness'",
            ),
            (
                lambda: record(ServerVAD, constants={"a": 3}),
                "record(ServerVAD): constants: 'a': expected a word, got the number 3",
            ),
            (
                lambda: record(ServerVAD, constants="a"),
                "record(ServerVAD): constants: expected a mapping, got the string 'a'",
            ),
            (
                lambda: record(ServerVAD, explicit_nulls=["treshold"]),
                "record(ServerVAD): explicit_nulls: no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, defaults={"treshold": 1}),
                "record(ServerVAD): defaults: no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, defaults={"threshold": "x"}),
                "record(ServerVAD): defaults: 'threshold': expected a number or None, got the string 'x'",
            ),
            (
                lambda: record(ServerVAD, misplaced={"a": "treshold"}),
                "record(ServerVAD): misplaced: no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD, misplaced=["a"]),
                "record(ServerVAD): misplaced: expected a mapping, got an array",
            ),
            (
                lambda: record(ServerVAD, misplaced={"a": 3}),
                "record(ServerVAD): misplaced: expected names, got the number 3",
            ),
            (
                lambda: record(ServerVAD, ignored={"a": 3}),
                "record(ServerVAD): ignored: 'a': expected words, None or ANY, got the number 3",
            ),
            (
                lambda: record(ServerVAD, ignored={"a": []}),
                "record(ServerVAD): ignored: 'a': expected words, None or ANY, got none",
            ),
            (
                lambda: record(ServerVAD, ignored=["a"]),
                "record(ServerVAD): ignored: expected a mapping, got an array",
            ),
            (
                lambda: record(ServerVAD, variants=["a"]),
                "record(ServerVAD): variants: expected variants or records, got the string 'a'",
            ),
            (
                lambda: record(ServerVAD, variants=[SemanticVAD]),
                "record(ServerVAD): variants: expected variants or records, got a Python type",
            ),
            (
                lambda: record(ServerVAD, refused_nulls=["zzz"]),
                "record(ServerVAD): refused_nulls: expected the path of an object around attributes, got 'zzz'",
            ),
            (
                lambda: record(ServerVAD).evolve("treshold"),
                "record(ServerVAD): no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD).evolve(treshold="a"),
                "record(ServerVAD): no attribute 'treshold'; did you mean 'threshold'?",
            ),
            (
                lambda: record(ServerVAD).evolve(without=["treshold"]),
                "record(ServerVAD): without: no 'treshold' to remove; did you mean 'threshold'?",
            ),
        ],
        ids=map(str, count()),
    )
    def test_records(self, make: Callable[[], Any], message: str) -> None:
        """
        So it is in records.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: Dialect(3, [], {}),
                "Dialect: expected a name, got the number 3",
            ),
            (lambda: Dialect("", [], {}), "Dialect: the name is empty"),
            (
                lambda: Dialect("acme", [ServerVAD], {}),
                "Dialect: records: expected records, got a Python type",
            ),
            (
                lambda: Dialect("acme", [], {ServerVAD: {}}),
                "Dialect: words: expected enums, got ServerVAD",
            ),
            (
                lambda: Dialect("acme", [], [TracingMode]),
                "Dialect: words: expected a mapping, got an array",
            ),
            (
                lambda: BETA.evolve("acme", records=[ServerVAD]),
                "Dialect: records: expected records, got a Python type",
            ),
            (
                lambda: BETA.evolve(
                    "acme", words={PCM: {AudioFormat.PCM16: "a"}}
                ),
                "Dialect: words: expected members of PCM, got AudioFormat.PCM16",
            ),
            (
                lambda: BETA.evolve("acme", words={TracingMode: "a"}),
                "Dialect: words: TracingMode: expected words, got the string 'a'",
            ),
            (
                lambda: BETA.evolve("acme", without=[Reasoning]),
                "dialect 'acme': without: no Reasoning to remove",
            ),
            (
                lambda: BETA.evolve("acme", ignored={ServerEvent: "a"}),
                "Dialect: ignored: expected a mapping, got the string 'a'",
            ),
            (
                lambda: BETA.of(Reasoning),
                "dialect 'beta': no record of Reasoning",
            ),
            (lambda: BETA.of(int), "dialect 'beta': no record of int"),
        ],
        ids=map(str, count()),
    )
    def test_dialects(self, make: Callable[[], Any], message: str) -> None:
        """
        So it is in dialects.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    def test_no_words(self) -> None:
        """
        Nor are the words of an enum.
        """
        with pytest.raises(TypeError, match=r"expected .*, got null"):
            BETA.evolve("acme", words={TracingMode: None})  # type: ignore[dict-item]

    def test_names_of_families(self) -> None:
        """
        A family is a class or a union, and no name of one.
        """
        with pytest.raises(TypeError, match="'ServerEvent'"):
            BETA.evolve("acme", ignored={"ServerEvent": {"a": ANY}})
