"""What the audit found is read by area, with small maps of the exact shapes."""

from __future__ import annotations

import pytest
import shapely

from data.findings import RATIO, SHOWN_OF_A_KIND
from data.readings.findings import findings_of

SQUARE = shapely.box(120.60, 27.90, 120.64, 27.94)
WEST, EAST = shapely.box(120.60, 27.90, 120.62, 27.94), shapely.box(120.62, 27.90, 120.64, 27.94)
GAP = shapely.box(120.605, 27.905, 120.606, 27.906)
STREETS = tuple({"level": "street", "code": code, "name": code} for code in ("S1", "S2"))


def grids(west=WEST, east=EAST):
    return (
        *STREETS,
        {"level": "grid", "code": "G1", "name": "G1", "parent": "S1", "shape": west},
        {"level": "grid", "code": "G2", "name": "G2", "parent": "S2", "shape": east},
    )


def own(code, shape):
    return {"code": code, "department": "消防", "name": code, "shape": shape}


def found(reader, area=None):
    place = reader.place
    asked = place.areas[area] if area else place.root
    return reader.ask(lambda cursor, _: findings_of(cursor, asked, place))


@pytest.fixture(scope="module")
def reader(make_reader):
    """A gap in G1, a department grid that has G2 and a quarter of G1, and one in no grid."""
    wide = shapely.box(120.615, 27.90, 120.64, 27.94)
    away = shapely.box(120.70, 27.90, 120.71, 27.91)
    department_grids = [own("X1", wide), own("X2", away), own("X3", WEST)]
    return make_reader(
        [], grids(WEST.difference(GAP)), place={"shape": SQUARE}, department_grids=department_grids
    )


def test_a_fault_has_a_small_map_with_its_exact_shape(reader) -> None:
    (fault,) = found(reader).faults
    assert shapely.from_wkb(fault.wkb).equals(GAP)
    view = fault.close_up
    west, south, east, north = view.bounds
    assert shapely.box(*view.bounds).contains(GAP)
    assert shapely.box(*view.reach).contains(shapely.box(*view.bounds))
    assert GAP.contains(shapely.Point(view.at))
    # At 27.9° a degree of longitude is 0.884 of one of latitude.
    assert (east - west) * 0.884 / (north - south) == pytest.approx(RATIO, rel=0.01)
    assert view.labels.keys() == {"grid-G1"}


def test_a_small_map_shows_no_detail_that_nobody_could_see(make_reader) -> None:
    ragged = shapely.segmentize(WEST.difference(GAP), 1e-5)
    (fault,) = found(make_reader([], grids(ragged), place={"shape": SQUARE})).faults
    drawn = sum(
        len(ring) for shape in fault.close_up.around for polygon in shape for ring in polygon
    )
    assert drawn < 20
    assert shapely.from_wkb(fault.wkb).equals(GAP)


def test_an_area_has_the_faults_at_its_own_grids_alone(reader) -> None:
    assert len(found(reader, "street-S1").faults) == 1
    assert found(reader, "street-S2").faults == ()


def test_an_offender_is_told_by_what_lies_in_the_wrong_grid(reader) -> None:
    straddling, outside = found(reader).offenders
    assert (straddling.kind, straddling.code) == ("straddling", "X1")
    (cut,) = straddling.cuts
    assert (cut.area_id, cut.share_of_grid) == ("grid-G1", pytest.approx(0.25, rel=0.01))
    assert shapely.from_wkb(straddling.wkb).area == pytest.approx(0.005 * 0.04, rel=1e-6)
    assert straddling.close_up.border
    assert (outside.kind, outside.cuts, outside.close_up.border) == ("outside", (), ())


def test_a_breach_of_a_rule_is_told_with_its_code_or_shares(make_reader) -> None:
    streets = [{**STREETS[0], "shape": WEST}, {**STREETS[1], "shape": EAST}]
    wide = shapely.box(120.60, 27.90, 120.63, 27.94)
    rest = shapely.box(120.63, 27.90, 120.64, 27.94)
    rules = {"grids": {"code_masks": ["?1"]}}
    reader = make_reader([], (*streets, *grids(wide, rest)[2:]), profile=rules)
    code, several = found(reader).faults
    assert (code.kind, code.code, code.area_ids) == ("code", "G2", ("grid-G2",))
    assert several.area_ids == ("grid-G1", "street-S1", "street-S2")
    assert several.shares == pytest.approx((2 / 3, 1 / 3), rel=1e-3)
    assert several.close_up.labels.keys() == {"grid-G1", "grid-G2"}


def test_a_perfect_map_is_told_from_a_map_without_shapes(make_reader) -> None:
    perfect = found(make_reader([], grids(), place={"shape": SQUARE}))
    assert (perfect.grids, perfect.has_boundary, perfect.faults) == (2, True, ())
    without = found(make_reader([{"grid": "G1"}], STREETS))
    assert (without.grids, without.has_boundary, without.faults) == (0, False, ())


def test_the_largest_of_many_faults_have_small_maps(make_reader) -> None:
    holes = [
        shapely.box(x, 27.91, x + 0.0001 + number / 1e6, 27.911)
        for number, x in enumerate(120.6005 + step / 1000 for step in range(SHOWN_OF_A_KIND + 2))
    ]
    reader = make_reader([], grids(WEST.difference(shapely.union_all(holes))))
    faults = found(reader).faults
    assert len(faults) == SHOWN_OF_A_KIND + 2
    assert [fault.close_up is not None for fault in faults[-3:]] == [True, False, False]
    areas = [fault.area_m2 for fault in faults]
    assert areas == sorted(areas, reverse=True)
