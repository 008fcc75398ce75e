"""Areas keep apart, complete each other, and say where their parent is missing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data.errors import IntakeError
from data.generations import open_reading
from data.intake.importing import import_files
from data.profile import parse_profile
from tests.stores import Begun, fill, query, tiny_profile, write_tiny

PROFILE = """
[place]
key = "tiny"
name = { zh = "某区", en = "Somewhere" }
time_zone = "Asia/Shanghai"
[[levels]]
key = "street"
name = { zh = "街道", en = "Street" }
[[levels]]
key = "community"
name = { zh = "社区", en = "Community" }
[[sources]]
key = "streets"
record = "areas"
title = { zh = "街道", en = "Streets" }
files = ["streets.csv"]
level = "street"
columns = { code = "code", name = "name", persons = "persons" }
optional = ["persons"]
[[sources]]
key = "counts"
record = "areas"
title = { zh = "户数", en = "Counts" }
files = ["counts.csv"]
level = "street"
delimiter = ";"
columns = { code = "code", name = "name", households = "row_number", persons = "shape" }
[[sources]]
key = "communities"
record = "areas"
title = { zh = "社区", en = "Communities" }
files = ["communities.csv"]
level = "community"
columns = { name = "name" }
parent = { level = "street", name = "street" }
"""
STREETS = "code,name\nS1,东街\nS2,西街\n"
COUNTS = "code;name;row_number;shape\nS1;东;300;900\nS2;西;300.5;-1\n"


@pytest.fixture
def take(tmp_path):
    """Imports texts by file name; answers the report and a way to query the generation."""

    def take_files(**texts: str):
        for name, text in texts.items():
            (tmp_path / f"{name}.csv").write_text(text, "utf-8")
        store = Begun(tmp_path / "home")
        report = import_files(
            parse_profile(PROFILE, "tiny.toml"), [tmp_path / f"{name}.csv" for name in texts],
            store, secret=b"s", now=datetime(2026, 11, 1, tzinfo=UTC),
        )  # fmt: skip

        def query(sql: str):
            with open_reading(store.path(str(store.current()))) as connection:
                return connection.execute(sql).fetchall()

        return report, query

    return take_files


def test_two_sources_of_one_level_complete_each_other(take) -> None:
    _, query = take(streets=STREETS, counts=COUNTS)
    assert query(
        "SELECT code, name, households, persons FROM areas WHERE level = 'street' ORDER BY 1"
    ) == [("S1", "东街", 300, 900), ("S2", "西街", None, None)]


def test_the_same_files_of_two_sources_change_nothing(take) -> None:
    take(streets=STREETS, counts=COUNTS)
    assert take(streets=STREETS, counts=COUNTS)[0].generation_id is None
    assert take(counts=COUNTS)[0].generation_id is None


def test_of_a_field_in_two_sources_the_first_in_the_profile_decides(take) -> None:
    _, query = take(streets="code,name,persons\nS1,东街,7\nS2,西街,\n", counts=COUNTS)
    assert query("SELECT persons FROM areas WHERE code = 'S1'") == [(7,)]


def test_a_number_of_households_that_is_not_whole_is_a_fault(take) -> None:
    _, query = take(counts=COUNTS)
    assert query("SELECT given, reason FROM import_refusals ORDER BY 1") == [
        ("-1", "negative number"), ("300.5", "cannot be read as households"),
    ]  # fmt: skip


def test_areas_of_one_name_under_two_parents_stay_two(take) -> None:
    _, query = take(streets=STREETS, communities="name,street\n和平,东街\n和平,西街\n")
    assert query(
        "SELECT code, parent_id FROM areas WHERE level = 'community' ORDER BY parent_id"
    ) == [("东街/和平", "street-S1"), ("西街/和平", "street-S2")]


def test_an_area_whose_parent_is_not_found_is_counted_and_recorded(take) -> None:
    report, query = take(streets=STREETS, communities="name,street\n和平,东街\n永安,北街\n")
    communities = report.files[-1]
    assert (communities.unplaced_rows, communities.nulled_values) == (1, 0)
    assert query(
        "SELECT row_number, given, is_row_refused FROM import_refusals "
        "WHERE reason LIKE 'parent not found%'"
    ) == [(3, "北街", False)]
    assert query("SELECT parent_id FROM areas WHERE name = '永安'") == [("tiny",)]


def test_what_the_database_refuses_in_a_file_names_the_file(take, monkeypatch) -> None:
    monkeypatch.setattr("data.intake.mapping._WHOLE_NUMBER", "(")
    with pytest.raises(IntakeError, match=r"counts\.csv cannot be taken in"):
        take(counts=COUNTS)


def test_areas_are_derived_again_only_where_one_changed(take, monkeypatch) -> None:
    take(streets=STREETS)
    derived = []
    monkeypatch.setattr("data.intake.importing.derive_areas", lambda *_: derived.append(1))
    take(streets=STREETS)
    assert derived == []
    take(streets=STREETS.replace("西街", "南街"))
    assert derived == [1]


def test_what_the_only_file_of_a_field_empties_is_empty(tmp_path) -> None:
    grid = {"level": "grid", "code": "G1", "name": "一格"}
    told = [
        write_tiny(tmp_path / word, (), [{**grid, "valid_to": last_day}])
        for word, last_day in (("first", "2026-06-30"), ("second", ""))
    ]
    for paths in told:
        store = fill(tmp_path / "home", tiny_profile("2026-10-31"), paths)
    assert query(store, "SELECT valid_to FROM areas WHERE code = 'G1'") == [(None,)]
