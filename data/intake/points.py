"""Points that a file gives in a shifted system, as WGS 84."""

from __future__ import annotations

from typing import Final

from data.intake.mapping import Taking
from geo.systems import SHIFTED

_POINT: Final = frozenset({"longitude", "latitude"})


def bring_back(taking: Taking) -> None:
    """Move the points of ``typed`` to WGS 84 where the source declares GCJ-02 or BD-09.

    Other systems in degrees are within a metre of WGS 84 or unknown to PROJ; metres are no
    longitude, and refused as such.
    """
    connection, crs = taking.connection, taking.source.crs
    if crs not in SHIFTED or not taking.fields.keys() >= _POINT:
        return
    points = connection.execute(
        "SELECT rowid AS row_id, longitude, latitude FROM typed "
        "WHERE longitude IS NOT NULL AND latitude IS NOT NULL"
    ).df()
    lon, lat = SHIFTED[crs](points["longitude"].to_numpy(), points["latitude"].to_numpy())
    moved = points.assign(longitude=lon, latitude=lat)
    connection.register("moved", moved)
    connection.execute(
        "UPDATE typed SET longitude = moved.longitude, latitude = moved.latitude FROM moved "
        "WHERE moved.row_id = typed.rowid"
    )
    connection.unregister("moved")
