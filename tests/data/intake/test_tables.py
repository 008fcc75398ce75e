"""Rows of CSV files keep the numbers that a spreadsheet gives them."""

from __future__ import annotations

import duckdb
import pytest

from data.intake.columns import NUMBER_OF_ROW, is_one_of
from data.intake.files import open_file
from tests.stores import tiny_profile

_TYPED = "CREATE OR REPLACE TEMP TABLE typed AS FROM incoming"
_LINES = f'SELECT {NUMBER_OF_ROW}, "file: source_id" FROM typed ORDER BY rowid'


def loaded(path) -> list[tuple[int, str]]:
    """Row number and key of every row of a file of cases."""
    source = tiny_profile("2026-10-31").source_for(path)
    source = source.model_copy(update={"columns": {"source_id": "source_id"}, "placing": ()})
    with duckdb.connect() as connection:
        open_file(connection, path, source, path.parent).read(lambda: connection.execute(_TYPED))
        return connection.execute(_LINES).fetchall()


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


def test_a_long_list_of_words_is_no_join_that_would_disorder_the_rows() -> None:
    words = [str(number) for number in range(20)]
    with duckdb.connect() as connection:
        sql = f"SELECT {is_one_of('text', words)} FROM (VALUES ('7'), ('x'), (NULL)) rows(text)"
        assert connection.execute(sql).fetchall() == [(True,), (False,), (False,)]
        assert "JOIN" not in connection.execute(f"EXPLAIN {sql}").fetchall()[0][1].upper()
