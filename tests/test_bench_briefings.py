"""What `make bench` tells of briefings: times, memory, and tables that a spreadsheet leaves alone."""

from __future__ import annotations

import csv
import io
import shutil

import pytest

from data.briefings.bundle import bundle
from tests.bench import spreadsheet
from tests.bench.briefings import _told_of_many, _told_of_one
from tests.bench.command import Taken
from tests.bench.finding import MIB
from tests.bench.spreadsheet import AWKWARD, changes, measure_round_trip

OFFICE = shutil.which("soffice")


def test_the_middle_run_and_the_highest_peak_count():
    taken = [Taken(2.0, 300 * MIB), Taken(2.5, 390 * MIB), Taken(9.0, 300 * MIB)]
    command, within, memory = _told_of_one(taken, 1.25)
    assert (command.value, command.is_met) == ("2.00 / 2.50 s", True)
    assert within.value == "1.25 s"
    assert (memory.value, memory.is_met) == ("390 MiB", False)


def test_a_hundred_areas_are_told_by_the_second():
    rate, _, every = _told_of_many({("png", "pdf"): Taken(62.5, 0), ("csv",): Taken(50, 0)})
    assert (rate.value, rate.is_met, every.value) == ("1.6/s", False, "2.0/s")


def test_numbers_may_be_written_otherwise_but_not_be_others():
    before = [["0.1", "1e+17", "0.9581151832460733"], ["7", "", "-5"]]
    after = [["0.10", "1E+017", "0.958115183246073"], ["7", "", "-5"]]
    assert list(changes(before, after)) == []
    assert list(changes(before, [*after[:1], ["8", "0", "-5"]])) == [("7", "8"), ("", "0")]


def test_text_may_not_change_and_no_cell_be_lost():
    assert list(changes([["2026-10"]], [["Oct 26"]])) == [("2026-10", "Oct 26")]
    assert list(changes([["a"], ["b"]], [["a"]])) == [("2 rows", "1 rows")]
    assert list(changes([["a;b"]], [["a", "b"]])) != []


def test_without_an_office_nothing_is_measured(monkeypatch):
    monkeypatch.setattr(spreadsheet.shutil, "which", lambda _: None)
    (finding,) = measure_round_trip(None)
    assert (finding.is_met, "not installed" in finding.value) == (None, True)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("more", "count"), [((), 0), ((("1,234", 1),), 1)])
def test_awkward_cells_survive_a_spreadsheet_and_changed_ones_are_counted(monkeypatch, more, count):
    files = spreadsheet._tables(bundle({"awkward": (*AWKWARD, *more)}, ""))
    monkeypatch.setattr(spreadsheet, "made_tables", lambda _: files)
    (finding,) = measure_round_trip(None)
    rows = list(csv.reader(io.StringIO(files["awkward.csv"].decode("utf-8-sig"), newline="")))
    assert finding.value.startswith(f"{count} of {2 * len(rows)}")
    assert finding.is_met is not bool(count)
