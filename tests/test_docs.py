"""
The tables of the documentation agree with the rules.
"""

import importlib.util
import re

from pathlib import Path

import pytest

from realtime_attrs.dialects import BETA, GA, Dialect


DOCS = Path(__file__).parents[1] / "docs"
RULES = DOCS / "reference" / "rules"
SPEC = importlib.util.spec_from_file_location("tables", DOCS / "tables.py")
assert SPEC is not None
assert SPEC.loader is not None
tables = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tables)
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
