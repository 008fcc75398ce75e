"""The posts of an area as CSV: how many are held, and how many are lacking by the norms."""

from __future__ import annotations

import csv
import io
from typing import Final

from data.export import BOM, Cell, as_of_text, safe
from data.place import Place
from data.roster import Roster
from data.scope import Scope

_COLUMNS: Final = ("tier", "kind", "held", "lacking", "norm")


def roster_csv(roster: Roster, scope: Scope, place: Place) -> bytes:
    """UTF-8 with byte-order mark, CRLF lines; cells are as safe as those of readings."""
    told: dict[str, Cell] = {
        "day": roster.day.isoformat(),
        "area_name": (place.areas[scope.area] if scope.area else place.root).name,
        "as_of": as_of_text(scope.as_of),
        "generation": place.generation_id,
        "is_demo": str(place.profile.place.is_demo).lower(),
    }
    rows: list[tuple[Cell, ...]] = [
        *((post.tier, post.kind, post.held, None, None) for post in roster.posts),
        *((None, each.norm, None, each.lacking, each.low) for each in roster.shortages),
    ]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*_COLUMNS, *told])
    for row in rows:
        writer.writerow([safe(cell) for cell in (*row, *told.values())])
    return (BOM + out.getvalue()).encode("utf-8")
