from __future__ import annotations

import re
from pathlib import Path

import pytest

from data.metrics.catalogue import CATALOGUE, metric_of
from layouts.theme import DIVERGING, TOKENS, Palette, palette_of

ASSETS = Path(__file__).parents[2] / "assets"
LAYOUTS = Path(__file__).parents[2] / "layouts"


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def stated(theme):
    css = (ASSETS / "theme.css").read_text()
    block = re.search(rf'\[data-theme="{theme}"\] \{{(.*?)\}}', css, re.S)[1]
    return dict(re.findall(r"--([\w-]+): (#\w+);", block))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_style_sheet_states_the_same_tokens(theme):
    assert stated(theme) == dict(TOKENS[theme])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface", "band"])
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "accent", "warn"])
def test_text_has_enough_contrast(theme, ground, ink):
    assert contrast(TOKENS[theme][ink], TOKENS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("pair", ["accent/on-accent", "mark-low/on-mark", "mark-high/on-mark"])
def test_text_on_colour_has_enough_contrast(theme, pair):
    ground, ink = pair.split("/")
    assert contrast(TOKENS[theme][ink], TOKENS[theme][ground]) >= 4.5


def test_every_variable_used_is_a_token():
    css = "".join(path.read_text() for path in ASSETS.rglob("*.css"))
    used = set(re.findall(r"var\(--([\w-]+)\)", css))
    set_here = set(re.findall(r"^\s*--([\w-]+):", css, re.MULTILINE))
    code = "".join(path.read_text() for path in LAYOUTS.rglob("*.py"))
    # Some components set their own, as in f"--heat-{number}".
    begun = tuple(re.findall(r'f"--([\w-]+)\{', code))
    unknown = used - set(TOKENS["light"]) - set_here - {"font", "lift", "shape"}
    assert {name for name in unknown if not name.startswith(begun)} == set()


def test_every_icon_of_the_style_sheet_is_a_file():
    css = "".join(path.read_text() for path in ASSETS.rglob("*.css"))
    assert all((ASSETS / name).is_file() for name in re.findall(r'url\("(.+?)"\)', css))
    assert "http" not in css


@pytest.mark.parametrize("metric", CATALOGUE.values(), ids=lambda metric: metric.key)
def test_every_class_of_every_metric_has_its_own_colour(metric):
    palette = palette_of(metric, "light")
    assert len(palette.colours) == len(palette.breaks) + 1 == len(set(palette.colours))


def test_a_value_on_a_limit_belongs_to_the_better_side():
    up, down = Palette((0.85, 0.9), ()), Palette((0.85, 0.9), (), is_low_better=True)
    assert [up.class_of(v) for v in (0.84, 0.85, 0.9, 1)] == [0, 1, 2, 2]
    assert [down.class_of(v) for v in (0.84, 0.85, 0.9, 1)] == [0, 0, 1, 2]


def test_a_target_of_perfection_leaves_one_class_that_meets_it():
    palette = palette_of(metric_of("staffing_norm_rate"), "light", 1.0)
    assert palette.colours == (*DIVERGING["light"][:3], DIVERGING["light"][4])
    assert [palette.class_of(v) for v in (0.5, 0.9999, 1.0)] == [0, 2, 3]


def test_the_worse_side_is_orange_whichever_side_is_worse():
    up = palette_of(CATALOGUE["on_time_closure_rate"], "light").colours
    assert palette_of(CATALOGUE["repeat_rate"], "light").colours == up[::-1]


def test_the_limit_before_the_two_best_classes_is_the_target_of_the_place():
    metric = metric_of("resolution_rate")
    assert metric.breaks_for(None) == metric.breaks
    assert metric.breaks_for(0.95) == pytest.approx(metric.breaks)
    assert metric.breaks_for(0.90) == pytest.approx((0.70, 0.80, 0.90, 0.96))
    assert metric_of("repeat_rate").breaks_for(0.10) == pytest.approx((0.04, 0.10, 0.20, 0.30))
    assert metric_of("case_volume").breaks_for(100) == metric_of("case_volume").breaks


def test_what_meets_the_target_is_never_drawn_as_short_of_it():
    palette = palette_of(metric_of("resolution_rate"), "light", 0.90)
    assert palette.colours[palette.class_of(0.901)] == DIVERGING["light"][3]
    assert palette.colours[palette.class_of(0.899)] == DIVERGING["light"][2]
