"""
The layers of the package, and the imports between them.
"""

import ast
import re
import subprocess
import sys

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import cattrs
import pytest

from cattrs.dispatch import FunctionDispatch, MultiStrategyDispatch

import realtime_attrs
import realtime_attrs.converter
import realtime_attrs.dialects
import realtime_attrs.extending
import realtime_attrs.testing

from payloads import DIALECTS, VENDORS
from public_classes import WORDED
from realtime_attrs.dialects import Dialect, known
from realtime_attrs.extending import BaseClientEvent, BaseServerEvent


ROOT = Path(__file__).parents[1]
PACKAGE = Path(realtime_attrs.__file__).parent
LAYERS = [
    ["_values"],
    ["_rules"],
    ["_engine"],
    ["_domain"],
    ["__init__", "events", "extending", "translation"],
    ["live", "vendors"],
    ["dialects"],
    ["_conversion"],
    ["converter"],
    ["_command"],
    ["_strategies"],
    ["testing", "__main__"],
    ["_hypothesis"],
]
"""
From the bottom; modules of one folder may import each other.
"""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))
OF_THE_DOMAIN = (
    "_values",
    "_domain",
    "__init__",
    "events",
    "extending",
    "translation",
    "live",
    "vendors",
)
WITHOUT_CATTRS = (*OF_THE_DOMAIN, "_rules", "dialects")
WITH_CATTRS = sorted(LEVEL.keys() - {*WITHOUT_CATTRS})
INTERNALS = PACKAGE / "_engine" / "cattrs_internals.py"
PRIVATE = {
    name
    for cls in (cattrs.Converter, FunctionDispatch, MultiStrategyDispatch)
    for name in dir(cls)
    if name.startswith("_") and not name.startswith("__")
}
"""
The private names of cattrs' converters.
"""

PRIVATE |= {"__closure__", "__code__", "__defaults__", "__globals__"}
PRIVATE |= {"__c_", "__self__", "cattrs.preconf.orjson", "obj"}
PRIVATE |= {"rename", "struct_hook", "unstruct_hook"}


@cache
def parsed(path: Path) -> ast.Module:
    """
    Parse a module, once.
    """
    return ast.parse(path.read_text(encoding="utf-8"))


def folder_of(path: Path) -> str:
    """
    Name the folder, or the module, of the package that a file is part of.
    """
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def title(path: Path) -> str:
    """
    Name a file in the package.
    """
    return str(path.relative_to(PACKAGE))


def imports_of(path: Path) -> Iterator[str]:
    """
    List the modules that a module imports, those of its package by full name.
    """
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = ["realtime_attrs", *path.relative_to(PACKAGE).parts]
            above = here[: -node.level] if node.level else []
            module = [node.module] if node.module else []
            if above == ["realtime_attrs"] and not module:
                for alias in node.names:
                    is_folder = alias.name in LEVEL
                    yield (
                        f"realtime_attrs.{alias.name}"
                        if is_folder
                        else ("realtime_attrs")
                    )
            else:
                yield ".".join([*above, *module])


def folders_imported_by(path: Path) -> set[str]:
    """
    List the folders and modules of the package that a module imports.
    """
    return {
        (name.split(".")[1:] or ["__init__"])[0]
        for name in imports_of(path)
        if name.partition(".")[0] == "realtime_attrs"
    }


def strings_of(path: Path) -> Iterator[str]:
    """
    List the strings of a module that are not documentation.
    """
    tree = parsed(path)
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


def private_in(path: Path) -> set[str]:
    """
    List the private names of cattrs that a module uses.
    """
    nodes = [*ast.walk(parsed(path))]
    names = {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value) != "self"
    }
    modules = {
        f"{node.module}.{alias.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom) and not node.level
        for alias in node.names
    }
    return (names | {*strings_of(path)}) & PRIVATE | {
        name
        for name in modules | {*imports_of(path)}
        if name.startswith("cattrs.") and "._" in name
    }


def _words_of(spelling: Any) -> Iterator[str]:
    if isinstance(spelling, str):
        yield spelling
    elif spelling is not None:
        yield from filter(
            lambda word: isinstance(word, str), spelling.values()
        )


