"""T is the latest event of any record that is not after the clock."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.stores import query

CASE = {"reported_at": "2026-10-01 08:00:00", "closed_at": "2026-10-02 09:00:00"}


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ({}, datetime(2026, 10, 2, 9)),
        ({"services": [{"finished_at": "2026-10-05 10:00:00"}]}, datetime(2026, 10, 5, 10)),
        ({"services": [{"accepted_at": "2026-10-05 10:00:00"}]}, datetime(2026, 10, 2, 9)),
        ({"shifts": [{"served_on": "2026-10-04"}]}, datetime(2026, 10, 4, 23, 59, 59)),
        ({"shifts": [{"served_on": "2026-11-02"}]}, datetime(2026, 11, 2, 17, 30)),
        ({"shifts": [{"served_on": "2026-11-03"}]}, datetime(2026, 10, 2, 9)),
        ({"posts": [{"ended_on": "2026-10-20"}]}, datetime(2026, 10, 2, 9)),
    ],
    ids=["cases", "a service", "an open service", "a shift lasts its day", "today, up to now",
         "ahead", "a post is no event"],
)  # fmt: skip
def test_the_latest_event_of_any_record_is_t(make_store, records, expected) -> None:
    store = make_store([CASE], as_of=None, **records)
    assert query(store, "SELECT as_of FROM generation") == [(expected,)]
