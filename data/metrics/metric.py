"""What a metric is: one definition that every surface reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Language = Literal["zh", "en"]
Fact = Literal[
    "cases", "reports", "flows", "whistles", "services", "shifts", "volunteers", "grids", "covers",
    "circles", "reached", "ground_circles", "ground_reached", "provision", "floor_areas",
    "key_sites", "cameras", "department_grids", "department_maps",
]  # fmt: skip
Base = Literal[
    "opened", "due", "handling", "closed", "called_back", "performance", "arrival", "feedback",
    "occurred", "state",
]  # fmt: skip
Unit = Literal[
    "cases", "calls", "whistles", "services", "service_hours", "ratio", "hours", "points", "times",
    "per_case", "per_call", "per_10k_persons", "hours_per_1000_households",
    "m2_per_100_households",
]  # fmt: skip
Counted = Literal[
    "cases", "calls", "whistles", "dispatches", "points", "services", "service_hours", "volunteers",
    "grids", "households", "m2", "floor_m2", "household_kinds", "stations", "areas", "key_sites",
    "cameras", "department_grids", "grid_maps",
]  # fmt: skip
Residents = Literal["persons", "households"]
Direction = Literal["up", "down", "none"]
Normal = Literal["area_km2", "1000_households"]


_REFERENCES: Final = {"up": 2, "none": 2, "down": 1}
"""Which of the class limits of a rate parts "short of" from "at target": of its five classes the
two best are at target.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the definition card says."""

    name: Text
    definition: Text
    numerator: Text
    denominator: Text
    exclusions: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Metric:
    """A frozen definition.

    ``numerator`` and ``denominator`` are SQL aggregates over the judged rows of one base of one
    fact (data/readings/facts); the value is numerator ÷ denominator × scale, or the numerator
    alone where there is no denominator. ``residents`` names what of the group's areas is the
    denominator instead of an aggregate. ``n`` is the SQL of how many records the value rests on,
    where that is neither the denominator of a rate nor the numerator. A metric whose value is not
    such a quotient states ``quantile`` of the hours that the step ``span`` takes: the judged rows
    have them as ``hours_to_{span}`` where it has ended, as ``waited_{span}_hours`` where it has
    begun, and ``is_waiting_{span}`` while it lasts. A quantile is computed directly at each level,
    as is what counts something once however often it occurs (``is_distinct``): both are not
    additive, and neither is one that is the sum of the rates ``weighted``, each times its weight in
    the profile, in points of 100.

    Where ``kind`` is given, cases of that kind alone are counted.

    ``is_census`` marks a rate of a stock that is counted in full: chance has no part in it, and it
    has no interval. ``counted`` is what numerator and denominator count.
    ``is_maturing`` marks a rate that grows while the cases of its cohort are dealt with: a young
    cohort is no match for an old one. ``is_monthly`` marks what grows with the length of its period:
    a target can only be meant for a month.

    ``needs`` names the record columns (alternatives divided by |) without which nothing can be
    said ("not recorded"); norms of the profile are needed as ``norms.``.
    ``outside`` is the metric that counts what this one must leave out; its number is printed
    beside it. ``breaks`` are the fixed class limits of the map in the unit of the coloured value; for
    rates one of them is the reference between "short of" and "at target". ``per`` divides a
    count before it colours a map.
    """

    key: str
    base: Base
    unit: Unit
    direction: Direction
    meaning: Meaning
    fact: Fact = "cases"
    counted: Counted = "cases"
    numerator: str = "count(*)"
    denominator: str | None = None
    residents: Residents | None = None
    n: str | None = None
    quantile: float | None = None
    span: str = "close"
    weighted: tuple[str, ...] = ()
    kind: str | None = None
    is_distinct: bool = False
    is_census: bool = False
    is_maturing: bool = False
    is_monthly: bool = False
    needs: tuple[str, ...] = ()
    scale: float = 1.0
    smallest_n: int = 10
    breaks: tuple[float, ...] = ()
    per: Normal | None = None
    outside: str | None = None
    owner: str = "gelan"
    reviewed_on: date = date(2026, 11, 1)

    @property
    def is_additive(self) -> bool:
        return self.quantile is None and not self.is_distinct and not self.weighted

    @property
    def is_count(self) -> bool:
        """True where the value is its own numerator."""
        has_part = self.denominator is None and self.residents is None
        return has_part and self.quantile is None and not self.weighted

    @property
    def is_rate(self) -> bool:
        """True where the numerator is a part of the denominator."""
        return self.unit == "ratio"

    @property
    def is_sampled(self) -> bool:
        """True for a rate of records that chance has a part in: Wilson intervals apply."""
        return self.is_rate and not self.is_census

    def breaks_for(self, target: float | None) -> tuple[float, ...]:
        """The class limits of the map with the reference at the target of the place.

        A rate keeps its limits in proportion to their distance from perfect (1, or 0 where
        lower is better), so that they stay inside 0 and 1. A target of perfection leaves nothing
        better to tell apart: what meets it is the last class.
        """
        if target is None or not self.is_rate or not self.breaks:
            return self.breaks
        perfect = 1.0 if self.direction == "up" else 0.0
        reference = _REFERENCES[self.direction]
        if target == perfect:
            is_up = self.direction == "up"
            worse = self.breaks[:reference] if is_up else self.breaks[reference + 1 :]
            return tuple(sorted((*worse, target)))
        stretch = (perfect - target) / (perfect - self.breaks[reference])
        limits = [perfect - (perfect - limit) * stretch for limit in self.breaks]
        limits[reference] = target
        return tuple(round(limit, 4) for limit in limits)

    def name(self, language: Language) -> str:
        return self.meaning.name.of(language)
