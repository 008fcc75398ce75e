"""Which areas a scene of the wall compares, and the map of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from data.place import Area, Place
from layouts.wall.view import Depth, MapView

if TYPE_CHECKING:
    from data.atlas import Atlas

MOST_AREAS: Final = 400
"""So many can be told apart on a wall; where a level has more, the one above is shown."""
_MOST_NAMES: Final = 16


def compared_level(depth: Depth, area: Area, place: Place, atlas: Atlas) -> str | None:
    """The level of the areas to compare inside ``area``: one with shapes where any has.

    A smallest area is compared with itself; None where the place has no areas.
    """
    levels = [key for key in _levels(area, place) if len(_ids(key, area, place)) <= MOST_AREAS]
    drawn = [
        key for key in levels if not atlas.shapes(key).keys().isdisjoint(_ids(key, area, place))
    ]
    found = drawn or levels
    return (found[0] if depth == "largest" else found[-1]) if found else None


def map_view(level: str, area: Area, place: Place, atlas: Atlas) -> MapView | None:
    """The areas of a level inside ``area``; None where none of them has a shape."""
    ids = _ids(level, area, place)
    sheet = atlas.sheet(level, ids)
    if sheet is None:
        return None
    above = _naming_level(level, area, place)
    named = _ids(above, area, place) if above else []
    labels = atlas.sheet(above, named) if above else None
    return MapView(
        level=level,
        shapes=atlas.outlines(level, ids),
        points=sheet.labels,
        above=atlas.outlines(above, named) if above else {},
        above_points=labels.labels if labels else {},
        frame=sheet.frame,
    )


def _levels(area: Area, place: Place) -> Sequence[str]:
    """The levels below an area down to the grids, largest first; its own where there is none."""
    below = [level.key for level in place.levels_below(area.area_id)]
    grid = place.profile.grid_level
    if grid in below:
        return below[: below.index(grid) + 1]
    return below or ([] if area is place.root else [area.level])


def _ids(level: str, area: Area, place: Place) -> list[str]:
    inside = (area, *place.below(area.area_id))
    return [each.area_id for each in inside if each.level == level]


def _naming_level(level: str, area: Area, place: Place) -> str | None:
    """The largest level between the two with more than one area, but not too many to name."""
    levels = _levels(area, place)
    between = levels[: levels.index(level)]
    return next((k for k in between if 1 < len(_ids(k, area, place)) <= _MOST_NAMES), None)
