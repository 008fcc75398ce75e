"""Rows of CSV files keep the numbers that a spreadsheet gives them."""

from __future__ import annotations

import hashlib

import duckdb
import pytest

from data.errors import IntakeError
from data.intake.columns import NUMBER_OF_ROW, is_one_of
from data.intake.files import open_file
from data.source import Source
from tests.stores import tiny_profile

_TYPED = "CREATE OR REPLACE TEMP TABLE typed AS FROM incoming"
_LINES = f'SELECT {NUMBER_OF_ROW}, "file: source_id" FROM typed ORDER BY rowid'


def loaded(path) -> list[tuple[int, str]]:
    """Row number and key of every row of a file of cases."""
    with duckdb.connect() as connection:
        open_file(connection, path, _keyed(path), path.parent).read(
            lambda: connection.execute(_TYPED)
        )
        return connection.execute(_LINES).fetchall()


def _keyed(path) -> Source:
    """A source of cases that have nothing but their key."""
    source = tiny_profile("2026-10-31").source_for(path)
    return source.model_copy(update={"columns": {"source_id": "source_id"}, "placing": ()})


def test_threads_that_share_a_file_number_its_rows_as_they_stand(tmp_path) -> None:
    path, filling = tmp_path / "cases.csv", "x" * 1_000
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("source_id,other\n")
        file.writelines(f'{row},"{filling}\n"\n' for row in range(2, 80_002))
    assert loaded(path) == [(row, str(row)) for row in range(2, 80_002)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_a_blank_line_is_a_row_whatever_ends_the_lines(tmp_path, end, last) -> None:
    path = tmp_path / "cases.csv"
    lines = ["source_id,other", "a,1", "", "b,2", *([""] if last else [])]
    path.write_bytes(end.join(lines).encode())
    assert loaded(path) == [(2, "a"), (4, "b")]


@pytest.mark.parametrize("cells", [b"\xe5\x9d,", b'"', b",\xe5\x9d"])
def test_bytes_that_are_no_text_are_named_by_their_line_wherever_they_stand(
    tmp_path, cells
) -> None:
    path, rows = tmp_path / "cases.csv", 200_000
    lines = ["source_id,其他", *(f"{row},南垟" for row in range(2, rows))]
    path.write_bytes("\n".join(lines).encode() + b"\n" + cells + b"\xe5\n")
    with pytest.raises(IntakeError, match=f"line {rows}: the text cannot be decoded"):
        loaded(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_known_by_the_bytes_it_came_with(tmp_path, encoding) -> None:
    path, work = tmp_path / "cases.csv", tmp_path / "work"
    work.mkdir()
    path.write_bytes("source_id,其他\n1,南垟\n".encode(encoding))
    with duckdb.connect() as connection:
        opened = open_file(connection, path, _keyed(path), work)
        read = opened.read(lambda: connection.execute(_TYPED))
    assert (read.rows, read.sha256) == (1, hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_long_list_of_words_is_no_join_that_would_disorder_the_rows() -> None:
    words = [str(number) for number in range(20)]
    with duckdb.connect() as connection:
        sql = f"SELECT {is_one_of('text', words)} FROM (VALUES ('7'), ('x'), (NULL)) rows(text)"
        assert connection.execute(sql).fetchall() == [(True,), (False,), (False,)]
        assert "JOIN" not in connection.execute(f"EXPLAIN {sql}").fetchall()[0][1].upper()
