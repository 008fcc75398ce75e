"""The one day or month of a line that stands out, marked and named with its count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, Final

from layouts.timeline import Point

_LEAST_POINTS: Final = 8
_LEAST_LEAD: Final = 1.1
_DEVIATIONS: Final = 2.0


def find_peak(points: Sequence[Point], others: Sequence[Point]) -> int | None:
    """Where ``points`` tower above everything else in either line; None where nothing does.

    By a tenth at least, and by more than chance makes of a count (two standard deviations of a
    Poisson count, which has its own size as variance). The neighbours are shoulders of the peak.
    """
    if len(points) < _LEAST_POINTS:
        return None
    values, rivals = _values(points), _values(others)
    top = max(range(len(values)), key=values.__getitem__)
    rest = [*values[: max(top - 1, 0)], *values[top + 2 :], *rivals]
    highest, peak = max(rest), values[top]
    clear = max(highest * _LEAST_LEAD, highest + _DEVIATIONS * sqrt(peak))
    is_highest = peak > max([*values[:top], *values[top + 1 :]])
    highest_row = points[top][1]
    is_whole = highest_row is not None and not highest_row.is_partial
    return top if is_whole and is_highest and peak > clear else None


def mark_peak(
    points: Sequence[Point], index: int, text: str, tokens: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A hollow dot on the line as a trace, and the words beside it as an annotation."""
    height = _values(points)[index]
    is_left = index < len(points) * 0.6
    dot = {
        "type": "scatter",
        "mode": "markers",
        "x": [index],
        "y": [height],
        "marker": {
            "color": tokens["surface"],
            "size": 7,
            "line": {"color": tokens["accent"], "width": 1.6},
        },
        "hoverinfo": "skip",
    }
    note = {
        "x": index,
        "y": height,
        "text": text,
        "xanchor": "left" if is_left else "right",
        "xshift": 7 if is_left else -7,
        "showarrow": False,
        "font": {"color": tokens["ink"], "size": 11, "weight": 700},
    }
    return dot, note


def _values(points: Sequence[Point]) -> list[float]:
    return [row.value or 0.0 if row is not None else 0.0 for _, row in points]
