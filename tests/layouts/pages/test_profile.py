from __future__ import annotations

from dataclasses import replace

from data.address import Address
from data.analysis.ranking import rank
from data.analysis.strip import Strip
from data.inhabitants import Inhabitants
from data.roster import Roster
from layouts.pages.profile import FORM, PANELS
from tests.layouts.made import EMPTY, NOT_RECORDED, classed, parts, rate, reading, words
from tests.layouts.made_profile import profile_view

IN_A = Address(page="profile", period="2026-11", area="a")


def headline(view):
    return words(FORM.draw(view)["headline", "children"])


def total(view, metric, figure):
    return replace(view, totals={**view.totals, metric: reading(metric, figure)})


def test_every_panel_is_drawn():
    drawn = FORM.draw(profile_view(IN_A))
    assert [name for name in PANELS if not drawn[f"panel-{name}", "children"]] == []


def test_the_sentence_tells_what_is_worse_late_and_lacking():
    said = headline(profile_view(IN_A))
    assert "东岭 一格一档" in said
    assert "按期办结率 70.0%，显著低于示范区 95.0%" in said
    assert "在办 17 件中 5 件逾期；1+2 配备缺 1 名专职网格员。" in said


def test_what_cannot_be_told_from_the_whole_is_not_called_low():
    view = profile_view(IN_A)
    own = reading("on_time_closure_rate", rate(18, 20), "a", by="area:street")
    whole = reading("on_time_closure_rate", rate(1900, 2000))
    said = headline(replace(view, standing=rank((own,), whole)))
    assert "与示范区 95.0% 无法区分" in said
    assert "显著" not in said


def test_a_clause_whose_reading_is_missing_is_left_out():
    view = total(profile_view(IN_A), "on_time_closure_rate", EMPTY)
    said = headline(total(view, "backlog_ageing", NOT_RECORDED))
    assert "按期" not in said
    assert "在办" not in said
    assert "1+2 配备缺" in said


def test_nothing_recorded_is_said_and_no_number_is_made_up():
    view = profile_view(IN_A)
    for metric in view.totals:
        view = total(view, metric, NOT_RECORDED)
    empty = replace(
        view,
        months={},
        ages=(),
        overdue_ages=(),
        strips=(),
        circle=(),
        ground=None,
        roster=Roster(view.roster.day, (), ()),
        inhabitants=Inhabitants(),
    )
    drawn = FORM.draw(empty)
    assert "本期没有可说明的记录" in headline(empty)
    notes = [name for name in PANELS if classed(drawn[f"panel-{name}", "children"], "note")]
    assert notes == list(PANELS)
    assert drawn["panel-circle", "className"] == "panel is-hidden"
    assert "没有边界" in words(drawn["position", "children"])
    assert classed(drawn["headline", "children"], "profile-facts")[0].children == []


def test_a_kind_that_nobody_has_within_reach_is_said_to_be_outside():
    drawn = FORM.draw(profile_view(IN_A))["panel-circle", "children"]
    assert words(classed(drawn, "circle-row")) == "学学校100%卫卫生站圈外"
    assert words(classed(drawn, "is-outside")) == "卫卫生站圈外"


def test_the_place_itself_is_told_by_its_change_alone():
    said = headline(profile_view())
    assert "示范区 一格一档" in said
    assert "显著低于示范区" not in said


def test_the_place_without_parts_to_compare_says_of_which_level_they_would_be():
    strip = Strip(reading("on_time_closure_rate", rate(1900, 2000)), ())
    drawn = FORM.draw(replace(profile_view(), strips=(strip,)))["panel-alike", "children"]
    assert words(classed(drawn, "panel-title")) == "各街道比较"
    assert words(classed(drawn, "strip-verdict")) == "没有同类可比"


def test_the_sheet_says_of_when_and_of_which_data_it_is():
    foot = words(FORM.draw(profile_view(IN_A, is_demo=True))["profile-foot", "children"])
    assert "2026.11.1–11.30" in foot
    assert "000001-made" in foot
    assert "演示数据" in foot


def test_a_dark_page_has_a_light_map_for_paper():
    dark = FORM.draw(profile_view(IN_A.but(theme="dark")))["position", "children"]
    pictures = [part for part in parts(dark) if part._type == "Img"]
    on_screen, on_paper = pictures
    assert "for-paper" in on_paper.className
    assert on_screen.src != on_paper.src


def test_english_pages_call_posts_and_kinds_as_the_profile_does():
    address = IN_A.but(lang="en")
    drawn = FORM.draw(profile_view(address, english={"楼栋长": "Block head", "法律顾问": "Lawyer"}))
    said = words(drawn["panel-staff", "children"])
    assert "Block head3" in said
    assert "✕ Lawyer0" in said
    assert "网格长" in said
    assert "楼栋长" in words(FORM.draw(profile_view(IN_A))["panel-staff", "children"])
