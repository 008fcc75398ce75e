"""The columns of a file: which of them the profile names, and how SQL writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from data.errors import IntakeError
from data.source import Source

# SQL trims spaces only; cells also carry tabs, no-break spaces and full-width spaces.
_WHITE_SPACE: Final = " \t\r\n\u00a0\u3000"

NUMBER_OF_ROW: Final = "coalesce(row_number, rowid + 2)"
"""SQL of the number of a row of ``typed``, as a spreadsheet counts: of a file that was read without
a gap, the rows are numbered as they come. A window over them would be one thread's.
"""


def quoted(name: str) -> str:
    """A column name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Text as an SQL string literal (DDL and column lists cannot be bound)."""
    return "'" + text.replace("'", "''") + "'"


def file_column(name: str) -> str:
    """The identifier in ``incoming`` of a file's column: never one that the intake itself uses."""
    return quoted(f"file: {name}")


def is_one_of(text: str, words: Iterable[str]) -> str:
    """SQL of whether ``text`` is one of some words; of no text it is false.

    A long list behind IN would be a join, slow and the end of the order of the rows.
    """
    return f"({choice(text, dict.fromkeys(words, 'true'), 'false')})"


def choice(text: str, meanings: Mapping[str, str], otherwise: str) -> str:
    """SQL of what ``text`` means: the SQL of the word that it is, or ``otherwise``."""
    listed = " ".join(f"WHEN {literal(word)} THEN {said}" for word, said in meanings.items())
    return f"CASE {text} {listed} ELSE {otherwise} END" if listed else otherwise


def trimmed(text: str) -> str:
    """SQL of ``text`` without white space around it; looking first is seven times as fast."""
    # Comparing whole texts reads their first bytes alone: what begins with white space lies below
    # the exclamation mark, or between the no-break space and what follows the full-width one.
    begins = f"{text} < '!' OR ({text} >= '\u00a0' AND {text} < '\u3001')"
    marks = literal(_WHITE_SPACE)
    is_wide = f"{begins} OR contains({marks}, ({text})[-1])"
    return f"CASE WHEN {is_wide} THEN trim({text}, {marks}) ELSE {text} END"


def columns_used(source: Source, header: list[str], file_name: str) -> dict[str, str]:
    """Which column of the file holds each field of the profile.

    Raises IntakeError naming every column that the profile expects and the file lacks.
    """
    found: dict[str, str] = {}
    missing: list[str] = []
    for field in source.columns:
        names = source.candidates(field)
        present = next((name for name in names if name in header), None)
        if present is not None:
            found[field] = present
        elif field not in source.optional:
            missing.append(f"{' or '.join(names)} (for {field})")
    missing += [f"{name} (to find the area)" for name in _naming(source) if name not in header]
    if missing:
        raise IntakeError(
            f"{file_name}, row 1: the header lacks {', '.join(missing)}; "
            f"it has {', '.join(header)}.",
            f"the columns that the profile names under [[sources]] {source.key}",
            "correct the header of the file, or the column names in the profile",
        )
    return found


def _naming(source: Source) -> list[str]:
    placing = [finding.code or finding.name for finding in source.placing]
    parent = [source.parent.code or source.parent.name] if source.parent else []
    return [name for name in (*placing, *parent, *source.where) if name]


def kept(source: Source, used: dict[str, str]) -> list[str]:
    """The columns of the file that enter ``incoming``."""
    return list(dict.fromkeys([*used.values(), *_naming(source)]))
