from __future__ import annotations

import pytest

from data.metrics.catalogue import CATALOGUE, metric_of
from data.readings.reading import Figure
from layouts.families import FAMILIES
from layouts.tile import tile
from tests.layouts.made import (
    EMPTY,
    NOT_RECORDED,
    OCTOBER,
    classed,
    count,
    parts,
    rate,
    reading,
    sheet,
    words,
)


def draw(metric, figure, months=(), drawn=None, **more):
    one = reading(metric, figure, **more)
    return tile(drawn or sheet(), metric_of(metric), one, months, is_hero=False)


def part(drawn, name):
    return words(classed(drawn, name))


def test_every_metric_has_one_tile_or_stands_on_the_card_of_another():
    beside = {metric.outside for metric in CATALOGUE.values()}
    shown = [key for _, keys in FAMILIES for key in keys]
    assert sorted(shown) == sorted(set(CATALOGUE) - beside)


def test_a_rate_shows_value_fraction_and_change():
    more = {"previous": rate(8_960, 10_000), "previous_period": OCTOBER}
    drawn = draw("on_time_closure_rate", rate(9_080, 10_000), **more)
    assert part(drawn, "tile-value") == "90.8%"
    assert part(drawn, "tile-fraction") == "9,080 / 10,000 件"
    assert part(drawn, "tile-change") == "▲ 1.2 个百分点"
    assert part(drawn, "tile-target") == "未设目标"


@pytest.mark.parametrize(
    ("numerator", "words_of_target"),
    [(9_630, "目标 95%，达标"), (8_740, "目标 95%，差 7.6"), (9_497, "目标 95%，差 0.1")],
)
def test_the_target_is_met_or_missed_in_words(numerator, words_of_target):
    drawn = draw("on_time_closure_rate", rate(numerator, 10_000), drawn=sheet(target=0.95))
    assert part(drawn, "tile-target") == words_of_target


@pytest.mark.parametrize("metric", CATALOGUE)
def test_what_is_not_recorded_says_what_to_import_and_shows_no_zero(metric):
    drawn = draw(metric, NOT_RECORDED)
    assert part(drawn, "tile-value") == "—"
    assert part(drawn, "tile-reason").startswith("未记录需导入")
    assert "0" not in part(drawn, "tile-reason")


def test_alternatives_to_import_are_joined_by_or():
    assert "办理时限或按期/逾期标志" in words(draw("on_time_closure_rate", NOT_RECORDED))


def test_nothing_happened_is_not_the_same_as_not_recorded():
    drawn = draw("resolution_rate", EMPTY)
    assert part(drawn, "tile-reason") == "本期没有发生示范区 2026 年 11 月 没有可计的案件"


def test_too_few_cases_keep_their_fraction_and_say_so():
    assert part(draw("resolution_rate", rate(4, 6)), "tile-fraction") == (
        "4 / 6 件 · 不足 10 件，不作比较"
    )


def test_an_estimate_says_how_it_was_made():
    hours = Figure(None, 50, 50, 48.0, "ok", method="kaplan_meier")
    drawn = draw("median_hours_to_close", hours)
    assert part(drawn, "tile-value") == "48.0小时"
    assert part(drawn, "tile-fraction") == "50 件办结 · 含在办，Kaplan–Meier 估计"


def test_twelve_months_are_a_picture_with_words():
    months = [
        reading("case_volume", count(n) if n else NOT_RECORDED, f"2026-{i:02}")
        for i, n in enumerate((5, 0, 7, 9), 1)
    ]
    (image,) = [p for p in parts(draw("case_volume", count(9), months)) if p._type == "Img"]
    assert image.src.startswith("data:image/svg+xml,")
    assert "2026-02 —" in image.alt
    assert image.src.count("M") - image.src.count("xMinYMid") * 2 == 2  # a break at the gap


def test_the_definition_carries_the_counts_of_this_very_number():
    card = words(classed(draw("on_time_closure_rate", rate(442, 515)), "definition"))
    assert "在时限内办结的案件，442 件" in card
    assert "时限落在本期的应办案件，515 件" in card
    assert "000001-made" in card
    assert "2026-11-30 24:00" in card
