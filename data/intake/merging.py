"""Typed rows meet the records that are there: new, updated, unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import duckdb

from data.intake.columns import NUMBER_OF_ROW, quoted


@dataclass(frozen=True, slots=True)
class Merged:
    """Rows of the file by what became of them."""

    new_rows: int
    updated_rows: int
    unchanged_rows: int


def keep_unstated(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, names: Iterable[str]
) -> None:
    """Give ``typed`` the values of ``table`` in columns of which the file says nothing."""
    _complete(connection, table, key, {name: f"old.{quoted(name)}" for name in names})


def fill_empty(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, names: Iterable[str]
) -> None:
    """Give ``typed`` the values of ``table`` where the file leaves them empty."""
    kept = {name: f"coalesce(typed.{quoted(name)}, old.{quoted(name)})" for name in names}
    _complete(connection, table, key, kept)


def yield_to(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, names: Iterable[str]
) -> None:
    """Give ``typed`` the values of ``table`` where there are any: another source decides them."""
    kept = {name: f"coalesce(old.{quoted(name)}, typed.{quoted(name)})" for name in names}
    _complete(connection, table, key, kept)


def merge(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    key: str,
    content: tuple[str, ...],
    compared: tuple[str, ...],
    derived: Mapping[str, str] = MappingProxyType({}),
) -> Merged:
    """Take the temporary table ``typed`` into ``table``.

    Of rows with the same key the last one counts; the others share its fate, or are updates of
    a record that the file itself brought.
    ``content`` are the columns written, ``compared`` those that make a record changed, ``derived``
    columns written as SQL over the others. Rows that change nothing leave the record untouched,
    the run that brought it included.
    """
    listed = ", ".join(quoted(name) for name in (*content, *derived))
    values = ", ".join([*(quoted(name) for name in content), *derived.values()])
    _keep_last(connection, key)
    merged = _judge(connection, table, key, compared)
    if merged.updated_rows:
        connection.execute(
            f"DELETE FROM {table} WHERE {key} IN (SELECT key FROM fate WHERE fate = 'updated')"
        )
    if merged.new_rows or merged.updated_rows:
        is_news = f"{key} NOT IN (SELECT key FROM fate WHERE fate = 'unchanged')"
        connection.execute(
            f"INSERT INTO {table} ({key}, {listed}, run_id) SELECT {key}, {values}, run_id "
            f"FROM typed WHERE {is_news if merged.unchanged_rows else 'true'}"
        )
    return merged


def _judge(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, compared: tuple[str, ...]
) -> Merged:
    """Fill ``fate`` with what becomes of each key that is there, and count the file's rows."""
    same = ", ".join(f"old.{quoted(name)}" for name in compared)
    new = ", ".join(f"typed.{quoted(name)}" for name in compared)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE fate AS SELECT "
        f"typed.{key} AS key, typed.copies, CASE WHEN ({new}) IS DISTINCT FROM ({same}) "
        "THEN 'updated' ELSE 'unchanged' END AS fate "
        f"FROM typed JOIN {table} old ON old.{key} = typed.{key}"
    )
    return _count(connection)


def _complete(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, kept: dict[str, str]
) -> None:
    if kept:
        assigned = ", ".join(f"{quoted(name)} = {value}" for name, value in kept.items())
        connection.execute(
            f"UPDATE typed SET {assigned} FROM {table} old WHERE old.{key} = typed.{key}"
        )


def _keep_last(connection: duckdb.DuckDBPyConnection, key: str) -> None:
    total, distinct = connection.execute(
        f"SELECT count(*), count(DISTINCT {key}) FROM typed"
    ).fetchall()[0]
    connection.execute("ALTER TABLE typed ADD COLUMN copies BIGINT DEFAULT 1")
    if total == distinct:
        return
    if not has_column(connection, "typed", "shape"):  # several shapes of one area are no repeat
        connection.execute(
            "INSERT INTO import_refusals "
            f"SELECT run_id, {NUMBER_OF_ROW}, NULL, source_id, 'same key as a later row', false "
            f"FROM typed QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY rowid DESC) > 1"
        )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE typed AS SELECT * REPLACE "
        f"(count(*) OVER (PARTITION BY {key}) AS copies) FROM typed "
        f"QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY rowid DESC) = 1"
    )


def has_column(connection: duckdb.DuckDBPyConnection, table: str, name: str) -> bool:
    """Whether a table has a column."""
    return name in {row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()}


def _count(connection: duckdb.DuckDBPyConnection) -> Merged:
    kept, read = _rows_and_copies(connection, "typed")
    updated, _ = _rows_and_copies(connection, "fate WHERE fate = 'updated'")
    unchanged, repeating = _rows_and_copies(connection, "fate WHERE fate = 'unchanged'")
    new_rows = kept - updated - unchanged
    return Merged(new_rows, read - new_rows - repeating, repeating)


def _rows_and_copies(connection: duckdb.DuckDBPyConnection, rows: str) -> tuple[int, int]:
    found = connection.execute(f"SELECT count(*), coalesce(sum(copies), 0) FROM {rows}").fetchall()
    return int(found[0][0]), int(found[0][1])
