"""Hot spots as CSV: where they are, and all the numbers behind the evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Final

from data.export import BOM, Cell, as_of_text, safe, whole
from data.hot_spots import HotSpot, HotSpots
from data.place import Place
from data.scope import Scope

_COLUMNS: Final[dict[str, Callable[[HotSpot, Place], Cell]]] = {
    "area_ids": lambda spot, _: "; ".join(spot.area_ids),
    "area_names": lambda spot, place: "; ".join(place.areas[key].name for key in spot.area_ids),
    "cases": lambda spot, _: spot.cases,
    "cases_with_neighbours": lambda spot, _: spot.around_cases,
    "exposure_with_neighbours": lambda spot, _: whole(spot.around_exposure),
    "expected_cases": lambda spot, _: spot.expected,
    "z": lambda spot, _: spot.z,
    "p": lambda spot, _: spot.p,
    "q": lambda spot, _: spot.q,
}


def hot_spots_csv(found: HotSpots, level: str, scope: Scope, place: Place) -> bytes:
    """UTF-8 with byte-order mark, CRLF lines; cells are as safe as those of readings. The clearest
    come first. ``q`` is the chance ``p`` of the clearest area of each, corrected for the number of
    areas looked at.
    """
    told: dict[str, Cell] = {
        "level": level,
        "areas": len(found.area_ids),
        "cases_in_all": found.cases,
        "exposure": "households" if found.is_by_households else "areas",
        "exposure_in_all": whole(found.exposure),
        "lacking": found.lack,
        "period": scope.period.token,
        "area_name": (place.areas[scope.area] if scope.area else place.root).name,
        "filters": "; ".join(f"{name}={value}" for name, value in scope.filters) or None,
        "as_of": as_of_text(scope.as_of),
        "generation": place.generation_id,
        "is_demo": str(place.profile.place.is_demo).lower(),
    }
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["rank", *_COLUMNS, *told])
    for rank, spot in enumerate(found.spots, start=1):
        cells = [cell(spot, place) for cell in _COLUMNS.values()]
        writer.writerow([rank, *(safe(cell) for cell in (*cells, *told.values()))])
    return (BOM + out.getvalue()).encode("utf-8")
