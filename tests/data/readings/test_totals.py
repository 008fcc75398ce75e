"""What a known reading says of the rows behind it is what a count of these rows says."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.metrics.catalogue import CATALOGUE
from data.metrics.counted import has_rows
from data.periods import ALL, parse_period
from data.readings.question import Question
from data.readings.row import Listing
from data.readings.rows import count_rows
from data.readings.totals import totals_of
from data.scope import Scope, parse_by

T = datetime(2026, 10, 31, 23, 59, 59)
SCOPES = (
    Scope(T, ALL),
    Scope(T, parse_period("2026-10", T)),
    Scope(datetime(2026, 6, 18, 15, 20), parse_period("2026-06", T), "street-990101003"),
)
COUNTING = tuple(key for key, metric in CATALOGUE.items() if has_rows(metric))


def counted(reader, listing):
    return reader.ask(lambda cursor, context: count_rows(cursor, listing, context))


@pytest.mark.parametrize("by", [None, "department"])
@pytest.mark.parametrize("scope", SCOPES, ids=["all", "month", "street"])
def test_totals_from_a_reading_are_those_of_the_rows(sample_reader, scope, by):
    breakdown = parse_by(by) if by else None
    readings = sample_reader.read(Question(COUNTING, scope, breakdown))[0]
    told = set()
    for reading in readings:
        for part in ("all", "in", "out"):
            listing = Listing(reading.metric, scope, part, by=breakdown, key=reading.key)
            known = totals_of(listing, [reading])
            if known is not None:
                told.add(reading.metric)
                assert known == counted(sample_reader, listing), (listing, known)
    assert {"on_time_closure_rate", "dispatched_share", "median_hours_to_handle"} <= told


@pytest.mark.parametrize("metric", ["whistle_points", "bounce_rate"])
def test_a_reading_that_does_not_tell_its_rows_says_nothing_of_them(sample_reader, metric):
    (readings,) = sample_reader.read(Question((metric,), SCOPES[0]))
    assert totals_of(Listing(metric, SCOPES[0]), readings) is None


def test_a_group_without_a_reading_is_counted(sample_reader):
    by = parse_by("department")
    (readings,) = sample_reader.read(Question(("case_volume",), SCOPES[0], by))
    listing = Listing("case_volume", SCOPES[0], by=by, key="nobody")
    assert totals_of(listing, readings) is None
    assert sample_reader.list_rows(listing).total == 0
