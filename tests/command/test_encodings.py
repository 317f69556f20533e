"""
Bytes that are UTF-8, and others.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from commands import BAD, GOOD, NESTED


TEXT = json.dumps({**GOOD, "instructions": "\u5929\u6c17 \U0001f600"})
RAW = json.dumps({**GOOD, "instructions": "\u5929"}, ensure_ascii=False)
SURROGATES = b'{"voice": "ash", "instructions": "%b"}'
NOT_UTF8 = "'utf-8' codec can't decode byte {} in position {}: invalid "


@pytest.fixture(name="put")
def _put(tmp_path: Path) -> Any:
    """
    Write bytes into a file.
    """

    def put(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return put


class TestOneValue:
    @pytest.mark.parametrize(
        "encoding",
        [
            *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
            *("utf-32", "utf-32-le", "utf-32-be"),
        ],
    )
    def test_unicode(self, run: Any, put: Any, encoding: str) -> None:
        """
        JSON is read in every encoding of Unicode, with or without a mark.
        """
        path = put("a.json", RAW.encode(encoding))

        assert (0, [f"{path}: ok (beta)"], []) == run("check", path)

    @pytest.mark.parametrize(
        ("part", "fault"),
        [
            (b"\xed\xa0\xbd\xed\xb8\x80", (0xED, "continuation byte")),
            (b"\xed\xa0\x80", (0xED, "continuation byte")),
            (b"\xed\xb0\x80", (0xED, "continuation byte")),
            (b"\xff", (0xFF, "start byte")),
            (b"caf\xe9", None),
            (b"\xc0\x80", (0xC0, "start byte")),
            (b"\xf4\x90\x80\x80", (0xF4, "continuation byte")),
        ],
        ids=["pair", "high", "low", "ff", "latin-1", "overlong", "beyond"],
    )
    def test_no_unicode(
        self, run: Any, put: Any, part: bytes, fault: Any
    ) -> None:
        """
        Other bytes are refused, encoded surrogates among them.
        """
        content = SURROGATES % part
        byte, reason = fault or (0xE9, "continuation byte")
        place = content.index(byte)
        path = put("a.json", content)
        message = f"{NOT_UTF8.format(hex(byte), place)}{reason}"

        assert (2, [], [f"{path}: {message}"]) == run("check", path)
        assert (2, [], [f"{path}: {message}"]) == run(
            "convert", "--to", "ga", path
        )
        path = put("a.jsonl", content)
        assert (2, [], [f"{path}:1: {message}"]) == run("check", path)

    def test_half_a_pair_in_utf_16(self, run: Any, put: Any) -> None:
        """
        So is half of a surrogate pair in UTF-16.
        """
        text = '{"voice": "ash", "instructions": "\ud83d"}'
        path = put("a.json", text.encode("utf-16-le", "surrogatepass"))

        status, out, (line,) = run("check", path)

        assert (2, []) == (status, out)
        assert line.startswith(f"{path}: 'utf-16-le' codec can't decode")

    def test_escaped_surrogates(self, run: Any, put: Any) -> None:
        """
        Half a pair that is escaped is JSON, and is written so.
        """
        path = put("a.json", SURROGATES % b"\\ud83d")

        status, out, err = run("convert", "--to", "ga", path)

        assert (0, []) == (status, err)
        assert r'  "instructions": "\ud83d",' in out


class TestLines:
    @pytest.mark.parametrize(
        ("encoding", "name"),
        [
            ("utf-16", "UTF-16"),
            ("utf-16-le", "UTF-16"),
            ("utf-16-be", "UTF-16"),
            ("utf-32", "UTF-32"),
            ("utf-32-le", "UTF-32"),
            ("utf-32-be", "UTF-32"),
        ],
    )
    @pytest.mark.parametrize("count", [1, 3])
    @pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
    def test_wide(  # noqa: PLR0913, PLR0917  # a table
        self,
        run: Any,
        put: Any,
        encoding: str,
        name: str,
        count: int,
        end: str,
    ) -> None:
        """
        Lines of UTF-16 or UTF-32 are refused once, by their encoding.
        """
        path = put("a.jsonl", f"{TEXT}{end}".encode(encoding) * count)
        said = [f"{path}: expected JSON Lines in UTF-8, got {name}"]

        assert (2, [], said) == run("check", path)
        assert (2, [], said) == run("convert", "--to", "ga", path)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
    def test_wide_after_an_empty_line(
        self, run: Any, put: Any, encoding: str
    ) -> None:
        """
        So are they after an empty line.
        """
        path = put("a.jsonl", f"\n{TEXT}\n{TEXT}\n".encode(encoding))

        assert (
            2,
            [],
            [f"{path}: expected JSON Lines in UTF-8, got UTF-16"],
        ) == run("check", path)

    def test_marks(self, run: Any, put: Any) -> None:
        """
        A mark may stand before each line, as in files that were put together.
        """
        line = f"{RAW}\r\n".encode("utf-8-sig")
        path = put("a.jsonl", b"\xef\xbb\xbf" + line[3:] + b"\n" + line)

        assert (0, [f"{path}: ok (beta)"], []) == run("check", path)

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            (
                b"\0" * 8,
                "column 1: Expecting value",
            ),
            (
                SURROGATES % b"\xed\xa0\xbd",
                f"{NOT_UTF8.format('0xed', 34)}continuation byte",
            ),
            (
                json.dumps(GOOD).encode("utf-16"),
                f"{NOT_UTF8.format('0xff', 0)}start byte",
            ),
        ],
        ids=["nothing", "surrogate", "utf-16"],
    )
    def test_in_the_middle(
        self, run: Any, put: Any, line: bytes, message: str
    ) -> None:
        """
        Such a line among others is a broken one, and they are checked.
        """
        good, bad = json.dumps(GOOD).encode(), json.dumps(BAD).encode()
        path = put("a.jsonl", b"\n".join([good, line, bad]))

        status, out, err = run("check", path)

        assert 2 == status
        assert [f"{path}:2: {message}"] == err
        assert 1 == len(out)
        assert out[0].startswith(f"{path}:3: /voice: expected one of")

    def test_unchanged(self, run: Any, put: Any) -> None:
        """
        A file in another encoding in which nothing changes is not touched.
        """
        content = json.dumps(NESTED).encode("utf-16")
        path = put("a.json", content)

        assert 0 == run("convert", "--to", "ga", "--in-place", path)[0]
        assert content == path.read_bytes()
