"""What a place wants to reach and to keep to: targets, goals for a period, and norms."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal, Self

from pydantic import Field, field_validator, model_validator

from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.metrics.metric import Direction
from data.periods import Period, parse_period
from data.source import Strict, Words

Normed = Literal[
    "full_time_workers", "part_time_workers", "grid_households", "grids_per_station",
    "floor_area_m2_per_100_households",
]  # fmt: skip
_ANY_T: Final = datetime(2026, 10, 31)


class Dated(Strict):
    """Something that a document sets for some days, both included."""

    source: Words
    valid_from: date = date.min
    valid_to: date = date.max

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_to < self.valid_from:
            raise ValueError(f"valid_to {self.valid_to} lies before valid_from {self.valid_from}")
        return self

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on <= self.valid_to


class Target(Dated):
    """A value to reach; ``direction`` says from which side, as the metric itself where unsaid."""

    metric: str
    value: float
    direction: Literal["up", "down"] | None = None

    @field_validator("metric")
    @classmethod
    def _known_metric(cls, key: str) -> str:
        return _known(key)

    @model_validator(mode="after")
    def _directed(self) -> Self:
        if self.side == "none":
            raise ValueError(f"{self.metric} has no good side: state direction, up or down")
        return self

    @property
    def side(self) -> Direction:
        """The side on which the better values lie."""
        return self.direction or CATALOGUE[self.metric].direction

    def is_met(self, value: float) -> bool:
        return value >= self.value if self.side == "up" else value <= self.value


class Goal(Dated):
    """A count to reach within a period: so much more than a year before, or so many in all."""

    metric: str
    period: str
    growth: float | None = None
    total: float | None = Field(default=None, gt=0)

    @field_validator("metric")
    @classmethod
    def _a_count(cls, key: str) -> str:
        metric = CATALOGUE[_known(key)]
        if not metric.is_count or metric.base == "state":
            raise ValueError(f"{key} does not grow through a period: only counts of a flow do")
        return key

    @field_validator("period")
    @classmethod
    def _bounded(cls, token: str) -> str:
        try:
            period = parse_period(token, _ANY_T)
        except QuestionError as error:
            raise ValueError(f"{error.given} Expected: {error.expected}") from None
        if period.start is None:
            raise ValueError("a goal needs a period with an end, e.g. 2026 or 2026-Q4")
        return token

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.growth is None) == (self.total is None):
            raise ValueError("state either growth (0.2 for 20 % more than a year before) or total")
        return self

    def during(self) -> Period:
        return parse_period(self.period, _ANY_T)


class Norm(Dated):
    """The bounds within which something is as it should be; a bound that is not stated is none."""

    what: Normed
    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("state low, high or both")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"high {self.high:g} is less than low {self.low:g}")
        return self


def _known(key: str) -> str:
    if key not in CATALOGUE:
        raise ValueError(f"{key!r} is no metric; known are {', '.join(CATALOGUE)}")
    return key
