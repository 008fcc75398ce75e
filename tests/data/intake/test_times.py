"""A day alone: deadlines last to its end, and a closing is never before its report."""

from __future__ import annotations

import pytest

from data.readings.question import Question
from data.scope import Scope


def moments(store) -> list[str]:
    return [str(store.cases[name].iloc[0]) for name in ("reported_at", "due_at", "closed_at")]


@pytest.mark.parametrize(
    ("reported", "due", "closed", "read"),
    [
        ("2026-10-01 15:00:00", "2026-10-02", "2026-10-02 09:00:00",
         ["2026-10-01 15:00:00", "2026-10-02 23:59:59", "2026-10-02 09:00:00"]),
        ("2026-10-01 15:00:00", "2026-10-02", "2026-10-01",
         ["2026-10-01 15:00:00", "2026-10-02 23:59:59", "2026-10-01 15:00:00"]),
        ("2026-10-01", "2026-10-02 12:00:00", "2026-10-03",
         ["2026-10-01 00:00:00", "2026-10-02 12:00:00", "2026-10-03 00:00:00"]),
        ("2026-10-01 15:00:00", "2026-10-02", "2026-09-30",
         ["2026-10-01 15:00:00", "2026-10-02 23:59:59", "NaT"]),
        ("2026-10-01 15:00:00", "2026-10-02", "2026-10-01 14:00:00",
         ["2026-10-01 15:00:00", "2026-10-02 23:59:59", "NaT"]),
    ],
)  # fmt: skip
def test_a_day_alone_is_read_for_what_it_means(make_store, reported, due, closed, read) -> None:
    row = {"reported_at": reported, "due_at": due, "closed_at": closed, "grid": "G1"}
    assert moments(make_store([row])) == [moment[:19] for moment in read]


def test_a_case_closed_on_the_day_of_its_deadline_is_on_time(make_reader) -> None:
    row = {"reported_at": "2026-10-01", "due_at": "2026-10-02", "closed_at": "2026-10-02 17:00:00"}
    reader = make_reader([row])
    asked = Question(("on_time_closure_rate",), Scope(reader.place.as_of))
    assert reader.read(asked)[0][0].figure.numerator == 1
