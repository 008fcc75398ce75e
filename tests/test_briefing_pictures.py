"""The pictures of a briefing draw what ``read`` says, each value where its scale has it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbacks.briefing_questions import ask, month_keys, point_keys
from callbacks.briefings import compose_briefing
from data.periods import Period, parse_period
from data.readings.question import Question
from data.scope import By
from layouts.briefing.pictures import draw_pictures
from layouts.theme import TOKENS
from tests.layouts.briefing.made import many_areas, october, only_cases

INK = TOKENS["light"]
PERIODS = ("2026-10", "2026-07", "2026-Q3", "2026-W40", "2026-10-12", "2026")
WRITTEN_PT = 0.011
"""Coordinates are written to a hundredth of a point."""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def is_to_scale(pairs, within_pt=WRITTEN_PT):
    """Whether places lie on one straight scale of their values, not all of them on one spot."""
    pairs = sorted(pairs)
    (low, first), (high, last) = pairs[0], pairs[-1]
    if low == high:
        return all(abs(place - first) <= within_pt for _, place in pairs)
    slope = (last - first) / (high - low)
    expected = [first + (value - low) * slope for value, _ in pairs]
    # The ends are rounded, too.
    return abs(slope) > 0 and all(
        abs(place - there) <= 2 * within_pt
        for (_, place), there in zip(pairs, expected, strict=True)
    )


def elements(svg, kind, **wanted):
    """Elements with these attributes, in the order in which they are drawn."""
    return [
        one.attrib
        for one in ET.fromstring(svg)
        if one.tag.endswith(f"}}{kind}") and all(one.get(k) == v for k, v in wanted.items())
    ]


def points(path):
    """The corners of an outline of straight lines."""
    numbers = [float(each) for each in NUMBER.findall(path["d"])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def known(values):
    return [(place, value) for place, value in enumerate(values) if value is not None]


def line_points(svg, colour):
    """The corners of the lines of a colour and its lone months, from left to right."""
    corners = [at for path in elements(svg, "path", stroke=colour) for at in points(path)]
    alone = [(float(dot["cx"]), float(dot["cy"])) for dot in elements(svg, "circle", fill=colour)]
    return sorted({*corners, *alone})


@pytest.fixture(scope="module", params=[october, many_areas, only_cases])
def drawn(request):
    document = request.param()
    return document, draw_pictures(document)


def test_months_of_a_sparkline_stand_to_scale_with_their_target(drawn):
    document, pictures = drawn
    for row in (row for group in document.kpis.groups for row in group.rows):
        svg, months = pictures[f"spark-{row.metric}"], known(row.months)
        if len(months) < 2:
            continue
        places = line_points(svg, INK["ink-2"])
        assert is_to_scale([(step, x) for (step, _), (x, _) in zip(months, places, strict=True)])
        heights = [(value, y) for (_, value), (_, y) in zip(months, places, strict=True)]
        aims = [points(path)[0][1] for path in elements(svg, "path", stroke=INK["ink"])]
        heights += [(row.aim, y) for y in aims]
        assert len(aims) == (row.aim is not None)
        assert is_to_scale(heights)
        assert max(heights)[1] <= min(heights)[1]


def test_trend_axis_and_target_share_one_scale(drawn):
    trend, svg = drawn[0].trend, drawn[1].get("trend")
    if trend is None:
        return
    heights = [
        (value, points(path)[0][1])
        for (value, _), path in zip(
            trend.axis, elements(svg, "path", stroke=INK["line"]), strict=True
        )
    ]
    for values, colour in ((trend.points, "accent"), (trend.ghost, "line-3")):
        places = line_points(svg, INK[colour])
        along = zip(known(values), places, strict=True)
        steps = [(step, x, value, y) for (step, value), (x, y) in along]
        assert not steps or is_to_scale([(step, x) for step, x, _, _ in steps])
        heights += [(value, y) for _, _, value, y in steps]
    targets = elements(svg, "path", stroke=INK["ink-3"])
    assert len(targets) == (trend.target is not None)
    heights += [(trend.target, points(path)[0][1]) for path in targets]
    assert is_to_scale(heights)
    assert max(heights)[1] < min(heights)[1]


def test_ranked_values_intervals_axis_and_whole_share_one_scale(drawn):
    ranking, svg = drawn[0].ranking, drawn[1].get("intervals")
    if ranking is None:
        return
    rows = [row for group in ranking.groups for row in group.rows]
    dots = elements(svg, "circle")
    assert [float(dot["cy"]) for dot in dots] == sorted(float(dot["cy"]) for dot in dots)
    places = [(row.at, float(dot["cx"])) for row, dot in zip(rows, dots, strict=True)]
    axis = elements(svg, "path", stroke=INK["line-2"])
    places += [(v, points(path)[0][0]) for (v, _), path in zip(ranking.axis, axis, strict=True)]
    whole = elements(svg, "path", stroke=INK["ink"])
    assert len(whole) == (ranking.whole is not None)
    places += [(ranking.whole, points(path)[0][0]) for path in whole]
    flat = [path for path in map(points, elements(svg, "path")) if path[0][1] == path[1][1]]
    bounded = [row for row in rows if row.low is not None]
    for row, (low, high) in zip(bounded, flat, strict=True):
        places += [(row.low, low[0]), (row.high, high[0])]
    assert is_to_scale(places)
    assert max(places)[1] > min(places)[1]


def test_whiskers_lie_on_the_row_of_their_dot(drawn):
    ranking, svg = drawn[0].ranking, drawn[1].get("intervals")
    if ranking is None:
        return
    flat = [path for path in map(points, elements(svg, "path")) if path[0][1] == path[1][1]]
    rows = [row for group in ranking.groups for row in group.rows]
    dots = zip(rows, elements(svg, "circle"), strict=True)
    heights = [float(dot["cy"]) for row, dot in dots if row.low is not None]
    assert [path[0][1] for path in flat] == heights


def test_columns_of_a_change_begin_and_end_to_scale(drawn):
    change, svg = drawn[0].change, drawn[1].get("falls")
    if change is None:
        return
    bars = [bar for bar in elements(svg, "rect") if "url" not in bar["fill"]]
    places = []
    for step, bar in zip(change.steps, bars, strict=True):
        left, right = float(bar["x"]), float(bar["x"]) + float(bar["width"])
        is_visible = right - left > 0.61
        places += [(min(step.start, step.end), left)]
        places += [(max(step.start, step.end), right)] if is_visible else []
    first, last = elements(svg, "circle")
    ends = [(change.first.value, float(first["cx"])), (change.last.value, float(last["cx"]))]
    assert is_to_scale([*places, *ends], within_pt=2 * WRITTEN_PT)
    assert max(places)[1] > min(places)[1]


def test_areas_are_drawn_where_they_lie_in_the_colour_of_their_class(drawn):
    sheet, svg = drawn[0].map, drawn[1].get("map")
    if sheet is None:
        return
    solid = [path for path in elements(svg, "path", **{"fill-rule": "evenodd"})
             if "url" not in path["fill"]]  # fmt: skip
    across, down = [], []
    for area, path in zip(sheet.areas, solid, strict=True):
        one = sheet.unknown if area.place is None else sheet.classes[area.place]
        assert path["fill"] == one.colour
        lies = [at for rings in area.rings for ring in rings for at in ring]
        (left, right), (bottom, top) = ends_of(lies)
        (first, last), (upper, lower) = ends_of(points(path))
        across += [(left, first), (right, last)]
        down += [(bottom, lower), (top, upper)]
    # Corners closer than half a point are drawn as one.
    assert is_to_scale(across, within_pt=0.4)
    assert is_to_scale(down, within_pt=0.4)
    wide, high = slope_of(across), slope_of(down)
    assert wide > 0 > high
    assert wide == pytest.approx(-high, rel=0.01)


def slope_of(pairs):
    """How many points a unit of the values takes."""
    (low, first), (high, last) = min(pairs), max(pairs)
    return (last - first) / (high - low)


def ends_of(places):
    """The least and the most across, and down or up."""
    return [(min(ends), max(ends)) for ends in zip(*places, strict=True)]


def limits_of(label):
    """The class limits of a map's key, as fractions: 85–90%, <85%, ≥98%."""
    numbers = [float(each) / 100 for each in re.findall(r"\d+(?:\.\d+)?", label)]
    if "<" in label:
        return -1.0, numbers[0]
    return (numbers[0], 2.0) if len(numbers) == 1 else tuple(numbers)


