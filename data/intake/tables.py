"""CSV files into ``incoming``: by the database's reader, or row by row where it refuses one."""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from data.errors import IntakeError
from data.intake.columns import columns_used, file_column, kept, quoted, trimmed
from data.intake.decoding import as_utf8, chunks, read_header
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
    _read_whole(connection, path, source, names, listed)
    whole = Swept(_count(connection, "lines"))
    if not _count(connection, "reject_errors") and not _has_blank_line(path, whole.read):
        swept = whole
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


def _has_blank_line(path: Path, rows: int) -> bool:
    """Whether some line is blank; the database skips it and loses count."""
    # As many lines as rows leave none for a blank one; counting is faster than searching.
    if _count_lines(path) == rows + 1:
        return False
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as text:
        return any(text.find(blank) >= 0 for blank in _BLANK_LINES)


def _count_lines(path: Path) -> int | None:
    """The lines of a file that ends them with a line feed alone; None for any other file."""
    lines, last = 0, b"\n"
    for chunk in chunks(path):
        if b"\r" in chunk:
            return None
        lines, last = lines + chunk.count(b"\n"), chunk[-1:]
    return lines if last == b"\n" else lines + 1


def _read_whole(
    connection: Connection, path: Path, source: Source, names: list[str], listed: str
) -> None:
    """Fill ``incoming`` from a file; rows that do not fit the header go to ``reject_errors``."""
    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE lines AS SELECT {listed} FROM read_csv(?, columns=?, "
        f"delim=?, header=true, {_CSV}, store_rejects=true, rejects_limit=1)",
        [str(path), dict.fromkeys(names, "VARCHAR"), source.delimiter],
    )
    # The rows of a new table are numbered as they come; a window over them would be one thread's.
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW incoming AS SELECT rowid + 2 AS row_number, * FROM lines"
    )


def _read_swept(connection: Connection, path: Path, names: list[str], listed: str) -> None:
    types = {ROW_NUMBER: "BIGINT", **dict.fromkeys(names, "VARCHAR")}
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE lines AS SELECT {ROW_NUMBER}, {listed} "
        f"FROM read_csv(?, columns=?, delim=',', header=false, {_CSV})",
        [str(path), types],
    )
    connection.execute("CREATE OR REPLACE TEMP VIEW incoming AS FROM lines")


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


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
