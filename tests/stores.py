"""Stores of the tests: real imports into temporary folders, with their raw rows beside them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pandas as pd
import shapely

from data.generations import Generations, open_reading
from data.intake.importing import import_files
from data.profile import Profile
from data.records import RECORDS
from data.schema import mappable_columns
from data.settings import Settings
from data.warehouse import Warehouse

if TYPE_CHECKING:
    from data.readings.reader import Reader

IMPORTED_AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SECRET = b"a secret of the tests, not of any installation"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Store:
    """A store with its reader and, for recomputing, its raw rows and what each source maps."""

    home: Path
    reader: Reader

    @cached_property
    def cases(self) -> pd.DataFrame:
        return self._table("cases")

    @cached_property
    def areas(self) -> pd.DataFrame:
        return self._table("areas")

    @property
    def mapped(self) -> Mapping[str, frozenset[str]]:
        sources = self.reader.place.profile.sources
        return {source.key: frozenset(source.columns) for source in sources}

    def _table(self, name: str) -> pd.DataFrame:
        return self.reader.ask(lambda cursor, _: cursor.table(name).df())


class Begun(Generations):
    """A store whose first draft is a copy: laying the schema anew takes longer than a small import."""

    def _prepare(self, path: Path, parent_id: str | None) -> None:
        if parent_id is None:
            path.write_bytes(_empty_draft())
        else:
            super()._prepare(path, parent_id)


@cache
def _empty_draft() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "draft.duckdb"
        Generations(Path(folder))._prepare(path, None)
        return path.read_bytes()


def fill(home: Path, profile: Profile, paths: Sequence[Path]) -> Store:
    """Import files into a new store."""
    import_files(profile, paths, Begun(home), secret=SECRET, now=IMPORTED_AT)
    return open_store(home)


def open_store(home: Path) -> Store:
    """The current generation of a store, as the server and as a spreadsheet would see it."""
    return Store(home, Warehouse(Settings(home=home)).reader())


TINY_AREAS: tuple[Row, ...] = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {"level": "street", "code": "S2", "name": "西街道"},
    {"level": "grid", "code": "G1", "name": "东一格", "parent": "S1", "persons": 1000},
    {"level": "grid", "code": "G2", "name": "东二格", "parent": "S1"},
    {"level": "grid", "code": "G3", "name": "西一格", "parent": "S2", "persons": 500},
)
_AREA_FIELDS = ("code", "name", "kind", "households", "persons", "valid_from", "valid_to")
_CASE_FIELDS = tuple(mappable_columns("cases"))
_PLACING = ({"level": "grid", "code": "grid"}, {"level": "street", "code": "street"})
# Two feeds: one tells times, the other only how a case ended.
_CASE_SOURCES = {
    "cases": _CASE_FIELDS,
    "flags": tuple(
        field for field in _CASE_FIELDS if field == "reported_at" or not field.endswith("_at")
    ),
}
_PARENTS: Mapping[str, Row] = {
    "street": {},
    "grid": {"parent": {"level": "street", "code": "parent"}},
}
_OTHER_SOURCES = {
    "pauses": "case_pauses",
    "whistles": "whistle_calls",
    "residences": "residences",
    "facilities": "facilities",
    "key_sites": "key_sites",
    "cameras": "cameras",
    "department_grids": "department_grids",
    "posts": "posts",
    "services": "service_records",
    "volunteers": "volunteers",
    "shifts": "volunteer_shifts",
}


def tiny_profile(as_of: str | None, **stated: Any) -> Profile:
    """Two levels, street and grid; columns are called like the fields they fill.

    ``stated`` are further tables of the profile: norms, limits, calendar ….
    """
    place = {"key": "tiny", "name": _words("tiny"), "time_zone": "Asia/Shanghai", "as_of": as_of}
    areas = [
        _source(
            f"{level}s", "areas", _AREA_FIELDS, level=level, optional=_AREA_FIELDS[2:], **parent
        )
        for level, parent in {"place": {}, **_PARENTS}.items()
    ]
    cases = [
        _source(key, "cases", fields, placing=_PLACING) for key, fields in _CASE_SOURCES.items()
    ]
    others = [_other_source(key, record) for key, record in _OTHER_SOURCES.items()]
    levels = [{"key": level, "name": _words(level)} for level in _PARENTS]
    sources = [*areas, *cases, *others]
    tables = {"place": place, "levels": levels, "sources": sources}
    return Profile.model_validate(tables | stated)


def _words(name: str) -> Row:
    return {"zh": name, "en": name}


def _source(key: str, record: str, fields: Iterable[str], **more: Any) -> Row:
    columns = {field: field for field in fields}
    files = [f"{key}.csv", f"{key}.geojson"]
    return {
        "key": key, "record": record, "files": files, "title": _words(key), "columns": columns, **more
    }  # fmt: skip


def _other_source(key: str, record: str) -> Row:
    fields = list(mappable_columns(record))
    optional = [field for field in fields if field != RECORDS[record].required]
    of = {"of": "cases"} if RECORDS[record].is_of_a_case else {}
    return _source(key, record, fields, placing=_PLACING, optional=optional, **of)


def write_tiny(
    folder: Path,
    cases: Sequence[Row],
    areas: Sequence[Row],
    place: Row | None = None,
    **others: Sequence[Row],
) -> list[Path]:
    """Rows as files. ``source`` names the feed of a case; without ``source_id`` it gets a number.

    A row with a ``shape`` (lon/lat) gets this polygon; ``place`` is the place itself. ``others``
    are rows of ``_OTHER_SOURCES``: their files have the columns that some row states.
    """
    folder.mkdir(parents=True, exist_ok=True)
    of_level = {f"{level}s": [row for row in areas if row["level"] == level] for level in _PARENTS}
    of_level["places"] = [{"code": "tiny", "name": "tiny", **place}] if place else []
    of_feed = {
        feed: [row for row in _numbered(cases) if row.get("source", "cases") == feed]
        for feed in _CASE_SOURCES
    }
    fields = (*_AREA_FIELDS, "parent")
    written = [_write(folder / name, fields, rows) for name, rows in of_level.items() if rows]
    written += [
        _write_csv(folder / f"{name}.csv", (*_CASE_FIELDS, "grid", "street"), rows)
        for name, rows in of_feed.items()
        if rows
    ]
    return written + [
        _write(folder / name, _stated(rows), _numbered(rows))
        for name, rows in others.items()
        if rows
    ]


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [{"source_id": f"{number:05}", **row} for number, row in enumerate(rows, 1)]


def _stated(rows: Sequence[Row]) -> list[str]:
    return list(
        dict.fromkeys(["source_id", "grid", "street", *(key for row in rows for key in row)])
    )


def _write(stem: Path, fields: Sequence[str], rows: Sequence[Row]) -> Path:
    """Rows as CSV; as GeoJSON where any of them has a shape."""
    if not any("shape" in row for row in rows):
        return _write_csv(stem.with_suffix(".csv"), fields, rows)
    path = stem.with_suffix(".geojson")
    features = [
        {
            "type": "Feature",
            "properties": {field: row.get(field) for field in fields if field != "shape"},
            "geometry": shapely.geometry.mapping(row["shape"]),
        }
        for row in rows
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def _write_csv(path: Path, fields: Sequence[str], rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def query(store: Store, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the current generation, as they stand in the file."""
    shelf = Generations(store.home)
    with open_reading(shelf.path(str(shelf.current()))) as connection:
        return connection.execute(sql).fetchall()
