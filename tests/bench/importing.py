"""The import command from files to published generation, beside DuckDB's own read of the files."""

from __future__ import annotations

import shutil
from time import perf_counter

import duckdb

from tests.bench.city import City
from tests.bench.command import Taken, run_command
from tests.bench.finding import MIB, Finding

ROWS_PER_SECOND = 100_000


def measure_import(city: City) -> list[Finding]:
    """Import the city into an empty store."""
    rows, read_s = read_alone(city)
    taken = import_city(city)
    rate = rows / taken.seconds
    sizes = [path.stat().st_size for path in city.records]
    return [
        Finding(
            "rows/s of the whole import command",
            f"{rate:,.0f}",
            f"≥ {ROWS_PER_SECOND:,}",
            rate >= ROWS_PER_SECOND,
        ),
        Finding("rows/s of DuckDB's own read_csv, all as text", f"{rows / read_s:,.0f}"),
        Finding("import", f"{taken.seconds:.1f} s = {taken.seconds / read_s:.1f} × read_csv"),
        Finding("peak memory of the import", f"{taken.peak_bytes / MIB:,.0f} MiB"),
        Finding("files of cases and whistles", f"{sum(sizes) / MIB:,.0f} MiB, {rows:,} rows"),
    ]


def import_city(city: City) -> Taken:
    """Run `app.py import` on an empty store."""
    shutil.rmtree(city.home, ignore_errors=True)
    return run_command(city.home, "import", "--profile", city.profile, *city.files)


def read_alone(city: City) -> tuple[int, float]:
    """How many rows the files of cases and whistles have, and the seconds in which DuckDB reads them
    into tables on the disk, all columns as text.
    """
    path = city.folder / "read_alone.duckdb"
    path.unlink(missing_ok=True)
    start, rows = perf_counter(), 0
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET enable_progress_bar = false")
        for number, file in enumerate(city.records):
            found = connection.execute(
                f"CREATE TABLE read_{number} AS "
                "FROM read_csv($path, all_varchar = true, header = true)",
                {"path": str(file)},
            ).fetchall()
            rows += found[0][0]
    seconds = perf_counter() - start
    path.unlink()
    return rows, seconds
