"""Rows of ``incoming`` become typed areas, with their shapes where the file has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import duckdb
import shapely

from data.intake.checking import sound
from data.intake.deriving import write_shapes
from data.intake.mapping import Field, Taking, literal, plain_text
from data.intake.merging import Merged, merge
from data.source import Source
from geo.coverage import dissolved

_CONTENT: Final = (
    "code", "name", "level", "parent_level", "parent_code", "parent_name",
    "households", "persons", "source", "source_id",
)  # fmt: skip


def type_rows(taking: Taking) -> None:
    """Fill ``typed`` with one row per accepted row."""
    connection, source, fields = taking.connection, taking.source, taking.fields
    code = _code(fields)
    selected = [
        "row_number",
        f"{literal(f'{source.level}-')} || {code} AS area_id",
        f"{code} AS code",
        f"{fields['name'].typed} AS name",
        f"{literal(source.level or '')} AS level",
        *_parent_columns(source),
        *(f"{_number(name, fields)} AS {name}" for name in ("households", "persons")),
        f"{literal(source.key)} AS source",
        f"{code} AS source_id",
        f"{taking.run_id} AS run_id",
        *(["shape"] if _has_shapes(connection) else []),
    ]
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE typed AS SELECT {', '.join(selected)} FROM incoming"
    )


def take(taking: Taking) -> Merged:
    """Merge ``typed`` into the areas, make the areas above that no file lists, store shapes."""
    connection, source = taking.connection, taking.source
    is_redrawn = _take_shapes(connection, source)
    if source.parent and source.parent.is_made_here:
        _make_parents(connection, source)
    merged = merge(connection, "areas", "area_id", _CONTENT, _CONTENT)
    if is_redrawn and not (merged.new_rows or merged.updated_rows):
        return Merged(0, merged.unchanged_rows, 0)
    return merged


def _has_shapes(connection: duckdb.DuckDBPyConnection) -> bool:
    return "shape" in {row[0] for row in connection.execute("DESCRIBE incoming").fetchall()}


def _code(fields: Mapping[str, Field]) -> str:
    """The code of an area; one without a code is known by its name."""
    stated = [fields[name].typed for name in ("code", "name") if name in fields]
    return f"coalesce({', '.join(stated)})"


def _number(name: str, fields: Mapping[str, Field]) -> str:
    return sound(name, fields) if name in fields else "NULL::BIGINT"


def _parent_columns(source: Source) -> list[str]:
    parent = source.parent
    values = {
        "parent_level": literal(parent.level) if parent else "NULL::VARCHAR",
        "parent_code": _text(source, parent.code if parent else None),
        "parent_name": _text(source, parent.name if parent else None),
    }
    return [f"{expression} AS {name}" for name, expression in values.items()]


def _text(source: Source, column: str | None) -> str:
    return plain_text(source, column) if column else "NULL::VARCHAR"


def _make_parents(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    assert source.parent is not None
    level = source.parent.level
    connection.execute(
        "INSERT INTO areas (area_id, code, name, level, source, source_id, run_id) "
        "SELECT DISTINCT ON (made) ? || '-' || coalesce(parent_code, parent_name) AS made, "
        "coalesce(parent_code, parent_name), coalesce(parent_name, parent_code), ?, source, "
        "coalesce(parent_code, parent_name), run_id FROM typed "
        "WHERE coalesce(parent_code, parent_name) IS NOT NULL AND made NOT IN "
        "(SELECT area_id FROM areas) ORDER BY made",
        [level, level],
    )


def _take_shapes(connection: duckdb.DuckDBPyConnection, source: Source) -> bool:
    """Store the shapes of ``typed``; several rows of one area are one shape. True on change."""
    names = {row[0] for row in connection.execute("DESCRIBE typed").fetchall()}
    if "shape" not in names:
        return False
    rows = connection.execute("SELECT area_id, shape FROM typed ORDER BY row_number").fetchall()
    keys = [area_id for area_id, _ in rows]
    shapes = dissolved(keys, shapely.from_wkb([bytes(shape) for _, shape in rows]))
    before = {
        area_id: bytes(shape)
        for area_id, shape in connection.execute(
            "SELECT area_id, shape FROM area_shapes WHERE NOT is_derived"
        ).fetchall()
    }
    changed = {a: s for a, s in shapes.items() if before.get(a) != shapely.to_wkb(s)}
    if changed:
        write_shapes(connection, changed, source.crs)
    return bool(changed)
