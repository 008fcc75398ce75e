"""The stretches of time a question is answered for, each with the instant of its states.

The rules are those of indicators.md, section 1. An instant X is T for what happens in a window
and the end of the window or T, whichever is earlier, for states.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from data.periods import Period
from data.scope import Scope

CURRENT: Final = "current"
PREVIOUS: Final = "previous"


@dataclass(frozen=True, slots=True)
class Window:
    """Days [start, end) with the instant at which states are taken; None is unbounded."""

    name: str
    start: date | None
    end: date | None
    state_at: datetime

    @property
    def last_day(self) -> date:
        """The last day that the window has reached; midnight belongs to the day before."""
        return (self.state_at - timedelta(microseconds=1)).date()


def window(name: str, period: Period, as_of: datetime) -> Window:
    """The window of a period."""
    if period.end is None:
        return Window(name, None, None, as_of)
    return Window(
        name, period.start, period.end, min(datetime.combine(period.end, time.min), as_of)
    )


def windows_of(scope: Scope, lookback: int = 0) -> tuple[Window, ...]:
    """The scope's own window, and that of its comparison or of as many periods before it."""
    current = window(CURRENT, scope.period, scope.as_of)
    if lookback:
        steps = range(1, lookback + 1) if scope.period.start else ()
        return (
            current,
            *(window(earlier(n), scope.period.shifted(-n), scope.as_of) for n in steps),
        )
    if scope.comparison is None:
        return (current,)
    return (current, window(PREVIOUS, scope.comparison, scope.as_of))


def earlier(steps: int) -> str:
    """The name of the window so many periods before the current one."""
    return f"back {steps}"