def in_folders(*folders: str) -> Any:
    """
    Parametrise a test over the modules of some folders.
    """
    return pytest.mark.parametrize(
        "path", [p for p in MODULES if folder_of(p) in folders], ids=title
    )


def modules_imported_by(path: Path) -> set[str]:
    """
    List the modules of the package that a module imports, by full name.

    The names that it imports count if they are modules.
    """
    here = ("realtime_attrs", *path.relative_to(PACKAGE).parts)
    found = set[str]()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = here[: -node.level] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                found.add(inner if inner in BY_NAME else module)
    return found & BY_NAME.keys()


def name_of(path: Path) -> str:
    """
    Name a module in full.
    """
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def circle_in(imports: dict[str, set[str]]) -> list[str]:
    """
    Find modules that import each other.
    """
    left = dict(imports)
    while True:
        free = [name for name, others in left.items() if not others & {*left}]
        if not free:
            return sorted(left)
        for name in free:
            del left[name]


BY_NAME = {name_of(path): path for path in MODULES}


class TestLayers:
    def test_no_circle(self) -> None:
        """
        No modules import each other, not even for type checkers.
        """
        imports = {
            name: modules_imported_by(path) for name, path in BY_NAME.items()
        }

        assert [] == circle_in(imports)

    def test_a_circle_is_found(self) -> None:
        """
        Modules in a circle are found, and those that need one of them.
        """
        imports = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set[str]()}

        assert ["a", "b", "c"] == circle_in(imports)

    @pytest.mark.parametrize("path", MODULES, ids=title)
    def test_imports_point_down(self, path: Path) -> None:
        """
        A module imports from its own folder and from lower layers only.
        """
        folder = folder_of(path)

        assert set() == {
            other
            for other in folders_imported_by(path) - {folder}
            if LEVEL[other] >= LEVEL[folder]
        }

    def test_the_domain_loads_no_cattrs(self) -> None:
        """
        Importing the package loads neither cattrs nor a dialect.
        """
        code = (
            "import sys, realtime_attrs; print([name for name in sys.modules"
            " if name.startswith(('cattr', 'realtime_attrs.dialects',"
            " 'realtime_attrs.vendors', 'realtime_attrs.live'))])"
        )

        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )

        assert done.stdout.strip() == "[]"

    @in_folders(*WITHOUT_CATTRS)
    def test_the_domain_and_the_rules_need_attrs_only(
        self, path: Path
    ) -> None:
        """
        The modules of the domain and the rules only import attrs and the standard library.
        """
        allowed = {"attr", "attrs", "realtime_attrs", *sys.stdlib_module_names}

        assert set() == {
            name
            for name in imports_of(path)
            if name.partition(".")[0] not in allowed
        }

    @in_folders(*OF_THE_DOMAIN)
    def test_the_domain_knows_no_spelling(self, path: Path) -> None:
        """
        The domain contains no tag and no word of a dialect.
        """
        dialects = (*DIALECTS, *VENDORS)
        tags = {item.tag for dialect in dialects for item in dialect.records}
        words = {
            word
            for dialect in dialects
            for spellings in dialect.words.values()
            for spelling in spellings.spellings.values()
            for word in _words_of(spelling)
        }

        assert set() == (tags | words) & set(strings_of(path))

    @in_folders("_engine")
    def test_the_engine_knows_no_dialect(self, path: Path) -> None:
        """
        The engine names no dialect, no class of a session, and no enum.
        """
        forbidden = {name.upper().replace("-", "_") for name in known()}
        forbidden |= {"GA_COMPATIBLE", "SessionResource"}
        forbidden |= {cls.__name__ for cls in WORDED}
        names = {
            node.id
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Name)
        }

        assert set() == names & forbidden

    @in_folders(*WITH_CATTRS)
    def test_one_module_knows_what_is_private_to_cattrs(
        self, path: Path
    ) -> None:
        """
        No other module uses private names of cattrs.
        """
        assert path == INTERNALS or set() == private_in(path)

    def test_what_is_private_to_cattrs_is_found(self) -> None:
        """
        The check finds attributes and strings.
        """
        found = private_in(INTERNALS)

        assert {"__c_", "_union_struct_registry", "rename", "obj"} <= found


