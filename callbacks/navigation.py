"""The address bar: what is shown follows it, and a few controls write it."""

from __future__ import annotations

from typing import Final

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.dependencies import DashDependency
from dash.development.base_component import Component

_HREF: Final = Output("url", "href", allow_duplicate=True)


def shell(page: str, layout: Component) -> Component:
    """What stays while pages come and go: the address, what is shown, and the page itself.

    ``generation`` is written by the browser's heartbeat when the data have changed; ``shown``
    says which page, generation, language and theme the browser shows.
    """
    return html.Div(
        [
            # "callback-nav" makes a written href behave like a followed link.
            dcc.Location(id="url", refresh="callback-nav"),
            dcc.Store(id="generation"),
            dcc.Store(id="shown", data={"page": page}),
            html.Div(layout, id="screen"),
        ]
    )


def apply_shown(app: Dash) -> None:
    """Language and theme of the document follow what is shown."""
    _in_browser(app, "applyShown", Input("shown", "data"))


def follow_clicks(app: Dash, graph: str) -> None:
    """A click on a point of a graph goes to the href in its customdata."""
    _in_browser(app, "followClick", _HREF, Input(graph, "clickData"))


def follow_dates(app: Dash, picker: str) -> None:
    """Two chosen dates become the period of the address."""
    _in_browser(app, "followDates", _HREF, Input(picker, "value"), State("url", "href"))


def _in_browser(app: Dash, function: str, *wires: DashDependency) -> None:
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("gelan", function), *wires, prevent_initial_call=True
    )
