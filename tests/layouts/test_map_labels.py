from __future__ import annotations

from layouts.map_frame import MapFrame, MapShape
from layouts.map_labels import with_room
from tests.layouts.made import count, reading

FRAME = MapFrame((), (120.0, 27.0, 121.0, 28.0))


def named(*places):
    shapes = {key: MapShape(key, lon, lat) for key, _, lon, lat in places}
    rows = [reading("case_volume", count(1), key=key, name=name) for key, name, *_ in places]
    return [row.key for row in with_room(rows, shapes, FRAME)]


def test_names_far_apart_all_find_room():
    assert named(("a", "东岭", 120.2, 27.2), ("b", "南塘", 120.8, 27.8)) == ["a", "b"]


def test_of_two_names_on_one_spot_the_first_stays():
    assert named(("a", "东岭", 120.5, 27.5), ("b", "南塘", 120.51, 27.5)) == ["a"]


def test_long_names_need_more_room():
    long = "Bay Ridge and Dyker Heights (CD10)"
    assert named(("a", long, 120.4, 27.5), ("b", long, 120.6, 27.5)) == ["a"]
    assert named(("a", "CD1", 120.4, 27.5), ("b", "CD2", 120.6, 27.5)) == ["a", "b"]


def test_a_name_that_would_leave_the_map_is_left_to_the_list():
    assert named(("a", "Rockaway and Broad Channel (CD14)", 120.95, 27.5)) == []
