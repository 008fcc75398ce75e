"""The departments, or other parts: one rate of each, in the groups that a stated rule tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.ranking import Ranking
from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.reading import Reading
from data.scope import Grain
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.groups import Groups
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_fraction
from layouts.ranking import draw_standings
from layouts.rules import define_ranked, rule_switch
from layouts.sheet import Sheet
from layouts.standings import Standings
from layouts.table import HEADINGS, table_row

NAME: Final = "departments"
_MOST_WHOLE: Final = 15


def draw_departments(
    sheet: Sheet,
    readings: Sequence[Reading],
    whole: Reading,
    ranking: Ranking,
    name: str = NAME,
    grain: Grain = "department",
) -> list[Component]:
    """The children of the panel ``name``.

    ``readings`` are one rate by ``grain``, that of what is not stated (key None) included, so that
    they add up to ``whole``; ``ranking`` tells them apart. Up to 15 rows all are shown.
    """
    metric = metric_of(whole.metric)
    word = sheet.say(f"dimension.{grain}")
    title = sheet.say("departments.title", metric=metric.name(sheet.language), part=word.lower())
    is_folded = len(ranking.ranked) > _MOST_WHOLE
    standings = Standings(metric, ranking, whole, word, grain, is_folded=is_folded)
    heading = html.Div(
        [html.H2(title, className="panel-title"), define_ranked(sheet, metric, whole, title)],
        className="map-title",
    )
    count = sum(row.key is not None for row in readings)
    fraction = format_fraction(whole.figure, metric, sheet.language)
    caption = sheet.say("departments.caption", count=count, part=word, fraction=fraction)
    shown = caption if whole.value is not None else None
    head = panel_head(sheet, name, heading, name, shown, rule_switch(sheet))
    rows = [table_row(sheet, metric, row, _name(sheet, row)) for row in readings]
    return [
        html.Div(head, className="panel-head"),
        html.Div(
            _nothing(sheet, metric, whole, count) or draw_standings(sheet, standings),
            className="panel-body departments",
            role="group",
            **attributes(aria_label=_finding(sheet, title, standings.groups, word)),
        ),
        panel_rows(name, [sheet.say(key) for key in HEADINGS], rows),
        panel_stamp(sheet, title),
    ]


def _name(sheet: Sheet, row: Reading) -> str:
    """The name of a group; of what is stated for none, that it is not."""
    return row.name if row.key is not None else sheet.say("composition.unstated")


def _nothing(sheet: Sheet, metric: Metric, whole: Reading, count: int) -> list[Component]:
    """That nothing happened is told from that no department is stated; empty where one is."""
    if whole.value is None:
        return [note(*explain_absence(sheet, metric, whole, sheet.name(sheet.area)))]
    return [] if count else [note(sheet.say("composition.unrecorded"), "")]


def _finding(sheet: Sheet, title: str, groups: Groups, word: str) -> str:
    """Who stands out, by name."""
    found = [
        sheet.say(f"departments.{side}", names=sheet.say("join.areas").join(r.name for r in rows))
        for side, rows in (("worse", groups.worse), ("better", groups.better))
        if rows
    ]
    words = sheet.say("join.parts").join(found) or sheet.say("departments.alike", part=word)
    return sheet.say("trend.label", title=title, caption=words)
