"""The question: which area, which days, compared with what, judged when, filtered how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from data.errors import QuestionError
from data.periods import ALL, Comparison, Period

Dimension = Literal["channel", "category", "department", "kind"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
Grain = Literal[
    "day", "month", "channel", "category", "department", "kind", "age", "duration", "repeat_gap",
    "path", "outcome", "level_closed", "block", "item", "department_category", "path_outcome",
    "department_item", "facility_kind",
]  # fmt: skip
GRAINS: tuple[Grain, ...] = get_args(Grain)
TIMES: tuple[Grain, ...] = ("day", "month")


@dataclass(frozen=True, slots=True)
class Scope:
    """One question's extent. ``area`` None means the whole place, unplaced records included."""

    as_of: datetime
    period: Period = ALL
    area: str | None = None
    compare: Comparison | None = None
    filters: tuple[tuple[Dimension, str], ...] = ()

    @property
    def comparison(self) -> Period | None:
        return self.period.compared(self.compare, self.as_of) if self.compare else None

    @property
    def is_ahead(self) -> bool:
        """True where T has not reached the period: nothing can have happened in it."""
        return self.period.start is not None and self.period.start > self.as_of.date()

    def within(self, area: str | None) -> Scope:
        return replace(self, area=area)

    def during(self, period: Period) -> Scope:
        return replace(self, period=period)


@dataclass(frozen=True, slots=True)
class By:
    """How an answer is broken down: by area of a level, or by another grain."""

    grain: Grain | Literal["area"]
    level: str | None = None

    def __str__(self) -> str:
        return f"area:{self.level}" if self.grain == "area" else self.grain


def parse_by(text: str) -> By:
    """Read ``area:LEVEL`` or one of the grains. Raises QuestionError for anything else."""
    grain, _, level = text.partition(":")
    if grain == "area" and level:
        return By("area", level)
    for known in GRAINS:
        if text == known:
            return By(known)
    raise QuestionError(
        f"Readings cannot be broken down by {text!r}.",
        f"one of: area:LEVEL, {', '.join(GRAINS)}",
        "choose one of these",
        subject="breakdown",
        asked=text,
    )