class Asking:
    """What ``read`` answers within the scope of a briefing."""

    def __init__(self, reader, scope):
        self.reader, self.scope = reader, scope

    def rows(self, metrics, by=None, days=None):
        scope = self.scope if days is None else self.scope.during(days)
        return self.reader.read(Question(tuple(metrics), scope, by))[0]

    def line(self, metric, keys):
        """The value of each month or day of which enough is known; the last may be cut short."""
        stretch = [parse_period(key, self.scope.as_of) for key in (keys[0], keys[-1])]
        days = Period("custom", stretch[0].start, stretch[1].end)
        found = {row.key: row for row in self.rows([metric], By(stretch[0].unit), days)}
        return tuple(
            found[key].value
            if key in found
            and found[key].figure.status == "ok"
            and (not found[key].is_partial or key == keys[-1])
            else None
            for key in keys
        )


@settings(max_examples=10)
@given(data=st.data())
def test_pictures_are_handed_what_read_says(sample_reader, data):
    place = sample_reader.place
    wide = [area for area in place.areas.values() if area.level != place.profile.grid_level]
    period = data.draw(st.sampled_from(PERIODS))
    area = data.draw(st.sampled_from([None, *(area.area_id for area in wide)]))
    asked = ask(place, period, area, "zh")
    document = compose_briefing(sample_reader, asked)
    asking, lead = Asking(sample_reader, asked.sheet.scope), asked.sheet.metric.key
    for row in (row for group in document.kpis.groups for row in group.rows):
        assert row.months == asking.line(row.metric, month_keys(asking.scope))
    if document.trend:
        keys = point_keys(asking.scope)
        assert document.trend.points == asking.line(lead, keys)
        if document.trend.ghost:
            before = [f"{int(key[:4]) - 1}{key[4:]}" for key in keys]
            assert document.trend.ghost == asking.line(lead, before)
    levels = {level for level in (asked.map_level, asked.part_level) if level}
    check_areas(document, [row for key in levels for row in asking.rows([lead], By("area", key))])
    if document.change:
        check_change(document.change, *asking.rows([lead]))


def check_areas(document, rows):
    """Map and ranking against the areas as ``read`` gives them, known by their names."""
    figures = {row.name: row.figure for row in rows}
    for area in document.map.areas if document.map else ():
        figure = figures[area.name]
        if area.place is None:
            assert figure.status != "ok" or figure.value is None
        else:
            least, most = limits_of(document.map.classes[area.place].label)
            assert least <= figure.value < most
    groups = document.ranking.groups if document.ranking else ()
    for row in (row for group in groups for row in group.rows):
        figure = figures[row.name]
        assert (row.at, row.low, row.high) == (figure.value, figure.low, figure.high)


def check_change(change, whole):
    assert (change.first.value, change.last.value) == (whole.previous.value, whole.value)
    assert change.steps[0].start == pytest.approx(whole.previous.value)
    assert change.steps[-1].end == pytest.approx(whole.value)
    assert change.sum.total.value == pytest.approx(100 * whole.change, abs=0.005)
