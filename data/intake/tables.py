"""CSV files into ``incoming``: by the database's reader, or row by row where it refuses one."""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from data.errors import IntakeError
from data.intake.columns import columns_used, file_column, kept, quoted, trimmed
from data.intake.decoding import as_utf8, read_header
from data.intake.sweeping import ROW_NUMBER, Swept, sweep
from data.source import Source

Connection = duckdb.DuckDBPyConnection

_CSV: Final = "auto_detect=false, quote='\"', escape='\"', nullstr=''"
_BLANK_LINES: Final = (b"\n\n", b"\n\r", b"\r\r")
# More faulty rows than this are no slips: the whole file is of another form.
_TOLERATED_ROWS: Final = 5
_TOLERATED_SHARE: Final = 0.1
_LISTED_ROWS: Final = 3


def load_csv(
    connection: Connection, original: Path, source: Source, work: Path
) -> tuple[int, dict[str, str]]:
    """The number of rows read, and which column of the file holds each field.

    Raises IntakeError where the file as a whole cannot be read.
    """
    path, file_name = as_utf8(original, work), original.name
    header = read_header(path, source.delimiter)
    used = columns_used(source, header, file_name)
    names = [f"column {number}" for number in range(len(header))]
    listed = ", ".join(
        f"{trimmed(quoted(names[header.index(name)]))} AS {file_column(name)}"
        for name in kept(source, used)
    )
    if not _has_blank_line(path) and _read_whole(connection, path, source, names, listed):
        swept = Swept(_count(connection))
    else:
        copy = work / f"{file_name}.swept"
        swept = sweep(path, copy, source.delimiter, len(header))
        _read_swept(connection, copy, names, listed)
        _refuse_ragged(connection, swept, file_name)
    if swept.read == 0:
        raise IntakeError(
            f"{file_name} has a header and no rows.", "at least one row", "export the file again"
        )
    return swept.read, used


def _has_blank_line(path: Path) -> bool:
    """Whether some line is blank; the database skips it and loses count."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as text:
        return any(text.find(blank) >= 0 for blank in _BLANK_LINES)


def _read_whole(
    connection: Connection, path: Path, source: Source, names: list[str], listed: str
) -> bool:
    """Fill ``incoming`` from a file without faults; False where a row has one."""
    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE incoming AS "
        f"SELECT row_number() OVER () + 1 AS row_number, {listed} FROM read_csv(?, columns=?, "
        f"delim=?, header=true, {_CSV}, store_rejects=true, rejects_limit=1)",
        [str(path), dict.fromkeys(names, "VARCHAR"), source.delimiter],
    )
    faults = connection.execute("SELECT count(*) FROM reject_errors").fetchall()
    return bool(faults[0][0] == 0)


def _read_swept(connection: Connection, path: Path, names: list[str], listed: str) -> None:
    types = {ROW_NUMBER: "BIGINT", **dict.fromkeys(names, "VARCHAR")}
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE incoming AS SELECT {ROW_NUMBER}, {listed} "
        f"FROM read_csv(?, columns=?, delim=',', header=false, {_CSV})",
        [str(path), types],
    )


def _refuse_ragged(connection: Connection, swept: Swept, file_name: str) -> None:
    refused = swept.refused
    if len(refused) > max(_TOLERATED_ROWS, _TOLERATED_SHARE * swept.read):
        first = "; ".join(f"row {row}: {reason}" for row, reason in refused[:_LISTED_ROWS])
        raise IntakeError(
            f"{file_name}: {len(refused):,} of {swept.read:,} rows do not fit the header "
            f"({first}; …).",
            "as many values in each row as the header has columns; values that contain the "
            "delimiter in quotation marks",
            "check the delimiter and the quotation marks, then export the file again",
        )
    if refused:
        rows = pd.DataFrame(refused, columns=["row_number", "reason"])
        connection.register("refused", rows)
        connection.execute("INSERT INTO ragged SELECT row_number, reason::VARCHAR FROM refused")
        connection.unregister("refused")


def _count(connection: Connection) -> int:
    row = connection.execute("SELECT count(*) FROM incoming").fetchone()
    return int(row[0]) if row else 0
