"""
Hooks are generated functions: readable, and made once.
"""

import inspect

from functools import cache

import pytest

from configured import configured
from payloads import VENDORS
from public_classes import RECORDS
from realtime_attrs import (
    FunctionTool,
    SemanticVAD,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.dialects import BETA, GA, record


shared = cache(configured)
SOME = sorted(RECORDS, key=lambda cls: cls.__name__)[::4]
"""
A quarter of the classes: finding a source takes longer than making it.
"""


class TestSource:
    @pytest.mark.parametrize("cls", SOME)
    def test_can_be_read(self, cls: type) -> None:
        """
        The source of a hook can be looked at.
        """
        dialect = next(
            dialect for dialect in (GA, BETA, *VENDORS) if dialect.get(cls)
        )
        converter = shared(dialect)
        reader = inspect.getsource(converter.get_structure_hook(cls))
        writer = inspect.getsource(converter.get_unstructure_hook(cls))

        assert reader.startswith(f"def structure_{cls.__name__}(value, _=")
        assert writer.startswith(f"def unstructure_{cls.__name__}(value):\n")

    def test_looks_like_this(self) -> None:
        """
        A reader is straight-line code, a guard for each attribute.
        """
        hook = configured(GA).get_structure_hook(SemanticVAD)
        line = "'eagerness', ABSENT" in inspect.getsource(hook)

        assert not line
        assert (
            "    item = value.get('eagerness')\n"
            "    if item is not None:\n"
            "        if not (type(item) is str):\n"
            "            item, errors = careful("
            "take_eagerness, item, errors, 'eagerness')\n"
            "    self.eagerness = item\n"
        ) in inspect.getsource(hook)

    def test_compiled_once(self) -> None:
        """
        Another converter with the same settings compiles nothing again.
        """
        one = configured(GA).get_structure_hook(SessionResource)
        other = configured(GA).get_structure_hook(SessionResource)

        assert one is not other
        assert one.__code__ is other.__code__

    def test_of_derived_dialects(self) -> None:
        """
        Nor does a derived dialect, for the records that it does not change.
        """
        derived = GA.evolve("derived", records=[record(FunctionTool)])
        one = configured(GA).get_structure_hook(ServerVAD)
        other = configured(derived).get_structure_hook(ServerVAD)

        assert one.__code__ is other.__code__
