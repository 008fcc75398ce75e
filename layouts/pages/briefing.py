"""简报: the pages of a period as they will be printed, to take home in five formats, and those that
were made before.
"""

from __future__ import annotations

from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from data.briefing_rules import FORMATS
from layouts.attributes import attributes
from layouts.briefing_preview import own_address, title_of
from layouts.icon import icon
from layouts.page_form import PageForm, Part, View, bare_part
from layouts.panel import skeleton
from layouts.sheet import Sheet


def _head(view: View) -> tuple[Any, Any]:
    title = html.H1(title_of(view.sheet), id="headline-text")
    return html.Div(
        [title, html.P(view.sheet.say("desk.sentence"), className="desk-sentence")]
    ), None


def _formats(sheet: Sheet) -> list[Component]:
    """A link for each format, as files of which the name says what they are."""
    search = own_address(sheet.address).search
    links = [
        html.A(
            [
                icon("download"),
                html.Strong(sheet.say(f"desk.format.{wanted}")),
                html.Small(sheet.say(f"desk.note.{wanted}")),
            ],
            href=f"/export/briefing/{wanted}{search}",
            className="desk-format",
            download="",
        )
        for wanted in FORMATS
    ]
    return [html.H2(sheet.say("desk.formats"), className="panel-title"), *links]


def _asked(sheet: Sheet) -> dict[str, str]:
    """What the other parts are of; they are drawn anew when it changes."""
    return {"generation": sheet.place.generation_id, "search": sheet.address.search}


def _card(name: str, **named: str) -> Component:
    return html.Section(skeleton(), id=name, className="card desk-card", **attributes(**named))


def _arrange(parts: dict[str, Component]) -> list[Component]:
    cards = (
        parts["briefing-formats"],
        _card("briefing-preview", aria_live="polite"),
        _card("briefing-issues"),
    )
    return [parts["briefing-asked"], html.Div(cards, className="desk-board")]


FORM: Final[PageForm[View]] = PageForm(
    _head,
    (
        Part(
            "briefing-asked",
            (("briefing-asked", "data"),),
            lambda: dcc.Store(id="briefing-asked"),
            lambda view: (_asked(view.sheet),),
        ),
        bare_part(
            "briefing-formats",
            lambda view: _formats(view.sheet),
            lambda: _card("briefing-formats"),
        ),
    ),
    _arrange,
)
