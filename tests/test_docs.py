"""
The tables of the documentation agree with the rules.
"""

import importlib.util
import re

from pathlib import Path
from typing import Any

import pytest

from realtime_attrs import dialects
from realtime_attrs.dialects import BETA, GA, Dialect


ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
RULES = DOCS / "reference" / "rules"


def script(path: Path) -> Any:
    """
    Import a script that is in no package.
    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tables = script(DOCS / "tables.py")
report = script(ROOT / "bench" / "report.py")
VENDORS = [
    pytest.param(base, vendor, id=vendor.name)
    for base, vendors in tables.DERIVED.items()
    for vendor in vendors
]


class TestTables:
    @pytest.mark.parametrize(
        "page",
        sorted(DOCS.glob("**/*.md")),
        ids=lambda page: page.relative_to(DOCS).as_posix(),
    )
    def test_current(self, page: Path) -> None:
        """
        Every table is what the rules make of it; ``docs/tables.py`` writes it.
        """
        text = page.read_text("utf-8")

        assert tables.filled(text) == text

    def test_all_are_used(self) -> None:
        """
        Every table stands on a page.
        """
        pages = "".join(
            page.read_text("utf-8") for page in DOCS.glob("**/*.md")
        )

        assert all(
            f"<!-- table: {name} -->" in pages for name in tables.TABLES
        )


class TestVendors:
    @pytest.mark.parametrize(("base", "vendor"), VENDORS)
    def test_have_pages(self, base: Dialect, vendor: Dialect) -> None:
        """
        The page of a vendor compares it with what it is derived from.
        """
        page = DOCS / "reference" / "vendors" / f"{vendor.name}.md"
        titles = {
            f"| `{dialect.name.upper().replace('-', '_')}` "
            for dialect in (base, vendor)
        }

        text = page.read_text("utf-8")
        key = vendor.name.replace("-", "_")

        for name in ("fields", "parts", "words"):
            _, rest = text.split(f"<!-- table: {key}_{name} -->\n\n")
            head, *rows = rest.split("\n\n")[0].splitlines()
            assert all(title in head for title in titles)
            assert {row.count(" | ") for row in rows} == {2}

    @pytest.mark.parametrize(("base", "vendor"), VENDORS)
    def test_differ(self, base: Dialect, vendor: Dialect) -> None:
        """
        The tables of parts and words have nothing in which both are alike.
        """
        pair = (base, vendor)

        _, *rows = tables.words(pair, differing=True)

        assert rows
        assert all(one != other for _, one, other in rows)

    def test_same(self) -> None:
        """
        A dialect does not differ from itself.
        """
        for dialect in (BETA, GA):
            pair = (dialect, dialect)

            assert [*tables.parts(pair, differing=True)][1:] == []
            assert [*tables.words(pair, differing=True)][1:] == []


class TestGuide:
    def test_contents(self) -> None:
        """
        The guide to dialects ends with a list of all pages on rules.
        """
        guide = (DOCS / "how-to" / "write-a-dialect.md").read_text("utf-8")
        listed = re.findall(
            r"(?m)^( *)- \[(.*)\]\(\.\./reference/rules/(\w+)\.md", guide
        )
        pages = [page for indent, _, page in listed if not indent]
        titles = [
            ("  " * (len(level) - 1), title, page)
            for page in pages
            for level, title in re.findall(
                "(?m)^(##?) (.*)$",
                re.sub(
                    "(?s)```.*?```",
                    "",
                    (RULES / f"{page}.md").read_text("utf-8"),
                ),
            )
        ]

        assert titles == listed
        assert sorted(pages) == sorted(page.stem for page in RULES.iterdir())


class TestOverview:
    NAMES = frozenset(
        name
        for name in dialects.__all__
        if isinstance(getattr(dialects, name), Dialect)
        and name != "GA_COMPATIBLE"  # a base of dialects
    )

    def test_picture(self) -> None:
        """
        The picture of the wires names each dialect.
        """
        picture = (DOCS / "_static" / "wires.svg").read_text("utf-8")

        assert self.NAMES == set(re.findall(">([A-Z][A-Z0-9_]+)<", picture))

    def test_readme(self) -> None:
        """
        The README's table has each dialect.
        """
        readme = (ROOT / "README.md").read_text("utf-8")
        (table,) = re.findall(r"(?ms)^\| service .*?\n\n", readme)

        assert self.NAMES == set(re.findall("`([A-Z][A-Z0-9_]+)`", table))

    @pytest.mark.parametrize(
        "group", ["calls", "services", "stores", "move", "own"]
    )
    def test_groups(self, group: str) -> None:
        """
        The page of a group describes each guide of its table of contents.
        """
        page = (DOCS / "how-to" / f"{group}.md").read_text("utf-8")
        (contents,) = re.findall(r"(?s):hidden:\n\n(.*?)\n```", page)

        assert re.findall(r"(?m)^- \[.*\]\((.*)\.md\): ", page) == [
            re.sub(r".*<(.*)>", r"\1", line) for line in contents.splitlines()
        ]


class TestPerformance:
    @pytest.mark.parametrize("page", report.PAGES, ids=lambda page: page.stem)
    def test_tables(self, page: Path) -> None:
        """
        The tables are those of the results; ``bench/report.py`` writes them.
        """
        text = page.read_text("utf-8")

        assert report.filled(text) == text

    def test_chart(self) -> None:
        """
        The chart is that of the results.
        """
        assert report.chart() == report.PICTURE.read_text("utf-8")
