"""How far a goal is reached, held against the time that has gone by."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

from data.aims import Goal
from data.readings.intervals import Z_95
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import Scope

Pace = Literal["ahead", "on_pace", "behind", "reached", "missed"]
_LONG_ENOUGH: Final = 0.05
"""Before so much of its period has gone by, nothing is said of the pace of a goal."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``reached`` is what there is at T of ``needed``; ``due`` what there would be at an even
    pace, or at the pace of the year before; ``elapsed`` the share of the days gone by.
    """

    goal: Goal
    reached: float
    needed: float
    due: float
    elapsed: float
    pace: Pace

    @property
    def share(self) -> float:
        return self.reached / self.needed


def questions_of(goal: Goal, scope: Scope) -> tuple[Question, Question]:
    """What a goal asks: its period against as many days a year before, and all of that year."""
    during = Scope(scope.as_of, goal.during(), scope.area, "year")
    before = during.during(during.period.year_before())
    return Question((goal.metric,), during), Question((goal.metric,), before)


def progress_of(goal: Goal, during: Reading, before: Reading) -> Progress | None:
    """The progress of a goal from the readings it asks for.

    None where T has not reached its period, or a year before it there is nothing to grow from.
    The pace of growth is that of the year before, season by season; without one it is even.
    """
    needed = goal.total
    if goal.growth is not None and before.value:
        needed = before.value * (1 + goal.growth)
    elapsed = _elapsed(during)
    if during.value is None or needed is None or not elapsed:
        return None
    so_far = during.previous.value if during.previous else None
    is_compared = goal.growth is not None and so_far is not None
    due = (so_far or 0) * (1 + (goal.growth or 0)) if is_compared else needed * elapsed
    counted = [during.figure.n, during.previous.n if is_compared and during.previous else 0]
    pace = _pace(during.value, needed, due, elapsed, _chance(counted))
    return Progress(goal, during.value, needed, due, elapsed, pace)


def _elapsed(during: Reading) -> float:
    days, reached = during.period.days, during.period.covered(during.as_of).days
    return (reached or 0) / days if days else 0.0


def _chance(counted: list[int]) -> float:
    """How far a sum of so many records, or the quotient of two, strays by chance: 95 %."""
    return Z_95 * sqrt(sum(1 / n for n in counted if n))


def _pace(reached: float, needed: float, due: float, elapsed: float, chance: float) -> Pace:
    if reached >= needed:
        return "reached"
    if elapsed >= 1:
        return "missed"
    if elapsed < _LONG_ENOUGH or abs(reached - due) <= chance * due:
        return "on_pace"
    return "ahead" if reached > due else "behind"
