from __future__ import annotations

from data.address import Address
from layouts.pages.cases import FORM, PANELS
from tests.layouts.made import classed, words
from tests.layouts.made_cases import cases_view


def test_every_panel_is_drawn():
    drawn = FORM.draw(cases_view())
    assert [name for name in PANELS if not drawn[f"panel-{name}", "children"]] == []


def test_headline_and_cards_name_the_same_department():
    drawn = FORM.draw(cases_view())
    assert "水务显著低于" in words(drawn["headline", "children"])
    assert "水务 93.6%" in words(drawn["attention", "children"])


def test_a_stricter_rule_tells_fewer_departments_apart():
    drawn = FORM.draw(cases_view(Address(page="cases", period="2026-11", test="998")))
    assert "水务" not in words(drawn["headline", "children"])


def test_the_page_is_marked_in_the_navigation():
    drawn = FORM.draw(cases_view())
    assert words(classed(drawn["nav", "children"], "is-current")) == "案件"
