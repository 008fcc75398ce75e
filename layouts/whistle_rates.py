"""吹哨率: whistles per case of each area, and which whistle too little or too much for the cases
they have.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.ranking import Ranking
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.definition import definition, explain
from layouts.groups import Groups
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.ranking import draw_standings
from layouts.sheet import Sheet
from layouts.standings import Standings
from layouts.table import HEADINGS, table_row

NAME: Final = "whistling"
_METRIC: Final = metric_of("whistle_rate")
_MOST_WHOLE: Final = 12


def draw_whistle_rates(
    sheet: Sheet,
    readings: Sequence[Reading],
    whole: Reading,
    ranking: Ranking,
    level: str | None,
) -> list[Component]:
    """The children of the panel.

    ``readings`` are ``whistle_rate`` of the areas of ``level``, the not placed row included, so that
    they add up to ``whole``; ``ranking`` tells them apart.
    """
    word = sheet.place.level(level).name.text.of(sheet.language) if level else ""
    title = sheet.say("whistling.title")
    rule = [("test", sheet.say(f"whistling.text.{ranking.rule}"))]
    text = _METRIC.meaning.definition.of(sheet.language)
    card = explain(sheet, title, text, [*rule, *definition(sheet, _METRIC, whole)])
    heading = html.Div([html.H2(title, className="panel-title"), card], className="map-title")
    is_folded = len(ranking.ranked) > _MOST_WHOLE
    standings = Standings(_METRIC, ranking, whole, word, is_folded=is_folded)
    caption = sheet.say(
        "whistling.caption",
        level=word,
        fraction=format_fraction(whole.figure, _METRIC, sheet.language),
    )
    head = panel_head(sheet, NAME, heading, NAME, caption if level else None)
    rows = [table_row(sheet, _METRIC, row, row.name) for row in readings]
    return [
        html.Div(head, className="panel-head"),
        html.Div(
            _nothing(sheet, whole, level) or draw_standings(sheet, standings),
            className="panel-body departments whistling",
            role="group",
            **attributes(aria_label=_finding(sheet, title, standings.groups)),
        ),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _nothing(sheet: Sheet, whole: Reading, level: str | None) -> list[Component]:
    if whole.value is None:
        return [note(*explain_absence(sheet, _METRIC, whole, sheet.name(sheet.area)))]
    if level is None:
        return [note(sheet.say("map.no_levels"), sheet.say("whistling.no_areas"))]
    return []


def _finding(sheet: Sheet, title: str, groups: Groups) -> str:
    """Who stands out, by name."""
    found = [
        sheet.say(f"whistling.{word}", names=sheet.say("join.areas").join(r.name for r in rows))
        for word, rows in (("more", groups.worse), ("fewer", groups.better))
        if rows
    ]
    words = sheet.say("join.parts").join(found) or sheet.say("whistling.alike")
    return sheet.say("trend.label", title=title, caption=words)
