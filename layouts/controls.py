"""The switches of the header: each choice is a link that keeps all other settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html

from data.address import Address
from data.metrics.metric import Language
from layouts.attributes import attributes
from layouts.icon import icon
from layouts.popover import popover
from layouts.sheet import Sheet
from layouts.text import say

EXPORTS: Final[Mapping[str, tuple[str, ...]]] = {
    "overview": ("tiles", "ranking", "trend", "stages", "channels", "categories"),
    "cases": (
        *("flow", "durations", "departments", "why", "repeats", "ageing", "quality", "expected"),
    ),
    "whistles": ("response", "calls", "arrivals", "heat", "chronic", "whistling", "points"),
    "coverage": (
        *("findings", "hotspots", "coverage", "circles", "sites", "sizes"),
        *("staffing", "mappings", "provision"),
    ),
    "profile": ("circle", "staff", "dues", "ageing", "alike", "hours"),
    "disputes": ("disputes", "paths", "success", "times", "levels", "agreements", "legacy"),
    "briefing": (),
}
"""The panels of each page that can be taken home."""

Choice = tuple[str, str, bool]


def switch(label: str, choices: Sequence[Choice]) -> html.Div:
    """A group of links side by side: (words, href, is chosen) each."""
    links = [
        dcc.Link(
            words,
            href=href,
            className="switch-choice is-chosen" if is_chosen else "switch-choice",
        )
        for words, href, is_chosen in choices
    ]
    return html.Div(links, className="switch", role="group", **attributes(aria_label=label))


def comparison_switch(sheet: Sheet) -> html.Div:
    return switch(
        sheet.say("compare"),
        [
            (sheet.say(f"compare.{how}"), sheet.href(compare=how), sheet.address.compare == how)
            for how in ("prev", "year")
        ],
    )


def language_switch(address: Address, language: Language) -> html.Div:
    names = (("zh", "中"), ("en", "EN"))
    return switch(
        say(language, "language"),
        [(name, address.but(lang=code).href, code == language) for code, name in names],
    )


def theme_switch(address: Address, language: Language) -> dcc.Link:
    other = "light" if address.theme == "dark" else "dark"
    label = say(language, f"theme.{other}")
    return dcc.Link(
        [icon("sun" if other == "light" else "moon"), html.Span(label, className="unseen")],
        href=address.but(theme=other).href,
        className="square",
        title=label,
    )


def export_menu(sheet: Sheet) -> dmc.Popover | None:
    """Every reading of the page as CSV, by panel; None on a page that has no panels."""
    links = [
        html.A(
            [html.Span(sheet.say(f"export.{name}")), html.Span("CSV", className="menu-note")],
            href=sheet.csv_href(name),
            className="menu-link",
            download="",
        )
        for name in EXPORTS[sheet.address.page]
        if sheet.can_export(name)
    ]
    if not links:
        return None
    note = html.P(sheet.say("export.note"), className="menu-foot")
    label = sheet.say("export")
    face = [icon("download"), html.Span(label)]
    return popover(face, html.Div([*links, note], className="menu"), label, "button", "bottom-end")
