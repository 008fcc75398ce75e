"""The reader against the oracle: every metric, every breakdown, scopes of every kind."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from data.errors import QuestionError
from data.metrics.catalogue import CATALOGUE
from data.periods import parse_period
from data.readings.question import Question
from data.scope import Scope, parse_by
from tests.agreement import assert_agrees
from tests.awkward import LIMITS, NORMS, REACH, awkward_areas, awkward_records
from tests.oracle import EVENT_MEASURES, MEASURES, can_break_down
from tests.oracle_scores import SCORES
from tests.oracle_stands import STANDS_ON

T = datetime(2026, 10, 31, 23, 59, 59)
EARLIER_T = datetime(2026, 6, 18, 15, 20)
STREET = "street-990101003"
GRID = "grid-99010100400101"

SCOPES = {
    "all there is": Scope(T),
    "the month": Scope(T, parse_period("2026-10", T), compare="prev"),
    "the month against last year": Scope(T, parse_period("2026-10", T), compare="year"),
    "a street": Scope(T, parse_period("2026-Q2", T), STREET),
    "a grid": Scope(T, parse_period("2026-Q3", T), GRID, compare="prev"),
    "a month cut short by an earlier T": Scope(
        EARLIER_T, parse_period("2026-06", EARLIER_T), compare="prev"
    ),
    "custom days of one channel": Scope(
        T,
        parse_period("2026-03-05..2026-05-20", T),
        compare="prev",
        filters=(("channel", "12345热线"),),
    ),
    "a category within a street": Scope(T, area=STREET, filters=(("category", "市容环境"),)),
    "a department before anything was reported": Scope(
        T, parse_period("2024", T), filters=(("department", "公安分局"),)
    ),
}
AWKWARD_PERIODS = ("all", "2026-10", "2026-09-30..2026-10-15")
AWKWARD_TS = (T, datetime(2026, 10, 10), datetime(2026, 10, 1, 12, 0))
BYS = [
    None, "area:street", "area:grid", "day", "month", "channel", "category", "department", "kind",
    "age", "duration", "repeat_gap", "path", "outcome", "level_closed", "block", "item",
    "department_category", "path_outcome", "department_item", "facility_kind",
]  # fmt: skip
AWKWARD_BYS = ("area:grid", "area:street", *BYS[3:])

# The month by all breakdowns; all scopes as a whole, by areas, and by some of the others, so that
# each breakdown meets another scope as well. Many days are slow to recompute and say no more.
OTHERS = {
    "all there is": ("area:grid", "path", "department_category"),
    "the month against last year": ("area:street", "duration", "outcome"),
    "a street": ("area:grid", "category", "block", "facility_kind"),
    "a grid": ("area:street", "department", "repeat_gap"),
    "a month cut short by an earlier T": ("area:grid", "day", "age"),
    "custom days of one channel": ("area:street", "kind", "path_outcome", "department_item"),
    "a category within a street": ("area:grid", "month", "item"),
    "a department before anything was reported": ("area:street", "channel", "level_closed"),
}
ASKED = {
    **{f"the month-{number}": ("the month", BYS[number::4]) for number in range(4)},
    **{name: (name, (None, *bys)) for name, bys in OTHERS.items()},
}


@pytest.mark.parametrize(("name", "bys"), ASKED.values(), ids=ASKED)
def test_every_metric_equals_its_independent_recomputation(sample, name, bys):
    assert_agrees(sample, SCOPES[name], *map(parsed, bys))


def test_every_scope_and_every_breakdown_is_asked_twice_at_least():
    assert {name for name, _ in ASKED.values()} == SCOPES.keys()
    assert {by for bys in OTHERS.values() for by in bys} == {by for by in BYS if by}


@pytest.mark.parametrize("seed", range(3))
def test_every_metric_of_awkward_rows_equals_its_independent_recomputation(make_store, seed):
    draw = random.Random(seed)
    # Every other place has limits of its own beside the deadlines that its sources state.
    profile = {"reach": REACH} | (LIMITS if seed % 2 == 0 else {})
    areas = awkward_areas(draw)
    store = make_store(areas=areas, norms=NORMS, profile=profile, **awkward_records(draw))
    # Over the seeds every period meets every T, and every breakdown is asked.
    bys = AWKWARD_BYS[seed::3]
    for turn, token in enumerate(AWKWARD_PERIODS):
        as_of = AWKWARD_TS[(seed + turn) % 3]
        area = draw.choice([None, "street-S1"])
        filters = draw.choice([(), (), (("department", "城管局"),), (("kind", "dispute"),)])
        scope = Scope(as_of, parse_period(token, as_of), area, "prev", filters)
        assert_agrees(store, scope, None, *map(parse_by, bys[turn::3]))


def parsed(by):
    return parse_by(by) if by else None


@pytest.mark.parametrize("by", [by for by in BYS if by])
def test_what_cannot_be_broken_down_so_is_refused(sample_reader, by):
    for metric in CATALOGUE:
        asked = Question((metric,), Scope(T, parse_period("2026-10", T)), parse_by(by))
        if not can_break_down(metric, parse_by(by)):
            with pytest.raises(QuestionError):
                sample_reader.read(asked)


@pytest.mark.parametrize("scope", SCOPES.values(), ids=SCOPES)
def test_asked_together_metrics_answer_as_they_do_alone(sample, scope):
    together = sample.reader.read(Question(tuple(CATALOGUE), scope))[0]
    # Every scope asks another third of them.
    turn = list(SCOPES.values()).index(scope) % 3
    alone = [sample.reader.read(Question((key,), scope))[0][0] for key in list(CATALOGUE)[turn::3]]
    assert list(together[turn::3]) == alone


def test_counts_colour_a_map_by_square_kilometre_and_rates_as_they_are(sample_reader):
    scope = Scope(T, parse_period("2026-10", T))
    asked = Question(("case_volume", "resolution_rate"), scope, parse_by("area:street"))
    for reading in sample_reader.read(asked)[0]:
        if reading.key is None:
            assert reading.colour is None
        elif reading.metric == "resolution_rate":
            assert reading.colour == reading.value
        else:
            km2 = sample_reader.place.areas[reading.key].area_km2
            assert reading.colour == pytest.approx(reading.value / km2)


def test_every_metric_has_an_oracle():
    assert set(CATALOGUE) == {*EVENT_MEASURES, *MEASURES, *SCORES} == set(STANDS_ON)


def test_every_metric_stands_on_the_records_and_the_base_the_oracle_knows():
    assert {key: (metric.fact, metric.base) for key, metric in CATALOGUE.items()} == STANDS_ON


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_every_definition_is_complete_in_both_languages(metric):
    texts = [getattr(metric.meaning, name) for name in type(metric.meaning).__slots__]
    assert all(text.zh.strip() and text.en.strip() for text in texts)
    assert all(text.en.isascii() or "–" in text.en for text in texts)


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_the_classes_of_every_map_are_sorted_and_lie_in_its_unit(metric):
    assert list(metric.breaks) == sorted(set(metric.breaks))
    assert metric.breaks
    assert not metric.is_rate or all(0 < limit < 1 for limit in metric.breaks)


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=CATALOGUE)
def test_every_count_is_divided_before_it_colours_a_map(metric):
    assert (metric.per is not None) == metric.is_count
