"""Matters of long ago: a handful each year, most of them cleared."""

from __future__ import annotations

import pandas as pd
import pytest

TIMES = ("发生日期", "交办时间", "化解时限", "化解时间", "反弹时间")


@pytest.fixture(scope="module")
def legacy(city):
    return city.table("legacy.csv", TIMES)


def test_a_handful_is_handed_over_each_year(legacy):
    years = legacy["交办时间"].dt.year.value_counts()
    assert set(years.index) == {2024, 2025, 2026}
    assert years.between(6, 10).all()


def test_they_are_old(legacy):
    age = legacy["交办时间"] - legacy["发生日期"]
    assert (age > pd.Timedelta(days=360)).all()
    assert age.max() > pd.Timedelta(days=3650)


def test_most_are_cleared_and_one_came_back(legacy):
    cleared = legacy["化解时间"].notna()
    assert 0.7 < cleared.mean() < 1
    assert (legacy["化解时间"] > legacy["交办时间"])[cleared].all()
    assert legacy["化解层级"].notna().equals(cleared)
    rebounded = legacy.dropna(subset="反弹时间")
    assert len(rebounded) == 1
    assert (rebounded["反弹时间"] > rebounded["化解时间"]).all()
