"""The navigation: one link per page, in groups; what the place has no records of is not listed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.address import Address
from data.metrics.metric import Language
from layouts.icon import icon
from layouts.text import say


@dataclass(frozen=True, slots=True)
class Entry:
    """A page with the group it stands in; it is listed where any metric of ``needs`` is recorded."""

    page: str
    group: str = ""
    needs: tuple[str, ...] = ()

    def is_listed(self, recorded: Collection[str] | None) -> bool:
        return recorded is None or not self.needs or any(key in recorded for key in self.needs)


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
)
PAGES: Final[tuple[str, ...]] = tuple(entry.page for entry in ENTRIES)


def draw_nav(
    address: Address, language: Language, place: str, recorded: Collection[str] | None
) -> list[Component]:
    """The product's name and one link per page; ``recorded`` None lists every page."""
    brand = html.Div(
        [
            icon("brand"),
            html.Span([html.Strong(say("zh", "product")), html.Small(say("en", "product"))]),
        ],
        className="brand",
    )
    links: list[Component] = []
    for group, entries in groupby(_listed(recorded), lambda entry: entry.group):
        if group:
            links.append(html.Div(say(language, f"nav.{group}"), className="nav-group"))
        links += [_link(address, language, entry.page) for entry in entries]
    return [brand, *links, html.Div(place, className="nav-foot")]


def draw_tabs(
    address: Address, language: Language, recorded: Collection[str] | None
) -> list[Component]:
    """The same links at the foot of a phone."""
    return [_link(address, language, entry.page) for entry in _listed(recorded)]


def _listed(recorded: Collection[str] | None) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.is_listed(recorded)]


def _link(address: Address, language: Language, page: str) -> dcc.Link:
    there = address.elsewhere(page)
    name = say(language, f"page.{page}")
    return dcc.Link(
        [icon(page), html.Span(name)],
        href=there.href,
        className="nav-link is-current" if page == address.page else "nav-link",
        title=name,
    )