OF_OPENAI = {"reference", "beta", "ga", "translation", "live"}
WIRES = [name.replace("-", "_") for name in known() if name not in OF_OPENAI]
BY_USERS = [
    *(path for path in MODULES if folder_of(path) == "vendors"),
    *(
        path
        for path in MODULES
        if folder_of(path) == "dialects" and path.stem.startswith((*WIRES,))
    ),
    *(path for path in MODULES if folder_of(path) == "live"),
    PACKAGE / "dialects" / "translation.py",
    PACKAGE / "dialects" / "live.py",
]
"""
The modules that import public names only.
"""

LIST = PACKAGE / "dialects" / "__init__.py"
"""
The one module that lists the dialects of vendors.
"""


def vendor_of(path: Path) -> str:
    """
    Name the vendor of a module: its module or package of classes.
    """
    inner = path.relative_to(PACKAGE).with_suffix("").parts[1]
    modules = {x.stem for x in (PACKAGE / "vendors").iterdir()}
    named = (x for x in modules if f"{inner}_".startswith(f"{x}_"))
    return max(named, key=len, default=inner)


def own_of(path: Path) -> tuple[str, str]:
    """
    Name the module or package of classes that a module belongs to.

    The names of modules with rules for them begin with the second name.
    """
    if folder_of(path) == "live":
        return "realtime_attrs.live", f"{RULES_ROOM}.live"
    vendor = vendor_of(path)
    return f"{VENDORS_FOLDER}.{vendor}", f"{RULES_ROOM}.{vendor}"


def names_and_strings_of(path: Path) -> set[str]:
    """
    List the names and strings in a module, as modules are named.
    """
    names = {
        getattr(node, field)
        for node in ast.walk(parsed(path))
        for field in ("id", "attr", "name", "asname")
        if isinstance(getattr(node, field, None), str)
    }
    return {
        word.replace("-", "_").lower() for word in names | {*strings_of(path)}
    }


def vendors_in(path: Path, vendors: set[str], classes: set[str]) -> set[str]:
    """
    List the words of a module that name a vendor, or a class of a vendor's.

    Addresses don't count: vendors host OpenAI's wires.
    """
    return {
        word
        for word in names_and_strings_of(path)
        if "://" not in word
        if word in classes or any(vendor in word for vendor in vendors)
    }


NAMES = {
    vendor_of(path) for path in BY_USERS if folder_of(path) == "vendors"
} - {"__init__"}
"""
The modules and packages of vendors.
"""

VENDORS_FOLDER = "realtime_attrs.vendors"
RULES_ROOM = "realtime_attrs.dialects"


def vendor_module(name: str) -> Any:
    """
    Import a vendor's module or package.
    """
    return import_module(f"{VENDORS_FOLDER}.{name}")


