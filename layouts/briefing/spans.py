"""Periods in running text and titles: in words, where axes and tables make do with figures."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from data.metrics.metric import Language
from data.periods import Period
from layouts.dates import format_period, format_short, set_apart
from layouts.nouns import within
from layouts.text import say

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spell(period: Period, language: Language) -> str:
    """A period without its year: 10 月, 第三季度, 10 月 1 日至 15 日, third quarter."""
    start, end = period.start, period.end
    if start is None or end is None or period.unit in ("week", "year"):
        return within(format_short(period, language), language)
    if period.unit == "quarter":
        return say(language, f"briefing.spell.quarter.{start.month // 3 + 1}")
    if period.unit == "month":
        return say(language, "briefing.spell.month", month=_month(start, language))
    return _days(start, end - timedelta(days=1), language)


def spell_dated(period: Period, language: Language) -> str:
    """A period with its year, for a title: 2026 年第三季度, 1 to 15 October 2026."""
    start, end = period.start, period.end
    is_short = period.unit == "quarter" and language == "en"
    if start is None or end is None or period.unit in ("week", "year") or is_short:
        return format_period(period, language)
    if start.year != (end - timedelta(days=1)).year:
        return spell(period, language)
    return _dated(spell(period, language), start, language)


def spell_day(day: date, language: Language) -> str:
    """A day with its year: 2026 年 11 月 3 日, 3 November 2026."""
    return _dated(_day(day, language), day, language)


def _days(first: date, last: date, language: Language) -> str:
    if first == last:
        return _day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        month = _month(first, language)
        return say(language, "briefing.spell.in_month", month=month, first=first.day, last=last.day)
    written = _day if first.year == last.year else spell_day
    ends = written(first, language), written(last, language)
    return say(language, "briefing.spell.days", first=ends[0], last=ends[1])


def _day(day: date, language: Language) -> str:
    return say(language, "briefing.spell.day", month=_month(day, language), day=day.day)


def _dated(text: str, day: date, language: Language) -> str:
    apart = set_apart(text, language).rstrip()
    return say(language, "briefing.spell.dated", text=apart, year=day.year)


def _month(day: date, language: Language) -> str:
    return str(day.month) if language == "zh" else _MONTHS[day.month - 1]
