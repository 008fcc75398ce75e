"""Which wishes share a statement: those that are cheaper to count together than apart.

A statement costs something to plan, something for every day whose rows it reads, and something for
every metric that it counts of them by each breakdown: joined, every metric is counted by all
breakdowns and in all windows. The costs are proportions that the bench found, in readings of the
rows of a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from data.readings.planning import Batch
from data.readings.windows import Window
from data.readings.wishes import Wish
from data.scope import By

_PLANNING: Final = 200.0
_COUNTING: Final = 0.8
_COUNTING_FEW: Final = 0.1
"""Where few rows pass the filters."""

_LOCATING: Final = 3.0
"""To find the area of a level in which each row lies, and to tell them apart by it."""

_ADDING: Final = 0.3
"""A metric of a day to what it is a part of, where days are wanted."""

_DAYS_OF_A_STATE: Final = 1000
_MOST_DAYS: Final = 2000
"""No longer do records go back."""

Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Group:
    """Wishes of the same rows for one statement: its metrics, breakdowns and spans of days."""

    rows: Batch
    wishes: tuple[Wish, ...]
    metrics: frozenset[str]
    bys: frozenset[By | None]
    spans: frozenset[Span]
    has_times: bool

    def joined(self, other: Group) -> Group:
        return Group(
            self.rows,
            self.wishes + other.wishes,
            self.metrics | other.metrics,
            self.bys | other.bys,
            self.spans | other.spans,
            self.has_times or other.has_times,
        )

    @property
    def cost(self) -> float:
        each = len(self.bys) * (_COUNTING_FEW if self._has_few else _COUNTING)
        each += _ADDING if self.has_times else 0
        return _PLANNING + self._days * (1 + self._locating + each * len(self.metrics))

    @property
    def _locating(self) -> float:
        is_by_area = any(by is not None and by.grain == "area" for by in self.bys)
        return _LOCATING if is_by_area and not self._has_few else 0

    @property
    def _has_few(self) -> bool:
        scope = self.rows.scope
        return bool(scope.filters or scope.area or self.rows.kind)

    @property
    def _days(self) -> int:
        if self.rows.base == "state":
            return _DAYS_OF_A_STATE
        return _days_in(self.spans)


def groups_of(wishes: Iterable[Wish]) -> list[list[Wish]]:
    """The wishes of each statement."""
    alike: defaultdict[tuple[Batch, bool, str | None], list[Wish]] = defaultdict(list)
    for wish in wishes:
        # Of all there is, what may be shared has the very rows of what may not. A statement holds
        # all the hours of which it takes quantiles: of cases, which are many, those of one step.
        metric = wish.metric
        is_apart = metric.quantile is not None and metric.fact == "cases"
        span = metric.span if is_apart else None
        alike[wish.rows, wish.is_shareable, span].append(wish)
    return [
        list(group.wishes)
        for (rows, *_), found in alike.items()
        for group in _shared(_parted(rows, found))
    ]


def _parted(rows: Batch, wishes: Iterable[Wish]) -> list[Group]:
    """As many groups as can be told apart: of one breakdown and the same spans each."""
    found: defaultdict[tuple[By | None, str], list[Wish]] = defaultdict(list)
    for wish in wishes:
        found[wish.counted_by, wish.metric.key].append(wish)
    parted: defaultdict[tuple[By | None, frozenset[Span]], list[Wish]] = defaultdict(list)
    for (by, _), own in found.items():
        parted[by, frozenset(_span(wish.window) for wish in own)] += own
    return [
        Group(
            rows,
            tuple(own),
            frozenset(wish.metric.key for wish in own),
            frozenset({by}),
            spans,
            any(wish.is_made_of_days for wish in own),
        )
        for (by, spans), own in parted.items()
    ]


def _shared(groups: list[Group]) -> Sequence[Group]:
    """Join the two that save most, again and again, until nothing is saved."""
    while len(groups) > 1:
        pairs = combinations(groups, 2)
        saved, one, other = max(
            ((_saved(one, other), one, other) for one, other in pairs), key=lambda item: item[0]
        )
        if saved <= 0:
            break
        groups = [each for each in groups if each is not one and each is not other]
        groups.append(one.joined(other))
    return groups


def _saved(one: Group, other: Group) -> float:
    return one.cost + other.cost - one.joined(other).cost


def _span(window: Window) -> Span:
    return window.start, window.end


def _days_in(spans: Iterable[Span]) -> int:
    """The days that lie in any of the spans."""
    days, reached = 0, date.min
    for start, end in sorted(spans, key=lambda span: span[0] or date.min):
        if start is None or end is None:
            return _MOST_DAYS
        begun = max(start, reached)
        days += min(max(0, (end - begun).days), _MOST_DAYS)
        reached = max(reached, end)
    return days
