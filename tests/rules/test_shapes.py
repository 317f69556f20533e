"""
Arguments of keys and words that have the wrong shape.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    ServerVAD,
    TracingMode,
)
from realtime_attrs.dialects import (
    BETA,
    Fallback,
    Key,
    Rewrite,
    Variant,
    Words,
    record,
)


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
                BETA.evolve("acme", records=record(ServerVAD, tag="a")),
                BETA.evolve("acme", records=[record(ServerVAD, tag="a")]),
            ),
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
        ids=map(str, count()),
    )
    def test_one(self, one: Any, several: Any) -> None:
        """
        One item needs no list.
        """
        assert several == one

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: Key(3), "Key: expected a path, got the number 3"),
            (lambda: Key(""), "Key: the path '' has an empty key"),
            (lambda: Key("a..b"), "Key: the path 'a..b' has an empty key"),
            (lambda: Key("*.a"), "Key: the path '*.a' has '*' before its end"),
            (
                lambda: Key(alias="a.*"),
                "Key: alias: the path 'a.*' can't end in '*'",
            ),
            (
                lambda: Key(alias=3),
                "Key: alias: expected a path, got the number 3",
            ),
            (
                lambda: Key(alias="a..b"),
                "Key: alias: the path 'a..b' has an empty key",
            ),
            (
                lambda: Key(fallback=3),
                "Key: fallback: expected a path, got the number 3",
            ),
            (
                lambda: Fallback("a.*"),
                "Fallback: the path 'a.*' can't end in '*'",
            ),
            (
                lambda: Key(words=[TracingMode]),
                "Key: words: expected a mapping, got an array",
            ),
            (
                lambda: Key(words={ServerVAD: {}}),
                "Key: words: expected enums, got ServerVAD",
            ),
            (
                lambda: Key(words={PCM: 3}),
                "Key: words: PCM: expected words, got the number 3",
            ),
            (
                lambda: Key(flatten="rate"),
                "Key: flatten: expected a mapping, got the string 'rate'",
            ),
            (
                lambda: Key(flatten={"rate": 3}),
                "Key: flatten: expected a path, got the number 3",
            ),
            (
                lambda: Key(flatten={3: "rate"}),
                "Key: flatten: expected strings as keys, got the number 3",
            ),
            (
                lambda: Key(flatten={"rate": "a.b"}),
                "Key: flatten: expected a key, got the path 'a.b'",
            ),
            (
                lambda: Key(records="ServerVAD"),
                "Key: records: expected classes, variants or records, got the string 'ServerVAD'",
            ),
            (
                lambda: Key(records=[3]),
                "Key: records: expected classes, variants or records, got the number 3",
            ),
            (
                lambda: Key(rewrite={}),
                "Key: rewrite: expected a Rewrite, got an object",
            ),
            (
                lambda: Key(off=3),
                "Key: off: expected words, objects or None, got the number 3",
            ),
            (
                lambda: Key(off=["x", 3]),
                "Key: off: expected words, objects or None, got the number 3",
            ),
            (
                lambda: Key(none=0),
                "Key: none: expected words, got the number 0",
            ),
            (
                lambda: Key(none=["x", 0]),
                "Key: none: expected words, got the number 0",
            ),
            (
                lambda: Key(none={"x": 1}),
                "Key: none: expected words, got an object",
            ),
            (
                lambda: Key(as_string="yes"),
                "Key: as_string: expected True, False or 'read', got the string 'yes'",
            ),
            (
                lambda: Key(by_converter=1),
                "Key: by_converter: expected True or False, got the number 1",
            ),
            (
                lambda: Key(null="never"),
                "Key: null: expected 'refused', got the string 'never'",
            ),
            (
                lambda: Key(pattern="("),
                "Key: pattern: missing ), unterminated subpattern at position 0",
            ),
        ],
        ids=map(str, count()),
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
            (
                lambda: Words("a"),
                "Words: expected a mapping, got the string 'a'",
            ),
            (
                lambda: Words({AudioFormat.PCM16: 3}),
                "Words: AudioFormat.PCM16 is spelled as the number 3",
            ),
            (
                lambda: Words({PCM(8_000): {"a": "b"}}),
                "Words: the object for PCM(rate=8000) has no 'type'",
            ),
            (
                lambda: Words({AudioFormat.PCM16: "a"}, aliases=["b"]),
                "Words: aliases: expected a mapping, got an array",
            ),
            (
                lambda: Words(
                    {AudioFormat.PCM16: "a"}, aliases={3: AudioFormat.PCM16}
                ),
                "Words: aliases: expected strings as keys, got the number 3",
            ),
            (
                lambda: Words({}, aliases={"a": PCM(8_000)}),
                "Words: the alias 'a' is for PCM(rate=8000), which has no spelling",
            ),
            (
                lambda: Words(
                    {AudioFormat.PCM16: "a"}, required_of_clients="rate"
                ),
                "Words: required_of_clients: no object has the key 'rate'",
            ),
            (
                lambda: Words({AudioFormat.PCM16: "a"}).evolve(
                    without=[AudioFormat.G711_ULAW]
                ),
                "Words: without: no AudioFormat.G711_ULAW to remove",
            ),
            (
                lambda: Words({PCM(8_000): "a", PCM(9_000): {"type": "b"}}),
                "Words: PCM is spelled in words and in objects",
            ),
            (
                lambda: Words({PCM(8_000): "a", PCM(9_000): "a"}),
                "Words: 'a' is the word of two members",
            ),
            (
                lambda: Words({PCM(8_000): "a"}, aliases={"a": PCM(8_000)}),
                "Words: 'a' is the word of two members",
            ),
            (
                lambda: Words(
                    {
                        PCM(8_000): {"type": "a", "r": 1, "s": 1},
                        PCM(9_000): {"type": "a", "r": 2, "t": 2},
                        PCM(10_000): {"type": "a", "r": 2, "t": 3},
                    }
                ),
                "Words: 'a' is the word of two members",
            ),
            (
                lambda: Variant(ServerVAD, ignored=["a"]),
                "Variant: ignored: expected a mapping, got an array",
            ),
            (
                lambda: Variant(ServerVAD, constants=["a"]),
                "Variant: constants: expected a mapping, got an array",
            ),
            (
                lambda: Variant(ServerVAD, keys=["a"]),
                "Variant: keys: expected a mapping, got an array",
            ),
            (
                lambda: Variant(ServerVAD, required=[3]),
                "Variant: required: expected names, got the number 3",
            ),
            (
                lambda: Rewrite([("a",)]),
                "Rewrite: expected a mapping, got an array",
            ),
            (
                lambda: Rewrite({("a",): "b"}),
                "Rewrite: expected tuples of words, got the string 'b'",
            ),
        ],
        ids=map(str, count()),
    )
    def test_words(self, make: Callable[[], Any], message: str) -> None:
        """
        So it is in words, variants and rewrites.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    def test_no_path(self) -> None:
        """
        None is no path: the attribute isn't written, so no rule has an effect.
        """
        message = "Key: rules without a path have no effect"

        assert "Key(None)" == repr(Key(None))
        assert Key(None) != Key()
        with pytest.raises(ValueError, match=message):
            Key(None, alias="a")
