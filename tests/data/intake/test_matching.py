"""Department grids keep their shapes, and are matched with the grids in force at T."""

from __future__ import annotations

import pytest
import shapely

from tests.stores import fill, open_store, query, tiny_profile, write_tiny

WEST, EAST = shapely.box(120.60, 27.90, 120.62, 27.94), shapely.box(120.62, 27.90, 120.64, 27.94)
AREAS = (
    {"level": "street", "code": "S1", "name": "S1"},
    {"level": "grid", "code": "G1", "name": "G1", "parent": "S1", "shape": WEST},
    {"level": "grid", "code": "G2", "name": "G2", "parent": "S1", "shape": EAST},
)
MATCHED = "SELECT code, matched_as, area_id FROM department_grids ORDER BY code"
SHAPES = "SELECT shape, source_crs FROM department_grids ORDER BY code"


def own(code, shape):
    return {"code": code, "department": "消防", "name": code, "shape": shape}


def shapes(store):
    return [(shapely.from_wkb(bytes(shape)), crs) for shape, crs in query(store, SHAPES)]


def test_several_rows_of_one_code_are_one_shape_and_no_repeat(make_store) -> None:
    store = make_store([], AREAS, department_grids=[own("X1", WEST), own("X1", EAST)])
    ((shape, crs),) = shapes(store)
    assert shape.equals(shapely.union(WEST, EAST))
    assert crs == "EPSG:4326"
    assert query(store, MATCHED) == [("X1", "one_to_many", "street-S1")]
    assert query(store, "SELECT reason FROM import_refusals") == []


def test_overlaps_are_told_in_m2_and_as_shares(make_store) -> None:
    half = shapely.box(120.60, 27.90, 120.61, 27.94)
    store = make_store([], AREAS, department_grids=[own("X1", half)])
    ((area, m2, of_own, of_grid, is_mapped),) = query(
        store,
        "SELECT area_id, overlap_m2, share_of_department, share_of_grid, is_mapped "
        "FROM department_grid_overlaps",
    )
    assert (area, is_mapped) == ("grid-G1", True)
    # 0.01° by 0.04° at 27.92° north: 984.3 m by 4,433 m.
    assert m2 == pytest.approx(984.3 * 4433, rel=1e-3)
    assert (of_own, of_grid) == (pytest.approx(1), pytest.approx(0.5))
    assert query(store, MATCHED) == [("X1", "many_to_one", "grid-G1")]


def test_grids_that_are_not_in_force_at_t_stand_for_nothing(make_store) -> None:
    later = [*AREAS[:2], {**AREAS[2], "valid_from": "2026-11-01"}]
    store = make_store([], later, department_grids=[own("X1", WEST), own("X2", EAST)])
    assert query(store, MATCHED) == [("X1", "one_to_one", "grid-G1"), ("X2", "outside", None)]


@pytest.fixture
def import_again(tmp_path):
    """Imports more rows into a store of two grids and one department grid."""
    paths = write_tiny(tmp_path / "0", [], AREAS, department_grids=[own("X1", WEST)])
    fill(tmp_path / "home", tiny_profile("2026-10-31"), paths)

    def again(areas=(), **records):
        more = write_tiny(tmp_path / "1", [], areas, **records)
        fill(tmp_path / "home", tiny_profile("2026-10-31"), more)
        return open_store(tmp_path / "home")

    return again


def test_new_grids_are_matched_without_new_department_grids(import_again) -> None:
    wide = shapely.box(120.60, 27.90, 120.63, 27.94)
    store = import_again([{**AREAS[1], "shape": wide}])
    assert query(store, MATCHED) == [("X1", "many_to_one", "grid-G1")]


def test_a_file_without_shapes_leaves_them_as_they_were(import_again) -> None:
    store = import_again(department_grids=[{"code": "X1", "department": "消防", "name": "一中队"}])
    assert query(store, "SELECT name, matched_as FROM department_grids") == [
        ("一中队", "one_to_one")
    ]
    assert [shape for shape, _ in shapes(store)] == [WEST]


def test_a_department_grid_without_a_shape_is_not_matched(make_store) -> None:
    store = make_store([], AREAS, department_grids=[{"code": "X1", "department": "消防"}])
    assert query(store, MATCHED) == [("X1", None, None)]


def test_where_no_grid_has_a_shape_department_grids_stand_for_none(make_store) -> None:
    store = make_store([], [AREAS[0]], department_grids=[own("X1", WEST)])
    assert query(store, MATCHED) == [("X1", "outside", None)]
