"""The repeats: their rate, the rule that makes them, and what another window would say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.change import relative_change
from data.analysis.sensitivity import Sensitivity, WindowRate
from data.metrics.catalogue import metric_of
from data.readings.reading import Figure, Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.change import format_change, name_comparison
from layouts.dates import format_against, format_short, set_apart
from layouts.definition import define
from layouts.numbers import format_value, round_percent, shorten
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "repeats"
_METRIC: Final = metric_of("repeat_rate")


def draw_repeats(
    sheet: Sheet, reading: Reading, sensitivity: Sensitivity | None
) -> list[Component]:
    """The children of the panel.

    ``reading`` is ``repeat_rate`` of the scope with its previous figure; ``sensitivity`` the same
    rate under other windows of days, None where it is not known.
    """
    name = _METRIC.name(sheet.language)
    heading = html.Div(
        [html.H2(name, className="panel-title"), define(sheet, _METRIC, reading)],
        className="map-title",
    )
    rates = _known(sensitivity)
    headings = [sheet.say(key) for key in ("repeats.window", *HEADINGS[1:])]
    rows = [table_row(sheet, _METRIC, rate.reading, _window(sheet, rate)) for rate in rates]
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME), className="panel-head"),
        html.Div(
            _body(sheet, reading, rates),
            className="panel-body repeats",
            role="group",
            **attributes(aria_label=_finding(sheet, reading, name)),
        ),
        panel_rows(NAME, headings, rows),
        panel_stamp(sheet, name),
    ]


def _finding(sheet: Sheet, reading: Reading, name: str) -> str:
    if reading.value is None:
        return name
    value = format_value(reading.value, _METRIC.unit, sheet.language)
    fraction = format_fraction(reading.figure, _METRIC, sheet.language)
    return sheet.say("trend.label", title=f"{name} {value}", caption=fraction)


def _known(sensitivity: Sensitivity | None) -> Sequence[WindowRate]:
    rates = sensitivity.rates if sensitivity else ()
    return rates if all(rate.reading.value is not None for rate in rates) else ()


def _body(sheet: Sheet, reading: Reading, rates: Sequence[WindowRate]) -> list[Component]:
    if reading.value is None:
        return [note(*explain_absence(sheet, _METRIC, reading, sheet.name(sheet.area)))]
    parts: list[Component] = [_figure(sheet, reading), _rule(sheet)]
    if len(rates) > 1:
        parts += [_windows(sheet, rates), *_verdict(sheet, rates)]
    return parts


def _figure(sheet: Sheet, reading: Reading) -> html.Div:
    value = format_value(reading.value, _METRIC.unit, sheet.language)
    fraction = format_fraction(reading.figure, _METRIC, sheet.language)
    return html.Div(
        [
            html.Span(value, className="repeat-value"),
            html.Span([html.Div(fraction), *_change(sheet, reading)], className="repeat-words"),
        ],
        className="repeat-figure",
    )


def _change(sheet: Sheet, reading: Reading) -> list[Component]:
    """Percentage points, and apart from them how much that is of the rate before."""
    change = format_change(reading, _METRIC, sheet.language)
    if change is None or reading.previous is None:
        return []
    parts: list[Component | str] = [
        f"{name_comparison(reading, sheet.language)} ",
        html.Strong(f"{change.arrow} {change.text}", className=change.tone),
    ]
    share = relative_change(reading.value, reading.previous.value)
    if share is not None and change.is_change:
        key = "repeats.fall" if share < 0 else "repeats.rise"
        size = f"{round_percent(abs(share))}%"
        parts += [sheet.say("join.clauses"), html.Span(sheet.say(key, size=size))]
    return [html.Div(parts)]


def _rule(sheet: Sheet) -> html.P:
    """The rule of the profile as a sentence."""
    rule = sheet.place.profile.repeats
    words = sheet.say("repeats.rule", distance=shorten(rule.distance_m), days=rule.days)
    name = html.Strong(f"{sheet.say('repeats.rule_name')}{sheet.say('join.colon')}")
    return html.P([name, words], className="repeat-rule")


def _window(sheet: Sheet, rate: WindowRate) -> str:
    days = str(rate.days)
    return f"{days} ({sheet.say('repeats.in_force')})" if rate.is_in_force else days


def _windows(sheet: Sheet, rates: Sequence[WindowRate]) -> html.Table:
    """The rate under each window, now and before; that of the rule in force is outlined."""
    one = rates[0].reading
    head = html.Tr(
        [
            html.Th(sheet.say("repeats.window"), scope="col"),
            *(html.Th(rate.days, scope="col") for rate in rates),
        ]
    )
    now = _line(sheet, format_short(one.period, sheet.language), rates, _now)
    lines = [now]
    if one.previous_period is not None and all(rate.reading.previous for rate in rates):
        before = format_against(one.previous_period, one.period, sheet.language)
        lines.append(_line(sheet, before, rates, _before))
    return html.Table([html.Thead(head), html.Tbody(lines)], className="repeat-windows")


def _line(
    sheet: Sheet,
    name: str,
    rates: Sequence[WindowRate],
    figure_of: Callable[[Reading], Figure | None],
) -> html.Tr:
    cells = []
    for rate in rates:
        figure = figure_of(rate.reading)
        value = format_value(figure.value if figure else None, _METRIC.unit, sheet.language)
        is_rule = rate.is_in_force and figure is rate.reading.figure
        cells.append(html.Td(value, className="is-rule" if is_rule else None))
    return html.Tr([html.Th(name, scope="row"), *cells])


def _now(reading: Reading) -> Figure | None:
    return reading.figure


def _before(reading: Reading) -> Figure | None:
    return reading.previous


def _verdict(sheet: Sheet, rates: Sequence[WindowRate]) -> list[Component]:
    """Whether the direction of the change is the same under all windows."""
    changes = [rate.reading.change for rate in rates]
    known = [change for change in changes if change is not None]
    period = rates[0].reading.previous_period
    if len(known) < len(changes) or period is None:
        return []
    before = format_against(period, rates[0].reading.period, sheet.language)
    lower, higher = (sum(sign * change > 0 for change in known) for sign in (-1, 1))
    key = {(len(known), 0): "lower", (0, len(known)): "higher", (0, 0): "level"}
    words = sheet.say(
        f"repeats.{key.get((lower, higher), 'mixed')}",
        before=set_apart(before, sheet.language),
        count=len(known),
        lower=lower,
        higher=higher,
    )
    return [html.P(words.strip(), className="repeat-verdict")]
