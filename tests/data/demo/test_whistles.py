"""Whistles: what they are about, who is called, and how the departments answer."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from data.demo.matters import MATTERS
from data.profile import load_profile

NEVER = {"非法营运查处", "校园周边秩序维护", "危险品泄漏处置"}
CHRONIC = {"马路市场取缔", "餐饮油烟治理", "物业管理矛盾协调"}


@pytest.fixture(scope="module")
def calls(city):
    return city.calls


@pytest.fixture(scope="module")
def whistles(calls):
    return calls.drop_duplicates("哨编号")


@pytest.fixture(scope="module")
def listed():
    """The items of the profile by their block."""
    return {block.block: block.items for block in load_profile("demo").whistle_items}


def test_the_list_has_36_items_in_three_blocks(listed):
    assert list(listed) == ["综合执法", "管理服务", "应急处置"]
    assert len({item for items in listed.values() for item in items}) == 36


def test_whistles_are_about_the_items_of_the_list(calls, listed):
    known = {(block, item) for block, items in listed.items() for item in items}
    blown = set(zip(calls["清单大块"], calls["清单小项"], strict=True))
    assert blown < known
    assert {item for _, item in known - blown} == NEVER


def test_a_few_items_come_again_and_again(whistles):
    counts = whistles["清单小项"].value_counts()
    assert set(counts.index[:3]) == CHRONIC
    assert counts.iloc[2] > 2 * counts.median()


def test_a_month_brings_about_a_hundred_whistles(whistles):
    months = whistles["吹哨时间"].dt.strftime("%Y-%m").value_counts()
    assert len(months) == 36
    assert 90 < months.mean() < 110
    assert months.between(50, 150).all()


def test_one_to_three_departments_are_called_each_once(calls):
    assert set(calls.groupby("哨编号").size()) == {1, 2, 3}
    assert not calls.duplicated(["哨编号", "响应单位"]).any()
    assert calls["派哨编号"].is_unique
    assert set(calls["响应单位"]) == {matter.department for matter in MATTERS}
    same = ["案件编号", "哨类型", "清单大块", "清单小项", "吹哨时间", "网格编码"]
    assert (calls.groupby("哨编号")[same].nunique(dropna=False) == 1).all(axis=None)


def test_a_whistle_has_a_case_or_says_where(city, calls):
    assert (calls["案件编号"].isna() == calls["网格编码"].notna()).all()
    assert 0.9 < calls["案件编号"].notna().mean() < 0.95
    assert set(calls["案件编号"].dropna()) <= set(city.cases["案件编号"])


def test_answers_follow_each_other_and_none_is_left_out(calls, call_stages):
    for earlier, later in pairwise(call_stages):
        reached = calls[calls[later].notna()]
        assert (reached[earlier] <= reached[later]).all()
    reached = calls[call_stages].notna().sum()
    assert reached.is_monotonic_decreasing
    assert 0.8 < reached["化解时间"] / reached["吹哨时间"] < 0.95


def test_three_day_feedback_is_mostly_kept(calls):
    last = calls["吹哨时间"].dt.normalize() + pd.Timedelta(days=4)
    due = last <= pd.Timestamp("2026-11-01")
    assert 0.85 < (calls["反馈时间"] < last)[due].mean() < 0.95


def test_points_are_given_once_it_is_fed_back(calls):
    points = calls["积分"].astype(float)
    assert points.notna().equals(calls["反馈时间"].notna())
    assert points.min() < 0 < points.median() < points.max()
    resolved = points.groupby(calls["化解时间"].notna()).mean()
    assert resolved[True] > resolved[False]
