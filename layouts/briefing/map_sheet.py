"""The map: areas by class, what stands out marked as in the ranking, the names of the level above."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from data.metrics.metric import Metric
from data.outlines import Ground, Point, Polygons
from data.readings.reading import Reading
from layouts.area_map import colour_of
from layouts.briefing.document import Hatch, MapArea, MapClass, MapSheet
from layouts.briefing.view import BriefingView, Parts
from layouts.map_classes import name_class
from layouts.numbers import format_break
from layouts.theme import Palette

_HATCHES: Final[tuple[Hatch, ...]] = ("cross", "diagonal", "dots")
"""Of the classes short of the target, the worst first."""
_MOST_NAMED: Final = 30
_WHITE: Final = "#FFFFFF"


def compose_map(view: BriefingView) -> MapSheet | None:
    """None where no area has a shape, or too little is known of all of them."""
    areas, ground = view.areas, view.ground
    if areas is None or ground is None or not areas.known_share:
        return None
    sheet, palette = view.sheet, view.sheet.palette
    rows = {row.key: row for row in areas.placed}
    drawn = [rows[key] for key in ground.shapes]
    places = {row.key: _class_of(palette, row) for row in drawn}
    counts = Counter(places.values())
    target = sheet.target(view.metric)
    classes = _classes(view, palette, counts)
    return MapSheet(
        title=sheet.say("briefing.map"),
        caption=_caption(view, areas, len(drawn)),
        marks=_marks(view, areas),
        areas=tuple(
            MapArea(
                row.name,
                ground.shapes[row.key or ""],
                places[row.key],
                areas.marks.of(row.key),
                _rounded(ground.points[row.key or ""]),
            )
            for row in drawn
        ),
        above=tuple(ground.above.values()),
        labels=_labels(view, ground, drawn),
        classes=classes,
        unknown=_unknown(view, counts[None]) if counts[None] else None,
        reference=sheet.say(
            "tile.target", target=format_break(target.value, view.metric.unit, sheet.language)
        )
        if target and any(each.is_reference_before for each in classes)
        else "",
        alt=_alt(view, areas, classes, len(drawn)),
    )


def _class_of(palette: Palette, row: Reading) -> int | None:
    value = colour_of(row)
    return None if value is None else palette.class_of(value)


def _classes(
    view: BriefingView, palette: Palette, counts: Counter[int | None]
) -> tuple[MapClass, ...]:
    target = view.sheet.target(view.metric)
    reference = None
    if target is not None and target.value in palette.breaks:
        reference = palette.breaks.index(target.value) + 1
    hatches = _hatches(view.metric, palette)
    return tuple(
        MapClass(
            name_class(view.sheet, palette, index),
            view.sheet.say("legend.count", count=counts[index]),
            colour,
            hatches[index],
            index == reference,
        )
        for index, colour in enumerate(palette.colours)
    )


def _hatches(metric: Metric, palette: Palette) -> tuple[Hatch, ...]:
    """Shades of one colour survive as shades of grey; two colours need textures for one of them."""
    flat: Hatch = "flat"
    count = len(palette.colours)
    if not metric.is_rate or metric.direction == "none":
        return (flat,) * count
    worst_first = (*_HATCHES, *(flat,) * (count - len(_HATCHES)))
    return worst_first[::-1] if palette.is_low_better else worst_first


def _unknown(view: BriefingView, count: int) -> MapClass:
    say = view.sheet.say
    return MapClass(say("briefing.map.unknown"), say("legend.count", count=count), _WHITE, "thin")


def _labels(
    view: BriefingView, ground: Ground, drawn: list[Reading]
) -> tuple[tuple[str, Point], ...]:
    """Of many areas those above are named, the largest first; few bear their own names."""
    areas = view.sheet.place.areas
    if len(drawn) <= _MOST_NAMED:
        return tuple((row.name, _rounded(ground.points[row.key or ""])) for row in drawn)
    ordered = sorted(ground.above, key=lambda key: (-_extent_m2(ground.above[key]), key))
    return tuple(
        (view.short_name(areas[key].name, areas[key].level), _rounded(ground.above_points[key]))
        for key in ordered
    )


def _extent_m2(shape: Polygons) -> float:
    """The area of a shape's largest outer ring."""
    return max(abs(_signed_m2(rings[0])) for rings in shape)


def _signed_m2(ring: tuple[Point, ...]) -> float:
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _caption(view: BriefingView, areas: Parts, count: int) -> str:
    """Of what the map is."""
    name, counted = view.metric.name(view.sheet.language), view.counted(areas.level, count)
    return view.sheet.say("briefing.map.caption", metric=name, areas=counted)


def _marks(view: BriefingView, areas: Parts) -> str:
    """What its marks mean; empty where it bears none."""
    sheet, ranking = view.sheet, areas.ranking
    if not ranking.worse and not ranking.better:
        return ""
    sides = [sheet.say("briefing.low"), sheet.say("briefing.high")]
    worse, better = sides if view.metric.direction == "up" else sides[::-1]
    return sheet.say("briefing.map.marks", worse=worse, better=better)


def _alt(view: BriefingView, areas: Parts, classes: tuple[MapClass, ...], count: int) -> str:
    sheet = view.sheet
    told = [sheet.say("briefing.map.class", label=each.label, count=each.count) for each in classes]
    return sheet.say(
        "briefing.map.alt",
        metric=view.metric.name(sheet.language),
        areas=view.counted(areas.level, count),
        classes=sheet.say("join.areas").join(told),
    )
