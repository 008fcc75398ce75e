"""The one factory of graphs: nothing leaves the machine, nothing is offered for upload."""

from __future__ import annotations

from typing import Any, Final

from dash import dcc

_CONFIG: Final[Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "topojsonURL": "/assets/topojson/",
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
    "locale": "zh-CN",
}
EMPTY_FIGURE: Final[dict[str, Any]] = {
    "data": [],
    "layout": {
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    },
}


def make_graph(graph_id: str, class_name: str) -> dcc.Graph:
    """An empty graph of the page's skeleton; readings arrive as its ``figure``."""
    return dcc.Graph(
        id=graph_id,
        className=class_name,
        figure=EMPTY_FIGURE,
        config=_CONFIG,
        responsive=True,
        style={"height": "100%"},
    )
