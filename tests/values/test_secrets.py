"""
Texts and keys that are recognized as secrets.
"""

import re

import pytest

from realtime_attrs._values import secrets
from realtime_attrs._values.secrets import hide, is_secret_key


class Key(str):
    """
    A key of another class.
    """

    __slots__ = ()


class TestSecrets:
    def test_quick_test(self) -> None:
        """
        The quick test has a word for each alternative of the expression.
        """
        pattern = secrets._SECRET.removeprefix(secrets._START)
        pattern = pattern.replace(secrets._BLANKS, " ")
        starts = re.findall(r"(?:\(\?:|\|)(?:\(\?i:)?([\w-]+)", pattern)

        assert ["ek_", "sk-", "eyJ", "bearer", "Basic"] == starts[:5]
        assert {*secrets._PREFIXES} == {start.lower() for start in starts}

    @pytest.mark.parametrize("word", secrets._PREFIXES)
    def test_harmless(self, word: str) -> None:
        """
        Words inside others, and alone, are shown.
        """
        text = f"x{word}"

        assert text == hide(text)

    @pytest.mark.parametrize("make", [str, Key])
    def test_keys(self, make: type[str]) -> None:
        """
        Keys are recognized twice, whatever their class and length.
        """
        for _ in range(2):
            assert is_secret_key(make("api_key"))
            assert is_secret_key(make("x" * 100 + "api_key"))
            assert not is_secret_key(make("model"))
            assert not is_secret_key(make("x" * 100))
        assert not is_secret_key(1)

    def test_kept_keys(self) -> None:
        """
        Only some short keys are kept, however many there are.
        """
        kept = secrets._is_secret_name.cache_info
        for index in range(1000):
            is_secret_key(f"key{index}")
        before = kept()
        is_secret_key("key" * 100)

        assert before == kept()
        assert 256 == kept().currsize
