"""The place's own boundary, and how much of every boundary the grids cover."""

from __future__ import annotations

from datetime import date

import pytest
import shapely

from geo.measures import area_m2
from tests.stores import fill, query, tiny_profile, write_tiny

OPEN = (date(1, 1, 1), date(9999, 12, 31))
SQUARE = shapely.box(120.60, 27.90, 120.64, 27.94)
WEST, EAST = shapely.box(120.60, 27.90, 120.62, 27.94), shapely.box(120.62, 27.90, 120.64, 27.94)
GAP = shapely.box(120.605, 27.905, 120.615, 27.915)
COVER = "SELECT valid_from, valid_to, covered_m2, boundary_m2 FROM area_cover WHERE area_id = "


def area(level, code, shape, **stated):
    return {"level": level, "code": code, "name": code, "shape": shape, **stated}


def test_the_place_has_its_own_boundary_name_and_households(make_store) -> None:
    store = make_store(
        [],
        [area("grid", "G1", WEST)],
        place={"name": "别名", "households": 900, "shape": SQUARE},
    )
    assert query(store, "SELECT area_id, name, households FROM areas WHERE level = 'place'") == [
        ("tiny", "tiny", 900)
    ]
    ((drawn_m2, is_derived),) = query(
        store, "SELECT area_m2, is_derived FROM area_shapes WHERE area_id = 'tiny'"
    )
    assert (drawn_m2, is_derived) == (pytest.approx(area_m2([SQUARE])[0]), False)
    assert query(store, "SELECT DISTINCT parent_id FROM areas WHERE level = 'grid'") == [("tiny",)]


def test_a_gap_in_the_grids_is_missing_from_the_cover(make_store) -> None:
    grids = [area("grid", "G1", WEST.difference(GAP)), area("grid", "G2", EAST)]
    store = make_store([], grids, place={"shape": SQUARE})
    ((first, last, covered_m2, boundary_m2),) = query(store, f"{COVER} 'tiny'")
    assert (first, last) == OPEN
    assert boundary_m2 - covered_m2 == pytest.approx(area_m2([GAP])[0], rel=1e-3)


def test_the_cover_changes_on_the_days_on_which_grids_come_and_go(make_store) -> None:
    grids = [
        area("grid", "G1", WEST, valid_to="2026-06-30"),
        area("grid", "G2", EAST, valid_from="2026-04-01"),
    ]
    store = make_store([], grids, place={"shape": SQUARE})
    share = [
        (first, last, round(covered_m2 / boundary_m2, 3))
        for first, last, covered_m2, boundary_m2 in query(store, f"{COVER} 'tiny' ORDER BY 1")
    ]
    assert share == [
        (OPEN[0], date(2026, 3, 31), 0.5),
        (date(2026, 4, 1), date(2026, 6, 30), 1.0),
        (date(2026, 7, 1), OPEN[1], 0.5),
    ]


def test_only_boundaries_that_a_file_states_above_the_grids_are_covered(make_store) -> None:
    areas = [area("street", "S1", SQUARE), area("grid", "G1", WEST, parent="S1")]
    store = make_store([], areas)
    assert query(store, "SELECT area_id FROM area_cover") == [("street-S1",)]


def test_where_no_grid_is_drawn_nothing_is_known_of_the_cover(make_store) -> None:
    grid = {"level": "grid", "code": "G1", "name": "G1"}
    store = make_store([], [grid], place={"shape": SQUARE})
    assert query(store, "SELECT * FROM area_cover") == []


def test_a_boundary_that_moves_moves_its_cover(tmp_path) -> None:
    profile = tiny_profile("2026-10-31")
    grids = [area("grid", "G1", WEST)]
    fill(tmp_path / "home", profile, write_tiny(tmp_path, (), grids, place={"shape": SQUARE}))
    store = fill(tmp_path / "home", profile, write_tiny(tmp_path, (), (), place={"shape": WEST}))
    ((_, _, covered_m2, boundary_m2),) = query(store, f"{COVER} 'tiny'")
    assert covered_m2 == boundary_m2
