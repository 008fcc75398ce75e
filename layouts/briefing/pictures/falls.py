"""Why it changed: each part's bar begins where the one before it ended. Rows are the template's."""

from __future__ import annotations

from typing import Final

from layouts.briefing.document import Change, Step
from layouts.briefing.fonts import width_of
from layouts.briefing.pictures.svg import COLUMN, PITCH, draw, hatches, line, shape
from layouts.theme import TOKENS

_WIDEST: Final = 112.0
_NARROWEST: Final = 70.0
_NAME_SIZE: Final = 9.4
_NUMBER: Final = 26.0
_PAD: Final = 4.0
_BAR: Final = 10.5
_LEAST: Final = 0.6
_INK: Final = TOKENS["light"]


def columns_of_change(change: Change) -> tuple[float, float, float]:
    """The widths of the names, of each of three numbers and of the picture, in points."""
    labels = [change.first_label, change.last_label, *(step.name for step in change.steps)]
    numbers = [cell.text for step in (*change.steps, change.sum)
               for cell in (step.rate, step.mix, step.total)]  # fmt: skip
    number = max(_NUMBER, *(width_of(said) * _NAME_SIZE + 4 for said in numbers))
    wanted = max(width_of(label) for label in labels) * _NAME_SIZE + 4
    plot = min(max(COLUMN - 3 * number - wanted, _NARROWEST), _WIDEST)
    return COLUMN - 3 * number - plot, number, plot


def draw_falls(change: Change) -> str:
    """A row of ``PITCH`` for the first value, for each step and for the last value."""
    ends = [at for step in change.steps for at in (step.start, step.end)]
    ends += [cell.value for cell in (change.first, change.last) if cell.value is not None]
    low, reach = min(ends), (max(ends) - min(ends)) or 1.0
    width = columns_of_change(change)[-1]

    def at(value: float) -> float:
        return _PAD + (value - low) / reach * (width - 2 * _PAD)

    steps = [(_row(row), at(step.start), at(step.end)) for row, step in enumerate(change.steps, 1)]
    last = _row(len(steps) + 1)
    parts = [
        hatches(["cross"]),
        *(line([(0, y), (width, y)], _INK["line"], 0.6) for y in (_row(0), last)),
    ]
    parts += [line([(start, y - PITCH), (start, y)], _INK["line-3"], 0.6) for y, start, _ in steps]
    if change.last.value is not None:
        parts.append(line([(at(change.last.value), last - PITCH), (at(change.last.value), last)],
                          _INK["line-3"], 0.6))  # fmt: skip
    for step, (y, start, end) in zip(change.steps, steps, strict=True):
        parts += _bar(step, y, start, end)
    if change.first.value is not None:
        parts.append(_dot(at(change.first.value), _row(0), "#FFFFFF"))
    if change.last.value is not None:
        parts.append(_dot(at(change.last.value), last, _INK["accent"]))
    return draw(width, PITCH * (len(steps) + 2), parts)


def _row(row: int) -> float:
    return (row + 0.5) * PITCH


def _dot(x: float, y: float, fill: str) -> str:
    return shape("circle", cx=x, cy=y, r=2.9, fill=fill, stroke=_INK["ink-2"], stroke_width=0.9)


def _bar(step: Step, y: float, start: float, end: float) -> list[str]:
    """Falls bear a texture, whatever they are good for; the colour says better or worse."""
    colour = {"better": _INK["accent"], "worse": _INK["bar-warn"]}.get(
        step.total.tone, _INK["stage"]
    )
    width = max(abs(end - start), _LEAST)
    box = {"x": min(start, end), "y": y - _BAR / 2, "width": width, "height": _BAR}
    solid = shape("rect", fill=colour, **box)
    return [solid] if end >= start else [solid, shape("rect", fill="url(#cross)", **box)]
