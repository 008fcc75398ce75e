"""Rows of ``incoming`` become typed cases and meet those that are there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from data.intake.checking import sound
from data.intake.columns import literal
from data.intake.mapping import Field, Taking, area_reference
from data.intake.merging import Merged, keep_unstated, merge
from data.schema import mappable_columns

_BLOCK_BYTES: Final = 64
_DEFAULTS: Final = {"is_void": "false", "is_suspended": "false"}
_CONTENT: Final = (
    *(name for name in mappable_columns("cases") if name != "reporter"),
    *("reporter_hash", "area_ref", "area_id", "source"),
)
_COMPARED: Final = tuple(name for name in _CONTENT if name != "area_id")


def type_rows(taking: Taking) -> None:
    """Fill ``typed`` with one row per accepted row; ``area_id`` is still null."""
    connection, source, fields = taking.connection, taking.source, taking.fields
    selected = [
        "row_number",
        f"{literal(source.key + ':')} || {fields['source_id'].typed} AS case_id",
        *(f"{_expression(name, taking, sql_type)} AS {name}" for name, sql_type in _plain_fields()),
        f"{_keyed_hash(fields)} AS reporter_hash",
        f"{area_reference(source)} AS area_ref",
        "NULL::VARCHAR AS area_id",
        f"{literal(source.key)} AS source",
        f"{taking.run_id} AS run_id",
    ]
    keys = _hash_keys(taking.secret) if "reporter" in fields else {}
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE typed AS SELECT {', '.join(selected)} FROM incoming", keys
    )
    # A coordinate that became half by another rule is none.
    connection.execute(
        "UPDATE typed SET longitude = NULL, latitude = NULL "
        "WHERE (longitude IS NULL) <> (latitude IS NULL)"
    )
    keep_unstated(connection, "cases", "case_id", _unstated(fields))


def take(taking: Taking) -> Merged:
    """Merge ``typed`` into the cases."""
    return merge(taking.connection, "cases", "case_id", _CONTENT, _COMPARED)


def _unstated(fields: Mapping[str, Field]) -> list[str]:
    """Columns that this file does not have, though an earlier one of the source may have had."""
    names = [name for name, _ in _plain_fields() if name not in fields]
    return names if "reporter" in fields else [*names, "reporter_hash"]


def _plain_fields() -> list[tuple[str, str]]:
    return [item for item in mappable_columns("cases").items() if item[0] != "reporter"]


def _expression(name: str, taking: Taking, sql_type: str) -> str:
    if name not in taking.fields:
        return f"{_DEFAULTS.get(name, 'NULL')}::{sql_type}"
    expression = sound(name, taking)
    return f"coalesce({expression}, {_DEFAULTS[name]})" if name in _DEFAULTS else expression


def _keyed_hash(fields: Mapping[str, Field]) -> str:
    """HMAC-SHA-256 (RFC 2104) of the reporter in SQL, with the padded keys bound."""
    if "reporter" not in fields:
        return "NULL::VARCHAR"
    text = fields["reporter"].typed
    inner = f"unhex(sha256($inner_key || encode({text})))"
    return f"CASE WHEN {text} IS NOT NULL THEN sha256($outer_key || {inner}) END"


def _hash_keys(secret: bytes) -> dict[str, bytes]:
    key = hashlib.sha256(secret).digest().ljust(_BLOCK_BYTES, b"\0")
    return {
        "inner_key": bytes(byte ^ 0x36 for byte in key),
        "outer_key": bytes(byte ^ 0x5C for byte in key),
    }
