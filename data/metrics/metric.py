"""What a metric is: one definition that every surface reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Language = Literal["zh", "en"]
Base = Literal["opened", "due", "closed", "state"]
Unit = Literal["cases", "ratio", "hours", "per_10k_persons"]
Direction = Literal["up", "down", "none"]
Normal = Literal["area_km2"]


_REFERENCE: Final = 2
"""Which of the class limits of a rate parts "short of" from "at target"."""


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

    ``numerator`` and ``denominator`` are SQL aggregates over the judged rows of one base
    (data/readings/facts.py); the value is numerator ÷ denominator × scale, or the numerator
    alone where ``denominator`` is None. A denominator "persons" is not an aggregate of cases but
    the persons of the group's areas. A metric whose value is not such a quotient states
    ``quantile``; it is computed directly at each level and is not additive.

    ``needs`` names the record columns (alternatives divided by |) without which nothing can be
    said ("not recorded").
    ``outside`` is the metric that counts what this one must leave out; its number is printed
    beside it. ``breaks`` are the fixed class limits of the map in the unit of the coloured value; for
    rates the third one is the reference between "short of" and "at target". ``per`` divides a
    count before it colours a map.
    """

    key: str
    base: Base
    unit: Unit
    direction: Direction
    meaning: Meaning
    numerator: str = "count(*)"
    denominator: str | None = None
    quantile: float | None = None
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
        return self.quantile is None

    @property
    def is_rate(self) -> bool:
        """True where numerator counts a part of the denominator: Wilson intervals apply."""
        return self.unit == "ratio"

    def breaks_for(self, target: float | None) -> tuple[float, ...]:
        """The class limits of the map with the third one at the target of the place.

        A rate keeps its limits in proportion to their distance from perfect (1, or 0 where
        lower is better), so that they stay inside 0 and 1.
        """
        if target is None or not self.is_rate or not self.breaks:
            return self.breaks
        perfect = 1.0 if self.direction == "up" else 0.0
        stretch = (perfect - target) / (perfect - self.breaks[_REFERENCE])
        limits = [perfect - (perfect - limit) * stretch for limit in self.breaks]
        limits[_REFERENCE] = target
        return tuple(round(limit, 4) for limit in limits)

    def name(self, language: Language) -> str:
        return self.meaning.name.of(language)
