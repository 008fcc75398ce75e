from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import QuestionError
from data.periods import ALL, Period, between, parse_period

SATURDAY_NIGHT = datetime(2026, 10, 31, 23, 59, 59)
MID_MONTH = datetime(2026, 10, 15, 18, 30)

days = st.dates(date(2001, 1, 1), date(2099, 12, 31))
instants = st.datetimes(datetime(2001, 1, 1), datetime(2099, 12, 31))
words = st.sampled_from(["today", "yesterday"]) | st.builds(
    "{}_{}".format,
    st.sampled_from(["this", "last"]),
    st.sampled_from(["week", "month", "quarter", "year"]),
)
bounded = st.builds(parse_period, words, instants) | st.builds(
    lambda first, length: between(first, first + timedelta(days=length)),
    days,
    st.integers(0, 400),
)
comparisons = st.sampled_from(["prev", "year"])


@pytest.mark.parametrize(
    ("token", "start", "end"),
    [
        ("this_month", "2026-10-01", "2026-11-01"),
        ("last_month", "2026-09-01", "2026-10-01"),
        ("this_week", "2026-10-26", "2026-11-02"),
        ("this_quarter", "2026-10-01", "2027-01-01"),
        ("last_quarter", "2026-07-01", "2026-10-01"),
        ("last_year", "2025-01-01", "2026-01-01"),
        ("today", "2026-10-31", "2026-11-01"),
        ("yesterday", "2026-10-30", "2026-10-31"),
        ("2018-11", "2018-11-01", "2018-12-01"),
        ("2018-Q4", "2018-10-01", "2019-01-01"),
        ("2018", "2018-01-01", "2019-01-01"),
        ("2018-W45", "2018-11-05", "2018-11-12"),
        ("2020-W53", "2020-12-28", "2021-01-04"),
        ("2018-11-05", "2018-11-05", "2018-11-06"),
        ("2018-11-01..2018-11-15", "2018-11-01", "2018-11-16"),
    ],
)
def test_a_written_period_names_its_days(token, start, end):
    period = parse_period(token, SATURDAY_NIGHT)
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "soon",
        "2018-13",
        "2018-W60",
        "2018-02-30",
        "2018-11-15..2018-11-01",
        "..",
        "0000",
        "2018-",
    ],
)
def test_anything_else_is_an_error_that_names_the_remedy(token):
    with pytest.raises(QuestionError) as caught:
        parse_period(token, SATURDAY_NIGHT)
    assert caught.value.remedy


@given(bounded, instants)
def test_a_token_reads_back_as_the_same_period_whatever_t_is(period, as_of):
    assert parse_period(period.token, as_of) == period
    assert parse_period(ALL.token, as_of) == ALL


@given(bounded, instants, comparisons)
def test_a_comparison_never_overlaps_its_period(period, as_of, how):
    earlier = period.compared(how, as_of)
    assert earlier is None or earlier.end <= period.start
    is_reached = bool(period.covered(as_of).days)
    assert earlier is not None or not is_reached or (how == "year" and period.days > 365)


@given(bounded, st.floats(0, 1, exclude_max=True), comparisons)
def test_a_period_cut_short_is_compared_with_as_many_days(period, share, how):
    as_of = datetime.combine(period.start, time.min) + share * timedelta(days=period.days)
    earlier = period.compared(how, as_of)
    if earlier is not None and period.is_cut_short(as_of):
        assert earlier.days == period.covered(as_of).days


@given(days, st.integers(0, 360), comparisons)
def test_a_whole_custom_period_is_compared_with_as_many_days(first, length, how):
    period = between(first, first + timedelta(days=length))
    assert period.compared(how, datetime(2105, 1, 1)).days == period.days


@given(bounded)
def test_whole_units_follow_each_other_without_gap(period):
    assert period.shifted(-1).end == period.start
    assert period.shifted(1).start == period.end


@given(bounded, instants)
def test_the_covered_part_lies_inside_the_period(period, as_of):
    covered = period.covered(as_of)
    assert period.start <= covered.start <= covered.end <= period.end


@pytest.mark.parametrize(
    ("token", "how", "expected"),
    [
        ("2018-11", "prev", "2018-10"),
        ("2018-11", "year", "2017-11"),
        ("2018-Q1", "prev", "2017-Q4"),
        ("2018-W01", "prev", "2017-W52"),
        ("2024-02-29", "year", "2023-02-28"),
        ("2018-11-11..2018-11-20", "prev", "2018-11-01..2018-11-10"),
        ("2018-11-11..2018-11-20", "year", "2017-11-11..2017-11-20"),
        ("this_month", "prev", "2026-09-01..2026-09-15"),
        ("this_month", "year", "2025-10-01..2025-10-15"),
    ],
)
def test_a_period_meets_the_one_before_or_a_year_before(token, how, expected):
    assert parse_period(token, MID_MONTH).compared(how, MID_MONTH).token == expected


def test_a_period_that_t_completes_to_the_second_is_whole():
    october = parse_period("2026-10", SATURDAY_NIGHT)
    assert not october.is_cut_short(SATURDAY_NIGHT)
    assert october.is_cut_short(SATURDAY_NIGHT - timedelta(seconds=1))


def test_a_t_at_midnight_has_seen_nothing_of_its_day():
    covered = parse_period("2026-10", MID_MONTH).covered(datetime(2026, 10, 15))
    assert covered == Period("custom", date(2026, 10, 1), date(2026, 10, 15))


def test_all_there_is_has_no_comparison():
    assert ALL.compared("prev", SATURDAY_NIGHT) is None
    assert ALL.shifted(-1) is ALL


@pytest.mark.parametrize(
    ("token", "as_of", "expected"),
    [
        ("2018-12-01..2018-12-31", datetime(2018, 12, 1, 23, 59, 59), "2018-11-30..2018-11-30"),
        ("2018-11-01..2018-11-30", datetime(2018, 11, 15, 12), "2018-10-17..2018-10-31"),
        ("2018-11", datetime(2018, 11, 15, 12), "2018-10-01..2018-10-15"),
        ("2018-12", datetime(2018, 11, 15, 12), None),
    ],
)
def test_a_period_cut_short_meets_the_days_before_it(token, as_of, expected):
    earlier = parse_period(token, as_of).compared("prev", as_of)
    assert (earlier.token if earlier else None) == expected


@pytest.mark.parametrize("token", ["9999-12-31", "9999-W52", "2018-11-01..9999-12-31", "0001"])
def test_a_year_beyond_all_records_is_an_error_in_plain_words(token):
    with pytest.raises(QuestionError):
        parse_period(token, SATURDAY_NIGHT)
