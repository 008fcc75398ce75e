"""Planted faults are found once each, wherever the city lies; a perfect map has none."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geo.audit import Audit, Tolerance, Unlisted, audit
from geo.repairs import repaired
from tests.geo.cities import PLACES, SHENZHEN, box, faulty_city, whole_city

TOLERANCE = Tolerance(area_m2=10, sliver_m=1)
NEW_YORK = (-73.97, 40.75)
PLANTED_M2 = [
    ("gap", 10_000, ("00", "10")),
    ("overlap", 4_000, ("04", "14")),
    ("sliver", 150, ("22", "12")),
    ("beyond", 8_000, ("53",)),
    ("stray", 20_000, ("stray",)),
    ("multipart", 10_000, ("30",)),
]


def audited(city, tolerance=TOLERANCE, *, is_bounded=True):
    shapes, _ = read(city)
    return audit(shapes, list(city.grids), city.boundary if is_bounded else None, tolerance)


def read(city):
    """The grids as a file of them is read: valid."""
    return repaired(np.array(list(city.grids.values()), dtype=object))


def findings(city, **how):
    return audited(city, **how).findings


@pytest.mark.parametrize("is_bounded", [True, False], ids=["bounded", "unbounded"])
@pytest.mark.parametrize("place", PLACES)
def test_each_planted_fault_is_found_once_wherever_the_city_lies(place, is_bounded):
    found = audited(faulty_city().at(*PLACES[place]), is_bounded=is_bounded)
    planted = [each for each in PLANTED_M2 if is_bounded or each[0] != "beyond"]
    assert [(each.kind, each.ids) for each in found.findings] == [
        (kind, ids) for kind, _, ids in planted
    ]
    assert [each.area_m2 for each in found.findings] == pytest.approx(
        [planted_m2 for _, planted_m2, _ in planted], rel=1e-3
    )
    assert found.unlisted == ()


def test_the_planted_invalid_ring_is_told_once_and_leaves_no_trace():
    city = faulty_city().at(*SHENZHEN)
    _, (repair,) = read(city)
    assert list(city.grids)[repair.feature - 1] == "34"
    assert repair.changed_m2 == pytest.approx(0, abs=1)
    assert not any("34" in found.ids for found in findings(city))


@pytest.mark.parametrize("is_bounded", [True, False], ids=["bounded", "unbounded"])
@pytest.mark.parametrize("place", PLACES)
def test_a_perfect_map_has_no_findings_wherever_it_lies(place, is_bounded):
    assert audited(whole_city().at(*PLACES[place]), is_bounded=is_bounded) == Audit((), ())


@pytest.mark.parametrize(
    ("place", "crs"),
    [(NEW_YORK, "EPSG:2263"), (SHENZHEN, "EPSG:4547"), (SHENZHEN, "EPSG:3857")],
)
def test_another_coordinate_system_changes_nothing(place, crs):
    city = faulty_city().at(*place)
    before, after = findings(city), findings(city.by_way_of(crs))
    assert [(each.kind, each.ids) for each in after] == [(each.kind, each.ids) for each in before]
    assert [each.area_m2 for each in after] == pytest.approx([each.area_m2 for each in before])
    assert audited(whole_city().at(*place).by_way_of(crs)) == Audit((), ())


def test_a_finding_is_where_it_was_planted():
    city = faulty_city().at(*SHENZHEN)
    gap, overlap, *_ = findings(city)
    meets = shapely.relate_pattern(gap.shape, read(city)[0], "T********")
    assert not meets.any()
    assert all(city.grids[name].buffer(1e-12).covers(overlap.shape) for name in overlap.ids)


@pytest.mark.parametrize("place", PLACES)
def test_neighbours_of_equal_borders_come_in_text_order(place):
    city = whole_city()
    for row, column in ((0, 0), (1, 2), (3, 4), (5, 1)):
        gap = box(column * 500 + 450, row * 500 + 200, column * 500 + 550, row * 500 + 300)
        for name in (f"{column}{row}", f"{column + 1}{row}"):
            city = city.with_grids(**{name: city.grids[name] - gap})
    found = findings(city.at(*PLACES[place]))
    assert [each.ids for each in found] == [tuple(sorted(each.ids)) for each in found]
    assert len(found) == 4


def test_what_is_under_the_tolerance_is_counted_and_not_listed():
    city = faulty_city().at(*SHENZHEN)
    found = audited(city, Tolerance(area_m2=15_000, sliver_m=1))
    assert [each.kind for each in found.findings] == ["stray"]
    assert found.unlisted == (
        Unlisted("gap", 1, pytest.approx(10_000, rel=1e-3)),
        Unlisted("overlap", 1, pytest.approx(4_000, rel=1e-3)),
        Unlisted("sliver", 1, pytest.approx(150, rel=1e-3)),
        Unlisted("beyond", 1, pytest.approx(8_000, rel=1e-3)),
        Unlisted("multipart", 1, pytest.approx(10_000, rel=1e-3)),
    )


@pytest.mark.parametrize(("sliver_m", "kind"), [(0.4, "gap"), (0.6, "sliver")])
def test_a_gap_thinner_than_stated_is_a_sliver(sliver_m, kind):
    cut = box(1000, 1100, 1000.5, 1400)
    city = whole_city()
    city = city.with_grids(**{"22": city.grids["22"] - cut}).at(*SHENZHEN)
    (found,) = findings(city, tolerance=Tolerance(10, sliver_m))
    assert (found.kind, found.holders) == (kind, 0)
    assert found.width_m == pytest.approx(0.5, rel=0.01)


def test_a_thin_overlap_is_a_sliver_of_two_holders():
    city = whole_city()
    wide = city.grids["12"] | box(1000, 1100, 1000.5, 1400)
    (found,) = findings(city.with_grids(**{"12": wide}).at(*SHENZHEN))
    assert (found.kind, found.holders, found.ids) == ("sliver", 2, ("12", "22"))


def test_ground_of_three_areas_is_told_once_for_the_three():
    city = whole_city()
    city = city.with_grids(
        **{"10": city.grids["10"] | box(300, 0, 500, 100), "extra": box(400, 0, 600, 100)}
    )
    found = {each.ids: each.area_m2 for each in findings(city.at(*SHENZHEN))}
    assert found == {
        ("00", "10"): pytest.approx(10_000, rel=1e-3),
        ("00", "10", "extra"): pytest.approx(10_000, rel=1e-3),
        ("10", "extra"): pytest.approx(10_000, rel=1e-3),
    }


def test_the_same_shape_under_two_names_is_one_overlap():
    city = whole_city()
    city = city.with_grids(again=city.grids["11"])
    (found,) = findings(city.at(*SHENZHEN))
    assert (found.kind, found.ids) == ("overlap", ("11", "again"))


def test_a_gap_around_an_island_is_as_wide_as_the_ring():
    city = whole_city()
    city = city.with_grids(**{"22": box(1010, 1010, 1490, 1490)})
    (found,) = findings(city.at(*SHENZHEN))
    assert (found.kind, found.ids[0]) == ("gap", "22")
    assert found.area_m2 == pytest.approx(500**2 - 480**2, rel=1e-3)
    assert found.width_m == pytest.approx(10, rel=0.01)


def test_without_a_boundary_a_missing_corner_is_no_gap():
    city = whole_city()
    del city.grids["00"]
    city = city.at(*SHENZHEN)
    assert findings(city, is_bounded=False) == ()
    (found,) = findings(city)
    assert (found.kind, set(found.ids)) == ("gap", {"01", "10"})


def test_a_neighbour_outside_the_boundary_is_astray_with_it_and_not_without():
    city = whole_city().with_grids(beyond=box(3000, 0, 3500, 500)).at(*SHENZHEN)
    (found,) = findings(city)
    assert (found.kind, found.ids) == ("stray", ("beyond",))
    assert findings(city, is_bounded=False) == ()


@pytest.mark.parametrize(
    ("out_m", "kind", "holders"), [(500, "beyond", 1), (0.5, "sliver", 1)], ids=["wide", "thin"]
)
def test_a_grid_that_crosses_the_boundary_is_told_by_the_ground_outside(out_m, kind, holders):
    city = whole_city()
    wide = city.grids["50"] | box(3000, 0, 3000 + out_m, 500)
    (found,) = findings(city.with_grids(**{"50": wide}).at(*SHENZHEN))
    assert (found.kind, found.ids, found.holders) == (kind, ("50",), holders)
    assert found.area_m2 == pytest.approx(500 * out_m, rel=1e-3)


def test_a_part_far_away_is_both_a_part_and_astray():
    city = whole_city()
    parted = shapely.union(city.grids["00"], box(9000, 0, 9100, 100))
    found = findings(city.with_grids(**{"00": parted}).at(*SHENZHEN))
    assert [(each.kind, each.ids) for each in found] == [("stray", ("00",)), ("multipart", ("00",))]
    assert found[0].area_m2 == found[1].area_m2 == pytest.approx(10_000, rel=1e-3)


def test_a_boundary_without_areas_is_one_gap_without_neighbours():
    boundary = whole_city().at(*SHENZHEN).boundary
    (found,) = audit([], [], boundary, TOLERANCE).findings
    assert (found.kind, found.ids, found.shape.equals(boundary)) == ("gap", (), True)


def test_areas_alone_are_never_astray():
    alone = whole_city().at(*SHENZHEN).boundary
    assert audit([alone], ["city"], None, TOLERANCE) == Audit((), ())
    assert audit([], [], None, TOLERANCE) == Audit((), ())
