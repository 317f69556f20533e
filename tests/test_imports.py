"""
What a program does once, from its start to its first session, by counting.
"""

import inspect
import json
import subprocess
import sys

from pathlib import Path
from typing import Any

import attrs
import pytest

from realtime_attrs import SemanticVAD, ServerVAD
from realtime_attrs._values.checked import frozen
from realtime_attrs._values.scalars import Count


FIRST_SESSION = """
import json, sys
import cattrs.preconf.json

from costs import calls_of

def structure():
    from realtime_attrs import SessionResource
    from realtime_attrs.converter import make_converter
    from realtime_attrs.dialects import GA

    payload = {"type": "realtime", "model": "x"}
    make_converter(GA).structure(payload, SessionResource)

before = {*sys.modules}
calls = calls_of(structure)
modules = {*sys.modules} - before

from public_classes import RECORDS

constructors = [vars(cls)["__init__"] for cls in RECORDS]
generated = [x.__qualname__ for x in constructors if hasattr(x, "__code__")]
print(json.dumps([calls, sorted(modules), generated]))
"""


@pytest.fixture(scope="module", name="first")
def _first() -> Any:
    """
    Count calls, modules and constructors, in a process of its own.
    """
    tests = str(Path(__file__).parent)
    code = f"import sys; sys.path.insert(0, {tests!r})\n{FIRST_SESSION}"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True
    )
    return json.loads(done.stdout)


class TestFirstSession:
    def test_modules(self, first: Any) -> None:
        """
        It imports little of the standard library that cattrs doesn't.
        """
        _, modules, _ = first
        others = {x for x in modules if not x.startswith("realtime_attrs")}

        assert others <= {"_contextvars", "contextvars", "math"}

    @pytest.mark.parametrize(
        "module",
        [
            "_conversion.adapter",
            "_conversion.schema",
            "_domain.redaction",
            "_values.suggestions",
            "dialects.mistakes",
            "dialects.record_mistakes",
            "dialects.xai",
            "vendors",
        ],
    )
    def test_own_modules(self, first: Any, module: str) -> None:
        """
        It imports no adapter, schema or vendor, and nothing that checks rules.
        """
        _, modules, _ = first

        assert "realtime_attrs.converter" in modules
        assert f"realtime_attrs.{module}" not in modules

    def test_constructors(self, first: Any) -> None:
        """
        Only the constructors that are called are generated.
        """
        _, _, generated = first

        assert ["ServerVAD.__init__"] == generated

    def test_calls(self, first: Any) -> None:
        """
        It makes less than two thirds of the 425,000 calls that it once made.
        """
        calls, _, _ = first

        assert calls < 283_000


def made() -> Any:
    """
    Make a class whose constructor nobody has looked up.
    """

    @frozen
    class Turn:
        """
        A turn.
        """

        index: Count
        note: str = "none"

    return Turn


class TestConstructors:
    def test_generated_once(self) -> None:
        """
        A constructor is generated when it is looked up, and stays.
        """
        turn = made()
        before = vars(turn)["__init__"]
        generated = turn.__init__

        assert before is not generated
        assert generated is vars(turn)["__init__"] is turn.__init__
        assert "made.<locals>.Turn.__init__" == generated.__qualname__
        assert ("none", 1) == (turn(1).note, turn(1).index)

    def test_first_of_an_instance(self) -> None:
        """
        A subclass without attrs may be the first to look it up.
        """

        class Twice(made()):  # type: ignore[misc]  # a class
            """
            A turn with twice the index.
            """

            def __init__(self, index: int) -> None:
                super().__init__(2 * index)

        assert 4 == Twice(2).index

    def test_signature(self) -> None:
        """
        The signature is that of the attributes, also before the first call.
        """
        turn = made()

        assert ["index", "note"] == [*inspect.signature(turn).parameters]
        assert {"index": Count, "note": str, "return": None} == (
            turn.__init__.__annotations__
        )
        assert ("index", "note") == turn.__match_args__

    def test_fields(self) -> None:
        """
        The attributes are those that the class defines.
        """
        index, note = attrs.fields(made())

        assert (True, attrs.NOTHING, Count) == (
            index.init,
            index.default,
            index.type,
        )
        assert (True, "none", str) == (note.init, note.default, note.type)

    def test_inherited(self) -> None:
        """
        An attribute that is redefined stands where it is redefined.
        """

        @frozen
        class Longer(made()):  # type: ignore[misc]  # a class
            """
            A longer turn.
            """

            length: int = 1
            index: int = 2

        assert ["note", "length", "index"] == [
            field.name for field in attrs.fields(Longer)
        ]
        assert int is attrs.fields(Longer).index.type
        assert ("none", 1, 2) == attrs.astuple(Longer())

    @pytest.mark.parametrize("cls", [ServerVAD, SemanticVAD])
    def test_refusal_names_the_class(self, cls: Any) -> None:
        """
        An inherited attribute's error names the class that is made.
        """
        with pytest.raises(TypeError, match=f"^{cls.__name__}.extra: "):
            cls(extra=1)
