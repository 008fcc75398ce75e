"""Where no residence has a point, the service circle is told of the ground, under its own name."""

from __future__ import annotations

from datetime import datetime

import pytest
import shapely

from data.periods import parse_period
from data.scope import Scope, parse_by
from geo.measures import area_m2
from geo.reach import circles
from tests.agreement import assert_agrees
from tests.questions import T, figure, figures, parts
from tests.rows import ON_TIME

LONGITUDE, LATITUDE = 120.6, 27.9
KINDS = [{"key": key, "zh": key, "en": key, "mark": key[0]} for key in ("clinic", "park")]
REACH = {"reach": {"radius_m": 500, "kinds": KINDS}}
WEST = shapely.box(120.58, 27.88, 120.6, 27.92)
EAST = shapely.box(120.6, 27.88, 120.62, 27.92)
BY_GROUND = ("life_circle_ground_rate", "facility_reach_ground_rate")


def grid(code, street, shape, **stated):
    return {
        "level": "grid", "code": code, "name": code, "parent": street, "shape": shape, **stated
    }  # fmt: skip


AREAS = (
    *({"level": "street", "code": code, "name": code} for code in ("S1", "S2")),
    grid("G1", "S1", WEST),
    grid("G2", "S2", EAST),
    grid("G3", "S2", shapely.box(120.62, 27.88, 120.63, 27.92), valid_from="2026-10-01"),
)


def stand(kind, longitude=LONGITUDE, latitude=LATITUDE, **stated):
    return {"kind": kind, "longitude": longitude, "latitude": latitude, **stated}


STANDS = (
    stand("clinic"),
    stand("park", 120.603),
    stand("park", 120.625, 27.9, opened_on="2026-09-10"),
    stand("park", 120.59, 27.89, closed_on="2026-09-12"),
    stand("school", 120.59, 27.91),
)


@pytest.fixture(scope="module")
def store(make_store):
    return make_store([ON_TIME], AREAS, profile=REACH, facilities=STANDS)


def circle_m2(longitude=LONGITUDE):
    return area_m2(circles([longitude], [LATITUDE], 500))[0]


def test_a_kind_reaches_the_ground_of_its_circle(store):
    by_kind = figures(store.reader, "facility_reach_ground_rate", by="facility_kind")
    found = by_kind["clinic"]
    assert found.numerator == pytest.approx(circle_m2(), rel=1e-3)
    assert found.denominator == pytest.approx(area_m2([WEST, EAST]).sum())
    assert (found.n, found.low) == (2, None)


def test_all_kinds_together_are_where_circles_of_every_kind_meet(store):
    (clinic, park) = circles([LONGITUDE, 120.603], [LATITUDE] * 2, 500)
    found = figure(store.reader, "life_circle_ground_rate")
    wanted = area_m2([shapely.intersection(clinic, park)])[0]
    assert found.numerator == pytest.approx(wanted, rel=1e-3)


def test_the_whole_is_the_sum_of_its_areas(store):
    for metric in BY_GROUND:
        by_street = figures(store.reader, metric, by="area:street").values()
        whole = figure(store.reader, metric)
        for part in ("numerator", "denominator"):
            summed = sum(getattr(each, part) or 0 for each in by_street)
            assert summed == pytest.approx(getattr(whole, part))


def test_facilities_and_grids_count_from_their_first_to_their_last_day(store):
    asked = {"by": "day", "period": "2026-09-09..2026-10-01"}
    found = list(figures(store.reader, "facility_reach_ground_rate", **asked).values())
    reached, ground = zip(*map(parts, found), strict=True)
    assert reached[1] > reached[0] and reached[4] < reached[3]
    assert ground[-1] > ground[-2] == ground[0]


def test_it_is_not_recorded_as_soon_as_a_home_can_be_counted(make_reader, store):
    homes = [{"longitude": LONGITUDE, "latitude": LATITUDE, "households": 3}]
    reader = make_reader([], AREAS, profile=REACH, facilities=STANDS, residences=homes)
    for asked, is_by_ground in ((reader, False), (store.reader, True)):
        by_ground = {figure(asked, metric).status for metric in BY_GROUND}
        assert by_ground == {"ok" if is_by_ground else "not_recorded"}
        by_homes = figure(asked, "life_circle_rate").status
        assert (by_homes == "not_recorded") == is_by_ground


def test_without_facilities_shapes_or_kinds_nothing_is_recorded(make_reader):
    drawn, plain = AREAS, [{k: v for k, v in each.items() if k != "shape"} for each in AREAS]
    for areas, facilities, profile in (
        (drawn, [{"kind": "clinic"}], REACH),
        (plain, STANDS, REACH),
        (drawn, STANDS, {}),
    ):
        reader = make_reader([], areas, profile=profile, facilities=facilities)
        assert {figure(reader, metric).status for metric in BY_GROUND} == {"not_recorded"}


@pytest.mark.parametrize("by", [None, "area:street", "area:grid", "facility_kind", "month"])
def test_it_equals_its_independent_recomputation(store, by):
    scope = Scope(T, parse_period("2026-Q3", T), compare="prev")
    assert_agrees(store, scope, parse_by(by) if by else None)


def test_it_equals_its_independent_recomputation_in_a_street_and_earlier(store):
    as_of = datetime(2026, 9, 11, 12)
    assert_agrees(store, Scope(as_of, parse_period("2026-09", as_of), "street-S2"), parse_by("day"))
