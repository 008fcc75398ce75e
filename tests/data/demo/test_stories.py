"""Each story shows in the files of the city, and none in those of the quiet one."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from data.demo.plan import (
    Campaign,
    CityPlan,
    Flood,
    LateArrivals,
    LeavingStaff,
    RisingRepeats,
    RoadSurvey,
    SlowDepartment,
)

FLOOD, SLOW, LEAVING, CAMPAIGN = Flood(), SlowDepartment(), LeavingStaff(), Campaign()
LATE, REPEATS, SURVEY = LateArrivals(), RisingRepeats(), RoadSurvey()
END = pd.Timestamp("2026-11-01")


def on_time(cases, month):
    """Share of the cases due in a month that were closed by then."""
    due = cases[cases["办理时限"].dt.strftime("%Y-%m") == month]
    due = due[(due["作废"] == "否") & (due["缓办"] == "否") & (due["办理时限"] < END)]
    return (due["结案时间"] <= due["办理时限"]).mean()


def flood_factor(files):
    """Drainage cases of the days of rain against those of the days before."""
    drainage = files.cases[files.cases["大类"] == "排水内涝"]["上报时间"]
    first = pd.Timestamp(FLOOD.first_day)
    days = (drainage - first).dt.days
    wet = days.between(0, len(FLOOD.factors) - 1).sum() / len(FLOOD.factors)
    return wet / (days.between(-60, -1).sum() / 60)


def water(files):
    """Drainage cases of the days of rain, by grid."""
    drainage = files.cases[files.cases["大类"] == "排水内涝"]
    days = (drainage["上报时间"] - pd.Timestamp(FLOOD.first_day)).dt.days
    return drainage["grid"][days.between(0, len(FLOOD.factors) - 1)].value_counts()


def full_timers(files):
    grid = files.grids.set_index("网格名称")["网格编码"][LEAVING.grid]
    posts = files.table("posts.csv")
    theirs = posts[(posts["区域编码"] == grid) & (posts["专兼职"] == "专职")]
    return (~(theirs["离岗日期"] < "2026-10-31")).sum()


def activity(files, month):
    """Share of the volunteers of the campaign's 片区 who were active in a month."""
    zone = files.shifts[files.shifts["zone"] == CAMPAIGN.zone]
    served = zone["服务日期"].dt.strftime("%Y-%m") == month
    return zone[served]["志愿者编号"].nunique() / zone["志愿者编号"].nunique()


def test_rain_brings_drainage_cases(city, quiet):
    assert 2.8 < flood_factor(city) < 5
    assert flood_factor(quiet) < 1.4


def test_the_water_gathers_in_a_few_grids_side_by_side(city):
    wettest = water(city).index[: FLOOD.low_grids - 2]
    assert FLOOD.lowest_grid in wettest
    shapes = city.grids.set_index("网格名称").loc[wettest, "shape"].to_numpy()
    assert shapely.union_all(shapes).geom_type == "Polygon"
    assert water(city)[wettest].sum() > 0.4 * water(city).sum()


def test_where_the_water_gathers_changes_nothing_for_the_whole_city(city, make_files, stages):
    level = make_files(plan=CityPlan(flood=Flood(share_on_low_ground=0)))
    told = ["小类", "承办单位", "办理时限", "作废", "缓办", *stages]
    pd.testing.assert_frame_equal(city.cases[told], level.cases[told])
    is_moved = city.cases["grid"].fillna("") != level.cases["grid"].fillna("")
    assert is_moved.sum() > 60
    assert set(city.cases["大类"][is_moved]) == {"排水内涝"}


def test_the_day_of_the_heaviest_rain_stands_out(city):
    days = city.cases["上报时间"].dt.date.value_counts()
    october = days[[day for day in days.index if (day.year, day.month) == (2026, 10)]]
    assert october.idxmax() == pd.Timestamp("2026-10-21").date()


@pytest.mark.parametrize("month", ["2026-09", "2026-10"])
def test_one_department_is_slow_since_september(city, quiet, month):
    theirs, calm = (f.cases[f.cases["承办单位"] == SLOW.department] for f in (city, quiet))
    assert 0.72 < on_time(theirs, month) < 0.84
    assert on_time(theirs, "2026-08") > 0.92
    assert on_time(calm, month) > 0.91


