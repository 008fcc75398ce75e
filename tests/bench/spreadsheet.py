"""The tables of a briefing, opened by LibreOffice as a double click does and saved again."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from data.briefings.bundle import bundle
from data.settings import Settings
from tests.bench.briefings import PERIOD
from tests.bench.command import run_command
from tests.bench.finding import Finding

# What its window proposes for a file with a byte-order mark: UTF-8, cells divided by comma,
# semicolon or tab, no search for dates. Without a window it would take the code page of the system.
_OPENED: Final = "--infilter=CSV:44/59/9,34,UTF8,1,,0,false,false"
_SAVED: Final = "csv:Text - txt - csv (StarCalc):44,34,UTF8,1,,0,false,false"
# As numbers are written by us.
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?")
# A spreadsheet prints fifteen digits.
_SAME: Final = 1e-14
AWKWARD: Final = (
    ("text", "number"),
    ("0012", 0.1),
    ("33032700100200300401", 1 / 3),
    ("=1+1", 12_345_678.9),
    ("+86 577", -0.000_123_456_789),
    ("-1", 2**40),
    ("@home", 0),
    ("2026-10", -5),
    ("2026-10-31 23:59:59", 4438),
    ("10:30", 1e-17),
    ("11 / 14", 1.0),
    ("3-4", None),
    ("1E5", 100_000),
    ('a, "b"', 0.958_115_183_246_073_3),
    ("two\nlines", 1e17),
    ("垟埭礐１２", 7),
)
"""Text that spreadsheets like to change, beside numbers."""
Table = list[list[str]]


def measure_round_trip(settings: Settings) -> list[Finding]:
    """Of the tables of a month and of awkward ones: how many cells came back as they were."""
    if (office := shutil.which("soffice")) is None:
        return [Finding("tables opened by LibreOffice", "not measured: it is not installed")]
    files = made_tables(settings)
    again = _opened(office, files)
    cells = sum(len(row) for name in files for row in _rows(files[name]))
    changed = [cell for name in files for cell in changes(_rows(files[name]), _rows(again[name]))]
    named = f", such as {changed[0]!r}" if changed else ""
    return [
        Finding(
            f"cells of {len(files)} tables that LibreOffice changed",
            f"{len(changed)} of {cells:,}{named}",
            "none",
            not changed,
        )
    ]


def made_tables(settings: Settings) -> dict[str, bytes]:
    """The CSV files of a briefing by name, and one of awkward cells."""
    with TemporaryDirectory() as name:
        words = ("--period", PERIOD, "--format", "csv", "--out", name)
        run_command(settings.home, "briefing", *words)
        (packed,) = Path(name).glob("*.zip")
        return _tables(packed.read_bytes()) | _tables(bundle({"awkward": AWKWARD}, ""))


def changes(before: Table, after: Table) -> Iterator[tuple[str, str]]:
    """Cells that are another text or another number; numbers may be written otherwise."""
    if [len(row) for row in before] != [len(row) for row in after]:
        yield f"{len(before)} rows", f"{len(after)} rows"
        return
    for one, other in zip(before, after, strict=True):
        yield from (pair for pair in zip(one, other, strict=True) if not _is_same(*pair))


def _is_same(before: str, after: str) -> bool:
    if before == after or not _NUMBER.fullmatch(before):
        return before == after
    try:
        return isclose(float(before), float(after), rel_tol=_SAME)
    except ValueError:
        return False


def _tables(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(".csv")}


def _rows(file: bytes) -> Table:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def _opened(office: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    with TemporaryDirectory() as name:
        folder, saved = Path(name), Path(name) / "saved"
        for each, content in files.items():
            (folder / each).write_bytes(content)
        subprocess.run(
            [
                *(office, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless"),
                *(_OPENED, "--convert-to", _SAVED, "--outdir", saved),
                *(folder / each for each in files),
            ],
            check=True,
            capture_output=True,
        )
        return {each: (saved / each).read_bytes() for each in files}
