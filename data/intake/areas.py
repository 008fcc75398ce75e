"""Rows of ``incoming`` become typed areas, with their shapes where the file has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import duckdb
import shapely
from shapely.geometry.base import BaseGeometry

from data.intake.columns import literal
from data.intake.mapping import Field, Taking, plain_text
from data.intake.merging import Merged, fill_empty, has_column, merge, yield_to
from data.intake.repairing import note_misplaced, note_repairs
from data.intake.shaping import drawn_shapes, write_shapes
from data.intake.values import valued
from data.locality import ROOT_LEVEL
from data.schema import mappable_columns
from data.source import Source
from geo.coverage import dissolved

_OWN: Final = ("kind", "households", "persons", "valid_from", "valid_to")
_CONTENT: Final = (
    *("code", "name", "level", "parent_level", "parent_code", "parent_name"),
    *(*_OWN, "source", "source_id"),
)
# Which of several files of one level brought an area is no difference.
_COMPARED: Final = tuple(name for name in _CONTENT if name not in ("source", "source_id"))
_SHARED: Final = ("name", "parent_level", "parent_code", "parent_name", *_OWN)


def type_rows(taking: Taking) -> None:
    """Make ``typed`` of the rows of ``incoming``."""
    connection, source, fields = taking.connection, taking.source, taking.fields
    is_root = source.level == ROOT_LEVEL
    code = literal(taking.place_key) if is_root else _code(source, fields)
    prefix = "" if is_root else f"{source.level}-"
    selected = [
        "row_number",
        f"{literal(prefix)} || {code} AS area_id",
        f"{code} AS code",
        "name",
        f"{literal(source.level or '')} AS level",
        *_parent_columns(source),
        *(_own_column(name, fields) for name in _OWN),
        f"{literal(source.key)} AS source",
        f"{code} AS source_id",
        f"{taking.run_id} AS run_id",
        "refused_by",
        "given",
        *(["shape"] if has_column(connection, "incoming", "shape") else []),
    ]
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE typed AS SELECT {', '.join(selected)} FROM {valued(taking)}"
    )
    # The profile itself names the place.
    yielded = [name for name in _SHARED if name in taking.yielded or (is_root and name == "name")]
    yield_to(connection, "areas", "area_id", yielded)
    fill_empty(connection, "areas", "area_id", [n for n in _SHARED if not _is_decided(n, taking)])


def _is_decided(name: str, taking: Taking) -> bool:
    """Whether this file alone says what stands in a column, so that empty means empty."""
    is_parent = taking.source.parent is not None and name.startswith("parent_")
    return (is_parent or name in taking.fields) and name not in taking.shared


def take(taking: Taking) -> Merged:
    """Merge ``typed`` into the areas, make the areas above that no file lists, store shapes."""
    connection, source = taking.connection, taking.source
    is_redrawn = _take_shapes(taking)
    if source.parent and source.parent.is_made_here:
        _make_parents(connection, source)
    merged = merge(connection, "areas", "area_id", _CONTENT, _COMPARED)
    if is_redrawn and not (merged.new_rows or merged.updated_rows):
        return Merged(0, merged.unchanged_rows, 0)
    return merged


def _code(source: Source, fields: Mapping[str, Field]) -> str:
    """The code of an area; one without a code is known by the area above and its name."""
    names = [fields["name"].typed]
    if source.parent:
        names.insert(0, f"({_text(source, source.parent.code or source.parent.name)})")
    # Without a code, 和平社区 of one street is not 和平社区 of another.
    known_by = f"(CASE WHEN {names[-1]} IS NOT NULL THEN concat_ws('/', {', '.join(names)}) END)"
    return f"coalesce({fields['code'].typed}, {known_by})" if "code" in fields else known_by


def _own_column(name: str, fields: Mapping[str, Field]) -> str:
    sql_type = mappable_columns("areas")[name]
    return name if name in fields else f"NULL::{sql_type} AS {name}"


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


def _take_shapes(taking: Taking) -> bool:
    """Store the shapes of ``typed``; several rows of one area are one shape. True on change."""
    connection = taking.connection
    if not has_column(connection, "typed", "shape"):
        return False
    keys, drawn = drawn_shapes(connection, "area_id")
    shapes = dissolved(keys, drawn)
    note_repairs(taking, keys, drawn, shapes)
    changed = _changed(connection, shapes)
    if changed:
        note_misplaced(taking, shapes)
        write_shapes(connection, changed, taking.source.crs)
    return bool(changed)


def _changed(
    connection: duckdb.DuckDBPyConnection, shapes: Mapping[str, BaseGeometry]
) -> dict[str, BaseGeometry]:
    """The shapes that are new or differ from those stored."""
    before = {
        area_id: bytes(shape)
        for area_id, shape in connection.execute(
            "SELECT area_id, shape FROM area_shapes WHERE NOT is_derived"
        ).fetchall()
    }
    return {a: s for a, s in shapes.items() if before.get(a) != shapely.to_wkb(s)}
