"""How days, periods and the as-of time are written."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from data.metrics.metric import Language
from data.periods import Period
from layouts.text import say

_MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)


def format_as_of(as_of: datetime) -> str:
    """The as-of time to the minute; the last second of a day is its 24:00."""
    if (as_of.hour, as_of.minute, as_of.second) == (23, 59, 59):
        return f"{as_of:%Y-%m-%d} 24:00"
    return f"{as_of:%Y-%m-%d %H:%M}"


def format_day(day: date, language: Language) -> str:
    """A day on an axis or in a range: 10.1, or 1 Oct."""
    return f"{day.month}.{day.day}" if language == "zh" else f"{day.day} {_MONTHS[day.month - 1]}"


def format_month(day: date, language: Language, *, has_year: bool = True) -> str:
    """A month: 2018.10 or Oct 2018; without its year 10 月 or Oct."""
    name = str(day.month) if language == "zh" else _MONTHS[day.month - 1]
    if not has_year:
        return say(language, "period.short_month", month=name)
    return f"{day:%Y}.{name}" if language == "zh" else f"{name} {day:%Y}"


def format_period(period: Period, language: Language) -> str:
    """A period by its name: 2018 年 11 月, 2018 年第 45 周, 2018 年, 2018.11.1–11.15."""
    if period.start is None or period.end is None:
        return say(language, "period.all")
    start = period.start
    year, week, _ = start.isocalendar()
    match period.unit:
        case "month":
            month = start.month if language == "zh" else _MONTHS[start.month - 1]
            return say(language, "period.month", year=start.year, month=month)
        case "quarter":
            return say(language, "period.quarter", year=start.year, quarter=start.month // 3 + 1)
        case "year":
            return say(language, "period.year", year=start.year)
        case "week":
            return say(language, "period.week", year=year, week=week)
    return format_days(period, language)


def format_days(period: Period, language: Language) -> str:
    """The first and last day of a period with the year: 2018.11.1–11.30."""
    if period.start is None or period.end is None:
        return say(language, "period.all")
    first, last = period.start, period.end - timedelta(days=1)
    if language == "zh":
        return _days_zh(first, last)
    if first.year == last.year:
        return f"{format_span(period, language)} {last.year}"
    return f"{format_day(first, language)} {first.year}–{format_day(last, language)} {last.year}"


def format_short(period: Period, language: Language) -> str:
    """A period in as few characters as tell it from its comparison: 11 月, 第 4 季度, 11.1–11.15."""
    if period.start is None or period.end is None:
        return say(language, "period.all")
    if period.unit == "month":
        month = period.start.month if language == "zh" else _MONTHS[period.start.month - 1]
        return say(language, "period.short_month", month=month)
    match period.unit:
        case "quarter":
            return say(language, "period.short_quarter", quarter=period.start.month // 3 + 1)
        case "week":
            return say(language, "period.short_week", week=period.start.isocalendar().week)
        case "year":
            return format_period(period, language)
    return format_span(period, language)


def format_against(compared: Period, period: Period, language: Language) -> str:
    """The compared period, with its year where that differs."""
    starts = (compared.start, period.start)
    if all(start is not None for start in starts) and len({s.year for s in starts if s}) > 1:
        return format_period(compared, language)
    return format_short(compared, language)


def set_apart(text: str, language: Language) -> str:
    """A period between Chinese words, from which its figures stand apart."""
    if language != "zh":
        return text
    return f"{' ' * text[0].isdigit()}{text}{' ' * text[-1].isdigit()}"


def format_span(period: Period, language: Language) -> str:
    """The first and last day without the year: 11.1–11.30."""
    if period.start is None or period.end is None:
        return say(language, "period.all")
    first, last = period.start, period.end - timedelta(days=1)
    start, end = format_day(first, language), format_day(last, language)
    if first == last:
        return start
    if language == "en" and (first.year, first.month) == (last.year, last.month):
        start = str(first.day)
    return f"{start}–{end}"


def _days_zh(first: date, last: date) -> str:
    begin = f"{first.year}.{first.month}.{first.day}"
    if first == last:
        return begin
    year = f"{last.year}." if last.year != first.year else ""
    return f"{begin}–{year}{last.month}.{last.day}"
