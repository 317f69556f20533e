"""
The walls between the domain, the wire and the door.
"""

import ast
import subprocess
import sys

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import realtime_attrs
import realtime_attrs.converter

from realtime_attrs.wire._dialects import RULES as BY_DIALECT
from realtime_attrs.wire._rules import Rules


PACKAGE = Path(realtime_attrs.__file__).parent
OUTSIDE = {"converter", "__main__", "_hypothesis", "testing"}
DOMAIN = [path for path in PACKAGE.glob("*.py") if path.stem not in OUTSIDE]
WIRE = sorted((PACKAGE / "wire").glob("*.py"))
RULES = list(BY_DIALECT.values())


def imports_of(path: Path) -> set[str]:
    """
    List the modules that a module imports, its own package's with a dot.
    """
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


def strings_of(path: Path) -> Iterator[str]:
    """
    List the strings of a module that are not documentation.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documentation
        ):
            yield node.value


def _words_of(spelling: Any) -> Iterator[str]:
    if isinstance(spelling, str):
        yield spelling
    elif spelling is not None:
        yield from filter(
            lambda word: isinstance(word, str), spelling.values()
        )


class TestWalls:
    def test_the_domain_loads_no_cattrs(self) -> None:
        """
        Importing the package loads neither cattrs nor the wire.
        """
        code = (
            "import sys, realtime_attrs; print([name for name in sys.modules"
            " if name.startswith(('cattr', 'realtime_attrs.wire'))])"
        )

        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )

        assert done.stdout.strip() == "[]"

    @pytest.mark.parametrize("path", DOMAIN, ids=lambda path: path.stem)
    def test_the_domain_imports_attrs_only(self, path: Path) -> None:
        """
        The domain imports attrs, the standard library, and itself.
        """
        allowed = {"attrs", *sys.stdlib_module_names}
        allowed |= {f".{other.stem}" for other in DOMAIN}

        assert set() == {
            name
            for name in imports_of(path)
            if name not in allowed and name.partition(".")[0] not in allowed
        }

    @pytest.mark.parametrize("path", DOMAIN, ids=lambda path: path.stem)
    def test_the_domain_knows_no_spelling(self, path: Path) -> None:
        """
        No tag and no word of a wire stands in the domain.
        """
        tags = {item.tag for rules in RULES for item in rules.records}
        words = {
            word
            for rules in RULES
            for spellings in rules.words.values()
            for spelling in spellings.values()
            for word in _words_of(spelling)
        }

        assert set() == (tags | words) & set(strings_of(path))

    @pytest.mark.parametrize("path", WIRE, ids=lambda path: path.stem)
    def test_the_wire_does_not_know_the_door(self, path: Path) -> None:
        """
        The wire does not import what is built on it.
        """
        assert set() == imports_of(path) & {
            f"{dots}{name}" for dots in ("..", ".") for name in OUTSIDE
        }


class TestRules:
    @pytest.mark.parametrize("rules", RULES, ids=lambda rules: rules.dialect)
    def test_names(self, rules: Rules) -> None:
        """
        Rules speak only of attributes and members that exist.
        """
        for record in rules.records:
            names = {field.name for field in attrs.fields(record.cls)}
            assert {*record.paths, *record.required} <= names
        for cls, words in rules.words.items():
            assert set(words) <= set(cls)

    @pytest.mark.parametrize("rules", RULES, ids=lambda rules: rules.dialect)
    def test_no_spelling_twice(self, rules: Rules) -> None:
        """
        No word and no path stands for two things.
        """
        for spellings in (
            *(words.values() for words in rules.words.values()),
            *(record.paths.values() for record in rules.records),
        ):
            assert len(spellings) == len(set(map(str, spellings)))


class TestPublicNames:
    def test_domain(self) -> None:
        """
        The package exports the domain, sorted.
        """
        assert [
            "INF",
            "OFF",
            "AudioFormat",
            "AudioTranscription",
            "CustomVoice",
            "FunctionTool",
            "FunctionToolChoice",
            "Inf",
            "MCPApprovalFilter",
            "MCPApprovalMode",
            "MCPCaller",
            "MCPTool",
            "MCPToolChoice",
            "MCPToolFilter",
            "MaxResponseOutputTokens",
            "NoiseReduction",
            "NoiseReductionMode",
            "Off",
            "Prompt",
            "RealtimeVoice",
            "Reasoning",
            "ReasoningEffort",
            "RetentionRatioTruncation",
            "SemanticVAD",
            "ServerVAD",
            "SessionResource",
            "TokenLimits",
            "ToolChoice",
            "ToolChoiceMode",
            "ToolDefinition",
            "Tracing",
            "TracingConfiguration",
            "TracingMode",
            "TranscriptionDelay",
            "Truncation",
            "TruncationMode",
            "TurnDetection",
            "Voice",
        ] == realtime_attrs.__all__

    def test_door(self) -> None:
        """
        The door exports what users need, sorted.
        """
        assert [
            "Dialect",
            "Problem",
            "WireError",
            "configure_converter",
            "detect_dialect",
            "drop_unsupported",
            "explain",
            "make_converter",
            "unsupported",
        ] == realtime_attrs.converter.__all__
