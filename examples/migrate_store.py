"""
Migrate a table of sessions to another dialect, all rows or none.

``python migrate_store.py agents.db`` migrates the table ``agents`` of an
SQLite database from the beta dialect to GA.  The table has the columns
``number``, ``dialect`` and ``session``.  With ``postgresql://...`` as the
store, the program migrates the same table of a PostgreSQL database, through
psycopg; ``--from`` and ``--to`` select other dialects.

The program prints a line for each value that the new dialect doesn't support,
and changes nothing if there is one.  With ``--drop`` it omits these values.
With ``--dry-run`` it prints the same lines, and changes nothing.
"""

import argparse
import json
import sqlite3
import sys

from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

from cattrs.errors import CattrsError

from realtime_attrs.converter import Problem, convert_payload, explain
from realtime_attrs.dialects import Dialect, by_name, known


SELECT = """
    SELECT number, CAST(session AS text) FROM agents
    WHERE dialect = ? ORDER BY number
"""
UPDATE = "UPDATE agents SET dialect = ?, session = ? WHERE number = ?"


@attrs.frozen
class Store:
    """
    A connection, and the SQL that differs between databases.

    Args:
        connection: A connection of DB-API 2.0.

        lock: The statement after which nobody else can write.

        marker: The placeholder for a value.
    """

    connection: Any
    lock: str = "BEGIN IMMEDIATE"
    marker: str = "?"

    def sql(self, query: str) -> str:
        """
        Write a query with the placeholders of the driver.
        """
        return query.replace("?", self.marker)


@attrs.frozen
class Row:
    """
    A migrated row and its problems.

    Args:
        number: The key of the row.

        session: The session in the new dialect; `None` if it is refused.

        problems: The omitted values, or the reasons to refuse the session.
    """

    number: str
    session: str | None
    problems: list[Problem]

    def __str__(self) -> str:
        state = "dropped" if self.session else "refused"
        return "".join(
            f"{self.number}: {state}: {problem}\n" for problem in self.problems
        )


def open_store(address: str) -> Store:
    """
    Open an SQLite file, or a PostgreSQL database by its URL.
    """
    if address.startswith(("postgresql://", "postgres://")):
        psycopg = import_module("psycopg")  # SQLite doesn't need it
        lock = "LOCK TABLE agents IN SHARE ROW EXCLUSIVE MODE"
        return Store(psycopg.connect(address), lock, "%s")
    file = Path(address).absolute().as_uri()
    return Store(sqlite3.connect(f"{file}?mode=rw", uri=True))


def migrated(
    number: str, text: Any, source: Dialect, to: Dialect, *, drop: bool
) -> Row:
    """
    Convert the session of a row.
    """
    try:
        payload, dropped = convert_payload(
            json.loads(text), to, source=source, drop=drop
        )
    except (CattrsError, ValueError, TypeError, RecursionError) as error:
        return Row(number, None, explain(error))
    return Row(number, json.dumps(payload), list(dropped))


def migrate(
    store: Store,
    source: Dialect,
    to: Dialect,
    *,
    drop: bool = False,
    dry_run: bool = False,
) -> list[Row]:
    """
    Migrate all rows in one transaction, or none if one is refused.
    """
    # The connection commits at the end, or rolls back after an exception.
    with closing(store.connection.cursor()) as cursor, store.connection:
        cursor.execute(store.lock)
        cursor.execute(store.sql(SELECT), (source.name,))
        rows = [
            migrated(number, text, source, to, drop=drop)
            for number, text in cursor.fetchall()
        ]
        if not dry_run and all(row.session for row in rows):
            cursor.executemany(
                store.sql(UPDATE),
                [(to.name, row.session, row.number) for row in rows],
            )
    return rows


def made_parser() -> argparse.ArgumentParser:
    """
    Make the parser of the command line.
    """
    parser = argparse.ArgumentParser(description="Migrate stored sessions.")
    parser.add_argument("store", help="an SQLite file or postgresql://...")
    for option, name, default in (
        ("--from", "source", "beta"),
        ("--to", "to", "ga"),
    ):
        parser.add_argument(
            option,
            dest=name,
            metavar="DIALECT",
            choices=known(),
            default=default,
            help=f"the name of a dialect (default: {default})",
        )
    parser.add_argument(
        "--drop",
        action="store_true",
        help="omit values that the new dialect doesn't support",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="change nothing"
    )
    return parser


def main(arguments: list[str] | None = None) -> int:
    """
    Run the command, and return 1 if it refuses to change the store.
    """
    parser = made_parser()
    options = parser.parse_args(arguments)
    if "://" not in options.store and not Path(options.store).is_file():
        parser.error(f"no such file: {options.store}")
    source, to = by_name(options.source), by_name(options.to)
    store = open_store(options.store)
    with closing(store.connection):
        rows = migrate(
            store, source, to, drop=options.drop, dry_run=options.dry_run
        )
    sys.stdout.writelines(map(str, rows))
    refused = sum(row.session is None for row in rows)
    is_same = refused or options.dry_run
    end = "; the store is unchanged" if is_same else ""
    sys.stdout.write(f"{len(rows)} sessions, {refused} refused{end}\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
