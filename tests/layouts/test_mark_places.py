from __future__ import annotations

from itertools import combinations

from layouts.mark_places import place_marks, width_of

WITHIN = (0.0, 0.0, 300.0, 300.0)


def test_a_mark_with_room_stands_on_its_point():
    (placed,) = place_marks([("学", (100.0, 50.0))], [], WITHIN)
    assert placed.box == (92.5, 42.5, 107.5, 57.5)
    assert not placed.is_aside


def test_alike_marks_on_each_other_are_counted():
    (placed,) = place_marks([("车", (100.0, 50.0)), ("车", (104.0, 52.0))], [], WITHIN)
    assert (placed.words, placed.point) == ("车2", (102.0, 51.0))
    assert placed.box[2] - placed.box[0] == width_of("车2") > width_of("车")


def test_others_step_aside_and_none_lies_on_another():
    marks = [(kind, (100.0, 100.0)) for kind in "党卫养学园车"]
    placed = place_marks(marks, [(80.0, 80.0, 120.0, 90.0)], WITHIN)
    assert [each.words for each in placed] == list("党卫养学园车")
    assert sum(each.is_aside for each in placed) == 5
    for (left, top, right, bottom), other in combinations([each.box for each in placed], 2):
        assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_marks_stay_on_the_map_and_off_what_is_taken():
    (corner,) = place_marks([("园", (1.0, 1.0))], [], WITHIN)
    assert min(corner.box) >= 0
    assert place_marks([("园", (150.0, 150.0))], [WITHIN], WITHIN) == []
