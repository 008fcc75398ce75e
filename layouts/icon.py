"""Icons: one drawing per file in assets/icons, in the colour of the text around it."""

from __future__ import annotations

from dash import html

from layouts.attributes import attributes


def icon(name: str) -> html.Span:
    """An ornament; whatever carries it needs a name of its own."""
    return html.Span(className=f"icon icon-{name}", **attributes(aria_hidden="true"))
