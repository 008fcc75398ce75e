from __future__ import annotations

import json

import pytest

from callbacks.findings import findings_at
from callbacks.hot_spots import hot_layer_at, scope_of
from callbacks.server import make_app
from callbacks.smallest_map import smallest_map
from data.address import Address
from data.finding_export import findings_csv
from data.hot_spot_export import hot_spots_csv
from data.settings import Settings
from data.warehouse import Warehouse
from tests.callbacks.conftest import NOW


def test_the_csv_holds_the_findings_of_the_area(client, sample_reader):
    answer = client.get("/export/findings.csv")
    assert answer.data == findings_csv(findings_at(Address(), sample_reader), sample_reader.place)
    assert answer.mimetype == "text/csv"
    assert ".csv" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("form", "mimetype"),
    [("geojson", "application/geo+json"), ("gpkg", "application/geopackage+sqlite3")],
)
def test_maps_are_served_as_what_they_are(client, form, mimetype):
    answer = client.get(f"/export/findings.{form}")
    assert (answer.status_code, answer.mimetype) == (200, mimetype)
    assert f".{form}" in answer.headers["Content-Disposition"]


def test_the_geojson_can_be_read(client):
    assert json.loads(client.get("/export/findings.geojson").data)["type"] == "FeatureCollection"


def test_another_kind_of_file_is_not_found_in_words(client):
    answer = client.get("/export/findings.dwg")
    assert answer.status_code == 404
    assert b"geojson" in answer.data


def test_sites_are_those_of_the_kind_that_the_address_names(client):
    answer = client.get("/export/sites.csv?facility=bus_stop")
    kinds = {line.split(",")[0] for line in answer.data.decode("utf-8-sig").splitlines()[1:]}
    assert kinds <= {"bus_stop"}
    assert client.get("/export/sites.csv?facility=casino").status_code == 400


def test_hot_spots_are_those_of_the_category_that_the_address_names(client, sample_reader):
    address = Address(page="coverage", matter="市容环境")
    answer = client.get(f"/export/hotspots.csv{address.search}")
    assert answer.mimetype == "text/csv"
    hot = hot_layer_at(address, sample_reader, smallest_map(address, sample_reader)[0])
    scope = scope_of(address, sample_reader.place)
    assert answer.data == hot_spots_csv(hot.found, hot.level, scope, sample_reader.place)


def test_without_shapes_there_are_no_hot_spots_to_take_home(make_store):
    store = make_store([{"grid": "G1"}])
    app = make_app(Warehouse(Settings(home=store.home)), clock=lambda: NOW)
    assert app.server.test_client().get("/export/hotspots.csv").status_code == 404


def test_an_unknown_area_is_a_bad_request(client):
    assert client.get("/export/findings.csv?area=nowhere").status_code == 400
