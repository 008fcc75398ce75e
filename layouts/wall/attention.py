"""What else asks for attention: lines in the strip, and the scene of large ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html

from data.attention.item import Item
from layouts.attention import notice_of
from layouts.sheet import Sheet

_IN_THE_STRIP: Final = 2
_MOST_LINES: Final = 6


def draw_others(sheet: Sheet, items: Sequence[Item]) -> html.Aside | None:
    """The most urgent findings beside the flagged areas; None where there are none."""
    if not items:
        return None
    title = html.H2(sheet.say("wall.others"), className="wall-title")
    lines = [_line(sheet, item) for item in items[:_IN_THE_STRIP]]
    return html.Aside([title, html.Ul(lines)], className="wall-others")


def draw_lines(sheet: Sheet, items: Sequence[Item]) -> html.Section:
    """All that asks for attention in large lines, or that nothing does."""
    if not items:
        calm = html.P(sheet.say("wall.calm.attention"), className="wall-calm")
        return html.Section([calm], className="wall-lines is-calm")
    lines = [_line(sheet, item) for item in items[:_MOST_LINES]]
    rest = len(items) - len(lines)
    more = [html.P(sheet.say("attention.rest", count=rest), className="wall-rest")] if rest else []
    title = html.H2(sheet.say("attention"), className="wall-title")
    return html.Section([title, html.Ul(lines), *more], className="wall-lines")


def _line(sheet: Sheet, item: Item) -> html.Li:
    notice = notice_of(sheet, item)
    details = sheet.say("join.clauses").join(notice.details)
    return html.Li(
        [
            html.Span(notice.tag, className=f"wall-tag {notice.tone}"),
            html.Span(
                [html.Strong(notice.subject), " ", html.Span(details, className="wall-detail")],
                className="wall-finding",
            ),
        ]
    )
