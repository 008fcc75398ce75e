"""Every kind of record comes in one way: typed, hashed, placed, and placed again."""

from __future__ import annotations

import pytest

from data.records import PLACED, RECORDS
from tests.stores import TINY_AREAS, fill, query, tiny_profile, write_tiny

T = "2026-10-31 23:59:59"
REPORTED = {"reported_at": "2026-10-01 08:00:00"}
GOOD = {
    "pauses": {"case_number": "00001", "paused_at": "2026-10-02 08:00:00",
               "resumed_at": "2026-10-03 08:00:00", "reason": "等待第三方"},
    "whistles": {"whistle": "1", "case_number": "00001", "department": "城管局", "kind": "hard",
                 "block": "综合执法", "item": "占道经营", "blown_at": "2026-10-02 08:00:00",
                 "signed_at": "2026-10-02 08:30:00", "contacted_at": "2026-10-02 09:00:00",
                 "arrived_at": "2026-10-03 09:00:00", "fed_back_at": "2026-10-04 09:00:00",
                 "resolved_at": "2026-10-05 09:00:00", "points": "1.5"},
    "residences": {"name": "一号楼", "estate_type": "商业", "households": 60, "persons": 190},
    "facilities": {"kind": "clinic", "name": "卫生站", "floor_area_m2": "120.5",
                   "opened_on": "2020-05-01", "closed_on": "2027-12-31"},
    "key_sites": {"kind": "学校门口", "name": "一小"},
    "cameras": {"is_online": "true", "is_intact": "false", "opened_on": "2020-05-01",
                "closed_on": "2027-12-31"},
    "posts": {"role": "网格员", "tier": "N", "is_full_time": "true", "person": "甲",
              "started_on": "2025-03-01", "ended_on": "2027-12-31"},
    "services": {"item": "社保", "channel": "网办", "is_online": "true",
                 "accepted_at": "2026-10-01 08:00:00", "finished_at": "2026-10-01 09:00:00"},
    "volunteers": {"volunteer": "甲", "registered_on": "2025-01-01", "is_party_member": "true"},
    "shifts": {"volunteer": "甲", "activity": "巡逻", "served_on": "2026-10-01", "hours": "2.5",
               "is_attended": "true"},
}  # fmt: skip
TABLES = {
    "pauses": "case_pauses",
    "whistles": "whistle_calls",
    "residences": "residences",
    "facilities": "facilities",
    "key_sites": "key_sites",
    "cameras": "cameras",
    "posts": "posts",
    "services": "service_records",
    "volunteers": "volunteers",
    "shifts": "volunteer_shifts",
}
_KEPT_OTHERWISE = ("person", "volunteer", "case_number")


@pytest.fixture(scope="module")
def good(make_store):
    """One record of every kind."""
    return make_store([], **{kind: [{**row, "grid": "G1"}] for kind, row in GOOD.items()})


@pytest.mark.parametrize("kind", GOOD)
def test_every_kind_of_record_comes_in_and_finds_its_area(good, kind) -> None:
    table, key = TABLES[kind], RECORDS[TABLES[kind]].key
    columns = ", ".join(name for name in GOOD[kind] if name not in _KEPT_OTHERWISE)
    ((record, source, source_id, area_id, *values),) = query(
        good, f"SELECT {key}, source, source_id, area_id, {columns} FROM {table}"
    )
    assert (record, source, area_id) == (f"{kind}:{source_id}", kind, "grid-G1")
    assert None not in values
    assert query(good, "SELECT * FROM import_refusals") == []


IMPOSSIBLE = [
    ("pauses", "paused_at", "2026-11-04", "a time that cannot be"),
    ("pauses", "resumed_at", "2026-10-02 07:59:59", "resumed before paused"),
    ("whistles", "kind", "loud", "cannot be read as kind"),
    ("whistles", "blown_at", "1899-12-31", "a time that cannot be"),
    ("whistles", "signed_at", "2026-10-02 07:59:59", "signed before blown"),
    ("whistles", "resolved_at", "2026-11-04", "a time that cannot be"),
    ("whistles", "points", "two", "cannot be read as points"),
    ("residences", "households", "-1", "negative number"),
    ("residences", "persons", "12.5", "cannot be read as persons"),
    ("residences", "longitude", "500", "longitude beyond 180°"),
    ("facilities", "floor_area_m2", "-5", "no floor area"),
    ("facilities", "floor_area_m2", "nan", "no floor area"),
    ("facilities", "opened_on", "1899-12-31", "a time that cannot be"),
    ("facilities", "closed_on", "2020-04-30", "the last day before the first"),
    ("cameras", "is_intact", "half", "cannot be read as is_intact"),
    ("posts", "tier", "2", "cannot be read as tier"),
    ("posts", "started_on", "1899-12-31", "a time that cannot be"),
    ("posts", "ended_on", "2025-02-28", "the last day before the first"),
    ("posts", "ended_on", "soon", "cannot be read as ended_on"),
    ("services", "finished_at", "2026-09-30", "finished before accepted"),
    ("services", "accepted_at", "2027-10-01", "a time that cannot be"),
    ("services", "is_online", "half", "cannot be read as is_online"),
    ("volunteers", "registered_on", "2026-11-04", "a time that cannot be"),
    ("shifts", "served_on", "2026-11-04", "a time that cannot be"),
    ("shifts", "hours", "24.5", "hours outside 0 to 24"),
    ("shifts", "hours", "-1", "hours outside 0 to 24"),
    ("shifts", "hours", "nan", "hours outside 0 to 24"),
]


