from __future__ import annotations

import pytest

from data.metrics.catalogue import CATALOGUE
from layouts.families import FAMILIES, FURTHER, draw_families, families_of
from tests.layouts.made import classed, count, parts, rate, reading, sheet, words

CASES = {key for key, metric in CATALOGUE.items() if metric.fact == "cases"}
FLAGS_ALONE = {"on_time_closure_rate", "resolution_rate", "case_volume"}


def test_a_metric_stands_in_one_family_alone():
    shown = [key for _, keys in FAMILIES for key in keys] + [
        k for ks in FURTHER.values() for k in ks
    ]
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(CATALOGUE)


@pytest.mark.parametrize(
    ("recorded", "names"),
    [
        (set(CATALOGUE), ["closing", "coverage", "volunteering"]),
        (CASES, ["closing", "backlog", "intake"]),
        (FLAGS_ALONE, ["closing", "backlog", "intake"]),
        (CASES | {"services_delivered"}, ["closing", "backlog", "intake"]),
        (CASES | {"staffing_norm_rate"}, ["closing", "coverage", "backlog"]),
        ({"volunteer_hours"}, ["coverage", "volunteering"]),
    ],
)
def test_a_family_of_which_nothing_is_recorded_gives_its_place_to_the_next(recorded, names):
    chosen = [name for name, _ in families_of(frozenset(recorded))]
    assert [name for name in names if name not in chosen] in ([], ["coverage"])
    assert len(chosen) == 3


def test_a_phone_has_one_button_for_each_family_drawn():
    totals = [reading("resolution_rate", rate(9, 10)), reading("volunteer_hours", count(90))]
    switch, *cards = draw_families(sheet(), {one.metric: one for one in totals}, {}, {})
    assert [words(button) for button in parts(switch)[1:]] == ["办结", "志愿"]
    assert [words(classed(card, "family-title")) for card in cards] == ["办结", "志愿"]
    assert len(classed(cards, "tile")) == 2
