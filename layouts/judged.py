"""Single grids under a norm: those that fail it by name, the others by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.metric import Metric
from data.readings.reading import Reading
from layouts.groups import Groups
from layouts.quantities import is_judged
from layouts.sheet import Sheet

_MOST_NAMED: Final = 60


def are_judged(groups: Groups, metric: Metric) -> bool:
    """True where every ranked area is one grid, which a norm finds good or not."""
    return all(is_judged(row.figure, metric) for row in groups.ranked)


def draw_judged(sheet: Sheet, groups: Groups, level: str) -> list[Component]:
    """The failing grids, each as a link, and how many meet the norm."""
    failing = [row for row in groups.ranked if not row.figure.numerator]
    met = len(groups.ranked) - len(failing)
    return [
        _title(sheet, "▼ ", "short", len(failing), level),
        html.Ul(_names(sheet, failing), className="judged"),
        _title(sheet, "", "met", met, level),
    ]


def _title(sheet: Sheet, sign: str, verdict: str, count: int, level: str) -> html.H3:
    tone = {"short": "worse", "met": "better"}[verdict] if count else "neutral"
    detail = html.Small(sheet.say("rank.count", count=count, level=level))
    return html.H3(
        [html.Span(f"{sign}{sheet.say(f'rank.{verdict}')}", className=tone), detail],
        className="judged-title",
    )


def _names(sheet: Sheet, failing: Sequence[Reading]) -> list[html.Li]:
    items = [html.Li(_link(sheet, row)) for row in failing[:_MOST_NAMED]]
    if len(failing) > _MOST_NAMED:
        words = sheet.say("rank.rest", count=len(failing) - _MOST_NAMED)
        items.append(html.Li(words, className="judged-rest"))
    return items


def _link(sheet: Sheet, row: Reading) -> dcc.Link:
    is_here = row.key == sheet.scope.area
    return dcc.Link(
        row.name,
        href=sheet.href_into(row.key or ""),
        title=row.name,
        className="judged-link is-here" if is_here else "judged-link",
    )
