"""The map of a briefing: shapes in metres on one plane, with the borders of the level above."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from data.atlas import Atlas
from data.outlines import Ground
from data.place import Place
from data.surroundings import flattened
from geo.coverage import dissolved
from geo.drawing import label_points, polygon_rings

_DECIMALS_M: Final = 1


def ground_of(
    atlas: Atlas, place: Place, level: str, area_ids: Iterable[str], above: str | None
) -> Ground | None:
    """These areas of a level, and the areas of ``above`` that they make up; None where none of them
    has a shape.

    What lies above is put together from the areas themselves, so that the borders of both are one.
    """
    known = atlas.shapes(level)
    ids = [area_id for area_id in area_ids if area_id in known]
    if not ids:
        return None
    flat = flattened(known[area_id] for area_id in ids)
    inside = [_above(place, area_id, above) for area_id in ids]
    placed = np.array([key is not None for key in inside])
    united = dissolved([key for key in inside if key is not None], flat[placed])
    return Ground(
        shapes={
            key: polygon_rings(shape, _DECIMALS_M) for key, shape in zip(ids, flat, strict=True)
        },
        points=dict(zip(ids, label_points(flat), strict=True)),
        above={key: polygon_rings(shape, _DECIMALS_M) for key, shape in united.items()},
        above_points=dict(zip(united, label_points(list(united.values())), strict=True)),
    )


def _above(place: Place, area_id: str, level: str | None) -> str | None:
    """The area of a level in which another lies."""
    path = place.path(area_id)
    return next((area.area_id for area in path if area.level == level), None)
