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
