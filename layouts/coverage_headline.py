"""The headline of coverage: whether the grids cover the ground, whom services do not reach, and
whether grids have the right size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.reach import circle_of
from data.readings.reading import Reading
from layouts.headline import nothing, sentence
from layouts.norms import bounds_words
from layouts.numbers import format_count, format_value
from layouts.reach_bars import best_first
from layouts.sheet import Sheet
from layouts.shortfalls import Clause

COVER: Final = "grid_area_coverage"
SIZE: Final = "size_norm_rate"
STAFF: Final = "staffing_norm_rate"


def draw_coverage_headline(
    sheet: Sheet, totals: Mapping[str, Reading], kinds: Sequence[Reading]
) -> list[Component]:
    """The sentence; a clause whose reading is missing is left out. ``kinds`` are the households
    reached by kind of facility.
    """
    clauses = [
        clause
        for clause in (
            _cover(sheet, totals),
            _reach(sheet, kinds),
            _size(sheet, totals[SIZE]),
        )
        if clause is not None
    ]
    if not clauses:
        return [html.H1(nothing(sheet, "coverage.nothing"), id="headline-text")]
    return sentence(sheet, clauses, [])


def _cover(sheet: Sheet, totals: Mapping[str, Reading]) -> Clause | None:
    """How many grids there are, and how much of the ground they cover."""
    cover, staff = totals[COVER], totals[STAFF]
    count = int(staff.figure.denominator or 0)
    grids = sheet.say("coverage.grids", count=format_count(count, sheet.language)) if count else ""
    area = "" if sheet.scope.area is None else sheet.say("coverage.of", area=sheet.name(sheet.area))
    if cover.value is None:
        return f"{area}{grids}" if count else None
    words = sheet.say("coverage.covered", area=area, grids=grids, value=_value(sheet, cover))
    return _toned(sheet, cover, words)


def _reach(sheet: Sheet, kinds: Sequence[Reading]) -> Clause | None:
    """The kind that reaches fewest."""
    known = best_first(kinds)
    if not known:
        return None
    worst = known[-1]
    target = sheet.target(metric_of(worst.metric))
    is_short = target is not None and not target.is_met(worst.value or 0)
    basis = circle_of(sheet.place.recorded).basis
    words = sheet.say(
        f"coverage.reached_only.{basis}" if is_short else f"coverage.reached.{basis}",
        kind=worst.name,
        minutes=sheet.place.profile.reach.minutes,
        value=_value(sheet, worst),
    )
    return _toned(sheet, worst, words)


def _size(sheet: Sheet, size: Reading) -> Clause | None:
    norm = sheet.place.profile.norm_of("grid_households", sheet.day)
    if size.value is None or norm is None:
        return None
    words = sheet.say("coverage.sized", bounds=bounds_words(norm), value=_value(sheet, size))
    return _toned(sheet, size, words)


def _toned(sheet: Sheet, reading: Reading, words: str) -> Clause:
    """What misses its target is said so by colour as well."""
    target = sheet.target(metric_of(reading.metric))
    is_short = target is not None and not target.is_met(reading.value or 0)
    return html.Span(words, className="worse") if is_short else words


def _value(sheet: Sheet, reading: Reading) -> str:
    metric = metric_of(reading.metric)
    target = sheet.target(metric)
    goal, side = (target.value, target.side) if target else (None, metric.direction)
    return format_value(reading.value, metric.unit, sheet.language, goal, side)
