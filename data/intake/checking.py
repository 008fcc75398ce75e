"""Which rows are refused and which values are nulled, each with row, column, value and reason."""

from __future__ import annotations

from typing import Final

from data.intake.columns import NUMBER_OF_ROW, file_column
from data.intake.mapping import Taking
from data.intake.refusing import refusals
from data.intake.values import faults, reading
from data.records import RECORDS

_GIVEN_LENGTH: Final = 80


def write_faults(taking: Taking) -> None:
    """Record ragged rows, rows without a key and rows of other places, which leave ``typed``; then
    every value that cannot be read, or cannot be.
    """
    connection = taking.connection
    connection.execute(
        "INSERT INTO import_refusals SELECT ?, row_number, NULL, NULL, reason, true FROM ragged",
        [taking.run_id],
    )
    if not connection.execute("SELECT 1 FROM typed WHERE given IS NOT NULL LIMIT 1").fetchall():
        return
    _recall(taking)
    for number, (column, reason, _) in enumerate(refusals(taking)):
        _note(taking, "refused", column, reason, f"refused_by = {number}")
    for field, reason, condition in faults(taking):
        _note(taking, "faulty", field.column, reason, condition)
    connection.execute("DELETE FROM typed WHERE refused_by IS NOT NULL")
    connection.execute("DROP TABLE refused; DROP TABLE faulty")


def _recall(taking: Taking) -> None:
    """Fill ``refused`` and ``faulty`` with what the file gives, as it stood in ``incoming``."""
    texts = ", ".join(
        f"given[{place}] AS {file_column(column)}"
        for place, column in enumerate(taking.columns, start=1)
    )
    rows = f"SELECT {NUMBER_OF_ROW} AS row_number, refused_by, {texts} FROM typed WHERE given IS NOT NULL"
    taking.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE refused AS FROM ({rows}) WHERE refused_by IS NOT NULL"
    )
    taking.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE faulty AS SELECT *, {reading(taking.fields)} FROM ({rows}) "
        "WHERE refused_by IS NULL"
    )


def _note(taking: Taking, table: str, column: str, reason: str, condition: str) -> None:
    given = f"left({_given(taking, column)}, {_GIVEN_LENGTH})"
    taking.connection.execute(
        f"INSERT INTO import_refusals SELECT ?, row_number, ?, {given}, ?, "
        f"refused_by IS NOT NULL FROM {table} WHERE {condition}",
        [taking.run_id, column, reason],
    )


def _given(taking: Taking, column: str) -> str:
    """What stands in the column; hidden where it is about a person."""
    person = taking.fields.get(RECORDS[taking.source.record].person or "")
    is_hidden = person is not None and person.column == column
    return "NULL" if is_hidden else file_column(column)
