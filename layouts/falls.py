"""One waterfall: how the parts of a whole moved its rate, each row beginning where the last ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from dash import dcc, html
from dash.development.base_component import Component

from layouts.attributes import attributes
from layouts.axis import Axis

Tone = Literal["better", "worse", "neutral"]
_ROW_GAP: Final = 0.04


@dataclass(frozen=True, slots=True)
class Step:
    """One part: from ``start``, ``rate`` and ``mix`` move the value on, all fractions of 1.

    ``points`` is their printed sum in percentage points; ``href`` leads to the part alone.
    """

    name: str
    start: float
    rate: float
    mix: float
    points: Decimal
    href: str | None = None

    @property
    def end(self) -> float:
        return self.start + self.rate + self.mix


@dataclass(frozen=True, slots=True)
class End:
    """The value before or after, as a dot: the axis does not begin at 0."""

    name: str
    value: float
    shown: str


def axis_of(waterfalls: Sequence[Sequence[Step]]) -> Axis:
    """One axis for waterfalls that stand side by side; it need not begin at 0."""
    values = [
        value
        for steps in waterfalls
        for step in steps
        for value in (step.start, step.start + step.rate, step.end)
    ]
    low, high = min(values), max(values)
    margin = (high - low) * _ROW_GAP or 0.001
    return Axis(low - margin, high + margin, ())


def draw_waterfall(
    before: End, steps: Sequence[Step], after: End, axis: Axis, *, is_up_better: bool
) -> list[Component]:
    """The rows, from the value before to the value after."""
    rows = [_row(step, axis, is_up_better=is_up_better) for step in steps]
    return [_end(before, axis, "is-before"), *rows, _end(after, axis, "is-after")]


def _end(end: End, axis: Axis, trait: str) -> html.Div:
    at = {"left": axis.at(end.value)}
    picture = [html.Span(className="fall-dot", style=at)]
    if trait == "is-before":
        picture.append(html.Span(className="fall-link", style=at))
    return html.Div(
        [
            html.Span(end.name, className="fall-name"),
            html.Span(picture, className="fall-track", **attributes(aria_hidden="true")),
            html.Strong(end.shown, className="fall-points"),
        ],
        className=f"fall-row {trait}",
    )


def _row(step: Step, axis: Axis, *, is_up_better: bool) -> Component:
    tone = _tone(step.points, is_up_better=is_up_better)
    arrow = {True: "▲", False: "▼"}[step.points > 0] if step.points else "—"
    picture = [
        *_bars(step, axis, is_up_better=is_up_better),
        html.Span(className="fall-link", style={"left": axis.at(step.end)}),
    ]
    cells: list[Component] = [
        html.Span(step.name, className="fall-name", title=step.name),
        html.Span(picture, className="fall-track", **attributes(aria_hidden="true")),
        html.Strong(f"{arrow} {abs(step.points)}", className=f"fall-points {tone}"),
    ]
    if step.href is None:
        return html.Div(cells, className="fall-row")
    return dcc.Link(cells, href=step.href, className="fall-row")


def _bars(step: Step, axis: Axis, *, is_up_better: bool) -> list[html.Span]:
    """The effect of the rate, then that of the mix; where they oppose each other, one below the
    other.
    """
    lanes = " is-opposed" if step.rate * step.mix < 0 else ""
    middle = step.start + step.rate
    parts = (("rate", step.start, middle), ("mix", middle, step.end))
    return [
        html.Span(
            className=f"fall-{kind} {_tone(end - start, is_up_better=is_up_better)}{lanes}",
            style=_span(axis, start, end),
        )
        for kind, start, end in parts
        if start != end
    ]


def _span(axis: Axis, start: float, end: float) -> dict[str, str]:
    left, right = axis.at(min(start, end)), axis.at(max(start, end))
    return {"left": left, "width": f"{float(right[:-1]) - float(left[:-1]):.2f}%"}


def _tone(size: float | Decimal, *, is_up_better: bool) -> Tone:
    if not size:
        return "neutral"
    return "better" if (size > 0) == is_up_better else "worse"
