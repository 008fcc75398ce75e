"""The pictures of a briefing, each drawn once and used by every format.

Units are points on the A4 page; other formats enlarge them as they are.
"""

from __future__ import annotations

from layouts.briefing.document import Document
from layouts.briefing.pictures.falls import draw_falls
from layouts.briefing.pictures.intervals import draw_intervals
from layouts.briefing.pictures.key import draw_key
from layouts.briefing.pictures.map import draw_map
from layouts.briefing.pictures.sparkline import draw_sparkline
from layouts.briefing.pictures.trend import draw_trend


def draw_pictures(document: Document) -> dict[str, str]:
    """SVG by the name under which the templates ask for it; sparklines are ``spark-<metric>``."""
    drawn = {
        f"spark-{row.metric}": draw_sparkline(row.months, row.aim)
        for group in document.kpis.groups
        for row in group.rows
    }
    if document.map is not None:
        drawn |= {"map": draw_map(document.map), "key": draw_key(document.map)}
    if document.ranking is not None:
        drawn["intervals"] = draw_intervals(document.ranking)
        drawn["intervals-folded"] = draw_intervals(document.ranking, is_folded=True)
    if document.trend is not None:
        drawn["trend"] = draw_trend(document.trend)
    if document.change is not None:
        drawn["falls"] = draw_falls(document.change)
    return drawn
