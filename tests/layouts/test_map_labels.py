from __future__ import annotations

from layouts.map_frame import MapFrame
from layouts.map_labels import with_room

FRAME = MapFrame((), (120.0, 27.0, 121.0, 28.0))


def named(*places):
    names = {key: name for key, name, *_ in places}
    return list(with_room(names, {key: [(lon, lat)] for key, _, lon, lat in places}, FRAME))


def test_names_far_apart_all_find_room():
    assert named(("a", "东岭", 120.2, 27.2), ("b", "南塘", 120.8, 27.8)) == ["a", "b"]


def test_of_two_names_on_one_spot_the_first_stays():
    assert named(("a", "东岭", 120.5, 27.5), ("b", "南塘", 120.51, 27.5)) == ["a"]


def test_a_name_that_may_stand_elsewhere_moves_aside():
    places = {"a": [(120.5, 27.5)], "b": [(120.51, 27.5), (120.8, 27.8)]}
    assert with_room({"a": "东岭", "b": "南塘"}, places, FRAME) == {
        "a": (120.5, 27.5),
        "b": (120.8, 27.8),
    }


def test_long_names_need_more_room():
    long = "Bay Ridge and Dyker Heights (CD10)"
    assert named(("a", long, 120.4, 27.5), ("b", long, 120.6, 27.5)) == ["a"]
    assert named(("a", "CD1", 120.4, 27.5), ("b", "CD2", 120.6, 27.5)) == ["a", "b"]


def test_a_name_that_would_leave_the_map_is_left_to_the_list():
    assert named(("a", "Rockaway and Broad Channel (CD14)", 120.95, 27.5)) == []
