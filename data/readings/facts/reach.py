"""Residences, or the ground of grids, and whether facilities in force on a day lie within reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from data.readings.facts.fact import (
    IN_TIME,
    Extent,
    Fact,
    Statement,
    bound_windows,
    in_force,
)

# One row for each place, kind and window, however many such facilities there are. Most have
# opened before all windows and close after them, so that few rows are left to meet these.
_NEAR: Final = (
    "(SELECT DISTINCT near.place_id, near.kind, w.win FROM (SELECT DISTINCT p.place_id, "
    "p.kind, CASE WHEN p.opened_on > $first_judged THEN p.opened_on END AS opened_on, "
    "CASE WHEN p.closed_on < $last_judged THEN p.closed_on END AS closed_on "
    "FROM {pairs} p WHERE list_contains($kinds::VARCHAR[], p.kind)) near "
    "JOIN {windows} ON {in_force})"
)


@dataclass(frozen=True, slots=True)
class _Places:
    """What facilities are to lie within reach of, as SQL.

    ``judged`` are the places that meet {condition}, with ``place_id``, ``area_id`` and the column
    ``weight`` by which they count; ``lasts`` is whether one of them, r, is there in the window.
    ``pairs`` are places with the kind and the days of what is near.
    """

    table: str
    weight: str
    judged: str
    lasts: str
    pairs: str


_HOMES: Final = _Places(
    table="residences",
    weight="households",
    judged="(SELECT residence_id AS place_id, * FROM residences WHERE {condition} "
    "AND longitude IS NOT NULL AND latitude IS NOT NULL AND households IS NOT NULL)",
    lasts="true",
    pairs="(SELECT residence_id AS place_id, kind, opened_on, closed_on "
    "FROM residence_reach JOIN facilities USING (facility_id))",
)
_GROUND: Final = _Places(
    table="ground",
    weight="area_m2",
    judged="(SELECT g.ground_id AS place_id, g.area_id, g.area_m2, a.valid_from, a.valid_to "
    "FROM (SELECT * FROM ground WHERE {condition}) g JOIN areas a USING (area_id))",
    lasts=in_force("r.valid_from", "r.valid_to"),
    pairs="(SELECT ground_id AS place_id, kind, opened_on, closed_on FROM ground_reach)",
)


def complete_circles(places: _Places, extent: Extent) -> Statement:
    """A SELECT of the places with their weight and ``is_complete``: every kind of the profile lies
    within reach on the last day of the window.
    """
    windows, near, judged, parameters = _parts(places, extent)
    return Statement(
        f"SELECT r.area_id, r.{places.weight}, w.win, w.day AS falls_on, "
        "coalesce(n.kinds, 0) = len($kinds::VARCHAR[]) AS is_complete "
        f"FROM {judged} r JOIN {windows} ON {places.lasts} "
        f"LEFT JOIN (SELECT place_id, win, count(*) AS kinds FROM {near} GROUP BY ALL) n "
        "ON n.place_id = r.place_id AND n.win = w.win",
        parameters,
    )


def reached_kinds(places: _Places, extent: Extent) -> Statement:
    """A SELECT of every pair of a place and a kind of the profile, as ``facility_kind``, with the
    weight and ``is_reached``.
    """
    windows, near, judged, parameters = _parts(places, extent)
    return Statement(
        f"SELECT r.area_id, r.{places.weight}, w.win, w.day AS falls_on, "
        "k.kind AS facility_kind, n.place_id IS NOT NULL AS is_reached "
        f"FROM {judged} r JOIN {windows} ON {places.lasts} "
        f"CROSS JOIN (SELECT unnest($kinds::VARCHAR[]) AS kind) k LEFT JOIN {near} n "
        "ON n.place_id = r.place_id AND n.kind = k.kind AND n.win = w.win",
        parameters,
    )


def _parts(places: _Places, extent: Extent) -> tuple[str, str, str, dict[str, object]]:
    """The windows, what is near in each, the places that can be judged, and parameters."""
    bound = bound_windows(extent.windows, {"day DATE": lambda item: item.last_day})
    near = _NEAR.format(
        pairs=places.pairs,
        windows=bound.sql,
        in_force=in_force("near.opened_on", "near.closed_on"),
    )
    judged = places.judged.format(condition=extent.condition)
    days = [window.last_day for window in extent.windows]
    named = {"kinds": list(extent.profile.reach.keys)}
    lasting = {"first_judged": min(days), "last_judged": max(days)}
    return bound.sql, near, judged, bound.parameters | named | lasting


_BY_KIND: Final = {**IN_TIME, "facility_kind": "facility_kind"}
CIRCLES: Final = Fact(_HOMES.table, partial(complete_circles, _HOMES))
REACHED: Final = Fact(_HOMES.table, partial(reached_kinds, _HOMES), grains=_BY_KIND)
GROUND_CIRCLES: Final = Fact(_GROUND.table, partial(complete_circles, _GROUND))
GROUND_REACHED: Final = Fact(_GROUND.table, partial(reached_kinds, _GROUND), grains=_BY_KIND)
