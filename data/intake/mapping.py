"""SQL that turns the text of ``incoming`` into typed fields, as a profile maps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

import duckdb

from data.intake.columns import choice, file_column, kept, literal
from data.intake.times import FOLLOWS, following, read_time
from data.schema import mappable_columns
from data.source import Source

REFERENCE_SEPARATOR: Final = "\x1e"
_WORDS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = MappingProxyType(
    {
        ("cases", "class"): (
            *("appeal", "grid_event", "city_management", "dispute", "hazard", "alert", "legacy"),
        ),
        ("cases", "outcome"): ("on_time", "overdue"),
        ("cases", "discovery"): ("found", "complaint"),
        ("cases", "satisfaction"): ("satisfied", "fairly", "dissatisfied"),
        ("cases", "mediation_path"): (
            *("people", "administrative", "judicial", "online", "petition"),
        ),
        ("cases", "mediation_outcome"): ("succeeded", "failed", "to_court", "to_petition"),
        ("posts", "tier"): ("1", "X", "N"),
        ("whistle_calls", "kind"): ("routine", "hard"),
    }
)
_WHOLE_NUMBER: Final = r"^[+-]?\d+(\.0*)?$"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its SQL type, the text it is read from and the typed expression."""

    name: str
    column: str
    text: str
    typed: str

    @property
    def is_plain(self) -> bool:
        """Whether the text itself is the value, and nothing in it can be wrong."""
        return self.typed == self.text


@dataclass(frozen=True, slots=True)
class Taking:
    """One file on its way in: ``incoming`` is defined, ``fields`` say how to read it.

    ``latest`` is the civil time after which nothing can have happened yet; ``yielded`` are the
    fields that an earlier source decides, ``shared`` those that any other source states as well;
    ``place_key`` is the area id of the place itself.
    """

    connection: duckdb.DuckDBPyConnection
    source: Source
    fields: Mapping[str, Field]
    run_id: int
    secret: bytes
    latest: datetime
    place_key: str
    yielded: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()

    @property
    def columns(self) -> list[str]:
        """The columns of the file that are in ``incoming``."""
        return kept(self.source, {field.name: field.column for field in self.fields.values()})


def map_fields(source: Source, used: Mapping[str, str]) -> dict[str, Field]:
    """The fields of a source; ``used`` names the file's column for each."""
    types = mappable_columns(source.record)
    fields = {name: _map(source, name, column, types[name]) for name, column in used.items()}
    steps = {
        name: replace(fields[name], typed=following(source, fields[e].typed, fields[name].text))
        for name, e in FOLLOWS
        if name in fields and e in fields
    }
    return fields | steps


def plain_text(source: Source, column: str) -> str:
    """The text of a column, null where the profile says that it means nothing."""
    text = file_column(column)
    return choice(text, dict.fromkeys((*source.nulls, ""), "NULL"), text)


def area_reference(source: Source) -> str:
    """The ways in which a row says where it lies, as one text in the order of the profile."""
    ways = []
    for finding in source.placing:
        if finding.point:
            ways.append("'point'")
            continue
        kind, column = ("code", finding.code) if finding.code else ("name", finding.name)
        prefix = literal(f"{finding.level}:{kind}:")
        # A separator inside a cell would make two ways of one.
        ways.append(f"{prefix} || replace({plain_text(source, column or '')}, chr(30), ' ')")
    return f"nullif(concat_ws(chr(30), {', '.join(ways)}), '')" if ways else "NULL"


def _map(source: Source, name: str, column: str, sql_type: str) -> Field:
    text = f"({plain_text(source, column)})"
    said = source.values.get(name) or {}
    if words := _WORDS.get((source.record, name)):
        said = said or {word: word for word in words}
        known = {key: word for key, word in said.items() if word in words}
        return Field(name, column, text, _meaning(text, known, "NULL::VARCHAR"))
    read = _meaning(text, said, text if sql_type == "VARCHAR" else "NULL") if said else text
    return Field(name, column, text, _typed(source, name, read, sql_type))


def _meaning(text: str, words: Mapping[str, str], otherwise: str) -> str:
    return f"({choice(text, {key: literal(word) for key, word in words.items()}, otherwise)})"


def _typed(source: Source, name: str, text: str, sql_type: str) -> str:
    if sql_type in ("TIMESTAMP", "DATE"):
        return f"{read_time(source, name, text)}::{sql_type}"
    if sql_type == "VARCHAR":
        return text
    if sql_type == "BIGINT":
        # A cast rounds 300.5 households to 301.
        is_whole = f"regexp_full_match({text}, {literal(_WHOLE_NUMBER)})"
        return f"(CASE WHEN {is_whole} THEN TRY_CAST({text} AS BIGINT) END)"
    return f"TRY_CAST({text} AS {sql_type})"
