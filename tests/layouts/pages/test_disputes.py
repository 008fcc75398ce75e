from __future__ import annotations

from dataclasses import replace

from data.address import Address, parse_address
from layouts.pages.disputes import FORM, PANELS
from tests.layouts.made import EMPTY, classed, links, rate, reading, words
from tests.layouts.made_disputes import disputes_view, page


def test_every_panel_is_drawn():
    drawn = FORM.draw(disputes_view())
    assert [name for name in PANELS if not drawn[f"panel-{name}", "children"]] == []


def test_the_headline_says_how_many_how_well_where_and_what_of_the_old():
    assert words(FORM.draw(disputes_view())["headline", "children"]) == (
        "2026 年 11 月纠纷调解结束 147 件，成功 90.5%，比 10 月高 8.8 个百分点，"
        "协议履行 91.3%，网格内化解 51.7%；2026 年积案化解 6 / 9。"
    )


def test_a_clause_without_a_reading_is_left_out():
    view = disputes_view()
    silent = {
        key: reading(key, EMPTY) for key in ("agreement_performance_rate", "legacy_cleared_rate")
    }
    said = words(FORM.draw(replace(view, totals=view.totals | silent))["headline", "children"])
    assert "协议" not in said
    assert "积案" not in said


def test_old_matters_alone_still_have_a_sentence():
    view = disputes_view()
    kept = ("legacy_cleared_rate", "legacy_rebound_rate")
    silent = {key: reading(key, EMPTY) for key in view.totals if key not in kept}
    drawn = FORM.draw(replace(view, totals=view.totals | silent))
    assert words(drawn["headline", "children"]) == "2026 年积案化解 6 / 9。"


def test_three_things_ask_for_attention_and_lead_to_their_cases():
    cards = classed(FORM.draw(disputes_view())["attention", "children"], "attention-card")
    assert [words(card) for card in cards] == [
        "需督办11 份调解协议到期未履行 最久已逾 26 天",
        "防反弹1 件积案化解后反弹 另有 3 件未化解",
        "需协调judicial成功率 73.3% 显著低于示范区，11 / 15 件",
    ]
    addresses = [parse_address(*card.href.split("?")) for card in cards]
    assert [(one.page, one.rows, one.part, one.key) for one in addresses] == [
        ("disputes", "agreement_performance_rate", "out", None),
        ("disputes", "legacy_rebound_rate", "in", None),
        ("disputes", "mediation_success_rate", "out", "judicial"),
    ]


def test_where_all_is_well_nothing_asks_for_attention():
    view = disputes_view(Address(page="disputes", period="2026-11", test="998"))
    well = {
        "agreement_performance_rate": reading("agreement_performance_rate", rate(20, 20)),
        "legacy_rebound_rate": reading("legacy_rebound_rate", rate(0, 6)),
    }
    ranking = replace(view.ranking, worse=())
    drawn = FORM.draw(replace(view, totals=view.totals | well, ranking=ranking))
    assert drawn["attention", "children"] == []


def test_records_of_another_period_say_which_and_take_it_home():
    view = disputes_view()
    old = page("legacy_cleared_rate", view.legacy.listing.scope, *view.legacy.rows)
    drawn = FORM.draw(replace(view, records=old))["panel-records", "children"]
    assert "2026 年" in [words(chip) for chip in classed(drawn, "chip")]
    (csv,) = [href for href in links(drawn) if href.startswith("/export/")]
    assert csv.startswith("/export/rows.csv?period=2026&rows=legacy_cleared_rate")
