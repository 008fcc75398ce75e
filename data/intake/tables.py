"""CSV files into ``incoming``: by the database's reader, or row by row where it refuses one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from data.errors import IntakeError
from data.intake.columns import columns_used, file_column, kept, literal, quoted, trimmed
from data.intake.decoding import as_utf8, read_header
from data.intake.perusing import Perused, Read, digest, perusing
from data.intake.sweeping import ROW_NUMBER, Swept, sweep
from data.source import Source

Connection = duckdb.DuckDBPyConnection

_CSV: Final = "auto_detect=false, quote='\"', escape='\"', nullstr=''"
_BLANK_LINES: Final = (b"\n\n", b"\n\r", b"\r\r")
# More faulty rows than this are no slips: the whole file is of another form.
_TOLERATED_ROWS: Final = 5
_TOLERATED_SHARE: Final = 0.1
_LISTED_ROWS: Final = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file, at ``path`` as UTF-8; ``listed`` is the SQL of the columns that are wanted."""

    connection: Connection
    original: Path
    path: Path
    copy: Path
    source: Source
    header: list[str]
    used: dict[str, str]
    listed: str

    def read(self, type_rows: Callable[[], None]) -> Read:
        """What was read, once ``type_rows`` has read it from ``incoming``."""
        self._show_whole()
        perused = self._read_whole(type_rows)
        read = _count(self.connection, "typed")
        if _count(self.connection, "reject_errors") or _has_blank_line(self.path, perused, read):
            swept = sweep(self.path, self.copy, self.source.delimiter, len(self.header))
            self._show_swept()
            type_rows()
            _refuse_ragged(self.connection, swept, self.path.name)
            read = swept.read
        if read == 0:
            raise IntakeError(
                f"{self.path.name} has a header and no rows.",
                "at least one row",
                "export the file again",
            )
        is_copy = self.path != self.original
        return Read(read, digest(self.original) if is_copy else perused.sha256)

    def _read_whole(self, type_rows: Callable[[], None]) -> Perused:
        with perusing(self.path) as perused:
            try:
                type_rows()
            except duckdb.Error:
                # Where bytes are no text, that is what is wrong, not what the database says of it.
                perused.result()
                raise
            return perused.result()

    def _show_whole(self) -> None:
        """Rows that do not fit the header go to ``reject_errors``."""
        self.connection.execute(
            "DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans"
        )
        read = f"header=true, delim={literal(self.source.delimiter)}"
        noted = "store_rejects=true, rejects_limit=1"
        self._show("NULL::BIGINT AS row_number", {}, self.path, f"{read}, {noted}")

    def _show_swept(self) -> None:
        self._show(ROW_NUMBER, {ROW_NUMBER: "BIGINT"}, self.copy, "header=false, delim=','")

    def _show(self, number: str, first: Mapping[str, str], path: Path, read: str) -> None:
        types = {**first, **dict.fromkeys(_names(self.header), "VARCHAR")}
        columns = ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in types.items())
        self.connection.execute(
            f"CREATE OR REPLACE TEMP VIEW incoming AS SELECT {number}, {self.listed} "
            f"FROM read_csv({literal(str(path))}, columns={{{columns}}}, {read}, {_CSV})"
        )


def open_csv(connection: Connection, original: Path, source: Source, work: Path) -> Table:
    """A file whose header has what the profile names. Raises IntakeError."""
    path = as_utf8(original, work)
    header = read_header(path, source.delimiter)
    used = columns_used(source, header, original.name)
    names = _names(header)
    listed = ", ".join(
        f"{trimmed(quoted(names[header.index(name)]))} AS {file_column(name)}"
        for name in kept(source, used)
    )
    copy = work / f"{original.name}.swept"
    return Table(connection, original, path, copy, source, header, used, listed)


def _names(header: list[str]) -> list[str]:
    return [f"column {number}" for number in range(len(header))]


def _has_blank_line(path: Path, perused: Perused, rows: int) -> bool:
    """Whether some line is blank; the database skips it and loses count."""
    # As many lines as rows leave none for a blank one; counting is faster than searching.
    if perused.lines == rows + 1:
        return False
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as text:
        return any(text.find(blank) >= 0 for blank in _BLANK_LINES)


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
