from __future__ import annotations

from dataclasses import replace

from layouts.funnel import draw_funnel, stages_of
from tests.layouts.made import NOT_RECORDED, classed, sheet, stages, words

CITY = stages(4812, 4706, 4668, 4529, 4402, 3961)


def rows(readings):
    return [words(row) for row in classed(draw_funnel(sheet(), readings), "funnel-row")]


def test_every_stage_shows_its_count_and_the_step_from_the_one_before():
    assert rows(CITY) == [
        "上报4,812较上一环节",
        "受理4,70697.8%",
        "派遣4,66899.2%",
        "处置4,52997.0%",
        "结案4,40297.2%",
        "回访3,961最低 90.0%",
    ]


def test_only_the_lowest_step_is_named_and_none_where_all_go_on():
    assert sum("最低" in row for row in rows(CITY)) == 1
    assert not any("最低" in row for row in rows(stages(10, 10, 10, 10, 10, 10)))


def test_the_bars_are_shares_of_all_that_were_reported():
    fills = classed(draw_funnel(sheet(), CITY), "bar-fill")
    assert [fill.style["width"] for fill in fills][::5] == ["100.00%", "82.32%"]


def test_the_caption_states_the_cohort():
    assert "11 月上报的 4,812 件，截至 11.30" in words(draw_funnel(sheet(), CITY))


def test_after_a_stage_that_is_not_recorded_no_step_is_claimed():
    gap = CITY | {"dispatched_share": replace(CITY["dispatched_share"], figure=NOT_RECORDED)}
    assert [stage.share for stage in stages_of(gap)][:3] == [None, 4706 / 4812, None]
    assert "处置4,529—" in rows(gap)


def test_where_no_stages_are_read_there_is_no_funnel():
    assert draw_funnel(sheet(), {}) == []
