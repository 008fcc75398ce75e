"""Peers: areas of one level and one kind."""

from __future__ import annotations

import pytest

from data.analysis.peers import peer_groups, rank_peers
from data.place import Area
from tests.data.analysis.made import broken_down, rate

LIVED_IN, AT_WORK = "全科", "专属"


def made(**members):
    """So many grids of each kind; ``plain`` are those of none."""
    kinds = {"plain": None, "lived_in": LIVED_IN, "at_work": AT_WORK, "others": "其他"}
    areas = [
        Area(f"{name}{number:02}", "", "grid", None, kind=kinds[name])
        for name, count in members.items()
        for number in range(count)
    ]
    return {area.area_id: area for area in areas}


def kinds_of(areas):
    return [(group.kind, len(group.area_ids)) for group in peer_groups(areas.values())]


@pytest.mark.parametrize(
    ("members", "groups"),
    [
        ({"plain": 12}, [(None, 12)]),
        ({"lived_in": 103, "at_work": 5}, [(None, 108)]),
        ({"lived_in": 10, "at_work": 9}, [(None, 19)]),
        ({"lived_in": 10, "at_work": 10}, [(AT_WORK, 10), (LIVED_IN, 10)]),
        (
            {"lived_in": 10, "at_work": 10, "others": 9, "plain": 1},
            [(AT_WORK, 10), (LIVED_IN, 10), (None, 10)],
        ),
    ],
)
def test_kinds_are_apart_only_where_several_have_ten_members(members, groups):
    assert kinds_of(made(**members)) == groups


def test_areas_of_another_level_are_no_peers():
    areas = [Area("g1", "", "grid", "s1"), Area("s1", "", "street", None)]
    assert [group.level for group in peer_groups(areas)] == ["grid", "street"]


def test_a_group_picks_its_readings():
    readings = [rate((1, 20), key=key, by="area:grid") for key in ("plain00", "s1", None)]
    assert peer_groups(made(plain=1).values())[0].of(readings) == (readings[0],)


def test_one_group_is_held_against_the_whole():
    parts, whole = broken_down({"plain00": (90, 100), "plain01": (10, 100)})
    (peers,) = rank_peers(parts, whole, made(plain=2))
    assert (peers.whole, peers.group) == (whole, None)
    assert [row.reading.key for row in peers.ranking.worse] == ["plain01"]


def test_without_areas_there_is_no_ranking():
    assert rank_peers([], rate((1, 20), by=""), {}) == ()


def two_kinds():
    """Special grids are all at 60 %, all-purpose grids at 95 % but for one."""
    areas = made(lived_in=12, at_work=10)
    now = {key: (60, 100) if area.kind == AT_WORK else (95, 100) for key, area in areas.items()}
    parts, whole = broken_down(now | {"lived_in00": (60, 100), None: (1, 10)})
    return rank_peers(parts, whole, areas), parts, whole


def test_who_is_like_its_peers_is_not_named_for_what_other_kinds_do():
    ((at_work, lived_in), _, _) = two_kinds()
    assert (at_work.ranking.worse, at_work.ranking.better) == ((), ())
    assert [row.reading.key for row in lived_in.ranking.worse] == ["lived_in00"]


def test_peers_are_held_against_all_of_them_together():
    ((at_work, lived_in), _, whole) = two_kinds()
    assert (at_work.whole.value, lived_in.whole.value) == (0.6, (11 * 95 + 60) / 1200)
    assert at_work.whole.metric == whole.metric


def test_groups_and_what_is_not_placed_add_up_to_the_whole():
    peers, parts, whole = two_kinds()
    assert [each.ranking.not_placed for each in peers] == [None, parts[-1]]
    summed = sum(each.whole.figure.denominator for each in peers)
    assert summed + parts[-1].figure.denominator == whole.figure.denominator


def test_of_what_does_not_add_up_peers_have_no_value_together():
    areas = made(lived_in=10, at_work=10)
    parts = [rate((15, 20), key=key, metric="median_hours_to_close") for key in areas]
    peers = rank_peers(parts, rate((5, 20), by="", metric="median_hours_to_close"), areas)
    assert [each.whole.value for each in peers] == [None, None]
    assert [len(each.ranking.same) for each in peers] == [10, 10]
