from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from callbacks import drawings
from callbacks.drawings import Drawings
from callbacks.pictures import draw_picture
from data.walls import Wall

WALL = Wall(scenes=("attention",))


@pytest.fixture
def drawn(monkeypatch):
    """The walls that have been drawn."""
    walls = []

    def draw(reader, wall):
        walls.append(wall)
        return draw_picture(reader, wall)

    monkeypatch.setattr(drawings, "draw_picture", draw)
    return walls


def test_many_walls_wait_for_one_drawing(sample_reader, drawn):
    kept, all_there = Drawings(), Barrier(8)

    def ask(_):
        all_there.wait()
        return kept.awaited(sample_reader, WALL)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(8)))
    assert drawn == [WALL]
    assert all(answer is answers[0] for answer in answers)
    assert kept.ready(sample_reader, WALL) is answers[0]


def test_another_wall_is_another_drawing(sample_reader, drawn):
    kept, light = Drawings(), WALL.model_copy(update={"theme": "light"})
    assert kept.awaited(sample_reader, WALL) != kept.awaited(sample_reader, light)
    assert drawn == [WALL, light]


def test_nobody_who_only_asks_for_news_waits(sample_reader, monkeypatch):
    go_on = Event()

    def draw(reader, wall):
        go_on.wait()
        return draw_picture(reader, wall)

    monkeypatch.setattr(drawings, "draw_picture", draw)
    kept = Drawings()
    assert kept.ready(sample_reader, WALL) is None
    go_on.set()
    assert kept.awaited(sample_reader, WALL) is kept.ready(sample_reader, WALL)


def test_a_drawing_that_failed_is_told_and_tried_again(sample_reader, monkeypatch):
    kept = Drawings()
    with monkeypatch.context() as broken:
        broken.setattr(drawings, "draw_picture", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            kept.awaited(sample_reader, WALL)
    assert kept.awaited(sample_reader, WALL).picture.scenes
