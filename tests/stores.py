"""Stores of the tests: real imports into temporary folders, with their raw rows beside them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from data.generations import Generations, open_reading
from data.intake.importing import import_files
from data.profile import Profile
from data.settings import Settings
from data.warehouse import Warehouse

if TYPE_CHECKING:
    from data.readings.reader import Reader

IMPORTED_AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SECRET = b"a secret of the tests, not of any installation"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Store:
    """A store with its reader and, for recomputing, its raw rows and what each source maps."""

    home: Path
    reader: Reader
    cases: pd.DataFrame
    areas: pd.DataFrame
    mapped: Mapping[str, frozenset[str]]


def fill(home: Path, profile: Profile, paths: Sequence[Path]) -> Store:
    """Import files into a new store."""
    store = Generations(home)
    import_files(profile, paths, store, secret=SECRET, now=IMPORTED_AT)
    return open_store(home)


def open_store(home: Path) -> Store:
    """The current generation of a store, as the server and as a spreadsheet would see it."""
    store, settings = Generations(home), Settings(home=home)
    path = store.path(str(store.current()))
    with open_reading(path, settings.memory_limit, settings.threads) as connection:
        cases, areas = (connection.cursor().table(name).df() for name in ("cases", "areas"))
    reader = Warehouse(settings).reader()
    mapped = {source.key: frozenset(source.columns) for source in reader.place.profile.sources}
    return Store(home, reader, cases, areas, mapped)


TINY_AREAS: tuple[Row, ...] = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {"level": "street", "code": "S2", "name": "西街道"},
    {"level": "grid", "code": "G1", "name": "东一格", "parent": "S1", "persons": 1000},
    {"level": "grid", "code": "G2", "name": "东二格", "parent": "S1"},
    {"level": "grid", "code": "G3", "name": "西一格", "parent": "S2", "persons": 500},
)
_AREA_FIELDS = ("code", "name", "parent", "persons")
_CASE_FIELDS = (
    "source_id", "reported_at", "due_at", "closed_at", "outcome", "channel", "category_large",
    "category_medium", "category_small", "department", "is_void", "is_suspended", "reporter",
    "longitude", "latitude",
)  # fmt: skip
_PLACING = ({"level": "grid", "code": "grid"}, {"level": "street", "code": "street"})
# Two feeds: one tells times, the other only how a case ended.
_CASE_SOURCES = {"cases": (), "flags": ("due_at", "closed_at")}
_PARENTS: Mapping[str, Row] = {
    "street": {},
    "grid": {"parent": {"level": "street", "code": "parent"}},
}


def tiny_profile(as_of: str) -> Profile:
    """Two levels, street and grid; columns are called like the fields they fill."""
    place = {"key": "tiny", "name": _words("tiny"), "time_zone": "Asia/Shanghai", "as_of": as_of}
    area_fields = {"code": "code", "name": "name", "persons": "persons"}
    areas = [
        _source(f"{level}s", "areas", area_fields, level=level, **parent)
        for level, parent in _PARENTS.items()
    ]
    cases = [
        _source(key, "cases", {f: f for f in _CASE_FIELDS if f not in untold}, placing=_PLACING)
        for key, untold in _CASE_SOURCES.items()
    ]
    levels = [{"key": level, "name": _words(level)} for level in _PARENTS]
    return Profile.model_validate({"place": place, "levels": levels, "sources": [*areas, *cases]})


def _words(name: str) -> Row:
    return {"zh": name, "en": name}


def _source(key: str, record: str, columns: Row, **more: Any) -> Row:
    files = [f"{key}.csv"]
    return {
        "key": key, "record": record, "files": files, "title": _words(key), "columns": columns, **more
    }  # fmt: skip


def write_tiny(folder: Path, cases: Sequence[Row], areas: Sequence[Row]) -> list[Path]:
    """Rows as files. ``source`` names the feed of a case; without ``source_id`` it gets a number."""
    folder.mkdir(parents=True, exist_ok=True)
    of_level = {f"{level}s": [row for row in areas if row["level"] == level] for level in _PARENTS}
    numbered = [{"source_id": f"{number:05}", **case} for number, case in enumerate(cases, 1)]
    of_feed = {
        feed: [row for row in numbered if row.get("source", "cases") == feed]
        for feed in _CASE_SOURCES
    }
    tables = [(of_level, _AREA_FIELDS), (of_feed, (*_CASE_FIELDS, "grid", "street"))]
    return [
        _write_csv(folder / f"{name}.csv", fields, rows)
        for of_name, fields in tables
        for name, rows in of_name.items()
        if rows
    ]


def _write_csv(path: Path, fields: Sequence[str], rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path
