"""Hot spots in words, numbered, the clearest first: where they are, and the evidence for each."""

from __future__ import annotations

from typing import Final

from data.hot_spots import HotSpot
from layouts.audit_items import Item
from layouts.hot_layer import HotLayer, format_density, level_word, matter_word
from layouts.numbers import format_count
from layouts.sheet import Sheet

_NAMED: Final = 2
_CHANCES: Final = (0.001, 0.01, 0.05)


def hot_items(sheet: Sheet, hot: HotLayer) -> tuple[Item, ...]:
    """One for each hot spot."""
    return tuple(
        Item(number, "hot", _where(sheet, hot, spot), _evidence(sheet, hot, spot), spot.close_up)
        for number, spot in enumerate(hot.found.spots, start=1)
    )


def _where(sheet: Sheet, hot: HotLayer, spot: HotSpot) -> str:
    names = [sheet.place.areas[area_id].name for area_id in spot.area_ids]
    shown = sheet.say("join.areas").join(names[:_NAMED])
    if len(names) <= _NAMED:
        return shown
    return sheet.say("hot.more", names=shown, count=len(names), level=level_word(sheet, hot))


def _evidence(sheet: Sheet, hot: HotLayer, spot: HotSpot) -> str:
    """So many cases; how dense they are there, and everywhere; how likely that is by chance."""
    found = hot.found
    return sheet.say(
        "hot.evidence.households" if found.is_by_households else "hot.evidence.areas",
        matter=matter_word(sheet),
        cases=format_count(spot.cases, sheet.language),
        level=level_word(sheet, hot),
        near=format_density(hot, spot.around_cases, spot.around_exposure),
        area=sheet.name(sheet.area),
        whole=format_density(hot, found.cases, found.exposure),
        chance=sheet.say(f"hot.chance.{_chance(spot)}"),
    )


def _chance(spot: HotSpot) -> str:
    """The least round number that the corrected chance does not pass, as the end of a key."""
    return f"{next((most for most in _CHANCES if spot.q <= most), _CHANCES[-1]):g}"
