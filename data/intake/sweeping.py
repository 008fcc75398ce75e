"""A file with faults, record by record: sound rows apart from those that cannot be read.

Slower than the database's reader, therefore only for files that it refuses. Row numbers are
those of a spreadsheet: the header is row 1, a blank line is a row, a value with line breaks is
not several.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO

from data.errors import IntakeError

ROW_NUMBER: Final = "row_number"
_STRAY_QUOTE: Final = "stray quotation mark"
_TOO_LONG: Final = "value too long, or a quotation mark that is never closed"


@dataclass(slots=True)
class Swept:
    """What was found: rows read, and the refused ones as (row number, reason)."""

    read: int = 0
    last_row: int = 1
    refused: list[tuple[int, str]] = field(default_factory=list)


def sweep(path: Path, copy: Path, delimiter: str, width: int) -> Swept:
    """Write the sound rows of a UTF-8 CSV file to ``copy``, each behind its row number.

    ``width`` is the number of columns. Raises IntakeError where the file ends inside a row.
    """
    swept = Swept()
    with (
        path.open(encoding="utf-8-sig", newline="") as old,
        copy.open("w", encoding="utf-8", newline="") as new,
    ):
        writer = csv.writer(new, lineterminator="\n")
        records = _Records(old, delimiter)
        next(records)
        for row_number, record in enumerate(records, 2):
            if isinstance(record, list) and not record:
                continue
            swept.read, swept.last_row = swept.read + 1, row_number
            reason = record if isinstance(record, str) else _misfit(record, width)
            if reason:
                swept.refused.append((row_number, reason))
            else:
                writer.writerow([row_number, *record])
                records.is_open = False
    _check_end(path, swept, records)
    return swept


class _Records:
    """The records of a file; one that cannot be read is the reason, and reading goes on with the
    line after its first.
    """

    def __init__(self, file: TextIO, delimiter: str) -> None:
        self._file, self._delimiter = file, delimiter
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._reader = self._new_reader()
        self.is_open = False
        """True while no row was sound after a quotation mark that is never closed."""
        self.last_line = ""

    def __iter__(self) -> Iterator[list[str] | str]:
        return self

    def __next__(self) -> list[str] | str:
        self._taken = []
        try:
            record = next(self._reader)
        except csv.Error as error:
            return self._resume(str(error))
        self.last_line = self._taken[-1]
        return record

    def _resume(self, said: str) -> str:
        first, *others = self._taken
        self._again.extendleft(reversed(others))
        self._reader = self._new_reader()
        self.is_open |= "unexpected end" in said
        self.last_line = first
        return _TOO_LONG if "field limit" in said else _STRAY_QUOTE

    def _lines(self) -> Iterator[str]:
        while line := self._again.popleft() if self._again else self._file.readline():
            self._taken.append(line)
            yield line

    def _new_reader(self) -> Iterator[list[str]]:
        return csv.reader(self._lines(), delimiter=self._delimiter, strict=True)


def _misfit(record: list[str], width: int) -> str | None:
    if len(record) == width:
        return None
    return "too few values" if len(record) < width else "too many values"


def _check_end(path: Path, swept: Swept, records: _Records) -> None:
    """A last row without its line break that lacks values was cut off; so was an open quote."""
    if not swept.refused:
        return
    row_number, reason = swept.refused[-1]
    is_unended = not records.last_line.endswith(("\n", "\r"))
    is_cut = row_number == swept.last_row and reason == "too few values" and is_unended
    if is_cut or records.is_open:
        raise IntakeError(
            f"{path.name}, row {row_number}: the file ends in the middle of a row.",
            "as many values as the header has columns in every row, quotes closed",
            "the file is cut off there: export or copy it again",
        )
