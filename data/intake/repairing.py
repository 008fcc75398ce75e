"""What had to be done to the shapes of a file, and what looks wrong with them as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import duckdb
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.intake.mapping import Taking
from data.intake.merging import has_column
from geo.measures import area_m2
from geo.misplaced import misplacement
from geo.repairs import Repair
from geo.shapes import Shapes

_UNITED: Final = "rows_united"
_HEADER_ROW: Final = 1
_COLUMNS: Final = ("row_number", "rule", "before_m2", "after_m2", "changed_m2")


def hold_repairs(connection: duckdb.DuckDBPyConnection, repairs: Sequence[Repair]) -> None:
    """Keep the repaired rings of the file in ``repaired_rings`` until its rows have areas."""
    rows = [
        (each.feature + _HEADER_ROW, each.rule, each.before_m2, each.after_m2, each.changed_m2)
        for each in repairs
    ]
    held = pd.DataFrame(rows, columns=_COLUMNS)
    connection.register("held_repairs", held)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE repaired_rings AS SELECT row_number::BIGINT AS row_number, "
        "rule::VARCHAR AS rule, before_m2::DOUBLE AS before_m2, after_m2::DOUBLE AS after_m2, "
        "changed_m2::DOUBLE AS changed_m2 FROM held_repairs"
    )
    connection.unregister("held_repairs")


def note_repairs(
    taking: Taking, keys: Sequence[str], drawn: Shapes, united: Mapping[str, BaseGeometry]
) -> None:
    """Write down what became of the shapes of areas in ``typed``: rings repaired, rows united.

    ``drawn`` are the valid shapes of its rows and ``keys`` their areas; ``united`` has one shape
    for each area. Each repair is a remark on its row, too.
    """
    taking.connection.execute(
        "DELETE FROM shape_repairs WHERE area_id IN (SELECT area_id FROM typed)"
    )
    taking.connection.execute(
        "INSERT INTO shape_repairs SELECT area_id, ?, rule, before_m2, after_m2, changed_m2, ? "
        "FROM repaired_rings JOIN typed USING (row_number) ORDER BY row_number",
        [taking.source.key, taking.run_id],
    )
    remark_repairs(taking)
    if several := _several(keys, drawn, united):
        _note_united(taking, several)


def remark_repairs(taking: Taking) -> None:
    """Remark on every row of ``typed`` whose rings were repaired, where the file has shapes."""
    if has_column(taking.connection, "incoming", "shape"):
        taking.connection.execute(
            "INSERT INTO import_refusals SELECT ?, row_number, NULL, format('{:.0f} m² changed', "
            "changed_m2), replace(rule, '_', ' ') || ': repaired', false "
            "FROM repaired_rings JOIN typed USING (row_number) ORDER BY row_number",
            [taking.run_id],
        )


def _note_united(taking: Taking, several: Sequence[tuple[str, float, float, float]]) -> None:
    source, run_id = taking.source.key, taking.run_id
    taking.connection.executemany(
        "INSERT INTO shape_repairs VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(area_id, source, _UNITED, *m2, run_id) for area_id, *m2 in several],
    )
    taking.connection.execute(
        "INSERT INTO import_refusals SELECT ?, min(row_number), NULL, min(code), "
        "'area in several rows: their shapes were united', false FROM typed "
        "GROUP BY area_id HAVING count(*) > 1 ORDER BY 2",
        [run_id],
    )


def note_misplaced(taking: Taking, shapes: Mapping[str, BaseGeometry]) -> None:
    """Remark on the file as a whole where its layer lies off the areas that other files drew."""
    others = taking.connection.execute(
        "SELECT shape FROM area_shapes WHERE NOT is_derived "
        "AND area_id NOT IN (SELECT area_id FROM typed) ORDER BY area_id"
    ).fetchall()
    found = misplacement(
        list(shapes.values()), shapely.from_wkb([bytes(shape) for (shape,) in others])
    )
    if found:
        reason = (
            f"the layer seems to lie {found.offset_m:.0f} m off: as {found.lies_as} beside "
            f"neighbours in {found.neighbours_lie_as}; check the crs of both sources"
        )
        taking.connection.execute(
            "INSERT INTO import_refusals VALUES (?, ?, NULL, NULL, ?, false)",
            [taking.run_id, _HEADER_ROW, reason],
        )


def _several(
    keys: Sequence[str], drawn: Shapes, united: Mapping[str, BaseGeometry]
) -> list[tuple[str, float, float, float]]:
    """Areas of several rows: the m² of their rows, of the united shape, and the ground shared."""
    rows: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    for key, shape in zip(keys, drawn, strict=True):
        rows[key].append(shape)
    found = []
    for key, shapes in sorted(rows.items()):
        if len(shapes) > 1:
            before_m2, after_m2 = float(area_m2(shapes).sum()), float(area_m2([united[key]])[0])
            found.append((key, before_m2, after_m2, max(before_m2 - after_m2, 0.0)))
    return found
