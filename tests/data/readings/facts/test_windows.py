"""Every row stands in the window of its day, and what lies in none is left out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import ALL, Period
from data.readings.facts.fact import dated_windows, window_of
from data.readings.stretches import disjoint
from data.readings.windows import window

FIRST = date(2026, 1, 1)
T = datetime(2026, 12, 31, 23, 59, 59)
spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=1, max_size=4
)  # fmt: skip


def stretches_of(drawn, has_rest):
    periods = [
        Period("custom", day := FIRST + timedelta(start), day + timedelta(length))
        for start, length in drawn
    ]
    whole = [window("all", ALL, T)] if has_rest else []
    asked = [*(window(str(index), each, T) for index, each in enumerate(periods)), *whole]
    return disjoint(asked).windows


@pytest.fixture(scope="module")
def rows():
    """Two rows on each of seventy days, at its first and its last instant, and one without a day."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE events (happened_at TIMESTAMP)")
        days = [FIRST + timedelta(n) for n in range(70)]
        instants = [datetime.combine(day, at) for day in days for at in (time.min, time.max)]
        connection.executemany("INSERT INTO events VALUES (?)", [[at] for at in (*instants, None)])
        yield connection


@given(spans, st.booleans())
def test_the_window_of_a_row_is_that_of_its_day(rows, drawn, has_rest):
    windows = stretches_of(drawn, has_rest)
    found = dated_windows("events", "happened_at", windows)
    told = rows.execute(f"SELECT happened_at, win FROM ({found.sql})", found.parameters).fetchall()
    for at, place in told:
        assert windows[place] == window_of(at.date() if at else None, windows)
    bounded = [item for item in windows if item.start and item.end]
    inside = {
        day
        for day in (FIRST + timedelta(n) for n in range(70))
        if has_rest or any(item.start <= day < item.end for item in bounded)
    }
    assert {at.date() for at, _ in told if at} == inside
    assert len(told) == 2 * len(inside) + has_rest
