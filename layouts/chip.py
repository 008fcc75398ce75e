"""A chip: something the page is limited to, which a click takes away."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from layouts.attributes import attributes


def draw_chip(words: str, href: str, label: str) -> Component:
    """``href`` is the address without it, ``label`` says what the click does."""
    cross = html.Span("✕", className="chip-x", **attributes(aria_hidden="true"))
    return dcc.Link([words, cross], href=href, className="chip", title=label)
