from __future__ import annotations

from data.address import Address, parse_address
from layouts.dispute_paths import counts_of, draw_paths
from tests.layouts.made import classed, count, parts, reading, sheet, words
from tests.layouts.made_disputes import FLOWS, flows


def draw(counts=None, **address):
    asked = Address(page="disputes", period="2026-11").but(**address)
    shown = flows(counts)
    closed = reading("cases_closed", count(sum(row.value for row in shown)))
    return draw_paths(sheet(asked), shown, closed)


def test_every_path_and_outcome_has_its_number_and_share():
    assert [words(name) for name in classed(draw(), "sankey-name")] == [
        "人民调解12889.5%",
        "司法调解1510.5%",
        "调解成功13090.9%",
        "调解未成96.3%",
        "转诉讼42.8%",
    ]


def test_a_name_leads_to_its_disputes_on_the_same_page():
    href = classed(draw(), "sankey-name")[1].href
    address = parse_address(*href.split("?"))
    assert (address.page, address.by, address.key) == ("disputes", "path", "judicial")
    assert address.rows == "mediation_success_rate"


def test_an_outcome_that_is_not_stated_is_shown_and_leads_nowhere():
    (name,) = classed(draw({("people", ""): 3}), "is-unstated")[-1:]
    assert words(name) == "未填写3100.0%"
    assert not hasattr(name, "href")


def test_the_table_adds_up_to_the_flow():
    (table,) = classed(draw(), "panel-rows")
    rows = [[words(cell) for cell in row.children] for row in table.children.children[1].children]
    assert sum(int(row[2]) for row in rows) == sum(FLOWS.values())
    assert rows[0] == ["人民调解", "调解成功", "119", "93.0%", "83.2%"]


def test_the_finding_says_who_took_most_and_how_many_failed():
    (body,) = classed(draw(), "panel-body")
    label = body.to_plotly_json()["props"]["aria-label"]
    assert label == "调解路径，人民调解占 89.5%；143 件中 13 件未调成"


def test_without_a_dispute_the_panel_says_so():
    drawn = draw({})
    assert "本期没有发生" in words(drawn) or "11 月" in words(drawn)
    assert not [part for part in parts(drawn) if part._type == "Img"]


def test_english_names_are_english():
    assert "Judicial mediation" in words(draw(lang="en"))


def test_keys_without_a_part_are_counted_as_not_stated():
    assert counts_of(flows({("", "succeeded"): 2})) == {("", "succeeded"): 2}
