from __future__ import annotations

from datetime import datetime

import pytest

from data.periods import ALL, parse_period
from layouts.dates import (
    format_against,
    format_as_of,
    format_days,
    format_period,
    format_short,
    set_apart,
)
from tests.layouts.made import AS_OF


def test_the_last_second_of_a_day_is_its_24_hours():
    assert format_as_of(datetime(2018, 12, 1, 23, 59, 59)) == "2018-12-01 24:00"
    assert format_as_of(datetime(2014, 4, 24, 17, 54, 27)) == "2014-04-24 17:54"


@pytest.mark.parametrize(
    ("token", "zh", "en"),
    [
        ("2018-11", "2018 年 11 月", "Nov 2018"),
        ("2018-Q4", "2018 年第 4 季度", "Q4 2018"),
        ("2018", "2018 年", "2018"),
        ("2018-W45", "2018 年第 45 周", "Week 45, 2018"),
        ("2018-11-05", "2018.11.5", "5 Nov 2018"),
        ("2018-11-01..2018-11-15", "2018.11.1–11.15", "1–15 Nov 2018"),
        ("2018-10-28..2018-11-15", "2018.10.28–11.15", "28 Oct–15 Nov 2018"),
        ("2017-12-28..2018-01-03", "2017.12.28–2018.1.3", "28 Dec 2017–3 Jan 2018"),
        ("all", "全部时段", "All time"),
    ],
)
def test_a_period_has_a_name(token, zh, en):
    period = parse_period(token, AS_OF)
    assert format_period(period, "zh") == zh
    assert format_period(period, "en") == en


def test_a_period_names_its_days():
    assert format_days(parse_period("2018-11", AS_OF), "zh") == "2018.11.1–11.30"
    assert format_days(parse_period("2018-11", AS_OF), "en") == "1–30 Nov 2018"


def test_the_compared_period_says_its_year_only_where_it_is_another():
    this, before, year_ago = (parse_period(t, AS_OF) for t in ("2018-11", "2018-10", "2017-11"))
    assert format_against(before, this, "zh") == "10 月"
    assert format_against(year_ago, this, "zh") == "2017 年 11 月"
    quarter, one_before = (parse_period(t, AS_OF) for t in ("2018-Q4", "2018-Q3"))
    assert format_against(one_before, quarter, "zh") == "第 3 季度"
    assert format_short(parse_period("2018-W45", AS_OF), "en") == "Week 45"
    assert format_short(ALL, "zh") == "全部时段"


def test_figures_stand_apart_from_chinese_words_and_words_do_not():
    assert [set_apart(text, "zh") for text in ("9 月", "第 3 季度")] == [" 9 月", "第 3 季度"]
    assert set_apart("2018", "zh") == " 2018 "
    assert set_apart("2018", "en") == "2018"
