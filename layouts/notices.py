"""Notices: cards below the headline that lead to where a finding is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from layouts.icon import icon
from layouts.notice import Notice
from layouts.sheet import Sheet

SHOWN: Final = 3


def draw_notices(sheet: Sheet, notices: Sequence[Notice]) -> list[Component]:
    """Three cards at most; the others stand behind a disclosure that asks no server."""
    if not notices:
        return []
    shown, rest = notices[:SHOWN], notices[SHOWN:]
    heading = html.H2(sheet.say("attention"), className="unseen")
    parts: list[Component] = [heading, html.Ul([_line(sheet, notice) for notice in shown])]
    if rest:
        words = sheet.say("attention.rest", count=len(rest))
        summary = html.Summary([icon("forward"), words])
        parts.append(html.Details([summary, html.Ul([_line(sheet, notice) for notice in rest])]))
    return parts


def _line(sheet: Sheet, notice: Notice) -> html.Li:
    card = dcc.Link(
        [
            html.Span(notice.tag, className=f"attention-tag {notice.tone}"),
            html.Span(
                [
                    html.Strong(notice.subject),
                    " ",
                    html.Span(_clauses(sheet, notice.details), className="attention-detail"),
                ],
                className="attention-text",
            ),
            icon("forward"),
        ],
        href=notice.href,
        className=f"attention-card {notice.tone}",
    )
    return html.Li(card)


def _clauses(sheet: Sheet, details: Sequence[str]) -> list[Component]:
    """Clauses are broken between each other, not inside."""
    *before, last = details or ("",)
    return [*(html.Span(f"{part}{sheet.say('join.clauses')}") for part in before), html.Span(last)]
