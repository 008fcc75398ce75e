"""What keeps coming back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from data.analysis.chronic import chronic
from data.periods import parse_period
from data.readings.reading import Figure, Reading

T = datetime(2026, 10, 31, 23, 59, 59)


def figure(number):
    return Figure(number, None, number, number, "ok")


def item(key, *counts):
    """Whistles by month, the newest first."""
    now, *earlier = map(figure, counts)
    period = parse_period("2026-10", T)
    return Reading("whistle_volume", "item", key, key or "", now, T, period, earlier=tuple(earlier))


def test_only_what_occurs_in_every_period_is_chronic():
    assert [one.key for one in chronic([item("often", 1, 2, 1), item("seldom", 9, 0, 9)])] == [
        "often"
    ]


def test_counts_run_from_the_oldest_period_and_the_highest_total_comes_first():
    found = chronic([item("b", 1, 1, 2), item("a", 1, 2, 1), item("c", 3, 2, 1)])
    assert [(one.key, one.counts) for one in found] == [
        ("c", (1, 2, 3)), ("a", (1, 2, 1)), ("b", (2, 1, 1))
    ]  # fmt: skip


def test_what_is_not_stated_is_no_item():
    assert chronic([item(None, 5, 5, 5)]) == ()


def test_a_count_that_is_not_known_breaks_the_row():
    unknown = Figure(None, None, 0, None, "not_recorded")
    broken = replace(item("a", 1, 1, 1), earlier=(unknown, figure(2)))
    assert chronic([broken]) == ()
