from __future__ import annotations

import csv
import io

from data.address import Address
from data.hot_spot_export import hot_spots_csv
from tests.layouts import made_coverage as made
from tests.layouts.made import place


def rows(found, **settings):
    drawn = place(is_demo=True)
    content = hot_spots_csv(
        found, "grid", Address(period="2026-11", **settings).scope(drawn), drawn
    )
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_hot_spot_is_a_row_with_all_that_its_evidence_rests_on():
    (row,) = rows(made.hot().found, category="排水内涝")
    assert (row["rank"], row["area_names"], row["cases"]) == ("1", "东岭1", "38")
    assert (row["cases_with_neighbours"], row["exposure_with_neighbours"]) == ("64", "3000")
    assert (row["q"], row["exposure"], row["cases_in_all"]) == ("0.0008", "households", "395")
    assert (row["filters"], row["is_demo"]) == ("category=排水内涝", "true")


def test_no_hot_spot_gives_an_empty_table():
    assert rows(made.hot(spots=()).found) == []
