"""
The vendors' dialects from the command line.
"""

import json

from pathlib import Path

import pytest

from payloads import DATA
from realtime_attrs.__main__ import main
from realtime_attrs.dialects import known


class TestCommand:
    def test_convert(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The command writes a session in a vendor's dialect, and back.
        """
        path = tmp_path / "session.json"
        path.write_text(
            '{"type": "realtime", "audio": {"output": {"voice": "alloy"}}}'
        )

        assert 0 == main(["convert", "--to", "Azure-Voice-Live", str(path)])
        written = capsys.readouterr().out
        path.write_text(written)
        assert 0 == main(
            ["convert", "--from", "azure-voice-live", "--to", "ga", str(path)]
        )

        assert {"voice": {"type": "openai", "name": "alloy"}} == json.loads(
            written
        )
        assert {
            "type": "realtime",
            "audio": {"output": {"voice": "alloy"}},
        } == json.loads(capsys.readouterr().out)

    @pytest.mark.parametrize(
        ("dialect", "pattern", "lines"),
        [
            ("azure-voice-live", "azure-voicelive-2026*session.cr*", 2),
            ("xai", "xai-2026-08-session.*ed*", 2),
            ("qwen-omni", "qwen-omni-session.created*", 2),
        ],
    )
    def test_check(
        self,
        dialect: str,
        pattern: str,
        lines: int,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        What a vendor's server says is fine by its own dialect.
        """
        paths = sorted((DATA / "vendors").glob(pattern))[:lines]

        assert lines >= len(paths) > 1
        assert 0 == main(["check", "--dialect", dialect, *map(str, paths)])
        assert [f"{path}: ok" for path in paths] == (
            capsys.readouterr().out.splitlines()
        )

    def test_check_client(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        What a client of a vendor sends is as it should be.
        """
        paths = sorted((DATA / "vendors").glob("inworld-*-client.json"))

        assert 0 == main(["check", "--dialect", "inworld", *map(str, paths)])
        assert [f"{path}: ok" for path in paths] == (
            capsys.readouterr().out.splitlines()
        )

    def test_schema(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        There is a schema of a vendor's dialect.
        """
        assert 0 == main(["schema", "--dialect", "qwen-omni"])
        schema = json.loads(capsys.readouterr().out)

        assert "SessionResource in qwen-omni" == schema["title"]
        assert {"type": "string"} == {
            key: item
            for key, item in schema["$defs"]["NamedVoice"].items()
            if key != "description"
        }

    def test_no_dialect(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        A name that is none is refused with those that are.
        """
        with pytest.raises(SystemExit, match="2"):
            main(["check", "--dialect", "Grok", "x.json"])

        names = ", ".join(map(repr, known()))
        assert capsys.readouterr().err.endswith(
            "argument --dialect: unknown dialect 'Grok'; expected one of"
            f" {names}\n"
        )
