"""小事不出格、大事不出片区: at which level disputes were closed, in all and by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.analysis.ranking import Ranking, Side
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.closing_levels import IN_GRID, IN_ZONE, Band, Line, bands_of, bands_of_levels, lines_of
from layouts.definition import define
from layouts.numbers import MISSING, format_count, format_value
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction, format_n
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "levels"
_MOST_ROWS: Final = 12
_LEAST_NAMED: Final = 0.3
_MARKS: Final[Mapping[Side, str]] = {"worse": "▼ ", "same": "", "better": "▲ "}


def draw_levels(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    levels: Sequence[Reading],
    areas: Sequence[Reading],
    rankings: Mapping[str, Ranking],
    level: str,
) -> list[Component]:
    """The children of the panel.

    ``totals`` hold both rates of the scope, ``levels`` one of them by the level of closing (its
    denominators are counted), ``areas`` both by area of a level whose word is ``level``, which
    ``rankings`` tell apart, by metric.
    """
    title = sheet.say("levels.title")
    whole = totals[IN_GRID.key]
    number = format_count(whole.figure.denominator or 0, sheet.language)
    caption = sheet.say("levels.caption", count=number) if whole.value is not None else None
    heading = html.Div([html.H2(title, className="panel-title")], className="map-title")
    rows = [
        *(table_row(sheet, metric, totals[metric.key]) for metric in (IN_GRID, IN_ZONE)),
        *(
            table_row(sheet, metric_of(row.metric), row, _row_name(sheet, row))
            for row in areas
            if row.figure.denominator
        ),
    ]
    return [
        html.Div(
            panel_head(sheet, NAME, heading, NAME, caption, _key(sheet)), className="panel-head"
        ),
        html.Div(
            _body(sheet, totals, levels, lines_of(areas, rankings), level),
            className="panel-body levels",
            role="group",
            **attributes(aria_label=_finding(sheet, totals)),
        ),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _row_name(sheet: Sheet, row: Reading) -> str:
    return f"{_area_name(sheet, row)} {metric_of(row.metric).name(sheet.language)}"


def _area_name(sheet: Sheet, row: Reading) -> str:
    return row.name if row.key is not None else sheet.say("levels.not_placed")


def _body(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    levels: Sequence[Reading],
    lines: Sequence[Line],
    level: str,
) -> list[Component]:
    whole = totals[IN_GRID.key]
    if whole.value is None:
        return [note(*explain_absence(sheet, IN_GRID, whole, sheet.name(sheet.area)))]
    rows = [_row(sheet, line) for line in lines[:_MOST_ROWS]]
    bands = bands_of_levels(sheet, levels, whole.figure.denominator or 0)
    head = _head(sheet, totals, level if rows else "")
    parts: list[Component] = [
        html.Div([head, _whole(sheet, totals, bands), *rows], className="level-rows")
    ]
    parts.append(html.P(_counts(sheet, bands), className="small-note"))
    if len(lines) > _MOST_ROWS:
        words = sheet.say("levels.rest", count=len(lines) - _MOST_ROWS, level=level)
        parts.append(html.P(words, className="small-note"))
    return parts


def _counts(sheet: Sheet, bands: Sequence[Band]) -> str:
    """How many were closed at each level."""
    return sheet.say("join.clauses").join(
        sheet.say("levels.count", level=band.name, count=format_count(band.count, sheet.language))
        for band in bands
    )


def _key(sheet: Sheet) -> html.Span:
    parts = [
        html.Span([html.Span(className=f"level-swatch is-{at}"), sheet.say(f"levels.{at}")])
        for at in ("grid", "between", "place")
    ]
    return html.Span(parts, className="clock-key")


def _head(sheet: Sheet, totals: Mapping[str, Reading], level: str) -> html.Div:
    rates = [
        html.Span(
            [metric.name(sheet.language), define(sheet, metric, totals[metric.key])],
            className="level-rate",
        )
        for metric in (IN_GRID, IN_ZONE)
    ]
    return html.Div([html.Span(level), html.Span(), *rates], className="level-head")


def _whole(sheet: Sheet, totals: Mapping[str, Reading], bands: Sequence[Band]) -> html.Div:
    cells = [
        html.Span(sheet.name(sheet.area), className="level-name"),
        _bar(bands),
        *(_rate(sheet, totals[metric.key]) for metric in (IN_GRID, IN_ZONE)),
    ]
    return html.Div(cells, className="level-row is-whole")


def _row(sheet: Sheet, line: Line) -> Component:
    in_grid, in_zone = line.in_grid, line.in_zone
    cells = [
        html.Span(_area_name(sheet, in_grid), className="level-name"),
        _bar(bands_of(in_grid.figure, in_zone.figure)),
        _rate(sheet, in_grid, line.grid_side),
        _rate(sheet, in_zone, line.zone_side),
    ]
    if in_grid.key is None:
        return html.Div(cells, className="level-row")
    return dcc.Link(cells, href=sheet.href_of_area(in_grid.key), className="level-row")


def _bar(bands: Sequence[Band]) -> html.Span:
    parts = [
        html.Span(
            _band_words(band),
            className=f"level-band is-{band.at}",
            style={"width": f"{band.share:.2%}"},
        )
        for band in bands
    ]
    return html.Span(parts, className="level-bar", **attributes(aria_hidden="true"))


def _band_words(band: Band) -> Component | None:
    return html.Span(band.name) if band.name and band.share >= _LEAST_NAMED else None


def _rate(sheet: Sheet, reading: Reading, side: Side = "same") -> html.Span:
    """The rate, how many, and whether that can be told from the whole."""
    metric, figure = metric_of(reading.metric), reading.figure
    counts = format_fraction(figure, metric, sheet.language, is_bare=True)
    if figure.status == "too_small":
        few = format_n(metric.smallest_n, metric, sheet.language)
        cells = [html.Strong(MISSING), html.Small(counts)]
        return html.Span(
            cells, className="level-rate", title=sheet.say("hover.too_small", smallest=few)
        )
    value = format_value(reading.value, metric.unit, sheet.language, is_aligned=True)
    rate = html.Strong(f"{_MARKS[side]}{value}", className=None if side == "same" else side)
    return html.Span([rate, html.Small(counts)], className="level-rate")


def _finding(sheet: Sheet, totals: Mapping[str, Reading]) -> str:
    said = [
        f"{metric.name(sheet.language)} {format_value(totals[metric.key].value, 'ratio', sheet.language)}"
        for metric in (IN_GRID, IN_ZONE)
    ]
    return sheet.say("join.clauses").join(said)
