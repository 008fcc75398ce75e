"""What a generation says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from data.errors import StoreError
from data.generations.database import OFFLINE, reading_faults
from data.generations.form import check_form

_STATED: Final = "SELECT generation_id, parent_id, made_at, as_of FROM stored.generation"
_SOURCES: Final = (
    "SELECT DISTINCT file_name FROM stored.import_runs "
    "WHERE imported_at = (SELECT max(imported_at) FROM stored.import_runs) ORDER BY ALL"
)
_TABLES: Final = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'stored'"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation of the store.

    ``made_at`` is UTC, ``as_of`` civil time of the place. ``sources`` are the files of its
    newest import. Where it is not readable, ``made_at`` is the time of its file, and neither
    parent nor as-of nor sources are known.
    """

    generation_id: str
    parent_id: str | None
    made_at: datetime
    as_of: datetime | None
    is_current: bool
    size_bytes: int
    sources: tuple[str, ...]
    is_readable: bool = True


def read_snapshot(path: Path, current: str | None) -> Snapshot:
    """Open a generation file and read what it is. Raises StoreError where it cannot be opened."""
    with _attached(path) as connection:
        rows = connection.execute(_STATED).fetchall()
        sources = connection.execute(_SOURCES).fetchall()
        size_bytes = path.stat().st_size
        if len(rows) != 1:
            raise duckdb.InvalidInputException(f"it states {len(rows)} generations, not one")
    generation_id, parent_id, made_at, as_of = rows[0]
    return Snapshot(
        generation_id=generation_id,
        parent_id=parent_id,
        made_at=made_at.replace(tzinfo=UTC),
        as_of=as_of,
        is_current=generation_id == current,
        size_bytes=size_bytes,
        sources=tuple(name for (name,) in sources),
    )


def show_snapshot(path: Path, current: str | None) -> Snapshot:
    """What a generation is, or that it cannot be opened."""
    try:
        return read_snapshot(path, current)
    except StoreError:
        with reading_faults(path):
            file = path.stat()
    return Snapshot(
        generation_id=path.stem,
        parent_id=None,
        made_at=datetime.fromtimestamp(file.st_mtime, UTC),
        as_of=None,
        is_current=path.stem == current,
        size_bytes=file.st_size,
        sources=(),
        is_readable=False,
    )


def check_whole(path: Path) -> None:
    """Read every record of a generation, and with them the checksums of their blocks.

    0.2 s for a million cases. Raises StoreError where the file is damaged, or of an earlier
    version.
    """
    read_snapshot(path, None)
    with _attached(path) as connection:
        connection.execute("USE stored")
        check_form(connection, path)
        for (table,) in connection.execute(_TABLES).fetchall():
            connection.execute(f'SELECT max(hash(COLUMNS(*))) FROM stored."{table}"').fetchall()


def is_whole(path: Path) -> bool:
    """Whether a generation can be read from beginning to end."""
    try:
        check_whole(path)
    except StoreError:
        return False
    return True


@contextmanager
def _attached(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    # Attached, not opened: a server in this process may have the file open with other limits.
    with reading_faults(path), duckdb.connect(config=OFFLINE) as connection:
        connection.execute("ATTACH ? AS stored (READ_ONLY, TYPE duckdb)", [str(path)])
        yield connection
