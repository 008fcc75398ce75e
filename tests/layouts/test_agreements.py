from __future__ import annotations

from data.address import Address, parse_address
from layouts.agreements import days_late, draw_agreements
from tests.layouts.made import EMPTY, classed, rate, reading, sheet, words
from tests.layouts.made_disputes import agreements, page, row

METRIC = "agreement_performance_rate"
ASKED = Address(page="disputes", period="2026-11")


def draw(figure=None, overdue=None):
    drawn = sheet(ASKED)
    listed = agreements(drawn.scope) if overdue is None else overdue(drawn.scope)
    return draw_agreements(drawn, reading(METRIC, figure or rate(116, 127)), listed)


def test_due_is_performed_and_overdue():
    drawn = draw()
    assert "91.3%116 / 127 件" in words(drawn)
    assert words(classed(drawn, "agreement-words")) == "已履行 116逾期未履行 11"
    (late,) = classed(drawn, "age-overdue")
    assert late.style["width"] == "8.66%"


def test_the_longest_overdue_are_listed_in_whole_days_and_the_others_are_behind_a_link():
    drawn = draw()
    assert "A1东岭11-0426 天" in words(classed(drawn, "small-table"))
    (more,) = classed(drawn, "small-more")
    address = parse_address(*more.href.split("?"))
    assert (words(more), address.rows, address.part) == ("全部 11 件", METRIC, "out")


def test_where_all_are_performed_nothing_is_overdue():
    drawn = draw(rate(20, 20), lambda scope: page(METRIC, scope))
    assert not classed(drawn, "age-overdue")
    assert "逾期未履行" not in words(classed(drawn, "agreements"))


def test_where_none_fell_due_the_panel_says_so():
    drawn = draw(EMPTY, lambda scope: page(METRIC, scope))
    assert "本期没有发生" in words(drawn)


def test_a_day_that_is_not_over_is_not_counted():
    assert days_late(row("x", used_hours=47.9, allowed_hours=0.0)) == 1
    assert days_late(row("x", used_hours=1357.1883333333333, allowed_hours=709.1883333333334)) == 27
    assert days_late(row("x")) is None
