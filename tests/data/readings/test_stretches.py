"""Windows are put together from stretches: nothing is lost, nothing is counted twice."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.metrics.catalogue import CATALOGUE
from data.periods import Period, parse_period
from data.readings.question import Question
from data.readings.stretches import disjoint, distinct
from data.readings.windows import Window, window
from data.scope import Scope, parse_by

T = datetime(2026, 10, 31, 23, 59, 59)
FIRST = date(2026, 1, 1)
windows = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 90)).map(
        lambda drawn: window(
            "any",
            Period("custom", day := FIRST + timedelta(drawn[0]), day + timedelta(drawn[1])),
            T,
        )
    ),
    min_size=1,
    max_size=6,
)


def days_of(item: Window) -> set[date]:
    assert item.start is not None
    assert item.end is not None
    return {item.start + timedelta(n) for n in range((item.end - item.start).days)}


@given(windows)
def test_the_stretches_of_windows_are_their_days_each_once(asked):
    stretches = disjoint(asked)
    pieces = {item.name: days_of(item) for item in stretches.windows}
    assert sum(map(len, pieces.values())) == len(set().union(*pieces.values()))
    for item in asked:
        found = [pieces[name] for name in stretches.of(item)]
        assert set().union(*found) == days_of(item)


@given(windows)
def test_around_all_there_is_nothing_is_left_out(asked):
    whole = window("whole", parse_period("all", T), T)
    stretches = disjoint([*asked, whole])
    assert set(stretches.of(whole)) == {item.name for item in stretches.windows}
    assert stretches.windows[-1].start is None


def test_states_at_one_instant_are_counted_once_and_far_ones_apart():
    october = window("a", parse_period("2026-10", T), T)
    again = window("b", parse_period("2026-10", T), T)
    long_ago = window("c", parse_period("2021-10", T), T)
    stretches = distinct([october, again, long_ago])
    assert len(stretches.windows) == 2
    assert stretches.of(october) == stretches.of(again)
    assert [len(group) for group in stretches.near()] == [1, 1]


def test_questions_of_all_there_is_answer_together_as_alone(sample_reader):
    whole = Scope(T, parse_period("all", T))
    keys = tuple(key for key in CATALOGUE if key in sample_reader.place.recorded)
    questions = (
        Question(keys, whole),
        Question(keys, Scope(T, parse_period("all", T), compare="prev")),
        Question(("cases_closed", "median_hours_to_close"), whole, parse_by("department")),
        Question(keys, Scope(T, parse_period("2026-10", T), compare="prev")),
    )
    together = sample_reader.read(*questions)
    assert together == tuple(sample_reader.read(question)[0] for question in questions)
