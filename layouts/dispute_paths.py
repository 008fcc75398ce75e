"""调解路径: on which path disputes were mediated, and with which outcome, as a flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.groups import GROUP_NAMES, split_pair
from data.readings.reading import Reading
from data.scope import Grain
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.dates import format_short, set_apart
from layouts.definition import define
from layouts.group_names import name_group
from layouts.numbers import format_count, format_share
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.sankey import LEAST_PX, Counts, Node, Sankey, draw_ribbons, lay_out
from layouts.sheet import Sheet
from layouts.theme import TOKENS

NAME: Final = "paths"
SUCCEEDED: Final = "succeeded"
_UNSTATED: Final = ""
_CLOSED: Final = metric_of("cases_closed")
_SUCCESS: Final = "mediation_success_rate"
_HEIGHT_PX: Final = 236
_COLUMNS: Final = ("paths.path", "paths.outcome", "paths.count", "paths.of_path", "paths.of_all")


def draw_paths(sheet: Sheet, flows: Sequence[Reading], closed: Reading) -> list[Component]:
    """The children of the panel: ``flows`` are the disputes closed by path and outcome, which add
    up to ``closed``.
    """
    counts, title = counts_of(flows), sheet.say("paths.title")
    period = set_apart(format_short(closed.period, sheet.language), sheet.language).lstrip()
    number = format_count(closed.value or 0, sheet.language)
    caption = sheet.say("paths.caption", period=period, count=number) if counts else None
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, _CLOSED, closed)],
        className="map-title",
    )
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption), className="panel-head"),
        html.Div(
            _body(sheet, counts, closed),
            className="panel-body paths",
            role="group",
            **attributes(aria_label=_finding(sheet, title, counts)),
        ),
        panel_rows(NAME, [sheet.say(key) for key in _COLUMNS], _rows(sheet, counts)),
        panel_stamp(sheet, title),
    ]


def counts_of(flows: Sequence[Reading]) -> Counts:
    """How many took each path to each outcome; what is not stated is empty."""
    pairs = ((split_pair(row.key or ""), row.value) for row in flows)
    return {(path or "", outcome or ""): count for (path, outcome), count in pairs if count}


def _body(sheet: Sheet, counts: Counts, closed: Reading) -> list[Component]:
    if not counts:
        return [note(*explain_absence(sheet, _CLOSED, closed, sheet.name(sheet.area)))]
    sankey = lay_out(counts, _keys("path"), _keys("outcome"), _HEIGHT_PX)
    total = sum(counts.values())
    parts: list[Component] = [_picture(sheet, sankey, total)]
    if sankey.has_least:
        parts.append(html.P(sheet.say("paths.least", width=LEAST_PX), className="paths-note"))
    return parts


def _keys(grain: Grain) -> list[str]:
    return [*GROUP_NAMES[grain], _UNSTATED]


def _picture(sheet: Sheet, sankey: Sankey, total: float) -> html.Div:
    tokens = TOKENS[sheet.theme]
    colours = {SUCCEEDED: tokens["stage"], _UNSTATED: tokens["bar"]}
    bars = [
        html.Span(className=f"sankey-bar {name}", style=_extent(node))
        for side, nodes in (("is-source", sankey.sources), ("is-target", sankey.targets))
        for node in nodes
        for name in (f"{side} {_tone(node) if side == 'is-target' else ''}".strip(),)
    ]
    targets = {node.key: colours.get(node.key, tokens["warn"]) for node in sankey.targets}
    middle = html.Div(
        [draw_ribbons(sankey, targets, sheet.say("paths.title")), *bars],
        className="sankey-middle",
    )
    height = {"height": f"{sankey.height:g}px"}
    sources = [_source(sheet, node, total) for node in sankey.sources]
    outcomes = [_target(sheet, node, total) for node in sankey.targets]
    return html.Div(
        [
            html.Div(sources, className="sankey-side is-left"),
            middle,
            html.Div(outcomes, className="sankey-side is-right"),
        ],
        className="sankey",
        style=height,
    )


def _tone(node: Node) -> str:
    if node.key == SUCCEEDED:
        return "is-good"
    return "is-unstated" if node.key == _UNSTATED else "is-bad"


def _extent(node: Node) -> dict[str, str]:
    return {"top": f"{node.top:.2f}px", "height": f"{node.height:.2f}px"}


def _source(sheet: Sheet, node: Node, total: float) -> Component:
    """The path leads to its disputes; those on no stated path have no list of their own."""
    words, style = _words(sheet, "path", node, total), _at(node)
    if node.key == _UNSTATED:
        return html.Span(words, className="sankey-name", style=style)
    href = sheet.href_of_rows(_SUCCESS, by="path", key=node.key)
    return dcc.Link(words, href=href, className="sankey-name", style=style)


def _target(sheet: Sheet, node: Node, total: float) -> Component:
    words, style = _words(sheet, "outcome", node, total), _at(node)
    name = f"sankey-name {_tone(node)}"
    if node.key == _UNSTATED:
        return html.Span(words, className=name, style=style)
    href = sheet.href_of_rows(_SUCCESS, by="outcome", key=node.key)
    return dcc.Link(words, href=href, className=name, style=style)


def _at(node: Node) -> dict[str, str]:
    return {"marginTop": f"{node.middle:.2f}px"}


def _words(sheet: Sheet, grain: Grain, node: Node, total: float) -> list[Component]:
    return [
        html.Span(name_group(sheet, grain, node.key)),
        html.Strong(format_count(node.count, sheet.language)),
        html.Small(format_share(node.count, total)),
    ]


def _finding(sheet: Sheet, title: str, counts: Counts) -> str:
    """The path that most took, and how many came to no agreement."""
    if not counts:
        return title
    total = sum(counts.values())
    by_path = {key: sum(n for (a, _), n in counts.items() if a == key) for key in _keys("path")}
    path = max(by_path, key=lambda key: by_path[key])
    words = sheet.say(
        "paths.finding",
        path=name_group(sheet, "path", path),
        share=format_share(by_path[path], total),
        failed=format_count(_without_success(counts), sheet.language),
        count=format_count(total, sheet.language),
    )
    return sheet.say("trend.label", title=title, caption=words)


def _without_success(counts: Counts) -> float:
    return sum(n for (_, outcome), n in counts.items() if outcome not in (SUCCEEDED, _UNSTATED))


def _rows(sheet: Sheet, counts: Counts) -> list[list[str]]:
    total = sum(counts.values())
    return [
        [
            name_group(sheet, "path", path),
            name_group(sheet, "outcome", outcome),
            format_count(count, "en"),
            format_share(count, sum(n for (a, _), n in counts.items() if a == path)),
            format_share(count, total),
        ]
        for path in _keys("path")
        for outcome in _keys("outcome")
        if (count := counts.get((path, outcome)))
    ]
