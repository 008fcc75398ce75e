"""Cameras in use on a day, each in the state that was last reported."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import Extent, Fact, Statement, bound_windows, in_force


def cameras_in_use(extent: Extent) -> Statement:
    """A SELECT of the cameras that stand on the last day of each window."""
    bound = bound_windows(extent.windows, {"day DATE": lambda item: item.last_day})
    return Statement(
        "SELECT c.area_id, c.is_online, c.is_intact, w.win, w.day AS falls_on "
        f"FROM (SELECT * FROM cameras WHERE {extent.condition}) c JOIN {bound.sql} "
        f"ON {in_force('c.opened_on', 'c.closed_on')}",
        bound.parameters,
    )


CAMERAS: Final = Fact(table="cameras", rows=cameras_in_use)
