"""Periods in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from data.periods import parse_period
from layouts.briefing.spans import spell, spell_dated, spell_day

NOW = datetime(2026, 10, 31)


@pytest.mark.parametrize(
    ("token", "zh", "en"),
    [
        ("2026-10", "10 月", "October"),
        ("2026-Q3", "第三季度", "third quarter"),
        ("2026-W43", "第 43 周", "week 43"),
        ("2025", "2025 年", "2025"),
        ("2026-10-31", "10 月 31 日", "31 October"),
        ("2026-10-01..2026-10-15", "10 月 1 日至 15 日", "1 to 15 October"),
        ("2026-09-28..2026-10-03", "9 月 28 日至 10 月 3 日", "28 September to 3 October"),
        ("2025-12-20..2026-01-05", "2025 年 12 月 20 日至 2026 年 1 月 5 日",
         "20 December 2025 to 5 January 2026"),
        ("all", "全部时段", "all time"),
    ],
)  # fmt: skip
def test_in_a_sentence_a_period_is_words_without_its_year(token, zh, en):
    period = parse_period(token, NOW)
    assert (spell(period, "zh"), spell(period, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("token", "zh", "en"),
    [
        ("2026-10", "2026 年 10 月", "October 2026"),
        ("2026-Q3", "2026 年第三季度", "Q3 2026"),
        ("2026-W43", "2026 年第 43 周", "Week 43, 2026"),
        ("2026-10-01..2026-10-15", "2026 年 10 月 1 日至 15 日", "1 to 15 October 2026"),
        ("2025-12-20..2026-01-05", "2025 年 12 月 20 日至 2026 年 1 月 5 日",
         "20 December 2025 to 5 January 2026"),
    ],
)  # fmt: skip
def test_a_title_bears_the_year_once(token, zh, en):
    period = parse_period(token, NOW)
    assert (spell_dated(period, "zh"), spell_dated(period, "en")) == (zh, en)


def test_a_day_is_written_in_full():
    day = date(2026, 11, 3)
    assert (spell_day(day, "zh"), spell_day(day, "en")) == ("2026 年 11 月 3 日", "3 November 2026")
