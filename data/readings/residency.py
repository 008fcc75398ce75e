"""Who lives in the areas of a group: the denominator of what is counted per persons or households."""

from __future__ import annotations

from data.metrics.metric import Residents
from data.readings.context import Context
from data.readings.keys import area_keys
from data.scope import By, Scope


def residents_of(
    what: Residents, by: By | None, key: str | None, scope: Scope, context: Context
) -> int:
    """Persons or households of a group. Groups other than areas share those of the whole scope;
    who is known only above a level belongs to what is not placed at it (key None).
    """
    counted = context.residents[what]
    scope_area = scope.area or context.place.root.area_id
    everyone = counted.get(scope_area, 0)
    if by is None or by.grain != "area":
        return everyone
    above = {area.level: area.area_id for area in context.place.path(scope_area)}
    if by.level in above:
        return everyone if key == above[by.level] else 0
    if key is not None:
        return counted.get(key, 0)
    known = area_keys(context.place, scope, by.level or "")
    return everyone - sum(counted.get(area_id, 0) for area_id in known)
