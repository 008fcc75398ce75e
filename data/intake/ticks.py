"""Clocks as SQL: each shows a whole number of ticks at every civil time, and never runs back.

What passed between two times is the difference of what the clock shows, so a deadline is looked up
where the clock will show what it showed at the start, and the amount, and what was paused.
Clocks of hours tick microseconds; clocks of days tick at the end of each day that they count.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

import duckdb
import pandas as pd

from data.clocks.clock import Unit, WorkingTime
from data.limits import Limit

HOUR_US: Final = 3_600_000_000
_END_OF_DAY: Final = "INTERVAL '23:59:59'"
_DAY_NUMBER: Final = "({at}::DATE - DATE '1970-01-01')"


@dataclass(frozen=True, slots=True)
class Ticks:
    """One clock. ``shows`` and ``begins`` are what it shows at a time ``{at}`` and what it shows
    when the time of a step begun then starts to count; ``ends`` is the civil time at which it
    shows ``{ticks}``. Clocks of working time read the table ``workdays``: as ``{day}`` that of
    ``{at}``, as ``last`` the one whose number of days before is ``last_before``.
    """

    shows: str
    begins: str
    ends: str
    last_before: str | None = None
    ticks_of_one: int = 1

    def shown(self, at: str, day: str) -> str:
        return self.shows.format(at=at, day=day)

    def begun(self, at: str, day: str) -> str:
        return self.begins.format(at=at, day=day)

    def read(self, at: str, day: str) -> str:
        """The join without which the clock cannot be read at a time."""
        return f"LEFT JOIN workdays {day} ON {day}.day = {at}::DATE" if self.last_before else ""

    def ended(self, ticks: str) -> str:
        return self.ends.format(ticks=ticks)

    def find(self, ticks: str) -> str:
        """The join without which the end cannot be told."""
        if self.last_before is None:
            return ""
        before = self.last_before.format(ticks=ticks)
        return f"LEFT JOIN workdays last ON last.is_worked AND last.before = {before}"


_CIVIL: Final[dict[Unit, Ticks]] = {
    "hours": Ticks(
        shows="epoch_us({at})",
        begins="epoch_us({at})",
        ends="make_timestamp({ticks})",
        ticks_of_one=HOUR_US,
    ),
    "days": Ticks(
        shows=_DAY_NUMBER,
        begins=f"{_DAY_NUMBER} + 1",
        ends=f"DATE '1970-01-01' + ({{ticks}} - 1)::INTEGER + {_END_OF_DAY}",
    ),
}


def clocks(working_time: WorkingTime | None) -> dict[Unit, Ticks]:
    """The clocks of a place."""
    return _CIVIL | (_working(working_time) if working_time else {})


def _working(working_time: WorkingTime) -> dict[Unit, Ticks]:
    day_us = shift_us(working_time)
    shows = f"{{day}}.before * {day_us} + {{day}}.is_worked::BIGINT * {_worked(working_time)}"
    before = f"({{ticks}} - 1) // {day_us}"
    rest = f"({{ticks}} - last.before * {day_us})"
    return {
        "working_hours": Ticks(
            shows,
            shows,
            f"last.day + to_microseconds({_when(working_time, rest)})",
            before,
            HOUR_US,
        ),
        "working_days": Ticks(
            "{day}.before",
            "{day}.before + {day}.is_worked::BIGINT",
            f"last.day + {_END_OF_DAY}",
            "{ticks} - 1",
        ),
    }


def shift_us(working_time: WorkingTime) -> int:
    """What the shifts of one working day last together, in microseconds."""
    return sum(_of_day_us(ends) - _of_day_us(begins) for begins, ends in working_time.shifts)


def write_workdays(
    connection: duckdb.DuckDBPyConnection,
    working_time: WorkingTime,
    first: date,
    last: date,
    limits: Sequence[Limit],
) -> None:
    """The table ``workdays``: each day from ``first`` until every limit that begins up to ``last``
    is over, with the number of working days before it.
    """
    needed = max((_whole_days(limit, working_time) for limit in limits), default=0)
    rows: list[tuple[date, int, bool]] = []
    day, before, left = first, 0, needed + 1
    while left:
        is_worked = working_time.calendar.is_workday(day)
        rows.append((day, before, is_worked))
        before += is_worked
        left -= is_worked and day > last
        day += timedelta(days=1)
    frame = pd.DataFrame(rows, columns=["day", "before", "is_worked"])
    connection.register("counted_days", frame)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE workdays AS "
        "SELECT day::DATE AS day, before, is_worked FROM counted_days"
    )
    connection.unregister("counted_days")


def _whole_days(limit: Limit, working_time: WorkingTime) -> int:
    if limit.unit == "working_hours":
        return math.ceil(limit.amount * HOUR_US / shift_us(working_time))
    return int(limit.amount) if limit.is_of_working_time else 0


def _worked(working_time: WorkingTime) -> str:
    """Microseconds of the shifts of a working day that are over at a time of day."""
    of_day = "(epoch_us({at}) - epoch_us(date_trunc('day', {at})))"
    shifts = ((_of_day_us(begins), _of_day_us(ends)) for begins, ends in working_time.shifts)
    return "(" + " + ".join(f"(least(greatest({of_day}, {a}), {b}) - {a})" for a, b in shifts) + ")"


def _when(working_time: WorkingTime, rest: str) -> str:
    """The time of a working day, in microseconds, at which so much of its shifts is over."""
    cases, before = [], 0
    for begins, ends in working_time.shifts:
        start, lasts = _of_day_us(begins), _of_day_us(ends) - _of_day_us(begins)
        cases.append(f"WHEN {rest} <= {before + lasts} THEN {rest} + {start - before}")
        before += lasts
    return f"CASE {' '.join(cases)} END"


def _of_day_us(at: time) -> int:
    return ((at.hour * 60 + at.minute) * 60 + at.second) * 1_000_000 + at.microsecond
