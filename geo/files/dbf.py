"""Attribute tables of shapefiles (dBASE III) as text.

Read here, since map libraries make numbers of codes and replace what they cannot decode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.errors import IntakeError
from geo.files.encodings import encodings

_BLOCK_BYTES: Final = 32
_END_OF_FIELDS: Final = 0x0D
_DELETED: Final = ord("*")
_WHOLE: Final = re.compile(r"([+-]?\d+)\.0*")
_EXPONENT: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d{1,3}")
_NUMBERS: Final = "NF"
_NOTHING: Final = {"D": "0", "L": "?"}


@dataclass(frozen=True, slots=True)
class _Field:
    name: bytes
    kind: str
    cells: slice


def read_dbf(
    content: bytes, stated_encoding: str | None, file_name: str
) -> tuple[pd.DataFrame, NDArray[np.bool_]]:
    """Read the rows of a table as text, and which of them are marked as deleted.

    Blanks that fill a cell go, and an empty cell is None. Numbers stay as written, except that a
    fraction of noughts goes (10025.000 is a code, 12.50 an amount) and exponents are written
    out. Raises IntakeError that names the file and the row, where the header is row 1.
    """
    fields, rows = _layout(content, file_name)
    candidates = encodings(stated_encoding, content[29], file_name)
    for encoding in candidates[:-1]:
        try:
            return _table(fields, rows, encoding), _is_deleted(rows)
        except UnicodeDecodeError:
            continue
    try:
        return _table(fields, rows, candidates[-1]), _is_deleted(rows)
    except UnicodeDecodeError as error:
        raise _undecodable(fields, rows, candidates, error, file_name) from None


def _layout(content: bytes, file_name: str) -> tuple[list[_Field], list[bytes]]:
    """The fields, and each row as bytes."""
    count = int.from_bytes(content[4:8], "little")
    start, width = (int.from_bytes(content[at : at + 2], "little") for at in (8, 10))
    fields = _fields(content[_BLOCK_BYTES:start])
    if len(content) < _BLOCK_BYTES or not fields or fields[-1].cells.stop != width:
        raise IntakeError(
            f"{file_name}: its .dbf is no dBASE table.",
            "the .dbf that belongs to the .shp",
            "copy or export all files of the shapefile again",
        )
    if len(content) < start + count * width:
        raise IntakeError(
            f"{file_name}: its .dbf ends before row {count + 1}.",
            f"{count} rows, as its header says",
            "the file is cut off: copy or export all files of the shapefile again",
        )
    return fields, [content[at : at + width] for at in range(start, start + count * width, width)]


def _fields(header: bytes) -> list[_Field]:
    fields: list[_Field] = []
    start = 1  # a row begins with its mark of deletion
    for at in range(0, len(header) - _BLOCK_BYTES + 1, _BLOCK_BYTES):
        block = header[at : at + _BLOCK_BYTES]
        if block[0] == _END_OF_FIELDS:
            break
        stop = start + block[16]
        name = block[:11].partition(b"\0")[0]
        fields.append(_Field(name, chr(block[11]), slice(start, stop)))
        start = stop
    return fields


def _is_deleted(rows: list[bytes]) -> NDArray[np.bool_]:
    return np.array([row[0] == _DELETED for row in rows], dtype=bool)


def _table(fields: list[_Field], rows: list[bytes], encoding: str) -> pd.DataFrame:
    columns = {
        _name(field.name, encoding): [
            _text(row[field.cells].decode(encoding), field.kind) for row in rows
        ]
        for field in fields
    }
    return pd.DataFrame(columns, index=range(len(rows)), dtype=object)


def _name(name: bytes, encoding: str) -> str:
    # Ten bytes may end within a character, which programmes then leave in halves.
    return name.decode(encoding, errors="ignore").strip()


def _text(cell: str, kind: str) -> str | None:
    text = cell.rstrip(" \0")
    if kind in _NUMBERS:
        return _number(text.strip())
    return text if text.strip(_NOTHING.get(kind, "") + " \0") else None


def _number(text: str) -> str | None:
    if not text.strip("*"):  # stars stand for a number too wide for its field
        return None
    if _EXPONENT.fullmatch(text):
        plain = format(Decimal(text), "f")
        text = plain.rstrip("0").rstrip(".") if "." in plain else plain
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def _undecodable(
    fields: list[_Field],
    rows: list[bytes],
    tried: tuple[str, ...],
    error: UnicodeDecodeError,
    file_name: str,
) -> IntakeError:
    places = (
        f"row {number}, column {_name(field.name, tried[-1])}"
        for field in fields
        for number, row in enumerate(rows, start=2)
        if row[field.cells] == error.object
    )
    return IntakeError(
        f"{file_name}, {next(places)}: the text is not {' or '.join(tried)}.",
        "one encoding for the whole table",
        "state the encoding in a .cpg file beside the .dbf (UTF-8, GBK), or export the file again",
    )
