"""The copy an import works on, until it is published or forgotten."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from data.generations.shelf import Shelf
from data.generations.snapshot import read_snapshot

_TABLES: Final = (
    "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() "
    "AND NOT internal AND NOT temporary AND table_name <> 'generation' ORDER BY table_name"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A store nobody reads yet: a copy of the current generation, or the empty schema."""

    path: Path
    connection: duckdb.DuckDBPyConnection
    parent_id: str | None
    shelf: Shelf
    keep: int

    def publish(
        self, made_at: datetime, profile_json: str, as_of: datetime | None, *, is_demo: bool
    ) -> str:
        """Make the draft the current generation and return its id; the connection is closed.

        ``made_at`` is any time with a zone, or UTC; ``as_of`` is T in civil time of the place.
        """
        stated = (as_of, is_demo, profile_json)
        mark = content_mark(self.connection, repr(stated))
        generation_id = f"{self.shelf.next_number():06}-{mark}"
        self._finish((generation_id, self.parent_id, _utc(made_at), *stated))
        read_snapshot(self.path, generation_id)
        self.shelf.take_in(self.path, generation_id)
        self.shelf.point_to(generation_id)
        self.shelf.prune(self.keep, generation_id, self.parent_id)
        return generation_id

    def _finish(self, row: tuple[object, ...]) -> None:
        self.connection.execute("DELETE FROM generation")
        self.connection.execute("INSERT INTO generation VALUES (?, ?, ?, ?, ?, ?)", row)
        self.connection.execute("CHECKPOINT")
        self.connection.close()


def content_mark(connection: duckdb.DuckDBPyConnection, stated: str) -> str:
    """Eight hexadecimal digits: the same for the same records and statements.

    Row order does not matter, nor does the time of import. Sums of row hashes cost 0.1 s for a
    million cases. The row hash is DuckDB's own: another release of it may give another mark.
    """
    digest = hashlib.sha256(stated.encode())
    for (table,) in connection.execute(_TABLES).fetchall():
        # Many tables are empty, and to plan the sum takes longer than to see that.
        is_filled = connection.execute(f'FROM "{table}" LIMIT 1').fetchone() is not None
        rows = _row_hashes(connection, table) if is_filled else (0, None)
        digest.update(f"{table} {rows}\n".encode())
    return digest.hexdigest()[:8]


def _row_hashes(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[object, ...] | None:
    return connection.execute(
        "SELECT count(*), sum(hash(one_row)::HUGEINT) FROM "
        f"(SELECT COLUMNS(lambda name: name <> 'imported_at') FROM \"{table}\") AS one_row"
    ).fetchone()


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
