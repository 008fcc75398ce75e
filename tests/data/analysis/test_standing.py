"""The standings of a file are the groups of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.analysis.ranking import rank
from data.analysis.standing import standings
from data.periods import parse_period
from data.place import Area
from data.readings.question import Question
from data.scope import Scope, parse_by
from tests.data.analysis.made import broken_down, rate

T = datetime(2026, 10, 31, 23, 59, 59)
ON_TIME = "on_time_closure_rate"
RULES = ("95", "998", "fdr")


def stand(now, rule="95", metric=ON_TIME):
    parts, whole = broken_down(now, metric=metric)
    return {row.key: told.side for row, told in standings(parts, [whole], {}, rule).items()}


def october(reader, by):
    scope = Scope(T, parse_period("2026-10", T))
    return reader.read(Question((ON_TIME,), scope), Question((ON_TIME,), scope, parse_by(by)))


@pytest.mark.parametrize("by", ["area:street", "area:grid", "channel"])
def test_a_group_stands_apart_only_where_its_interval_excludes_the_total(sample_reader, by):
    (total,), groups = october(sample_reader, by)
    told = standings(groups, [total], sample_reader.place.areas)
    for group in groups:
        figure = group.figure
        if group.key is None or figure.status != "ok":
            assert group not in told
        elif figure.low <= total.value <= figure.high:
            assert told[group].side == "same"
        else:
            assert told[group].side == ("low" if figure.high < total.value else "high")


def test_the_sample_has_a_grid_of_each_standing(sample_reader):
    totals, groups = october(sample_reader, "area:grid")
    told = standings(groups, totals, sample_reader.place.areas)
    sides = {group.name: told[group].side for group in groups if group in told}
    assert (sides["南垟一格"], sides["西河一格"], sides["东山一格"]) == ("low", "high", "same")
    assert not {"北埭三格", "南垟三格"} & set(sides)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("metric", [ON_TIME, "repeat_rate"])
def test_low_and_high_are_of_the_value_whichever_is_better(rule, metric):
    now = {"a": (10, 100), "b": (500, 1000), "c": (90, 100)}
    assert stand(now, rule, metric) == {"a": "low", "b": "same", "c": "high"}


def test_the_rule_decides_and_is_told():
    parts, whole = broken_down({"a": (89, 100), "z": (950, 1000)})
    found = [standings(parts, [whole], {}, rule)[parts[0]] for rule in RULES]
    assert [(each.rule, each.side) for each in found] == [
        (
            rule,
            "low"
            if parts[0] in [row.reading for row in rank(parts, whole, rule).worse]
            else "same",
        )
        for rule in RULES
    ]
    assert {each.side for each in found} == {"low", "same"}


def test_without_its_own_total_nothing_stands():
    parts, whole = broken_down({"a": (10, 100), "b": (900, 1000)})
    assert not standings(parts, [], {})
    assert not standings(parts, [replace(whole, area="elsewhere")], {})


def test_days_are_not_held_against_the_whole():
    day = rate((1, 100), key="2026-10-01", by="day")
    assert not standings([day], [rate((90, 100), by="")], {})


def test_peers_are_named_where_areas_were_compared_inside_them():
    areas = [Area(f"{k}{i}", "", "grid", None, kind=k) for k in ("专属", "全科") for i in range(10)]
    parts = [rate((50, 100), key=area.area_id, by="area:grid") for area in areas]
    told = standings(parts, [rate((1000, 2000), by="")], {area.area_id: area for area in areas})
    assert [each.peers for each in told.values()] == ["专属"] * 10 + ["全科"] * 10
