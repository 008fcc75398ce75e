from __future__ import annotations

import pytest

from data.metrics.catalogue import CATALOGUE, metric_of
from data.readings.reading import Figure
from layouts.tile import tile
from tests.layouts.made import (
    EMPTY,
    NOT_RECORDED,
    OCTOBER,
    census,
    classed,
    count,
    parts,
    progress,
    rate,
    reading,
    sheet,
    words,
)


def draw(metric, figure, months=(), drawn=None, beside=None, **more):
    beside = beside or {}
    one = reading(metric, figure, **more)
    return tile(drawn or sheet(), metric_of(metric), one, months, **beside)


def part(drawn, name):
    return words(classed(drawn, name))


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
    assert "办理时限或办结时限规定或按期/逾期标志" in words(
        draw("on_time_closure_rate", NOT_RECORDED)
    )


def test_nothing_happened_is_not_the_same_as_not_recorded():
    drawn = draw("resolution_rate", EMPTY)
    assert part(drawn, "tile-reason") == "本期没有发生示范区 2026 年 11 月 没有可计的案件"


def test_too_few_cases_keep_their_fraction_and_say_so():
    assert part(draw("resolution_rate", rate(4, 6)), "tile-fraction") == (
        "4 / 6 件 · 不足 10 件，不作比较"
    )


def test_the_verdict_is_that_of_the_target_whichever_side_it_asks_for():
    aims = {"metric": "median_hours_to_close", "value": 48, "source": {"zh": "区", "en": "A"}}
    hours = Figure(None, 50, 50, 50.5, "ok")
    drawn = draw("median_hours_to_close", hours, drawn=sheet(targets=[aims]))
    assert part(drawn, "tile-target") == "目标 48，差 2.5"


def test_a_gap_in_the_ground_is_never_rounded_away():
    drawn = draw("grid_area_coverage", census(164_898_760, 164_900_000))
    assert part(drawn, "tile-value") == "99.9%"
    assert part(drawn, "tile-fraction") == "164.899 / 164.900 km²"
    whole = draw("grid_area_coverage", census(164_900_000, 164_900_000))
    assert part(whole, "tile-value") + part(whole, "tile-fraction") == "100%164.9 / 164.9 km²"


@pytest.mark.parametrize(
    ("metric", "figure", "fraction"),
    [
        ("staffing_norm_rate", census(90, 103), "90 / 103 个网格"),
        ("covered_household_rate", census(44_671, 52_308), "44,671 / 52,308 户"),
        ("active_volunteer_rate", rate(1_516, 4_798), "1,516 / 4,798 人"),
        ("online_service_rate", rate(30, 60), "30 / 60 件"),
        ("hours_per_1000_households", census(12_340, 52_308), "12,340 小时 / 52,308 户"),
    ],
)
def test_a_fraction_says_what_it_counts(metric, figure, fraction):
    assert part(draw(metric, figure), "tile-fraction") == fraction


def test_hours_say_how_many_people_only_where_a_reading_does():
    hours = Figure(12_340, None, 4_000, 12_340, "ok")
    people = reading("active_volunteer_rate", rate(1_516, 4_798))
    drawn = draw("volunteer_hours", hours, beside={"people": people})
    assert part(drawn, "tile-value") == "12,340小时"
    assert part(drawn, "tile-fraction") == "在册 1,516 人到岗"
    assert part(draw("volunteer_hours", hours), "tile-fraction") == ""


@pytest.mark.parametrize(("pace", "word"), [("behind", "落后"), ("on_pace", "正常")])
def test_a_goal_is_held_against_the_time_gone_by(pace, word):
    hours = Figure(12_340, None, 4_000, 12_340, "ok")
    drawn = draw("volunteer_hours", hours, beside={"progress": progress(pace)})
    assert part(drawn, "tile-goal") == f"目标 +20%，完成 78.2%全年已过 83.3%，{word}"
    assert bool(classed(drawn, "worse")) == (pace == "behind")
    assert "2026 年比上年 +20%，需 10.00 万小时" in part(drawn, "definition")


def test_the_card_states_the_norm_in_force_and_where_it_comes_from():
    source = {"zh": "市办法", "en": "City rules"}
    norms = [
        {"what": "full_time_workers", "low": 1, "source": source, "valid_from": "2025-01-01"},
        {"what": "part_time_workers", "low": 2, "source": source, "valid_from": "2025-01-01"},
    ]
    drawn = draw("staffing_norm_rate", census(90, 103), drawn=sheet(norms=norms))
    assert "专职 ≥1 人，兼职 ≥2 人；市办法，2025-01-01 起" in part(drawn, "definition")
    assert "全数统计，不设区间" in part(drawn, "definition")
    assert "当日没有有效的标准" in part(draw("staffing_norm_rate", census(90, 103)), "definition")


def test_an_estimate_says_how_it_was_made():
    hours = Figure(None, 50, 50, 48.0, "ok", method="kaplan_meier")
    drawn = draw("median_hours_to_close", hours)
    assert part(drawn, "tile-value") == "48.0小时"
    assert part(drawn, "tile-fraction") == "50 件办结 · 含在办，为估计值"


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
