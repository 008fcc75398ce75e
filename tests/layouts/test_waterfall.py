from __future__ import annotations

from decimal import Decimal

import pytest

from data.address import Address
from data.analysis.decomposition import explain
from layouts.falls import Step, axis_of
from layouts.waterfall import PAIRS, draw_why
from tests.layouts.made import OCTOBER, classed, links, parts, rate, reading, sheet, words

METRIC = "on_time_closure_rate"
PERIODS = {"by": "category", "previous_period": OCTOBER}
PARTS = {"路灯": (95, 100, 170, 200), "噪声": (190, 200, 98, 100), "占道": (46, 50, 47, 50)}


def part(key, now, all_now, before, all_before, metric=METRIC, **more):
    facts = PERIODS | {"name": key, "previous": rate(before, all_before)} | more
    return reading(metric, rate(now, all_now), key, **facts)


def whole(rows, metric=METRIC, **more):
    now, before = (
        rate(*(sum(getattr(one, part) for one in figures) for part in ("numerator", "denominator")))
        for figures in ([r.figure for r in rows], [r.previous for r in rows])
    )
    return reading(metric, now, previous=before, previous_period=OCTOBER, **more)


def draw(counts=PARTS, metric=METRIC, why="category", **more):
    rows = [part(key, *four, metric=metric) for key, four in counts.items()]
    total = whole(rows, metric, **more)
    address = Address(page="cases", period="2026-11", why=why)
    return draw_why(sheet(address), total, {"category": explain(rows, total)})


def shown(drawn):
    return [words(row) for row in classed(drawn, "fall-row")]


def test_rows_lead_from_the_value_before_to_the_value_now():
    rows = shown(draw())
    assert rows[0] == "10 月90.0%"
    assert rows[-1] == "11 月94.6%"
    # Mean share 3/7 × 10 points, and a share less by 2/7 × a rate lower by 2.29 points: 4.29 + 0.65.
    assert rows[1] == "路灯▲ 4.94"


def test_what_is_printed_adds_up():
    rows = [row.split("▲")[-1].split("▼ ") for row in shown(draw())[1:-1]]
    points = sum(Decimal(row[0]) if len(row) == 1 else -Decimal(row[1]) for row in rows)
    rate_points, mix, total = (
        Decimal(words(each).split(" ")[1].replace("−", "-"))
        for each in classed(draw(), "fall-sum")[0].children
    )
    assert points == total == rate_points + mix == Decimal("4.57")


def test_each_row_begins_where_the_last_one_ended():
    drawn = draw()
    links_at = [each.style["left"] for each in classed(drawn, "fall-link")]
    dots = [each.style["left"] for each in classed(drawn, "fall-dot")]
    assert links_at[0] == dots[0]
    assert links_at[-1] == dots[-1]
    begins = classed(drawn, "fall-rate")[0].style["left"]
    assert begins == links_at[0]


def test_a_rate_that_should_be_low_is_better_when_it_falls():
    drawn = draw({"路灯": (5, 100, 20, 100), "噪声": (9, 100, 9, 100)}, "repeat_rate")
    (row,) = [each for each in classed(drawn, "better") if "fall-points" in each.className]
    assert words(row) == "▼ 7.50"


def test_a_row_leads_to_its_part_and_a_rest_nowhere():
    many = {f"k{i}": (90 + i % 3, 100, 90, 100) for i in range(12)}
    drawn = draw(many)
    assert "其余 5 个" in shown(drawn)[-2]
    assert [link for link in links(drawn) if "category=k1" in link]
    assert not hasattr(classed(drawn, "fall-row")[-2], "href")


@pytest.mark.parametrize(("by", "name"), [("category", "未填写"), ("area:street", "未落到街道")])
def test_what_is_in_no_part_is_a_part_as_well(by, name):
    rows = [part("路灯", *PARTS["路灯"], by=by), part(None, *PARTS["噪声"], by=by, name="x")]
    total = whole(rows)
    drawn = draw_why(sheet(Address(period="2026-11")), total, {"area": explain(rows, total)})
    assert any(row.startswith(name) for row in shown(drawn))


def test_the_table_gives_both_effects_of_every_row():
    (table,) = [each for each in parts(draw()) if type(each).__name__ == "Tbody"]
    assert [words(row) for row in table.children] == [
        "类别：路灯+4.286+0.653+4.94",
        "类别：噪声−1.286+1.204−0.08",
        "类别：占道−0.2860.000−0.29",
        "类别：合计+2.71+1.86+4.57",
    ]


def test_the_breakdown_is_chosen_by_links():
    (switch,) = [p for p in parts(draw()) if getattr(p, "className", "") == "switch"]
    assert [words(link) for link in switch.children] == ["区域", "类别", "渠道", "部门"]
    assert [words(link) for link in classed(switch, "is-chosen")] == ["类别"]


def test_every_breakdown_stands_first_in_its_pair():
    assert all(pair[0] == why and PAIRS[pair[1]] == pair[::-1] for why, pair in PAIRS.items())


@pytest.mark.parametrize("trait", ["is_young", "is_thin"])
def test_what_must_not_be_compared_is_not_explained(trait):
    drawn = draw(**{trait: True})
    assert "不作比较" in words(drawn)
    assert not classed(drawn, "fall-row")


def test_without_a_comparison_there_is_nothing_to_explain():
    drawn = draw_why(sheet(), reading(METRIC, rate(90, 100)), {})
    assert "没有可比的期间" in words(drawn)


def test_parts_that_make_no_whole_are_not_explained():
    total = whole([part("路灯", *PARTS["路灯"])])
    assert "各部分加不成整体" in words(draw_why(sheet(), total, {"category": None}))


def test_effects_that_oppose_each_other_do_not_cover_each_other():
    drawn = draw({"路灯": (99, 100, 180, 200), "噪声": (190, 200, 95, 100)})
    assert classed(drawn, "is-opposed")


def test_an_axis_holds_what_lies_between_a_start_and_its_end():
    axis = axis_of([[Step("a", 0.9, 0.08, -0.05, Decimal(3))]])
    assert axis.low < 0.9
    assert axis.high > 0.98
