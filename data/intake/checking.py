"""Which rows are refused and which values are nulled, each with row, column, value and reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import duckdb

from data.intake.columns import file_column, literal
from data.intake.mapping import Field, Taking
from data.schema import REQUIRED

_GIVEN_LENGTH: Final = 80


@dataclass(frozen=True, slots=True)
class Rule:
    """A value that cannot be: ``field`` is set to null.

    The condition names typed fields, texts of the file as ``field_text``, and ``latest`` for the
    time after which nothing can have happened.
    """

    field: str
    needs: tuple[str, ...]
    condition: str
    reason: str


# Order matters: a rule sees the values as the file gives them, not as earlier rules leave them.
IMPOSSIBLE: Final[tuple[Rule, ...]] = (
    Rule(
        "closed_at",
        ("reported_at",),
        "{closed_at} < {reported_at} AND {reported_at} <= {latest}",
        "closed before reported",
    ),
    *(
        Rule(
            name,
            (),
            f"{{{name}}} < TIMESTAMP '1900-01-01' OR {{{name}}} > {{latest}}",
            "a time that cannot be",
        )
        for name in ("reported_at", "closed_at")
    ),
    Rule("longitude", ("latitude",), "{longitude} = 0 AND {latitude} = 0", "coordinates 0, 0"),
    Rule("latitude", ("longitude",), "{longitude} = 0 AND {latitude} = 0", "coordinates 0, 0"),
    Rule("longitude", (), "abs({longitude}) > 180", "longitude beyond 180°"),
    Rule("latitude", (), "abs({latitude}) > 90", "latitude beyond 90°"),
    Rule("longitude", ("latitude",), "{latitude_text} IS NULL", "half a coordinate"),
    Rule("latitude", ("longitude",), "{longitude_text} IS NULL", "half a coordinate"),
    Rule("households", (), "{households} < 0", "negative number"),
    Rule("persons", (), "{persons} < 0", "negative number"),
)


def write_refusals(taking: Taking) -> None:
    """Record ragged rows, rows without a key and rows of other places; drop them."""
    connection, fields, run_id = taking.connection, taking.fields, taking.run_id
    connection.execute(
        "INSERT INTO import_refusals SELECT ?, row_number, NULL, NULL, reason, true FROM ragged",
        [run_id],
    )
    for name in REQUIRED[taking.source.record]:
        _refuse(connection, run_id, fields[name].column, f"{fields[name].typed} IS NULL",
                f"no {name}: the row has no key")  # fmt: skip
    for column, allowed in taking.source.where.items():
        words = ", ".join(literal(word) for word in allowed)
        _refuse(connection, run_id, column, f"coalesce({file_column(column)}, '') NOT IN ({words})",
                f"left out by the profile: {column} is not {' or '.join(allowed)}")  # fmt: skip


def write_faults(taking: Taking) -> None:
    """Record every value of ``incoming`` that cannot be read, or cannot be."""
    connection, fields, run_id = taking.connection, taking.fields, taking.run_id
    for field in fields.values():
        _note(connection, run_id, field, field.fault, f"cannot be read as {field.name}")
    for rule in _rules_for(fields):
        is_stated = f"{fields[rule.field].typed} IS NOT NULL"
        condition = f"{is_stated} AND ({_condition_of(rule, taking)})"
        _note(connection, run_id, fields[rule.field], condition, rule.reason)


def sound(name: str, taking: Taking) -> str:
    """The typed expression of a field, null where a rule forbids the value."""
    fields = taking.fields
    forbidden = [_condition_of(rule, taking) for rule in _rules_for(fields) if rule.field == name]
    if not forbidden:
        return fields[name].typed
    joined = " OR ".join(f"({condition})" for condition in forbidden)
    return f"CASE WHEN {joined} THEN NULL ELSE {fields[name].typed} END"


def _rules_for(fields: Mapping[str, Field]) -> list[Rule]:
    """The rules whose fields the source has."""
    return [r for r in IMPOSSIBLE if r.field in fields and all(n in fields for n in r.needs)]


def _condition_of(rule: Rule, taking: Taking) -> str:
    """The rule's condition over the typed expressions of ``incoming``."""
    latest = f"TIMESTAMP {literal(taking.latest.isoformat(' '))}"
    typed = {name: field.typed for name, field in taking.fields.items()}
    texts = {f"{name}_text": field.text for name, field in taking.fields.items()}
    return rule.condition.format_map(typed | texts | {"latest": latest})


def _refuse(
    connection: duckdb.DuckDBPyConnection, run_id: int, column: str, condition: str, reason: str
) -> None:
    connection.execute(
        "INSERT INTO import_refusals SELECT ?, row_number, ?, "
        f"left({file_column(column)}, {_GIVEN_LENGTH}), ?, true FROM incoming WHERE {condition}",
        [run_id, column, reason],
    )
    connection.execute(f"DELETE FROM incoming WHERE {condition}")


def _note(
    connection: duckdb.DuckDBPyConnection, run_id: int, field: Field, condition: str, reason: str
) -> None:
    connection.execute(
        "INSERT INTO import_refusals SELECT ?, row_number, ?, "
        f"left({field.text}, {_GIVEN_LENGTH}), ?, false FROM incoming WHERE {condition}",
        [run_id, field.column, reason],
    )
