"""The map of coverage: the grids, and over them what its layer shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from data.findings import RATIO
from data.outlines import Bounds, Point
from data.siting import Site, Siting
from layouts.area_map import map_layout
from layouts.audit_items import Group, Item, href_of_item
from layouts.coverage_ground import Judged, draw_ground
from layouts.map_frame import MapFrame
from layouts.map_marks import Trace, beside, caption_places, draw_names, leaders
from layouts.map_shapes import dots, filled, lines
from layouts.sheet import Sheet
from layouts.siting_panel import MARKS, chosen_sites
from layouts.theme import TOKENS

SYMBOLS: Final[Mapping[Group, str]] = {
    "gap": "circle",
    "overlap": "square",
    "beyond": "triangle-down",
    "stray": "triangle-up",
    "multipart": "hexagon",
    "code": "octagon",
    "communities": "cross",
    "department": "diamond",
    "hot": "pentagon",
}
_WIDE: Final[tuple[Group, ...]] = ("department", "beyond", "stray", "communities", "hot")
"""Signs with less room for a number."""
_MARK_PX: Final = 20
_WIDE_MARK_PX: Final = 22
_VIEW_RATIO: Final = 0.85
_ASIDE: Final = 0.09
_MOST_DOTS: Final = 2_000


def draw_coverage_map(
    sheet: Sheet,
    level: str,
    frame: MapFrame,
    items: Sequence[Item],
    judged: Mapping[str, Judged],
    siting: Siting | None,
) -> dict[str, Any]:
    """The figure over the areas of ``level`` in ``frame``.

    ``items`` are what is marked on the layer, ``judged`` what it says of single areas, by area id;
    ``siting`` is what the layer of circles shows.
    """
    layer, chosen = sheet.address.layer, chosen_of(sheet, items)
    view = frame if chosen is None else MapFrame(frame.shapes, _zoomed(chosen.close_up.bounds))
    seen = [each for each in items if chosen is None or _is_in(each.close_up.at, view)]
    is_close = chosen is not None
    at = {each.number: _mark_at(each, view, is_close=is_close) for each in seen}
    traces = [draw_ground(sheet, level, frame, judged)]
    if chosen is not None:
        traces += _true_ground(sheet, chosen)
    sites = chosen_sites(sheet, siting) if layer == "circles" and siting is not None else ()
    if layer == "circles" and siting is not None:
        traces += _circles(sheet, siting)
    taken = [*at.values(), *(site.at for site in sites)]
    traces += [
        *_department_grids(sheet, seen),
        *_outlined(sheet, seen),
        *draw_names(sheet, _places(sheet, view, chosen), taken, view),
        *_sites(sheet, sites),
        *leaders(sheet, [(each.close_up.at, at[each.number]) for each in seen]),
        *_marks(sheet, seen, at),
    ]
    layout = map_layout(sheet, view.bounds, level)
    layout["uirevision"] += f"/{layer}/{sheet.address.finding}"
    return {"data": traces, "layout": layout}


def chosen_of(sheet: Sheet, items: Sequence[Item]) -> Item | None:
    """The finding of the address; None for none, or for one that is no longer there."""
    return next((each for each in items if each.number == sheet.address.finding), None)


def _zoomed(bounds: Bounds) -> Bounds:
    """A close-up as high as the map is for its width; close-ups are wider than high."""
    west, south, east, north = bounds
    more = (north - south) * (RATIO / _VIEW_RATIO - 1) / 2
    return west, south - more, east, north + more


def _mark_at(item: Item, view: MapFrame, *, is_close: bool) -> Point:
    """A point beside what is marked: close to it, off the line that it follows."""
    lon, lat = item.close_up.at
    if not is_close:
        return beside((lon, lat), view)
    west, south, east, north = view.bounds
    if item.close_up.is_wide:
        return lon, lat + (north - south) * _ASIDE
    return lon + (east - west) * _ASIDE, lat


def _is_in(point: Point, view: MapFrame) -> bool:
    west, south, east, north = view.bounds
    return west <= point[0] <= east and south <= point[1] <= north


def _true_ground(sheet: Sheet, chosen: Item) -> list[Trace]:
    """Around a chosen finding the grids as they are: the map of all of them is simplified."""
    tokens = TOKENS[sheet.theme]
    around = chosen.close_up.around
    blank = filled([chosen.close_up.ground], tokens["no-data"], tokens["no-data"])
    return [blank, filled(around, tokens["map-ground"], tokens["surface"])]


def _department_grids(sheet: Sheet, items: Sequence[Item]) -> list[Trace]:
    borders = [each.close_up.border for each in items if each.close_up.border]
    if not borders:
        return []
    accent = TOKENS[sheet.theme]["accent"]
    return [lines(borders, {"width": 1.6, "color": accent, "dash": "dash"})]


def _outlined(sheet: Sheet, items: Sequence[Item]) -> list[Trace]:
    """The ground of the findings itself."""
    if not items:
        return []
    warn, shapes = TOKENS[sheet.theme]["warn"], [each.close_up.own for each in items]
    whole_areas = all(each.group == "hot" for each in items)
    return [
        filled(shapes, TOKENS[sheet.theme]["bar-warn"], warn)
        if whole_areas
        else filled(shapes, warn, warn, opacity=0.28),
        lines(shapes, {"width": 1.6, "color": warn}),
    ]


def _circles(sheet: Sheet, siting: Siting) -> list[Trace]:
    tokens = TOKENS[sheet.theme]
    ground = filled([siting.circles], tokens["accent"], tokens["accent"], opacity=0.16)
    stands = dots(siting.facilities, {"size": 6, "color": tokens["accent"], "symbol": "square"})
    beyond = dots(siting.beyond[:: every(siting)], {"size": 3.4, "color": tokens["warn"]})
    return [ground, beyond, stands]


def every(siting: Siting) -> int:
    """Of the residences outside, each of so many is drawn: a browser is slow with more dots."""
    return -(-len(siting.beyond) // _MOST_DOTS) or 1


def _sites(sheet: Sheet, sites: Sequence[Site]) -> list[Trace]:
    """Where the next ones would stand, by the letters of the list."""
    if not sites:
        return []
    tokens = TOKENS[sheet.theme]
    return [
        dots([site.at for site in sites], {"size": _MARK_PX, "color": tokens["ink"]})
        | {
            "mode": "markers+text",
            "text": list(MARKS[sheet.language][: len(sites)]),
            "textfont": {"size": 12, "color": tokens["surface"], "weight": 700},
        }
    ]


def _places(sheet: Sheet, view: MapFrame, chosen: Item | None) -> dict[str, list[Point]]:
    """Where names may stand: of the areas above, or close to a finding of those around it."""
    if chosen is None:
        return caption_places(sheet, view.shapes)
    return {area_id: [point] for area_id, point in chosen.close_up.labels.items()}


def _marks(sheet: Sheet, items: Sequence[Item], at: Mapping[int, Point]) -> list[Trace]:
    if not items:
        return []
    tokens = TOKENS[sheet.theme]
    return [
        {
            "type": "scattergeo",
            "mode": "markers+text",
            "lon": [at[each.number][0] for each in items],
            "lat": [at[each.number][1] for each in items],
            "text": [str(each.number) for each in items],
            "customdata": [href_of_item(sheet, each) for each in items],
            "hovertext": [escape(f"{each.title}  {each.detail}") for each in items],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {
                "size": [_WIDE_MARK_PX if each.group in _WIDE else _MARK_PX for each in items],
                "symbol": [SYMBOLS[each.group] for each in items],
                "color": tokens["mark-low"],
                "opacity": 1,
                "line": {"width": 1.5, "color": tokens["surface"]},
            },
            "textfont": {"size": 12, "color": tokens["on-mark"], "weight": 700},
        }
    ]
