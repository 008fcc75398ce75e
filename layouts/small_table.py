"""A small table inside a panel: a few records, not to be sorted or turned over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from layouts.attributes import attributes
from layouts.sheet import Sheet

Cell = Component | str


def short_date(sheet: Sheet, day: date) -> str:
    """A day without its year where that is the year of the page."""
    return f"{day:%m-%d}" if day.year == sheet.day.year else f"{day:%Y-%m-%d}"


def draw_small_table(
    title: str, columns: Sequence[Cell], rows: Sequence[Sequence[Cell]]
) -> html.Div:
    """Rows with their first cell as heading, in a region that scrolls where it is narrow."""
    head = html.Tr([html.Th(words, scope="col") for words in columns])
    body = [
        html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])])
        for row in rows
    ]
    table = html.Table(
        [html.Caption(title), html.Thead(head), html.Tbody(body)], className="small-table"
    )
    return html.Div(
        table, className="small-scroll", role="region", tabIndex=0, **attributes(aria_label=title)
    )
