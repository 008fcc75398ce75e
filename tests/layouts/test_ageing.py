from __future__ import annotations

from layouts.ageing import draw_ageing
from layouts.stock_flow import flow_of
from tests.layouts.made import (
    NOT_RECORDED,
    NOVEMBER,
    OCTOBER,
    classed,
    count,
    links,
    parts,
    reading,
    sheet,
    words,
)

AGES = ("0-3", "4-7", "8-15", "16-30", "31+")


def by_age(metric, numbers):
    return [reading(metric, count(n), key, by="age") for key, n in zip(AGES, numbers, strict=False)]


def totals(open_now=412, before=381, received=4_751, closed=4_720, **more):
    compared = {"previous": count(before), "previous_period": OCTOBER} | more
    return {
        "backlog_ageing": reading("backlog_ageing", count(open_now), **compared),
        "overdue_open": reading(
            "overdue_open", count(67), previous=count(30), previous_period=OCTOBER
        ),
        "case_volume": reading("case_volume", count(received)),
        "cases_closed": reading("cases_closed", count(closed)),
    }


def draw(numbers=(138, 112, 68, 31, 63), overdue=(4, 9, 12, 17, 25), summed=None):
    rows = by_age("backlog_ageing", numbers), by_age("overdue_open", overdue)
    return draw_ageing(sheet(), *rows, totals() if summed is None else summed)


def test_every_age_has_its_count_and_how_many_are_overdue():
    rows = [words(row) for row in classed(draw(), "age-row")]
    assert rows[0] == "3 天内138逾期 4"
    assert rows[-1] == "30 天以上63逾期 25"


def test_the_longest_bar_is_the_most_and_the_overdue_part_stands_at_its_end():
    bars = [bar.style["width"] for bar in classed(draw(), "age-fill")]
    assert bars[0] == "100.00%"
    assert bars[3] == "22.46%"
    assert classed(draw(), "age-overdue")[3].style["width"] == "54.84%"


def test_an_age_leads_to_its_cases_and_its_overdue_part_to_those():
    assert links(classed(draw(), "age-row")[4]) == [
        "/cases?period=2026-11&rows=backlog_ageing&by=age&key=31%2B",
        "/cases?period=2026-11&rows=overdue_open&by=age&key=31%2B",
    ]


def test_an_age_without_overdue_cases_says_nothing_of_them():
    row = classed(draw(overdue=(0, 9)), "age-row")[0]
    assert words(row) == "3 天内138"
    assert not classed(row, "age-overdue")


def test_where_no_deadlines_are_recorded_the_table_says_so():
    drawn = draw(overdue=())
    assert not classed(drawn, "age-overdue")
    (body,) = [part for part in parts(drawn) if type(part).__name__ == "Tbody"]
    assert words(body.children[0]) == "3 天内138"


def test_the_number_of_all_overdue_leads_to_them():
    assert "/cases?period=2026-11&rows=overdue_open" in links(draw())
    assert "逾期 67 件较 10 月▲ 123.3%，变差" in words(draw())


def test_opening_and_what_came_less_what_was_closed_is_what_is_open():
    assert words(classed(draw(), "stock-flow")) == (
        "期初在办 381+ 上报 4,751− 结案 4,720= 在办 412"
    )


def test_what_changed_without_a_time_is_named_so_that_the_line_adds_up():
    drawn = draw(summed=totals(open_now=400))
    assert "− 无时间记录的变动 12= 在办 400" in words(classed(drawn, "stock-flow"))


def test_only_the_period_before_opens_the_stock():
    assert flow_of(totals()) is not None
    assert flow_of(totals(previous_period=NOVEMBER)) is None
    known = totals()
    del known["cases_closed"]
    assert flow_of(known) is None


def test_nothing_open_is_told_from_nothing_recorded():
    assert "没有在办案件" in words(draw((0, 0, 0, 0, 0), summed={}))
    unknown = {"backlog_ageing": reading("backlog_ageing", NOT_RECORDED)}
    assert "未记录需导入办结时间" in words(draw((), summed=unknown))


def test_the_picture_says_its_finding():
    (picture,) = [part for part in parts(draw()) if getattr(part, "role", None) == "group"]
    label = picture.to_plotly_json()["props"]["aria-label"]
    assert label.startswith("在办时长：3 天内 138 件，其中逾期 4 件；")
