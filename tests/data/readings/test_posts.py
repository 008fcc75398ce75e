from __future__ import annotations

from datetime import date

import pytest

from data.readings.inhabitants import inhabitants_of
from data.readings.posts import roster_of
from data.roster import Post

SOURCE = {"zh": "规定", "en": "rules"}
NORMS = (
    {"what": "full_time_workers", "low": 1, "source": SOURCE, "valid_from": "2025-01-01"},
    {"what": "part_time_workers", "low": 2, "source": SOURCE, "valid_from": "2025-01-01"},
)
AREAS = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {
        "level": "grid",
        "code": "G1",
        "name": "一",
        "parent": "S1",
        "households": 300,
        "persons": 900,
    },
    {"level": "grid", "code": "G2", "name": "二", "parent": "S1", "households": 200},
    {"level": "grid", "code": "G3", "name": "三", "parent": "S1"},
)
FULL = {"tier": "1", "kind": "专职", "is_full_time": "true"}
PART = {"tier": "1", "kind": "兼职", "is_full_time": "false"}
POLICE = {"tier": "X", "kind": "民警"}
DAY = date(2026, 10, 31)


def post(number, grid, traits, **more):
    return {"source_id": f"p{number}", "grid": grid, **traits, **more}


POSTS = (
    post(1, "G1", FULL),
    post(2, "G1", PART),
    post(3, "G1", PART, ended_on="2026-09-30"),
    post(4, "G1", POLICE),
    post(5, "G2", FULL),
    post(6, "G2", FULL),
    post(7, "G2", POLICE),
    post(8, "G3", {"tier": "N", "kind": "楼栋长"}),
)
RESIDENCES = ({"source_id": "r1", "grid": "G1"}, {"source_id": "r2", "grid": "G1"})


@pytest.fixture(scope="module")
def reader(make_reader):
    cases = [{"source_id": "c1", "grid": "G1", "reported_at": "2026-10-01 08:00:00"}]
    return make_reader(cases, AREAS, norms=NORMS, posts=POSTS, residences=RESIDENCES)


def roster(reader, name, day=DAY):
    area, profile = reader.place.area(name), reader.place.profile
    return reader.ask(lambda cursor, _: roster_of(cursor, area, profile, day))


def inhabitants(reader, name):
    area = reader.place.area(name)
    return reader.ask(lambda cursor, context: inhabitants_of(cursor, area, context))


def lacking(found):
    return {each.norm: each.lacking for each in found.shortages}


def test_posts_are_those_in_force_on_the_day(reader):
    now, before = roster(reader, "一"), roster(reader, "一", date(2026, 9, 30))
    assert [each.held for each in now.of("1") if each.kind == "兼职"] == [1]
    assert [each.held for each in before.of("1") if each.kind == "兼职"] == [2]
    assert lacking(before) == {"full_time_workers": 0, "part_time_workers": 0}


def test_what_is_lacking_adds_up_grid_by_grid_and_none_makes_up_for_another(reader):
    by_grid = [lacking(roster(reader, name)) for name in ("一", "二", "三")]
    whole = lacking(roster(reader, "东街道"))
    assert whole == {key: sum(each[key] for each in by_grid) for key in whole}
    assert whole == {"full_time_workers": 1, "part_time_workers": 5}


def test_a_kind_that_most_like_areas_have_is_missing_where_there_is_none(reader):
    assert roster(reader, "三").missing == (Post("X", "民警", 0),)
    assert roster(reader, "一").missing == ()


def test_before_any_norm_nothing_is_lacking_by_it(reader):
    assert roster(reader, "一", date(2024, 5, 1)).shortages == ()


def test_inhabitants_are_counted_with_all_areas_below(reader):
    found = {name: inhabitants(reader, name) for name in ("一", "二", "三", "东街道")}
    assert [each.households for each in found.values()] == [300, 200, None, 500]
    assert [each.persons for each in found.values()] == [900, None, None, 900]
    assert [each.residences for each in found.values()] == [2, 0, 0, 2]
