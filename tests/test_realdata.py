"""Published data of two real places against the figures known of them."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from callbacks.pictures import draw_picture
from data.profile import load_profile
from data.readings.question import Question
from data.scope import Scope, parse_by
from data.walls import Wall
from tests.agreement import assert_agrees
from tests.stores import fill

HERE = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("GELAN_REALDATA", HERE.parent / "shared" / "realdata"))

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"no folder {FOLDER}; GELAN_REALDATA names another one"
)


@pytest.fixture(scope="module")
def pingshan(tmp_path_factory):
    names = ("shenzhen_streets.geojson", "communities.csv", "events.csv")
    paths = [FOLDER / "pingshan" / name for name in names]
    return fill(tmp_path_factory.mktemp("pingshan"), load_profile("pingshan"), paths)


@pytest.fixture(scope="module")
def nyc(tmp_path_factory):
    names = ("community_districts.geojson", "311_2013-12-25.csv")
    paths = [FOLDER / "nyc" / name for name in names]
    return fill(tmp_path_factory.mktemp("nyc"), load_profile("nyc"), paths)


def read(store, metric, by=None, area=None):
    place = store.reader.place
    scope = Scope(place.as_of, area=place.area(area).area_id if area else None)
    asked = Question((metric,), scope, parse_by(by) if by else None)
    return store.reader.read(asked)[0]


def parts(figure):
    return figure.numerator, figure.denominator


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("case_volume", (10_000, None)),
        ("resolution_rate", (10_000, 10_000)),
        ("on_time_closure_rate", (9_076, 10_000)),
    ],
)
def test_pingshan_as_a_whole(pingshan, metric, expected):
    assert parts(read(pingshan, metric)[0].figure) == expected


@pytest.mark.parametrize(
    "metric",
    [
        "overdue_open",
        "median_hours_to_close",
        "p90_hours_to_close",
        "repeat_rate",
        "backlog_ageing",
    ],
)
def test_pingshan_records_no_times_persons_or_points(pingshan, metric):
    figure = read(pingshan, metric)[0].figure
    assert (figure.value, figure.status) == (None, "not_recorded")


def test_the_streets_of_pingshan(pingshan):
    by_street = {
        reading.name if reading.key else None: parts(reading.figure)
        for reading in read(pingshan, "on_time_closure_rate", "area:street")
    }
    assert by_street == {
        "坪山": (2_482, 2_737),
        "龙田": (2_233, 2_435),
        "坑梓": (1_999, 2_195),
        "马峦": (1_070, 1_206),
        "碧岭": (904, 996),
        "石井": (379, 421),
        None: (9, 10),
    }


def test_pingshan_reaches_back_to_its_last_day(pingshan):
    assert pingshan.reader.place.as_of.date() == datetime(2018, 12, 1).date()


def test_months_with_hardly_any_data_make_no_trend(pingshan):
    months = {r.key: r for r in read(pingshan, "case_volume", by="month")}
    partial = [key for key, reading in months.items() if reading.is_partial]
    # 21, 1, 5, 9, 7 and 1 days of them had any report; September has 25 and is whole.
    assert partial == [f"2018-{month}" for month in ("02", "03", "06", "07", "08", "12")]
    assert months["2018-03"].value == 8
    assert "2018-04" not in months


def test_departments_that_differ_by_a_bracket_alone_are_one(pingshan):
    departments = {r.key: r for r in read(pingshan, "on_time_closure_rate", by="department")}
    assert parts(departments["坪山街道综合执法队"].figure) == (645, 385 + 267)
    assert "坪山街道综合执法队（坪山街道办事处）" not in departments
    # Offices of the same kind in different streets stay apart.
    assert {"城管办（坑梓街道办事处）", "城管办（碧岭街道办事处）"} <= departments.keys()
    assert sum(r.figure.denominator for r in departments.values()) == 10_000


def test_the_channel_of_pingshan(pingshan):
    by_channel = {x.key: x.figure.value for x in read(pingshan, "case_volume", "channel")}
    assert by_channel["@坪山"] == 3_983
    assert len(by_channel) == 6
    assert sum(by_channel.values()) == 10_000


def test_cases_outside_the_due_set_are_counted_beside_the_rate(nyc):
    reading = read(nyc, "on_time_closure_rate")[0]
    assert (reading.outside, reading.figure.denominator) == (1_941, 434)


def test_the_whole_place_asked_by_its_name_holds_what_is_not_placed(pingshan):
    place = pingshan.reader.place
    assert place.within(place.root.area_id) is None
    assert place.within("坪山") == "street-64"


def test_new_york_is_judged_at_its_last_event(nyc):
    assert nyc.reader.place.as_of == datetime(2014, 4, 24, 17, 54, 27)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("case_volume", (2_386, None)),
        ("resolution_rate", (2_308, 2_386)),
        ("on_time_closure_rate", (372, 434)),
        ("overdue_open", (16, None)),
        ("backlog_ageing", (78, None)),
    ],
)
def test_new_york_as_a_whole(nyc, metric, expected):
    assert parts(read(nyc, metric)[0].figure) == expected


@pytest.mark.parametrize(
    ("metric", "hours"), [("median_hours_to_close", 48.0), ("p90_hours_to_close", 288.0)]
)
def test_how_long_new_york_takes(nyc, metric, hours):
    figure = read(nyc, metric)[0].figure
    assert (round(figure.value, 1), figure.n, figure.method) == (hours, 2_308, "observed")


def test_the_points_of_new_york_find_their_districts(nyc):
    by_district = {x.key: x.figure.value for x in read(nyc, "case_volume", "area:district")}
    assert sum(by_district.values()) - by_district[None] == 2_303


@pytest.mark.parametrize("name", ["pingshan", "nyc"])
def test_every_metric_of_a_real_place_equals_its_recomputation(name, request):
    store = request.getfixturevalue(name)
    area = f"area:{store.reader.place.levels[0].key}"
    bys = [parse_by(by) for by in (area, "month", "channel", "category")]
    assert_agrees(store, Scope(store.reader.place.as_of), None, *bys)


def test_pingshan_has_a_wall_of_its_cases_alone(pingshan):
    picture = draw_picture(pingshan.reader, Wall(period="all"))
    assert [scene.name for scene in picture.scenes] == ["overview", "cases", "attention"]
    assert "9,076 / 10,000" in picture.scenes[0].html
    assert all(f"{name}</" in picture.scenes[0].html for name in ("坪山", "坑梓", "马峦"))
