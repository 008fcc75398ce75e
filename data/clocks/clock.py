"""Clocks of handling: how much time has passed, and when time is up.

A clock runs through the stretches of its days and stands in pauses. This is the plain reading of
the rules, one case at a time; data/intake/clocking.py says the same of all cases in SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, Protocol

from data.clocks.calendar import WorkCalendar

Unit = Literal["hours", "days", "working_hours", "working_days"]
Shifts = tuple[tuple[time, time], ...]
Pause = tuple[datetime, datetime | None]
Stretch = tuple[datetime, datetime]

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_LAST_SECOND: Final = time(23, 59, 59)


class RunningTime(Protocol):
    """When a clock runs."""

    def of_day(self, day: date) -> Sequence[Stretch]:
        """The stretches of a day in their order; none where it does not count."""
        ...


class CivilTime:
    """Every day from midnight to midnight."""

    def of_day(self, day: date) -> Sequence[Stretch]:
        midnight = datetime.combine(day, time())
        return [(midnight, midnight + _DAY)]


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The working days of a calendar, each with the same shifts."""

    calendar: WorkCalendar
    shifts: Shifts

    def of_day(self, day: date) -> Sequence[Stretch]:
        if not self.calendar.is_workday(day):
            return []
        return [(datetime.combine(day, a), datetime.combine(day, b)) for a, b in self.shifts]


def hours_between(
    start: datetime, end: datetime, running: RunningTime, pauses: Iterable[Pause] = ()
) -> float:
    """Hours from ``start`` to ``end`` in which the clock ran; 0 where the end comes first.

    A pause is its beginning and its end; None: it lasts.
    """
    passed = timedelta()
    for begins, ends in _stretches(start, running, pauses):
        if begins >= end:
            break
        passed += min(ends, end) - begins
    return passed / _HOUR


def deadline(
    start: datetime, amount: float, unit: Unit, running: RunningTime, pauses: Iterable[Pause] = ()
) -> datetime | None:
    """When ``amount`` of ``unit`` is over; ``running`` is the time that the unit counts.

    Hours are over to the second. Days are over with the last second of the last one; the day of
    the start is not one of them. None while a pause lasts that began before.
    """
    if unit in {"days", "working_days"}:
        return _end_of_days(start, int(amount), running, pauses)
    left = timedelta(hours=amount)
    for begins, ends in _stretches(start, running, pauses):
        if left <= ends - begins:
            return begins + left
        left -= ends - begins
    return None


def _stretches(start: datetime, running: RunningTime, pauses: Iterable[Pause]) -> Iterator[Stretch]:
    """When the clock runs from ``start`` on, up to a pause that lasts."""
    ended_or_not = ((began, ended or datetime.max) for began, ended in pauses)
    standing = sorted(pause for pause in ended_or_not if pause[0] < pause[1])
    stands_from = min((began for began, ended in standing if ended == datetime.max), default=None)
    for day in _days_from(start.date()):
        if stands_from and day > stands_from.date():
            return
        for begins, ends in running.of_day(day):
            at = max(begins, start)
            for began, ended in standing:
                if at < min(began, ends):
                    yield at, min(began, ends)
                at = max(at, ended)
            if at < ends:
                yield at, ends


def _end_of_days(
    start: datetime, days: int, running: RunningTime, pauses: Iterable[Pause]
) -> datetime | None:
    """A day counts whose end finds the clock running."""
    standing = [(began.date(), ended and ended.date()) for began, ended in pauses]
    for day in _days_from(start.date() + _DAY):
        stops = [ended for began, ended in standing if began <= day and (not ended or day < ended)]
        if None in stops:
            return None
        if running.of_day(day) and not stops:
            days -= 1
        if not days:
            return datetime.combine(day, _LAST_SECOND)
    return None


def _days_from(day: date) -> Iterator[date]:
    while day < date.max:
        yield day
        day += _DAY
