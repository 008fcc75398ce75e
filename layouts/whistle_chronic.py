"""长期反复吹哨的事项: what is whistled for month after month ought to be somebody's standing duty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.analysis.chronic import Chronic
from data.metrics.catalogue import metric_of
from data.periods import Period
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.dates import format_as_of, format_short
from layouts.definition import explain, version_line
from layouts.heat import heat_class, heat_colours
from layouts.numbers import format_count
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import counted_word, format_quantity
from layouts.sheet import Sheet

NAME: Final = "chronic"
_METRIC: Final = metric_of("whistle_volume")
_SHOWN: Final = 12


def draw_chronic(
    sheet: Sheet, items: Sequence[Chronic], month: Period, calls: Reading
) -> list[Component]:
    """The children of the panel: ``items`` in order, with their whistles of each month up to
    ``month``. ``calls`` are those of the page's period.
    """
    title = sheet.say("chronic.title")
    heading = html.Div(
        [html.H2(title, className="panel-title"), _card(sheet, title)], className="map-title"
    )
    caption = _caption(sheet, items) if items else None
    blocks, months = _blocks(sheet), _months(sheet, items, month)
    total = sheet.say("heat.total")
    rows = [
        [one.name, blocks.get(one.key, ""), *map(_full, one.counts), _full(one.total)]
        for one in items
    ]
    headings = [sheet.say("heat.item"), sheet.say("heat.block"), *months, total]
    body = _table(sheet, items[:_SHOWN], blocks, months) if items else _nothing(sheet, calls)
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption), className="panel-head"),
        html.Div([body, *_rest(sheet, len(items))], className="panel-body chronic"),
        panel_rows(NAME, headings, rows),
        panel_stamp(sheet, title),
    ]


def _caption(sheet: Sheet, items: Sequence[Chronic]) -> str:
    unit = counted_word(metric_of(items[0].metric).counted, sheet.language)
    return sheet.say("chronic.caption", count=format_count(len(items), sheet.language), unit=unit)


def _card(sheet: Sheet, title: str) -> dmc.Popover:
    lines = [
        ("base", sheet.say("base.occurred")),
        ("as_of", format_as_of(sheet.scope.as_of)),
        ("source", _METRIC.meaning.source.of(sheet.language)),
        ("version", version_line(sheet, _METRIC)),
    ]
    return explain(sheet, title, sheet.say("chronic.text"), lines)


def _blocks(sheet: Sheet) -> dict[str, str]:
    lists = sheet.place.profile.whistle_items
    return {item: block.block for block in lists for item in block.items}


def _months(sheet: Sheet, items: Sequence[Chronic], month: Period) -> list[str]:
    """The names of the months, oldest first."""
    number = len(items[0].counts) if items else 0
    return [format_short(month.shifted(i + 1 - number), sheet.language) for i in range(number)]


def _full(count: float) -> str:
    return format_count(count, "en")


def _nothing(sheet: Sheet, calls: Reading) -> Component:
    detail = "chronic.none_detail" if calls.value else "chronic.none_at_all"
    return note(sheet.say("chronic.none"), sheet.say(detail))


def _table(
    sheet: Sheet, items: Sequence[Chronic], blocks: dict[str, str], months: Sequence[str]
) -> html.Table:
    head = html.Tr(
        [
            html.Th(sheet.say("heat.item"), scope="col"),
            *(html.Th(month, scope="col") for month in months),
            html.Th(sheet.say("heat.total"), scope="col"),
        ]
    )
    body = [_row(sheet, one, blocks.get(one.key, "")) for one in items]
    return html.Table(
        [html.Thead(head), html.Tbody(body)],
        className="chronic-table",
        style=heat_colours(sheet.theme),
        **attributes(aria_label=_finding(sheet, items)),
    )


def _row(sheet: Sheet, one: Chronic, block: str) -> html.Tr:
    """The name leads to the whistles of the page's period."""
    href = sheet.href_of_rows(one.metric, by="item", key=one.key)
    name = dcc.Link([one.name, html.Small(block)], href=href, className="chronic-name")
    cells = [html.Td(_full(count), className=heat_class(count)) for count in one.counts]
    total = html.Td(html.Strong(_full(one.total)))
    return html.Tr([html.Th(name, scope="row"), *cells, total])


def _finding(sheet: Sheet, items: Sequence[Chronic]) -> str:
    counted = metric_of(items[0].metric).counted
    total = format_quantity(items[0].total, counted, sheet.language)
    first = sheet.say("whistles.most", item=items[0].name, count=total)
    return sheet.say("trend.label", title=sheet.say("chronic.title"), caption=first)


def _rest(sheet: Sheet, count: int) -> list[Component]:
    if count <= _SHOWN:
        return []
    words = sheet.say("chronic.rest", count=count - _SHOWN)
    return [html.P(words, className="flow-note")]
