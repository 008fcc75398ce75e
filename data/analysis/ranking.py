"""Fair ranking: who can be told apart from the whole, and who cannot.

Every rule is a test of a part against the value of the whole, as the intervals show it. The whole
holds the part, so its own chance is partly the part's: the tests err on the side of "the same".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from data.address import Test
from data.analysis.chance import chance_of_difference
from data.analysis.counts import chance_of_count, count_interval
from data.metrics.catalogue import metric_of
from data.metrics.metric import Direction, Metric
from data.readings.intervals import Z_95, Z_998, wilson
from data.readings.reading import Reading

Side = Literal["worse", "same", "better"]
SIDES: Final[tuple[Side, ...]] = ("worse", "same", "better")
FALSE_DISCOVERIES: Final = 0.05
"""Of those that are told apart under ``fdr``, no more than this share is expected to be so by chance."""

LEVELS: Final[dict[Test, float]] = {"95": 0.05, "998": 0.002, "fdr": FALSE_DISCOVERIES}
_WIDTHS: Final[dict[Test, float]] = {"95": Z_95, "998": Z_998, "fdr": Z_95}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A part in its group. ``low`` and ``high`` bound its interval, None where the metric has none.

    ``place`` counts from the outside of ``worse`` and ``better``; equal values share one. What
    cannot be told apart has no place.
    """

    reading: Reading
    value: float
    low: float | None = None
    high: float | None = None
    place: int | None = None


@dataclass(frozen=True)
class Ranking:
    """The three groups: ``better`` begins with the best, the others with the worst.

    ``same`` holds all parts where the metric has no intervals. ``left_out`` are parts without a
    value or with too few records; ``not_placed`` is what lies in no part.
    """

    rule: Test
    direction: Direction
    whole: float | None
    worse: tuple[Ranked, ...]
    same: tuple[Ranked, ...]
    better: tuple[Ranked, ...]
    left_out: tuple[Reading, ...]
    not_placed: Reading | None

    def of(self, side: Side) -> tuple[Ranked, ...]:
        return {"worse": self.worse, "same": self.same, "better": self.better}[side]

    @cached_property
    def ranked(self) -> tuple[Ranked, ...]:
        """All that can be judged, worst first."""
        return _worst_first((*self.worse, *self.same, *self.better), self.direction)


def rank(readings: Iterable[Reading], whole: Reading, rule: Test = "95") -> Ranking:
    """The parts of a breakdown by areas, departments …, held against the value of ``whole``."""
    rows = tuple(readings)
    direction = metric_of(whole.metric).direction
    placed = [row for row in rows if row.key is not None]
    judged = [
        Ranked(row, row.value, *_interval(row, rule))
        for row in placed
        if row.figure.status == "ok" and row.value is not None
    ]
    ordered = _worst_first(judged, direction)
    low, high = _told_apart(ordered, whole.value, rule)
    worse, better = (low, high) if direction == "up" else (high, low)
    told = {row.reading.key for row in (*low, *high)}
    ranked = {row.reading.key for row in judged}
    return Ranking(
        rule=rule,
        direction=direction,
        whole=whole.value,
        worse=_placed(worse),
        same=tuple(row for row in ordered if row.reading.key not in told),
        better=_placed(_best_first(better, direction)),
        left_out=tuple(row for row in placed if row.key not in ranked),
        not_placed=next((row for row in rows if row.key is None), None),
    )


def chance_of(row: Reading, value: float) -> float:
    """How probable the rate of a part is, or one further away, were ``value`` its true one."""
    figure = row.figure
    if is_of_counts(metric_of(row.metric)):
        return chance_of_count(figure.numerator or 0, figure.denominator or 0, value)
    return chance_of_difference(int(figure.numerator or 0), int(figure.denominator or 0), value)


def can_tell_apart(metric: Metric) -> bool:
    """True where chance has a part in the value, so that parts stand in groups."""
    return metric.is_sampled or is_of_counts(metric)


def is_of_counts(metric: Metric) -> bool:
    """True of a rate whose numerator is no part of its denominator, such as whistles per case."""
    return metric.is_rate and metric.fact == "flows"


def _interval(row: Reading, rule: Test) -> tuple[float | None, float | None]:
    figure = row.figure
    if figure.denominator and is_of_counts(metric_of(row.metric)):
        return count_interval(figure.numerator or 0, figure.denominator, _WIDTHS[rule])
    if figure.low is None or not figure.denominator:
        return None, None
    return wilson(figure.numerator or 0, figure.denominator, _WIDTHS[rule])


def _told_apart(
    rows: Sequence[Ranked], whole: float | None, rule: Test
) -> tuple[list[Ranked], list[Ranked]]:
    """Those that are lower and those that are higher than the whole."""
    known = [row for row in rows if row.low is not None]
    if whole is None:
        return [], []
    if rule == "fdr":
        known = _discoveries(known, whole)
    low = [row for row in known if row.high is not None and row.high < whole]
    high = [row for row in known if row.low is not None and row.low > whole]
    return low, high


def _discoveries(rows: Sequence[Ranked], whole: float) -> list[Ranked]:
    """The step-up procedure of Benjamini and Hochberg (JRSS B 57:289, 1995)."""
    chances = [chance_of(row.reading, whole) for row in rows]
    step = FALSE_DISCOVERIES / max(1, len(rows))
    passed = [p for number, p in enumerate(sorted(chances), 1) if p <= number * step]
    limit = max(passed, default=-1.0)
    return [row for row, p in zip(rows, chances, strict=True) if p <= limit]


def _placed(rows: Sequence[Ranked]) -> tuple[Ranked, ...]:
    values = [row.value for row in rows]
    return tuple(replace(row, place=values.index(row.value) + 1) for row in rows)


def _worst_first(rows: Iterable[Ranked], direction: Direction) -> tuple[Ranked, ...]:
    sign = 1 if direction == "up" else -1
    return tuple(sorted(rows, key=lambda row: (sign * row.value, row.reading.key or "")))


def _best_first(rows: Iterable[Ranked], direction: Direction) -> tuple[Ranked, ...]:
    return _worst_first(rows, "down" if direction == "up" else "up")
