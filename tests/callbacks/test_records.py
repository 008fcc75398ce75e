from __future__ import annotations

import csv
import io
from dataclasses import replace
from urllib.parse import unquote

import pytest

from callbacks.pages import page_of
from callbacks.records import listing_of
from data.address import parse_address
from data.row_export import rows_csv
from tests.callbacks.conftest import NOW
from tests.stores import open_store

SEPTEMBER = "?period=2026-09&rows=on_time_closure_rate&part=out&order=-used&page_no=2"


def test_an_address_says_which_rows_in_which_order(sample_reader):
    address = parse_address("/cases", SEPTEMBER)
    listing = listing_of(address, sample_reader.place)
    assert (listing.metric, listing.part) == ("on_time_closure_rate", "out")
    assert (listing.order, listing.page_no) == ("-used", 2)
    assert listing.scope.period.token == "2026-09"


@pytest.mark.parametrize(
    ("recorded", "metric"),
    [({"overdue_open", "case_volume"}, "overdue_open"), ({"case_volume"}, "case_volume")],
)
def test_where_no_number_is_named_stands_what_must_be_done(sample_reader, recorded, metric):
    place = replace(sample_reader.place, recorded=frozenset(recorded))
    assert listing_of(parse_address("/cases", ""), place).metric == metric


def test_the_csv_holds_all_rows_of_the_listing_and_no_others(client, sample_reader):
    answer = client.get(f"/export/rows.csv{SEPTEMBER}")
    listing = listing_of(parse_address("/cases", SEPTEMBER), sample_reader.place)
    rows = sample_reader.stream_rows(listing)
    assert answer.data == b"".join(rows_csv(rows, listing, sample_reader.place))
    listed = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert len(listed) == sample_reader.list_rows(listing).total
    name = unquote(answer.headers["Content-Disposition"])
    assert "清单_按期办结率_2026-09_" in name
    assert "rows_on_time_closure_rate_2026-09_" in name


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("cases", "handled_share"),
        ("whistles", "arrived_share"),
        ("disputes", "closed_in_zone_rate"),
    ],
)
def test_a_page_asks_for_the_number_behind_which_its_rows_stand(sample, page, rows, monkeypatch):
    reader = open_store(sample.home).reader
    monkeypatch.setattr("data.readings.reader.count_rows", pytest.fail)
    address = parse_address(f"/{page}", f"?rows={rows}&by=department&key=司法局&period=2026")
    page_of(page).draw(address, reader, NOW)


def test_the_csv_is_sent_as_it_is_read(client):
    answer = client.get(f"/export/rows.csv{SEPTEMBER}", headers={"Accept-Encoding": "gzip"})
    assert answer.is_streamed
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("asked", ["rows=three_rate_score", "order=colour", "area=nowhere"])
def test_rows_that_cannot_be_are_a_bad_request_in_words(client, asked):
    answer = client.get(f"/export/rows.csv?{asked}")
    assert answer.status_code == 400
    assert "to do:" in answer.text
