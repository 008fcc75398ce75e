"""What `make bench` tells of walls is what they hear."""

from __future__ import annotations

import csv
import json
from math import inf

import pytest

from data.settings import Settings
from tests.bench.city import made_city
from tests.bench.finding import MIB
from tests.bench.publishing import Published, Publisher
from tests.bench.soak import Sample, Soak, heap_curve, soak_findings
from tests.bench.walls import waited
from tests.bench.watching import Heard, Wall

OLD, NEW, NEWER = "000001-aaaaaaaa", "000002-bbbbbbbb", "000003-00000000"


def heard(at_s, generation=None):
    return Heard(at_s, 0.01, 80, generation)


def test_a_wall_is_current_with_the_first_answer_that_brings_the_generation():
    wall = [heard(1, OLD), heard(31), heard(62, NEW), heard(90)]
    assert waited(wall, Published(NEW, 50)) == 12


def test_a_wall_that_already_hears_of_a_later_generation_is_current_too():
    assert waited([heard(1, OLD), heard(62, NEWER)], Published(NEW, 50)) == 12


def test_a_wall_that_never_hears_of_it_waits_for_ever():
    assert waited([heard(1, OLD), heard(62)], Published(NEW, 50)) == inf


class Answering:
    """A connection whose server answers with the next of these, or not at all where it is None."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []
        self.status = 200

    def request(self, _, path, headers):
        self.asked.append(path)
        if self.answers[0] is None:
            self.answers.pop(0)
            raise ConnectionResetError

    def getresponse(self):
        return self

    def read(self):
        return json.dumps(self.answers.pop(0)).encode()

    def close(self):
        self.status = 200


def test_a_wall_asks_with_the_mark_of_what_it_shows_and_counts_what_fails():
    wall = Wall(0, "/wall/scenes?lang=en", seed=1)
    wall._connection = Answering({"mark": "m 1", "generation": OLD}, {"mark": "m 1"}, None)
    assert [wall._ask() for _ in range(3)] == [0, 0, 0]
    marked = "/wall/scenes?lang=en&have=m%201"
    assert wall._connection.asked == ["/wall/scenes?lang=en", marked, marked]
    assert [each.generation for each in wall.heard] == [OLD, None, None]
    assert [each.size_bytes is None for each in wall.heard] == [False, False, True]


def test_a_wall_asks_again_soon_while_its_picture_is_drawn():
    wall = Wall(0, "/wall/scenes?lang=en", seed=1)
    wall._connection = Answering({"mark": "", "again": 1}, {"mark": "m", "generation": OLD})
    assert [wall._ask() for _ in range(2)] == [1, 0]


def test_each_batch_has_new_numbers_for_the_last_cases(tmp_path):
    city = made_city(tmp_path, 50)
    city.home.mkdir()
    publisher = Publisher.of_copy(city, Settings(home=city.home), "copy")
    with city.cases.open(encoding="utf-8") as file:
        whole = list(csv.DictReader(file))
    for batch in range(2):
        with publisher._written(batch, 3).open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert [row["案件编号"] for row in rows] == [f"N{batch}{r['案件编号']}" for r in whole[-3:]]
        assert [row["上报时间"] for row in rows] == [row["上报时间"] for row in whole[-3:]]


def soaked_of(*samples, fresh=None):
    """A soak with a sample for each (heap in MiB, nodes)."""
    told = [
        Sample(minute, round(mib * MIB), nodes, 30) for minute, (mib, nodes) in enumerate(samples)
    ]
    return Soak(30, told, 5, 0, fresh)


@pytest.mark.parametrize(("last_mib", "is_met"), [(10, True), (10.4, True), (11, False)])
def test_the_heap_may_not_grow_while_the_picture_is_the_same(last_mib, is_met):
    last = (last_mib, 400)
    soaked = soaked_of((10, 400), (10, 400), (13, 600), (13, 600), last, last)
    heap, *_ = soak_findings(soaked)
    assert heap.is_met is is_met
    assert heap_curve(soaked).count("\n") == 5


@pytest.mark.parametrize(("nodes", "is_met"), [(600, True), (700, False)])
def test_a_page_left_alone_holds_no_more_than_one_just_opened(nodes, is_met):
    fresh = Sample(0, MIB, 600, 30)
    _, told, listeners, errors = soak_findings(soaked_of((10, 400), (10, nodes), fresh=fresh))
    assert (told.is_met, listeners.is_met, errors.is_met) == (is_met, True, True)
