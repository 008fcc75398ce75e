"""A bench may be run in pieces: what was found on the same day and machine stands together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.bench.finding import Finding
from tests.bench.kept import keep
from tests.bench.reporting import ONCE, SIZED, Bench, is_whole
from tests.bench.soak import Sample, Soak

DAY = date(2026, 11, 22)
SOAK = Soak(30, [Sample(0, 1, 2, 3)], 1, 0)


def found(*titles):
    return {title: [Finding(title, "1", "≤ 2", is_met=True)] for title in titles}


def bench(sizes=None, once=None, soaked=None, day=DAY):
    return Bench(day, "two cores", sizes or {}, once or {}, {"cases": ("why",)}, soaked)


def test_pieces_of_a_day_make_a_whole(tmp_path):
    pieces = [
        bench({1: found("Import"), 2: found(*SIZED)}),
        bench({1: found(*SIZED - {"Import"})}, found(*ONCE)),
        bench(soaked=SOAK),
    ]
    wholes = [is_whole(keep(piece, tmp_path)) for piece in pieces]
    assert wholes == [False, False, True]
    assert list(keep(bench(), tmp_path).sizes) == [1, 2]


def test_what_is_measured_again_takes_the_place_of_what_was_found(tmp_path):
    keep(bench({1: found("Import", "Memory")}), tmp_path)
    again = {"Import": [Finding("Import", "3", "≤ 2", is_met=False)]}
    kept = keep(bench({1: again}), tmp_path)
    assert kept.sizes[1] == {**again, **found("Memory")}


def test_another_day_or_machine_begins_anew(tmp_path):
    keep(bench({1: found("Import")}, soaked=SOAK), tmp_path)
    later = bench({2: found("Import")}, day=date(2026, 11, 23))
    assert keep(later, tmp_path) == later
    elsewhere = replace(later, machine="four cores")
    assert keep(elsewhere, tmp_path) == elsewhere
