"""What a generation knows of its sources, and when T is."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.intake.latest import as_of
from data.readings.question import Question
from data.scope import Scope
from tests.stores import fill, tiny_profile, write_tiny

OPEN = {"reported_at": "2026-10-01 08:00:00", "grid": "G1"}


@pytest.mark.parametrize("metric", ["resolution_rate", "overdue_open"])
def test_a_mapped_column_that_is_still_empty_is_recorded(make_reader, metric) -> None:
    reader = make_reader([OPEN])
    figure = reader.read(Question((metric,), Scope(reader.place.as_of)))[0][0].figure
    assert figure.numerator == 0
    assert figure.status != "not_recorded"


def test_a_column_that_no_row_fills_stays_unrecorded_where_it_tells_no_state(make_reader) -> None:
    reader = make_reader([OPEN])
    figure = reader.read(Question(("repeat_rate",), Scope(reader.place.as_of)))[0][0].figure
    assert figure.status == "not_recorded"


def test_what_was_recorded_once_stays_recorded(tmp_path) -> None:
    profile = tiny_profile("2026-10-31 23:59:59")
    fill(tmp_path / "home", profile, write_tiny(tmp_path, [OPEN], ()))
    later = [{**OPEN, "source_id": "9", "source": "flags", "outcome": "on_time"}]
    store = fill(tmp_path / "home", profile, write_tiny(tmp_path, later, ()))
    asked = Question(("overdue_open",), Scope(store.reader.place.as_of))
    assert store.reader.read(asked)[0][0].figure.status != "not_recorded"


class LatestEvent:
    """A connection whose latest event is the given one."""

    def __init__(self, latest) -> None:
        self.latest = latest

    def execute(self, *_):
        return self

    def fetchall(self):
        return [(self.latest,)]


def test_the_as_of_time_is_never_after_now() -> None:
    now = datetime(2026, 10, 31, 12)
    source = tiny_profile("2026-10-31").sources[-1]
    profile = tiny_profile("2026-10-31")
    undeclared = profile.model_copy(
        update={
            "place": profile.place.model_copy(update={"as_of": None}),
            "sources": (source.model_copy(update={"time_formats": ("%Y-%m-%d",)}),),
        }
    )
    assert as_of(LatestEvent(datetime(2026, 10, 31)), undeclared, now) == now
    assert as_of(LatestEvent(datetime(2026, 10, 30)), undeclared, now) == datetime(
        2026, 10, 30, 23, 59, 59
    )
