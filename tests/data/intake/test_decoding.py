"""Files are decoded strictly: mark, UTF-8, GB18030, else an error with the line."""

from __future__ import annotations

import pytest

from data.errors import IntakeError
from data.intake.decoding import as_utf8, read_header

TEXT = "编号,名称\n1,南垟\n2,北埭\n3,礐石\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_common_encoding_is_read_as_the_same_text(tmp_path, encoding) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode(encoding))
    work = tmp_path / "work"
    work.mkdir()
    assert as_utf8(path, work).read_text("utf-8").lstrip("﻿") == TEXT


def test_a_damaged_utf8_file_is_not_taken_for_gb18030(tmp_path) -> None:
    good = ("名称\n" + "南垟街道办事处\n" * 5).encode()
    path = tmp_path / "a.csv"
    path.write_bytes(good + b"\xe5\x9d\n" + good)
    with pytest.raises(IntakeError, match="line 7"):
        as_utf8(path, tmp_path)


def test_a_file_cut_inside_a_character_names_its_last_line(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(("名称\n" + "南垟街道办事处\n" * 3).encode()[:-2])
    with pytest.raises(IntakeError, match="line 4"):
        as_utf8(path, tmp_path)


def test_the_byte_order_mark_is_no_part_of_the_first_column(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.encode("utf-8-sig"))
    assert read_header(path) == ["编号", "名称"]


def test_a_fault_far_behind_the_beginning_is_still_a_damaged_utf8_file(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\n" * 20_000 + ("南垟街道办事处\n" * 5).encode() + b"\xe5\x9d\n")
    with pytest.raises(IntakeError, match="line 20006"):
        as_utf8(path, tmp_path)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("名称,名称", "stands twice"),
        ("Name,name", "Name, name stands twice"),
        ("a;b;c", "separated by ';'"),
        ("a\tb\tc", "separated by '\\\\t'"),
        ("a" * 200_000, "cannot be read"),
        (",,", "is empty"),
        ("", "is empty"),
    ],
)
def test_a_doubtful_header_is_an_error(tmp_path, header, said) -> None:
    path = tmp_path / "a.csv"
    path.write_text(header + "\n1\n", "utf-8")
    with pytest.raises(IntakeError, match=said):
        read_header(path)


def test_columns_without_a_name_may_stand_in_a_header(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,,b,\n", "utf-8")
    assert read_header(path) == ["a", "", "b", ""]
