"""与同类比较: every indicator of the area on the strip of its peers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.strip import Strip
from data.metrics.catalogue import metric_of
from layouts.definition import explain
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.sheet import Sheet
from layouts.strip import draw_strip
from layouts.table import HEADINGS, table_row

NAME: Final = "alike"


def draw_peers(sheet: Sheet, strips: Sequence[Strip]) -> list[Component]:
    """The children of the panel; a metric that nobody records has no strip."""
    told = [strip for strip in strips if strip.own.figure.status != "not_recorded"]
    title, text = _title(sheet, told)
    card = explain(sheet, title, text, [])
    heading = html.Div([html.H2(title, className="panel-title"), card], className="map-title")
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, _who(sheet, told)), className="panel-head"),
        html.Div(_body(sheet, told), className="panel-body strips"),
        panel_rows(NAME, [sheet.say(key) for key in HEADINGS], _rows(sheet, told)),
        panel_stamp(sheet, title),
    ]


def _title(sheet: Sheet, strips: Sequence[Strip]) -> tuple[str, str]:
    """What is compared, and how; the whole place has nothing but its parts to be compared with."""
    if strips and strips[0].is_of_parts:
        level = _level(sheet)
        return sheet.say("alike.parts", level=level), sheet.say("alike.parts_text", level=level)
    return sheet.say("alike.title"), sheet.say("alike.text")


def _level(sheet: Sheet) -> str:
    """What the dots are called, though there be none; the whole place is compared by its parts."""
    area, place = sheet.area, sheet.place
    level = place.levels_below(area.area_id)[0] if area is place.root else place.level(area.level)
    return level.name.text.of(sheet.language)


def _who(sheet: Sheet, strips: Sequence[Strip]) -> str | None:
    """How many areas, of which kind, are compared: the most that any strip shows."""
    count = max((len(strip.peers) for strip in strips), default=0)
    if count < 2:
        return None
    kind, level = strips[0].kind, _level(sheet)
    if kind is None:
        return sheet.say("alike.caption", count=count, level=level)
    return sheet.say("alike.caption_kind", count=count, kind=sheet.word(kind), level=level)


def _body(sheet: Sheet, strips: Sequence[Strip]) -> list[Component]:
    if not strips:
        return [note(sheet.say("state.not_recorded"), sheet.say("alike.none"))]
    return [_legend(sheet, strips), *(draw_strip(sheet, strip) for strip in strips)]


def _legend(sheet: Sheet, strips: Sequence[Strip]) -> html.P:
    own, peer = sheet.say("strip.own"), sheet.say("strip.peer")
    if strips[0].is_of_parts:
        own, peer = sheet.say("strip.whole"), sheet.say("strip.part", level=_level(sheet))
    median, interval = sheet.say("strip.median"), sheet.say("strip.interval")
    words = {"own": own, "peer": peer, "median": median, "interval": interval}
    return html.P(
        [
            html.Span([html.Span(className=f"strip-key is-{key}"), said])
            for key, said in words.items()
        ],
        className="strip-legend",
    )


def _rows(sheet: Sheet, strips: Sequence[Strip]) -> list[list[str]]:
    """The area itself, then its peers, metric by metric."""
    rows = []
    for strip in strips:
        metric = metric_of(strip.own.metric)
        name = metric.name(sheet.language)
        others = [row for row in strip.peers if row is not strip.own]
        rows += [
            table_row(sheet, metric, row, f"{name} · {row.name}") for row in (strip.own, *others)
        ]
    return rows
