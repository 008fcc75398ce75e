"""The faults of the grid map and the department grids that do not fit it, in one area."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, get_args

import duckdb
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.close_ups import Ground
from data.findings import SHOWN_OF_A_KIND, Cut, Finding, Findings, MapFault, Offender, Unlisted
from data.place import Area, Place
from geo.matching import Match, Overlap, cut_parts

_AUDITED: Final = """
SELECT (SELECT count(*) FROM areas JOIN area_shapes USING (area_id)
        WHERE level = $level AND coalesce(valid_from <= $day, true)
        AND coalesce(valid_to >= $day, true)),
       (SELECT count(*) FROM area_shapes WHERE area_id = $root AND NOT is_derived)
"""
_FAULTS: Final = """
SELECT kind, found, area_m2, width_m, area_ids, holders, households, shape,
       CASE WHEN kind = 'code' THEN (SELECT code FROM areas WHERE area_id = area_ids[1]) END,
       shares
FROM map_findings WHERE $is_whole OR list_has_any(area_ids, $within::VARCHAR[])
ORDER BY list_position($kinds::VARCHAR[], kind), area_m2 DESC, area_ids, shape
"""
_OFFENDERS: Final = """
SELECT d.department_grid_id, d.matched_as, d.department, d.code, d.name, d.shape,
       o.area_id, o.overlap_m2, o.share_of_department, o.share_of_grid
FROM department_grids d LEFT JOIN department_grid_overlaps o
    ON o.department_grid_id = d.department_grid_id AND o.is_mapped
WHERE d.matched_as IN ('many_to_one', 'straddling', 'outside')
ORDER BY d.department, d.code, d.department_grid_id, o.overlap_m2 DESC, o.area_id
"""
_SHAPES: Final = """
SELECT area_id, shape FROM areas JOIN area_shapes USING (area_id) WHERE level = ? ORDER BY area_id
"""
Row = tuple[Any, ...]
Shapes = Mapping[str, BaseGeometry]


def findings_of(connection: duckdb.DuckDBPyConnection, area: Area, place: Place) -> Findings:
    """What the last import found wrong in an area and at its border; all of it for the place."""
    level, is_whole = place.profile.grid_level, area is place.root
    within = {area.area_id, *(below.area_id for below in place.below(area.area_id))}
    asked = {"level": level, "day": place.as_of.date(), "root": place.root.area_id}
    ((grids, stated),) = connection.execute(_AUDITED, asked).fetchall()
    wanted = {"is_whole": is_whole, "within": list(within), "kinds": list(get_args(MapFault))}
    faults = connection.execute(_FAULTS, wanted).fetchall()
    matched = _matched(connection.execute(_OFFENDERS).fetchall(), None if is_whole else within)
    if not faults and not matched:
        return Findings(grids, bool(stated))
    shapes = _shapes(connection, level)
    ground = Ground(shapes)
    tolerance = place.profile.matching.tolerance
    return Findings(
        grids,
        bool(stated),
        tuple(_faults([row for row in faults if row[7] is not None], ground)),
        tuple(Unlisted(*row[:3]) for row in faults if row[7] is None),
        tuple(_offenders(matched, shapes, ground, tolerance)),
    )


def _shapes(connection: duckdb.DuckDBPyConnection, level: str) -> Shapes:
    """The shapes of all areas of a level as they are, by area id."""
    rows = connection.execute(_SHAPES, [level]).fetchall()
    shapes = shapely.from_wkb([bytes(shape) for _, shape in rows])
    return dict(zip((area_id for area_id, _ in rows), shapes, strict=True))


def _faults(rows: Iterable[Row], ground: Ground) -> Iterable[Finding]:
    shown: Counter[str] = Counter()
    for kind, _, *told, shape, code, shares in rows:
        shown[kind] += 1
        is_shown = shown[kind] <= SHOWN_OF_A_KIND
        wkb = bytes(shape)
        close_up = ground.close_up(shapely.from_wkb(wkb)) if is_shown else None
        area_m2, width_m, area_ids, holders, households = told
        yield Finding(
            *(kind, area_m2, width_m, tuple(area_ids), holders, households, wkb, close_up),
            *(code, tuple(shares or ())),
        )


def _matched(rows: Iterable[Row], within: Collection[str] | None) -> list[list[Row]]:
    """The overlaps of each offender, of those alone that have ground in the area."""
    by_id: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_id[row[0]].append(row)
    return [
        laps for laps in by_id.values() if within is None or any(lap[6] in within for lap in laps)
    ]


def _offenders(
    matched: Sequence[Sequence[Row]], shapes: Shapes, ground: Ground, tolerance: float
) -> Iterable[Offender]:
    for number, rows in enumerate(matched):
        kind, department, code, name, shape = rows[0][1:6]
        whole = shapely.from_wkb(bytes(shape))
        laps = [row for row in rows if row[6]]
        wrong = _wrong_parts(kind, whole, laps, shapes, tolerance)
        own = shapely.union_all(list(wrong.values())) if wrong else whole
        cuts = [Cut(*lap[6:]) for lap in laps if not wrong or lap[6] in wrong]
        is_shown = number < SHOWN_OF_A_KIND
        close_up = ground.close_up(own, whole if wrong else None) if is_shown else None
        yield Offender(
            *(kind, department or "", code or "", name or "", tuple(cuts), shapely.to_wkb(own)),
            close_up,
        )


def _wrong_parts(
    kind: Any, whole: BaseGeometry, laps: Sequence[Row], shapes: Shapes, tolerance: float
) -> Shapes:
    """The parts of a straddling grid that lie in the wrong grids, by these."""
    overlaps = tuple(
        Overlap(grid, m2, of_department, of_grid, is_mapped=True, is_whole=of_grid >= 1 - tolerance)
        for grid, (m2, of_department, of_grid) in enumerate(lap[7:] for lap in laps)
    )
    grids = np.array([shapes[lap[6]] for lap in laps], dtype=object)
    parts = cut_parts(Match(0, kind, overlaps), [whole], grids)
    return {laps[part.grid][6]: part.shape for part in parts}
