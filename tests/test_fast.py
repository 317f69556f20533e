"""
The two paths of every hook agree, and the fast one is fast.
"""

import copy
import inspect
import json

from collections.abc import Iterator
from typing import Any

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st

from payloads import REAL, session_of
from realtime_attrs import (
    AudioFormat,
    FunctionTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import Dialect, configure_converter
from realtime_attrs.testing import sessions, wire_sessions
from realtime_attrs.wire._hook import fast_of
from realtime_attrs.wire._ours import RECORDS
from test_fuzz import TARGETS, anything, mutations


CONVERTERS = {
    (dialect, closed): cattrs.Converter(forbid_extra_keys=closed)
    for dialect in Dialect
    for closed in (True, False)
}
for (_dialect, _), _converter in CONVERTERS.items():
    configure_converter(_converter, _dialect)

REFUSED = "refused"


def both_ways(hook: Any, *arguments: Any) -> tuple[Any, Any]:
    """
    Ask the fast path and the careful one.
    """
    (careful,) = [
        cell.cell_contents
        for name, cell in zip(
            hook.__code__.co_freevars, hook.__closure__, strict=True
        )
        if name == "careful"
    ]
    return _outcome(hook.fast, arguments[0], Exception), _outcome(
        careful, arguments[0], CattrsError
    )


def _outcome(function: Any, value: Any, error: type[Exception]) -> Any:
    try:
        return function(value)
    except error:
        return REFUSED


def agree(fast: Any, careful: Any) -> None:
    """
    Check that the fast path accepts no more, and nothing else.
    """
    if fast is not REFUSED:
        assert fast == careful
        assert list(types_of(fast)) == list(types_of(careful))


def types_of(value: Any) -> Iterator[type]:
    """
    List the types in a value, which equality does not tell apart.
    """
    yield type(value)
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from types_of(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from types_of(list(value.items()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from types_of(item)


class TestReading:
    @given(value=anything(), target=st.sampled_from(TARGETS))
    def test_anything(self, value: Any, target: Any) -> None:
        """
        What the fast path accepts, the careful one accepts as the same.
        """
        for converter in CONVERTERS.values():
            hook = converter.get_structure_hook(target)
            if hasattr(hook, "__closure__") and fast_of(hook):
                agree(*both_ways(hook, value))

    @given(value=mutations())
    def test_mutations(self, value: Any) -> None:
        """
        So it is with real sessions that have something wrong in them.
        """
        for converter in CONVERTERS.values():
            hook = converter.get_structure_hook(SessionResource)
            agree(*both_ways(hook, value))

    @pytest.mark.parametrize("dialect", Dialect)
    @given(data=st.data())
    def test_takes_the_fast_path(
        self, dialect: Dialect, data: st.DataObject
    ) -> None:
        """
        What is written in a dialect is read without the careful path.
        """
        payload = data.draw(WIRE[dialect])
        for closed in (True, False):
            hook = CONVERTERS[dialect, closed].get_structure_hook(
                SessionResource
            )
            fast, careful = both_ways(hook, payload)

            agree(fast, careful)
            assert fast is not REFUSED

    @pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
    def test_real_sessions(self, path: Any) -> None:
        """
        Real sessions are read by both paths alike.
        """
        for converter in CONVERTERS.values():
            hook = converter.get_structure_hook(SessionResource)
            agree(*both_ways(hook, session_of(path.stem)))


WIRE = {dialect: wire_sessions(dialect) for dialect in Dialect}


class TestWriting:
    @pytest.mark.parametrize("dialect", Dialect)
    @given(session=sessions())
    def test_agreement(
        self, dialect: Dialect, session: SessionResource
    ) -> None:
        """
        Both paths write the same text, or both nothing.
        """
        hook = CONVERTERS[dialect, False].get_unstructure_hook(SessionResource)
        fast, careful = both_ways(hook, session)

        assert json.dumps(careful) == json.dumps(fast)


class Louder(ServerVAD):
    """
    A subclass, which no wire knows.
    """


class TestHooks:
    def test_the_users_own(self) -> None:
        """
        A hook of the user's is called in both paths.
        """
        converter = cattrs.Converter()
        configure_converter(converter, Dialect.BETA)
        converter.register_structure_hook(
            AudioFormat, lambda value, _: AudioFormat[value]
        )
        converter.register_structure_hook(
            RealtimeVoice, lambda value, _: RealtimeVoice[value]
        )
        converter.register_unstructure_hook(AudioFormat, lambda v: v.name)
        payload = {"voice": "ASH", "input_audio_format": "PCM16"}

        session = converter.structure(payload, SessionResource)

        assert RealtimeVoice.ASH is session.voice
        assert AudioFormat.PCM16 is session.input_audio_format
        assert "PCM16" == converter.unstructure(session)["input_audio_format"]

    def test_a_class_that_is_not_ours(self) -> None:
        """
        The fast path does not write a subclass as its base.
        """
        session = SessionResource(turn_detection=Louder())
        hook = CONVERTERS[Dialect.BETA, False].get_unstructure_hook(
            SessionResource
        )

        assert (REFUSED, REFUSED) == both_ways(hook, session)

    @pytest.mark.parametrize("cls", sorted(RECORDS, key=lambda c: c.__name__))
    def test_source(self, cls: type) -> None:
        """
        The generated code can be read.
        """
        converter = CONVERTERS[Dialect.GA, False]
        reader = inspect.getsource(converter.get_structure_hook(cls).fast)
        writer = inspect.getsource(converter.get_unstructure_hook(cls).fast)

        assert reader.startswith("def read(value):\n")
        assert writer.startswith("def write(value):\n")

    def test_compiled_once(self) -> None:
        """
        Another converter with the same settings compiles nothing again.
        """
        first, second = (
            CONVERTERS[Dialect.GA, False].copy() for _ in range(2)
        )
        one = first.get_structure_hook(SessionResource).fast
        other = second.get_structure_hook(SessionResource).fast

        assert one is not other
        assert one.__code__ is other.__code__

    def test_objects_are_frozen(self) -> None:
        """
        What the fast path makes is as frozen as what the constructor makes.
        """
        converter = CONVERTERS[Dialect.BETA, False]
        tool = converter.structure(
            {"type": "function", "name": "f"}, FunctionTool
        )

        assert FunctionTool is type(tool)
        assert [] == FunctionTool.__subclasses__()
        assert FunctionTool("f") == copy.copy(tool)
        with pytest.raises(AttributeError):
            tool.name = "g"
        with pytest.raises(AttributeError):
            del tool.name
