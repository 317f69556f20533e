"""
A schema of a PostgreSQL database for each test.
"""

import os
import re

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(name="address")
def _address(request: pytest.FixtureRequest) -> Iterator[str]:
    """
    Make an empty schema with the name of the test, and give its URL.
    """
    if "HAS_POSTGRESQL" not in os.environ:
        pytest.skip("needs PostgreSQL; .ci/postgresql.py starts a server")
    psycopg = pytest.importorskip("psycopg")
    name = "t_" + re.sub(r"\W+", "_", request.node.name).lower()
    with psycopg.connect("dbname=gateway") as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    yield f"postgresql:///gateway?options=-csearch_path%3D{name}"
    with psycopg.connect("dbname=gateway") as connection:
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(name="connection")
def _connection(address: str) -> Iterator[Any]:
    """
    Connect to a schema with an empty table of agents.
    """
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE agents"
            " (number text PRIMARY KEY, dialect text, session jsonb)"
        )
        yield connection
