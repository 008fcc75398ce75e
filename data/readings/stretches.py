"""Stretches: the pieces of time that some windows are made of, so that one statement counts all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from data.readings.windows import Window

_NEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Windows that a statement can tell apart, and which of them each window asked is made of."""

    windows: tuple[Window, ...]
    parts: Mapping[Window, tuple[str, ...]]

    def near(self) -> list[tuple[Window, ...]]:
        """The windows by statement: apart where more than a year lies between their instants.

        What was open at any of some instants is looked for from the first to the last of them.
        """
        groups: list[list[Window]] = []
        for item in sorted(self.windows, key=lambda window: window.state_at):
            if not groups or item.state_at - groups[-1][-1].state_at > _NEAR:
                groups.append([])
            groups[-1].append(item)
        return [tuple(group) for group in groups]

    def of(self, window: Window) -> tuple[str, ...]:
        """The names of the stretches of a window."""
        return self.parts[_bare(window)]


def disjoint(windows: Iterable[Window]) -> Stretches:
    """The days of all windows, cut wherever one of them begins or ends.

    Around an unbounded window all other days, and rows without a day, are one stretch more.
    """
    asked = {_bare(item) for item in windows}
    cuts = sorted({day for item in asked for day in (item.start, item.end) if day is not None})
    instant = max(item.state_at for item in asked)
    pieces = [
        Window(str(index), start, end, instant)
        for index, (start, end) in enumerate(pairwise(cuts))
        if any(_holds(item, start, end) for item in asked if item.start)
    ]
    if any(item.start is None for item in asked):
        pieces.append(Window("rest", None, None, instant))
    parts = {
        item: tuple(piece.name for piece in pieces if _holds(item, piece.start, piece.end))
        for item in asked
    }
    return Stretches(tuple(pieces), parts)


def distinct(windows: Iterable[Window]) -> Stretches:
    """Windows as they are, for what is no sum of days; those that are alike are counted once."""
    named = {
        item: replace(item, name=str(index))
        for index, item in enumerate(dict.fromkeys(_bare(item) for item in windows))
    }
    return Stretches(tuple(named.values()), {item: (own.name,) for item, own in named.items()})


def _bare(window: Window) -> Window:
    return replace(window, name="")


def _holds(window: Window, start: date | None, end: date | None) -> bool:
    if window.start is None or window.end is None:
        return True
    return start is not None and end is not None and window.start <= start and end <= window.end
