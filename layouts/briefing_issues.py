"""The briefings that were made: what each is of, when it was made, and its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from data.briefing_rules import BriefingFormat
from layouts.briefing.document import Head
from layouts.panel import note
from layouts.sheet import Sheet

_SCHEDULE: Final = '[[briefing.schedules]]\nwhen = "monthly, day 1, 08:00"'
_COMMAND: Final = "python app.py briefing --due"


@dataclass(frozen=True, slots=True)
class Cover:
    """What a kept document says of itself."""

    head: Head


@dataclass(frozen=True, slots=True)
class Filed:
    """A made briefing; ``cover`` is None where it cannot be read, ``made_at`` is civil time.

    ``files`` are format, page and name of each; the page is None where there is but one file.
    """

    stem: str
    cover: Cover | None
    made_at: datetime
    files: tuple[tuple[BriefingFormat, int | None, str], ...]


def draw_issues(sheet: Sheet, shown: Sequence[Filed], left_out: int) -> list[Component]:
    """The list, latest first; ``left_out`` earlier ones are only counted."""
    title = sheet.say("desk.issues")
    heading = html.H2(title, className="panel-title")
    if not shown:
        return [heading, *_how_to_schedule(sheet)]
    caption = html.P(sheet.say("desk.issues.caption"), className="panel-caption")
    rows = html.Ul([_row(sheet, filed) for filed in shown], className="issues")
    if not left_out:
        return [heading, caption, rows]
    more = html.P(sheet.say("desk.issues.more", count=left_out), className="panel-caption")
    return [heading, caption, rows, more]


def _row(sheet: Sheet, filed: Filed) -> html.Li:
    head = filed.cover.head if filed.cover else None
    named = [head.name, head.period, head.area] if head else [filed.stem]
    made = sheet.say("desk.issues.made", at=f"{filed.made_at:%Y-%m-%d %H:%M}")
    return html.Li(
        [
            html.Strong(named[0]),
            *(html.Span(words) for words in named[1:]),
            html.Small(made),
            html.Span([_link(sheet, *file) for file in filed.files], className="issue-files"),
        ]
    )


def _link(sheet: Sheet, wanted: BriefingFormat, page: int | None, name: str) -> html.A:
    words = sheet.say(f"desk.short.{wanted}")
    text = words if page is None else f"{words} {page}"
    return html.A(text, href=f"/export/issues/{quote(name)}", download="", title=name)


def _how_to_schedule(sheet: Sheet) -> list[Component]:
    """What is missing to have briefings made by themselves."""
    is_planned = bool(sheet.place.profile.briefing.schedules)
    detail = "desk.issues.planned" if is_planned else "desk.issues.unplanned"
    lines = _COMMAND if is_planned else f"{_SCHEDULE}\n\n{_COMMAND}"
    return [
        note(sheet.say("desk.issues.none"), sheet.say(detail)),
        html.Pre(html.Code(lines), className="desk-code", tabIndex=0),
    ]
