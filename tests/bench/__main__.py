"""Run the bench: `python -m tests.bench`, or `make bench`."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from rich.console import Console

from callbacks.build import ROOT
from data.settings import Settings
from data.warehouse import Warehouse
from tests.bench.audit import measure_audit
from tests.bench.briefings import measure_briefings
from tests.bench.browsing import browsing, measure_loads, record
from tests.bench.city import City, made_city
from tests.bench.cold import measure_cold, not_compared
from tests.bench.finding import Findings
from tests.bench.importing import import_city, measure_import
from tests.bench.kept import keep
from tests.bench.machine import machine
from tests.bench.pages import BENCHED
from tests.bench.records import measure_records
from tests.bench.reporting import Bench, is_whole, markdown, table
from tests.bench.serving import measure_memory, serving
from tests.bench.soak import Soak, soak, soak_findings
from tests.bench.spreadsheet import measure_round_trip
from tests.bench.walls import measure_walls
from tests.bench.warm import measure_warm

PARTS: Final = ("import", "cold", "records", "server", "audit", "briefings", "walls", "soak")
DOCUMENT: Final = ROOT / "docs" / "benchmarks.md"
_MEMORY_LIMIT: Final = "1GB"
_SOAK_ROWS: Final = 20_000
# Written to a file, too, the table keeps its lines whole.
_console: Final = Console(width=None if sys.stdout.isatty() else 120)


def main() -> None:
    """Measure every size; when all parts of a day are there, they are written to docs/benchmarks.md."""
    asked = _arguments()
    measured = {rows: _measure(rows, asked) for rows in asked.rows}
    soaked = _soak(asked) if "soak" in asked.parts else None
    once = _measure_once(asked) | ({"Wall left alone": soak_findings(soaked)} if soaked else {})
    left_out = not_compared(_settings(made_city(asked.scratch, asked.rows[0])))
    bench = Bench(datetime.now().date(), machine(), measured, once, left_out, soaked)
    _console.print(table(bench))
    whole = keep(bench, asked.scratch)
    if is_whole(whole):
        DOCUMENT.write_text(markdown(whole), encoding="utf-8")
        _console.print(f"Written: {DOCUMENT.relative_to(ROOT)}")


def _measure(rows: int, asked: argparse.Namespace) -> Findings:
    found: Findings = {}
    with _console.status("") as told:
        told.update(f"{rows:,} cases: making the files")
        city = made_city(asked.scratch, rows, is_fresh=asked.fresh)
        told.update(f"{rows:,} cases: importing")
        if "import" in asked.parts:
            found["Import"] = measure_import(city)
        elif not city.home.exists():
            import_city(city)
        if "cold" in asked.parts:
            for benched in BENCHED:
                told.update(f"{rows:,} cases: first answers of {benched.page}")
                found[f"Cold answer of {benched.page}"] = measure_cold(
                    _settings(city), benched, asked.repeats
                )
        if "records" in asked.parts:
            told.update(f"{rows:,} cases: lists of records")
            found["First page of records"] = measure_records(_settings(city))
        if "briefings" in asked.parts:
            told.update(f"{rows:,} cases: briefings")
            found["Briefings"] = measure_briefings(_settings(city), asked.repeats)
        told.update(f"{rows:,} cases: server and browser")
        if "server" in asked.parts:
            found |= _measure_server(_settings(city), asked)
    return found


def _measure_once(asked: argparse.Namespace) -> Findings:
    """What is measured for the first size alone, or for none."""
    found: Findings = {}
    with _console.status("") as told:
        told.update("the grid map")
        if "audit" in asked.parts:
            found["Grid map"] = measure_audit()
        if "briefings" in asked.parts:
            told.update("tables of a briefing")
            city = made_city(asked.scratch, asked.rows[0])
            found["Tables of a briefing"] = measure_round_trip(_settings(city))
        told.update("walls")
        if "walls" in asked.parts:
            city = made_city(asked.scratch, asked.rows[0])
            found["Walls"] = measure_walls(city, _settings(city), asked.wall_seconds)
    return found


def _soak(asked: argparse.Namespace) -> Soak:
    city = made_city(asked.scratch, _SOAK_ROWS)
    with _console.status(f"a wall for {asked.soak_minutes:g} minutes"):
        if not city.home.exists():
            import_city(city)
        return soak(city, _settings(city), asked.soak_minutes)


def _measure_server(settings: Settings, asked: argparse.Namespace) -> Findings:
    place = Warehouse(settings).reader().place
    with serving(settings) as server, browsing() as browser:
        pages = measure_loads(browser, server, asked.repeats)
        recorded = record(browser, server)
        warm = measure_warm(server.port, recorded, place, asked.seconds)
        memory = measure_memory(server, settings.memory_limit)
    return {"Warm answers over HTTP": warm, "Page in Chromium": pages, "Memory": memory}


def _settings(city: City) -> Settings:
    return Settings(home=city.home, memory_limit=_MEMORY_LIMIT)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--parts", choices=PARTS, nargs="+", default=list(PARTS))
    parser.add_argument("--repeats", type=int, default=5, help="runs of each cold answer and page")
    parser.add_argument("--seconds", type=float, default=10, help="of each load")
    parser.add_argument("--wall-seconds", type=float, default=270, help="that walls are watched")
    parser.add_argument("--soak-minutes", type=float, default=30, help="that a wall is left alone")
    parser.add_argument("--fresh", action="store_true", help="make the files anew")
    parser.add_argument("--scratch", type=_folder, default=ROOT / "var" / "bench")
    return parser.parse_args()


def _folder(given: str) -> Path:
    """Absolute, because the commands that are measured run elsewhere."""
    return Path(given).resolve()


if __name__ == "__main__":
    main()
