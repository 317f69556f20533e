"""
Directories.
"""

import os

from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, NESTED, lines


class TestDirectories:
    def test_check(self, run: Any, store: Any) -> None:
        """
        A directory stands for the files in it and below, in order.
        """
        directory = store(
            b_json=GOOD,
            a__c_json=BAD,
            a__b_jsonl=lines(GOOD, NESTED),
            notes_txt="no JSON",
            _hidden_json="no JSON",
        )

        status, out, err = run("check", directory)

        assert 1 == status
        assert f"{directory}/b.json: ok (beta)" == out[0]
        assert f"{directory}/a/b.jsonl: ok (beta, ga)" == out[1]
        assert out[2].startswith(f"{directory}/a/c.json: /voice: expected")
        assert ["3 files: 2 ok, 1 with problems"] == err

    def test_nothing_in_it(self, run: Any, tmp_path: Path) -> None:
        """
        A directory without such files is said to be one.
        """
        assert (
            2,
            [],
            [f"{tmp_path}: the directory has no *.json or *.jsonl file"],
        ) == run("check", tmp_path)

    @pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
    def test_unreadable(
        self, run: Any, store: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        One that cannot be read is too; the rest is done.
        """
        directory = store(a_json=GOOD, b__c_json=GOOD)
        scan = os.scandir

        def refuse(path: Any) -> Any:
            if str(path).endswith("b"):
                raise PermissionError(13, "Permission denied", str(path))
            return scan(path)

        monkeypatch.setattr(os, "scandir", refuse)

        assert (
            2,
            [f"{directory}/a.json: ok (beta)"],
            [
                f"{directory}/b: Permission denied",
                "2 files: 1 ok, 1 unusable",
            ],
        ) == run("check", directory)
