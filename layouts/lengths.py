"""How long something takes: hours up to two days, days beyond, on axes as well as in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import Final

from data.metrics.metric import Language
from layouts.numbers import MISSING, round_tenth, shorten
from layouts.text import say

HOURS_PER_DAY: Final = 24
_LONGEST_IN_HOURS: Final = 48
_LEAST_SPAN_HOURS: Final = (0.5, 240.0)


@dataclass(frozen=True, slots=True)
class LogAxis:
    """Hours on a logarithmic axis; nothing lies off it, zero least of all."""

    low: float
    high: float

    def at(self, hours: float) -> str:
        """Where a length lies, in percent of the axis, for CSS."""
        share = log10(max(hours, self.low) / self.low) / log10(self.high / self.low)
        return f"{min(share, 1.0) * 100:.2f}%"


def log_axis(lengths_hours: list[float]) -> LogAxis:
    """An axis that holds all lengths, and half an hour and ten days in any case."""
    known = [hours for hours in lengths_hours if hours > 0]
    least, most = _LEAST_SPAN_HOURS
    return LogAxis(min([least, *known]), max([most, *known]))


def format_length(hours: float | None, language: Language, *, is_short: bool = False) -> str:
    """A length with its unit: 38.5 小时, 6.1 天; "—" where it is missing. ``is_short``: 38.5 时."""
    if hours is None:
        return MISSING
    if hours >= _LONGEST_IN_HOURS:
        return say(language, "length.days", n=round_tenth(hours / HOURS_PER_DAY))
    key = "length.hours_short" if is_short else "length.hours"
    return say(language, key, n=round_tenth(hours))


def format_limit(amount: float, unit: str, language: Language) -> str:
    """A limit in the unit it is stated in: 4 小时, 3 个工作日."""
    return say(language, f"limit.{unit}", n=shorten(amount))
