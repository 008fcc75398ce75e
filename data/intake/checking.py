"""Which rows are refused and which values are nulled, each with row, column, value and reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import duckdb

from data.intake.columns import file_column, is_one_of
from data.intake.mapping import Taking
from data.intake.values import faults, reading
from data.records import RECORDS

_GIVEN_LENGTH: Final = 80


def write_refusals(taking: Taking) -> None:
    """Record ragged rows, rows without a key and rows of other places; the view ``accepted`` has
    all others.
    """
    connection = taking.connection
    connection.execute(
        "INSERT INTO import_refusals SELECT ?, row_number, NULL, NULL, reason, true FROM ragged",
        [taking.run_id],
    )
    checks = list(_refusals(taking))
    first = " ".join(f"WHEN {check[2]} THEN {number}" for number, check in enumerate(checks))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE refused AS "
        f"SELECT *, CASE {first} END AS refused_by FROM incoming WHERE refused_by IS NOT NULL"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW accepted AS FROM incoming WHERE CASE {first} END IS NULL"
    )
    for number, (column, reason, _) in enumerate(checks):
        _note(taking, "refused", column, reason, f"refused_by = {number}", is_row_refused=True)


def write_faults(taking: Taking) -> None:
    """Record every value behind a row of ``typed`` that cannot be read, or cannot be."""
    connection = taking.connection
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE faulty AS SELECT *, {reading(taking.fields)} FROM incoming "
        "WHERE row_number IN (SELECT row_number FROM typed WHERE is_faulty)"
    )
    if _is_empty(connection, "faulty"):
        return
    for field, reason, condition in faults(taking):
        _note(taking, "faulty", field.column, reason, condition, is_row_refused=False)


def _refusals(taking: Taking) -> Iterator[tuple[str, str, str]]:
    """Why a row is refused: the column of the file, the reason and the condition."""
    source = taking.source
    required = taking.fields[RECORDS[source.record].required]
    missing = f"no {required.name}: the row has no key"
    yield required.column, missing, f"{required.typed} IS NULL"
    for column, allowed in source.where.items():
        reason = f"left out by the profile: {column} is not {' or '.join(allowed)}"
        text = f"coalesce({file_column(column)}, '')"
        yield column, reason, f"NOT {is_one_of(text, allowed)}"


def _note(
    taking: Taking, table: str, column: str, reason: str, condition: str, *, is_row_refused: bool
) -> None:
    given = f"left({_given(taking, column)}, {_GIVEN_LENGTH})"
    taking.connection.execute(
        f"INSERT INTO import_refusals SELECT ?, row_number, ?, {given}, ?, ? FROM {table} "
        f"WHERE {condition}",
        [taking.run_id, column, reason, is_row_refused],
    )


def _given(taking: Taking, column: str) -> str:
    """What stands in the column; hidden where it is about a person."""
    person = taking.fields.get(RECORDS[taking.source.record].person or "")
    is_hidden = person is not None and person.column == column
    return "NULL" if is_hidden else file_column(column)


def _is_empty(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return not connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall()
