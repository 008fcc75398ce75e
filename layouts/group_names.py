"""What the groups of a breakdown are called in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from data.metrics.groups import AGES, GROUP_NAMES, PAIRS, split_pair
from data.readings.reading import Reading
from data.scope import Grain
from layouts.sheet import Sheet


def name_group(sheet: Sheet, grain: Grain, key: str | None) -> str:
    """The words for a key of ``grain``, those of a pair divided by a dot; a key that has none is a
    name already.
    """
    if not key:
        return sheet.say("composition.unstated")
    if grain in PAIRS:
        parts = zip(PAIRS[grain], split_pair(key), strict=True)
        return " · ".join(name_group(sheet, own, part) for own, part in parts)
    if grain == "age" and key in AGES:
        return sheet.say(f"age.{key}")
    if grain == "level_closed":
        return name_level(sheet, key)
    if grain == "facility_kind":
        return name_facility(sheet, key)
    known = GROUP_NAMES.get(grain, {})
    words = known[key].of(sheet.language) if key in known else key
    return f"{words[:1].upper()}{words[1:]}"


def name_level(sheet: Sheet, key: str) -> str:
    """A level of the profile, or the place itself."""
    root = sheet.place.root
    if key == root.level:
        return sheet.name(root)
    levels = {level.key: level.name.text for level in sheet.place.profile.levels}
    return levels[key].of(sheet.language) if key in levels else key


def name_facility(sheet: Sheet, key: str) -> str:
    """A kind of facility of the service circle, as the profile names it."""
    kinds = {kind.key: kind.text for kind in sheet.place.profile.reach.kinds}
    return kinds[key].of(sheet.language) if key in kinds else key


def named(sheet: Sheet, grain: Grain, rows: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings by ``grain`` under the names of the page's language."""
    return tuple(replace(row, name=name_group(sheet, grain, row.key)) for row in rows)