@pytest.fixture(scope="module")
def impossible(make_store):
    """A row for each impossible value; ``source_id`` is its place in the list."""
    rows = {kind: [] for kind in TABLES}
    for place, (kind, column, given, _) in enumerate(IMPOSSIBLE):
        point = {"longitude": "120.6", "latitude": "27.9"} if kind == "residences" else {}
        rows[kind].append({**point, **GOOD[kind], column: given, "source_id": f"{place}"})
    return make_store([], **rows)


@pytest.mark.parametrize("place", range(len(IMPOSSIBLE)), ids=[" ".join(e) for e in IMPOSSIBLE])
def test_an_impossible_value_of_any_record_is_nulled(impossible, place) -> None:
    kind, column, given, reason = IMPOSSIBLE[place]
    said = query(impossible, "SELECT column_name, given, reason FROM import_refusals")
    assert (column, given, reason) in said
    # A volunteer is known by nothing but a hash; there is one.
    row = "" if kind == "volunteers" else f" WHERE source_id = '{place}'"
    assert query(impossible, f"SELECT {column} FROM {TABLES[kind]}{row}") == [(None,)]


STAGES = (
    "contacted_at", "accepted_at", "filed_at", "dispatched_at", "handled_at", "checked_at",
    "closed_at", "called_back_at",
)  # fmt: skip
TOLD = {"before": "2026-09-30 08:00:00", "same day": "2026-10-01", "after": "2026-10-02"}


@pytest.fixture(scope="module")
def staged(make_store):
    """A case for each stage and time of it; ``category_large`` is the stage."""
    return make_store(
        [
            {**REPORTED, stage: at, "channel": key, "category_large": stage}
            for stage in STAGES
            for key, at in TOLD.items()
        ]
    )


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_of_a_case_lies_before_its_report(staged, stage) -> None:
    asked = (
        f"SELECT channel, strftime({stage}, '%d %H') FROM cases WHERE category_large = '{stage}'"
    )
    assert dict(query(staged, asked)) == {"before": None, "same day": "01 08", "after": "02 00"}


OTHER_WORDS = {
    "class": "网格事件", "discovery": "both", "satisfaction": "very", "mediation_path": "court",
    "mediation_outcome": "pending", "bounce_count": "1.5", "is_solved": "partly",
    "is_missed": "2", "agreement_due_on": "soon",
}  # fmt: skip


@pytest.fixture(scope="module")
def misworded(make_store):
    """A case for each column that it says in other words; ``channel`` is the column."""
    return make_store(
        [{**REPORTED, column: given, "channel": column} for column, given in OTHER_WORDS.items()]
    )


@pytest.mark.parametrize("column", OTHER_WORDS)
def test_what_a_case_says_in_other_words_is_recorded_and_not_guessed(misworded, column) -> None:
    said = query(misworded, "SELECT column_name, given, reason FROM import_refusals")
    assert len(said) == len(OTHER_WORDS)
    assert (column, OTHER_WORDS[column], f"cannot be read as {column}") in said
    found = query(misworded, f"SELECT {column} FROM cases WHERE channel = '{column}'")
    assert found == [(None,)]


@pytest.mark.parametrize("kind", ["pauses", "whistles"])
def test_what_a_case_has_belongs_to_it_and_lies_where_it_does(tmp_path, kind) -> None:
    profile, cases = tiny_profile(T), [{**REPORTED, "grid": "G1"}]
    rows = {kind: [GOOD[kind], {**GOOD[kind], "case_number": "unknown"}]}
    asked = f"SELECT case_id, area_id FROM {TABLES[kind]} ORDER BY case_id"
    before = fill(tmp_path / "home", profile, write_tiny(tmp_path, (), TINY_AREAS, **rows))
    assert query(before, asked) == [("cases:00001", None), ("cases:unknown", None)]
    after = fill(tmp_path / "home", profile, write_tiny(tmp_path / "later", cases, ()))
    assert query(after, asked) == [("cases:00001", "grid-G1"), ("cases:unknown", None)]


def test_a_call_with_a_place_of_its_own_does_not_lie_where_its_case_does(make_store) -> None:
    call = {**GOOD["whistles"], "grid": "G3"}
    store = make_store([{**REPORTED, "grid": "G1"}], whistles=[call])
    assert query(store, "SELECT area_id FROM whistle_calls") == [("grid-G3",)]


