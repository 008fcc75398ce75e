"""What the city's own files say, counted without a store, is what the readings say; and what is
planted in them is what asks for attention.
"""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest

from callbacks.hot_spots import hot_layer_at
from callbacks.pages.overview import ATTENTION, questions
from data.address import Address
from data.attention.listing import items
from data.demo.plan import Flood
from data.periods import parse_period
from data.profile import load_profile
from data.readings.question import Question
from data.scope import Scope
from tests.stores import fill, query


@pytest.fixture(scope="module")
def store(city, tmp_path_factory):
    return fill(tmp_path_factory.mktemp("city"), load_profile("demo"), city.paths)


@pytest.fixture(scope="module")
def reader(store):
    return store.reader


@pytest.fixture(params=["2026-10", "2024-12", "2026-W43"])
def period(request, reader):
    return parse_period(request.param, reader.place.as_of)


@pytest.fixture
def read(reader, period):
    """Numerators and denominators of the whole city."""

    def read(*metrics):
        (answers,) = reader.read(Question(metrics, Scope(reader.place.as_of, period)))
        return [(each.figure.numerator, each.figure.denominator) for each in answers]

    return read


def within(period, times):
    return (times >= str(period.start)) & (times < str(period.end))


def test_nothing_is_refused_and_no_value_is_impossible(store):
    runs = "SELECT count(*), sum(refused_rows), sum(nulled_values) FROM import_runs"
    assert query(store, runs) == [(len(store.reader.place.profile.sources), 0, 0)]


def test_every_pause_and_whistle_finds_its_case(store):
    lost = (
        "SELECT count(*) FROM (SELECT case_id FROM case_pauses UNION ALL SELECT case_id FROM "
        "whistle_calls) AS told ANTI JOIN cases USING (case_id) WHERE told.case_id IS NOT NULL"
    )
    assert query(store, lost) == [(0,)]


def test_cases_are_those_of_the_files(city, read, period):
    legacy = city.table("legacy.csv", ("交办时间", "化解时限", "化解时间"))
    legacy = legacy.rename(
        columns={"交办时间": "上报时间", "化解时限": "办理时限", "化解时间": "结案时间"}
    )
    cases = pd.concat([city.cases, legacy.assign(作废="否", 缓办="否")])
    valid = cases[cases["作废"] == "否"]
    opened = valid[within(period, valid["上报时间"])]
    due = valid[within(period, valid["办理时限"]) & (valid["缓办"] == "否")]
    on_time = due["结案时间"] <= due["办理时限"]
    assert read("case_volume", "resolution_rate", "on_time_closure_rate") == [
        (len(opened), None),
        (opened["结案时间"].notna().sum(), len(opened)),
        (on_time.sum(), len(due)),
    ]


def test_grids_are_judged_by_the_staff_and_the_norm_of_the_day(city, read, period):
    day = str(period.end - timedelta(days=1))
    posts = city.table("posts.csv").fillna({"离岗日期": "9999"})
    held = posts[(posts["上岗日期"] <= day) & (posts["离岗日期"] >= day)]
    staff = held.groupby(["区域编码", "专兼职"]).size().unstack(fill_value=0)
    enough = staff.index[(staff["专职"] >= 1) & (staff["兼职"] >= 2)]
    grids = city.grids[city.grids["启用日期"].fillna("") <= day]
    homes, is_staffed = grids["户数"], grids["网格编码"].isin(enough)
    right_size = homes.between(300, 500 if day >= "2025" else 600)
    assert read("staffing_norm_rate", "covered_household_rate", "size_norm_rate") == [
        (is_staffed.sum(), len(grids)),
        (homes[is_staffed].sum(), homes.sum()),
        (right_size.sum(), homes.count()),
    ]


def test_volunteers_are_those_of_the_files(city, read, period):
    shifts = city.shifts[within(period, city.shifts["服务日期"])]
    volunteers = city.table("volunteers.csv", ["注册日期"])
    registered = volunteers[volunteers["注册日期"] < str(period.end)]["志愿者编号"]
    active, hours = registered.isin(shifts["志愿者编号"]).sum(), shifts["hours"].sum()
    assert read("volunteer_hours", "hours_per_1000_households", "active_volunteer_rate") == [
        (hours, None),
        (hours, city.grids["户数"].sum()),
        (active, len(registered)),
    ]


def test_services_are_those_of_the_file(city, read, period):
    services = city.table("services.csv", ["办结时间"])
    finished = services[within(period, services["办结时间"])]
    assert read("services_delivered", "online_service_rate") == [
        (len(finished), None),
        ((finished["是否网办"] == "是").sum(), len(finished)),
    ]


@pytest.mark.parametrize(("shown", "matter"), [("2026-10", "排水内涝"), ("2026-W43", None)])
def test_the_layer_of_hot_spots_names_the_low_ground_of_the_flood(reader, shown, matter):
    address = Address(page="coverage", period=shown, layer="hot", matter=matter)
    layer = hot_layer_at(address, reader, reader.place.profile.grid_level)
    (spot,) = layer.found.spots
    assert spot.around_cases > 1.5 * spot.expected
    lowest, *others = [reader.place.areas[area_id].name for area_id in spot.area_ids]
    assert lowest == Flood().lowest_grid
    assert {name[:2] for name in others} == {lowest[:2]}


def test_the_start_page_names_all_that_happened(reader):
    asked = questions(Address(), reader.place)
    answers = {
        name.removeprefix(ATTENTION): found
        for name, found in zip(asked, reader.read(*asked.values()), strict=True)
        if name.startswith(ATTENTION)
    }
    found = items(answers, reader.place, asked["totals"].scope, reader.feeds)
    named = {(item.kind, item.metric, item.by): item.readings[0].name for item in found}
    assert named["below_target", "on_time_closure_rate", "department"] == "市政园林中心"
    assert named["below_target", "staffing_norm_rate", "area:grid"] == "东岭-03"
    assert named["below_target", "on_time_closure_rate", "area:grid"] == "东岭-03"
    assert named["changed", "case_volume", "category"] == "排水内涝"
    assert named["changed", "volunteer_hours", "area:zone"] == "河湾片区"
