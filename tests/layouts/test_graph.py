from __future__ import annotations

from pathlib import Path

from dash import dcc

from layouts.graph import make_graph
from layouts.pages.overview import FORM
from tests.layouts.made import parts

LAYOUTS = Path(__file__).parents[2] / "layouts"


def test_graphs_come_from_one_factory():
    makers = [path.name for path in LAYOUTS.rglob("*.py") if "dcc.Graph(" in path.read_text()]
    assert makers == ["graph.py"]


def test_no_graph_offers_to_upload_or_asks_another_host():
    config = make_graph("x", "").config
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["topojsonURL"].startswith("/assets/")
    assert not config["displaylogo"]
    assert not config["displayModeBar"]


def test_the_page_has_one_map_and_one_trend():
    assert [p.id for p in parts(FORM.layout()) if isinstance(p, dcc.Graph)] == ["map", "trend"]