def taken_by(path: Path) -> set[tuple[str, str]]:
    """
    List the names that a module takes from its package, each with its module.

    Attributes of an imported module count as the names of this module.
    """
    nodes = [*ast.walk(parsed(path))]
    here = ("realtime_attrs", *path.relative_to(PACKAGE).parts)
    modules = {
        alias.asname or alias.name: alias.name
        for node in nodes
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    taken = set[tuple[str, str]]()
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            above = here[: -node.level] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                if inner in BY_NAME:
                    modules[alias.asname or alias.name] = inner
                elif module in BY_NAME:
                    taken.add((module, alias.name))
    return taken | {
        (modules[node.value.id], node.attr)
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and modules.get(node.value.id) in BY_NAME
    }


FURTHER_WIRES = {
    "qwen_audio": "Audio",
    "qwen_live_translate": "LiveTranslate",
    "qwen_omni_38": "Omni38",
}
"""
What aliases begin with, for the further wires of a vendor.
"""

CLASSES_OF_VENDORS = {
    name.lower()
    for vendor in NAMES
    for name, item in vars(vendor_module(vendor)).items()
    if isinstance(item, type) and item.__module__.startswith(VENDORS_FOLDER)
}


class TestVendors:
    @pytest.mark.parametrize("path", BY_USERS, ids=title)
    def test_public_modules(self, path: Path) -> None:
        """
        Vendors import public modules, attrs, and no other vendor's.
        """
        public = {"", ".events", ".extending", ".translation", ".live"}
        if folder_of(path) == "dialects":
            public |= {".dialects"}
        own = own_of(path)
        others = {
            x for x in modules_imported_by(path) if not x.startswith(own)
        }
        outside = {"attrs", "realtime_attrs", *sys.stdlib_module_names}

        assert others <= {f"realtime_attrs{name}" for name in public}
        assert {x.partition(".")[0] for x in imports_of(path)} <= outside

    @pytest.mark.parametrize("path", BY_USERS, ids=title)
    def test_public_names(self, path: Path) -> None:
        """
        They use the exported names of these modules, and no private ones of theirs.
        """
        classes, rules = own_of(path)

        for module, name in taken_by(path):
            if module.startswith((f"{classes}.", rules)):
                assert not name.startswith("_")
            else:
                assert name in import_module(module).__all__

    def test_names_are_found(self) -> None:
        """
        The check finds the names that a module uses, with their modules.
        """
        assert {
            ("realtime_attrs", "SessionResource"),
            ("realtime_attrs.dialects", "GA_COMPATIBLE"),
            ("realtime_attrs.events", "ResponseDone"),
            ("realtime_attrs.extending", "BaseItem"),
            ("realtime_attrs.vendors.xai", "Ping"),
        } <= taken_by(PACKAGE / "dialects" / "xai.py")

    @pytest.mark.parametrize(
        "line",
        [
            "from realtime_attrs.events import _hidden",
            "from ..events import _hidden",
            "from .. import events\nevents._hidden",
            "import realtime_attrs.events as e\ne._hidden",
        ],
    )
    def test_private_names_are_found(
        self, line: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The check finds private names, however a module is imported.
        """
        tree = ast.parse(line)
        monkeypatch.setattr(sys.modules[__name__], "parsed", lambda _: tree)

        found = taken_by(PACKAGE / "vendors" / "acme.py")

        assert ("realtime_attrs.events", "_hidden") in found

    @pytest.mark.parametrize(
        "line",
        [
            "dialects.XAI",
            "from .dialects import XAI as wire",
            "'realtime_attrs.vendors'.startswith('xai')",
            "if 'azure' in name: pass",
            "XSearchTool()",
            "cls.__name__ == 'QwenSession'",
        ],
    )
    def test_vendors_are_found(
        self, line: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The check finds a vendor in names, attributes, imports and strings.
        """
        tree = ast.parse(line)
        monkeypatch.setattr(sys.modules[__name__], "parsed", lambda _: tree)

        assert vendors_in(INTERNALS, {"azure", "xai"}, CLASSES_OF_VENDORS)

    def test_no_other_module_knows_a_vendor(self) -> None:
        """
        Only the modules of a vendor and the list of dialects name it.
        """
        vendors = {*WIRES, *NAMES, "azure", "voice_live"}
        others = [path for path in MODULES if path not in {LIST, *BY_USERS}]

        assert {"azure_voice_live", "inworld", "qwen", "xai"} <= vendors
        assert {"xsearchtool", "qwensession", "avatar"} <= CLASSES_OF_VENDORS
        assert {} == {
            title(path): found
            for path in others
            if (found := vendors_in(path, vendors, CLASSES_OF_VENDORS))
        }
        assert vendors_in(LIST, vendors, CLASSES_OF_VENDORS)

    @pytest.mark.parametrize("dialect", VENDORS, ids=str)
    @pytest.mark.parametrize(
        ("alias", "base"),
        [("ClientEvent", BaseClientEvent), ("ServerEvent", BaseServerEvent)],
    )
    def test_aliases(self, dialect: Dialect, alias: str, base: type) -> None:
        """
        The aliases of a wire have the events that its dialect has.
        """
        wire = dialect.name.replace("-", "_")
        module = vendor_module(vendor_of(PACKAGE / "dialects" / f"{wire}.py"))
        events = {x.cls for x in dialect.records if issubclass(x.cls, base)}

        name = f"{FURTHER_WIRES.get(wire, '')}{alias}"
        assert events == {*get_args(getattr(module, name))}


ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in ARCHITECTURE.partition("\n## A conversion")[0].splitlines()
    if line.startswith("| `")
]


class TestArchitecture:
    """
    ``docs/architecture.md`` describes the same layers.
    """

    def test_layers(self) -> None:
        """
        Its table lists all layers, from the top.
        """
        assert [*reversed(LAYERS)] == [
            re.findall("`(.*?)`", first) for first, *_ in ROWS
        ]

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
    def test_imports(self, row: list[str]) -> None:
        """
        A row lists the packages of others that its modules import.
        """
        folders = re.findall("`(.*?)`", row[0])
        found = {
            name.partition(".")[0]
            for path in MODULES
            if folder_of(path) in folders
            for name in imports_of(path)
        } - {"attr", "attrs", "realtime_attrs", *sys.stdlib_module_names}
        listed = re.findall("[a-z0-9_]+", row[2].replace("if installed", ""))

        assert sorted(found) == sorted(listed)

    def test_files(self) -> None:
        """
        The files that it names exist.
        """
        names = re.findall(r"`([\w./*]+\.py)`", ARCHITECTURE)

        assert "_engine/registration.py" in names
        assert [] == [
            name
            for name in names
            if not [*PACKAGE.glob(name), *ROOT.glob(name)]
        ]


class TestPublicNames:
    def test_domain(self) -> None:
        """
        The package exports the domain, sorted.
        """
        assert [
            "INF",
            "OFF",
            "PCM",
            "AudioFormat",
            "AudioTranscription",
            "Container",
            "CustomVoice",
            "FunctionTool",
            "FunctionToolChoice",
            "ImpossibleUpdate",
            "Inf",
            "MCPApprovalFilter",
            "MCPApprovalMode",
            "MCPCaller",
            "MCPTool",
            "MCPToolChoice",
            "MCPToolFilter",
            "MaxResponseOutputTokens",
            "NamedVoice",
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
            "ThreeStates",
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
            "Unknown",
            "Voice",
            "apply_update",
            "changes",
            "redacted",
        ] == realtime_attrs.__all__

    def test_dialects(self) -> None:
        """
        The dialects and the classes of rules are exported.
        """
        assert [
            "ANY",
            "AZURE_VOICE_LIVE",
            "BETA",
            "GA",
            "GA_COMPATIBLE",
            "GLM",
            "HUGGING_FACE",
            "INWORLD",
            "LIVE",
            "LOCALAI",
            "QWEN_AUDIO",
            "QWEN_LIVE_TRANSLATE",
            "QWEN_OMNI",
            "QWEN_OMNI_38",
            "REFERENCE",
            "SPEACHES",
            "STEPFUN",
            "TRANSLATION",
            "XAI",
            "Dialect",
            "Fallback",
            "Key",
            "Record",
            "Rewrite",
            "Spelling",
            "Variant",
            "Words",
            "bare",
            "by_name",
            "for_url",
            "known",
            "record",
        ] == realtime_attrs.dialects.__all__

    def test_converter(self) -> None:
        """
        The module `converter` exports the public functions, sorted.
        """
        assert [
            "Adapter",
            "Problem",
            "WireError",
            "adapter",
            "check",
            "configure_converter",
            "convert_payload",
            "detect_dialect",
            "drop_unsupported",
            "explain",
            "json_schema",
            "make_converter",
            "schema_components",
            "translate",
            "unsupported",
        ] == realtime_attrs.converter.__all__

    def test_testing(self) -> None:
        """
        So are the strategies and checks.
        """
        assert [
            "assert_round_trips",
            "events",
            "sessions",
            "values",
            "wire_events",
            "wire_sessions",
        ] == realtime_attrs.testing.__all__
