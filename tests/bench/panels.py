"""What is compared: the case panels of the overview, as the page itself asks for them.

The page's questions are taken as they are. Those that the direct statements answer are compared,
each cut down to the metrics they cover; what is not compared is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import isclose
from typing import TYPE_CHECKING, Final

from callbacks.pages import overview
from data.address import Address
from data.periods import Period
from data.place import Place
from data.readings.question import Question

if TYPE_CHECKING:
    from data.readings.reading import Figure, Reading

CURRENT, PREVIOUS, MONTHS = "current", "previous", "months"
COVERED: Final = frozenset(
    {
        *("case_volume", "cases_per_10k", "resolution_rate", "cases_without_deadline"),
        *("repeat_rate", "on_time_closure_rate", "median_hours_to_close", "p90_hours_to_close"),
        *("overdue_open", "backlog_ageing"),
    }
)
_PERIOD_OF: Final = {
    **dict.fromkeys(("totals", "trend", "channels", "categories", "areas", "reference"), CURRENT),
    "ghost": PREVIOUS,
    "months": MONTHS,
}

Questions = Mapping[str, Question]
Cell = tuple[str, str, str, str | None]
"""Metric, period (current, previous, months), breakdown ("" for the total) and group."""

Pair = tuple[float | None, float | None]
"""Numerator and denominator; of a quantile its value and how many durations it rests on."""

Numbers = dict[Cell, Pair]


@dataclass(frozen=True, slots=True)
class Panels:
    """The periods of the page at one address, the grain of its trend and the level of its map."""

    as_of: datetime
    current: Period
    previous: Period | None
    months: Period
    grain: str
    level: str

    @classmethod
    def of(cls, asked: Questions) -> Panels:
        scope, trend, areas = asked["totals"].scope, asked["trend"].by, asked["areas"].by
        assert trend is not None and areas is not None and areas.level is not None
        months = asked["months"].scope.period
        return cls(scope.as_of, scope.period, scope.comparison, months, trend.grain, areas.level)

    @property
    def periods(self) -> dict[str, Period]:
        named = {CURRENT: self.current, PREVIOUS: self.previous, MONTHS: self.months}
        return {name: period for name, period in named.items() if period is not None}

    def instant(self, end: date) -> datetime:
        """When a state is taken: at the end of the days, or at T where that is earlier."""
        return min(datetime.combine(end, time.min), self.as_of)


def last_days(days: int, last: date) -> Address:
    """The overview of the whole place over so many days up to ``last``."""
    return Address(period=f"{last - timedelta(days=days - 1)}..{last}")


def asked_at(address: Address, place: Place) -> Questions:
    """Everything that the page asks at an address."""
    return overview.questions(address, place)


def compared(asked: Questions) -> Questions:
    """The part of the questions that the direct statements answer as well."""
    cut = {
        name: replace(question, metrics=tuple(key for key in question.metrics if key in COVERED))
        for name, question in asked.items()
        if name in _PERIOD_OF
    }
    return {name: question for name, question in cut.items() if question.metrics}


def left_out(asked: Questions) -> tuple[str, ...]:
    """What the page asks and the comparison leaves out: questions, or metrics of questions."""
    whole = {name for name in asked if name not in compared(asked)}
    parts = {key for name, asks in asked.items() if name not in whole for key in asks.metrics}
    return (*sorted(whole), *sorted(parts - COVERED))


def numbers_of(answers: Mapping[str, Iterable[Reading]]) -> Numbers:
    """The numbers of the answers to the compared questions, cell by cell."""
    numbers: Numbers = {}
    for name, readings in answers.items():
        for reading in readings:
            metric, by, key = reading.metric, reading.by, reading.key
            numbers[metric, _PERIOD_OF[name], by, key] = _pair(metric, reading.figure)
            if reading.previous is not None:
                numbers[metric, PREVIOUS, by, key] = _pair(metric, reading.previous)
    return numbers


def disagreements(readings: Numbers, direct: Numbers) -> list[str]:
    """The cells in which the two differ; a cell that one of them lacks holds nothing there.

    What the direct statements tell of a metric that the page does not ask for is let pass.
    """
    asked = {metric for metric, *_ in readings}
    cells = readings.keys() | {cell for cell in direct if cell[0] in asked}
    return [
        f"{cell}: reading {readings.get(cell)}, direct {direct.get(cell)}"
        for cell in sorted(cells, key=str)
        if not _is_same(readings.get(cell, (0, 0)), direct.get(cell, (0, 0)))
    ]


def _pair(metric: str, figure: Figure) -> Pair:
    if metric == "cases_per_10k":
        return figure.numerator, None  # persons are known before any case is counted
    is_quantile = figure.numerator is None
    return figure.value if is_quantile else figure.numerator, figure.denominator


def _is_same(one: Pair, other: Pair) -> bool:
    return all(isclose(a or 0, b or 0, rel_tol=1e-9) for a, b in zip(one, other, strict=True))
