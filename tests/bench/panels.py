"""What is compared: what a page asks for at an address, cut down to what is answered directly.

The page's questions are taken as they are. Those that the direct statements answer are compared,
each cut down to the metrics they cover; what is not compared is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import isclose
from typing import TYPE_CHECKING

from data.address import Address
from data.periods import Period
from data.readings.question import Question
from data.scope import Scope

if TYPE_CHECKING:
    from data.readings.reading import Figure, Reading

CURRENT, PREVIOUS, MONTHS = "current", "previous", "months"
Questions = Mapping[str, Question]
Cell = tuple[str, str, str, str | None]
"""Metric, period (current, previous, months), breakdown ("" for the total) and group."""

Pair = tuple[float | None, float | None]
"""Numerator and denominator; of a quantile its value and how many durations it rests on."""

Numbers = dict[Cell, Pair]


@dataclass(frozen=True, slots=True)
class Panels:
    """The periods of a page at one address; where it has them, the grain of its trend and the level
    of its areas. ``others`` are further periods by the question that asks for them.
    """

    as_of: datetime
    current: Period
    previous: Period | None
    months: Period | None
    others: Mapping[str, Period]
    grain: str | None
    level: str | None

    @classmethod
    def of(cls, scope: Scope, asked: Questions) -> Panels:
        """The panels of some questions of a page whose own scope is ``scope``."""
        months, trend = asked.get(MONTHS), asked.get("trend")
        levels = [question.by.level for question in asked.values() if question.by]
        return cls(
            as_of=scope.as_of,
            current=scope.period,
            previous=scope.comparison,
            months=months.scope.period if months else None,
            others=dict(_others(scope, asked)),
            grain=trend.by.grain if trend and trend.by else None,
            level=next((level for level in levels if level), None),
        )

    @property
    def periods(self) -> dict[str, Period]:
        """Those that every page has."""
        named = {CURRENT: self.current, PREVIOUS: self.previous, MONTHS: self.months}
        return {name: period for name, period in named.items() if period is not None}

    def name_of(self, period: Period) -> str:
        """Which of all periods it is."""
        named = {**self.periods, **self.others}
        return next(name for name, known in named.items() if known == period)

    def instant(self, end: date) -> datetime:
        """When a state is taken: at the end of the days, or at T where that is earlier."""
        return min(datetime.combine(end, time.min), self.as_of)


def _others(scope: Scope, asked: Questions) -> Iterator[tuple[str, Period]]:
    for name, question in asked.items():
        if name != MONTHS and question.scope.period not in (scope.period, scope.comparison):
            for steps, period in enumerate(_periods_of(question)):
                yield f"{name} back {steps}" if steps else name, period


def last_days(days: int, last: date, page: str = "overview") -> Address:
    """A page of the whole place over so many days up to ``last``."""
    return Address(page=page, period=f"{last - timedelta(days=days - 1)}..{last}")


@dataclass(frozen=True, slots=True)
class Covered:
    """The names of questions and the metrics that direct statements answer."""

    questions: frozenset[str]
    metrics: frozenset[str]

    def part_of(self, asked: Questions) -> Questions:
        """The part of a page's questions that is compared."""
        cut = {
            name: replace(
                question, metrics=tuple(key for key in question.metrics if key in self.metrics)
            )
            for name, question in asked.items()
            if name in self.questions
        }
        return {name: question for name, question in cut.items() if question.metrics}

    def left_out(self, asked: Questions) -> tuple[str, ...]:
        """What the page asks beyond that: questions, or metrics of questions."""
        part = self.part_of(asked)
        parts = {key for name in part for key in asked[name].metrics}
        return (*sorted(asked.keys() - part.keys()), *sorted(parts - self.metrics))


def numbers_of(
    asked: Questions, answers: Mapping[str, Iterable[Reading]], panels: Panels
) -> Numbers:
    """The numbers of the answers to the compared questions, cell by cell."""
    numbers: Numbers = {}
    for name, readings in answers.items():
        period = asked[name].scope.period
        for reading in readings:
            found = [(period, reading.figure)]
            if reading.previous is not None and reading.previous_period is not None:
                found.append((reading.previous_period, reading.previous))
            earlier = enumerate(reading.earlier, 1)
            found += [(period.shifted(-step), figure) for step, figure in earlier]
            for days, figure in found:
                cell = reading.metric, panels.name_of(days), reading.by, reading.key
                numbers[cell] = _pair(reading.metric, figure)
    return numbers


def asked_of(numbers: Numbers, asked: Questions, panels: Panels) -> Numbers:
    """Those of some numbers that the questions ask for."""
    wanted = {
        (metric, panels.name_of(period), str(question.by or ""))
        for question in asked.values()
        for metric in question.metrics
        for period in _periods_of(question)
    }
    return {cell: pair for cell, pair in numbers.items() if cell[:3] in wanted}


def _periods_of(question: Question) -> Iterator[Period]:
    scope = question.scope
    yield scope.period
    if scope.comparison is not None and not question.lookback:
        yield scope.comparison
    yield from (scope.period.shifted(-step) for step in range(1, question.lookback + 1))


def disagreements(readings: Numbers, direct: Numbers) -> list[str]:
    """The cells in which the two differ; a cell that one of them lacks holds nothing there."""
    return [
        f"{cell}: reading {readings.get(cell)}, direct {direct.get(cell)}"
        for cell in sorted(readings.keys() | direct.keys(), key=str)
        if not _is_same(readings.get(cell, (0, 0)), direct.get(cell, (0, 0)))
    ]


def _pair(metric: str, figure: Figure) -> Pair:
    if metric == "cases_per_10k":
        return figure.numerator, None  # persons are known before any case is counted
    is_quantile = figure.numerator is None
    return figure.value if is_quantile else figure.numerator, figure.denominator


def _is_same(one: Pair, other: Pair) -> bool:
    return all(isclose(a or 0, b or 0, rel_tol=1e-9) for a, b in zip(one, other, strict=True))
