"""
JSON values that are held as they are: what is looked at, and what is copied.
"""

from collections import OrderedDict
from typing import Any

import pytest

from realtime_attrs import FunctionTool


class Word(str):
    __slots__ = ()


class Whole(int):
    pass


def nested(depth: int, inner: Any = None) -> Any:
    """
    Nest arrays in objects in arrays.
    """
    value: Any = [] if inner is None else inner
    for level in range(depth):
        value = {"a": value} if level % 2 else [value]
    return value


def taken(value: Any) -> Any:
    """
    Give what a tool keeps of its parameters.
    """
    return FunctionTool("f", parameters=value).parameters


def big() -> list[Any]:
    """
    Make something wide.
    """
    return [{"a": [index]} for index in range(20_000)]


class TestIdentity:
    @pytest.mark.parametrize(
        "make",
        [
            lambda: None,
            lambda: 3,
            lambda: 1.5,
            lambda: "a",
            list,
            lambda: {"a": [1, {"b": None}, [2.5, "c", True]], "d": 0.5},
            lambda: nested(5_000),
            big,
            lambda: {"all": big()},
            lambda: [[] for _ in range(20_000)],
            lambda: [{} for _ in range(20_000)],
        ],
        ids=[
            "null",
            "int",
            "float",
            "str",
            "array",
            "object",
            "deep",
            "wide",
            "both",
            "empty arrays",
            "empty objects",
        ],
    )
    def test_plain(self, make: Any) -> None:
        """
        What is built of JSON's own types is kept, at any size and depth.
        """
        value = make()

        assert taken(value) is value

    def test_shared(self) -> None:
        """
        So it is if containers stand in several places, or in very many.
        """
        value: list[Any] = []
        for _ in range(60):
            value = [value, value]

        assert taken(value) is value

    def test_beside_what_is_copied(self) -> None:
        """
        Of a value that has to be copied, plain parts are kept.
        """
        plain = {"a": [1]}
        value = taken({"plain": plain, "twice": [plain, plain], "other": (1,)})

        assert {"plain": plain, "twice": [plain] * 2, "other": [1]} == value
        assert plain is value["plain"]
        assert plain is value["twice"][1]


class TestCopies:
    @pytest.mark.parametrize(
        ("make", "copy"),
        [
            (lambda: Word("a"), "a"),
            (lambda: Whole(3), 3),
            (lambda: (1, (2, [3])), [1, [2, [3]]]),
            (lambda: OrderedDict(a=OrderedDict(b=1)), {"a": {"b": 1}}),
            (lambda: {Word("a"): Word("b")}, {"a": "b"}),
            (lambda: nested(5_000, (Word("a"),)), None),
            (lambda: [*big(), (1,)], None),
        ],
        ids=["str", "int", "tuples", "mappings", "keys", "deep", "wide"],
    )
    def test_builtins(self, make: Any, copy: Any) -> None:
        """
        Subclasses become builtins, tuples lists, at any size and depth.
        """
        value = make()
        result = taken(value)

        assert result is not value
        if copy is not None:
            assert repr(copy) == repr(result)

    def test_shared_stays_shared(self) -> None:
        """
        A container that stands in several places is copied once.
        """
        shared = (Word("a"),)
        value = taken([shared, {"b": shared}])

        assert [["a"], {"b": ["a"]}] == value
        assert value[0] is value[1]["b"]


def itself() -> list[Any]:
    """
    Make a list that holds itself.
    """
    value: list[Any] = []
    value.append({"a": value})
    return value


class TestRefusals:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: {"a": [b""]},
                r"FunctionTool.parameters\['a'\]\[0\]: expected a JSON value,"
                " got a Python bytes",
            ),
            (
                lambda: [{"a": {1: 2}}],
                r"FunctionTool.parameters\[0\]\['a'\]: expected string keys"
                " only, got the number 1",
            ),
            (
                lambda: [float("inf")],
                r"FunctionTool.parameters\[0\]: expected a finite number",
            ),
            (
                lambda: float("nan"),
                "FunctionTool.parameters: expected a finite",
            ),
            (
                itself,
                "FunctionTool.parameters: expected a value that does not"
                " contain itself, got an array",
            ),
            (
                lambda: [*big(), {"a": b""}],
                r"FunctionTool.parameters\[20000\]\['a'\]: expected a JSON",
            ),
            (
                lambda: [*big(), {1: b""}],
                r"parameters\[20000\]: expected string keys",
            ),
        ],
        ids=["type", "key", "number", "nan", "cycle", "wide", "wide key"],
    )
    def test_place(self, make: Any, message: str) -> None:
        """
        What JSON has no form for is refused with its place.
        """
        value = make()

        with pytest.raises((TypeError, ValueError), match=message):
            FunctionTool("f", parameters=value)

    def test_one_key_twice(self) -> None:
        """
        Keys that are one string are not one of them kept and one lost.
        """

        class Key(str):
            __slots__ = ()
            __hash__ = object.__hash__
            __eq__ = object.__eq__

        value = {"a": {Key("b"): 1, Key("b"): 2}}

        with pytest.raises(
            TypeError, match=r"\['a'\]: expected each key once"
        ):
            FunctionTool("f", parameters=value)
