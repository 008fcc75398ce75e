"""The doctor: what this installation needs, what it found, and how to mend each fault."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Literal

import duckdb
from pydantic import ValidationError

from data.errors import GelanError
from data.generations import Generations, open_reading
from data.generations.database import reading_faults
from data.profile import Profile
from data.settings import Settings

Status = Literal["ok", "warn", "fault"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``remedy`` is empty where nothing is to be done."""

    name: str
    status: Status
    said: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """The oldest version of a package that may be used, and why no older one."""

    package: str
    version: str
    reason: str


FLOORS: Final = (
    Floor("dash", "4.4.1", "older background callbacks could be abused to end processes"),
    Floor("plotly", "7.1", "older ones carry a MapLibre open to script injection (CVE-2026-85061)"),
    Floor("dash-mantine-components", "2.8.1", "the first that is tried with this Dash"),
    Floor("duckdb", "2.0", "generations are written in its file format"),
    Floor("geopandas", "1.2", "the first that is tried with this Shapely"),
    Floor("shapely", "2.2", "older ones cannot orient the rings of a map for the browser"),
    Floor("typst", "0.15", "the templates of briefings are written for it"),
)
_OLDEST_PYTHON: Final = (3, 11)
_LOW_DISK_MB: Final = 1000
_COUNTED: Final = ("areas", "cases", "import_runs")
_REINSTALL: Final = (
    "make run installs the pinned versions; by hand: pip install -r requirements.txt"
)


def examine(
    settings: Settings, briefing_font: Callable[[], Path] | None = None
) -> tuple[Finding, ...]:
    """Look at everything the product stands on; raises nothing.

    Order: Python, packages, fonts, the folder of the store, disk, store and its profile.
    ``briefing_font`` finds the folder of the font that is printed, or raises GelanError.
    """
    return (
        _python(sys.version_info[:3]),
        *(_package(floor, _installed) for floor in FLOORS),
        _font(),
        *(() if briefing_font is None else (_briefing_font(briefing_font),)),
        _rights(settings.home),
        _disk(settings.home),
        *_store(settings),
    )


def _python(found: tuple[int, ...]) -> Finding:
    said = ".".join(map(str, found))
    if found >= _OLDEST_PYTHON:
        return Finding("Python", "ok", said)
    return Finding("Python", "fault", f"{said} is older than 3.11", "install Python 3.11 or newer")


def _package(floor: Floor, installed: Callable[[str], str | None]) -> Finding:
    found = installed(floor.package)
    if found is None:
        return Finding(floor.package, "fault", "is not installed", _REINSTALL)
    if _numbers(found) >= _numbers(floor.version):
        return Finding(floor.package, "ok", found)
    said = f"{found} is older than {floor.version}: {floor.reason}"
    return Finding(floor.package, "fault", said, _REINSTALL)


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _numbers(written: str) -> tuple[int, ...]:
    release = re.match(r"\d+(\.\d+)*", written)
    return tuple(int(part) for part in release[0].split(".")) if release else ()


def _font() -> Finding:
    """Browsers need one on walls and for tests; briefings bring their own."""
    remedy = "on Debian, as root: apt-get install fonts-noto-cjk"
    lister = shutil.which("fc-list")
    if lister is None:
        return Finding("Chinese font", "warn", "cannot tell: fc-list is missing", remedy)
    listed = subprocess.run(  # noqa: S603 (a fixed command without a shell)
        [lister, ":lang=zh", "family"], capture_output=True, text=True, check=False
    )
    families = listed.stdout.splitlines()
    if not families:
        return Finding("Chinese font", "warn", "none on this machine", remedy)
    return Finding("Chinese font", "ok", sorted(families)[0])


def _briefing_font(look: Callable[[], Path]) -> Finding:
    try:
        return Finding("Font of briefings", "ok", str(look()))
    except GelanError as error:
        return Finding("Font of briefings", "fault", error.given, error.remedy)


def _rights(home: Path) -> Finding:
    existing = _nearest(home)
    if existing.is_dir() and os.access(existing, os.R_OK | os.W_OK | os.X_OK):
        return Finding("Folder of the store", "ok", f"{home.absolute()} can be written")
    return Finding(
        "Folder of the store",
        "fault",
        f"{home.absolute()} cannot be written: see {existing}",
        "give this user the folder (chown), or name another one in GELAN_HOME",
    )


def _disk(home: Path) -> Finding:
    free_mb = shutil.disk_usage(_nearest(home)).free // 1_000_000
    if free_mb >= _LOW_DISK_MB:
        return Finding("Free disk", "ok", f"{free_mb:,} MB")
    remedy = "free some space: an import needs room for one more copy of the newest generation"
    return Finding("Free disk", "warn", f"only {free_mb:,} MB", remedy)


def _nearest(path: Path) -> Path:
    """The path itself, or the closest folder above it that exists."""
    absolute = path.absolute()
    return next(place for place in (absolute, *absolute.parents) if place.exists())


def _store(settings: Settings) -> tuple[Finding, ...]:
    generations = Generations(settings.home, settings.keep_generations)
    try:
        current = generations.current()
        if current is None:
            remedy = "python app.py import --profile P PATH…, or make run for the sample district"
            return (Finding("Store", "warn", "it is empty", remedy),)
        generations.check(current)
        path = generations.path(current)
        with (
            reading_faults(path),
            open_reading(path, settings.memory_limit, settings.threads) as reading,
        ):
            return (_counts(current, reading), _profile(reading))
    except GelanError as error:
        return (Finding("Store", "fault", error.given, error.remedy),)


def _counts(generation_id: str, reading: duckdb.DuckDBPyConnection) -> Finding:
    counted = ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED)
    counts = reading.execute(f"SELECT {counted}").fetchone() or ()
    said = ", ".join(f"{table} {count:,}" for table, count in zip(_COUNTED, counts, strict=True))
    return Finding("Store", "ok", f"generation {generation_id}: {said}")


def _profile(reading: duckdb.DuckDBPyConnection) -> Finding:
    row = reading.execute("SELECT profile FROM generation").fetchone()
    try:
        profile = Profile.model_validate_json(row[0] if row else "")
    except ValidationError as error:
        said = f"the profile in the store has {error.error_count()} faults for this version"
        return Finding("Profile", "fault", said, "import any file again with its --profile")
    return Finding("Profile", "ok", f"{profile.place.key} ({profile.place.name.zh})")
