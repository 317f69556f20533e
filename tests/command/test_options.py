"""
The command line.
"""

from importlib.metadata import PackageNotFoundError, version
from typing import Any

import pytest

from commands import EXAMPLES, GOOD
from realtime_attrs.__main__ import main
from realtime_attrs.dialects import known


class TestUnreadable:
    @pytest.mark.parametrize(
        "arguments",
        [[], ["check"], ["check", "--dialect", "x", "f"], ["convert", "f"]],
        ids=str,
    )
    def test_usage(self, run: Any, arguments: list[str]) -> None:
        """
        A wrong command line has status 2.
        """
        with pytest.raises(SystemExit) as caught:
            run(*arguments)

        assert caught.value.code == 2

    def test_usage_in_one_line(
        self, run: Any, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        What is wrong with a command line is one line after the usage.
        """
        with pytest.raises(SystemExit):
            run("check", "f", "--a\n\x1b")

        assert (
            "realtime-attrs: error: unrecognized arguments: --a\\n\\x1b"
            == capsys.readouterr().err.splitlines()[-1]
        )

    @pytest.mark.parametrize("command", [[], ["check"], ["convert"]], ids=str)
    def test_help(
        self, capsys: pytest.CaptureFixture[str], command: list[str]
    ) -> None:
        """
        --help explains the command and its exit status.
        """
        with pytest.raises(SystemExit) as caught:
            main([*command, "--help"])

        assert caught.value.code == 0
        assert (
            "exit status:\n  0    all payloads are valid"
            in capsys.readouterr().out
        )

    @pytest.mark.parametrize("command", ["check", "convert", "schema"])
    def test_width(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: Any,
        command: str,
    ) -> None:
        """
        --help has lines of up to 80 characters, and lists all dialects.
        """
        monkeypatch.setenv("COLUMNS", "80")
        with pytest.raises(SystemExit):
            main([command, "--help"])

        lines = capsys.readouterr().out.splitlines()
        assert 80 >= max(map(len, lines))
        assert {*known()} <= {*" ".join(lines).replace(",", "").split()}


class TestCheckFurther:
    def test_capitals(self, run: Any, write: Any) -> None:
        """
        Dialects may be spelled in capitals, as the documentation does.
        """
        path = write({"type": "realtime"})

        assert 0 == run("check", "--dialect", "GA", path)[0]

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        --version says which one it is.
        """
        with pytest.raises(SystemExit) as caught:
            main(["--version"])

        assert 0 == caught.value.code
        assert f"{version('realtime-attrs')}\n" == capsys.readouterr().out

    def test_not_installed(
        self, run: Any, capsys: pytest.CaptureFixture[str], monkeypatch: Any
    ) -> None:
        """
        What is not installed, as in a zipapp, has no version but works.
        """

        def version_of(name: str) -> str:
            raise PackageNotFoundError(name)

        monkeypatch.setattr("importlib.metadata.version", version_of)
        with pytest.raises(SystemExit) as caught:
            main(["--version"])

        assert 0 == caught.value.code
        assert (
            "unknown, since the package is not installed\n"
            == capsys.readouterr().out
        )
        assert 0 == run("check", EXAMPLES / "phone-agent.json")[0]


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["--in-place", "--output", "x", "a"],
                "pass only one of --output, --output-dir and --in-place",
            ),
            (
                ["--in-place", "-"],
                "the standard input is no file: pass --output instead",
            ),
            (
                ["--output-dir", "x", "-"],
                "the standard input is no file: pass --output instead",
            ),
        ],
        ids=["two", "in place", "directory"],
    )
    def test_wrong(
        self,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        message: str,
    ) -> None:
        """
        What does not go together is refused with status 2.
        """
        with pytest.raises(SystemExit) as caught:
            main(["convert", "--to", "ga", *arguments])

        assert 2 == caught.value.code
        assert capsys.readouterr().err.endswith(f"error: {message}\n")

    def test_many_to_one(self, run: Any, store: Any) -> None:
        """
        Several files do not go into one output.
        """
        directory = store(a_json=GOOD, b_json=GOOD)

        assert (
            2,
            [],
            ["pass --output-dir or --in-place to convert several files"],
        ) == run("convert", "--to", "ga", directory)
