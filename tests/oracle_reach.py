"""The metrics of reach and provision: circles, floor area, stations, cameras, department grids."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any, Final

import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from tests.oracle_coverage import (
    boundaries,
    grid_shapes,
    grids_in_force,
    shapes_of,
    square_metres,
    state_day,
)
from tests.oracle_figures import Expected, per, share
from tests.oracle_parts import Part
from tests.oracle_places import lives_in, residents
from tests.oracle_records import Records
from tests.oracle_time import is_in_force

_WGS84: Final = Geod(ellps="WGS84")
_LEGAL: Final = ("one_to_one", "one_to_many")


def _grid_overlap_rate(part: Part) -> Expected:
    boundary = boundaries(part.records).get(part.area)
    if boundary is None:
        return share(0, 0, n=1)
    grids = grid_shapes(part)
    laps = [
        shapely.intersection(
            shapely.intersection(grid, shapely.union_all(grids[:number])), boundary
        )
        for number, grid in enumerate(grids)
    ]
    covered_m2 = square_metres(shapely.intersection(shapely.union_all(grids), boundary))
    return share(sum(map(square_metres, laps)), covered_m2, n=1)


def _life_circle_rate(part: Part) -> Expected:
    homes, near = _homes(part)
    is_complete = np.logical_and.reduce(near) if near else np.zeros(len(homes), bool)
    return share(int(homes.households[is_complete].sum()), int(homes.households.sum()))


def _facility_reach_rate(part: Part) -> Expected:
    homes, near = _homes(part)
    reached = sum(int(homes.households[is_near].sum()) for is_near in near)
    return share(reached, len(near) * int(homes.households.sum()))


def _homes(part: Part) -> tuple[pd.DataFrame, list[np.ndarray]]:
    """Residences that can be judged; for each kind, whether one in force is near each of them."""
    records, day = part.records, state_day(part)
    facilities = records.facilities
    is_open = is_in_force(facilities.opened_on, facilities.closed_on, day).to_numpy()
    radius_m = records.profile.reach.radius_m
    near = records.once("reach", lambda: _distances_m(records.residences, facilities) <= radius_m)
    homes = records.residences
    is_asked = (
        homes.area_id.map(part.belongs).astype(bool)
        & homes[["longitude", "latitude", "households"]].notna().all(axis=1)
    ).to_numpy()
    by_kind = [
        near[:, is_open & (facilities.kind == kind.key).to_numpy()].any(axis=1)[is_asked]
        for kind in records.profile.reach.kinds
    ]
    return homes[is_asked], by_kind


def _life_circle_ground_rate(part: Part) -> Expected:
    found = _ground(part)
    complete = sum(m2 * _share(grid, circles) for grid, m2, circles in found)
    return share(complete, sum(m2 for _, m2, _ in found), n=len(found))


def _facility_reach_ground_rate(part: Part) -> Expected:
    found, kinds = _ground(part), len(part.records.profile.reach.kinds)
    reached = sum(m2 * _share(grid, [circle]) for grid, m2, circles in found for circle in circles)
    return share(reached, kinds * sum(m2 for _, m2, _ in found), n=len(found))


def _ground(part: Part) -> list[tuple[Any, float, list[Any]]]:
    """Grids in force with their shape and m², and the ground around what is open of each kind."""
    facilities, reach = part.records.facilities, part.records.profile.reach
    is_open = is_in_force(facilities.opened_on, facilities.closed_on, state_day(part))
    known = facilities[is_open & facilities[["longitude", "latitude"]].notna().all(axis=1)]
    around = [
        shapely.union_all(
            [_circle(*at, reach.radius_m) for at in own[["longitude", "latitude"]].to_numpy()]
        )
        for own in (known[known.kind == kind.key] for kind in reach.kinds)
    ]
    shapes = shapes_of(part.records)
    grids = [shapes[each] for each in part.rows(grids_in_force(part)).area_id if each in shapes]
    return [(grid, square_metres(grid), around) for grid in grids]


def _circle(longitude: float, latitude: float, radius_m: float) -> Any:
    turns = [(longitude, latitude, 360 / 64 * number, radius_m) for number in range(64)]
    return shapely.Polygon([_WGS84.fwd(*turn)[:2] for turn in turns])


def _share(grid: Any, circles: list[Any]) -> float:
    """The share of a grid inside all the circles, in the plane of the map."""
    return shapely.intersection_all([grid, *circles]).area / grid.area


def _distances_m(ones: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    """From each to each; infinite where a point is not known."""
    rows = [
        [
            np.inf
            if pd.isna([*one, *other]).any()
            else _WGS84.inv(one[0], one[1], other[0], other[1])[2]
            for other in zip(others.longitude, others.latitude, strict=True)
        ]
        for one in zip(ones.longitude, ones.latitude, strict=True)
    ]
    return np.array(rows, float).reshape(len(ones), len(others))


def _floor_area_per_100_households(part: Part) -> Expected:
    areas_m2 = part.rows(_rooms(part)).floor_area_m2
    return per(float(areas_m2.sum()), part.residents("households"), 100, len(areas_m2))


def _rooms(part: Part) -> pd.DataFrame:
    """Facilities whose floor area counts, in force on the day, where households are known."""
    living = residents("households", part.records.areas, part.tree)
    counted, facilities = part.records.profile.reach.floor_area_kinds, part.records.facilities
    is_room = facilities.kind.isin(counted) if counted else facilities.floor_area_m2.notna()
    is_open = is_in_force(facilities.opened_on, facilities.closed_on, state_day(part))
    rooms = facilities[is_room & is_open].dropna(subset="floor_area_m2")
    is_among = rooms.area_id.map(lambda area: lives_in(living, area, part.tree)).astype(bool)
    return rooms[is_among]


def _floor_area_norm_rate(part: Part) -> Expected:
    norm = part.records.norm("floor_area_m2_per_100_households", state_day(part).date())
    if norm is None:
        return share(0, 0)
    areas, tree = part.records.areas, part.tree
    held = areas[areas.level == part.records.profile.floor_area_level]
    held = part.rows(held[is_in_force(held.valid_from, held.valid_to, state_day(part))])
    living, rooms = residents("households", areas, tree), _rooms(part)
    met = judged = 0
    for area in held.area_id:
        households = sum(n for place, n in living.items() if area in tree.line(place))
        within = rooms[rooms.area_id.map(lambda place, area=area: area in tree.line(place))]
        if households:
            judged += 1
            met += bool(within.floor_area_m2.sum() / households * 100 >= norm.low)
    return share(met, judged)


def _station_rate(part: Part) -> Expected:
    grids = len(part.rows(grids_in_force(part)))
    norm = part.records.norm("grids_per_station", state_day(part).date())
    facilities, reach = part.records.facilities, part.records.profile.reach
    is_open = is_in_force(facilities.opened_on, facilities.closed_on, state_day(part))
    stations = len(part.rows(facilities[is_open & facilities.kind.isin(reach.station_kinds)]))
    return share(stations, ceil(grids / norm.high) if norm else 0, n=grids)


def _key_site_video_rate(part: Part) -> Expected:
    records = part.records
    cameras, radius_m = records.cameras, records.profile.video.radius_m
    near = records.once("watch", lambda: _distances_m(records.key_sites, cameras) <= radius_m)
    is_out = np.array([is_intact is False for is_intact in cameras.is_intact.tolist()], bool)
    works = is_in_force(cameras.opened_on, cameras.closed_on, state_day(part)).to_numpy() & ~is_out
    sites = records.key_sites.assign(is_watched=near[:, works].any(axis=1))
    known = part.rows(sites).dropna(subset=["longitude", "latitude"])
    return share(int(known.is_watched.sum()), len(known))


def _share_of_cameras(flag: str) -> Callable[[Part], Expected]:
    def measure(part: Part) -> Expected:
        cameras = part.records.cameras
        is_there = is_in_force(cameras.opened_on, cameras.closed_on, state_day(part))
        told = part.rows(cameras[is_there])[flag].dropna().tolist()
        return share(sum(told), len(told))

    return measure


def _mapping_legality(part: Part) -> Expected:
    own, matched = part.rows(part.records.department_grids), _matches(part.records)
    found = [matched[key][0] for key in own.department_grid_id if key in matched]
    return share(sum(kind in _LEGAL for kind in found), len(found))


def _mapping_completeness(part: Part) -> Expected:
    found = _matches(part.records)
    grids = part.rows(grids_in_force(part)).area_id
    mapped = total = 0
    for _, own in part.records.department_grids.groupby("department", dropna=False):
        stood_for = {grid for key in own.department_grid_id for grid in found.get(key, ("", ()))[1]}
        mapped += sum(grid in stood_for for grid in grids)
        total += len(grids)
    return share(mapped, total)


def _matches(records: Records) -> dict[str, tuple[str, tuple[str, ...]]]:
    asked = ("matches", *records.department_grids.department_grid_id)
    return records.once(asked, lambda: _matched(records))


def _matched(records: Records) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What each department grid is, and the grids for which it stands, in force at T."""
    profile, tolerance = records.profile, records.profile.matching.tolerance
    day = pd.Timestamp(profile.place.declared_as_of.date())
    areas = records.areas[records.areas.level == profile.grid_level]
    in_force = set(areas.area_id[is_in_force(areas.valid_from, areas.valid_to, day)])
    shapes = {
        row.area_id: shapely.from_wkb(bytes(row.shape_of))
        for row in records.shapes.rename(columns={"shape": "shape_of"}).itertuples()
        if row.area_id in in_force
    }
    found = {}
    for row in records.department_grids.dropna(subset="shape").to_dict("records"):
        own = shapely.from_wkb(bytes(row["shape"]))
        common = {grid: square_metres(own.intersection(shape)) for grid, shape in shapes.items()}
        of_grid = {grid: m2 / square_metres(shapes[grid]) for grid, m2 in common.items()}
        mapped = tuple(
            grid
            for grid, m2 in common.items()
            if m2 / square_metres(own) > tolerance or of_grid[grid] > tolerance
        )
        is_whole = all(of_grid[grid] >= 1 - tolerance for grid in mapped)
        found[row["department_grid_id"]] = (_kind(len(mapped), is_whole=is_whole), mapped)
    return found


def _kind(grids: int, *, is_whole: bool) -> str:
    if not grids:
        return "outside"
    if grids == 1:
        return "one_to_one" if is_whole else "many_to_one"
    return "one_to_many" if is_whole else "straddling"


REACH_MEASURES: Final[dict[str, Callable[[Part], Expected]]] = {
    "grid_overlap_rate": _grid_overlap_rate,
    "life_circle_rate": _life_circle_rate,
    "facility_reach_rate": _facility_reach_rate,
    "life_circle_ground_rate": _life_circle_ground_rate,
    "facility_reach_ground_rate": _facility_reach_ground_rate,
    "floor_area_per_100_households": _floor_area_per_100_households,
    "floor_area_norm_rate": _floor_area_norm_rate,
    "station_rate": _station_rate,
    "key_site_video_rate": _key_site_video_rate,
    "camera_online_rate": _share_of_cameras("is_online"),
    "camera_intact_rate": _share_of_cameras("is_intact"),
    "mapping_completeness": _mapping_completeness,
    "mapping_legality": _mapping_legality,
}
