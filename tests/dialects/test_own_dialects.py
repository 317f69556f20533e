"""
The library's own dialects, which are not checked when they are imported.
"""

import subprocess
import sys

from typing import Any

import attrs
import pytest

from realtime_attrs import RealtimeVoice, SessionResource, ToolChoiceMode
from realtime_attrs._rules.shapes import is_checked, unchecked
from realtime_attrs.dialects import (
    BETA,
    REFERENCE,
    Dialect,
    Key,
    Words,
    by_name,
    known,
    record,
)
from realtime_attrs.events import ServerEvent
from realtime_attrs.vendors.azure_voice_live import AzureSemanticVAD


class TestOwnDialects:
    @pytest.mark.parametrize("name", known())
    def test_no_mistakes(self, name: str) -> None:
        """
        Made anew, with all checks, each is the same.
        """
        dialect = by_name(name)

        made = Dialect(
            dialect.name,
            [attrs.evolve(item) for item in dialect.records],
            dialect.words,
            dialect.ignored,
            dialect.null_is_off,
            dialect.number_bits,
        )

        assert made == dialect

    @pytest.mark.parametrize("name", known())
    def test_no_mistakes_in_words(self, name: str) -> None:
        """
        Made anew, with all checks, the words of each are the same.
        """
        dialect = by_name(name)
        tables = [dialect.words]
        for item in dialect.records:
            tables += item.words_there
        found = [words for table in tables for words in table.values()]

        assert found == [attrs.evolve(words) for words in found]

    def test_a_mistake_in_words_is_missed(self) -> None:
        """
        Without the checks, a mistake in words would be missed.
        """
        wrong = {ToolChoiceMode.AUTO: "a", ToolChoiceMode.NONE: "a"}
        with unchecked():
            made = Words(wrong)

        with pytest.raises(ValueError, match="'a' is the word of two"):
            attrs.evolve(made)

    def test_a_mistake_is_missed(self) -> None:
        """
        Without the checks, a mistake would be missed; they are on afterwards.
        """
        wrong: Any = {"voice": Key("a", off="b")}
        with unchecked():
            made = record(SessionResource, **wrong)

        assert is_checked()
        with pytest.raises(ValueError, match="'voice': off"):
            attrs.evolve(made)
        with pytest.raises(ValueError, match="'voice': off"):
            record(SessionResource, **wrong)

    def test_imports_check_little(self) -> None:
        """
        Importing a dialect looks for no mistake.
        """
        code = (
            "from realtime_attrs.dialects import records, rules\n"
            "records.problems_of = rules.problems_of = None\n"
            "from realtime_attrs.dialects import XAI\n"
        )

        subprocess.run([sys.executable, "-c", code], check=True)

    @pytest.mark.parametrize("family", [3, "ServerEvent", None])
    def test_no_family(self, family: Any) -> None:
        """
        Keys are ignored for classes and unions only.
        """
        with pytest.raises(
            TypeError, match="Dialect: ignored: expected class"
        ):
            BETA.evolve("x", ignored={family: {"ts": "1"}})

    def test_families(self) -> None:
        """
        A union may be one with `Unknown`.
        """
        made = BETA.evolve("x", ignored={ServerEvent: {"ts": "1"}})

        assert {ServerEvent: {"ts": ("1",)}} == made.ignored

    @pytest.mark.parametrize(
        ("cls", "message"),
        [
            (
                RealtimeVoice,
                "dialect 'beta': no record of RealtimeVoice",
            ),
            (
                type("ServerVad", (), {}),
                "dialect 'beta': no record of ServerVad; did you mean"
                " 'ServerVAD'?",
            ),
        ],
    )
    def test_of(self, cls: Any, message: str) -> None:
        """
        A record that isn't there is an error that names it.
        """
        assert BETA.get(SessionResource) is BETA.of(SessionResource)
        assert None is BETA.get(cls)
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            BETA.of(cls)

        assert message == str(caught.value)

    def test_of_no_class(self) -> None:
        """
        A record is found by its class.
        """
        with pytest.raises(TypeError, match="'beta': expected a class, got"):
            BETA.of("SessionResource")  # type: ignore[arg-type]

    def test_meaning_of_another_class(self) -> None:
        """
        Values of a class without a record mean what they are.
        """
        assert 3 == REFERENCE.meaning(AzureSemanticVAD, "threshold", 3)
