"""
Dialects of users, named by the module and attribute that hold them.
"""

import importlib
import io
import json
import sys

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from commands import lines, redirected
from realtime_attrs.__main__ import main
from realtime_attrs.converter import json_schema


ACME = """\
from realtime_attrs import SessionResource
from realtime_attrs.dialects import GA

own = GA.of(SessionResource).evolve(model="engine", without=["tracing"])


class Wires:
    ACME = GA.evolve("acme", records=[own])


ACME = Wires.ACME


def make():
    return ACME
"""
FURTHER = """from realtime_attrs import SessionResource
from realtime_attrs.dialects import GA, Dialect, Key
from realtime_attrs.events import InputAudioBufferAppend, SessionUpdate

own = GA.of(SessionResource).evolve(model="engine", without=["tracing"])
NAMESAKE = GA.evolve("ga", records=[own])
RENAMED = GA.evolve(
    "renamed",
    records=[GA.of(SessionUpdate).evolve(tag="session.config")],
)


OTHER = Dialect("other", [], {})
append = GA.of(InputAudioBufferAppend)
HOOKS = GA.evolve(
    "hooks", records=[append.evolve(audio=Key(by_converter=True))]
)
"""
OWN = "acme.wire:ACME"
SESSION = {"type": "realtime", "engine": "m-1"}
OPENAIS = {"type": "realtime", "model": "m-1"}
NO_DIALECT = "acme.wire.Wires: expected a Dialect, got a Python type"


