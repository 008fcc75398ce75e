from __future__ import annotations

from dataclasses import replace

from layouts.histogram import bins_of, draw_histogram
from tests.layouts.made import NOT_RECORDED, classed, links, words
from tests.layouts.made_cases import cases_sheet, durations, hours, totals

COUNTS = {"0": 30, "3": 20, "20": 5}


def drawn(**changed):
    return draw_histogram(cases_sheet(), durations(COUNTS), totals() | changed)


def test_half_days_without_a_case_keep_their_place():
    bins = bins_of(durations(COUNTS))
    assert len(bins.now) == 21
    assert [i for i, n in enumerate(bins.now) if n] == [0, 3, 20]
    assert (sum(bins.now), sum(bins.before)) == (55, 58)


def test_without_a_comparison_there_is_no_dotted_line():
    alone = [replace(reading, previous=None) for reading in durations(COUNTS)]
    assert bins_of(alone).before is None
    assert classed(draw_histogram(cases_sheet(), alone, totals()), "hist-ghost") == []


def test_bars_have_their_place_and_height_and_the_tail_stands_apart():
    plot, tail = (classed(drawn(), name)[0] for name in ("hist-plot", "hist-tail"))
    columns = classed(plot, "hist-column")
    assert len(columns) == 20
    assert (columns[3].style["left"], columns[3].style["width"]) == ("15%", "5%")
    assert classed(columns[3], "hist-bar")[0].style["height"] == "50.00%"
    assert words(classed(tail, "hist-tail-count")) == "5"


def test_a_bar_leads_to_its_cases_and_an_empty_one_nowhere():
    columns = classed(drawn(), "hist-column")
    assert [words(column) for column in columns if links(column)] == [
        "0–0.5 天：30 件，看这些案件",
        "1.5–2 天：20 件，看这些案件",
        ">10 天：5 件，看这些案件",
    ]
    assert links(columns[3]) == ["/cases?period=2026-11&rows=cases_closed&by=duration&key=3"]


def test_the_rules_say_their_value_and_that_of_the_month_before():
    rules = classed(drawn(), "hist-rule")
    assert [words(rule) for rule in rules] == [
        "P50 38.5 小时 10 月 41.0 小时",
        "P90 6.1 天 10 月 6.6 天",
    ]
    assert [rule.style["left"] for rule in rules] == ["16.04%", "61.00%"]


def test_a_rule_beyond_ten_days_stands_at_the_edge_and_its_words_inside():
    late = drawn(p90_hours_to_close=hours("p90_hours_to_close", 400.0))
    (rule,) = classed(late, "is-p90")
    assert (rule.style["left"], "is-turned" in rule.className) == ("100.00%", True)


def test_a_quantile_that_is_not_reached_has_no_rule():
    late = drawn(p90_hours_to_close=hours("p90_hours_to_close", None))
    assert [words(rule)[:3] for rule in classed(late, "hist-rule")] == ["P50"]


def test_the_table_holds_every_bin_with_its_bounds():
    table = words(classed(drawn(), "panel-rows"))
    assert all(name in table for name in ("0–0.5 天", "1.5–2 天", ">10 天"))


def test_the_picture_is_one_sentence_to_those_who_do_not_see_it():
    (body,) = classed(drawn(), "histogram")
    said = body.to_plotly_json()["props"]["aria-label"]
    assert said == "结案 55 件：一半在 38.5 小时 内，九成在 6.1 天 内，超过十天 5 件"


def test_what_is_not_recorded_is_told_from_what_did_not_happen():
    silent = hours("median_hours_to_close", None)
    silent = replace(silent, figure=NOT_RECORDED)
    drawn = draw_histogram(cases_sheet(), (), totals() | {"median_hours_to_close": silent})
    assert "未记录" in words(drawn)
