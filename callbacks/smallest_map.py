"""The map of the smallest areas of an address, not more than a browser draws at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.address import Address
from layouts.map_frame import MapFrame, MapShape

if TYPE_CHECKING:
    from data.readings.reader import Reader

MOST_POLYGONS: Final = 2_000


def smallest_map(address: Address, reader: Reader) -> tuple[str | None, MapFrame | None]:
    """The level of the areas and what holds them; None where nothing has a shape.

    Raises QuestionError.
    """
    place = reader.place
    area = place.root if address.area is None else place.area(address.area)
    areas = (area, *place.below(area.area_id))
    names = [level.key for level in place.levels]
    levels = names[: names.index(place.profile.grid_level) + 1] if names else []
    for level in reversed(levels):
        ids = [each.area_id for each in areas if each.level == level]
        if 0 < len(ids) <= MOST_POLYGONS:
            sheet = reader.atlas.sheet(level, ids)
            if sheet is not None:
                shapes = (MapShape(key, *point) for key, point in sheet.labels.items())
                return level, MapFrame(tuple(shapes), sheet.frame)
    return None, None
