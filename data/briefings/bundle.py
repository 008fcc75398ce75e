"""Tables as one zip file of CSV, the same bytes for the same tables wherever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from data.export import BOM, Cell, csv_bytes

Table = Sequence[Sequence[Cell]]
_AT: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in it, the earliest that there is: no clock stands in the bytes."""
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16
README: Final = "README.txt"


def bundle(tables: Mapping[str, Table], readme: str) -> bytes:
    """A zip of one CSV for each table, by name without its suffix, and what they are as README.txt.

    UTF-8 with byte-order mark, CRLF lines (RFC 4180). Text that a spreadsheet would take for a
    formula or a number is preceded by an apostrophe; numbers are written in full.
    """
    files = {f"{name}.csv": csv_bytes(table) for name, table in sorted(tables.items())}
    files[README] = (BOM + readme.replace("\n", "\r\n")).encode()
    return pack(files)


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            # Not compressed: no two versions of zlib write the same bytes.
            archive.writestr(_entry(name), content, zipfile.ZIP_STORED)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _AT)
    # Both would otherwise tell the system that wrote it.
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
