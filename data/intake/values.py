"""The values of ``incoming``, read once: typed, null where they cannot be, and marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.intake.columns import file_column, literal, quoted
from data.intake.impossible import IMPOSSIBLE, Rule
from data.intake.mapping import Field, Taking
from data.intake.refusing import refusals


def valued(taking: Taking) -> str:
    """A subquery: the rows of ``incoming`` with a column for each field, and two marks.

    ``refused_by`` is the number of the first of the ``refusals`` that forbids the row. ``given``
    holds the texts of a row that is refused, or of which any value cannot be read or cannot be.
    """
    fields = taking.fields
    sound = ", ".join(
        f"{_sound(field, taking)} AS {quoted(name)}" for name, field in fields.items()
    )
    refused = " ".join(f"WHEN {check[2]} THEN {n}" for n, check in enumerate(refusals(taking)))
    lost = (
        f"({field.text} IS NOT NULL AND {quoted(name)} IS NULL)" for name, field in fields.items()
    )
    texts = ", ".join(map(file_column, taking.columns))
    return (
        f"(SELECT *, CASE WHEN refused_by IS NOT NULL OR {' OR '.join(lost)} THEN [{texts}] END "
        f"AS given FROM (SELECT *, {sound}, CASE {refused} END AS refused_by "
        f"FROM (SELECT *, {reading(fields)} FROM incoming)))"
    )


def reading(fields: Mapping[str, Field]) -> str:
    """The columns that hold each field as the file gives it."""
    return ", ".join(f"{field.typed} AS {as_read(name)}" for name, field in fields.items())


def as_read(name: str) -> str:
    """The column of a field as the file gives it, behind ``reading``."""
    return quoted(f"read: {name}")


def faults(taking: Taking) -> Iterator[tuple[Field, str, str]]:
    """What can be wrong: each field with the reason, and the condition behind ``reading``."""
    fields = taking.fields
    for name, field in fields.items():
        if not field.is_plain:
            unread = f"({field.text} IS NOT NULL AND {as_read(name)} IS NULL)"
            yield field, f"cannot be read as {name}", unread
    for rule in _rules_for(fields):
        condition = _condition_of(rule, taking)
        stated = f"({as_read(rule.field)} IS NOT NULL AND ({condition}))"
        yield fields[rule.field], rule.reason, stated


def _sound(field: Field, taking: Taking) -> str:
    """The value of a field, null where a rule forbids it."""
    rules = [rule for rule in _rules_for(taking.fields) if rule.field == field.name]
    forbidden = " OR ".join(f"({_condition_of(rule, taking)})" for rule in rules)
    value = as_read(field.name)
    return f"CASE WHEN {forbidden} THEN NULL ELSE {value} END" if rules else value


def _rules_for(fields: Mapping[str, Field]) -> list[Rule]:
    """The rules whose fields the source has."""
    return [r for r in IMPOSSIBLE if r.field in fields and all(n in fields for n in r.needs)]


def _condition_of(rule: Rule, taking: Taking) -> str:
    latest = f"TIMESTAMP {literal(taking.latest.isoformat(' '))}"
    values = {name: as_read(name) for name in taking.fields}
    texts = {f"{name}_text": field.text for name, field in taking.fields.items()}
    return rule.condition.format_map(values | texts | {"latest": latest})
