"""Grids that break the rules of the place, in words: a code no mask fits, several communities or none."""

from __future__ import annotations

from data.findings import Finding
from layouts.numbers import round_percent
from layouts.sheet import Sheet


def title_breach(sheet: Sheet, fault: Finding) -> str:
    """Which grid, and the areas across which it lies."""
    grid, *others = [sheet.place.areas[key].name for key in fault.area_ids]
    if fault.kind == "code":
        return grid
    if not others:
        return sheet.say("audit.communities.none", grid=grid)
    return sheet.say(
        "audit.communities.several", grid=grid, areas=sheet.say("join.areas").join(others)
    )


def detail_breach(sheet: Sheet, fault: Finding) -> str:
    """What the rule asks for, or how much of the grid lies where; empty where it lies in none."""
    if fault.kind == "code":
        masks = sheet.place.profile.grids.code_masks
        key = "audit.code.mask" if len(masks) == 1 else "audit.code.masks"
        asked = sheet.say(key, count=len(masks), mask=", ".join(masks))
        return sheet.say("audit.code.remedy", code=fault.code, asked=asked)
    names = [sheet.place.areas[key].name for key in fault.area_ids[1:]]
    return sheet.say("join.clauses").join(
        f"{name} {round_percent(share)}%" for name, share in zip(names, fault.shares, strict=True)
    )
