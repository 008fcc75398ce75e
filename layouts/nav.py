"""The navigation: one link per page, in groups; what the place has no records of is not listed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.address import Address
from data.metrics.metric import Language
from layouts.icon import icon
from layouts.popover import popover
from layouts.text import say


@dataclass(frozen=True, slots=True)
class Entry:
    """A page with the group it stands in; it is listed where any metric of ``needs`` is recorded."""

    page: str
    group: str = ""
    needs: tuple[str, ...] = ()

    def is_listed(self, recorded: Collection[str] | None) -> bool:
        return recorded is None or not self.needs or any(key in recorded for key in self.needs)


_APART: Final = "apart"
"""The group without a heading, to which the wall belongs."""
ENTRIES: Final[tuple[Entry, ...]] = (
    Entry("overview"),
    Entry("cases", "events", ("case_volume",)),
    Entry("whistles", "events", ("whistle_call_volume",)),
    Entry("disputes", "events", ("mediation_success_rate", "legacy_cleared_rate")),
    Entry(
        "coverage",
        "grids",
        (
            *("grid_area_coverage", "staffing_norm_rate", "size_norm_rate"),
            *("facility_reach_rate", "mapping_legality", "key_site_video_rate"),
        ),
    ),
    Entry("profile", "grids", ("case_volume", "staffing_norm_rate", "volunteer_hours")),
    Entry("briefing", _APART),
)
PAGES: Final[tuple[str, ...]] = tuple(entry.page for entry in ENTRIES)
_MOST_TABS: Final = 5
"""So many stand side by side at the foot of a phone; where there are more pages, 更多 is the last."""


def draw_nav(
    address: Address, language: Language, place: str, recorded: Collection[str] | None
) -> list[Component]:
    """The product's name, one link per page and one to the wall; ``recorded`` None lists every page."""
    brand = html.Div(
        [
            icon("brand"),
            html.Span([html.Strong(say("zh", "product")), html.Small(say("en", "product"))]),
        ],
        className="brand",
    )
    links: list[Component] = []
    for group, entries in groupby(_listed(recorded), lambda entry: entry.group):
        drawn: list[Component] = [_link(address, language, entry.page) for entry in entries]
        if group == _APART:
            drawn = [html.Div([*drawn, _wall(address, language)], className="nav-apart")]
        elif group:
            links.append(html.Div(say(language, f"nav.{group}"), className="nav-group"))
        links += drawn
    return [brand, *links, html.Div(place, className="nav-foot")]


def draw_tabs(
    address: Address, language: Language, recorded: Collection[str] | None
) -> list[Component]:
    """The same links at the foot of a phone; those that do not fit stand in a sheet behind 更多."""
    shown, rest = _parted([entry.page for entry in _listed(recorded)], address.page)
    tabs: list[Component] = [_link(address, language, page) for page in shown]
    return [*tabs, _more(address, language, rest)] if rest else tabs


def _parted(pages: list[str], current: str) -> tuple[list[str], list[str]]:
    """The pages with a tab and the others; the page shown has one, be it the last."""
    if len(pages) <= _MOST_TABS:
        return pages, []
    first, later = pages[: _MOST_TABS - 1], pages[_MOST_TABS - 1 :]
    if current in later:
        first = [*first[:-1], current]
    return first, [page for page in pages if page not in first]


def _more(address: Address, language: Language, pages: Sequence[str]) -> dmc.Popover:
    label = say(language, "nav.more")
    links = html.Div([_link(address, language, page) for page in pages], className="menu")
    return popover([icon("more"), html.Span(label)], links, label, "nav-link", "top-end")


def _listed(recorded: Collection[str] | None) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.is_listed(recorded)]


def _wall(address: Address, language: Language) -> html.A:
    """The wall of the same area; it is a document of its own, with a period that goes on."""
    asked = Address(area=address.area, lang=address.lang)
    name = say(language, "nav.wall")
    return html.A(
        [icon("wall"), html.Span(name)],
        href=f"/wall{asked.search}",
        className="nav-link",
        title=name,
    )


def _link(address: Address, language: Language, page: str) -> dcc.Link:
    there = address.elsewhere(page)
    name = say(language, f"page.{page}")
    return dcc.Link(
        [icon(page), html.Span(name)],
        href=there.href,
        className="nav-link is-current" if page == address.page else "nav-link",
        title=name,
    )
