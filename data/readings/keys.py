"""The groups of a breakdown: which there are, what they are called, which ones correspond."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal

from data.locality import ROOT_LEVEL
from data.metrics.groups import AGES, DURATIONS, GROUP_NAMES, PAIRS, split_pair
from data.metrics.metric import Language
from data.periods import Period
from data.place import Place
from data.scope import TIMES, By, Grain, Scope

NOT_PLACED: Final = {"zh": "未落位", "en": "not placed"}
NOT_STATED: Final = {"zh": "未注明", "en": "not stated"}


def area_keys(place: Place, scope: Scope, level: str) -> list[str]:
    """Every area of a level inside the scope's area, itself included, in order of id."""
    within = scope.area or place.root.area_id
    areas = (place.areas[within], *place.below(within))
    return sorted(area.area_id for area in areas if area.level == level)


def time_steps(period: Period, grain: str) -> Iterable[tuple[str, Period]]:
    """The days or months of a bounded period, each with its key and its part of the period."""
    assert period.start is not None and period.end is not None
    start = period.start
    while start < period.end:
        end = min(_next(grain, start), period.end)
        key = start.isoformat() if grain == "day" else f"{start:%Y-%m}"
        yield key, Period("custom", start, end)
        start = end


def month_of(key: str) -> Period:
    """The month of a key like 2026-10."""
    start = date.fromisoformat(f"{key}-01")
    return Period("month", start, _next("month", start))


def previous_key(key: str | None, by: By | None, scope: Scope) -> str | None:
    """The group of the comparison that a group is held against."""
    comparison = scope.comparison
    if by is None or by.grain not in TIMES or key is None or comparison is None:
        return key
    assert scope.period.start is not None and comparison.start is not None
    if by.grain == "day":
        shift = scope.period.start - comparison.start
        return (date.fromisoformat(key) - shift).isoformat()
    months = _months(scope.period.start) - _months(comparison.start)
    moved = _months(date.fromisoformat(f"{key}-01")) - months
    return f"{moved // 12:04}-{moved % 12 + 1:02}"


def ordered(keys: Iterable[str | None], by: By) -> list[str | None]:
    """Times and areas in their order, ages and durations as classed, days by their number; what is
    not stated comes last.
    """
    if by.grain == "age":
        return list(AGES)
    if by.grain == "duration":
        return [*DURATIONS, *({None} & set(keys))]
    if by.grain == "repeat_gap":
        return sorted(set(keys), key=lambda key: (key is None, int(key or 0)))
    return sorted(set(keys), key=lambda key: (key is None, key or ""))


def name_of(key: str | None, by: By | None, place: Place, scope: Scope) -> str:
    """What a group is called in the place's language."""
    if by is None:
        language = place.profile.place.language
        return place.areas[scope.area].name if scope.area else place.name(language)
    return group_name(key, by.grain, place, place.profile.place.language)


def group_name(
    key: str | None, grain: Grain | Literal["area"], place: Place, language: Language
) -> str:
    """What a group of a breakdown is called; the parts of a pair are divided by a dot."""
    if key is None:
        return (NOT_PLACED if grain == "area" else NOT_STATED)[language]
    if grain == "area":
        return place.areas[key].name
    if grain in PAIRS:
        parts = zip(split_pair(key), PAIRS[grain], strict=True)
        return " · ".join(group_name(part, own, place, language) for part, own in parts)
    if grain == "level_closed":
        levels = {level.key: level.name.text.of(language) for level in place.profile.levels}
        return {ROOT_LEVEL: place.name(language), **levels}.get(key, key)
    if grain == "facility_kind":
        kinds = {kind.key: kind.text.of(language) for kind in place.profile.reach.kinds}
        return kinds.get(key, key)
    known = GROUP_NAMES.get(grain, {})
    return known[key].of(language) if key in known else key


def _next(grain: str, start: date) -> date:
    if grain == "day":
        return start + timedelta(days=1)
    return (start.replace(day=1) + timedelta(days=32)).replace(day=1)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1
