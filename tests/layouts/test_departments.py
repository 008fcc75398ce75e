from __future__ import annotations

import pytest

from data.address import Address
from data.analysis.ranking import rank
from layouts.departments import draw_departments
from tests.layouts.made import EMPTY, classed, links, parts, rate, reading, sheet, words

COUNTS = {"水务": (243, 264), "住建": (930, 985), "交通": (295, 307), "环卫": (610, 620)}


def rows(counts=COUNTS):
    found = [
        reading("on_time_closure_rate", rate(*pair), key, by="department")
        for key, pair in counts.items()
    ]
    return [*found, reading("on_time_closure_rate", rate(2, 3), None, by="department")]


def draw(counts=COUNTS, **settings):
    given = rows(counts)
    sums = (
        sum(getattr(row.figure, part) for row in given) for part in ("numerator", "denominator")
    )
    whole = reading("on_time_closure_rate", rate(*sums))
    address = Address(page="cases", period="2026-11", **settings)
    ranking = rank(given, whole, address.test)
    return draw_departments(sheet(address), given, whole, ranking)


def titles(drawn):
    groups = classed(drawn, "rank-group")
    return [words(part) for part in parts(groups) if type(part).__name__ == "H3"]


def test_the_rule_makes_the_groups_and_is_said():
    assert titles(draw())[0] == "▼ 显著低于示范区1 个部门"
    assert "横线为 95% 置信区间" in words(draw())
    strict = draw(test="998")
    assert titles(strict)[0].startswith("无法区分3 个部门")
    assert "横线为 99.8% 置信区间" in words(strict)
    assert "按错误发现率 5% 分组" in words(draw(test="fdr"))


def test_the_whiskers_are_those_of_the_rule():
    def widths(drawn):
        return [float(each.style["width"][:-1]) for each in classed(drawn, "whisker")[:4]]

    low, high = widths(draw()), widths(draw(test="998"))
    assert low != high


def test_each_rule_is_a_link_and_the_chosen_one_is_marked():
    (switch,) = [p for p in parts(draw(test="998")) if getattr(p, "className", "") == "switch"]
    assert [words(link) for link in switch.children] == ["95%", "99.8%", "FDR"]
    assert links(switch)[::2] == ["/cases?period=2026-11", "/cases?period=2026-11&test=fdr"]
    assert [words(link) for link in classed(switch, "is-chosen")] == ["99.8%"]


def test_a_row_leads_to_its_department_and_the_chosen_one_back():
    assert "/cases?period=2026-11&department=%E6%B0%B4%E5%8A%A1" in links(draw())
    (row,) = classed(draw(department="水务"), "is-here")
    assert row.href == "/cases?period=2026-11"


def test_up_to_fifteen_departments_are_all_shown():
    many = {f"d{i}": (80 + i % 9, 100) for i in range(15)}
    assert len(classed(draw(many), "rank-row")) == 16
    assert not classed(draw(many), "rank-rest")
    assert classed(draw({f"d{i}": (80, 100) for i in range(40)}), "rank-rest")


def test_rows_add_up_with_what_is_not_stated():
    assert words(classed(draw(), "rank-not-placed")) == "未填写66.7%2 / 3"
    assert "4 个部门，2,080 / 2,179 件" in words(draw())


def test_without_departments_it_says_whether_nothing_happened_or_nothing_is_recorded():
    assert "来源没有记录这一项" in words(draw({}))
    whole = reading("on_time_closure_rate", EMPTY)
    drawn = draw_departments(sheet(), [], whole, rank([], whole))
    assert "本期没有发生" in words(drawn)


@pytest.mark.parametrize("test", ["95", "998", "fdr"])
def test_the_card_explains_the_rule(test):
    terms = [words(part) for part in parts(draw(test=test)) if type(part).__name__ == "Dt"]
    assert terms[0] == "分组"


def test_the_last_places_stand_under_the_departments_and_not_under_other_parts():
    assert "末位 5%：14 个部门，名额 0" in words(draw({f"d{i:02}": (80, 100) for i in range(14)}))
    given = rows()
    whole = reading("on_time_closure_rate", rate(2080, 2179))
    drawn = draw_departments(sheet(), given, whole, rank(given, whole), "paths", "path")
    assert "末位" not in words(drawn)
