from __future__ import annotations

import pytest

from data.address import Address
from layouts.strip import draw_strip
from tests.layouts.made import classed, count, rate, sheet, words
from tests.layouts.made_profile import GOOD, peers

SHEET = sheet(Address(page="profile", period="2026-11", area="a"))


def said(strip):
    return words(classed(draw_strip(SHEET, strip), "strip-verdict"))


@pytest.mark.parametrize(
    ("metric", "own", "tone", "verdict"),
    [
        ("on_time_closure_rate", rate(140, 200), "worse", "▼ 比中位数低 21.5 个百分点"),
        ("on_time_closure_rate", rate(200, 200), "better", "▲ 比中位数高 8.0 个百分点"),
        ("repeat_rate", rate(200, 200), "worse", "▲ 比中位数高 8.0 个百分点"),
    ],
)
def test_what_can_be_told_is_coloured_by_what_it_means(metric, own, tone, verdict):
    strip = peers(metric, *GOOD, own=own)
    assert said(strip) == verdict
    assert tone in draw_strip(SHEET, strip).className


def test_an_interval_around_the_median_tells_nothing():
    strip = peers("on_time_closure_rate", *GOOD, own=rate(17, 20))
    assert said(strip) == "差 6.5 个百分点，无法区分"
    assert draw_strip(SHEET, strip).className.split() == ["strip"]


def test_without_an_interval_the_difference_is_given_and_nothing_claimed():
    strip = peers("hours_per_1000_households", *map(count, range(1, 9)), own=count(20))
    assert said(strip) == "▲ 比中位数高 15.0"
    assert draw_strip(SHEET, strip).className.split() == ["strip"]


def test_too_few_records_and_too_few_peers_have_no_verdict():
    assert said(peers("on_time_closure_rate", *GOOD, own=rate(3, 4))) == "不足 10 件，不作比较"
    assert said(peers("on_time_closure_rate", *GOOD[:2])) == "没有同类可比"


def test_every_other_area_is_a_dot_and_equal_ones_do_not_cover_each_other():
    dots = classed(draw_strip(SHEET, peers("on_time_closure_rate", *[GOOD[0]] * 8)), "strip-dot")
    assert len(dots) == 8
    assert len({dot.style.get("marginTop") for dot in dots}) > 3


def test_a_difference_that_rounds_to_nothing_is_none():
    assert said(peers("on_time_closure_rate", *GOOD, own=rate(1835, 2000))) == "与中位数持平"
