"""Stage clocks: how long each step from one stage to the next takes, and may take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.steps import OF_A_CALL, OF_A_CASE
from data.readings.reading import Reading
from layouts.allowances import Allowance, allowance_of
from layouts.attributes import attributes
from layouts.lengths import HOURS_PER_DAY, LogAxis, format_length, log_axis
from layouts.quantities import format_n
from layouts.sheet import Sheet

_ENDS: Final = {
    share: step.span
    for cycle in (OF_A_CASE, OF_A_CALL)
    for share, step in zip(cycle.shares, cycle.steps, strict=True)
}
"""The steps by the stage that each leads to."""
SPANS: Final = tuple(step.span for step in OF_A_CASE.steps)
CLOCK_METRICS: Final = OF_A_CASE.clocks
_TICKS_HOURS: Final = (1, HOURS_PER_DAY, 7 * HOURS_PER_DAY)


@dataclass(frozen=True, slots=True)
class Clock:
    """The median and the 90th percentile of one step, and what is allowed for it."""

    span: str
    median: Reading
    p90: Reading
    allowance: Allowance | None = None

    @property
    def is_over(self) -> bool:
        """True where one in ten takes longer than allowed."""
        is_known = self.p90.figure.status == "ok" and self.allowance is not None
        return is_known and self.allowance is not None and self.allowance.is_passed_by(self.hours)

    @property
    def hours(self) -> float | None:
        """The 90th percentile."""
        return self.p90.value


def clocks_of(
    sheet: Sheet, stages: Sequence[str], readings: Mapping[str, Reading]
) -> tuple[Clock, ...]:
    """The steps that lead to these stages, each known by the share that has come so far."""
    return tuple(
        Clock(
            span,
            readings[f"median_hours_to_{span}"],
            readings[f"p90_hours_to_{span}"],
            allowance_of(sheet, span),
        )
        for span in (_ENDS[stage] for stage in stages)
    )


def draw_clocks(sheet: Sheet, clocks: Sequence[Clock]) -> html.Div:
    """One bracket between each two rows of the funnel; the axis stands above the first."""
    axis = log_axis([hours for clock in clocks for hours in _lengths(clock)])
    rows = [_row(sheet, clock, axis) for clock in clocks]
    # Half a row above and below, so that each clock stands between two stages.
    heights = {"gridTemplateRows": f"0.5fr repeat({len(rows)}, 1fr) 0.5fr"}
    return html.Div(
        [clock_lines(axis), clock_head(sheet, axis), *rows], className="clocks", style=heights
    )


def clock_key(sheet: Sheet, *, has_limits: bool = True) -> html.Span:
    """What dot, cap and ▾ stand for."""
    marks = ("is-median", "is-p90", "is-limit")[: 3 if has_limits else 2]
    parts = [
        html.Span([html.Span(className=f"clock-mark {mark}"), sheet.say(f"clock.{mark[3:]}")])
        for mark in marks
    ]
    return html.Span(parts, className="clock-key")


def step_name(sheet: Sheet, clock: Clock) -> str:
    """The stage that the step leads to."""
    return sheet.say(f"clock.{clock.span}")


def _lengths(clock: Clock) -> list[float]:
    allowed = clock.allowance.hours if clock.allowance else None
    stated = (clock.median.value, clock.p90.value, allowed)
    return [hours for hours in stated if hours is not None]


def clock_lines(axis: LogAxis) -> html.Span:
    lines = [html.Span(className="clock-line", style={"left": axis.at(h)}) for h in _TICKS_HOURS]
    return html.Span(lines, className="clock-lines", **attributes(aria_hidden="true"))


def clock_head(sheet: Sheet, axis: LogAxis) -> html.Div:
    ticks = [
        html.Span(_tick_name(sheet, hours), style={"left": axis.at(hours)})
        for hours in _TICKS_HOURS
    ]
    return html.Div(
        [
            html.Span(ticks, className="clock-ticks"),
            html.Span(sheet.say("clock.median"), className="clock-value"),
        ],
        className="clock-head",
        **attributes(aria_hidden="true"),
    )


def _tick_name(sheet: Sheet, hours: int) -> str:
    if hours < HOURS_PER_DAY:
        return sheet.say("length.hours_short", n=hours)
    return sheet.say("length.days", n=hours // HOURS_PER_DAY)


def _row(sheet: Sheet, clock: Clock, axis: LogAxis) -> Component:
    words = describe_clock(sheet, clock)
    if clock.median.figure.status not in ("ok", "not_reached"):
        return html.Div(
            [_bracket(), html.Span(_absence(sheet, clock), className="clock-none")],
            className="clock",
        )
    cells = [
        _bracket(),
        html.Span(
            clock_marks(clock, axis), className="clock-axis", **attributes(aria_hidden="true")
        ),
        html.Span(_value(sheet, clock), className="clock-value", **attributes(aria_hidden="true")),
        html.Span(words, className="unseen"),
    ]
    return dcc.Link(
        cells,
        href=sheet.href_of_rows(clock.median.metric),
        className="clock is-over" if clock.is_over else "clock",
        title=words,
    )


def _bracket() -> html.Span:
    return html.Span(className="clock-bracket", **attributes(aria_hidden="true"))


def clock_marks(clock: Clock, axis: LogAxis) -> list[Component]:
    """The line runs from the median to the cap at P90, or off the axis where P90 lies ahead."""
    median, p90 = clock.median.value, clock.p90.value
    marks: list[Component] = []
    if median is not None:
        left, right = axis.at(median), axis.at(axis.high if p90 is None else p90)
        style = {"left": left, "width": f"{float(right[:-1]) - float(left[:-1]):.2f}%"}
        name = "clock-span is-endless" if p90 is None else "clock-span"
        marks = [
            html.Span(className=name, style=style),
            html.Span(className="clock-dot", style={"left": left}),
        ]
    if clock.allowance is not None and clock.allowance.hours is not None:
        at = {"left": axis.at(clock.allowance.hours)}
        name = "clock-limit is-of-all" if clock.allowance.is_of_all else "clock-limit"
        marks.append(html.Span(className=name, style=at))
    return marks


def _value(sheet: Sheet, clock: Clock) -> list[Component | str]:
    if clock.median.value is None:
        return [html.Small(sheet.say("state.not_reached"))]
    length = format_length(clock.median.value, sheet.language, is_short=True)
    if clock.median.figure.method == "observed":
        return [length]
    return [html.Small(sheet.say("clock.estimate")), f" {length}"]


def _absence(sheet: Sheet, clock: Clock) -> str:
    status = clock.median.figure.status
    if status == "too_small":
        metric = metric_of(clock.median.metric)
        smallest = format_n(metric.smallest_n, metric, sheet.language)
        return sheet.say("hover.too_small", smallest=smallest)
    return sheet.say("hover.not_recorded" if status == "not_recorded" else "hover.empty")


def describe_clock(sheet: Sheet, clock: Clock) -> str:
    """One sentence: the step, its median and P90, what is allowed, and whether that is passed."""
    parts = [
        sheet.say(
            "clock.row",
            step=sheet.say(f"clock.step.{clock.span}"),
            median=format_length(clock.median.value, sheet.language),
            p90=format_length(clock.p90.value, sheet.language),
        )
    ]
    if clock.allowance is not None:
        parts.append(sheet.say("clock.allowed", limit=clock.allowance.words))
    if clock.is_over:
        parts.append(sheet.say("clock.over"))
    if "kaplan_meier" in (clock.median.figure.method, clock.p90.figure.method):
        parts.append(sheet.say("tile.estimate"))
    return sheet.say("join.clauses").join(parts)
