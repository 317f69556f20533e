"""
The progress bar.
"""

import sys

from typing import Any

import pytest

from commands import GOOD
from realtime_attrs.__main__ import main
from realtime_attrs._command import progress


class TestProgress:
    class Stream:
        """
        A terminal.
        """

        def __init__(self) -> None:
            self.text = ""

        def write(self, text: str) -> None:
            self.text += text

        def flush(self) -> None:
            """
            Have nothing to flush.
            """

        def isatty(self) -> bool:
            """
            Be a terminal.
            """
            return True

    @pytest.mark.parametrize("many", [True, False])
    def test_on_a_terminal(
        self, store: Any, monkeypatch: pytest.MonkeyPatch, many: bool
    ) -> None:
        """
        On a terminal there is a bar, if there is more than one file.
        """
        files = {f"a{n}_json": GOOD for n in range(2 if many else 1)}
        stream: Any = self.Stream()
        monkeypatch.setattr(sys, "stderr", stream)

        assert 0 == main(["check", str(store(**files))])
        assert ("0/2 [" in stream.text) is many

    def test_without_tqdm(
        self, store: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Without tqdm there is none, and all else is as it was.
        """
        stream: Any = self.Stream()
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setitem(sys.modules, "tqdm", None)

        assert 0 == main(["check", str(store(a_json=GOOD, b_json=GOOD))])
        assert "2 files: 2 ok\n" == stream.text

    def test_no_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Where nobody looks, there is none.
        """
        monkeypatch.setattr(sys, "stderr", None)

        with progress.bar_over(2, is_wanted=True) as bar:
            assert bar.update() is None
            assert bar.clear() is None
