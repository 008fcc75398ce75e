from __future__ import annotations

from data.analysis.decomposition import explain
from layouts.case_headline import draw_case_headline
from layouts.case_notices import case_notices
from layouts.clocks import clocks_of
from layouts.notice import Notice
from layouts.notices import SHOWN, draw_notices
from tests.layouts.made import EMPTY, OCTOBER, classed, count, links, rate, reading, words
from tests.layouts.made_cases import STAGES, cases_sheet, clocked, departments, limit, totals

LOW = departments()[:1]
OLD = (reading("overdue_open", count(25), "31+", by="age"),)


def notices(*limits, overdue=67, low=LOW):
    sheet = cases_sheet(*limits)
    clocks = clocks_of(sheet, STAGES, clocked())
    found = case_notices(sheet, reading("overdue_open", count(overdue)), OLD, low, clocks)
    return draw_notices(sheet, found)


def test_what_is_overdue_what_is_low_and_what_is_slow_asks_for_attention():
    drawn = notices(limit("accepted", 1), limit("dispatched", 4))
    assert [words(card) for card in classed(drawn, "attention-card")] == [
        "需督办67 件逾期未结 其中 30 天以上 25 件",
        "需协调水务 93.6% 显著低于示范区，17 件未按期",
        "需提速受理 P90 1.7 小时 超过 1 小时时限，另有 1 段超时限",
    ]


def test_each_card_leads_to_the_same_page_about_its_finding():
    hrefs = links(notices(limit("accepted", 1)))
    assert hrefs == [
        "/cases?period=2026-11&rows=overdue_open",
        "/cases?period=2026-11&department=%E6%B0%B4%E5%8A%A1",
        "/cases?period=2026-11&rows=p90_hours_to_accept",
    ]


def test_where_all_is_well_nothing_asks():
    assert notices(overdue=0, low=()) == []


def test_more_cards_than_three_are_folded():
    some = [Notice("tag", str(i), (), "/") for i in range(SHOWN + 2)]
    drawn = draw_notices(cases_sheet(), some)
    assert "其余 2 条" in words(drawn)


def test_the_headline_says_due_in_time_change_and_who_is_low():
    said = words(draw_case_headline(cases_sheet(), totals()["on_time_closure_rate"], LOW, None))
    assert said == (
        "2026 年 11 月应办 4,487 件，按期 96.3%，比 10 月高 3.6 个百分点；水务显著低于示范区。"
    )


def test_three_departments_are_two_names_and_a_number():
    lead = totals()["on_time_closure_rate"]
    said = words(draw_case_headline(cases_sheet(), lead, departments() + LOW, None))
    assert "水务、交通等 3 个部门显著低于" in said


def test_a_period_in_which_nothing_was_due_says_so():
    lead = reading("on_time_closure_rate", EMPTY)
    assert "没有案件" in words(draw_case_headline(cases_sheet(), lead, (), None))


def test_the_areas_that_did_most_are_named_with_their_share_of_the_change():
    found = (("东岭", 1450, 1395), ("南塘", 1440, 1396), ("松坪", 1431, 1369))
    parts = [
        reading(
            "on_time_closure_rate",
            rate(now, 1500),
            name,
            by="area:street",
            previous=rate(then, 1500),
        )
        for name, now, then in found
    ]
    lead = reading(
        "on_time_closure_rate", rate(4321, 4500), previous=rate(4160, 4500), previous_period=OCTOBER
    )
    said = words(draw_case_headline(cases_sheet(), lead, (), explain(parts, lead)))
    assert "比 10 月高 3.6 个百分点，其中松坪、东岭占 2.60。" in said


def test_who_made_a_change_is_not_said_of_a_change_within_noise():
    parts = [
        reading("on_time_closure_rate", rate(9, 10), str(i), by="area:street", previous=rate(8, 10))
        for i in range(3)
    ]
    lead = reading(
        "on_time_closure_rate", rate(27, 30), previous=rate(24, 30), previous_period=OCTOBER
    )
    assert "其中" not in words(draw_case_headline(cases_sheet(), lead, (), explain(parts, lead)))
