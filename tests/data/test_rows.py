"""The rows behind a number add up to it: every metric that counts rows, over scopes of all kinds."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime
from itertools import cycle

import pytest

from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.metrics.counted import has_rows
from data.periods import parse_period
from data.readings.question import Question
from data.readings.row import Listing
from data.readings.rows import ORDERS
from data.scope import By, Scope
from tests.awkward import NORMS, awkward_areas, awkward_records

T = datetime(2026, 10, 31, 23, 59, 59)
OCTOBER = parse_period("2026-10", T)
SCOPES = {
    "all there is": Scope(T),
    "the month": Scope(T, OCTOBER),
    "a street": Scope(T, parse_period("2026-Q2", T), "street-990101003"),
    "a month cut short by an earlier T": Scope(
        datetime(2026, 6, 18, 15, 20), parse_period("2026-06", T)
    ),
    "one channel": Scope(
        T, parse_period("2026-03-05..2026-05-20", T), filters=(("channel", "12345热线"),)
    ),
}
COUNTING = [key for key, metric in CATALOGUE.items() if has_rows(metric)]
SCORES = [key for key, metric in CATALOGUE.items() if not has_rows(metric)]


def rows_of(reader, metric, scope, **more):
    return list(reader.stream_rows(Listing(metric, scope, **more)))


def added_up(rows, metric):
    """What the rows add to numerator and denominator; a quantile has no numerator."""
    is_quantile = CATALOGUE[metric].quantile is not None
    above = None if is_quantile else sum(row.numerator for row in rows)
    return above, sum(row.denominator for row in rows)


def assert_add_up(reader, scope, metrics=COUNTING, by=None):
    """The rows behind each number add up to it."""
    for reading in reader.read(Question(tuple(metrics), scope, by))[0]:
        rows = rows_of(reader, reading.metric, scope, by=by, key=reading.key)
        above, below = added_up(rows, reading.metric)
        figure = reading.figure
        if above is None:
            assert figure.method == "kaplan_meier" or below == figure.n, reading
        else:
            assert above == pytest.approx(figure.numerator or 0), reading
            if CATALOGUE[reading.metric].denominator is not None:
                assert below == pytest.approx(figure.denominator or 0), reading


def assert_page_tells_all(reader, listing):
    """A page says how many rows there are on all pages, and what they add up to."""
    page, rows = reader.list_rows(listing), list(reader.stream_rows(listing))
    assert (page.total, page.in_all) == (len(rows), len(rows))
    if rows:
        added = added_up(rows, listing.metric)
        assert (page.numerator, page.denominator) == pytest.approx(added), listing


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_rows_and_their_marks_add_up_to_every_number_of_the_catalogue(sample_reader, scope):
    assert_add_up(sample_reader, scope)


def test_a_page_tells_what_all_its_rows_add_up_to(sample_reader):
    for key, scope in zip(COUNTING, cycle(SCOPES.values()), strict=False):
        assert_page_tells_all(sample_reader, Listing(key, scope))


@pytest.mark.parametrize("seed", range(3))
def test_awkward_rows_add_up_too(make_store, seed):
    draw = random.Random(seed)
    reader = make_store(areas=awkward_areas(draw), norms=NORMS, **awkward_records(draw)).reader
    scope = Scope(T, parse_period(("all", "2026-10", "2026-09-30..2026-10-15")[seed], T))
    assert_add_up(reader, scope)
    for key in COUNTING[seed::3]:
        assert_page_tells_all(reader, Listing(key, scope))


@pytest.mark.parametrize("by", [By("department"), By("area", "grid"), By("channel")], ids=str)
def test_every_group_of_a_breakdown_has_rows_of_its_own(sample_reader, by):
    metrics = ("on_time_closure_rate", "overdue_open", "case_volume")
    assert_add_up(sample_reader, Scope(T, OCTOBER), metrics, by)


def test_the_page_of_a_group_tells_of_the_group_alone(sample_reader):
    key, scope, by = "on_time_closure_rate", Scope(T, OCTOBER), By("department")
    for reading in sample_reader.read(Question((key,), scope, by))[0]:
        assert_page_tells_all(sample_reader, Listing(key, scope, by=by, key=reading.key))


def test_the_parts_are_the_numerator_and_the_rest(sample_reader):
    month = Scope(T, OCTOBER)
    whole, counted, others = (
        rows_of(sample_reader, "on_time_closure_rate", month, part=part)
        for part in ("all", "in", "out")
    )
    assert all(row.is_counted for row in counted)
    assert not any(row.is_counted for row in others)
    assert sorted(row.number for row in whole) == sorted(row.number for row in counted + others)
    page = sample_reader.list_rows(Listing("on_time_closure_rate", month, part="out"))
    assert (page.total, page.in_all) == (len(others), len(whole))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("way", ["", "-"])
def test_pages_in_any_order_are_the_stream_cut_in_pieces(sample_reader, order, way):
    listing = Listing("on_time_closure_rate", Scope(T, OCTOBER), order=way + order, page_rows=70)
    streamed = list(sample_reader.stream_rows(listing))
    first = sample_reader.list_rows(listing)
    paged = [
        row
        for number in range(1, first.pages + 1)
        for row in sample_reader.list_rows(replace(listing, page_no=number)).rows
    ]
    assert first.pages > 2
    assert paged == streamed
    assert len({row.number for row in paged}) == first.total


def test_past_the_last_page_stands_the_last_one(sample_reader):
    listing = Listing("case_volume", Scope(T, OCTOBER), page_no=10_000)
    page = sample_reader.list_rows(listing)
    assert page.listing.page_no == page.pages
    assert page.rows


def test_the_rows_that_passed_their_limit_furthest_come_first(sample_reader):
    rows = rows_of(sample_reader, "on_time_closure_rate", Scope(T, OCTOBER))
    over = [row.used_hours - row.allowed_hours for row in rows if row.allowed_hours is not None]
    assert over == sorted(over, reverse=True)
    assert rows[0].state in {"overdue", "late"}


CASES = [
    {"source_id": "on time", "closed_at": "2026-10-01 20:00:00", "due_at": "2026-10-02 08:00:00"},
    {"source_id": "late", "closed_at": "2026-10-03 08:00:00", "due_at": "2026-10-02 08:00:00"},
    {"source_id": "ended", "closed_at": "2026-10-03 08:00:00"},
    {"source_id": "overdue", "due_at": "2026-10-02 08:00:00"},
    {"source_id": "overdue as known then", "closed_at": "2026-11-02 08:00:00",
     "due_at": "2026-10-02 08:00:00"},
    {"source_id": "running", "due_at": "2026-11-02 08:00:00"},
    {"source_id": "undated"},
    {"source_id": "suspended", "is_suspended": "true", "due_at": "2026-10-02 08:00:00"},
    {"source_id": "on time by its flag", "source": "flags", "outcome": "on_time"},
    {"source_id": "late by its flag", "source": "flags", "outcome": "overdue"},
]  # fmt: skip


def test_a_row_says_how_its_case_stands(make_reader):
    reader = make_reader(
        [{"reported_at": "2026-10-01 08:00:00", "grid": "G1", **case} for case in CASES]
    )
    rows = {row.number: row for row in rows_of(reader, "case_volume", Scope(T, OCTOBER))}
    for number, row in rows.items():
        assert row.state == number.partition(" by ")[0].partition(" as ")[0].replace(" ", "_")
    assert (rows["late"].used_hours, rows["late"].allowed_hours) == (48, 24)
    assert rows["overdue"].used_hours == pytest.approx(30 * 24 + 16, abs=0.001)
    assert rows["overdue as known then"].ended_at is None
    assert rows["on time by its flag"].used_hours is None


def test_no_row_tells_of_a_person(make_reader):
    case = {"reported_at": "2026-10-01 08:00:00", "reporter": "P1", "longitude": 120.5}
    (row,) = rows_of(make_reader([case | {"latitude": 27.8}]), "case_volume", Scope(T, OCTOBER))
    told = {getattr(row, name) for name in type(row).__slots__}
    assert not told & {120.5, 27.8}
    assert not any("hash" in name or "reporter" in name for name in type(row).__slots__)


@pytest.mark.parametrize("key", SCORES)
def test_what_does_not_count_matters_one_by_one_has_no_list(sample_reader, key):
    with pytest.raises(QuestionError):
        sample_reader.list_rows(Listing(key, Scope(T, OCTOBER)))


def test_an_unknown_order_is_a_question_error(sample_reader):
    with pytest.raises(QuestionError, match="order"):
        sample_reader.stream_rows(
            Listing("case_volume", Scope(T), order="number; DROP TABLE cases")
        )


def test_what_is_not_recorded_or_still_ahead_has_no_rows(make_reader):
    reader = make_reader([{"reported_at": "2026-10-01 08:00:00", "grid": "G1"}])
    ahead = Scope(T, parse_period("2027-01", T))
    for listing in (Listing("solved_rate", Scope(T)), Listing("case_volume", ahead)):
        assert reader.list_rows(listing).rows == ()
        assert list(reader.stream_rows(listing)) == []
