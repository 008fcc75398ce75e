"""The map of the grids in force at T is audited at import, and who lives in its faults is counted."""

from __future__ import annotations

import pytest
import shapely

from geo.measures import area_m2
from tests.stores import fill, open_store, query, tiny_profile, write_tiny

SQUARE = shapely.box(120.60, 27.90, 120.64, 27.94)
WEST, EAST = shapely.box(120.60, 27.90, 120.62, 27.94), shapely.box(120.62, 27.90, 120.64, 27.94)
GAP = shapely.box(120.605, 27.905, 120.607, 27.907)
FOUND = "SELECT kind, found, area_m2, area_ids, holders, households FROM map_findings ORDER BY ALL"
IN_GAP = {"longitude": 120.606, "latitude": 27.906}


def grid(code, shape, **stated):
    return {"level": "grid", "code": code, "name": code, "shape": shape, **stated}


HOLED = (grid("G1", WEST.difference(GAP)), grid("G2", EAST))


def test_a_perfect_map_has_no_findings(make_store) -> None:
    store = make_store([], [grid("G1", WEST), grid("G2", EAST)], place={"shape": SQUARE})
    assert query(store, FOUND) == []


def test_a_gap_is_found_with_its_neighbour_and_the_households_in_it(make_store) -> None:
    homes = [
        {**IN_GAP, "households": 7},
        {**IN_GAP, "households": 5},
        {**IN_GAP, "longitude": 120.63, "households": 90},
        {**IN_GAP},
    ]
    store = make_store([], HOLED, place={"shape": SQUARE}, residences=homes)
    ((kind, found, m2, ids, holders, households),) = query(store, FOUND)
    assert (kind, found, ids, holders, households) == ("gap", 1, ["grid-G1"], 0, 12)
    assert m2 == pytest.approx(area_m2([GAP])[0], rel=1e-3)


def test_who_lives_in_a_gap_is_not_known_where_no_residence_is(make_store) -> None:
    ((*_, households),) = query(make_store([], HOLED, place={"shape": SQUARE}), FOUND)
    assert households is None


def test_ground_outside_all_grids_is_a_gap_only_where_the_boundary_is_stated(make_store) -> None:
    kinds = [
        [row[0] for row in query(make_store([], [grid("G1", WEST)], place=place), FOUND)]
        for place in ({"shape": SQUARE}, None)
    ]
    assert kinds == [["gap"], []]


def test_grids_that_are_not_in_force_at_t_are_not_audited(make_store) -> None:
    twice = [grid("G1", WEST), grid("G2", EAST), grid("G3", EAST, valid_to="2026-01-01")]
    assert query(make_store([], twice, place={"shape": SQUARE}), FOUND) == []
    ((kind, _, _, ids, holders, _),) = query(
        make_store([], [*twice[:2], grid("G3", EAST)], place={"shape": SQUARE}), FOUND
    )
    assert (kind, ids, holders) == ("overlap", ["grid-G2", "grid-G3"], 2)


def test_findings_under_a_square_metre_are_counted_together(make_store) -> None:
    specks = [shapely.box(x, 27.92, x + 0.000005, 27.920005) for x in (120.605, 120.61)]
    holed = WEST.difference(shapely.union_all(specks))
    store = make_store([], [grid("G1", holed), grid("G2", EAST)], place={"shape": SQUARE})
    ((kind, found, m2, ids, holders, households),) = query(store, FOUND)
    # Each is 0.49 m by 0.55 m.
    assert (kind, found, ids, holders, households) == ("sliver", 2, None, None, None)
    assert m2 == pytest.approx(2 * 0.49 * 0.55, rel=0.02)


def test_who_lives_in_a_gap_follows_later_residences(tmp_path) -> None:
    home, profile = tmp_path / "home", tiny_profile("2026-10-31")
    fill(home, profile, write_tiny(tmp_path / "0", [], HOLED, place={"shape": SQUARE}))
    later = write_tiny(tmp_path / "1", [], [], residences=[{**IN_GAP, "households": 3}])
    fill(home, profile, later)
    ((*_, households),) = query(open_store(home), FOUND)
    assert households == 3
