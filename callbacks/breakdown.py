"""Which areas a page compares: those below the asked area, or else its siblings."""

from __future__ import annotations

from dataclasses import dataclass

from data.address import Address
from data.place import Area, Place


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Areas of ``level`` inside the area ``within`` (None: the whole place)."""

    level: str
    within: str | None


def breakdown_of(address: Address, place: Place) -> Breakdown | None:
    """The areas to compare; None where the place has no areas yet.

    Without an asked level it is the one that the profile prefers; one that has no areas below the
    asked area gives way to the first that has.
    Raises QuestionError for an unknown area or level.
    """
    area = place.root if address.area is None else place.area(address.area)
    preferred = place.profile.place.default_level
    asked = preferred if address.level is None else place.level(address.level).key
    below = [level.key for level in place.levels_below(area.area_id)]
    if below:
        return Breakdown(asked if asked in below else below[0], _within(area, place))
    if area.parent_id is None:
        return None
    return Breakdown(area.level, _within(place.areas[area.parent_id], place))


def parts_below(address: Address, place: Place) -> str | None:
    """The level of the areas that a page parts its own into: the asked one, or else the largest
    below, since few parts say more than many. None inside a smallest area.

    Raises QuestionError for an unknown area or level.
    """
    area = place.root if address.area is None else place.area(address.area)
    below = [level.key for level in place.levels_below(area.area_id)]
    asked = None if address.level is None else place.level(address.level).key
    if not below:
        return None
    return asked if asked in below else below[0]


def _within(area: Area, place: Place) -> str | None:
    return None if area is place.root else area.area_id
