"""How long something may take, on which clock, and what else a place settles about handling."""

from __future__ import annotations

import math
from datetime import time
from itertools import pairwise
from typing import Final, Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from data.aims import Dated
from data.clocks.calendar import countries
from data.clocks.clock import Shifts, Unit
from data.source import Strict, Words

CaseStep = Literal[
    "contacted", "accepted", "filed", "dispatched", "handled", "closed", "called_back"
]
WhistleStep = Literal[
    "whistle_signed",
    "whistle_contacted",
    "whistle_arrived",
    "whistle_fed_back",
    "whistle_resolved",
]
Step = CaseStep | WhistleStep
CaseKind = Literal[
    "appeal", "grid_event", "city_management", "dispute", "hazard", "alert", "legacy"
]
WhistleKind = Literal["routine", "hard"]

_WEIGHTS: Final = ("response", "solved", "satisfaction")


class Calendar(Strict):
    """The working time of a place: the official calendar of a country, and the hours of a day."""

    country: str
    working_hours: Shifts = Field(min_length=1)

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country not in countries():
            raise ValueError(f"{country!r} has no calendar; there are {', '.join(countries())}")
        return country

    @field_validator("working_hours")
    @classmethod
    def _in_order(cls, shifts: Shifts) -> Shifts:
        edges: list[time] = [edge for shift in shifts for edge in shift]
        if any(later <= earlier for earlier, later in pairwise(edges)):
            raise ValueError("state stretches of one day in their order, e.g. 09:00 to 12:00")
        return shifts


class Limit(Dated):
    """How long a step may take; ``kinds`` are the kinds of cases or whistles it is for, all where
    none is stated. It holds for what begins on the days on which it is in force.
    """

    step: Step
    amount: float = Field(gt=0)
    unit: Unit
    kinds: tuple[CaseKind | WhistleKind, ...] = ()

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.unit in {"days", "working_days"} and self.amount % 1:
            raise ValueError(f"{self.amount:g} {self.unit}: days are counted whole")
        known = get_args(CaseKind if self.step in get_args(CaseStep) else WhistleKind)
        if unknown := [kind for kind in self.kinds if kind not in known]:
            raise ValueError(f"kinds: {', '.join(unknown)} is none of {', '.join(known)}")
        return self

    @property
    def is_of_working_time(self) -> bool:
        return self.unit.startswith("working")

    def is_for(self, kind: str | None) -> bool:
        """Whether it holds for a kind; None: not known, or any."""
        return not self.kinds or kind in self.kinds


class WhistleItems(Strict):
    """A block of the duty list of whistles, with its items."""

    block: str
    items: tuple[str, ...] = Field(min_length=1)


class ThreeRates(Strict):
    """What the rates of response, solution and satisfaction weigh in their score."""

    response: float = Field(default=0.30, ge=0)
    solved: float = Field(default=0.35, ge=0)
    satisfaction: float = Field(default=0.35, ge=0)
    source: Words = Words(
        zh="准格尔旗“三率”考核：响应率 30%、解决率 35%、满意率 35%",
        en="Three rates of Jungar Banner: response 30%, solved 35%, satisfaction 35%",
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        weights = [getattr(self, name) for name in _WEIGHTS]
        if not math.isclose(sum(weights), 1):
            raise ValueError(f"the weights sum to {sum(weights):g}, not to 1")
        return self


def contradictions(
    calendar: Calendar | None, limits: tuple[Limit, ...], whistle_items: tuple[WhistleItems, ...]
) -> list[str]:
    """Every fault that no table can see alone: limits without their clock, items in two blocks."""
    unclocked = [
        f"limits.{index}: {limit.unit} needs working_hours under [calendar]"
        for index, limit in enumerate(limits)
        if limit.is_of_working_time and calendar is None
    ]
    items = [item for block in whistle_items for item in block.items]
    repeated = sorted({item for item in items if items.count(item) > 1})
    return unclocked + [f"whistle_items: the item {item!r} stands twice" for item in repeated]