@pytest.fixture(name="module")
def _module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """
    Write modules into the current directory, which isn't importable yet.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [x for x in sys.path if x])

    def module(code: str, path: str = "acme/wire.py") -> None:
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(code, "utf-8")
        importlib.invalidate_caches()

    module(ACME)
    module(FURTHER, "acme/further.py")
    yield module
    for name in [x for x in sys.modules if x.partition(".")[0] == "acme"]:
        del sys.modules[name]


@pytest.fixture(name="refusal")
def _refusal(module: Any, capsys: pytest.CaptureFixture[str]) -> Any:
    """
    Refuse a dialect of a module; give the message.
    """

    def refusal(place: str, code: str | None = None) -> str:
        if code is not None:
            module(code)
        with pytest.raises(SystemExit) as caught:
            main(["schema", "--dialect", place])
        assert 2 == caught.value.code
        out, err = capsys.readouterr()
        assert "" == out
        start = "realtime-attrs schema: error: argument --dialect: "
        last = err.splitlines()[-1]
        assert last.startswith(start)
        return last.removeprefix(start)

    return refusal


@pytest.mark.usefixtures("module")
class TestCommands:
    @pytest.mark.parametrize("place", [OWN, "acme.wire:Wires.ACME"])
    def test_check(self, run: Any, write: Any, place: str) -> None:
        """
        A payload is checked by the rules of the dialect.
        """
        path = write(SESSION)

        assert (0, [f"{path}: ok"], []) == run(
            "check", "--dialect", place, path
        )

    def test_check_problems(self, run: Any, write: Any) -> None:
        """
        Messages name the dialect by its name.
        """
        path = write(OPENAIS)
        message = "key of another dialect; the acme dialect has it at engine"

        assert (1, [f"{path}: /model: {message}"], []) == run(
            "check", "--dialect", OWN, path
        )

    def test_convert_to(self, run: Any, write: Any) -> None:
        """
        A payload is written in the dialect.
        """
        status, out, err = run("convert", "--to", OWN, write(OPENAIS))

        assert (0, []) == (status, err)
        assert SESSION == json.loads("\n".join(out))

    def test_convert_from(self, run: Any, write: Any) -> None:
        """
        A payload of the dialect is written in another one.
        """
        path = write(SESSION)

        status, out, err = run("convert", "--from", OWN, "--to", "ga", path)

        assert (0, []) == (status, err)
        assert OPENAIS == json.loads("\n".join(out))

    def test_drop(self, run: Any, write: Any) -> None:
        """
        Notices name the dialect by its name.
        """
        path = write({**OPENAIS, "tracing": "auto"})
        problem = "omitted: the acme dialect has no tracing"

        status, out, err = run("convert", "--to", OWN, "--drop", path)

        assert (0, [f"{path}: /tracing: {problem}"]) == (status, err)
        assert SESSION == json.loads("\n".join(out))

    def test_lines(self, run: Any, log: Any) -> None:
        """
        All lines of a file are in the dialect, which isn't detected.
        """
        event = {"type": "session.update", "session": SESSION}
        bad = {**event, "session": {**SESSION, "engine": 3}}
        path = log(event, SESSION, bad)

        status, out, err = run("check", "--dialect", OWN, path)

        message = "/session/engine: expected a string, got the number 3"
        assert (1, [f"{path}:3: {message}"], []) == (status, out, err)

    def test_stdin(self, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Lines of the standard input are converted, too.
        """
        data = io.BytesIO(lines(OPENAIS, OPENAIS).encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))

        status, out, err = run("convert", "--to", OWN, "--lines", "-")

        assert (0, []) == (status, err)
        assert [SESSION, SESSION] == [*map(json.loads, out)]

    def test_schema(self, run: Any) -> None:
        """
        The dialect's JSON Schema has its keys and its name.
        """
        status, out, err = run("schema", "--dialect", OWN)

        schema = json.loads("\n".join(out))
        assert (0, []) == (status, err)
        assert schema == json_schema(importlib.import_module("acme.wire").ACME)
        assert "SessionResource in acme" == schema["title"]

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            ("session", "SessionResource"),
            ("event", "BaseEvent"),
            ("transcription-session", "TranscriptionSession"),
        ],
    )
    def test_no_schema(self, run: Any, kind: str, name: str) -> None:
        """
        A dialect of another protocol has no schema of a session.
        """
        place = "acme.further:OTHER"

        assert (2, [], [f"the other dialect has no {name}"]) == run(
            "schema", "--dialect", place, "--of", kind
        )

    def test_own_events(self, run: Any, write: Any) -> None:
        """
        An event that the dialect renames has its type, not a misspelt one.
        """
        place = "acme.further:RENAMED"
        path = write({"type": "session.config", "session": OPENAIS})

        assert (0, [f"{path}: ok"], []) == run(
            "check", "--dialect", place, path
        )

    def test_namesake(self, run: Any, write: Any) -> None:
        """
        A name is that of the library's dialect, whatever modules have.
        """
        path = write(SESSION)
        place = "acme.further:NAMESAKE"

        assert 0 == run("check", "--dialect", place, path)[0]
        assert 1 == run("check", "--dialect", "ga", path)[0]
        status, out, _ = run("convert", "--from", place, "--to", "ga", path)
        assert 0 == status
        assert OPENAIS == json.loads("\n".join(out))

    def test_without_hooks(self, run: Any, write: Any) -> None:
        """
        A value that only a user's hook writes as JSON makes a file unusable.
        """
        place = "acme.further:HOOKS"
        path = write({"type": "input_audio_buffer.append", "audio": [1, 2]})
        message = "Object of type bytes is not JSON serializable"

        assert (2, [], [f"{path}: can't write as JSON: {message}"]) == run(
            "convert", "--from", place, "--to", place, path
        )

    def test_library(self, run: Any, write: Any) -> None:
        """
        The library's dialects can be named by their module, too.
        """
        assert (
            0
            == run(
                "check",
                *("--dialect", "realtime_attrs.dialects:XAI"),
                write({"voice": "eve"}),
            )[0]
        )

    def test_undetected(self, run: Any, write: Any) -> None:
        """
        Without a name, the dialect is detected among OpenAI's.
        """
        path = write(OPENAIS)

        run("check", "--dialect", OWN, path)

        assert (0, [f"{path}: ok (ga)"], []) == run("check", path)


