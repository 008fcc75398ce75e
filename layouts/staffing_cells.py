"""1+2 配备: a cell for each grid, those short of staff first, by the areas above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.change import format_change
from layouts.definition import define
from layouts.numbers import format_break, format_value, round_percent
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row

NAME: Final = "staffing"
METRIC: Final = metric_of("staffing_norm_rate")
_MOST_ROWS: Final = 12
_MOST_CELLS: Final = 36


def draw_staffing(
    sheet: Sheet,
    whole: Reading,
    parts: Sequence[Reading],
    grids: Mapping[str, Reading],
    level: str,
) -> list[Component]:
    """The children of the panel: ``parts`` are the areas of a level whose word is ``level``, worst
    first here; ``grids`` the single grids by area id, each of which meets the norm or not.
    """
    title = sheet.say("staffing.title")
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, METRIC, whole)],
        className="map-title",
    )
    caption = sheet.say("staffing.caption", level=level) if parts else ""
    head = panel_head(sheet, NAME, heading, NAME, caption, _goal(sheet, whole))
    ordered = worst_first(parts)
    rows = [table_row(sheet, METRIC, row, row.name) for row in ordered or (whole,)]
    return [
        html.Div(head, className="panel-head"),
        html.Div(_body(sheet, whole, ordered, grids, level), className="panel-body staffing"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def worst_first(parts: Sequence[Reading]) -> list[Reading]:
    """The areas that have grids to judge, the smallest rate first."""
    known = [row for row in parts if row.value is not None and row.key is not None]
    return sorted(known, key=lambda row: (row.value or 0, row.name))


def _goal(sheet: Sheet, whole: Reading) -> html.Span | None:
    target = sheet.target(METRIC)
    if target is None or whole.value is None:
        return None
    goal = sheet.say("tile.target", target=format_break(target.value, "ratio", sheet.language))
    if target.is_met(whole.value):
        return html.Span(sheet.say("staffing.reached", goal=goal), className="panel-note better")
    gap = abs(round_percent(target.value) - round_percent(whole.value, target.value, target.side))
    short = html.Strong(sheet.say("staffing.gap", gap=gap), className="worse")
    return html.Span([goal, sheet.say("join.clauses"), short], className="panel-note")


def _body(
    sheet: Sheet,
    whole: Reading,
    parts: Sequence[Reading],
    grids: Mapping[str, Reading],
    level: str,
) -> list[Component]:
    if whole.value is None:
        return [note(*explain_absence(sheet, METRIC, whole, sheet.name(sheet.area)))]
    shown = parts[:_MOST_ROWS] or (whole,)
    rest = len(parts) - len(shown)
    more = sheet.say("staffing.rest", count=rest, level=level)
    return [
        _figures(sheet, whole),
        html.Div([_row(sheet, row, grids) for row in shown], className="cell-rows"),
        *([html.P(more, className="small-note")] if rest > 0 else []),
    ]


def _figures(sheet: Sheet, whole: Reading) -> html.Div:
    change = format_change(whole, METRIC, sheet.language)
    value = format_value(whole.value, METRIC.unit, sheet.language)
    parts: list[Component] = [
        html.Strong(value),
        html.Span(format_fraction(whole.figure, METRIC, sheet.language)),
    ]
    if change is not None:
        parts.append(html.Span(f"{change.arrow} {change.text}", className=change.tone))
    key = [
        html.Span([html.Span(className=f"cell is-{side}"), sheet.say(f"staffing.{side}")])
        for side in ("short", "met")
    ]
    parts.append(html.Span(key, className="cell-key"))
    return html.Div(parts, className="cell-figures")


def _row(sheet: Sheet, row: Reading, grids: Mapping[str, Reading]) -> html.Div:
    area = sheet.place.areas[row.key] if row.key else sheet.area
    target = sheet.target(METRIC)
    is_short = target is not None and row.value is not None and not target.is_met(row.value)
    value = format_value(row.value, METRIC.unit, sheet.language)
    fraction = format_fraction(row.figure, METRIC, sheet.language, is_bare=True)
    return html.Div(
        [
            dcc.Link(area.name, href=sheet.href_of_area(area.area_id), className="cell-name"),
            html.Span(_cells(sheet, area.area_id, row, grids), className="cells"),
            html.Span(fraction, className="cell-count"),
            html.Strong(value, className="worse" if is_short else None),
        ],
        className="cell-row",
    )


def _cells(
    sheet: Sheet, area_id: str, row: Reading, grids: Mapping[str, Reading]
) -> list[Component]:
    """A cell for each grid, those short of staff first; of many grids two parts of a bar."""
    below = [grids[a.area_id] for a in sheet.place.below(area_id) if a.area_id in grids]
    own = [*([grids[area_id]] if area_id in grids else []), *below]
    judged = sorted(
        (each for each in own if each.value is not None), key=lambda each: each.value or 0
    )
    if 0 < len(judged) <= _MOST_CELLS:
        return [_cell(sheet, each) for each in judged]
    share = row.value or 0.0
    return [
        html.Span(className=f"cell-part is-{side}", style={"width": f"{part:.1%}"})
        for side, part in (("short", 1 - share), ("met", share))
        if part
    ]


def _cell(sheet: Sheet, grid: Reading) -> dcc.Link:
    side = "met" if grid.value else "short"
    words = f"{grid.name} {sheet.say(f'staffing.{side}')}"
    return dcc.Link(
        html.Span(words, className="unseen"),
        href=sheet.href_of_profile(grid.key or ""),
        className=f"cell is-{side}",
        title=words,
    )
