"""The ground of the map of coverage: its areas, filled by what the layer says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from data.readings.reading import Reading
from layouts.area_map import choropleth, flat_steps
from layouts.hot_layer import HotLayer, format_density, matter_word
from layouts.map_frame import MapFrame
from layouts.map_marks import Trace
from layouts.numbers import format_count
from layouts.sheet import Sheet
from layouts.theme import TOKENS

Verdict = Literal["plain", "met", "short", "unknown"]
_FILLS: Final[Mapping[Verdict, str]] = {
    "plain": "map-ground",
    "met": "bar",
    "short": "bar-warn",
    "unknown": "no-data",
}
_CLASSES: Final = tuple(_FILLS)


@dataclass(frozen=True, slots=True)
class Judged:
    """How an area is filled, and what the map says of it."""

    verdict: Verdict
    words: str


def judged_by(sheet: Sheet, readings: Mapping[str, Reading]) -> dict[str, Judged]:
    """Areas by readings that judge each: it has what is asked, or falls short."""
    verdicts: dict[str, Verdict] = {
        area_id: "met" if reading.value == 1 else "short"
        for area_id, reading in readings.items()
        if reading.value is not None
    }
    return {
        area_id: Judged(verdict, sheet.say(f"coverage.judged.{readings[area_id].metric}.{verdict}"))
        for area_id, verdict in verdicts.items()
    }


def judged_hot(sheet: Sheet, hot: HotLayer) -> dict[str, Judged]:
    """Areas by whether they are part of a hot spot, with their cases."""
    return {area_id: _of_one(sheet, hot, area_id) for area_id in hot.counts}


def _of_one(sheet: Sheet, hot: HotLayer, area_id: str) -> Judged:
    found, cases = hot.found, hot.counts[area_id].value or 0
    count = format_count(cases, sheet.language)
    told = escape(sheet.say("hot.hover.count", matter=matter_word(sheet), cases=count))
    if found.lack is not None:
        return Judged("plain", told)
    households = sheet.place.areas[area_id].households
    if area_id not in found.area_ids:
        is_known = households or not found.is_by_households
        why = sheet.say("hot.key.unknown" if is_known else "hot.hover.unknown")
        return Judged("unknown", f"{told}<br>{why}")
    if found.is_by_households and households:
        density = format_density(hot, cases, households)
        told += sheet.say("hot.hover.density", density=density)
    is_hot = area_id in found.hot_ids
    verdict = sheet.say("hot.key.hot" if is_hot else "hot.key.usual")
    return Judged("short" if is_hot else "plain", f"{told}<br>{verdict}")


def draw_ground(sheet: Sheet, level: str, frame: MapFrame, judged: Mapping[str, Judged]) -> Trace:
    """The areas in ``frame``, plain where the layer says nothing of them."""
    ids = [shape.area_id for shape in frame.shapes]
    source = f"/geometry/{sheet.place.generation_id}/{level}.geojson"
    tokens = TOKENS[sheet.theme]
    colours = [tokens[_FILLS[verdict]] for verdict in _CLASSES]
    told = [judged.get(area_id, Judged("plain", "")) for area_id in ids]
    edges = [tokens["line-3" if each.verdict == "unknown" else "surface"] for each in told]
    return {
        **choropleth(source, ids, {"width": 0.9, "color": edges}),
        "z": [_CLASSES.index(each.verdict) for each in told],
        "zmin": -0.5,
        "zmax": len(colours) - 0.5,
        "colorscale": flat_steps(colours),
        "customdata": [sheet.href_of_profile(area_id) for area_id in ids],
        "text": [
            _hover(sheet, area_id, each.words) for area_id, each in zip(ids, told, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _hover(sheet: Sheet, area_id: str, words: str) -> str:
    area = sheet.place.areas[area_id]
    lines = [f"<b>{escape(area.name)}</b>"]
    if area.households is not None:
        lines.append(sheet.say("coverage.hover_households", count=f"{area.households:,}"))
    return "<br>".join([*lines, *([words] if words else [])])
