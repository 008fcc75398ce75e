from __future__ import annotations

from dataclasses import replace

import pytest

from data.address import Address
from data.readings.reading import Figure
from layouts.wall.callouts import draw_callouts
from layouts.wall.picture import draw_scene
from layouts.wall.strip import draw_strip
from tests.layouts.made import areas, classed, ranked, reading, words
from tests.layouts.made_wall import SCENES, total, view


def chosen(drawn_of):
    """The view as the picture hands it on: its sheet is about the lead."""
    address = drawn_of.sheet.address.but(metric=drawn_of.scene.lead)
    return replace(drawn_of, sheet=replace(drawn_of.sheet, address=address))


def calm(drawn_of):
    return words(draw_strip(chosen(replace(drawn_of, flagged=(), flagged_in_all=0))))


def test_a_call_out_tells_what_is_known_of_the_area():
    (callout,) = draw_callouts(chosen(view()))
    said = words(callout)
    assert said.startswith("1东岭70.0%140 / 200 件显著低于示范区")
    assert "1+2 配备87.4%" in said


def test_the_strip_says_against_what_and_how_many():
    strip = draw_strip(chosen(view()))
    assert words(classed(strip, "wall-strip-head")) == "▼ 显著低于示范区示范区 85.8%4 个街道中 1 个"
    assert len(classed(strip, "wall-card")) == 1


def test_what_is_flagged_bears_the_same_number_everywhere():
    drawn = draw_scene(view())
    for name in ("wall-callout", "wall-card", "wall-outline", "wall-mark"):
        (part,) = classed(drawn, name)
        assert getattr(part, "data-flag") == "1"
        assert "is-current" in part.className


def test_of_a_rate_where_low_is_better_the_high_ones_are_flagged():
    scene = replace(SCENES["overview"], lead="repeat_rate")
    strip = draw_strip(chosen(view(scene=scene)))
    assert words(classed(strip, "wall-strip-head")).startswith("▲ 显著高于示范区")


def test_a_rate_counted_in_full_is_held_against_its_target():
    lead = "covered_household_rate"
    target = {"metric": lead, "value": 0.9, "source": {"zh": "区", "en": "A"}}
    worst = ranked(areas(lead), total(lead))[0].ranking.ranked[:1]
    aimed = view("coverage", targets=[target], flagged=worst, flagged_in_all=2)
    head = words(classed(draw_strip(chosen(aimed)), "wall-strip-head"))
    assert head == "▼ 未达标目标 90%4 个街道中 2 个"
    assert calm(aimed) == "3 个街道全部达标。"


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("on_time_closure_rate", "3 个街道中，没有一个显著低于示范区。"),
        ("repeat_rate", "3 个街道中，没有一个显著高于示范区。"),
        ("case_volume", "3 个街道只列数量，不分好坏。"),
        ("covered_household_rate", "3 个街道全数统计，未设目标，不分好坏。"),
    ],
)
def test_where_nothing_is_flagged_the_strip_says_so_in_a_sentence(lead, said):
    scene = replace(SCENES["overview"], lead=lead)
    assert calm(view(scene=scene)) == said


def test_where_nothing_can_be_compared_the_strip_says_why():
    few = Figure(4, 5, 5, 0.8, "too_small")
    rows = tuple(reading("on_time_closure_rate", few, key, by="area:street") for key in "abcd")
    assert calm(view(areas=rows, ranking=ranked(rows))) == "各街道记录太少，暂不比较。"


def test_call_outs_speak_english():
    english = view(address=Address(period="2026-11", lang="en"))
    assert "Significantly below Sample" in words(draw_callouts(chosen(english)))
