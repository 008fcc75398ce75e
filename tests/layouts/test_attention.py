from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.address import Address
from data.attention.item import Item
from data.metrics.catalogue import CATALOGUE
from layouts.attention import notice_of
from layouts.notices import draw_notices
from tests.layouts.made import (
    NAMES,
    OCTOBER,
    census,
    classed,
    count,
    links,
    parts,
    rate,
    reading,
    sheet,
    words,
)

GRIDS = tuple(reading("staffing_norm_rate", census(0, 1), key, by="area:street") for key in NAMES)
SLOW = Item(
    "below_target",
    "worse",
    "on_time_closure_rate",
    "department",
    (reading("on_time_closure_rate", rate(781, 1000), "市政园林", by="department"),),
    0.95,
    since=date(2026, 9, 1),
)
EMPTY_GRIDS = Item("below_target", "worse", "staffing_norm_rate", "area:street", GRIDS, 0.95)
FLOOD = Item(
    "changed",
    "worse",
    "case_volume",
    readings=(reading("case_volume", count(5912)),),
    usual=(4210, 4980),
)
CAMPAIGN = Item(
    "changed",
    "better",
    "volunteer_hours",
    readings=(reading("volunteer_hours", count(9000), period=OCTOBER),),
    usual=(6000, 7000),
)
SILENT = Item(
    "silent",
    "worse",
    "services_delivered",
    fact="services",
    silent_days=5,
    since=date(2026, 11, 26),
)


def draw(*items, language="zh"):
    page = sheet(Address(period="2026-11", lang=language))
    return draw_notices(page, [notice_of(page, item) for item in items])


@pytest.mark.parametrize(
    ("item", "said", "href"),
    [
        (
            SLOW,
            "需督办市政园林 按期办结率 78.1% 目标 95%，自 9 月起",
            "/?period=2026-11&department=%E5%B8%82%E6%94%BF%E5%9B%AD%E6%9E%97",
        ),
        (
            EMPTY_GRIDS,
            "需补齐东岭 1+2 配备未达标 这样的街道共 4 个",
            "/?level=street&period=2026-11&metric=staffing_norm_rate",
        ),
        (FLOOD, "异常波动受理量 5,912 件 平常 4,210–4,980", "/?period=2026-11&metric=case_volume"),
        (
            CAMPAIGN,
            "好转10 月志愿服务时长 9,000 小时 平常 6,000–7,000",
            "/?period=2026-11&metric=volunteer_hours",
        ),
        (
            SILENT,
            "数据中断服务有 5 天没有数据 自 11.26 起",
            "/?period=2026-11&metric=services_delivered",
        ),
    ],
)
def test_an_item_is_one_link_with_tag_subject_and_detail(item, said, href):
    (card,) = classed(draw(item), "attention-card")
    assert words(card) == said
    assert links(card)[0].replace("&lang=zh", "") == href
    assert item.tone in card.className.split()


def test_one_area_is_led_to_and_several_are_compared():
    one = Item("below_target", "worse", "staffing_norm_rate", "area:street", GRIDS[:1], 0.95)
    assert "area=a" in links(draw(one))[0]
    assert "等" not in words(draw(one))


def test_the_page_of_a_single_grid_says_that_it_fails_without_naming_it_again():
    one = Item("below_target", "worse", "staffing_norm_rate", "", GRIDS[:1], 0.95)
    assert "需补齐1+2 配备未达标" in words(draw(one))


@pytest.mark.parametrize("metric", CATALOGUE)
def test_whatever_falls_short_is_somebody_s_duty(metric):
    short = replace(SLOW, metric=metric, by="", readings=(reading(metric, rate(1, 2)),))
    assert notice_of(sheet(), short).tag.startswith("需")


def test_it_speaks_english():
    assert words(classed(draw(EMPTY_GRIDS, language="en"), "attention-card")) == (
        "Fill gaps东岭: staffing not met 4 such streets in all"
    )


def test_names_from_files_stay_text():
    grid = Item("below_target", "worse", "staffing_norm_rate", "area:street", GRIDS[1:2], 0.95)
    assert "<b>南塘</b>" in words(draw(grid))


def test_more_than_three_wait_behind_a_disclosure():
    drawn = draw(SLOW, EMPTY_GRIDS, FLOOD, CAMPAIGN, SILENT)
    (more,) = [part for part in parts(drawn) if part._type == "Details"]
    assert words(more).startswith("其余 2 条")
    assert len(classed(more, "attention-card")) == 2


def test_where_nothing_asks_for_attention_nothing_is_drawn():
    assert draw() == []
