"""Periods of civil time: how they are written, resolved against T, and compared.

Rules: indicators.md, section 1 (restated in docs/metrics.md). Ends are exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from data.errors import QuestionError

Unit = Literal["day", "week", "month", "quarter", "year", "custom", "all"]
Comparison = Literal["prev", "year"]

_YEARS: Final = (1900, 2199)
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12}
_RELATIVE: Final = re.compile(r"(this|last)_(week|month|quarter|year)|today|yesterday")
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days [start, end). ``all`` has neither bound."""

    unit: Unit
    start: date | None = None
    end: date | None = None

    @property
    def token(self) -> str:
        """The absolute way to write this period in an address."""
        if self.start is None or self.end is None:
            return "all"
        return _TOKENS[self.unit](self.start, self.end)

    @property
    def days(self) -> int | None:
        return None if self.start is None or self.end is None else (self.end - self.start).days

    def covered(self, as_of: datetime) -> Period:
        """The part of the period that T has reached; a period cut short becomes custom."""
        if self.start is None or self.end is None or not self.is_cut_short(as_of):
            return self
        reached = as_of.date()
        if reached < self.start:
            return Period("custom", self.start, self.start)
        # A T at midnight has seen nothing of its day; any later T has seen part of it.
        end = reached if as_of.time() == datetime.min.time() else reached + timedelta(days=1)
        return Period("custom", self.start, min(end, self.end))

    def is_cut_short(self, as_of: datetime) -> bool:
        """True where T lies before the last second of the period."""
        if self.end is None:
            return False
        return as_of < datetime.combine(self.end, datetime.min.time()) - timedelta(seconds=1)

    def shifted(self, steps: int) -> Period:
        """The period ``steps`` units later (earlier when negative); ``all`` stays."""
        if self.start is None or self.end is None:
            return self
        if self.unit in _MONTHS_IN:
            months = _MONTHS_IN[self.unit] * steps
            return Period(self.unit, _add_months(self.start, months), _add_months(self.end, months))
        move = timedelta(days=(self.end - self.start).days * steps)
        return Period(self.unit, self.start + move, self.end + move)

    def compared(self, how: Comparison, as_of: datetime) -> Period | None:
        """The period this one is compared with, or None for ``all``.

        A whole calendar unit meets the previous unit (环比) or the same one a year before
        (同比). A period cut short by T, or a custom one, meets as many days: from the start of
        the earlier unit, or directly before a custom period. Nothing is compared where T has
        not reached the period, or where the two would overlap (more than a year against the
        year before).
        """
        if self.start is None or self.end is None:
            return None
        earlier = self.shifted(-1) if how == "prev" else self.year_before()
        assert earlier.start is not None and earlier.end is not None
        if self.is_cut_short(as_of):
            earlier = self._as_long(earlier.start, how, as_of)
        is_sound = earlier.days and earlier.end is not None and earlier.end <= self.start
        return earlier if is_sound else None

    def _as_long(self, start: date, how: Comparison, as_of: datetime) -> Period:
        """As many days as T has reached, from ``start`` or directly before a custom period."""
        assert self.start is not None
        days = timedelta(days=self.covered(as_of).days or 0)
        if how == "prev":
            latest = self.start - days
            start = latest if self.unit in ("custom", "day") else min(start, latest)
        return Period("custom", start, start + days)

    def year_before(self) -> Period:
        """The same period a year before; ``all`` stays."""
        if self.start is None or self.end is None:
            return self
        if self.unit == "week":
            # 52 weeks keep the weekdays in step.
            back = timedelta(weeks=52)
            return Period("week", self.start - back, self.end - back)
        start = _add_months(self.start, -12)
        if self.unit in _MONTHS_IN:
            return Period(self.unit, start, _add_months(self.end, -12))
        return Period(self.unit, start, start + (self.end - self.start))


ALL: Final = Period("all")


