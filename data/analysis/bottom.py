"""The last places of a peer group: no more than one in twenty, and nobody by chance (末位 5%)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from data.analysis.ranking import LEVELS, Ranked, Ranking, chance_of

ONE_IN: Final = 20
Reason = Literal["tied", "interval", "same", "unsure"]


@dataclass(frozen=True, slots=True)
class Spared:
    """One that stands in the last places by value alone, and why it is not named: it ties with one
    outside them, it cannot be told from the whole, its interval reaches the ``cut``, or the exact
    test is less sure than the interval.
    """

    row: Ranked
    reason: Reason


@dataclass(frozen=True, slots=True)
class Bottom:
    """``allowed`` places, the worst first; ``cut`` is the value of the first one outside them."""

    allowed: int
    cut: float | None = None
    named: tuple[Ranked, ...] = ()
    spared: tuple[Spared, ...] = ()


def last_places(n: int) -> int:
    """How many of n may be last: 5 %, rounded down."""
    return n // ONE_IN


def bottom(ranking: Ranking) -> Bottom:
    """The last 5 % of the peers that can be judged; those with too few records do not count.

    Named is only who is worse than the whole by the rule of the ranking, with an interval that
    lies wholly beyond the cut; of both the exact test must be as sure. A number without a good
    side has no last places.
    """
    rows = ranking.ranked
    allowed = last_places(len(rows)) if ranking.direction != "none" else 0
    if not allowed:
        return Bottom(0)
    cut = rows[allowed].value
    reasons = [(row, _reason(row, cut, ranking)) for row in rows[:allowed]]
    return Bottom(
        allowed=allowed,
        cut=cut,
        named=tuple(row for row, reason in reasons if reason is None),
        spared=tuple(Spared(row, reason) for row, reason in reasons if reason is not None),
    )


def _reason(row: Ranked, cut: float, ranking: Ranking) -> Reason | None:
    if row.value == cut:
        return "tied"
    if row.place is None:
        return "same"
    if _reaches(row, cut):
        return "interval"
    is_sure = _is_sure(row, ranking.whole, ranking) and _is_sure(row, cut, ranking)
    return None if is_sure else "unsure"


def _reaches(row: Ranked, cut: float) -> bool:
    return row.low is None or row.high is None or row.low <= cut <= row.high


def _is_sure(row: Ranked, value: float | None, ranking: Ranking) -> bool:
    """Intervals of ten cases are too short for a judgement with such consequences: the exact test
    must say the same.
    """
    return value is not None and chance_of(row.reading, value) <= LEVELS[ranking.rule]
