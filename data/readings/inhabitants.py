"""The inhabitants of an area, as the sources count them."""

from __future__ import annotations

import duckdb

from data.inhabitants import Inhabitants
from data.place import Area
from data.readings.context import Context


def inhabitants_of(
    connection: duckdb.DuckDBPyConnection, area: Area, context: Context
) -> Inhabitants:
    """Households and persons as rates divide by them, and the residences placed in the area."""
    (found,) = connection.execute(
        "SELECT CASE WHEN count(*) > 0 THEN count(c.area_id) END FROM residences "
        "LEFT JOIN area_closure c ON c.area_id = residences.area_id AND c.ancestor_id = $area",
        {"area": area.area_id},
    ).fetchall()
    known = context.residents
    return Inhabitants(
        known["households"].get(area.area_id), known["persons"].get(area.area_id), found[0]
    )
