"""docs/dictionary.md: every table and column of the schema."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from data.documents.markdown import table
from data.records import RECORDS
from data.schema import Column, columns, mappable_columns, table_comments

_DICTIONARY_HEAD: Final = """\
<!-- Generated from data/schema.sql by `make docs`; edit the schema, not this file. -->

# 数据字典 Data dictionary

Every table and column of a generation. Times are civil times of the place unless a comment says \
UTC. “May be mapped” columns are those that a [profile](profiles.md) fills from a file; the import \
sets the others.
"""


def dictionary_markdown() -> str:
    """The text of docs/dictionary.md."""
    return "\n".join(
        [_DICTIONARY_HEAD, *(_table_section(*item) for item in table_comments().items())]
    )


def _table_section(name: str, comment: str) -> str:
    mappable = mappable_columns(name) if name in RECORDS else {}
    own = [column for column in columns() if column.table == name]
    return "\n".join(
        [
            f"## {name}\n",
            f"{comment}\n",
            *table(
                ("column", "type", "required", "may be mapped", "what it is"),
                [_column_row(column, mappable) for column in own],
            ),
        ]
    )


def _column_row(column: Column, mappable: Collection[str]) -> tuple[str, ...]:
    required = "yes" if column.is_required else ""
    mapped = "yes" if column.name in mappable else ""
    return (f"`{column.name}`", column.type, required, mapped, column.comment)
