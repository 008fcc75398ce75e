"""Key sites, and whether a camera watches each on a day."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import Extent, Fact, Statement, bound_windows, in_force


def watched_sites(extent: Extent) -> Statement:
    """A SELECT of the key sites with ``is_watched``, null where the point of the site is not known.

    A camera counts from its first to its last day, unless it is reported out of order.
    """
    bound = bound_windows(extent.windows, {"day DATE": lambda item: item.last_day})
    return Statement(
        "SELECT s.area_id, w.win, w.day AS falls_on, "
        "CASE WHEN s.longitude IS NOT NULL AND s.latitude IS NOT NULL "
        "THEN n.site_id IS NOT NULL END AS is_watched "
        f"FROM (SELECT * FROM key_sites WHERE {extent.condition}) s CROSS JOIN {bound.sql} "
        "LEFT JOIN (SELECT DISTINCT near.site_id, w.win FROM key_site_cameras near "
        f"JOIN cameras c USING (camera_id) JOIN {bound.sql} "
        f"ON {in_force('c.opened_on', 'c.closed_on')} WHERE c.is_intact IS NOT FALSE) n "
        "ON n.site_id = s.site_id AND n.win = w.win",
        bound.parameters,
    )


KEY_SITES: Final = Fact(table="key_sites", rows=watched_sites)
