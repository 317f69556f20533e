"""
Dialects by the names that a store holds.
"""

import subprocess
import sys

from typing import Any

import pytest

from payloads import DIALECTS, VENDORS
from realtime_attrs.dialects import LIVE, TRANSLATION, Dialect, by_name, known


ALL = (*DIALECTS, TRANSLATION, LIVE, *VENDORS)


class Name(str):
    """
    A string of another class.
    """

    __slots__ = ()

    lower: Any = None
    __hash__ = None  # type: ignore[assignment]


class TestKnown:
    def test_all(self) -> None:
        """
        The names are those of all dialects, in lower case.
        """
        names = tuple(dialect.name for dialect in ALL)

        assert (
            "reference",
            "beta",
            "ga",
            "translation",
            "live",
            "azure-voice-live",
            "xai",
            "inworld",
            "qwen-omni",
            "qwen-audio",
            "qwen-omni-38",
            "qwen-live-translate",
            "glm",
            "stepfun",
            "speaches",
            "hugging-face",
            "localai",
        ) == known()
        assert names == known()

    def test_imports(self) -> None:
        """
        A vendor's module is imported when its dialect is asked for.
        """
        code = (
            "import sys; from realtime_attrs import dialects\n"
            "def show(): print([n for n in ('xai', 'inworld')"
            " if f'realtime_attrs.dialects.{n}' in sys.modules])\n"
            "dialects.known(); dialects.by_name('ga'); show()\n"
            "dialects.by_name('xai'); show()"
        )

        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )

        assert ["[]", "['xai']"] == done.stdout.splitlines()


class TestByName:
    @pytest.mark.parametrize("dialect", ALL, ids=str)
    @pytest.mark.parametrize(
        "spell", [str, str.upper, str.title, Name], ids=str
    )
    def test_found(self, dialect: Dialect, spell: Any) -> None:
        """
        A dialect is found by its name in any letter case.
        """
        assert dialect is by_name(spell(dialect.name))

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            (
                "Grok",
                "unknown dialect 'Grok'; expected one of 'reference', 'beta',"
                " 'ga', 'translation', 'live', 'azure-voice-live', 'xai',"
                " 'inworld', 'qwen-omni', 'qwen-audio', 'qwen-omni-38',"
                " 'qwen-live-translate',",
            ),
            ("", "unknown dialect ''; expected one of 'reference', 'beta',"),
            (
                "azure_voice_live",
                "unknown dialect 'azure_voice_live'; did you mean"
                " 'azure-voice-live'? expected one of 'reference', 'beta',",
            ),
            (
                "XIA",
                "unknown dialect 'XIA'; did you mean 'xai'? expected one of",
            ),
            (f"key sk-{'a' * 40}", "unknown dialect 'key <hidden>'; expected"),
            ("g" * 99, f"unknown dialect '{'g' * 57}'...; expected one of"),
        ],
        ids=["far", "empty", "constant", "near", "secret", "long"],
    )
    def test_unknown(self, name: str, message: str) -> None:
        """
        An unknown name raises an error with the names, and a near one.
        """
        with pytest.raises(ValueError, match="unknown dialect") as caught:
            by_name(name)

        assert str(caught.value).startswith(message)

    @pytest.mark.parametrize(
        ("name", "got"),
        [(None, "null"), (3, "the number 3"), (b"ga", "a Python bytes")],
        ids=["null", "number", "bytes"],
    )
    def test_no_string(self, name: Any, got: str) -> None:
        """
        A name is a string.
        """
        with pytest.raises(TypeError) as caught:
            by_name(name)

        assert f"expected a dialect's name, got {got}" == str(caught.value)
