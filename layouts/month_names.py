"""Months under their columns."""

from __future__ import annotations

from datetime import date

from data.readings.reading import Reading
from layouts.dates import format_month
from layouts.sheet import Sheet


def name_month(sheet: Sheet, row: Reading) -> str:
    """10 月 or Oct for a month of the period; in Chinese the others bear their number alone."""
    first = _first_day(row)
    if sheet.language == "zh" and not is_in_period(sheet, row):
        return str(first.month)
    return format_month(first, sheet.language, has_year=False)


def is_in_period(sheet: Sheet, row: Reading) -> bool:
    """True of a month of which the page's period holds a day."""
    period, first = sheet.scope.period, _first_day(row)
    if period.start is None or period.end is None:
        return False
    return period.start.replace(day=1) <= first < period.end


def _first_day(row: Reading) -> date:
    return date.fromisoformat(f"{row.key}-01")
