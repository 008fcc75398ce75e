"""Why a row is not taken in at all: it has no key, or the profile leaves it out."""

from __future__ import annotations

from collections.abc import Iterator

from data.intake.columns import file_column, is_one_of
from data.intake.mapping import Taking
from data.records import RECORDS


def refusals(taking: Taking) -> Iterator[tuple[str, str, str]]:
    """The column of the file, the reason, and the condition over the rows of ``incoming``."""
    source = taking.source
    required = taking.fields[RECORDS[source.record].required]
    missing = f"no {required.name}: the row has no key"
    yield required.column, missing, f"{required.typed} IS NULL"
    for column, allowed in source.where.items():
        reason = f"left out by the profile: {column} is not {' or '.join(allowed)}"
        text = f"coalesce({file_column(column)}, '')"
        yield column, reason, f"NOT {is_one_of(text, allowed)}"
