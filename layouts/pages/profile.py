"""一格一档: everything that is known of one area of any level, on one page that fits a sheet of A4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.analysis.ranking import Ranking
from data.analysis.strip import Strip
from data.inhabitants import Inhabitants
from data.metrics.reach import circle_of
from data.outlines import Surroundings
from data.readings.reading import Reading
from data.roster import Roster
from layouts.ageing import draw_ageing
from layouts.dates import format_as_of, format_days
from layouts.page_form import Draw, PageForm, Part, View, bare_part, panel_parts
from layouts.panel import panel, skeleton
from layouts.profile_circle import draw_circle
from layouts.profile_dues import draw_dues
from layouts.profile_headline import LEAD, draw_profile_headline
from layouts.profile_hours import draw_hours
from layouts.profile_peers import draw_peers
from layouts.profile_position import draw_position
from layouts.profile_staff import draw_staff
from layouts.sheet import Sheet

_COLUMNS: Final = (("position", "circle", "staff"), ("dues", "ageing"), ("alike", "hours"))
STOCK: Final = ("backlog_ageing", "overdue_open")


@dataclass(frozen=True, slots=True)
class ProfileView(View):
    """Everything the page draws.

    ``totals`` holds one reading per metric for the asked area, ``months`` the last twelve months of
    those with columns, oldest first. ``standing`` is its on-time closure held against the whole
    place; None where it is the place. ``ages`` and ``overdue_ages`` are its open cases by age, and
    those of them that are overdue. ``strips`` are its indicators among its peers, ``roster`` the
    posts held in it; ``ground`` is None where no shape is known. ``circle`` are the shares of its
    households with each kind of facility within reach, empty where that is not recorded.
    """

    totals: Mapping[str, Reading]
    months: Mapping[str, tuple[Reading, ...]]
    standing: Ranking | None
    ages: tuple[Reading, ...]
    overdue_ages: tuple[Reading, ...]
    strips: tuple[Strip, ...]
    roster: Roster
    inhabitants: Inhabitants
    ground: Surroundings | None
    circle: tuple[Reading, ...] = ()


def _head(view: ProfileView) -> tuple[Any, Any]:
    return draw_profile_headline(
        view.sheet, view.totals, view.standing, view.roster, view.inhabitants
    ), None


def _circle(view: ProfileView) -> tuple[Any, ...]:
    """The panel is left out where nothing is recorded for it."""
    if not view.circle:
        return "panel is-hidden", None
    complete = circle_of(view.sheet.place.recorded).complete
    return "panel", draw_circle(view.sheet, view.totals[complete], view.circle)


def _ageing(view: ProfileView) -> list[Component]:
    stock = {key: view.totals[key] for key in STOCK}
    return draw_ageing(view.sheet, view.ages, view.overdue_ages, stock)


def _hours(view: ProfileView) -> list[Component]:
    hours, active = view.totals["volunteer_hours"], view.totals["active_volunteer_rate"]
    return draw_hours(view.sheet, hours, active, view.months.get("volunteer_hours", ()))


def _foot(sheet: Sheet) -> list[Component]:
    """What a sheet of paper must say by itself: of when and of which data it is."""
    parts = [
        sheet.place.name(sheet.language),
        format_days(sheet.scope.period, sheet.language),
        *sheet.filter_words,
        sheet.say("as_of", as_of=format_as_of(sheet.scope.as_of)),
        sheet.say("generation", generation=sheet.place.generation_id),
    ]
    if sheet.place.profile.place.is_demo:
        parts.append(sheet.say("demo"))
    return [html.Span(part) for part in parts]


def _arrange(parts: dict[str, Component]) -> list[Component]:
    columns = [
        html.Div([parts[name] for name in names], className="profile-column") for names in _COLUMNS
    ]
    return [html.Div(columns, className="profile-board"), parts["profile-foot"]]


PANELS: Final[Mapping[str, Draw[ProfileView]]] = {
    "staff": lambda v: draw_staff(v.sheet, v.roster, v.totals["staffing_norm_rate"]),
    "dues": lambda v: draw_dues(v.sheet, v.totals[LEAD], v.months.get(LEAD, ())),
    "ageing": _ageing,
    "alike": lambda v: draw_peers(v.sheet, v.strips),
    "hours": _hours,
}

FORM: Final[PageForm[ProfileView]] = PageForm(
    _head,
    (
        bare_part(
            "position",
            lambda v: draw_position(v.sheet, v.ground),
            lambda: html.Section(skeleton(), id="position", className="card position-card"),
        ),
        Part(
            "circle",
            (("panel-circle", "className"), ("panel-circle", "children")),
            lambda: panel("circle", [skeleton()]),
            _circle,
        ),
        *panel_parts(PANELS),
        bare_part(
            "profile-foot",
            lambda v: _foot(v.sheet),
            lambda: html.P(id="profile-foot", className="profile-foot"),
        ),
    ),
    _arrange,
)
