"""One kind of facility in one area: where it stands, whom it reaches, where more would help most."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import duckdb
import numpy as np
import pandas as pd
import shapely

from data.outlines import Point, Polygons
from data.place import Place
from data.siting import Site, Siting
from geo.drawing import polygon_rings
from geo.reach import circles
from geo.siting import LonLat, Plan, best_sites

MOST_SITES: Final = 15
_MOST_CANDIDATES: Final = 3_000
_DECIMALS: Final = 5
_OPEN: Final = (
    "kind = $kind AND coalesce(opened_on <= $day, true) AND coalesce(closed_on >= $day, true)"
)
_FACILITIES: Final = f"""
SELECT longitude, latitude FROM facilities
WHERE {_OPEN} AND longitude IS NOT NULL AND latitude IS NOT NULL ORDER BY facility_id
"""
_RESIDENCES: Final = f"""
SELECT r.area_id, r.longitude, r.latitude, r.households, n.residence_id IS NOT NULL AS is_covered
FROM residences r LEFT JOIN (
    SELECT DISTINCT residence_id FROM residence_reach JOIN facilities USING (facility_id)
    WHERE {_OPEN}) n USING (residence_id)
WHERE longitude IS NOT NULL AND latitude IS NOT NULL AND households IS NOT NULL
AND ($area IS NULL OR r.area_id IN (SELECT area_id FROM area_closure WHERE ancestor_id = $area))
ORDER BY r.residence_id
"""


def siting_of(
    connection: duckdb.DuckDBPyConnection, place: Place, kind: str, day: date, area: str | None
) -> Siting:
    """Proposals for one kind of facility among the residences of an area, on one day.

    Candidates are the points of residences, of more than 3,000 every second, third … of them.
    Facilities beyond the area's border count for those within.
    """
    on_day = {"kind": kind, "day": day}
    stands = connection.execute(_FACILITIES, on_day).df()
    homes = connection.execute(_RESIDENCES, {**on_day, "area": area}).df()
    if homes.empty:
        return Siting(kind, _points(stands), (), (), 0, 0)
    radius_m = place.profile.reach.radius_m
    is_covered = homes["is_covered"].to_numpy(np.bool_)
    households = homes["households"].to_numpy(np.int64)
    candidates = homes.iloc[:: -(-len(homes) // _MOST_CANDIDATES)]
    plans = best_sites(
        _degrees(candidates), _degrees(homes), households, is_covered, radius_m, MOST_SITES
    )
    return Siting(
        kind,
        _points(stands),
        _ground(stands, radius_m),
        _points(homes[~is_covered & (households > 0)]),
        int(households.sum()),
        int(households[is_covered].sum()),
        tuple(tuple(_sites(plan, candidates)) for plan in plans),
    )


def _sites(plan: Plan, candidates: pd.DataFrame) -> Iterable[Site]:
    for site in plan.sites:
        home = candidates.iloc[site.candidate]
        at = float(home["longitude"]), float(home["latitude"])
        area_id = home["area_id"] if isinstance(home["area_id"], str) else None
        yield Site(at, area_id, site.gain_households, site.covered_households)


def _ground(stands: pd.DataFrame, radius_m: float) -> Polygons:
    if stands.empty:
        return ()
    return polygon_rings(shapely.union_all(circles(*_degrees(stands), radius_m)), _DECIMALS)


def _degrees(points: pd.DataFrame) -> LonLat:
    return points["longitude"].to_numpy(np.float64), points["latitude"].to_numpy(np.float64)


def _points(rows: pd.DataFrame) -> tuple[Point, ...]:
    return tuple(zip(*(each.round(_DECIMALS).tolist() for each in _degrees(rows)), strict=True))
