"""
Migrate a store of sessions from the flat wire to today's, all or nothing.

``python migrate_store.py agents.db`` migrates the table ``agents`` of an
SQLite database, with a ``number``, a ``dialect`` and a ``session`` in each
row, and prints what had to be said of each.  What today's wire cannot say is a
reason to change nothing, unless ``--drop`` is given: then it is left out.
"""

import argparse
import json
import sqlite3
import sys

from contextlib import closing
from pathlib import Path

import attrs

from cattrs.errors import CattrsError

from realtime_attrs.converter import Problem, convert_payload, explain
from realtime_attrs.dialects import BETA, GA


SELECT = "SELECT number, session FROM agents WHERE dialect = ? ORDER BY number"
UPDATE = "UPDATE agents SET dialect = ?, session = ? WHERE number = ?"


@attrs.frozen
class Row:
    """
    A row as it is to be, and what had to be said of it.

    Args:
        number: Which row it is.

        session: The session on today's wire; `None` if it could not be said.

        problems: What was left out, or what is wrong.
    """

    number: str
    session: str | None
    problems: list[Problem]

    def __str__(self) -> str:
        state = "dropped" if self.session else "refused"
        return "".join(
            f"{self.number}: {state}: {problem}\n" for problem in self.problems
        )


def migrated(number: str, text: str, *, drop: bool) -> Row:
    """
    Say a session of the flat wire on today's.
    """
    try:
        payload, dropped = convert_payload(
            json.loads(text), GA, source=BETA, drop=drop
        )
    except (CattrsError, ValueError) as error:
        return Row(number, None, explain(error))
    return Row(number, json.dumps(payload), list(dropped))


def migrate(database: sqlite3.Connection, *, drop: bool) -> list[Row]:
    """
    Migrate all rows, or none if one is refused.
    """
    with database:  # commits, or rolls back if anything is raised
        database.execute("BEGIN IMMEDIATE")  # nobody writes in between
        found = database.execute(SELECT, (BETA.name,)).fetchall()
        rows = [migrated(number, text, drop=drop) for number, text in found]
        if all(row.session for row in rows):
            database.executemany(
                UPDATE, [(GA.name, row.session, row.number) for row in rows]
            )
    return rows


def main(arguments: list[str] | None = None) -> int:
    """
    Migrate what the command line says; 1 if nothing was changed.
    """
    parser = argparse.ArgumentParser(description="Migrate stored sessions.")
    parser.add_argument("file", type=Path, help="an SQLite database")
    parser.add_argument(
        "--drop", action="store_true", help="leave out what cannot be said"
    )
    options = parser.parse_args(arguments)
    address = options.file.absolute().as_uri()
    with closing(sqlite3.connect(f"{address}?mode=rw", uri=True)) as database:
        rows = migrate(database, drop=options.drop)
    sys.stdout.writelines(map(str, rows))
    refused = sum(row.session is None for row in rows)
    sys.stdout.write(f"{len(rows)} sessions, {refused} refused\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