def parse_period(token: str, as_of: datetime) -> Period:
    """Read a period as written in an address; relative words resolve against T.

    ``all``, ``today``, ``this_month``, ``last_year`` …, ``2018-11-05``, ``2018-W45``,
    ``2018-11``, ``2018-Q4``, ``2018``, ``2018-11-01..2018-11-15`` (both days included).
    Raises QuestionError for anything else.
    """
    try:
        period = _parse(token.strip(), as_of)
    except (ValueError, OverflowError):
        period = None
    if period is None or not _is_civil(period):
        raise QuestionError(
            f"The period {token!r} cannot be read.",
            "one of: all, today, this_month, 2018, 2018-Q4, 2018-11, 2018-W45, 2018-11-05, "
            "2018-11-01..2018-11-15",
            "write the period in one of these ways",
            subject="period",
            asked=token,
        )
    return period


def between(first: date, last: date) -> Period:
    """All days from ``first`` to ``last``, both included."""
    if last < first:
        raise QuestionError(
            f"The period runs from {first} to {last}.",
            "a first day that is not after the last",
            "swap the two dates",
            subject="period",
            asked=f"{first}..{last}",
        )
    if not _YEARS[0] <= first.year <= last.year <= _YEARS[1]:
        raise QuestionError(
            f"The period runs from {first} to {last}.",
            f"days of the years {_YEARS[0]} to {_YEARS[1]}",
            "correct the year",
            subject="period",
            asked=f"{first}..{last}",
        )
    return Period("custom", first, last + timedelta(days=1))


def _is_civil(period: Period) -> bool:
    if period.start is None or period.end is None:
        return True
    return _YEARS[0] <= period.start.year and period.end.year <= _YEARS[1] + 1


def _parse(token: str, as_of: datetime) -> Period | None:
    if token == "all":
        return ALL
    if relative := _RELATIVE.fullmatch(token):
        return _relative(relative, as_of.date())
    if ".." in token:
        first, last = token.split("..", 1)
        return between(date.fromisoformat(first), date.fromisoformat(last))
    for pattern, make in _WRITTEN:
        if match := pattern.fullmatch(token):
            return make(*(int(part) for part in match.groups()))
    return None


def _relative(match: re.Match[str], today: date) -> Period:
    if match[2] is None:
        day = today if match[0] == "today" else today - timedelta(days=1)
        return Period("day", day, day + timedelta(days=1))
    current = _AROUND[match[2]](today)
    return current if match[1] == "this" else current.shifted(-1)


def _months(unit: Unit, year: int, month: int) -> Period:
    start = date(year, month, 1)
    return Period(unit, start, _add_months(start, _MONTHS_IN[unit]))


def _week(monday: date) -> Period:
    return Period("week", monday, monday + timedelta(days=7))


def _day(year: int, month: int, day: int) -> Period:
    start = date(year, month, day)
    return Period("day", start, start + timedelta(days=1))


def _add_months(day: date, months: int) -> date:
    """Move by whole months; the 29th to 31st fall back to the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(
        date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1)
    )


_WRITTEN: Final[tuple[tuple[re.Pattern[str], Callable[..., Period]], ...]] = (
    (_DAY, _day),
    (re.compile(r"(\d{4})-W(\d{2})"), lambda y, w: _week(date.fromisocalendar(y, w, 1))),
    (re.compile(r"(\d{4})-(\d{2})"), lambda y, m: _months("month", y, m)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: _months("quarter", y, q * 3 - 2)),
    (re.compile(r"(\d{4})"), lambda y: _months("year", y, 1)),
)
_AROUND: Final[dict[str, Callable[[date], Period]]] = {
    "week": lambda day: _week(day - timedelta(days=day.weekday())),
    "month": lambda day: _months("month", day.year, day.month),
    "quarter": lambda day: _months("quarter", day.year, (day.month - 1) // 3 * 3 + 1),
    "year": lambda day: _months("year", day.year, 1),
}
_TOKENS: Final[dict[Unit, Callable[[date, date], str]]] = {
    "day": lambda start, end: start.isoformat(),
    "week": lambda start, end: start.strftime("%G-W%V"),
    "month": lambda start, end: f"{start:%Y-%m}",
    "quarter": lambda start, end: f"{start.year}-Q{start.month // 3 + 1}",
    "year": lambda start, end: f"{start.year:04}",
    "custom": lambda start, end: f"{start}..{end - timedelta(days=1)}",
}
