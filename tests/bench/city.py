"""The made-up city of the bench: 9 districts, 100 communities, 2,000 grids, cases and whistles.

Everything follows from the seed, by way of DuckDB's own hash: another release of DuckDB may draw
other cases of the same kind. The files take the way of every file: an ordinary import with an
ordinary profile.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import duckdb

SEED: Final = 20261031
FIRST_DAY: Final = date(2021, 11, 1)
LAST_DAY: Final = date(2026, 10, 31)
DISTRICTS, COMMUNITIES, GRIDS = 9, 100, 2_000

_COLUMNS, _ROWS = 50, 40
_COMMUNITY_COLUMNS, _COMMUNITY_ROWS = 5, 4
_DISTRICTS_ABREAST: Final = 3
_WEST, _SOUTH, _STEP = 120.50, 27.80, 0.003
_HERE: Final = Path(__file__).parent
_DRAWN: Final = ("cases.sql", "whistles.sql")


@dataclass(frozen=True, slots=True)
class City:
    """The files of a city of so many cases, and the folder they stand in."""

    folder: Path
    rows: int

    @property
    def cases(self) -> Path:
        return self.folder / "cases.csv"

    @property
    def profile(self) -> Path:
        return _HERE / "city.toml"

    @property
    def whistles(self) -> Path:
        return self.folder / "whistles.csv"

    @property
    def records(self) -> tuple[Path, ...]:
        """The files of what grows with the city."""
        return self.cases, self.whistles

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file to import; areas come first."""
        areas = ("districts.csv", "communities.csv", "grids.geojson")
        return (*(self.folder / name for name in areas), *self.records)

    @property
    def home(self) -> Path:
        """Where the store of this city is put."""
        return self.folder / "home"


@dataclass(frozen=True, slots=True)
class Grid:
    """A square of the lattice."""

    column: int
    row: int

    @property
    def district(self) -> str:
        column, row = (
            min(at // size // _DISTRICTS_ABREAST, _DISTRICTS_ABREAST - 1)
            for at, size in ((self.column, _COMMUNITY_COLUMNS), (self.row, _COMMUNITY_ROWS))
        )
        return f"9903{column * _DISTRICTS_ABREAST + row + 1:02}"

    @property
    def community(self) -> str:
        column, row = self.column // _COMMUNITY_COLUMNS, self.row // _COMMUNITY_ROWS
        return f"{self.district}{column:02}{row:02}"

    @property
    def code(self) -> str:
        return f"{self.community}{self.column:02}{self.row:02}"

    @property
    def persons(self) -> int:
        return 800 + (self.column * 37 + self.row * 101) % 1_400

    @property
    def corner(self) -> tuple[float, float]:
        """West and south, degrees."""
        return round(_WEST + self.column * _STEP, 6), round(_SOUTH + self.row * _STEP, 6)

    @property
    def feature(self) -> dict[str, object]:
        west, south = self.corner
        following = Grid(self.column + 1, self.row + 1)
        east, north = following.corner
        ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
        named = {"code": self.code, "parent": self.community, "persons": self.persons}
        return {
            "type": "Feature",
            "properties": {**named, "name": f"{self.column + 1}-{self.row + 1} 网格"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }


def made_city(scratch: Path, rows: int, *, is_fresh: bool = False) -> City:
    """The city of so many cases; made where it is not there yet, or was made otherwise."""
    city = City(scratch / f"{rows}", rows)
    made, recipe = city.folder / "recipe", _recipe()
    if is_fresh or not made.exists() or made.read_text("utf-8") != recipe:
        # A store of other files would be measured for one of these.
        shutil.rmtree(city.folder, ignore_errors=True)
        city.folder.mkdir(parents=True)
        _write_areas(city)
        _write_cases(city)
        # Written last: a broken-off run leaves files that nobody takes for whole.
        made.write_text(recipe, encoding="utf-8")
    return city


def _recipe() -> str:
    """A mark of what decides the files and their store."""
    parts = (Path(__file__), *(_HERE / name for name in (*_DRAWN, "city.toml")))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def _lattice() -> list[Grid]:
    return [Grid(column, row) for column in range(_COLUMNS) for row in range(_ROWS)]


def _write_areas(city: City) -> None:
    grids = _lattice()
    districts = sorted({grid.district for grid in grids})
    communities = sorted({(grid.community, grid.district) for grid in grids})
    _write_csv(city.files[0], ("code", "name"), ((x, f"{x[-2:]} 片区") for x in districts))
    named = ((code, f"{code[-4:]} 社区", above) for code, above in communities)
    _write_csv(city.files[1], ("code", "name", "parent"), named)
    collection = {"type": "FeatureCollection", "features": [grid.feature for grid in grids]}
    city.files[2].write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


def _write_csv(path: Path, heading: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((heading, *rows))


def _write_cases(city: City) -> None:
    grids = [(grid.code, *grid.corner) for grid in _lattice()]
    codes, west, south = (list(column) for column in zip(*grids, strict=True))
    known = {
        "rows": city.rows,
        "seed": SEED,
        "start": FIRST_DAY,
        "days": (LAST_DAY - FIRST_DAY).days + 1,
        "end": LAST_DAY + timedelta(days=1),
        "grids": GRIDS,
        "step": _STEP,
        "cases": _quoted(city.cases),
        "whistles": _quoted(city.whistles),
    }
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(
            "CREATE TABLE grids AS SELECT unnest(range(len($codes))) AS grid, "
            "unnest($codes) AS code, unnest($west) AS west, unnest($south) AS south",
            {"codes": codes, "west": west, "south": south},
        )
        for name in _DRAWN:
            connection.execute((_HERE / name).read_text("utf-8").format(**known))


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
