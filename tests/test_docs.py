"""
The tables of the documentation agree with the rules.
"""

import importlib.util

from pathlib import Path

import pytest


DOCS = Path(__file__).parents[1] / "docs"
SPEC = importlib.util.spec_from_file_location("tables", DOCS / "tables.py")
assert SPEC is not None
assert SPEC.loader is not None
tables = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tables)


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
