"""Residences and whether facilities in force on a day lie within reach of them."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import IN_TIME, Extent, Fact, Statement, bound_windows, in_force

_JUDGED: Final = (
    "(SELECT * FROM residences WHERE {condition} AND longitude IS NOT NULL "
    "AND latitude IS NOT NULL AND households IS NOT NULL)"
)
# One row for each residence, kind and window, however many such facilities there are. Most have
# opened before all windows and close after them, so that few rows are left to meet these.
_NEAR: Final = (
    "(SELECT DISTINCT near.residence_id, near.kind, w.win FROM (SELECT DISTINCT p.residence_id, "
    "f.kind, CASE WHEN f.opened_on > $first_judged THEN f.opened_on END AS opened_on, "
    "CASE WHEN f.closed_on < $last_judged THEN f.closed_on END AS closed_on "
    "FROM residence_reach p JOIN facilities f USING (facility_id) "
    "WHERE list_contains($kinds::VARCHAR[], f.kind)) near JOIN {windows} ON {in_force})"
)


def complete_circles(extent: Extent) -> Statement:
    """A SELECT of the residences with ``households`` and ``is_complete``: every kind of the profile
    lies within reach on the last day of the window.
    """
    windows, near, residences, parameters = _parts(extent)
    return Statement(
        "SELECT r.area_id, r.households, w.win, w.day AS falls_on, "
        "coalesce(n.kinds, 0) = len($kinds::VARCHAR[]) AS is_complete "
        f"FROM {residences} r CROSS JOIN {windows} "
        f"LEFT JOIN (SELECT residence_id, win, count(*) AS kinds FROM {near} GROUP BY ALL) n "
        "ON n.residence_id = r.residence_id AND n.win = w.win",
        parameters,
    )


def reached_kinds(extent: Extent) -> Statement:
    """A SELECT of every pair of a residence and a kind of the profile, as ``facility_kind``, with
    ``households`` and ``is_reached``.
    """
    windows, near, residences, parameters = _parts(extent)
    return Statement(
        "SELECT r.area_id, r.households, w.win, w.day AS falls_on, k.kind AS facility_kind, "
        f"n.residence_id IS NOT NULL AS is_reached FROM {residences} r CROSS JOIN {windows} "
        f"CROSS JOIN (SELECT unnest($kinds::VARCHAR[]) AS kind) k LEFT JOIN {near} n "
        "ON n.residence_id = r.residence_id AND n.kind = k.kind AND n.win = w.win",
        parameters,
    )


def _parts(extent: Extent) -> tuple[str, str, str, dict[str, object]]:
    """The windows, what is near in each, the residences that can be judged, and parameters."""
    bound = bound_windows(extent.windows, {"day DATE": lambda item: item.last_day})
    near = _NEAR.format(windows=bound.sql, in_force=in_force("near.opened_on", "near.closed_on"))
    residences = _JUDGED.format(condition=extent.condition)
    days = [window.last_day for window in extent.windows]
    named = {"kinds": list(extent.profile.reach.keys)}
    judged = {"first_judged": min(days), "last_judged": max(days)}
    return bound.sql, near, residences, bound.parameters | named | judged


CIRCLES: Final = Fact(table="residences", rows=complete_circles)
REACHED: Final = Fact(
    table="residences", rows=reached_kinds, grains={**IN_TIME, "facility_kind": "facility_kind"}
)
