from __future__ import annotations

import gzip
import json

import pytest

from callbacks.pages import PAGES, page_of
from callbacks.server import make_app
from data.address import Address
from data.export import readings_csv


def test_shapes_are_served_for_good(client, sample_reader):
    generation = sample_reader.place.generation_id
    answer = client.get(f"/geometry/{generation}/street.geojson")
    assert answer.status_code == 200
    assert answer.mimetype == "application/geo+json"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.data == sample_reader.atlas.geometry("street")


@pytest.mark.parametrize("path", ["old/street", "{generation}/village"])
def test_other_generations_and_levels_are_not_found(client, sample_reader, path):
    asked = path.format(generation=sample_reader.place.generation_id)
    answer = client.get(f"/geometry/{asked}.geojson")
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"


@pytest.mark.parametrize(
    ("name", "panel"), [(name, panel) for name in PAGES for panel in page_of(name).panels]
)
def test_a_csv_holds_exactly_the_readings_of_its_panel(client, sample_reader, name, panel):
    answer = client.get(f"/export/{panel}.csv?period=2026-09&compare=year")
    page = page_of(name)
    asked = page.questions(Address(period="2026-09", compare="year"), sample_reader.place)
    shown = sample_reader.read(*(asked[one] for one in page.panels[panel] if one in asked))
    assert answer.data == readings_csv([r for rs in shown for r in rs], sample_reader.place)
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert "_2026-09_" in answer.headers["Content-Disposition"]


def test_an_unknown_panel_is_not_found(client):
    assert client.get("/export/weather.csv").status_code == 404


def test_a_wrong_address_is_a_bad_request_in_words(client):
    answer = client.get("/export/ranking.csv?area=nowhere")
    assert answer.status_code == 400
    assert "to do:" in answer.text


def test_the_heartbeat_is_short_and_never_kept(client, sample_reader):
    answer = client.get("/health")
    assert set(answer.json) == {"generation", "as_of", "build"}
    assert answer.json["generation"] == sample_reader.place.generation_id
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(answer.data) < 300


def test_an_empty_store_is_alive_without_a_generation(failing, empty_store):
    client = make_app(failing(empty_store)).server.test_client()
    assert client.get("/health").json["generation"] is None
    assert client.get("/export/ranking.csv").status_code == 503


def test_a_fault_shows_a_code_and_no_trace(failing):
    app = make_app(failing(RuntimeError("secret path")))
    answer = app.server.test_client().get("/health")
    assert answer.status_code == 500
    assert answer.text.startswith("GL-")
    assert "secret" not in answer.text


def test_shapes_are_compressed_for_those_who_accept_it(client, sample_reader):
    path = f"/geometry/{sample_reader.place.generation_id}/street.geojson"
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data)
    assert json.loads(gzip.decompress(packed.data)) == plain.json
