"""The panel: title, ⓘ, caption, its tools, its table and the stamp under its picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from layouts.attributes import attributes
from layouts.dates import format_as_of, format_days
from layouts.icon import icon
from layouts.numbers import MISSING
from layouts.sheet import Sheet

Child = Component | str | None
_BARS: Final = ("40%", "72%", "56%")


def panel(name: str, children: Sequence[Child], class_name: str = "") -> html.Section:
    """A card of the page. ``name`` is what its picture and its table are asked for by."""
    return html.Section(
        list(children),
        id=f"panel-{name}",
        className=f"panel {class_name}".strip(),
        **attributes(data_panel=name),
    )


def panel_head(
    sheet: Sheet,
    name: str,
    title: Child,
    export: str,
    caption: Child = None,
    end: Child = None,
) -> list[Component]:
    """The first line of a panel; its tools come last but stay in the order of the tab key."""
    named = html.H2(title, className="panel-title") if isinstance(title, str) else title
    parts = (
        named,
        html.Span(caption, className="panel-caption"),
        html.Div(end, className="panel-end") if end else None,
        panel_tools(sheet, name, export),
    )
    return [part for part in parts if isinstance(part, Component)]


def panel_tools(sheet: Sheet, name: str, export: str) -> html.Div:
    """CSV, picture and table of a panel, by icon with a name for each."""
    return html.Div(
        [
            _table_button(sheet, name),
            html.Button(
                icon("image"),
                type="button",
                className="tool panel-png",
                title=sheet.say("panel.png"),
                **attributes(data_panel=name, aria_label=sheet.say("panel.png")),
            ),
            html.A(
                icon("download"),
                href=sheet.csv_href(export),
                download="",
                className="tool panel-csv",
                title=sheet.say("panel.csv"),
                **attributes(aria_label=sheet.say("panel.csv")),
            ),
        ],
        className="panel-tools",
    )


def panel_rows(name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> html.Div:
    """The panel's data as a table, shown in place of its picture on request.

    Columns in which no row has anything are left out.
    """
    kept = [i for i in range(len(headings)) if any(row[i] != MISSING for row in rows)]
    head = html.Thead(html.Tr([html.Th(headings[i], scope="col") for i in kept]))
    body = html.Tbody([_row([row[i] for i in kept]) for row in rows])
    return html.Div(
        html.Table([head, body], className="rows"), id=f"{name}-rows", className="panel-rows"
    )


def panel_stamp(sheet: Sheet, title: str) -> html.Div:
    """What a picture of the panel must say by itself; hidden on the page."""
    parts = [
        title,
        f"{sheet.name(sheet.area)} {format_days(sheet.scope.period, sheet.language)}",
        *sheet.filter_words,
        sheet.say("as_of", as_of=format_as_of(sheet.scope.as_of)),
        sheet.say("generation", generation=sheet.place.generation_id),
    ]
    if sheet.place.profile.place.is_demo:
        parts.append(sheet.say("demo"))
    return html.Div([html.Span(part) for part in parts], className="panel-stamp")


def skeleton() -> html.Div:
    """Grey bars at the size of what will stand here; they do not move."""
    bars = [html.Div(className="skeleton-bar", style={"width": width}) for width in _BARS]
    return html.Div(bars, className="skeleton", **attributes(aria_hidden="true"))


def note(title: str, detail: str) -> html.Div:
    """What is missing and why, in place of a picture."""
    return html.Div(
        [html.Span("—", className="note-dash"), html.Strong(title), html.Span(detail)],
        className="note",
    )


def _table_button(sheet: Sheet, name: str) -> html.Button:
    return html.Button(
        icon("table"),
        type="button",
        className="tool panel-table",
        title=sheet.say("panel.table"),
        **attributes(
            data_panel=name,
            aria_label=sheet.say("panel.table"),
            aria_controls=f"{name}-rows",
            aria_pressed="false",
        ),
    )


def _row(cells: Sequence[str]) -> html.Tr:
    return html.Tr([html.Th(cells[0], scope="row"), *(html.Td(text) for text in cells[1:])])
