"""
Values whose containers stand in several places, or are nested deeply.

YAML can say so with anchors: some lines then stand for a billion of values.
"""

import copy

from contextlib import suppress
from typing import Any

import pytest

from cattrs.errors import CattrsError

from costs import calls_of
from realtime_attrs import (
    FunctionTool,
    ImpossibleUpdate,
    SessionResource,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs._values.equality import is_same
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA


def shared(levels: int, leaf: Any = "leaf") -> Any:
    """
    Make an object that holds another twice, and so on.
    """
    value: Any = {"leaf": leaf}
    for _ in range(levels):
        value = {"a": value, "b": value}
    return value


def shared_arrays(levels: int, leaf: Any = "leaf") -> Any:
    """
    Make the same of arrays, in an object.
    """
    value: Any = [leaf]
    for _ in range(levels):
        value = [value, value]
    return {"list": value}


def deep(levels: int, leaf: Any = "leaf") -> Any:
    """
    Make an object in objects and arrays.
    """
    value: Any = {"leaf": leaf}
    for _ in range(levels // 2):
        value = {"a": [value]}
    return value


def deep_objects(levels: int, leaf: Any = "leaf") -> Any:
    """
    Make an object in objects.
    """
    value: Any = {"leaf": leaf}
    for _ in range(levels):
        value = {"a": value}
    return value


def wide(count: int, leaf: Any = "leaf") -> Any:
    """
    Make an object that holds a long array as often as that is long.
    """
    value = [leaf] * count
    return {str(index): value for index in range(count)}


SIZES: dict[Any, int] = {
    shared: 40,
    shared_arrays: 40,
    deep: 1_000,
    deep_objects: 1_000,
    wide: 200,
}


def session(value: Any) -> SessionResource:
    """
    Make a session with a value in two places.
    """
    return SessionResource(
        tools=[FunctionTool("f", parameters=value)],
        extra=Unknown({"x": value}, "ga"),
    )


@pytest.mark.parametrize(("make", "size"), SIZES.items())
class TestValues:
    def test_equal(self, make: Any, size: int) -> None:
        """
        They are equal if they are when written out, and else are not.
        """
        one, other = session(make(size)), session(make(size))

        assert one == other
        assert is_same(one, other)
        assert one != session(make(size, "other"))
        assert session(make(size, 1)) == session(make(size, True))
        assert not is_same(session(make(size, 1)), session(make(size, True)))

    def test_hash(self, make: Any, size: int) -> None:
        """
        Equal ones hash alike, and others otherwise.
        """
        one, other = Unknown(make(size), "ga"), Unknown(make(size), "ga")

        assert hash(one) == hash(other)
        assert hash(one) != hash(Unknown(make(size, "other"), "ga"))

    def test_copy(self, make: Any, size: int) -> None:
        """
        A deep copy is equal, shares as much, and shares nothing with it.
        """
        value = make(size)
        one = session(value)
        other = copy.deepcopy(one)

        assert one == other
        assert other.extra is not None
        assert other.tools is not None
        assert other.extra.value["x"] is not value
        assert other.extra.value["x"] is other.tools[0].parameters

    def test_repr(self, make: Any, size: int) -> None:
        """
        They are shown in a text that is not much longer than they are.
        """
        assert len(repr(session(make(size)))) < 30 * size + 3_000
        assert repr(session(make(3))).startswith("SessionResource(tools=(")

    def test_changes(self, make: Any, size: int) -> None:
        """
        An update is found, and leads there.
        """
        before, after = session(make(size)), session(make(size, "other"))

        update = changes(before, after)

        assert after == apply_update(before, update)
        assert SessionResource() == changes(before, session(make(size)))
        assert after == apply_update(SessionResource(), after)

    def test_converted(self, make: Any, size: int) -> None:
        """
        They are read and written.
        """
        converter = make_converter(GA, keep_unknown=True)
        one = session(make(size))

        assert one == converter.structure(
            converter.unstructure(one), SessionResource
        )

    @pytest.mark.parametrize(
        "do",
        [
            lambda one, other, _: one == other,
            lambda one, other, _: is_same(one, other),
            lambda one, _, __: hash(one.extra),
            lambda one, _, __: repr(one),
            lambda one, _, __: copy.deepcopy(one),
            lambda one, other, _: changes(one, other),
            lambda one, _, far: changes(one, far),
            lambda one, _, far: apply_update(one, far),
        ],
        ids=[
            "equal",
            "same",
            "hash",
            "repr",
            "copy",
            "no changes",
            "changes",
            "apply_update",
        ],
    )
    def test_cost(self, make: Any, size: int, do: Any) -> None:
        """
        Twice as many levels cost twice as much.
        """
        costs = []
        least = size if make is wide else min(size, 80)
        for count in (least, 2 * least):
            values = [session(make(count, leaf)) for leaf in "aab"]
            do(*values)
            costs.append(calls_of(lambda v=values: do(*v)))

        assert costs[1] < 2.5 * costs[0] + 1_000


class TestSame:
    def test_differences(self) -> None:
        """
        Differences are found in any order of comparison.
        """
        many = [0] * 300
        for one, other in (
            ([*many], [*many, 0]),
            ({"a": many}, {"a": [*many[1:], "0"]}),
            ({"a": many}, {"b": many}),
            ({"a": [1, many]}, {"a": [1.0, many]}),
            ({"a": many}, {"a": many, "b": 1}),
        ):
            assert not is_same(one, other)
            assert is_same(one, copy.deepcopy(one))
        assert is_same({"a": 1, "b": [2]}, {"b": [2], "a": 1})
        assert not is_same({"a": 1, "b": [2]}, {"b": [2], "a": True})
        assert Unknown([1, many], "ga") == Unknown([1.0, many], "ga")
        assert Unknown([1, many], "ga") != Unknown(["1", many], "ga")
        assert Unknown([[], many], "ga") != Unknown([{}, many], "ga")

    def test_subclasses(self) -> None:
        """
        Values of subclasses differ, wherever they are.
        """

        class Own(str):
            """
            A string of the user's own.
            """

            __slots__ = ()

        plain: list[Any] = ["a", {"a": "a"}, {"a": ["a"]}, {"a": {"b": "a"}}]
        own = [Own("a"), {"a": Own("a")}, {"a": [Own("a")]}]
        own.append({"a": {"b": Own("a")}})
        for one, other in zip(plain, own, strict=True):
            assert is_same(one, copy.copy(one))
            assert not is_same(one, other)
            assert not is_same(other, one)

    def test_same_parts(self) -> None:
        """
        A part is the same as itself, also one that isn't equal to itself.
        """
        nan = float("nan")

        assert is_same({"a": nan, "b": [nan]}, {"a": nan, "b": [nan]})
        assert not is_same({"a": nan}, {"a": float("nan")})


class TestRepr:
    def test_shared(self) -> None:
        """
        Values that have been shown are not shown again, unless they are short.
        """
        inner: Any = {"a": [], "b": {}}
        text = "long " * 100
        value = {"one": inner, "two": inner, "three": text, "four": [text]}

        assert (
            "Unknown(value={'one': {'a': [], 'b': {}}, 'two': {...}, 'three':"
            f" {text!r}, 'four': [{text[:57]!r}...]}}, dialect='ga')"
        ) == repr(Unknown(value, "ga"))

    def test_tools(self) -> None:
        """
        So it is in a whole session, in which JSON is shown 50 levels down.
        """
        parameters = {"type": "object"}
        tools = [FunctionTool(name, parameters=parameters) for name in "ab"]

        assert (
            "SessionResource(tools=(FunctionTool(name='a',"
            " parameters={'type': 'object'}), FunctionTool(name='b',"
            " parameters={...})))"
        ) == repr(SessionResource(tools=tools))
        shown = repr(FunctionTool("f", parameters=deep_objects(60)))
        assert 50 == shown.count("'a': ")
        assert "[...]" in repr(FunctionTool("f", parameters=[deep(60)]))


class TestMerging:
    def test_names(self) -> None:
        """
        A removed key is named once, by an object around it if it lies deep.
        """
        before = SessionResource(
            extra=Unknown({"x": shared(30), "y": deep_objects(30)}, "ga")
        )
        without_leaves = {"x": shared(30), "y": deep_objects(30)}
        for inner in without_leaves.values():
            while "leaf" not in inner:
                inner = inner["a"]  # noqa: PLW2901  # the next one
            del inner["leaf"]

        with pytest.raises(ImpossibleUpdate) as caught:
            changes(
                before, SessionResource(extra=Unknown(without_leaves, "ga"))
            )

        named = ["x" + ".a" * 9, "y" + ".a" * 9]
        assert [f"extra.{name}" for name in named] == [*caught.value.names]

    def test_order(self) -> None:
        """
        Keys stay in their places, and new ones follow.
        """
        result = apply_update(
            SessionResource(extra=Unknown({"a": {"b": 1}, "c": 2}, "ga")),
            SessionResource(extra=Unknown({"d": 3, "a": {"e": 4}}, "ga")),
        )

        assert result.extra is not None
        assert "{'a': {'b': 1, 'e': 4}, 'c': 2, 'd': 3}" == str(
            result.extra.value
        )

    def test_differing(self) -> None:
        """
        Of the keys those that differ are in the update, by their types too.
        """
        before = {"a": {"b": 1, "c": [1]}, "d": {"e": {}}, "f": 1}
        after = {"a": {"b": 1, "c": [True]}, "d": {"e": {}}, "f": 1, "g": {}}
        update = changes(
            SessionResource(extra=Unknown(before, "ga")),
            SessionResource(extra=Unknown(after, "ga")),
        )

        assert update.extra is not None
        assert is_same({"a": {"c": [True]}, "g": {}}, update.extra.value)


class TestReading:
    @pytest.mark.parametrize("leaf", [0.5, Unknown("a", "ga")], ids=str)
    def test_cost(self, leaf: Any) -> None:
        """
        A long array that stands in many places is looked at once.
        """
        converter = make_converter(GA)
        tool = {"type": "function", "name": "f"}

        def read(size: int) -> None:
            parameters = {str(index): values[size] for index in range(size)}
            with suppress(CattrsError):
                converter.structure(
                    {**tool, "parameters": parameters}, FunctionTool
                )

        values = {size: [leaf] * size for size in (20_000, 40_000)}
        read(20_000)
        once, twice = (calls_of(lambda n=n: read(n)) for n in values)

        assert once < twice < 2.5 * once
