"""SQL that turns the text of ``incoming`` into typed fields, as a profile maps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

import duckdb

from data.intake.columns import file_column, is_one_of, literal
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
    """One file on its way in: ``incoming`` is loaded, ``fields`` say how to read it.

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


def map_fields(source: Source, used: Mapping[str, str]) -> dict[str, Field]:
    """The fields of a source; ``used`` names the file's column for each."""
    types = mappable_columns(source.record)
    fields = {name: _map(source, name, column, types[name]) for name, column in used.items()}
    steps = {
        name: replace(
            fields[name], typed=following(source, name, fields[e].typed, fields[name].text)
        )
        for name, e in FOLLOWS
        if name in fields and e in fields
    }
    return fields | steps


def plain_text(source: Source, column: str) -> str:
    """The text of a column, null where the profile says that it means nothing."""
    text = file_column(column)
    return f"CASE WHEN {is_one_of(text, (*source.nulls, ''))} THEN NULL ELSE {text} END"


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
    text = plain_text(source, column)
    if words := source.values.get(name):
        cases = " ".join(f"WHEN {literal(k)} THEN {literal(v)}" for k, v in words.items())
        is_free = sql_type == "VARCHAR" and (source.record, name) not in _WORDS
        otherwise = text if is_free else "NULL"
        read = f"(CASE {text} {cases} ELSE {otherwise} END)"
    else:
        read = f"({text})"
    return Field(name, column, f"({text})", _typed(source, name, read, sql_type))


def _typed(source: Source, name: str, text: str, sql_type: str) -> str:
    if words := _WORDS.get((source.record, name)):
        return f"(CASE WHEN {text} IN {words} THEN {text} END)"
    if sql_type in ("TIMESTAMP", "DATE"):
        return f"{read_time(source, name, text)}::{sql_type}"
    if sql_type == "VARCHAR":
        return text
    if sql_type == "BIGINT":
        # A cast rounds 300.5 households to 301.
        is_whole = f"regexp_full_match({text}, {literal(_WHOLE_NUMBER)})"
        return f"(CASE WHEN {is_whole} THEN TRY_CAST({text} AS BIGINT) END)"
    return f"TRY_CAST({text} AS {sql_type})"
