"""What a generation says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import duckdb

from data.generations.database import OFFLINE, reading_faults

_STATED: Final = "SELECT generation_id, parent_id, made_at, as_of FROM stored.generation"
_SOURCES: Final = (
    "SELECT DISTINCT file_name FROM stored.import_runs "
    "WHERE imported_at = (SELECT max(imported_at) FROM stored.import_runs) ORDER BY ALL"
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation of the store.

    ``made_at`` is UTC, ``as_of`` civil time of the place. ``sources`` are the files of its
    newest import.
    """

    generation_id: str
    parent_id: str | None
    made_at: datetime
    as_of: datetime | None
    is_current: bool
    size_bytes: int
    sources: tuple[str, ...]


def read_snapshot(path: Path, current: str | None) -> Snapshot:
    """Open a generation file and read what it is. Raises StoreError where it is not whole."""
    # Attached, not opened: a server in this process may have the file open with other limits.
    with reading_faults(path), duckdb.connect(config=OFFLINE) as connection:
        connection.execute("ATTACH ? AS stored (READ_ONLY, TYPE duckdb)", [str(path)])
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
