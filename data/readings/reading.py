"""What an answer is: readings that carry their own numerator, denominator and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.periods import Period
from data.scope import Dimension

Status = Literal["ok", "too_small", "empty", "not_reached", "not_recorded"]
Method = Literal["observed", "kaplan_meier"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One computed number with everything needed to defend it.

    ``value`` is None exactly when ``status`` is ``empty`` (the denominator is zero),
    ``not_reached`` (so many cases are still open that the quantile lies in the future) or
    ``not_recorded``. Rates are fractions of 1. ``n`` is the number of records the value rests
    on; ``low`` and ``high`` bound the Wilson 95 % interval of rates.
    """

    numerator: float | None
    denominator: float | None
    n: int
    value: float | None
    status: Status
    low: float | None = None
    high: float | None = None
    method: Method = "observed"


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of one metric for one group of one breakdown.

    ``by`` is "" for the total. ``key`` is the group: an area id, a day (2018-11-05), a month
    (2018-11), a channel …; None means not placed, or not stated. ``area`` is the scope's area,
    None for the whole place, ``filters`` what its records are limited to. ``colour`` is the
    value that colours a map (a count divided by km² or persons; else the value). ``outside`` counts
    what the metric must leave out (its ``outside`` metric). ``is_thin`` says that one of the two
    periods was hardly reported, ``is_young`` that the cases of the period are still being dealt with and the
    metric counts what became of them: then no change is claimed. ``is_partial`` marks a month that
    the period, T or a silence of the feed cuts short: it is no point of a trend. ``earlier`` are the
    figures of the periods before, newest first, where the question looks back.
    """

    metric: str
    by: str
    key: str | None
    name: str
    figure: Figure
    as_of: datetime
    period: Period
    previous: Figure | None = None
    previous_period: Period | None = None
    is_thin: bool = False
    is_young: bool = False
    is_partial: bool = False
    outside: int | None = None
    area: str | None = None
    filters: tuple[tuple[Dimension, str], ...] = ()
    colour: float | None = None
    earlier: tuple[Figure, ...] = ()

    @property
    def value(self) -> float | None:
        return self.figure.value

    @property
    def change(self) -> float | None:
        """Difference to the comparison in the metric's own unit; None where none can be claimed."""
        if self.is_thin or self.is_young or self.previous is None:
            return None
        if self.figure.value is None or self.previous.value is None:
            return None
        return self.figure.value - self.previous.value
