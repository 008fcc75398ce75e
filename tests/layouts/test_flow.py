from __future__ import annotations

from dataclasses import replace

from layouts.clocks import clocks_of
from layouts.flow import draw_flow
from layouts.funnel import stages_of
from tests.layouts.made import EMPTY, NOT_RECORDED, classed, count, links, parts, reading, words
from tests.layouts.made_cases import STAGES, cases_sheet, clocked, hours, limit

TWO = (limit("accepted", 2), limit("dispatched", 4))


def over(*limits, **address):
    sheet = cases_sheet(*limits, **address)
    return [clock.span for clock in clocks_of(sheet, STAGES, clocked()) if clock.is_over]


def test_a_clock_stands_between_each_two_stages():
    drawn = draw_flow(cases_sheet(), clocked())
    assert len(classed(drawn, "clock")) == len(classed(drawn, "funnel-row")) - 1 == 5
    values = [words(value) for value in classed(drawn, "clock-value")]
    assert values == ["中位", "0.6 时", "1.9 时", "26.4 时", "5.2 时", "21.5 时"]


def test_only_a_step_whose_p90_passes_its_limit_is_over():
    assert over(*TWO) == ["dispatch"]
    (row,) = classed(draw_flow(cases_sheet(*TWO), clocked()), "is-over")
    assert "中位 1.9 小时，P90 5.6 小时，时限 4 小时，P90 超过时限" in words(row)
    assert over() == []


def test_a_limit_in_days_lasts_to_the_end_of_the_day():
    assert over(limit("handled", 2, "days")) == []
    assert over(limit("handled", 1, "days")) == ["handle"]


def test_a_limit_in_working_time_has_no_place_among_calendar_hours():
    drawn = draw_flow(cases_sheet(limit("handled", 1, "working_hours")), clocked())
    assert classed(drawn, "clock-limit") == []
    assert "1 个工作小时" in words(classed(drawn, "panel-rows"))


def test_a_limit_for_one_kind_holds_where_the_page_is_about_that_kind():
    disputes = {**limit("handled", 24), "kinds": ["dispute"]}
    assert over(disputes) == []
    assert over(disputes, kind="dispute") == ["handle"]


def test_a_stage_still_waited_in_is_called_an_estimate():
    readings = clocked()
    key = "median_hours_to_call_back"
    readings[key] = hours(key, 21.5, method="kaplan_meier")
    drawn = draw_flow(cases_sheet(), readings)
    assert words(classed(drawn, "clock-value")[-1]) == "估 21.5 时"
    assert "Kaplan–Meier" in words(classed(drawn, "flow-note"))
    assert classed(draw_flow(cases_sheet(), clocked()), "flow-note") == []


def test_a_p90_that_lies_ahead_leaves_the_line_open():
    drawn = draw_flow(cases_sheet(), clocked(call_back=(21.5, None)))
    assert len(classed(drawn, "is-endless")) == 1


def test_a_step_that_is_not_recorded_says_so():
    readings = clocked()
    key = "median_hours_to_accept"
    readings[key] = replace(readings[key], figure=NOT_RECORDED)
    assert words(classed(draw_flow(cases_sheet(), readings), "clock-none")) == "未记录"


def test_a_stage_that_is_not_recorded_has_neither_row_nor_clock():
    readings = clocked()
    readings["accepted_share"] = replace(readings["accepted_share"], figure=NOT_RECORDED)
    drawn = draw_flow(cases_sheet(), readings)
    assert len(classed(drawn, "clock")) == len(classed(drawn, "funnel-row")) - 1 == 4


def test_a_stage_leads_to_the_cases_that_wait_in_it():
    row = classed(draw_flow(cases_sheet(), clocked()), "funnel-row")[1]
    assert row.title == "38 件停在受理，看这些记录"
    assert links(row) == ["/cases?period=2026-11&rows=dispatched_share&part=out"]


def test_the_last_stage_leads_nowhere():
    assert links(classed(draw_flow(cases_sheet(), clocked()), "funnel-row")[-1]) == []


def test_the_picture_has_its_finding_in_words():
    (body,) = classed(draw_flow(cases_sheet(*TWO), clocked()), "flow")
    assert "受理到派遣" in body.to_plotly_json()["props"]["aria-label"]


def test_no_case_is_told_from_an_empty_picture():
    nothing = {"case_volume": reading("case_volume", count(0))}
    assert "本期没有发生" in words(draw_flow(cases_sheet(), nothing))
    ahead = {"case_volume": reading("case_volume", EMPTY)}
    assert stages_of(ahead) == ()
    assert [p for p in parts(draw_flow(cases_sheet(), ahead)) if "clock" in str(p)] == []
