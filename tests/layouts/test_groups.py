from __future__ import annotations

from data.metrics.catalogue import metric_of
from layouts.groups import group_areas, markers_of
from tests.layouts.made import areas, count, rate, reading


def keys(rows):
    return [row.key for row in rows]


def test_areas_stand_in_three_groups_and_none_is_lost():
    rows = areas()
    groups = group_areas(rows, metric_of("on_time_closure_rate"))
    assert [keys(g) for g in (groups.worse, groups.same, groups.better)] == [["a"], ["b"], ["c"]]
    assert keys(groups.left_out) == ["d"]
    everything = (*groups.ranked, *groups.left_out, groups.not_placed)
    assert sum(row.figure.n for row in everything) == sum(row.figure.n for row in rows)


def test_where_lower_is_better_the_high_areas_are_the_worse():
    groups = group_areas(areas("repeat_rate"), metric_of("repeat_rate"))
    assert (keys(groups.worse), keys(groups.better)) == (["c"], ["a"])


def test_the_worst_comes_first_and_among_the_better_the_best():
    metric = metric_of("on_time_closure_rate")
    low = [reading(metric.key, rate(n, 100), f"l{n}", standing="low") for n in (60, 50, 70)]
    high = [reading(metric.key, rate(n, 100), f"h{n}", standing="high") for n in (98, 100, 99)]
    groups = group_areas([*low, *high], metric)
    assert keys(groups.worse) == ["l50", "l60", "l70"]
    assert keys(groups.better) == ["h100", "h99", "h98"]
    assert markers_of(groups) == {
        "l50": "1", "l60": "2", "l70": "3", "h100": "A", "h99": "B", "h98": "C",
    }  # fmt: skip


def test_counts_are_ordered_without_groups():
    metric = metric_of("case_volume")
    groups = group_areas([reading(metric.key, count(n), str(n)) for n in (3, 9, 5)], metric)
    assert keys(groups.same) == ["9", "5", "3"]
    assert markers_of(groups) == {}