def test_one_person_has_one_hash_in_all_records(make_store) -> None:
    store = make_store(
        [{**REPORTED, "reporter": "甲"}],
        posts=[{"person": "甲"}],
        volunteers=[{"volunteer": "甲"}, {"volunteer": "乙"}],
        shifts=[{"volunteer": "甲"}],
    )
    hashes = query(
        store,
        "SELECT reporter_hash FROM cases UNION ALL SELECT person_hash FROM posts "
        "UNION ALL SELECT volunteer_hash FROM volunteer_shifts",
    )
    assert len({*hashes}) == 1
    volunteers = query(store, "SELECT volunteer_hash, source_id, volunteer_id FROM volunteers")
    assert hashes[0][0] in {who for who, _, _ in volunteers}
    assert all((own, key) == (who, f"volunteers:{who}") for who, own, key in volunteers)


def test_nothing_of_a_person_is_kept_even_where_a_row_is_refused(make_store) -> None:
    words = {"volunteer": "李雷"}
    store = make_store([], volunteers=[words, words, {"volunteer": ""}])
    tables = query(store, "SELECT table_name FROM duckdb_tables()")
    everything = "".join(str(query(store, f"FROM {table}")) for (table,) in tables)
    assert "李雷" not in everything
    said = query(store, "SELECT row_number, column_name, reason FROM import_refusals ORDER BY 1")
    assert said == [
        (2, None, "same key as a later row"),
        (4, "volunteer", "no volunteer: the row has no key"),
    ]


def test_what_is_refused_hides_what_it_said_of_a_person(tmp_path) -> None:
    profile = tiny_profile(T)
    of_volunteers = profile.sources[-2].model_copy(update={"nulls": ("", "李雷")})
    sources = (*profile.sources[:-2], of_volunteers, profile.sources[-1])
    told = write_tiny(tmp_path, (), (), volunteers=[{"volunteer": "李雷"}, {"volunteer": "韩梅"}])
    store = fill(tmp_path / "home", profile.model_copy(update={"sources": sources}), told)
    assert query(store, "SELECT row_number, given FROM import_refusals") == [(2, None)]


@pytest.mark.parametrize(
    ("rows", "attended"),
    [([{}], [True]), ([{"is_attended": "true"}, {"is_attended": ""}], [True, False])],
    ids=["a file that does not say", "a file that does"],
)
def test_who_is_not_said_to_be_absent_has_come(make_store, rows, attended) -> None:
    shifts = [{"volunteer": "甲", "served_on": "2026-10-01", **row} for row in rows]
    store = make_store([], shifts=shifts)
    found = query(store, "SELECT is_attended FROM volunteer_shifts ORDER BY source_id")
    assert [each for (each,) in found] == attended


def test_whether_a_post_is_full_time_stays_open_where_nobody_says(make_store) -> None:
    store = make_store([], posts=[{"is_full_time": word} for word in ("true", "false", "")])
    assert query(store, "SELECT is_full_time FROM posts ORDER BY post_id") == [
        (True,), (False,), (None,),
    ]  # fmt: skip


def test_areas_imported_later_place_every_record_that_waited(tmp_path) -> None:
    rows = {kind: [{**row, "grid": "G1"}] for kind, row in GOOD.items()}
    profile, cases = tiny_profile(T), [{**REPORTED, "grid": "G1"}]
    # What has a shape lies where that lies (test_matching.py).
    tables = [table for table in PLACED if not RECORDS[table].has_shape]
    placed = " UNION ALL ".join(f"SELECT area_id FROM {table}" for table in tables)
    before = fill(tmp_path / "home", profile, write_tiny(tmp_path, cases, (), **rows))
    assert query(before, placed) == [(None,)] * len(tables)
    unplaced = query(before, "SELECT sum(unplaced_rows) FROM import_runs")
    assert unplaced == [(len(tables),)]
    after = fill(tmp_path / "home", profile, write_tiny(tmp_path, (), TINY_AREAS))
    assert query(after, placed) == [("grid-G1",)] * len(tables)


def test_the_same_files_again_change_nothing(tmp_path) -> None:
    paths = write_tiny(tmp_path, [REPORTED], TINY_AREAS, **{k: [row] for k, row in GOOD.items()})
    first = fill(tmp_path / "home", tiny_profile(T), paths).reader.place.generation_id
    assert fill(tmp_path / "home", tiny_profile(T), paths).reader.place.generation_id == first


def test_a_later_file_with_fewer_columns_keeps_what_it_does_not_state(tmp_path) -> None:
    profile = tiny_profile(T)
    first = [{"source_id": "1", "person": "甲", "role": "网格长", "is_full_time": "true"}]
    fill(tmp_path / "home", profile, write_tiny(tmp_path, [REPORTED], (), posts=first))
    later = [{"source_id": "1", "role": "网格员"}]
    store = fill(tmp_path / "home", profile, write_tiny(tmp_path, (), (), posts=later))
    assert query(store, "SELECT role, is_full_time, person_hash IS NOT NULL FROM posts") == [
        ("网格员", True, True)
    ]
