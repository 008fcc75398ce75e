from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.attention.silence import silent_feeds
from tests.data.attention.made import FED, T, fed, place, scope

LAST = T.date()


def silent(cases, asked=None, **names):
    return list(silent_feeds(asked or scope(), place(**names), {**FED, "cases": cases}))


def back(days):
    return LAST - timedelta(days=days)


@pytest.mark.parametrize(("days", "is_raised"), [(6, False), (7, True), (40, True), (400, True)])
def test_a_week_without_any_record_is_raised(days, is_raised):
    found = silent(fed(end=back(days)))
    assert bool(found) is is_raised
    if found:
        (item,) = found
        assert (item.kind, item.fact, item.metric) == ("silent", "cases", "case_volume")
        assert (item.silent_days, item.since) == (days, back(days - 1))


def test_a_place_may_allow_its_feeds_longer_silences():
    assert not silent(fed(end=back(9)), stale_after_days=10)
    assert silent(fed(end=back(10)), stale_after_days=10)


@pytest.mark.parametrize(("since", "is_raised"), [(1, True), (2, False)])
def test_a_feed_speaks_again_with_three_days_of_the_last_seven(since, is_raised):
    again = fed(end=back(20)) | {back(n) for n in range(since + 1)}
    found = silent(again)
    assert bool(found) is is_raised
    if found:
        assert (found[0].since, found[0].silent_days) == (back(19), 20 - since - 1)


def test_only_a_period_that_reaches_t_tells_of_silence():
    quiet = fed(end=back(12))
    assert not silent(quiet, scope("2026-09"))
    assert not silent(quiet, scope("2026-11"))
    for token in ("2026-10-31", "2026-W44", "2026", "all"):
        assert silent(quiet, scope(token))


def test_what_never_came_in_is_not_silent():
    assert not silent(frozenset())
    assert not silent(frozenset({LAST + timedelta(days=3)}))


def test_a_t_at_midnight_has_not_seen_its_day():
    midnight = T.replace(day=31, hour=0, minute=0, second=0)
    assert not silent(fed(end=back(7)), scope(as_of=midnight))
    (item,) = silent(fed(end=back(8)), scope(as_of=midnight))
    assert item.since == date(2026, 10, 24)
