"""Ways in which the file of a generation goes bad."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

_HEADERS_BYTES = 3 * 4096


def damage_records(path: Path, table: str = "cases") -> None:
    """Change a byte of a table and leave the headers whole, so that the file still opens."""
    with duckdb.connect(path, read_only=True) as connection:
        (first,) = connection.execute(
            f"SELECT min(block_id) FROM pragma_storage_info('{table}') WHERE block_id >= 0"
        ).fetchall()[0]
        (block_bytes,) = connection.execute(
            "SELECT block_size FROM pragma_database_size()"
        ).fetchall()[0]
    content = bytearray(path.read_bytes())
    content[_HEADERS_BYTES + first * block_bytes] ^= 0xFF
    path.write_bytes(content)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "emptied": lambda path: path.write_bytes(b""),
    "foreign": lambda path: path.write_bytes(b"not a database" * 1000),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "records": damage_records,
}
UNREADABLE = ("emptied", "foreign", "truncated")
