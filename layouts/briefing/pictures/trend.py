"""The trend: the last months or days, those of the year before as a dotted line, and the target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from layouts.briefing.document import Point, Trend
from layouts.briefing.fonts import width_of
from layouts.briefing.pictures.sparkline import draw_line
from layouts.briefing.pictures.svg import COLUMN, draw, line, words
from layouts.theme import TOKENS

_HEIGHT: Final = 108.0
_TOP: Final = 10.0
_BOTTOM: Final = 90.0
_SIZE: Final = 8.5
_LABEL: Final = 9.0
_LABEL_ROOM: Final = 11.0
"""Below a target that all months exceed stand its words."""
_GAP: Final = 4.0
_STEPS: Final = 12
_INK: Final = TOKENS["light"]


@dataclass(frozen=True, slots=True)
class _Plot:
    """The room of the lines, and where its lowest and highest value lie."""

    left: float
    right: float
    bottom: float
    low: float
    reach: float
    count: int

    def x(self, place: int) -> float:
        return self.left + (self.right - self.left) * place / (self.count - 1)

    def y(self, value: float) -> float:
        return self.bottom - (value - self.low) / self.reach * (self.bottom - _TOP)

    def points(self, values: Sequence[float | None]) -> list[Point | None]:
        return [
            None if value is None else (self.x(place), self.y(value))
            for place, value in enumerate(values)
        ]


def draw_trend(trend: Trend) -> str:
    """The ends of the lines are named beside them, so that no key is needed."""
    plot = _plot(trend)
    now, before = plot.points(trend.points), plot.points(trend.ghost)
    months = [
        words(said, (plot.x(place), _HEIGHT - 4), _SIZE, _INK["ink-3"], "middle")
        for place, said in trend.ticks
    ]
    parts = [*_grid(trend, plot), *months, *_lines(trend, now, before)]
    return draw(COLUMN, _HEIGHT, [*parts, *_target(trend, plot, [*now, None, *before])])


def _plot(trend: Trend) -> _Plot:
    values = [value for value in (*trend.points, *trend.ghost, trend.target) if value is not None]
    values += [value for value, _ in trend.axis]
    low, high = min(values), max(values)
    ends = (width_of(trend.label) * _LABEL, width_of(trend.ghost_label) * _SIZE)
    return _Plot(
        left=max((width_of(said) for _, said in trend.axis), default=0) * _SIZE + _GAP,
        right=COLUMN - max(ends) - 2 * _GAP,
        bottom=_BOTTOM - _LABEL_ROOM if trend.target == low else _BOTTOM,
        low=low,
        reach=(high - low) or 1.0,
        count=max(len(trend.points), len(trend.ghost), 2),
    )


def _grid(trend: Trend, plot: _Plot) -> Iterator[str]:
    for value, said in trend.axis:
        y = plot.y(value)
        yield line([(plot.left, y), (plot.right, y)], _INK["line"], 0.6)
        yield words(said, (plot.left - _GAP, y + 3), _SIZE, _INK["ink-3"], "end")


def _target(trend: Trend, plot: _Plot, drawn: Sequence[Point | None]) -> list[str]:
    if trend.target is None:
        return []
    y = plot.y(trend.target)
    at = _clear_of(drawn, plot, y, width_of(trend.target_label) * _SIZE)
    return [
        line([(plot.left, y), (plot.right, y)], _INK["ink-3"], 0.7, "3 2"),
        words(trend.target_label, at, _SIZE, _INK["ink-2"], has_halo=True),
    ]


def _clear_of(drawn: Sequence[Point | None], plot: _Plot, y: float, width: float) -> Point:
    """The baseline above or below a target at ``y`` where the lines cross the words least."""
    step = max(plot.right - plot.left - width - 2 * _GAP, 0) / _STEPS
    lefts = [plot.left + _GAP + step * place for place in range(_STEPS + 1)]
    spots = [(left, base) for left in lefts for base in (y - 2.5, y + _SIZE)
             if base - _SIZE >= 0 and base <= _BOTTOM]  # fmt: skip
    samples = list(_samples(drawn))

    def crossed(spot: Point) -> int:
        left, base = spot
        return sum(
            left - 2 < x < left + width + 2 and base - _SIZE < height < base + 2
            for x, height in samples
        )

    return min(spots, key=crossed)


def _samples(drawn: Sequence[Point | None]) -> Iterator[Point]:
    """Points along lines, close enough for words to be seen between them."""
    for one, other in pairwise(drawn):
        if one is not None and other is not None:
            for step in range(_STEPS):
                share = step / _STEPS
                yield one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _lines(
    trend: Trend, points: Sequence[Point | None], ghost: Sequence[Point | None]
) -> list[str]:
    parts = []
    before, now = _last(ghost), _last(points)
    if before is not None:
        parts += draw_line(ghost, _INK["line-3"], 1.0, 0.0, "1.2 1.8")
    if now is not None:
        parts += draw_line(points, _INK["accent"], 1.4, 2.6)
        at = (now[0] + _GAP + 1, now[1] + 3)
        parts.append(words(trend.label, at, _LABEL, _INK["ink"], is_bold=True))
    if before is not None:
        y = before[1] + 3
        if now is not None and abs(before[1] - now[1]) < _LABEL + 1:
            y = now[1] + 3 + (_LABEL + 1) * (1 if before[1] >= now[1] else -1)
        parts.append(words(trend.ghost_label, (before[0] + _GAP + 1, y), _SIZE, _INK["ink-3"]))
    return parts


def _last(points: Sequence[Point | None]) -> Point | None:
    return next((at for at in reversed(points) if at is not None), None)
