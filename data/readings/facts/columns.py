"""Only the columns that some SQL names: planning a statement costs time for each it could have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from data.schema import column_names

Names = frozenset[str] | None
"""Names that occur in the SQL over some rows; None where that is not known."""

_NAME: Final = re.compile(r"[a-z_][a-z0-9_]*")


def names_in(*texts: str) -> frozenset[str]:
    """Every word of some SQL: its columns are among them."""
    return frozenset(name for text in texts for name in _NAME.findall(text))


def needed(made: Mapping[str, str], used: Names) -> dict[str, str]:
    """Those of some columns, each made of earlier ones, that are used or that these are made of."""
    if used is None:
        return dict(made)
    wanted = set(used)
    for name, sql in reversed(list(made.items())):
        if name in wanted:
            wanted |= names_in(sql)
    return {name: sql for name, sql in made.items() if name in wanted}


def selected(made: Mapping[str, str]) -> str:
    """The columns as they stand in a SELECT after others."""
    return "".join(f", {sql} AS {name}" for name, sql in made.items())


def narrow(table: str, used: Names, replaced: Mapping[str, str] | None = None) -> str:
    """A table of the schema with its used columns, some of them replaced by other SQL."""
    held = replaced or {}
    if used is None and not held:
        return table
    names = ("rowid", *column_names(table))
    columns = [name for name in names if used is None or name in used]
    shown = [f"{held[name]} AS {name}" if name in held else name for name in columns]
    return f"(SELECT {', '.join(shown) or 'NULL'} FROM {table})"