class TestRefused:
    @pytest.mark.parametrize(
        "place",
        [
            ":",
            "acme.wire:",
            ":ACME",
            "acme/wire.py:ACME",
            ".wire:ACME",
            "acme..wire:ACME",
            "acme.wire:ACME.",
            "acme.wire:ACME:x",
        ],
    )
    def test_form(self, refusal: Any, place: str) -> None:
        """
        The form is a module, a colon and an attribute, both dotted.
        """
        expected = "expected MODULE:ATTRIBUTE like acme.wire:ACME"

        assert f"{expected}, got {place!r}" == refusal(place)

    @pytest.mark.parametrize(
        ("place", "missing"),
        [
            ("acmee.wire:ACME", "acmee"),
            ("acme.wires:ACME", "acme.wires"),
            ("acme.wire.x:ACME", "acme.wire.x"),
            ("acme-wire:ACME", "acme-wire"),
        ],
    )
    def test_no_module(self, refusal: Any, place: str, missing: str) -> None:
        """
        The message names the module or package that is missing.
        """
        assert f"no module named {missing!r}" == refusal(place)

    @pytest.mark.parametrize(
        ("code", "message"),
        [
            (
                "import acme.absent",
                "ModuleNotFoundError: No module named 'acme.absent'",
            ),
            ("import acmeabsent", "ModuleNotFoundError: No module named"),
            ("def f(:", "SyntaxError: invalid syntax (wire.py, line 1)"),
            ("raise ImportError", "ImportError"),
            (
                "from realtime_attrs.dialects import GA\nGA.evolve('')",
                "ValueError: Dialect: the name is empty",
            ),
            ("raise SystemExit(3)", "SystemExit: 3"),
            ("raise OSError('x\\n\\x1b')", "OSError: x\\n\\x1b"),
            (
                f"raise KeyError('sk-{'a' * 40}')",
                "KeyError: '<hidden>'",
            ),
            (
                "def __getattr__(name): raise RuntimeError(name)",
                "RuntimeError: ACME",
            ),
        ],
    )
    def test_failing(self, refusal: Any, code: str, message: str) -> None:
        """
        A module that fails is told from one that is missing.
        """
        start = f"importing acme.wire raised {message}"

        assert refusal(OWN, code).startswith(start)

    @pytest.mark.parametrize(
        ("place", "message"),
        [
            (
                "acme.wire:ACNE",
                "acme.wire has no attribute 'ACNE'; did you mean 'ACME'?",
            ),
            (
                "acme.wire:acme",
                "acme.wire has no attribute 'acme'; did you mean 'ACME'?",
            ),
            ("acme.wire:nothing", "acme.wire has no attribute 'nothing'"),
            (
                "acme.wire:Wires.AMCE",
                "acme.wire.Wires has no attribute 'AMCE'; did you mean"
                " 'ACME'?",
            ),
            ("acme.wire:Wires", NO_DIALECT),
            (
                "acme.wire:make",
                "acme.wire.make: expected a Dialect, got a Python function",
            ),
            (
                "acme.wire:ACME.name",
                "acme.wire.ACME.name: expected a Dialect, got the string"
                " 'acme'",
            ),
        ],
    )
    def test_attribute(self, refusal: Any, place: str, message: str) -> None:
        """
        A missing attribute gets a suggestion, another value is described.
        """
        assert message == refusal(place)

    def test_interrupted(self, run: Any, module: Any) -> None:
        """
        An interrupt while a module is imported ends the command.
        """
        module("raise KeyboardInterrupt")

        assert 130 == run("schema", "--dialect", OWN)[0]


class TestImport:
    def test_prints(self, run: Any, module: Any, write: Any) -> None:
        """
        What a module prints isn't among the JSON of the standard output.
        """
        module(f"print('loading')\n{ACME}")

        status, out, err = run("convert", "--to", OWN, write(OPENAIS))

        assert (0, ["loading"]) == (status, err)
        assert SESSION == json.loads("\n".join(out))

    def test_prints_to_nobody(self, module: Any, write: Any) -> None:
        """
        It is lost if the standard error is closed.
        """
        module(f"print('loading')\n{ACME}")
        path = write(SESSION)

        assert (0, f"{path}: ok\n", "") == redirected(
            "2>&-", "check", "--dialect", OWN, path
        )

    def test_hyphens(self, run: Any, module: Any, write: Any) -> None:
        """
        The name of a file may have hyphens.
        """
        module(ACME, "acme/own-wire.py")

        path = write(SESSION)
        assert 0 == run("check", "--dialect", "acme.own-wire:ACME", path)[0]

    @pytest.mark.usefixtures("module")
    def test_path(self, run: Any, write: Any) -> None:
        """
        The current directory comes first in the path, once.
        """
        before = [*sys.path]

        for _ in range(2):
            run("check", "--dialect", OWN, write(SESSION))

        assert ["", *before] == sys.path

    def test_safe_path(
        self, refusal: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        If Python is told not to import from there, the command doesn't.
        """
        flags = {x: getattr(sys.flags, x) for x in dir(sys.flags)}
        safe = SimpleNamespace(**flags | {"safe_path": True})
        monkeypatch.setattr(sys, "flags", safe)

        assert "no module named 'acme'" == refusal(OWN)

    def test_script(self, limited: Any, module: Any, write: Any) -> None:
        """
        A script imports from the current directory too.
        """
        module(ACME)
        path = write(SESSION)
        code = (
            "import sys; sys.path[0] = '/nowhere';"
            " from realtime_attrs.__main__ import main; sys.exit(main())"
        )

        assert (0, f"{path}: ok\n", "") == limited(
            code, "check", "--dialect", OWN, str(path)
        )


class TestHelp:
    @pytest.mark.parametrize("command", ["check", "convert", "schema"])
    def test_form(
        self, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        """
        --help has the form, with an example.
        """
        with pytest.raises(SystemExit):
            main([command, "--help"])

        text = " ".join(capsys.readouterr().out.split())
        assert (
            "MODULE:ATTRIBUTE to import your own, such as acme.wire:ACME"
            in (text)
        )
