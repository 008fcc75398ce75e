from __future__ import annotations

import pytest

from data.analysis.peers import PeerGroup, PeerRanking
from data.analysis.ranking import rank
from layouts.groups import groups_of, marks_of, worse_of
from tests.layouts.made import areas, count, ranked, rate, reading


def keys(rows):
    return [row.key for row in rows]


def grouped(rows, whole=None, test="95"):
    (peers,) = ranked(rows, whole, test)
    return groups_of(peers.ranking)


def both_sides(mark=""):
    counts = {f"{mark}l{n}": n for n in range(40, 48)} | {f"{mark}h{n}": n for n in range(95, 101)}
    return [reading("on_time_closure_rate", rate(n, 100), key) for key, n in counts.items()]


def test_areas_stand_in_three_groups_and_none_is_lost():
    rows = areas()
    groups = grouped(rows)
    assert [keys(g) for g in (groups.worse, groups.same, groups.better)] == [["a"], ["b"], ["c"]]
    assert keys(groups.left_out) == ["d"]
    everything = (*groups.ranked, *groups.left_out, groups.not_placed)
    assert sum(row.figure.n for row in everything) == sum(row.figure.n for row in rows)


def test_where_lower_is_better_the_high_areas_are_the_worse():
    groups = grouped(areas("repeat_rate"))
    assert (keys(groups.worse), keys(groups.better)) == (["c"], ["a"])


def test_each_row_has_the_interval_of_the_rule():
    ((wide,), (narrow,)) = (grouped(areas()[:1], test=test).worse for test in ("998", "95"))
    assert wide.figure.low < narrow.figure.low
    assert wide.value == narrow.value


def test_counts_are_ordered_without_groups_or_marks():
    rows = [reading("case_volume", count(n), str(n)) for n in (3, 9, 5)]
    peers = ranked(rows, reading("case_volume", count(17)))
    assert keys(groups_of(peers[0].ranking).same) == ["9", "5", "3"]
    assert not marks_of(peers).worse


def test_the_worst_six_bear_numbers_and_the_best_four_letters():
    marks = marks_of(ranked(both_sides(), reading("on_time_closure_rate", rate(700, 1000))))
    assert list(marks.worse.items())[::5] == [("l40", "1"), ("l45", "6")]
    assert list(marks.better.items()) == [("h100", "A"), ("h99", "B"), ("h98", "C"), ("h97", "D")]
    assert (marks.of("l40"), marks.of("l46"), marks.of(None)) == ("1", "", "")


@pytest.mark.parametrize(("groups", "numbers", "letters"), [(2, 3, 2), (3, 2, 1), (9, 1, 1)])
def test_groups_of_peers_share_the_marks_and_no_two_areas_bear_the_same(groups, numbers, letters):
    whole = reading("on_time_closure_rate", rate(700, 1000))
    peers = [
        PeerRanking(whole, rank(both_sides(f"{i}"), whole), PeerGroup("grid", None, frozenset()))
        for i in range(groups)
    ]
    marks = marks_of(peers)
    assert (len(marks.worse), len(marks.better)) == (groups * numbers, groups * letters)
    assert len({*marks.worse.values(), *marks.better.values()}) == groups * (numbers + letters)


def test_all_that_are_worse_than_their_peers_are_named_group_by_group():
    whole = reading("on_time_closure_rate", rate(700, 1000))
    one, two = (rank(both_sides(mark)[:1], whole) for mark in "xy")
    assert keys(worse_of([PeerRanking(whole, one), PeerRanking(whole, two)])) == ["xl40", "yl40"]
