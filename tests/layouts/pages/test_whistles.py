from __future__ import annotations

from data.address import Address
from layouts.pages.whistles import FORM, PANELS
from tests.layouts.made import classed, words
from tests.layouts.made_whistles import whistles_view


def test_every_panel_is_drawn():
    drawn = FORM.draw(whistles_view())
    assert [name for name in PANELS if not drawn[f"panel-{name}", "children"]] == []


def test_headline_and_cards_name_the_same_department():
    drawn = FORM.draw(whistles_view())
    assert "交通按时报到显著低于" in words(drawn["headline", "children"])
    assert "交通 50.0%" in words(drawn["attention", "children"])


def test_no_more_than_three_cards_ask_for_attention():
    cards = classed(FORM.draw(whistles_view())["attention", "children"], "attention-card")
    assert len(cards) == 3


def test_a_page_about_one_department_lists_its_calls():
    view = whistles_view(Address(page="whistles", period="2026-11", department="水务"))
    assert "背后的部门次" in words(FORM.draw(view)["panel-records", "children"])
