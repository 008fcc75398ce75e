"""What happens in the made-up city, in numbers that a real one could have."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from data.demo.matters import MATTERS
from data.demo.rhythm import HOLIDAY, HOLIDAYS, SPRING_FESTIVAL, WEEKEND, WORKDAY, kinds_of_days
from data.demo.services import ITEMS

END = pd.Timestamp("2026-11-01")


@pytest.fixture(scope="session")
def judged(city):
    """Cases that are neither void nor suspended."""
    cases = city.cases
    return cases[(cases["作废"] == "否") & (cases["缓办"] == "否")]


def counted_year(times):
    """The years of the city run from November to October and are called after their end."""
    return times.dt.year + (times.dt.month > 10)


def in_month(times, month):
    return times.dt.strftime("%Y-%m") == month


def test_a_year_brings_some_fifty_thousand_cases(city):
    years = counted_year(city.cases["上报时间"]).value_counts()
    assert years.between(43_000, 60_000).all()
    assert years[2024] < years[2025] < years[2026]


def test_stages_follow_each_other(city, stages):
    for earlier, later in pairwise(stages):
        reached = city.cases[city.cases[later].notna()]
        assert (reached[earlier] <= reached[later]).all()


def test_nothing_is_known_of_the_time_after_the_last_day(city, stages, call_stages):
    assert (city.cases[[*stages, "联系时间"]].max() < END).all()
    assert (city.calls[call_stages].max() < END).all()


def test_deadlines_lie_after_the_report(city):
    assert (city.cases["办理时限"] > city.cases["上报时间"]).all()


def test_most_cases_are_closed_in_time(judged):
    closed = judged["结案时间"].notna()
    late = closed & (judged["结案时间"] > judged["办理时限"])
    due = judged[judged["办理时限"] < END]
    october = in_month(due["办理时限"], "2026-10")
    assert 0.95 < 1 - (late | ~closed)[due.index][october].mean() < 0.97
    assert 0.96 < 1 - (late | ~closed)[due.index].mean() < 0.98


def test_most_cases_of_the_last_month_are_closed(judged):
    october = judged[in_month(judged["上报时间"], "2026-10")]
    assert 0.96 < october["结案时间"].notna().mean() < 0.98


def test_few_cases_are_void_or_suspended(city):
    assert 0.012 < (city.cases["作废"] == "是").mean() < 0.018
    suspended = city.cases[city.cases["缓办"] == "是"]
    assert 0.0002 < len(suspended) / len(city.cases) < 0.002
    assert suspended["上报时间"].min() > END - pd.Timedelta(days=60)


def test_some_cases_do_not_say_where(city):
    nowhere = city.cases[["网格编码", "社区", "经度"]].isna().all(axis=1)
    assert 0.002 < nowhere.mean() < 0.005


def test_every_matter_channel_and_department_occurs(city):
    assert set(city.cases["小类"]) == {matter.small for matter in MATTERS}
    assert set(city.cases["承办单位"]) == {matter.department for matter in MATTERS}
    assert city.cases["上报渠道"].nunique() == 6


def test_holidays_are_off_and_the_weekends_worked_for_them_are_not():
    kinds = kinds_of_days(pd.Timestamp("2026-02-13").date(), 16)
    assert kinds[0] == WORKDAY
    assert kinds[1] == WORKDAY
    assert (kinds[2:11] == SPRING_FESTIVAL).all()
    assert (kinds[11:15] == WORKDAY).all()
    assert kinds[15] == WORKDAY
    assert kinds_of_days(pd.Timestamp("2026-10-07").date(), 2).tolist() == [HOLIDAY, WORKDAY]
    assert kinds_of_days(pd.Timestamp("2026-10-17").date(), 2).tolist() == [WEEKEND, WEEKEND]


def test_holidays_do_not_overlap():
    days = [day for _, first, last in HOLIDAYS for day in pd.date_range(first, last)]
    assert len(days) == len(set(days))


def test_noise_is_a_matter_of_summer_evenings(city):
    times = city.cases.loc[city.cases["大类"] == "噪声扰民", "上报时间"]
    summer, winter = (times.dt.month.isin(months).sum() for months in ([6, 7, 8], [12, 1, 2]))
    assert summer > 1.5 * winter
    assert times.dt.hour.between(18, 23).mean() > 0.4


def test_patrols_go_by_day(city):
    times = city.cases.loc[city.cases["小类"] == "消防通道堵塞", "上报时间"]
    assert times.dt.hour.between(8, 17).mean() > 0.7


def test_weekends_and_the_spring_festival_are_quieter(city):
    days = city.cases["上报时间"].dt.normalize().value_counts().sort_index()
    weekday = days.index.day_of_week
    assert days[weekday >= 5].mean() < 0.95 * days[weekday < 5].mean()
    assert days["2026-02-15":"2026-02-23"].mean() < 0.75 * days["2026-02"].mean()


def test_staff_grow_towards_the_norm(city):
    posts = city.table("posts.csv")
    codes = city.grids["网格编码"]

    def meeting(day):
        there = posts[(posts["上岗日期"] <= day) & ~(posts["离岗日期"] < day)]
        counts = there.groupby(["区域编码", "专兼职"]).size().unstack(fill_value=0)
        counts = counts.reindex(codes, fill_value=0)
        return ((counts["专职"] >= 1) & (counts["兼职"] >= 2)).mean()

    assert meeting("2023-11-01") < 0.75
    assert 0.84 < meeting("2026-10-31") < 0.90


def test_all_six_professionals_serve(city):
    posts = city.table("posts.csv")
    assert posts.loc[posts["层级"] == "X", "类别"].nunique() == 6


def test_services_move_online(city):
    services = city.table("services.csv", ["受理时间", "办结时间"])
    assert 55_000 < len(services) < 65_000
    assert len(set(ITEMS)) == 335
    assert set(services["事项"]) == set(ITEMS)
    online = services["是否网办"] == "是"
    years = online.groupby(counted_year(services["受理时间"])).mean()
    assert 0.39 < years[2024] < 0.44
    assert 0.46 < years[2026] < 0.51


def test_a_third_of_the_volunteers_is_active_in_a_month(city):
    assert len(city.table("volunteers.csv")) == 4800
    october = city.shifts[in_month(city.shifts["服务日期"], "2026-10")]
    assert 0.31 < october["志愿者编号"].nunique() / 4800 < 0.36
    assert 11_000 < october["hours"].sum() < 13_500


def test_nobody_serves_before_registering_or_without_rest(city):
    registered = city.table("volunteers.csv", ["注册日期"]).set_index("志愿者编号")["注册日期"]
    shifts = city.shifts
    assert (shifts["服务日期"] >= shifts["志愿者编号"].map(registered)).all()
    assert shifts.groupby(["志愿者编号", "服务日期"]).size().max() <= 2
