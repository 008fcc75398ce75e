"""结案用时: how the cases closed in the period spread over the time they took, by half days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.groups import DURATIONS, LAST_HALF_DAY
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.axis import Axis, axis_from_zero
from layouts.dates import format_against, format_short
from layouts.definition import define
from layouts.lengths import HOURS_PER_DAY, format_length
from layouts.numbers import format_count
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row
from layouts.theme import TOKENS

NAME: Final = "durations"
_COUNT: Final = "cases_closed"
QUANTILES: Final = (("P50", "median_hours_to_close"), ("P90", "p90_hours_to_close"))
_BIN_HOURS: Final = 12
_TAIL: Final = DURATIONS[-1]
_DAYS_PER_TICK: Final = 2
# A rule further right than this has its words on its left.
_TURN: Final = 0.62


@dataclass(frozen=True, slots=True)
class Bins:
    """Cases by half days up to ten, then the open tail; ``before`` those of the comparison."""

    now: tuple[float, ...]
    before: tuple[float, ...] | None

    @property
    def peak(self) -> float:
        return max([*self.now, *(self.before or ())])


def bins_of(readings: Sequence[Reading]) -> Bins:
    """From ``cases_closed`` by duration; a bin that no case fell into is not in the readings."""
    found = {reading.key: reading for reading in readings}
    now = tuple(found[key].value or 0.0 if key in found else 0.0 for key in DURATIONS)
    previous = [found[key].previous if key in found else None for key in DURATIONS]
    if all(figure is None for figure in previous):
        return Bins(now, None)
    return Bins(now, tuple((figure.value or 0.0) if figure else 0.0 for figure in previous))


def draw_histogram(
    sheet: Sheet, readings: Sequence[Reading], totals: Mapping[str, Reading]
) -> list[Component]:
    """The children of the panel.

    ``readings`` are ``cases_closed`` by duration; ``totals`` holds, by metric, the same of the
    whole scope and the quantiles.
    """
    total, title = totals.get(_COUNT), sheet.say("durations.title")
    metric, bins = metric_of(QUANTILES[0][1]), bins_of(readings)
    heading = html.Div(
        [
            html.H2(title, className="panel-title"),
            define(sheet, metric, totals.get(metric.key)),
        ],
        className="map-title",
    )
    if total is None or not sum(bins.now):
        head = panel_head(sheet, NAME, heading, NAME)
        missing = totals.get(metric.key)
        said = explain_absence(sheet, metric, missing, sheet.name(sheet.area)) if missing else None
        return [html.Div(head, className="panel-head"), *([note(*said)] if said else [])]
    head = panel_head(sheet, NAME, heading, NAME, _caption(sheet, total, bins), _key(sheet, total))
    named = _by_name(sheet, readings)
    rows = [table_row(sheet, metric_of(_COUNT), reading, name) for name, reading in named]
    rows += [
        table_row(
            sheet, metric_of(key), totals[key], f"{mark} {metric_of(key).name(sheet.language)}"
        )
        for mark, key in QUANTILES
        if key in totals
    ]
    return [
        html.Div(head, className="panel-head"),
        html.Div(
            _picture(sheet, bins, totals),
            className="histogram panel-body",
            role="group",
            **attributes(aria_label=_finding(sheet, bins, totals)),
        ),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _caption(sheet: Sheet, total: Reading, bins: Bins) -> str:
    return sheet.say(
        "durations.caption",
        period=format_short(total.period, sheet.language),
        count=format_quantity(sum(bins.now), "cases", sheet.language),
    )


def _key(sheet: Sheet, total: Reading) -> Component | None:
    """What the dotted line is."""
    if total.previous is None or total.previous_period is None:
        return None
    against = format_against(total.previous_period, total.period, sheet.language)
    return html.Span([html.Span(className="hist-key"), against], className="hist-legend")


def _by_name(sheet: Sheet, readings: Sequence[Reading]) -> list[tuple[str, Reading]]:
    """The bins in their order, each with its bounds in days; what has no duration last."""
    order = {key: i for i, key in enumerate(DURATIONS)}
    ordered = sorted(readings, key=lambda reading: order.get(reading.key or "", len(order)))
    return [(_bounds(sheet, reading.key), reading) for reading in ordered]


def _bounds(sheet: Sheet, key: str | None) -> str:
    if key is None:
        return sheet.say("composition.unstated")
    if key == _TAIL:
        return sheet.say("durations.tail", days=LAST_HALF_DAY * _BIN_HOURS // HOURS_PER_DAY)
    first, last = (edge * _BIN_HOURS / HOURS_PER_DAY for edge in (int(key), int(key) + 1))
    return sheet.say("durations.bin", first=f"{first:g}", last=f"{last:g}")


def _picture(sheet: Sheet, bins: Bins, totals: Mapping[str, Reading]) -> list[Component]:
    axis = axis_from_zero([bins.peak], is_whole=True)
    plot: list[Component] = [*_grid(sheet, axis), *_bars(sheet, bins.now[:-1], axis)]
    if bins.before is not None:
        plot.append(_ghost(sheet, bins.before[:-1], axis))
    plot += [_rule(sheet, mark, totals[key]) for mark, key in QUANTILES if _is_known(totals, key)]
    return [
        html.Div(plot, className="hist-plot"),
        html.Div(_tail(sheet, bins, axis), className="hist-tail"),
        html.Div(_days(sheet), className="hist-days"),
        html.Div(_bounds(sheet, _TAIL), className="hist-tail-name"),
    ]


def _is_known(totals: Mapping[str, Reading], key: str) -> bool:
    return key in totals and totals[key].value is not None


def _grid(sheet: Sheet, axis: Axis) -> list[Component]:
    return [
        html.Span(
            html.Small(format_count(tick, sheet.language)),
            className="hist-grid",
            style={"bottom": axis.at(tick)},
        )
        for tick in axis.ticks
    ]


def _bars(sheet: Sheet, counts: Sequence[float], axis: Axis) -> list[Component]:
    width = 100 / len(counts)
    places = ({"left": f"{i * width:g}%", "width": f"{width:g}%"} for i in range(len(counts)))
    return [
        _bar(sheet, str(i), count, axis, place)
        for i, (count, place) in enumerate(zip(counts, places, strict=True))
    ]


def _bar(sheet: Sheet, key: str, count: float, axis: Axis, place: dict[str, str]) -> Component:
    """A column as high as the plot, which leads to its cases; a bin without a case leads nowhere."""
    bar = html.Span(className="hist-bar", style={"height": axis.at(count)})
    if not count:
        return html.Span(bar, className="hist-column", style=place)
    quantity = format_quantity(count, "cases", sheet.language)
    words = sheet.say("durations.cases", bounds=_bounds(sheet, key), count=quantity)
    return dcc.Link(
        [bar, html.Span(words, className="unseen")],
        href=sheet.href_of_rows(_COUNT, by="duration", key=key),
        className="hist-column",
        style=place,
        title=words,
    )


def _ghost(sheet: Sheet, counts: Sequence[float], axis: Axis) -> html.Img:
    """The comparison as one dotted line of steps, stretched over the bars."""
    heights = [100 - float(axis.at(count)[:-1]) for count in counts]
    steps = "".join(f"V{height:.2f}H{i + 1}" for i, height in enumerate(heights))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(counts)} 100" '
        f'preserveAspectRatio="none"><path d="M0 {heights[0]:.2f}{steps}" fill="none" '
        f'stroke="{TOKENS[sheet.theme]["ink"]}" stroke-width="1.2" stroke-dasharray="2 2" '
        'vector-effect="non-scaling-stroke"/></svg>'
    )
    source = f"data:image/svg+xml,{quote(svg)}"
    return html.Img(src=source, alt=sheet.say("table.previous"), className="hist-ghost")


def _rule(sheet: Sheet, mark: str, reading: Reading) -> html.Div:
    """A vertical rule with the value, and with that of the comparison where there is one."""
    hours = reading.value or 0.0
    share = min(hours / (LAST_HALF_DAY * _BIN_HOURS), 1.0)
    words: list[Component | str] = [
        html.Strong(f"{mark} {format_length(hours, sheet.language)}"),
    ]
    if reading.figure.method == "kaplan_meier":
        words.append(html.Sup(sheet.say("clock.estimate")))
    before = _before(sheet, reading)
    if before:
        words += [" ", html.Small(before)]
    side = " is-turned" if share > _TURN else ""
    return html.Div(
        html.Span(words, className="hist-label"),
        className=f"hist-rule is-{mark.lower()}{side}",
        style={"left": f"{share:.2%}"},
    )


def _before(sheet: Sheet, reading: Reading) -> str:
    if reading.previous is None or reading.previous.value is None:
        return ""
    assert reading.previous_period is not None
    against = format_against(reading.previous_period, reading.period, sheet.language)
    length = format_length(reading.previous.value, sheet.language)
    return sheet.say("durations.before", period=against, length=length)


def _tail(sheet: Sheet, bins: Bins, axis: Axis) -> list[Component]:
    count, before = bins.now[-1], 0.0 if bins.before is None else bins.before[-1]
    parts: list[Component] = [
        _bar(sheet, _TAIL, count, axis, {"left": "0", "width": "100%"}),
        html.Span(
            format_count(count, sheet.language),
            className="hist-tail-count",
            style={"bottom": axis.at(max(count, before))},
        ),
    ]
    if bins.before is not None:
        height = {"height": axis.at(before)}
        parts.append(html.Span(className="hist-tail-ghost", style=height))
    return parts


def _days(sheet: Sheet) -> list[Component]:
    """Every second day from zero; the last of them has the unit, so that it need not be repeated."""
    most = LAST_HALF_DAY * _BIN_HOURS // HOURS_PER_DAY
    days = range(0, most, _DAYS_PER_TICK)
    return [
        html.Span(
            sheet.say("length.days", n=day) if day == days[-1] else str(day),
            style={"left": f"{day / most:.0%}"},
        )
        for day in days
    ]


def _finding(sheet: Sheet, bins: Bins, totals: Mapping[str, Reading]) -> str:
    """The picture in one sentence."""
    lengths = {
        mark.lower(): format_length(totals[key].value if key in totals else None, sheet.language)
        for mark, key in QUANTILES
    }
    count, tail = (
        format_quantity(n, "cases", sheet.language) for n in (sum(bins.now), bins.now[-1])
    )
    return sheet.say("durations.finding", count=count, tail=tail, **lengths)
