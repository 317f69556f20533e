"""
Arguments of rules that have the wrong shape.
"""

from collections.abc import Callable
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
    Fallback,
    Key,
    Rewrite,
    Variant,
    Words,
    record,
)
from realtime_attrs.events import ServerEvent


class TestShapes:
    @pytest.mark.parametrize(
        ("one", "several"),
        [
            (Key(off="x"), Key(off=["x"])),
            (Key(off={"type": "x"}), Key(off=[{"type": "x"}])),
            (Key(none="x"), Key(none=["x"])),
            (Key(records=ServerVAD), Key(records=[ServerVAD])),
            (
                Key(records=Variant(ServerVAD, tag="a")),
                Key(records=[Variant(ServerVAD, tag="a")]),
            ),
            (Key(fallback="a"), Key(fallback=Fallback("a"))),
            (
                Key(words={TracingMode: {TracingMode.AUTO: "a"}}),
                Key(words={TracingMode: Words({TracingMode.AUTO: "a"})}),
            ),
            (
                record(ServerVAD, ignored={"a": "x"}),
                record(ServerVAD, ignored={"a": ["x"]}),
            ),
            (
                record(ServerVAD, misplaced={"a": "threshold"}),
                record(ServerVAD, misplaced={"a": ["threshold"]}),
            ),
            (
                record(ServerVAD, required="threshold"),
                record(ServerVAD, required=["threshold"]),
            ),
            (
                record(ServerVAD, explicit_nulls="threshold"),
                record(ServerVAD, explicit_nulls=["threshold"]),
            ),
            (
                record(ServerVAD, threshold="level"),
                record(ServerVAD, threshold=Key("level")),
            ),
            (
                record(ServerVAD, keys={"threshold": "level"}),
                record(ServerVAD, threshold="level"),
            ),
            (
                record(ServerVAD, variants=Variant(ServerVAD, tag="b")),
                record(ServerVAD, variants=[Variant(ServerVAD, tag="b")]),
            ),
        ],
        ids=str,
    )
    def test_one(self, one: Any, several: Any) -> None:
        """
        One item needs no list.
        """
        assert several == one

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: Key(3), "?"),
            (lambda: Key(""), "?"),
            (lambda: Key("a..b"), "?"),
            (lambda: Key("*.a"), "?"),
            (lambda: Key(alias="a.*"), "?"),
            (lambda: Key(alias=3), "?"),
            (lambda: Key(alias="a..b"), "?"),
            (lambda: Key(fallback=3), "?"),
            (lambda: Fallback("a.*"), "?"),
            (lambda: Key(words=[TracingMode]), "?"),
            (lambda: Key(words={ServerVAD: {}}), "?"),
            (lambda: Key(words={PCM: 3}), "?"),
            (lambda: Key(flatten="rate"), "?"),
            (lambda: Key(flatten={"rate": 3}), "?"),
            (lambda: Key(flatten={3: "rate"}), "?"),
            (lambda: Key(records="ServerVAD"), "?"),
            (lambda: Key(records=[3]), "?"),
            (lambda: Key(rewrite={}), "?"),
            (lambda: Key(off=3), "?"),
            (lambda: Key(off=["x", 3]), "?"),
            (lambda: Key(none=0), "?"),
            (lambda: Key(none=["x", 0]), "?"),
            (lambda: Key(none={"x": 1}), "?"),
            (lambda: Key(as_string="yes"), "?"),
            (lambda: Key(by_converter=1), "?"),
            (lambda: Key(null="never"), "?"),
            (lambda: Key(pattern="("), "?"),
            (lambda: Key(pattern=3), "?"),
        ],
    )
    def test_keys(self, make: Callable[[], Any], message: str) -> None:
        """
        An argument of a key that has the wrong shape is refused by its name.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: Words("a"), "?"),
            (lambda: Words({AudioFormat.PCM16: 3}), "?"),
            (lambda: Words({PCM(8_000): {"a": "b"}}), "?"),
            (lambda: Words({AudioFormat.PCM16: "a"}, aliases=["b"]), "?"),
            (
                lambda: Words(
                    {AudioFormat.PCM16: "a"}, aliases={3: AudioFormat.PCM16}
                ),
                "?",
            ),
            (lambda: Words({}, aliases={"a": PCM(8_000)}), "?"),
            (
                lambda: Words(
                    {AudioFormat.PCM16: "a"}, required_of_clients="rate"
                ),
                "?",
            ),
            (
                lambda: Words({AudioFormat.PCM16: "a"}).evolve(
                    without=[AudioFormat.G711_ULAW]
                ),
                "?",
            ),
            (lambda: Words({PCM(8_000): "a", PCM(9_000): {"type": "b"}}), "?"),
            (lambda: Words({PCM(8_000): "a", PCM(9_000): "a"}), "?"),
            (lambda: Words({PCM(8_000): "a"}, aliases={"a": PCM(8_000)}), "?"),
            (
                lambda: Words(
                    {
                        PCM(8_000): {"type": "a", "r": 1, "s": 1},
                        PCM(9_000): {"type": "a", "r": 2, "t": 2},
                        PCM(10_000): {"type": "a", "r": 2, "t": 3},
                    }
                ),
                "?",
            ),
            (lambda: Variant(ServerVAD, constants=["a"]), "?"),
            (lambda: Rewrite([("a",)]), "?"),
            (lambda: Rewrite({("a",): "b"}), "?"),
            (lambda: Rewrite({("a",): (3,)}), "?"),
        ],
    )
    def test_words(self, make: Callable[[], Any], message: str) -> None:
        """
        So it is in words, variants and rewrites.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: record(ServerVAD, 3), "?"),
            (lambda: record(int), "?"),
            (lambda: record("ServerVAD"), "?"),
            (lambda: record(ServerVAD, "treshold"), "?"),
            (lambda: record(ServerVAD, treshold="a"), "?"),
            (lambda: record(ServerVAD, threshold=3), "?"),
            (lambda: record(ServerVAD, keys=["threshold"]), "?"),
            (lambda: record(ServerVAD, tag=3), "?"),
            (lambda: record(ServerVAD, tag="a", tag_key=3), "?"),
            (lambda: record(ServerVAD, required=3), "?"),
            (lambda: record(ServerVAD, required=["treshold"]), "?"),
            (
                lambda: record(ServerVAD, "threshold", required=["eagerness"]),
                "?",
            ),
            (lambda: record(ServerVAD, constants={"a": 3}), "?"),
            (lambda: record(ServerVAD, constants="a"), "?"),
            (lambda: record(ServerVAD, explicit_nulls=["treshold"]), "?"),
            (lambda: record(ServerVAD, defaults={"treshold": 1}), "?"),
            (lambda: record(ServerVAD, defaults={"threshold": "x"}), "?"),
            (lambda: record(ServerVAD, misplaced={"a": "treshold"}), "?"),
            (lambda: record(ServerVAD, misplaced=["a"]), "?"),
            (lambda: record(ServerVAD, misplaced={"a": 3}), "?"),
            (lambda: record(ServerVAD, ignored={"a": 3}), "?"),
            (lambda: record(ServerVAD, ignored={"a": []}), "?"),
            (lambda: record(ServerVAD, ignored=["a"]), "?"),
            (lambda: record(ServerVAD, variants=["a"]), "?"),
            (lambda: record(ServerVAD, variants=[SemanticVAD]), "?"),
            (lambda: record(ServerVAD, refused_nulls=["zzz"]), "?"),
            (
                lambda: record(
                    ServerVAD,
                    "threshold",
                    keys={"threshold": "a"},
                    threshold="b",
                ),
                "?",
            ),
            (lambda: record(ServerVAD).evolve("treshold"), "?"),
            (lambda: record(ServerVAD).evolve(treshold="a"), "?"),
            (lambda: record(ServerVAD).evolve(without=["treshold"]), "?"),
            (lambda: record(ServerVAD).evolve(misplaced={"a": None}), "?"),
        ],
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
            (lambda: Dialect(3, [], {}), "?"),
            (lambda: Dialect("acme", [ServerVAD], {}), "?"),
            (lambda: Dialect("acme", [], {ServerVAD: {}}), "?"),
            (lambda: Dialect("acme", [], [TracingMode]), "?"),
            (lambda: BETA.evolve("acme", records=[ServerVAD]), "?"),
            (
                lambda: BETA.evolve(
                    "acme", records=record(ServerVAD, tag="a")
                ),
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme", words={PCM: {AudioFormat.PCM16: "a"}}
                ),
                "?",
            ),
            (lambda: BETA.evolve("acme", words={TracingMode: "a"}), "?"),
            (lambda: BETA.evolve("acme", without=[Reasoning]), "?"),
            (lambda: BETA.evolve("acme", ignored={int: {"a": ANY}}), "?"),
            (lambda: BETA.evolve("acme", ignored={ServerEvent: "a"}), "?"),
            (lambda: BETA.of(Reasoning), "?"),
            (lambda: BETA.of(int), "?"),
            (lambda: BETA.evolve("acme", number_bits=16), "?"),
        ],
    )
    def test_dialects(self, make: Callable[[], Any], message: str) -> None:
        """
        So it is in dialects.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)
