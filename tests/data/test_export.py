"""CSV bytes: they open rightly in a spreadsheet, and every number is as it was computed."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from data.analysis.ranking import rank
from data.export import readings_csv
from data.periods import parse_period
from data.readings.question import Question
from data.scope import By, Scope


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_file_begins_with_a_byte_order_mark_and_no_sep_line(sample_reader) -> None:
    scope = Scope(sample_reader.place.as_of)
    (readings,) = sample_reader.read(Question(("case_volume",), scope))
    content = readings_csv(readings, sample_reader.place)
    assert content.startswith(b"\xef\xbb\xbfmetric,")
    assert content.endswith(b"\r\n")


def test_text_that_looks_like_a_formula_or_a_number_is_neutralised_and_numbers_are_not(
    sample_reader,
) -> None:
    scope = Scope(sample_reader.place.as_of)
    (readings,) = sample_reader.read(Question(("case_volume",), scope, By("channel")))
    names = [
        "=1+1",
        "+2",
        "-3",
        "@坪山",
        "\tx",
        "\rx",
        "0012",
        "1E5",
        "1.2e3",
        "4-7",
        "11 / 14",
        "99010100400101000001",
    ]
    figure = replace(readings[0].figure, value=-0.5)
    hostile = [replace(readings[0], key=name, name=name, figure=figure) for name in names]
    rows = rows_of(readings_csv(hostile, sample_reader.place))
    assert [row["name"] for row in rows] == [f"'{name}" for name in names]
    assert {row["value"] for row in rows} == {"-0.5"}


def test_a_missing_value_is_an_empty_cell_never_zero(make_reader) -> None:
    reader = make_reader([{"reported_at": "2026-10-01 08:00:00", "grid": "G1"}])
    (readings,) = reader.read(Question(("repeat_rate",), Scope(reader.place.as_of)))
    (row,) = rows_of(readings_csv(readings, reader.place))
    assert (row["value"], row["numerator"], row["denominator"]) == ("", "", "")
    assert row["status"] == "not_recorded"


def test_long_codes_stay_whole(sample_reader) -> None:
    scope = Scope(sample_reader.place.as_of)
    (readings,) = sample_reader.read(Question(("case_volume",), scope, By("area", "grid")))
    rows = rows_of(readings_csv(readings, sample_reader.place))
    assert rows[0]["area_id"].startswith("grid-9901")
    assert len(rows) == 13


@pytest.mark.parametrize("rule", ["95", "998", "fdr"])
def test_parts_stand_by_the_rule_against_their_total(sample_reader, rule) -> None:
    scope = Scope(sample_reader.place.as_of, parse_period("2026-10", sample_reader.place.as_of))
    metrics = ("on_time_closure_rate",)
    wholes, parts = sample_reader.read(
        Question(metrics, scope), Question(metrics, scope, By("area", "grid"))
    )
    rows = rows_of(readings_csv(parts, sample_reader.place, rule, wholes))
    ranking = rank(parts, wholes[0], rule)
    low = {row.reading.key for row in ranking.worse}
    assert {row["key"] for row in rows if row["standing"] == "low"} == low
    assert {row["standing_rule"] for row in rows if row["standing"]} == {rule}
    assert {row["peers"] for row in rows} == {""}
    without = rows_of(readings_csv(parts, sample_reader.place, rule))
    assert {row["standing"] for row in without} == {""}
