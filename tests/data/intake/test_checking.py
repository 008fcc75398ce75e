"""Nothing disappears silently: refused rows and nulled values are all recorded."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime

import pytest

from data.errors import IntakeError
from data.generations import open_reading
from data.intake.importing import import_files
from data.profile import parse_profile
from tests.stores import Begun

PROFILE = """
[place]
key = "tiny"
name = { zh = "某区", en = "Somewhere" }
time_zone = "Asia/Shanghai"
[[levels]]
key = "grid"
name = { zh = "网格", en = "Grid" }
[[sources]]
key = "cases"
record = "cases"
title = { zh = "案件", en = "Cases" }
files = ["cases*.csv"]
nulls = ["-"]
where = { "区" = ["东区"] }
[sources.columns]
source_id = "编号"
reported_at = "上报"
closed_at = "办结"
is_void = "作废"
outcome = "结果"
longitude = "经度"
latitude = "纬度"
reporter = "诉求人"
[sources.values]
is_void = { "是" = "true", "否" = "false" }
outcome = { "按期" = "on_time", "逾期" = "overdue" }
"""
HEADER = "编号,区,上报,办结,作废,结果,经度,纬度,诉求人,电话"
GOOD = "{0},东区,2026-10-01 08:00:00,2026-10-02,否,按期,120.5,27.9,R{0},13800000000"


@pytest.fixture
def take(tmp_path):
    """Imports rows; answers the report and a way to query the generation."""

    def take_rows(*rows: str):
        path = tmp_path / "cases.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
        store = Begun(tmp_path / "home")
        report = import_files(
            parse_profile(PROFILE, "tiny.toml"), [path], store, secret=b"s" * 32,
            now=datetime(2026, 11, 1, tzinfo=UTC),
        )  # fmt: skip

        def query(sql: str):
            with open_reading(store.path(str(store.current()))) as connection:
                return connection.execute(sql).fetchall()

        return report.files[0], query

    return take_rows


def test_accepted_and_refused_rows_are_all_the_rows_read(take) -> None:
    report, query = take(
        GOOD.format(1),
        GOOD.format("-"),  # no key
        GOOD.format(3).replace("东区", "西区"),
        "4,东区,too,few",
        GOOD.format(5) + ",too,many",
        GOOD.format(6),
    )
    assert (report.read_rows, report.accepted_rows, report.refused_rows) == (6, 2, 4)
    refused = query(
        "SELECT row_number, reason FROM import_refusals WHERE is_row_refused ORDER BY 1"
    )
    assert [row for row, _ in refused] == [3, 4, 5, 6]
    assert [reason.split(":")[0] for _, reason in refused] == [
        "no source_id", "left out by the profile", "too few values", "too many values",
    ]  # fmt: skip


IMPOSSIBLE = [
    (("2026-10-02", "2026-09-30"), "办结", "closed before reported"),
    (("2026-10-02", "yesterday"), "办结", "cannot be read as closed_at"),
    (("2026-10-01 08:00:00", "1 Oct"), "上报", "cannot be read as reported_at"),
    (("否", "也许"), "作废", "cannot be read as is_void"),
    (("按期", "顺利"), "结果", "cannot be read as outcome"),
    (("120.5", "east"), "经度", "cannot be read as longitude"),
    (("120.5", "500"), "经度", "longitude beyond 180°"),
    (("2026-10-02", "2027-10-02"), "办结", "a time that cannot be"),
    (("2026-10-01 08:00:00", "0001-01-01"), "上报", "a time that cannot be"),
    (("2026-10-01 08:00:00", "9999-12-31"), "上报", "a time that cannot be"),
]


def test_every_impossible_value_is_nulled_and_recorded_with_its_row(take) -> None:
    rows = [
        GOOD.format(number).replace(*change) for number, (change, _, _) in enumerate(IMPOSSIBLE)
    ]
    report, query = take(*rows, GOOD.format(99))
    assert (report.accepted_rows, report.nulled_values) == (len(rows) + 1, len(rows))
    said = query("SELECT row_number, column_name, given, reason FROM import_refusals ORDER BY 1")
    assert said == [
        (row, column, given, reason)
        for row, ((_, given), column, reason) in enumerate(IMPOSSIBLE, 2)
    ]


def test_coordinates_of_zero_are_no_place(take) -> None:
    _, query = take(GOOD.format(1).replace("120.5,27.9", "0.0,0.0"))
    assert query("SELECT longitude, latitude FROM cases") == [(None, None)]


def test_no_column_that_the_profile_does_not_name_enters_and_persons_are_hashed(take) -> None:
    _, query = take(GOOD.format(1))
    everything = str(query("SELECT * FROM cases"))
    assert "13800000000" not in everything
    assert "'R1'" not in everything
    (hashed,) = query("SELECT reporter_hash FROM cases")[0]
    assert len(hashed) == 64


def test_the_hash_of_a_person_is_the_published_hmac(take) -> None:
    _, query = take(GOOD.format(1))
    key = hashlib.sha256(b"s" * 32).digest()
    expected = hmac.new(key, b"R1", "sha256").hexdigest()
    assert query("SELECT reporter_hash FROM cases") == [(expected,)]


def test_the_last_of_two_rows_with_one_key_counts(take) -> None:
    report, query = take(GOOD.format(1), GOOD.format(1).replace("按期", "逾期"))
    assert (report.accepted_rows, report.new_rows, report.updated_rows) == (2, 1, 1)
    assert query("SELECT outcome FROM cases") == [("overdue",)]


def test_names_that_look_like_sql_or_formulas_stay_text(take) -> None:
    rows = [GOOD.format("x'; DROP TABLE cases; --"), GOOD.format("=1+1")]
    _, query = take(*rows)
    assert query("SELECT source_id FROM cases ORDER BY 1") == [
        ("=1+1",), ("x'; DROP TABLE cases; --",),
    ]  # fmt: skip


def test_half_a_coordinate_is_recorded(take) -> None:
    report, query = take(GOOD.format(1).replace("120.5", ""))
    assert query("SELECT column_name, given, reason FROM import_refusals") == [
        ("纬度", "27.9", "half a coordinate")
    ]
    assert (report.nulled_values, query("SELECT latitude FROM cases")) == (1, [(None,)])


def test_white_space_around_a_value_is_no_part_of_it(take) -> None:
    spaces = (" ", "\t", "\u00a0", "\u3000")
    rows = [
        GOOD.format(number)
        .replace("东区", f"{space}东区{space}")
        .replace(f"{number},", f"{space}{number}{space},", 1)
        for number, space in enumerate(spaces)
    ]
    _, query = take(*rows)
    assert query("SELECT source_id FROM cases ORDER BY 1") == [("0",), ("1",), ("2",), ("3",)]


def test_a_row_superseded_within_its_file_is_recorded(take) -> None:
    report, query = take(GOOD.format(1), GOOD.format(1).replace("按期", "逾期"))
    assert query("SELECT row_number, given, reason, is_row_refused FROM import_refusals") == [
        (2, "1", "same key as a later row", False)
    ]
    assert (report.nulled_values, report.refused_rows) == (0, 0)


def test_rows_behind_a_blank_or_ragged_one_keep_their_numbers(take) -> None:
    report, query = take("", "9,short", "", GOOD.format(1).replace("否", "也许"))
    assert report.read_rows == 2
    assert query("SELECT row_number, reason FROM import_refusals ORDER BY 1") == [
        (3, "too few values"), (5, "cannot be read as is_void"),
    ]  # fmt: skip


def test_a_file_whose_rows_do_not_fit_its_header_is_refused_whole(take) -> None:
    rows = [GOOD.format(number) for number in range(50)] + ["9,short"] * 6
    with pytest.raises(IntakeError, match=r"6 of 56 rows .*row 52: too few values"):
        take(*rows)
    assert take(*rows[:-1])[0].refused_rows == 5
