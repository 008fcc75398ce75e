"""Stores of the tests: real imports into temporary folders, with their raw rows beside them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from data.generations import Generations, open_reading
from data.intake.importing import import_files
from data.profile import Profile, parse_profile
from data.settings import Settings
from data.warehouse import Warehouse

if TYPE_CHECKING:
    from data.readings.reader import Reader

IMPORTED_AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SECRET = b"a secret of the tests, not of any installation"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Store:
    """A store with its reader and, for recomputing, its raw rows."""

    home: Path
    reader: Reader
    cases: pd.DataFrame
    areas: pd.DataFrame


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
    return Store(home, Warehouse(settings).reader(), cases, areas)


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
_TINY_PROFILE = """
[place]
key = "tiny"
name = {{ zh = "小区", en = "Tiny" }}
time_zone = "Asia/Shanghai"
as_of = "{as_of}"
{levels}{sources}
[[sources]]
key = "cases"
record = "cases"
title = {{ zh = "案件", en = "Cases" }}
files = ["cases.csv"]
placing = [{{ level = "grid", code = "grid" }}, {{ level = "street", code = "street" }}]
columns = {{ {columns} }}
"""
_TINY_LEVEL = """
[[levels]]
key = "{level}"
name = {{ zh = "{level}", en = "{level}" }}
"""
_TINY_SOURCE = """
[[sources]]
key = "{level}s"
record = "areas"
title = {{ zh = "{level}", en = "{level}" }}
files = ["{level}s.csv"]
level = "{level}"
columns = {{ source_id = "code", code = "code", name = "name", persons = "persons" }}
{parent}
"""


def _write_csv(path: Path, fields: Sequence[str], rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def tiny_profile(as_of: str) -> Profile:
    """Two levels, street and grid; columns are called like the fields they fill."""
    parents = {"street": "", "grid": 'parent = { level = "street", code = "parent" }'}
    text = _TINY_PROFILE.format(
        as_of=as_of,
        levels="".join(_TINY_LEVEL.format(level=level) for level in parents),
        sources="".join(
            _TINY_SOURCE.format(level=level, parent=parent) for level, parent in parents.items()
        ),
        columns=", ".join(f"{field} = {json.dumps(field)}" for field in _CASE_FIELDS),
    )
    return parse_profile(text, "tiny")


def write_tiny(folder: Path, cases: Sequence[Row], areas: Sequence[Row]) -> list[Path]:
    """Rows as files; a case without ``source_id`` gets a running number."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [
        _write_csv(
            folder / f"{level}s.csv",
            _AREA_FIELDS,
            [_but_level(a) for a in areas if a["level"] == level],
        )
        for level in ("street", "grid")
        if any(a["level"] == level for a in areas)
    ]
    numbered = [{"source_id": f"{number:05}", **case} for number, case in enumerate(cases, 1)]
    return [*paths, _write_csv(folder / "cases.csv", (*_CASE_FIELDS, "grid", "street"), numbered)]


def _but_level(area: Row) -> dict[str, Any]:
    return {field: value for field, value in area.items() if field != "level"}
