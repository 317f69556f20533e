"""
Sessions in PostgreSQL come back, and can be migrated.
"""

import json

from typing import Any

import pytest

from realtime_attrs import OFF, SessionResource
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import by_name
from scripted import example


psycopg = pytest.importorskip("psycopg")
migrate_store = example("migrate_store")

FLAT = {"voice": "ash", "turn_detection": None}
LOSSY = {"voice": "nova", "temperature": 0.8, "instructions": "Be brief."}
TODAY = {"type": "realtime", "instructions": "Be brief."}


def put(connection: Any, number: str, dialect: str, session: Any) -> None:
    """
    Insert a row.
    """
    connection.execute(
        "INSERT INTO agents VALUES (%s, %s, %s)",
        (number, dialect, json.dumps(session)),
    )


def rows_of(connection: Any) -> list[Any]:
    """
    List the rows of the table.
    """
    query = "SELECT * FROM agents ORDER BY number"
    return connection.execute(query).fetchall()


class TestMigrateStore:
    def test_all(
        self,
        connection: Any,
        address: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        The program migrates the rows of the flat dialect, once.
        """
        put(connection, "1", "beta", FLAT)
        put(connection, "2", "ga", TODAY)

        statuses = [migrate_store.main([address]) for _ in range(2)]

        assert [0, 0] == statuses
        assert "1 sessions, 0 refused\n0 sessions, 0 refused\n" == (
            capsys.readouterr().out
        )
        audio = {"output": {"voice": "ash"}, "input": {"turn_detection": None}}
        assert [
            ("1", "ga", {"type": "realtime", "audio": audio}),
            ("2", "ga", TODAY),
        ] == rows_of(connection)

    def test_back(self, connection: Any, address: str) -> None:
        """
        The options select the dialects.
        """
        put(connection, "1", "beta", FLAT)

        there = migrate_store.main([address])
        back = migrate_store.main([address, "--from", "ga", "--to", "beta"])

        assert [0, 0] == [there, back]
        assert [("1", "beta", FLAT)] == rows_of(connection)

    def test_none(
        self,
        connection: Any,
        address: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        The program reports a value that GA lacks, and changes no row.
        """
        put(connection, "1", "beta", FLAT)
        put(connection, "2", "beta", LOSSY)
        before = rows_of(connection)

        status = migrate_store.main([address])

        assert 1 == status
        assert before == rows_of(connection)
        assert (
            "2: refused: /voice: the ga dialect has no RealtimeVoice.NOVA\n"
            "2: refused: /temperature: the ga dialect has no temperature\n"
            "2 sessions, 1 refused; the store is unchanged\n"
        ) == capsys.readouterr().out

    def test_drop(
        self,
        connection: Any,
        address: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        With ``--drop``, the program omits and reports such values.
        """
        put(connection, "2", "beta", LOSSY)

        status = migrate_store.main([address, "--drop"])

        assert 0 == status
        assert [("2", "ga", TODAY)] == rows_of(connection)
        voice, temperature, last = capsys.readouterr().out.splitlines()
        assert voice.startswith("2: dropped: /voice: ")
        assert temperature.startswith("2: dropped: /temperature: ")
        assert "1 sessions, 0 refused" == last

    def test_rollback(self, connection: Any, address: str) -> None:
        """
        An error of the database leaves all rows unchanged.
        """
        for number in ("1", "2"):
            put(connection, number, "beta", FLAT)
        connection.execute(
            "ALTER TABLE agents ADD CHECK (number = '1' OR dialect = 'beta')"
        )
        before = rows_of(connection)

        with pytest.raises(psycopg.errors.CheckViolation):
            migrate_store.main([address])

        assert before == rows_of(connection)

    def test_writers_wait(self, connection: Any, address: str) -> None:
        """
        Nobody else can write while the program migrates; all can read.
        """
        put(connection, "1", "ga", TODAY)
        store = migrate_store.open_store(address)
        connection.execute("SET lock_timeout = '10ms'")
        with store.connection:
            store.connection.execute(store.lock)
            rows = rows_of(connection)
            with pytest.raises(psycopg.errors.LockNotAvailable):
                put(connection, "2", "ga", TODAY)

        put(connection, "2", "ga", TODAY)

        assert [("1", "ga", TODAY)] == rows


class TestColumn:
    @pytest.mark.parametrize("name", ["beta", "ga", "azure-voice-live", "xai"])
    def test_back(self, connection: Any, name: str) -> None:
        """
        A column gives back a session that is off, with an unknown null.
        """
        converter = make_converter(by_name(name), keep_unknown=True)
        made = SessionResource(
            instructions='Be "brief". \\u0000 \N{BLACK TELEPHONE}',
            turn_detection=OFF,
        )
        payload = converter.unstructure(made) | {"door": None}
        session = converter.structure(payload, SessionResource)
        column = psycopg.types.json.Jsonb(session, converter.dumps)
        connection.execute(
            "INSERT INTO agents VALUES ('1', %s, %s)", (name, column)
        )

        ((_, _, stored),) = rows_of(connection)

        assert converter.unstructure(session) == stored
        assert session == converter.structure(stored, SessionResource)

    @pytest.mark.parametrize(
        ("text", "stored"),
        [
            ('{"long": 1, "b": 2, "a": 3}', '{"a": 3, "b": 2, "long": 1}'),
            ("1e2", "100"),
            ("1.50", "1.50"),
            ("-0.0", "0.0"),
            ("1e300", "1" + 300 * "0"),
            ('{"a": 1, "a": 2}', '{"a": 2}'),
        ],
    )
    def test_changed(self, connection: Any, text: str, stored: str) -> None:
        """
        ``jsonb`` sorts keys and changes numbers; ``json`` keeps the text.
        """
        query = "SELECT %s::jsonb::text, %s::json::text"

        assert (stored, text) == (
            connection.execute(query, (text, text)).fetchone()
        )

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            (r'"\u0000"', psycopg.errors.UntranslatableCharacter),
            (r'"\ud83d"', psycopg.errors.InvalidTextRepresentation),
            ("NaN", psycopg.errors.InvalidTextRepresentation),
        ],
    )
    def test_rejected(
        self, connection: Any, text: str, error: type[Exception]
    ) -> None:
        """
        ``jsonb`` rejects a null character and half a surrogate pair.
        """
        with pytest.raises(error):
            connection.execute("SELECT %s::jsonb", (text,))

    def test_json_keeps_nul(self, connection: Any) -> None:
        """
        ``json`` keeps a null character, but its operators reject the text.
        """
        text = r'{"a": "\u0000", "b": "x"}'
        kept = connection.execute("SELECT %s::json::text", (text,)).fetchone()

        with pytest.raises(psycopg.errors.UntranslatableCharacter):
            connection.execute("SELECT %s::json ->> 'b'", (text,))

        assert (text,) == kept

    def test_error_quotes_the_session(self, connection: Any) -> None:
        """
        The first line of PostgreSQL's error has none of the session.
        """
        value = psycopg.types.json.Jsonb({"token": "key of ours\0"})
        with pytest.raises(psycopg.DataError) as caught:
            connection.execute("SELECT %s", (value,))

        assert "key of ours" in str(caught.value)
        assert "unsupported Unicode escape sequence" == (
            caught.value.diag.message_primary
        )

    def test_row_lock(self, connection: Any, address: str) -> None:
        """
        A second process can't lock the row that the first one changes.
        """
        put(connection, "1", "ga", TODAY)
        query = "SELECT * FROM agents FOR UPDATE"
        with psycopg.connect(address) as other, other.transaction():
            other.execute(query)
            with pytest.raises(psycopg.errors.LockNotAvailable):
                connection.execute(f"{query} NOWAIT")

        assert 1 == len(connection.execute(f"{query} NOWAIT").fetchall())