def test_one_grid_loses_its_staff_and_slows_down(city, quiet):
    assert full_timers(city) == 0
    assert full_timers(quiet) >= 1
    theirs, calm = (f.cases[f.cases["grid"] == LEAVING.grid] for f in (city, quiet))
    assert on_time(theirs, "2026-10") < 0.87 < on_time(theirs, "2026-07")
    assert on_time(calm, "2026-10") > 0.87


def test_a_campaign_wakes_volunteers_in_one_zone(city, quiet):
    named = city.shifts[city.shifts["活动"] == CAMPAIGN.name]
    assert set(named["zone"]) == {CAMPAIGN.zone}
    assert named["服务日期"].min() >= pd.Timestamp(CAMPAIGN.first_day)
    assert activity(city, "2026-10") > 1.3 * activity(city, "2026-08")
    assert activity(quiet, "2026-10") < 1.15 * activity(quiet, "2026-08")
    assert CAMPAIGN.name not in set(quiet.shifts["活动"])


def arrivals(files, department=None):
    """Median hours until departments arrive, before and since the day of the story."""
    calls = files.calls.dropna(subset="报到时间")
    if department:
        calls = calls[calls["响应单位"] == department]
    hours = (calls["报到时间"] - calls["吹哨时间"]) / pd.Timedelta(hours=1)
    since = calls["吹哨时间"] >= pd.Timestamp(LATE.since)
    return hours[~since].median(), hours[since].median()


def same_place(files, since):
    """Share of the cases of the story's category that lie where another one does."""
    theirs = files.cases[(files.cases["小类"] == REPEATS.small) & files.cases["经度"].notna()]
    points = theirs["经度"] + " " + theirs["纬度"]
    is_later = theirs["上报时间"] >= pd.Timestamp(REPEATS.since)
    return points.duplicated()[is_later == since].mean()


def share_of_roads(files, month):
    cases = files.cases[files.cases["上报时间"].dt.strftime("%Y-%m") == month]
    return (cases["小类"] == SURVEY.small).mean()


def test_one_department_arrives_late_since_august(city, quiet):
    before, since = arrivals(city, LATE.department)
    assert since > 1.5 * before
    for files, department in ((city, "公安局"), (quiet, LATE.department)):
        before, since = arrivals(files, department)
        assert since < 1.25 * before


def test_one_category_repeats_itself_since_august(city, quiet):
    assert same_place(city, since=True) > 0.22
    assert same_place(city, since=False) < 0.08
    assert same_place(quiet, since=True) < 0.08


def test_october_looks_at_roads(city, quiet):
    assert share_of_roads(city, "2026-10") > 1.3 * share_of_roads(city, "2026-09")
    assert share_of_roads(quiet, "2026-10") < 1.2 * share_of_roads(quiet, "2026-09")


def test_part_of_the_fall_of_october_is_mix(city):
    """At the shares of September, October would have kept more of its deadlines."""

    def by_matter(month):
        cases = city.cases[(city.cases["作废"] == "否") & (city.cases["缓办"] == "否")]
        due = cases[cases["办理时限"].dt.strftime("%Y-%m") == month]
        kept = due["结案时间"] <= due["办理时限"]
        return kept.groupby(due["小类"] == SURVEY.small).agg(["mean", "size"])

    before, after = by_matter("2026-09"), by_matter("2026-10")
    shares = [month["size"] / month["size"].sum() for month in (before, after)]
    mix = ((shares[1] - shares[0]) * (before["mean"] + after["mean"]) / 2).sum()
    assert -0.004 < mix < -0.001


def test_nothing_drifts_in_the_quiet_city(quiet):
    years = quiet.cases["上报时间"].dt.to_period("Y-OCT").value_counts()
    assert years.max() < 1.03 * years.min()
    services = quiet.table("services.csv", ["受理时间"])
    online = (services["是否网办"] == "是").groupby(services["受理时间"].dt.year).mean()
    assert online.max() - online.min() < 0.02
