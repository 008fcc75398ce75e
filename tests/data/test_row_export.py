from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest

from data.periods import parse_period
from data.readings.question import Question
from data.readings.row import Listing
from data.row_export import rows_csv
from data.scope import Scope

T = datetime(2026, 10, 31, 23, 59, 59)
MONTH = Scope(T, parse_period("2026-10", T))


def exported(reader, listing, rows=None):
    content = b"".join(rows_csv(rows or reader.stream_rows(listing), listing, reader.place))
    return content, list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("key", ["on_time_closure_rate", "resolution_rate", "bounce_rate"])
def test_the_marks_of_the_rows_add_up_to_the_shown_value(sample_reader, key):
    _, rows = exported(sample_reader, Listing(key, MONTH))
    figure = sample_reader.read(Question((key,), MONTH))[0][0].figure
    above, below = (
        sum(float(row[f"adds_to_{part}"]) for row in rows) for part in ("numerator", "denominator")
    )
    assert (above, below) == (figure.numerator, figure.denominator)
    assert above / below == figure.value
    assert {row["is_in_denominator"] for row in rows} == {"true"}
    counted = [row for row in rows if row["is_in_numerator"] == "true"]
    assert sum(float(row["adds_to_numerator"]) for row in counted) == above


def test_the_file_begins_with_a_byte_order_mark_and_keeps_the_order(sample_reader):
    listing = Listing("case_volume", MONTH, order="number")
    content, rows = exported(sample_reader, listing)
    assert content.startswith(b"\xef\xbb\xbfnumber,")
    assert content.endswith(b"\r\n")
    assert [row["number"] for row in rows] == sorted(row["number"] for row in rows)


def test_text_that_looks_like_a_formula_or_a_number_is_neutralised(sample_reader):
    listing = Listing("case_volume", MONTH)
    row = next(sample_reader.stream_rows(listing))
    hostile = [replace(row, number=name, department=name) for name in ("=1+1", "0012", "@x")]
    _, rows = exported(sample_reader, listing, hostile)
    assert [row["number"] for row in rows] == ["'=1+1", "'0012", "'@x"]
    assert [row["department"] for row in rows] == ["'=1+1", "'0012", "'@x"]


def test_a_quantile_has_no_numerator_to_be_in(sample_reader):
    _, rows = exported(sample_reader, Listing("median_hours_to_close", MONTH))
    assert {row["is_in_numerator"] for row in rows} == {""}


def test_every_row_says_of_which_number_and_data_it_is(sample_reader):
    _, rows = exported(sample_reader, Listing("case_volume", MONTH))
    place = sample_reader.place
    assert {row["metric"] for row in rows} == {"case_volume"}
    assert {row["generation"] for row in rows} == {place.generation_id}
    assert {row["as_of"] for row in rows} == {"2026-10-31 23:59:59"}
