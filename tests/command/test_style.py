"""
The format of files that are converted in place.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from commands import GOOD
from realtime_attrs._command.style import in_order, style_of


FLAT = {"instructions": "Caf\u00e9", "modalities": ["text"]}
DEEP = {
    "type": "realtime",
    "output_modalities": ["text"],
    "instructions": "Caf\u00e9",
}


@pytest.fixture(name="converted")
def _converted(run: Any, tmp_path: Path) -> Any:
    """
    Convert a file in place; give its bytes.
    """

    def converted(data: bytes, name: str = "a.json") -> bytes:
        path = tmp_path / name
        path.write_bytes(data)
        to_ga = ("convert", "--from", "beta", "--to", "ga", "--in-place")
        assert (0, [], []) == run(*to_ga, path)
        return path.read_bytes()

    return converted


def dumped(value: Any, **options: Any) -> bytes:
    """
    Write JSON as Python does.
    """
    return json.dumps(value, ensure_ascii=False, **options).encode()


class TestFile:
    @pytest.mark.parametrize("indent", [None, 0, 1, 2, 4, "\t"], ids=repr)
    def test_indentation(self, converted: Any, indent: Any) -> None:
        """
        Indentation is kept: none, spaces or tabs.
        """
        assert dumped(DEEP, indent=indent) == converted(
            dumped(FLAT, indent=indent)
        )

    @pytest.mark.parametrize(
        "separators", [(",", ":"), (", ", ": "), (", ", ":"), (",", " : ")]
    )
    def test_separators(self, converted: Any, separators: Any) -> None:
        """
        So are the separators on one line.
        """
        assert dumped(DEEP, separators=separators) == converted(
            dumped(FLAT, separators=separators)
        )

    @pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\n\n", b" "])
    def test_end(self, converted: Any, end: bytes) -> None:
        """
        So is the end of the file, with or without a line break.
        """
        assert dumped(DEEP) + end == converted(dumped(FLAT) + end)

    @pytest.mark.parametrize("line_break", [b"\r\n", b"\r"])
    def test_line_breaks(self, converted: Any, line_break: bytes) -> None:
        """
        So are line breaks of other systems.
        """
        flat, deep = (
            (dumped(x, indent=2) + b"\n").replace(b"\n", line_break)
            for x in (FLAT, DEEP)
        )

        assert deep == converted(flat)

    @pytest.mark.parametrize(
        "encoding",
        [
            *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
            *("utf-32", "utf-32-le", "utf-32-be"),
        ],
    )
    def test_encoding(self, converted: Any, encoding: str) -> None:
        """
        So are the encoding and the byte order mark.
        """
        flat, deep = (json.dumps(x, ensure_ascii=False) for x in (FLAT, DEEP))

        assert deep.encode(encoding) == converted(flat.encode(encoding))

    def test_other_byte_order(self, converted: Any) -> None:
        """
        So is a byte order mark of the order that this machine doesn't use.
        """
        flat, deep = (
            "\ufeff" + json.dumps(x, ensure_ascii=False) for x in (FLAT, DEEP)
        )

        assert deep.encode("utf-16-be") == converted(flat.encode("utf-16-be"))

    @pytest.mark.parametrize(
        ("flat", "deep"),
        [
            (b'{"instructions": "\\u00e9"}', b'"\\u00e9"'),
            (b'{"instructions": "\xc3\xa9"}', b'"\xc3\xa9"'),
            (b'{"instructions": "\xc3\xa9\\u00e8"}', b'"\xc3\xa9\xc3\xa8"'),
            (b'{"instructions": "\\\\u00e9"}', b'"\\\\u00e9"'),
            (b'{"instructions": "\\ud800"}', b'"\\ud800"'),
            (b'{"instructions": "\xc3\xa9\\ud800"}', b'"\xc3\xa9\\ud800"'),
        ],
    )
    def test_escapes(self, converted: Any, flat: bytes, deep: bytes) -> None:
        """
        Characters stay escaped in a file that has none but ASCII.
        """
        expected = b'{"type": "realtime", "instructions": ' + deep + b"}"

        assert expected == converted(flat)

    def test_flat_arrays(self, converted: Any) -> None:
        """
        Arrays of strings or numbers stay on one line.
        """
        flat = (
            b'{\n  "modalities": ["text"],\n  "tools": [],\n  "voice": "a"\n}'
        )

        written = converted(flat.replace(b'"a"', b'"ash"')).decode()

        assert '  "output_modalities": ["text"],' in written.splitlines()
        assert '  "tools": []' in written.splitlines()

    def test_changed_arrays(self, converted: Any) -> None:
        """
        So are those that change.
        """
        written = converted(b'{\n  "modalities": ["audio", "text"]\n}')

        line = b'  "output_modalities": ["audio"]'
        assert line == written.splitlines()[2]

    def test_flat_objects(self, converted: Any) -> None:
        """
        Objects and arrays on one line stay as they are, to the byte.
        """
        one_line = (
            '{"type": "object",  "properties": {"a": {"enum": [1.0e0, "]"]}}}'
        )
        data = (
            '{\n "voice": "ash",\n "tools": [\n  {\n   "type": "function",\n'
            f'   "parameters": {one_line},\n   "name": "f"\n  }}\n ]\n}}\n'
        )

        written = converted(data.encode()).decode()

        assert f'   "parameters": {one_line},' in written.splitlines()
        assert '{\n "type": "realtime",' == written[:22]

    def test_very_flat_objects(self, converted: Any) -> None:
        """
        Deeply nested ones are kept in part.
        """
        value = "[" * 8 + "0 " + "]" * 8
        data = f'{{\n "tools": [{{"parameters": {value}, "name": "f",\n "type": "function"}}]\n}}'

        written = converted(data.encode()).decode()

        assert "[[[[[0 ]]]]]" in written

    def test_unusual_start(self, converted: Any) -> None:
        """
        A file with a key on its first line gets an indentation of two spaces.
        """
        written = converted(b'{"voice": "ash",\n "modalities": ["text"]}')

        assert b'\n  "type": "realtime"' in written

    def test_long_value(self, converted: Any) -> None:
        """
        A long value at the start doesn't hide the format of the rest.
        """
        flat = {"instructions": 'a, b: "c"\\' * 20_000, "voice": "ash"}
        separators = (",", ":")

        written = converted(dumped(flat, separators=separators))

        assert dumped(json.loads(written), separators=separators) == written

    def test_wide_indentation(self, converted: Any) -> None:
        """
        Very wide indentation is kept, and detected in linear time.
        """
        indent = 2**15 * " "

        assert dumped(DEEP, indent=indent) == converted(
            dumped(FLAT, indent=indent)
        )

    def test_number(self) -> None:
        """
        A value without any object is written as it is.
        """
        assert b" 3\n" == style_of(b" 2\n").written(3)

    def test_deep(self, converted: Any) -> None:
        """
        Indented values may be nested as deeply as others.
        """
        parameters: Any = {}
        for _ in range(300):
            parameters = {"a": [parameters]}
        tools = [{"type": "function", "name": "f", "parameters": parameters}]

        written = converted(dumped({"tools": tools}, indent=1))

        assert tools == json.loads(written)["tools"]

    def test_other_outputs(self, run: Any, store: Any, tmp_path: Path) -> None:
        """
        Other outputs are indented by two spaces.
        """
        path, output = store(a_json=GOOD) / "a.json", tmp_path / "b.json"

        run("convert", "--to", "ga", path, "--output", output)

        assert output.read_bytes().startswith(b'{\n  "type": "realtime",\n')


class TestLines:
    def test_unchanged_lines(self, run: Any, tmp_path: Path) -> None:
        """
        Lines that don't change are kept to the byte, and so are blank ones.
        """
        path = tmp_path / "a.jsonl"
        nested = b' {"type":"realtime" , "tracing": "auto"} \r\n'
        path.write_bytes(
            b"\xef\xbb\xbf" + nested + b'\r\n{"voice":"ash"}\r\n  \n' + nested
        )

        assert (0, [], []) == run("convert", "--to", "ga", "--in-place", path)
        assert (
            b"\xef\xbb\xbf" + nested + b"\r\n"
            b'{"type":"realtime","audio":{"output":{"voice":"ash"}}}\r\n  \n'
            + nested
        ) == path.read_bytes()

    def test_several_events(self, run: Any, tmp_path: Path) -> None:
        """
        An event that becomes two has two lines, also without a line break.
        """
        path = tmp_path / "a.jsonl"
        item = {"type": "message", "role": "user", "content": []}
        event = {"type": "conversation.item.created", "item": item}
        path.write_bytes(json.dumps(event).encode())

        assert (
            0
            == run(
                *(
                    "convert",
                    "--from",
                    "beta",
                    "--to",
                    "ga",
                    "--in-place",
                    path,
                )
            )[0]
        )
        first, second = path.read_bytes().split(b"\n")
        assert "conversation.item.added" == json.loads(first)["type"]
        assert "conversation.item.done" == json.loads(second)["type"]

    def test_omitted_event(self, run: Any, tmp_path: Path) -> None:
        """
        An event that is omitted leaves no line.
        """
        path = tmp_path / "a.jsonl"
        event = {"type": "input_audio_buffer.speech_started"}
        path.write_bytes(json.dumps(event).encode() + b"\n" + dumped(GOOD))

        run(
            *("convert", "--from", "glm", "--to", "ga", "--drop"),
            *("--in-place", path),
        )

        assert "realtime" == json.loads(path.read_bytes())["type"]


class TestOrder:
    def test_keys(self) -> None:
        """
        Keys keep their order, and new keys follow.
        """
        like = {"b": {"y": 1, "x": 2}, "a": [{"d": 1, "c": 2}], "gone": 1}
        value = {
            "new": 0,
            "a": [{"c": 2, "d": 1}, 5],
            "b": {"x": 2, "z": 0, "y": 1},
        }

        found = in_order(value, like)

        assert value == found
        assert (
            '{"new": 0, "b": {"y": 1, "z": 0, "x": 2},'
            ' "a": [{"d": 1, "c": 2}, 5]}'
        ) == json.dumps(found)
