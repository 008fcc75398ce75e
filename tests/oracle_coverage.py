"""The metrics of coverage: grids in force, their staff, their size and their union."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd
import shapely
from pyproj import Geod

from tests.oracle_figures import Expected, Key, share
from tests.oracle_parts import Part
from tests.oracle_records import Records
from tests.oracle_time import is_in_force, last_day, state_at

_WGS84: Final = Geod(ellps="WGS84")


def _grid_area_coverage(part: Part) -> Expected:
    boundary = boundaries(part.records).get(part.area)
    if boundary is None:
        return share(0, 0, n=1)
    grids = shapely.union_all(grid_shapes(part))
    covered_m2, boundary_m2 = square_metres(grids & boundary), square_metres(boundary)
    tolerated_m2 = part.records.profile.coverage.tolerance * boundary_m2
    is_whole = boundary_m2 - covered_m2 < tolerated_m2
    return share(boundary_m2 if is_whole else covered_m2, boundary_m2, n=1)


def _staffing_norm_rate(part: Part) -> Expected:
    if not _has_staffing_norms(part):
        return share(0, 0)
    grids = part.rows(grids_in_force(part))
    return share(sum(_meets_staffing(part, grid) for grid in grids.area_id), len(grids))


def _size_norm_rate(part: Part) -> Expected:
    norm = part.records.norm("grid_households", state_day(part).date())
    if norm is None:
        return share(0, 0)
    households = part.rows(grids_in_force(part)).households.dropna()
    low = 0 if norm.low is None else norm.low
    high = float("inf") if norm.high is None else norm.high
    return share(int(households.between(low, high).sum()), len(households))


def _covered_household_rate(part: Part) -> Expected:
    """Where no norm is in force nobody can say who is covered: no value, rather than 0 %."""
    if not _has_staffing_norms(part):
        return share(0, 0)
    grids = part.rows(grids_in_force(part)).dropna(subset="households")
    covered = sum(
        int(households)
        for grid, households in zip(grids.area_id, grids.households, strict=True)
        if _meets_staffing(part, grid)
    )
    return share(covered, part.residents("households"))


def state_day(part: Part) -> pd.Timestamp:
    return last_day(state_at(part.scope))


def grids_in_force(part: Part) -> pd.DataFrame:
    """All grids of the place in force on the day of the state."""
    areas = part.records.areas
    grids = areas[areas.level == part.records.profile.grid_level]
    return grids[is_in_force(grids.valid_from, grids.valid_to, state_day(part))]


def _has_staffing_norms(part: Part) -> bool:
    asked = ("full_time_workers", "part_time_workers")
    return all(part.records.norm(what, state_day(part).date()) for what in asked)


def _meets_staffing(part: Part, grid: str) -> bool:
    posts, day = part.records.posts, state_day(part)
    held = posts[(posts.area_id == grid) & is_in_force(posts.started_on, posts.ended_on, day)]
    full_time = sum(is_full_time is True for is_full_time in held.is_full_time.tolist())
    part_time = sum(is_full_time is False for is_full_time in held.is_full_time.tolist())
    asked = [part.records.norm(f"{kind}_time_workers", day.date()) for kind in ("full", "part")]
    return full_time >= asked[0].low and part_time >= asked[1].low


def boundaries(records: Records) -> dict[Key, shapely.Geometry]:
    """The boundaries that files state, of the areas above the grids."""
    levels = [level.key for level in records.profile.levels]
    above = {"place", *levels[: levels.index(records.profile.grid_level)]}
    level_of = dict(zip(records.areas.area_id, records.areas.level, strict=True))
    derived = set(records.shapes.area_id[records.shapes.is_derived])
    return {
        area: shape
        for area, shape in shapes_of(records).items()
        if level_of[area] in above and area not in derived
    }


def grid_shapes(part: Part) -> list[shapely.Geometry]:
    """The shapes of the grids in force on the day of the state."""
    shapes = shapes_of(part.records)
    return [shapes[grid] for grid in grids_in_force(part).area_id if grid in shapes]


def are_grids_drawn(records: Records) -> bool:
    """Whether any grid has a shape: without one, nobody can say what grids cover."""
    grids = records.areas.area_id[records.areas.level == records.profile.grid_level]
    return bool(set(grids) & set(records.shapes.area_id))


def shapes_of(records: Records) -> dict[str, shapely.Geometry]:
    return records.once("shapes", lambda: _read_shapes(records))


def _read_shapes(records: Records) -> dict[str, shapely.Geometry]:
    read = records.shapes["shape"].map(lambda shape: shapely.from_wkb(bytes(shape)))
    return dict(zip(records.shapes.area_id, read, strict=True))


def square_metres(shape: shapely.Geometry) -> float:
    """Geodesic area on the WGS 84 ellipsoid; lines and points that remain of a cut have none."""
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    turned = shapely.orient_polygons(polygons)
    return sum(abs(_WGS84.geometry_area_perimeter(polygon)[0]) for polygon in turned)


COVERAGE_MEASURES: Final[dict[str, Callable[[Part], Expected]]] = {
    "grid_area_coverage": _grid_area_coverage,
    "covered_household_rate": _covered_household_rate,
    "staffing_norm_rate": _staffing_norm_rate,
    "size_norm_rate": _size_norm_rate,
}
