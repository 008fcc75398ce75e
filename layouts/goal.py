"""A goal on its tile: how far it is reached, held against the time that has gone by."""

from __future__ import annotations

from dash import html

from data.metrics.metric import Metric
from data.readings.progress import Progress
from layouts.attributes import attributes
from layouts.dates import format_period
from layouts.numbers import round_percent, shorten
from layouts.quantities import format_quantity
from layouts.sheet import Sheet

_WORDS_OF_UNIT = ("year", "quarter", "month")


def goal_line(sheet: Sheet, metric: Metric, progress: Progress) -> html.Div:
    """A slim bar with a tick at the share of time gone by, and what both say in words."""
    share = f"{round_percent(progress.share, 1.0)}%"
    elapsed = f"{round_percent(progress.elapsed, 1.0)}%"
    unit = progress.goal.during().unit
    gone = f"goal.elapsed.{unit if unit in _WORDS_OF_UNIT else 'other'}"
    is_short = progress.pace in ("behind", "missed")
    pace = html.Strong(sheet.say(f"goal.{progress.pace}"), className="worse" if is_short else None)
    clauses = [
        html.Span(_asked(sheet, metric, progress, share)),
        html.Span([sheet.say(gone, elapsed=elapsed), sheet.say("join.clauses"), pace]),
    ]
    return html.Div(
        [_bar(progress), *clauses], className="tile-goal", title=describe(sheet, metric, progress)
    )


def describe(sheet: Sheet, metric: Metric, progress: Progress) -> str:
    """The goal in full, for its definition card."""
    goal = progress.goal
    known = {
        "period": format_period(goal.during(), sheet.language),
        "source": goal.source.text.of(sheet.language),
    } | {
        name: format_quantity(getattr(progress, name), metric.counted, sheet.language)
        for name in ("needed", "reached", "due")
    }
    if goal.growth is None:
        return sheet.say("goal.card_total", **known)
    return sheet.say("goal.card", growth=_growth(goal.growth), **known)


def _asked(sheet: Sheet, metric: Metric, progress: Progress, share: str) -> str:
    growth = progress.goal.growth
    if growth is not None:
        return sheet.say("goal.growth", growth=_growth(growth), share=share)
    total = format_quantity(progress.needed, metric.counted, sheet.language)
    return sheet.say("goal.total", total=total, share=share)


def _growth(growth: float) -> str:
    return f"{shorten(growth * 100)}%"


def _bar(progress: Progress) -> html.Div:
    is_short = progress.pace in ("behind", "missed")
    done, gone = min(progress.share, 1.0), min(progress.elapsed, 1.0)
    return html.Div(
        [
            html.Span(className="goal-done", style={"width": f"{done:.2%}"}),
            html.Span(className="goal-gone", style={"left": f"{gone:.2%}"}),
        ],
        className="goal-bar is-short" if is_short else "goal-bar",
        **attributes(aria_hidden="true"),
    )
