"""How the city deals with its cases: on the way, at the end, in mediation, in pauses."""

from __future__ import annotations

import pandas as pd
import pytest

HOUR = pd.Timedelta(hours=1)


@pytest.fixture(scope="module")
def cases(city):
    return city.cases[city.cases["作废"] == "否"]


@pytest.fixture(scope="module")
def disputes(cases):
    return cases[cases["案件类型"] == "矛盾纠纷"]


def test_most_who_complain_are_called_within_a_day(cases):
    theirs = cases[cases["诉求人"].notna()]
    assert 0.95 < (theirs["联系时间"] - theirs["上报时间"] <= 24 * HOUR).mean() < 0.99
    called = theirs.dropna(subset="联系时间")
    assert (called["联系时间"] >= called["上报时间"]).all()


def test_nobody_is_called_about_what_the_city_found_itself(cases):
    assert cases.loc[cases["诉求人"].isna(), "联系时间"].isna().all()


def test_most_cases_are_filed_within_two_hours(cases):
    filed = cases.dropna(subset="立案时间")
    assert 0.95 < (filed["立案时间"] - filed["受理时间"] <= 2 * HOUR).mean() < 0.99


def test_only_the_long_matters_leave_the_handling_to_the_rules(cases):
    dispatched = cases.dropna(subset="派遣时间")
    stated = dispatched["处置时限"].notna()
    assert 0.6 < stated.mean() < 0.8
    assert (dispatched["处置时限"] < dispatched["办理时限"])[stated].all()
    assert 0.95 < (dispatched["处置时间"] <= dispatched["处置时限"])[stated].mean() < 0.99


def test_few_cases_bounce_come_back_or_were_missed(cases):
    bounced, reworked = (cases[name].dropna().astype(int) for name in ("退单次数", "返工次数"))
    assert 0.04 < (bounced > 0).mean() < 0.06
    assert 0.02 < (reworked > 0).mean() < 0.04
    assert {0, 1, 2} < {*bounced, *reworked} <= {*range(5)}
    assert 0.01 < (cases["漏报"] == "是").mean() < 0.03


def test_only_inspections_find_what_was_missed(cases):
    missed = cases[cases["漏报"] == "是"]
    assert set(missed["上报渠道"]) == {"数字城管", "视频巡查"}


def test_what_a_case_has_not_reached_is_not_stated(city):
    def known(column):
        return city.cases[column].notna()

    assert known("退单次数").equals(known("派遣时间"))
    assert known("返工次数").equals(known("核查时间"))
    assert known("漏报").equals(known("立案时间"))
    assert known("结案层级").equals(known("结案时间"))


def test_a_good_part_does_not_answer_the_call_back(cases):
    theirs = cases[cases["回访时间"].notna() & cases["诉求人"].notna()]
    assert 0.5 < theirs["是否解决"].notna().mean() < 0.7
    assert cases.loc[cases["回访时间"].isna() | cases["诉求人"].isna(), "是否解决"].isna().all()
    assert 0.9 < (theirs["是否解决"].dropna() == "是").mean() < 0.95
    assert 0.87 < (theirs["满意度"].dropna() != "不满意").mean() < 0.93


def test_whose_matter_is_not_solved_is_hardly_satisfied(cases):
    dissatisfied = (cases["满意度"] == "不满意").groupby(cases["是否解决"]).mean()
    assert dissatisfied["否"] > 0.6
    assert dissatisfied["是"] < 0.1


def test_grids_without_a_community_close_nothing_at_one(city):
    without = city.grids.loc[city.grids["社区编码"].isna(), "网格编码"]
    levels = city.cases.loc[city.cases["网格编码"].isin(without), "结案层级"]
    assert set(levels.dropna()) == {"网格", "大网格", "片区", "市级"}
    assert set(city.cases["结案层级"].dropna()) == {*levels.dropna(), "社区"}


def test_most_disputes_are_settled_near_by(disputes):
    levels = disputes["结案层级"].value_counts(normalize=True)
    assert 0.45 < levels["网格"] < 0.6
    assert levels["市级"] < 0.08


def test_every_dispute_is_mediated_and_nothing_else_is(city, disputes):
    assert disputes["调解方式"].notna().equals(disputes["受理时间"].notna())
    assert disputes["调解结果"].notna().equals(disputes["结案时间"].notna())
    assert disputes["调解方式"].nunique() == 5
    assert 0.88 < (disputes["调解结果"].dropna() == "调解成功").mean() < 0.94
    others = city.cases[city.cases["案件类型"] != "矛盾纠纷"]
    assert others[["调解方式", "调解结果", "协议履行期限", "协议履行日期"]].isna().all(axis=None)


def test_most_agreements_hold(disputes):
    agreed = disputes.dropna(subset="协议履行期限")
    assert set(agreed["调解结果"]) == {"调解成功"}
    due, done = (pd.to_datetime(agreed[name]) for name in ("协议履行期限", "协议履行日期"))
    assert (due > agreed["结案时间"]).all()
    assert (done.dropna() >= agreed["结案时间"].dt.normalize()[done.notna()]).all()
    assert done.max() <= pd.Timestamp("2026-10-31") < due.max()
    assert 0.85 < (done <= due)[due < "2026-11"].mean() < 0.91


def test_few_cases_stand_still_and_only_between_dispatch_and_handling(city):
    pauses = city.table("pauses.csv", ("暂停时间", "恢复时间"))
    assert 0.02 < len(pauses) / len(city.cases) < 0.03
    assert pauses["案件编号"].is_unique
    cases = city.cases.set_index("案件编号").loc[pauses["案件编号"]].reset_index()
    assert (pauses["暂停时间"] > cases["派遣时间"]).all()
    ended = pauses["恢复时间"].notna()
    assert (pauses["恢复时间"] - pauses["暂停时间"] >= HOUR)[ended].all()
    is_handled = cases["处置时间"].notna()
    assert (pauses["恢复时间"] <= cases["处置时间"])[is_handled].all()
    assert 0 < (~ended).sum() < 50


def test_some_pauses_last_over_a_weekend_or_a_holiday(city):
    pauses = city.table("pauses.csv", ("暂停时间", "恢复时间"))
    sunday = pauses["暂停时间"].dt.to_period("W-SUN").dt.end_time.dt.normalize()
    day = pd.Timedelta(days=1)
    weekend = (pauses["暂停时间"] < sunday - day) & (pauses["恢复时间"] > sunday + day)
    assert weekend.sum() > 200
    national_day = (pauses["暂停时间"] < "2026-10-01") & (pauses["恢复时间"] > "2026-10-08")
    assert national_day.any()
