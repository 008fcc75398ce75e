"""十分钟圈: how many households have each kind of facility within reach, and how many have all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.aims import Target
from data.metrics.catalogue import metric_of
from data.metrics.reach import BY_GROUND, circle_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.definition import define
from layouts.numbers import format_break, format_value
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.table import HEADINGS, table_row
from layouts.totals import format_total

NAME: Final = "circles"


def draw_circles(sheet: Sheet, kinds: Sequence[Reading], joint: Reading) -> list[Component]:
    """The children of the panel: ``kinds`` by kind of facility, ``joint`` of all together, both by
    households or both by ground.
    """
    reach, circle = sheet.place.profile.reach, circle_of(sheet.place.recorded)
    title = sheet.say("circles.title", minutes=reach.minutes)
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, metric_of(joint.metric), joint)],
        className="map-title",
    )
    caption = None
    if joint.value is not None:
        count = format_quantity(joint.figure.denominator or 0, circle.basis, sheet.language)
        key = f"circles.caption.{circle.basis}"
        caption = sheet.say(key, count=count, radius=f"{reach.radius_m:g}")
    rows = [table_row(sheet, metric_of(row.metric), row, row.name) for row in kinds]
    rows.append(table_row(sheet, metric_of(joint.metric), joint, _joint_name(sheet, kinds)))
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption), className="panel-head"),
        html.Div(
            _body(sheet, kinds, joint),
            className="panel-body reach",
            role="group",
            **attributes(aria_label=_finding(sheet, title, kinds)),
        ),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def best_first(kinds: Sequence[Reading]) -> list[Reading]:
    """The kinds that have a rate, the one that reaches fewest last."""
    return sorted(
        (row for row in kinds if row.value is not None), key=lambda row: -(row.value or 0)
    )


def _body(sheet: Sheet, kinds: Sequence[Reading], joint: Reading) -> list[Component]:
    if joint.value is None:
        metric = metric_of(joint.metric)
        return [note(*explain_absence(sheet, metric, joint, sheet.name(sheet.area)))]
    circle = circle_of(sheet.place.recorded)
    target, of_all = (sheet.target(metric_of(key)) for key in (circle.each, circle.complete))
    head = [_target_head(sheet, target)] if target else []
    return [
        *head,
        *(_row(sheet, row, target) for row in best_first(kinds)),
        html.Div(
            _cells(sheet, "", _joint_name(sheet, kinds), joint, of_all),
            className="reach-row is-all",
        ),
    ]


def _joint_name(sheet: Sheet, kinds: Sequence[Reading]) -> str:
    return sheet.say("circles.all", count=len(kinds))


def _target_head(sheet: Sheet, target: Target) -> html.Div:
    words = sheet.say("tile.target", target=format_break(target.value, "ratio", sheet.language))
    tick = html.Span(words, className="reach-goal", style={"left": f"{target.value:.2%}"})
    return html.Div(html.Span(tick, className="reach-goals"), className="reach-row is-head")


def _row(sheet: Sheet, row: Reading, target: Target | None) -> Component:
    """A link to the layer of the map that shows the kind; by ground there is no such layer."""
    marks = {kind.key: kind.mark for kind in sheet.place.profile.reach.kinds}
    cells = _cells(sheet, marks.get(row.key or "", ""), row.name, row, target)
    if circle_of(sheet.place.recorded) is BY_GROUND:
        return html.Div(cells, className="reach-row")
    is_chosen = sheet.address.layer == "circles" and sheet.address.facility == row.key
    return dcc.Link(
        cells,
        href=sheet.href(layer="circles", facility=row.key, finding=None),
        className="reach-row is-chosen" if is_chosen else "reach-row",
        title=sheet.say("circles.show"),
    )


def _cells(
    sheet: Sheet, mark: str, name: str, row: Reading, target: Target | None
) -> list[Component]:
    value = row.value or 0.0
    is_short = target is not None and not target.is_met(value)
    tone = " is-short" if is_short else ""
    metric, basis = metric_of(row.metric), circle_of(sheet.place.recorded).basis
    bar = [html.Span(className=f"reach-fill{tone}", style={"width": f"{value:.2%}"})]
    if target is not None:
        bar.append(html.Span(className="reach-tick", style={"left": f"{target.value:.2%}"}))
    shown = format_total(sheet, metric, value, is_aligned=True)
    return [
        html.Span(mark, className=f"reach-mark{tone}" if mark else "reach-mark is-blank"),
        html.Span(name, className="reach-name"),
        html.Span(bar, className="reach-bar", **attributes(aria_hidden="true")),
        html.Span(
            format_quantity(row.figure.numerator or 0, basis, sheet.language),
            className="reach-count",
        ),
        html.Strong(f"▼ {shown}" if is_short else shown, className="worse" if is_short else None),
    ]


def _finding(sheet: Sheet, title: str, kinds: Sequence[Reading]) -> str:
    ordered = best_first(kinds)
    if not ordered:
        return title
    worst = ordered[-1]
    value = format_value(worst.value, "ratio", sheet.language)
    return sheet.say("circles.finding", title=title, kind=worst.name, value=value)
