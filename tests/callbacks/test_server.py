from __future__ import annotations

import json

import pytest

from callbacks.pages import PAGES, page_of
from callbacks.server import make_app


def _nodes(value):
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from _nodes(part)


@pytest.mark.parametrize("path", ["/", "/health", "/_dash-layout", "/export/weather.csv"])
def test_every_response_forbids_foreign_sources(client, path):
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in policy["script-src"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_page_loads_nothing_from_other_hosts(client):
    assert "http://" not in client.get("/").text
    assert "https://" not in client.get("/").text


def test_no_graph_offers_to_share(client):
    graphs = [n for n in _nodes(client.get("/_dash-layout").json) if _is_graph(n)]
    assert graphs
    for graph in graphs:
        assert graph["props"]["config"]["showSendToCloud"] is False
        assert graph["props"]["config"]["plotlyServerURL"] == ""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_begins_with_its_own_skeleton_in_its_own_theme(client, name):
    address = f"http://localhost/{'' if name == PAGES[0] else name}?theme=dark&area=nowhere"
    props = [
        node["props"]
        for node in _nodes(client.get("/_dash-layout", headers={"Referer": address}).json)
        if isinstance(node, dict) and "props" in node
    ]
    ids = {each["id"] for each in props if "id" in each}
    assert {part for part, _ in page_of(name).form.slots} <= ids
    assert {"page": name} in [each.get("data") for each in props]
    assert {each["data-theme"] for each in props if "data-theme" in each} == {"dark"}


@pytest.mark.parametrize("headers", [{}, {"Referer": "http://localhost/weather?theme=x"}])
def test_an_address_that_cannot_be_told_begins_with_the_start_page(client, headers):
    layout = client.get("/_dash-layout", headers=headers).json
    assert {"page": PAGES[0]} in [
        node["props"].get("data")
        for node in _nodes(layout)
        if isinstance(node, dict) and "props" in node
    ]


def test_a_second_app_in_the_process_also_has_callbacks(app, warehouse):
    second = make_app(warehouse)
    wired = [json.loads(_dependencies(each)) for each in (app, second)]
    assert wired[0] == wired[1] != []


def test_a_page_view_is_one_callback(app):
    wired = [each["inputs"] for each in app.callback_map.values()]
    assert [{"id": "url", "property": "pathname"} in inputs for inputs in wired].count(True) == 1


def _is_graph(node):
    return isinstance(node, dict) and node.get("type") == "Graph"


def _dependencies(app):
    return app.server.test_client().get("/_dash-dependencies").text
