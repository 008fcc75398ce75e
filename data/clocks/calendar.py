"""Official working calendars: which days are worked, which are holidays, and by what notice."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from data.metrics.metric import Text

CALENDARS: Final = Path(__file__).parent.parent / "calendars"
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off under one name, both ends included."""

    name: Text
    first: date
    last: date

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Year:
    """What one notice settles for its year."""

    source: Text
    holidays: tuple[Holiday, ...]
    working_weekends: frozenset[date]


class WorkCalendar:
    """The working days of a country; from Monday to Friday in years that no notice settles."""

    def __init__(self, years: Mapping[int, Year]) -> None:
        self.years = years
        self._worked = frozenset[date]().union(*(year.working_weekends for year in years.values()))
        self._holidays = sorted(
            (holiday for year in years.values() for holiday in year.holidays),
            key=lambda holiday: holiday.first,
        )
        self._names = {day: holiday.name for holiday in self._holidays for day in holiday.days()}

    def is_workday(self, day: date) -> bool:
        return day in self._worked or (day.weekday() < _SATURDAY and day not in self._names)

    def holiday_of(self, day: date) -> Text | None:
        """The name of the holiday to which a day off belongs; None for any other day."""
        return self._names.get(day)

    def covers(self, day: date) -> bool:
        """Whether a notice settles the year of the day."""
        return day.year in self.years

    def holidays(self, first: date, last: date) -> list[Holiday]:
        """The holidays with a day from ``first`` to ``last``, in the order of time."""
        return [day for day in self._holidays if day.first <= last and day.last >= first]


def countries() -> tuple[str, ...]:
    """The countries that have a calendar, as profiles name them."""
    return tuple(sorted(path.stem for path in CALENDARS.glob("*.toml")))


@cache
def work_calendar(country: str) -> WorkCalendar:
    """The calendar of one of ``countries()``."""
    stated = tomllib.loads((CALENDARS / f"{country}.toml").read_text(encoding="utf-8"))
    return WorkCalendar({year["year"]: _year(year) for year in stated["years"]})


def _year(stated: dict[str, Any]) -> Year:
    holidays = tuple(
        Holiday(Text(**holiday["name"]), holiday["first"], holiday["last"])
        for holiday in stated["holidays"]
    )
    return Year(Text(**stated["source"]), holidays, frozenset(stated["working_weekends"]))
