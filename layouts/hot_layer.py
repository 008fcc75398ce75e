"""What the layer of hot spots shows: the spots, the counts they were found in, and other categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.hot_spots import HotSpots
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.icon import icon
from layouts.numbers import format_count, format_with_unit, round_tenth
from layouts.popover import popover
from layouts.sheet import Sheet

METRIC: Final = metric_of("case_volume")
_MOST_OFFERED: Final = 12
_HOUSEHOLDS: Final = 1000


@dataclass(frozen=True, slots=True)
class HotLayer:
    """``counts`` are the cases by area of ``level``, by area id; ``matters`` those by category, of
    which the address may choose one, and ``whole`` those of all categories.
    """

    found: HotSpots
    level: str
    counts: Mapping[str, Reading]
    matters: Sequence[Reading]
    whole: Reading

    @property
    def unknown(self) -> int:
        """How many areas cannot be judged."""
        return len(self.counts.keys() - self.found.area_ids)


def level_word(sheet: Sheet, hot: HotLayer) -> str:
    """What the areas of the map are called."""
    return sheet.place.level(hot.level).name.text.of(sheet.language)


def matter_word(sheet: Sheet) -> str:
    """The category whose hot spots are shown, or that it is all of them."""
    return sheet.word(sheet.address.matter) if sheet.address.matter else sheet.say("hot.all")


def format_density(hot: HotLayer, cases: float, exposure: float) -> str:
    """Cases per thousand households, or for each area where households are not known."""
    per = _HOUSEHOLDS if hot.found.is_by_households else 1
    return f"{round_tenth(cases / exposure * per):,}"


def caption(sheet: Sheet, hot: HotLayer) -> str:
    """What was judged: so many cases in so many areas, and what they are held against."""
    found = hot.found
    key = "households" if found.is_by_households else "areas"
    return sheet.say(
        f"hot.caption.{key}",
        matter=matter_word(sheet),
        cases=format_count(found.cases, sheet.language),
        count=format_count(len(found.area_ids), sheet.language),
        level=level_word(sheet, hot),
        households=format_count(found.exposure, sheet.language),
    )


def matter_menu(sheet: Sheet, hot: HotLayer) -> dmc.Popover:
    """The categories that have cases enough to be judged, the largest first, and all together."""
    known = [row for row in hot.matters if row.key and (row.value or 0) >= hot.found.needed]
    offered = sorted(known, key=lambda row: (-(row.value or 0), row.key or ""))[:_MOST_OFFERED]
    links = [_link(sheet, row.key, sheet.word(row.name), row) for row in offered]
    everything = _link(sheet, None, sheet.say("hot.all"), hot.whole)
    face: list[Component | str] = [html.Strong(matter_word(sheet)), icon("chevron")]
    menu = html.Div([everything, *links], className="menu is-long")
    return popover(face, menu, sheet.say("hot.matter"), "select-button")


def _link(sheet: Sheet, matter: str | None, name: str, counted: Reading) -> dcc.Link:
    is_chosen = sheet.address.matter == matter
    count = format_with_unit(counted.value, METRIC.unit, sheet.language)
    return dcc.Link(
        [html.Span(name), html.Span(count, className="menu-note")],
        href=sheet.href(matter=matter, finding=None),
        className="menu-link is-chosen" if is_chosen else "menu-link",
    )
