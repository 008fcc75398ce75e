"""一格一档: everything that is known of one area of any level, on one page that fits a sheet of A4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data.address import Address
from data.analysis.ranking import Ranking
from data.analysis.strip import Strip
from data.inhabitants import Inhabitants
from data.outlines import Surroundings
from data.place import Place
from data.readings.reading import Reading
from data.roster import Roster
from data.scope import Scope
from layouts.ageing import draw_ageing
from layouts.dates import format_as_of, format_days
from layouts.frame import FRAME_SLOTS, draw_frame, frame_layout
from layouts.panel import panel, skeleton
from layouts.profile_circle import COMPLETE, draw_circle
from layouts.profile_dues import draw_dues
from layouts.profile_headline import LEAD, draw_profile_headline
from layouts.profile_hours import draw_hours
from layouts.profile_peers import draw_peers
from layouts.profile_position import draw_position
from layouts.profile_staff import draw_staff
from layouts.sheet import Sheet

NAMES: Final = ("circle", "staff", "dues", "ageing", "alike", "hours")
_COLUMNS: Final = (("circle", "staff"), ("dues", "ageing"), ("alike", "hours"))
SLOTS: Final[tuple[tuple[str, str], ...]] = (
    *FRAME_SLOTS,
    ("headline", "children"),
    ("position", "children"),
    ("panel-circle", "className"),
    *((f"panel-{name}", "children") for name in NAMES),
    ("profile-foot", "children"),
)
STOCK: Final = ("backlog_ageing", "overdue_open")


@dataclass(frozen=True, slots=True)
class ProfileView:
    """Everything the page draws.

    ``totals`` holds one reading per metric for the asked area, ``months`` the last twelve months of
    those with columns, oldest first. ``standing`` is its on-time closure held against the whole
    place; None where it is the place. ``ages`` and ``overdue_ages`` are its open cases by age, and
    those of them that are overdue. ``strips`` are its indicators among its peers, ``roster`` the
    posts held in it; ``ground`` is None where no shape is known. ``circle`` are the shares of its
    households with each kind of facility within reach, empty where that is not recorded. ``now`` is
    the reader's clock, for the banner of stale data.
    """

    address: Address
    place: Place
    scope: Scope
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
    now: datetime | None = None

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.address, self.place, self.scope)


def layout() -> Component:
    """The static skeleton: every id in place, grey bars where readings will stand."""
    position = html.Section(skeleton(), id="position", className="card position-card")
    columns = [[panel(name, [skeleton()]) for name in names] for names in _COLUMNS]
    columns[0].insert(0, position)
    board = html.Div(
        [html.Div(parts, className="profile-column") for parts in columns],
        className="profile-board",
    )
    return frame_layout([board, html.P(id="profile-foot", className="profile-foot")])


def draw(view: ProfileView) -> tuple[Any, ...]:
    """The values of all SLOTS, in their order."""
    sheet, totals = view.sheet, view.totals
    stock = {key: totals[key] for key in STOCK}
    return (
        *draw_frame(sheet, view.now),
        draw_profile_headline(sheet, totals, view.standing, view.roster, view.inhabitants),
        draw_position(sheet, view.ground),
        "panel" if view.circle else "panel is-hidden",
        draw_circle(sheet, totals[COMPLETE.key], view.circle) if view.circle else None,
        draw_staff(sheet, view.roster, totals["staffing_norm_rate"]),
        draw_dues(sheet, totals[LEAD], view.months.get(LEAD, ())),
        draw_ageing(sheet, view.ages, view.overdue_ages, stock),
        draw_peers(sheet, view.strips),
        draw_hours(
            sheet,
            totals["volunteer_hours"],
            totals["active_volunteer_rate"],
            view.months.get("volunteer_hours", ()),
        ),
        _foot(sheet),
    )


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
