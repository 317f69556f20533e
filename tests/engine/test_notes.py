"""
Notes of places, and how long errors and notes live.
"""

import gc
import weakref

from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import SessionResource
from realtime_attrs._engine.notes import collecting
from realtime_attrs._engine.problems import WireError
from realtime_attrs.converter import configure_converter, explain
from realtime_attrs.dialects import BETA


class Key(str):
    """
    A key of another class.
    """

    __slots__ = ()


def noted(*places: tuple[Any, ...]) -> list[Any]:
    """
    Note an error at each place; give the notes.
    """
    note = collecting(SessionResource)
    errors: Any = ()
    for place in places:
        errors = note(errors, WireError.at((), "m"), *place)
    return [error.__notes__[0] for error in errors]


class TestNotes:
    def test_kept(self) -> None:
        """
        Errors at one place have one note.
        """
        first, second, other = noted(("a", "b"), ("a", "b"), ("a",))

        assert first is second
        assert "Structuring class SessionResource @ attribute a.b" == first
        assert ("a", "b") == first.path
        assert ("a",) == other.path

    @pytest.mark.parametrize(
        ("place", "name"),
        [
            ((1,), "[1]"),
            ((True,), "[True]"),
            ((1.0,), "the number 1.0"),
            ((Key("a"),), "a"),
            (("a" * 61,), "a" * 61),
            (("a",) * 11, ".".join("a" * 11)),
        ],
    )
    def test_not_kept(self, place: tuple[Any, ...], name: str) -> None:
        """
        Indexes, other keys, long ones and long places have notes each.
        """
        first, second = noted(place, place)

        assert first is not second
        assert first == second
        assert name == first.name
        assert place == first.path
        assert [*map(type, place)] == [*map(type, first.path)]

    def test_memory(self) -> None:
        """
        Notes of most keys of a payload go with their errors.
        """
        note = collecting(SessionResource)
        notes = []
        for index in range(200):
            (error,) = note((), WireError.at((), "m"), f"key{index}")
            notes.append(weakref.ref(error.__notes__[0]))
        del error

        assert 64 == sum(found() is not None for found in notes)


class TestCycles:
    @pytest.mark.parametrize("detailed", [True, False])
    def test_inner_errors(self, *, detailed: bool) -> None:
        """
        An error and those inside it are freed without the collector.
        """
        converter = cattrs.Converter(detailed_validation=detailed)
        configure_converter(converter, BETA)
        wrong = {"type": "server_vad", "threshold": "loud"}
        payload = {"model": 3, "turn_detection": wrong, "voice": []}
        gc.disable()
        try:
            with pytest.raises(CattrsError) as caught:
                converter.structure(payload, SessionResource)
            error: Any = caught.value
            inner = getattr(error, "exceptions", (error,))
            found = [weakref.ref(each) for each in (error, *inner)]
            assert explain(error)
            del error, inner, caught
            assert {None} == {each() for each in found}
        finally:
            gc.enable()
