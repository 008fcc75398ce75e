from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from data.address import Address
from data.errors import EmptyStoreError, QuestionError, StoreError
from data.periods import parse_period
from data.readings.figures import AHEAD
from data.scope import Scope
from layouts.pages.overview import FORM, draw_error
from tests.layouts.made import AS_OF, classed, links, view, words

ADDRESSES = [
    Address(period="2026-11"),
    Address(period="2026-11", lang="en", theme="dark"),
    Address(period="all", area="a", channel="12345", metric="case_volume"),
]


def text_of(values):
    return words([value for (_, prop), value in values.items() if prop == "children"])


def test_only_map_and_trend_are_graphs():
    assert {name for name, prop in FORM.slots if prop == "figure"} == {"map", "trend"}


def test_every_panel_has_csv_picture_table_and_stamp():
    drawn = list(FORM.draw(view()).values())
    for name in ("panel-csv", "panel-png", "panel-table", "panel-rows", "panel-stamp"):
        assert len(classed(drawn, name)) == 8, name
    stamp = words(classed(drawn, "panel-stamp")[0])
    assert stamp == "办结示范区 2026.11.1–11.30数据截至 2026-11-30 24:00数据版本 000001-made"


def test_csv_links_keep_the_settings():
    hrefs = [
        link.href for link in classed(list(FORM.draw(view(ADDRESSES[1])).values()), "panel-csv")
    ]
    names = {href.partition(".csv")[0].removeprefix("/export/") for href in hrefs}
    assert names == {"tiles", "ranking", "trend", "stages", "channels", "categories"}
    assert all(href.endswith("?period=2026-11&theme=dark&lang=en") for href in hrefs)


def test_the_way_up_is_marked_for_the_escape_key():
    (up,) = classed(list(FORM.draw(view(Address(area="a1", period="2026-11"))).values()), "is-up")
    assert up.href == "/?area=a&period=2026-11"
    assert classed(list(FORM.draw(view()).values()), "is-up") == []


def test_filters_are_chips_that_take_themselves_away():
    (chip,) = classed(
        list(FORM.draw(view(Address(period="2026-11", channel="12345"))).values()), "chip"
    )
    assert (words(chip), chip.href) == ("渠道：12345✕", "/?period=2026-11")


@pytest.mark.parametrize(
    ("days", "banner"),
    [(0, ""), (3, ""), (5, "数据停在 2026-11-30 24:00，已晚 5 天"), (400, "")],
)
def test_late_data_are_announced_and_old_ones_are_called_an_archive(days, banner):
    drawn = FORM.draw(view(), AS_OF + timedelta(days=days))
    assert words(drawn["banner-stale", "children"]) == banner
    assert ("历史数据" in words(drawn["header-end", "children"])) == (days == 400)


def test_without_shapes_the_ranking_still_stands():
    drawn = FORM.draw(replace(view(), frame=None))
    assert drawn["map", "figure"]["data"] == []
    assert "没有街道的边界" in words(drawn["map-note", "children"])
    assert "东岭" in words(drawn["ranking", "children"])


def test_a_place_without_areas_still_shows_its_totals():
    drawn = FORM.draw(replace(view(), level=None, areas=(), frame=None))
    assert "没有下级区域" in text_of(drawn)
    assert "85.8%" in text_of(drawn)


def test_a_wrong_address_says_what_was_expected_and_how_to_go_on():
    error = QuestionError(
        "There is no metric 'x'.",
        "one of: y, z",
        "choose one of these",
        subject="metric",
        asked="x",
    )
    drawn = text_of(draw_error(Address(metric="x", theme="dark"), error))
    for said in ("这个地址打不开", "没有名为“x”的指标", "y, z", "改正地址"):
        assert said in drawn
    assert "There is no metric “x”." in text_of(draw_error(Address(lang="en"), error))


def test_an_unforeseen_fault_shows_its_code_and_a_way_to_try_again():
    values = draw_error(Address(area="a"), None, "GL-2047")
    assert "编号 GL-2047" in text_of(values)
    assert "/?area=a" in links(list(values.values()))


def test_an_empty_store_shows_the_first_command_in_every_language_until_one_is_chosen():
    error = EmptyStoreError("The store is empty.", "a generation", "import something")
    both = text_of(draw_error(Address(), error))
    assert "导入完成后" in both
    assert "within seconds of the import" in both
    english = text_of(draw_error(Address(lang="en"), error))
    assert "python app.py import --profile" in english
    assert "导入" not in english


def test_a_store_that_cannot_be_read_is_not_called_empty():
    error = StoreError("The store cannot read 1.duckdb.", "a whole file", "roll back")
    drawn = text_of(draw_error(Address(), error))
    assert "这一页没有读出来" in drawn
    assert "roll back" in drawn
    assert "还没有可显示的数据" not in drawn


def test_a_period_that_t_has_not_reached_says_so_and_shows_no_value():
    ahead = Scope(AS_OF, parse_period("2031", AS_OF))
    totals = {key: replace(one, figure=AHEAD) for key, one in view().totals.items()}
    drawn = FORM.draw(replace(view(), sheet=replace(view().sheet, scope=ahead), totals=totals))
    assert "尚未到 2031 年" in words(drawn["headline", "children"])
    assert "尚未到期" in words(drawn["tiles", "children"])


def test_where_no_stages_are_recorded_the_page_has_no_place_for_them():
    drawn = FORM.draw(replace(view(recorded={"case_volume"}), stages={}))
    assert drawn["board", "className"] == "board"
    assert drawn["panel-stages", "children"] == []
    assert "stages.csv" not in "".join(links(list(drawn.values())))


def test_the_map_offers_what_is_recorded_by_family():
    menu = classed(
        list(FORM.draw(view(recorded={"case_volume", "size_norm_rate"})).values()), "map-title"
    )[0]
    assert "覆盖网格规模达标率受理受理量" in words(menu)
    assert "重复诉求率" not in words(menu)


def test_what_is_being_worked_out_is_said_in_words():
    assert FORM.draw(view())["busy", "children"] == "正在计算，暂时显示的还是 2026 年 11 月"


def test_a_filtered_page_says_so_on_its_pictures():
    address = Address(channel="网格上报", period="2026-10")
    drawn = FORM.draw(replace(view(), sheet=replace(view().sheet, address=address)))
    assert "渠道：网格上报" in words(drawn["panel-channels", "children"])
