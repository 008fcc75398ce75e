"""The rows behind agreements and old matters: their own terms, and what has become of them."""

from __future__ import annotations

from datetime import date, datetime

from data.periods import parse_period
from data.readings.row import Listing
from data.scope import Scope

T = datetime(2026, 10, 31, 23, 59, 59)
MONTH = Scope(T, parse_period("2026-10", T))
CLOSED = {
    "class": "dispute",
    "reported_at": "2026-09-01 08:00:00",
    "closed_at": "2026-09-02 08:00:00",
}
AGREED = CLOSED | {"agreement_due_on": "2026-10-10"}
CASES = [
    AGREED | {"source_id": "in time", "performed_on": "2026-10-10"},
    AGREED | {"source_id": "late", "performed_on": "2026-10-12"},
    AGREED | {"source_id": "not at all"},
    AGREED | {"source_id": "not yet known", "performed_on": "2026-11-02"},
    {"source_id": "old", "class": "legacy", "reported_at": "2026-10-02 09:00:00",
     "closed_at": "2026-10-20 09:00:00", "arisen_on": "2015-03-01",
     "rebounded_at": "2026-10-25 09:00:00"},
    {"source_id": "old, back after T", "class": "legacy", "reported_at": "2026-10-02 09:00:00",
     "closed_at": "2026-10-20 09:00:00", "rebounded_at": "2026-11-05 09:00:00"},
]  # fmt: skip


def rows(make_reader, metric):
    listed = make_reader(CASES).list_rows(Listing(metric, MONTH, order="number")).rows
    return {row.number: row for row in listed}


def test_an_agreement_is_held_against_its_own_term(make_reader):
    found = rows(make_reader, "agreement_performance_rate")
    assert {number: row.state for number, row in found.items()} == {
        "in time": "on_time",
        "late": "late",
        "not at all": "overdue",
        "not yet known": "overdue",
    }
    assert found["late"].due_at == datetime(2026, 10, 10, 23, 59, 59)
    assert found["late"].used_hours - found["late"].allowed_hours == 48


def test_an_old_matter_says_since_when_it_lasts_and_whether_it_came_up_again_by_then(make_reader):
    found = rows(make_reader, "legacy_cleared_rate")
    assert found["old"].arisen_on == date(2015, 3, 1)
    assert found["old"].rebounded_at == datetime(2026, 10, 25, 9)
    assert found["old, back after T"].rebounded_at is None
