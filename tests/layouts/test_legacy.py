from __future__ import annotations

from dataclasses import replace

from data.address import Address
from layouts.legacy import draw_legacy
from tests.layouts.made import EMPTY, classed, rate, reading, sheet, words
from tests.layouts.made_disputes import BEFORE, YEAR, legacy, page, row, totals

METRIC = "legacy_cleared_rate"


def draw(rows=None, earlier=(16, 18), **changed):
    drawn = sheet(Address(page="disputes", period="2026-11"))
    found = totals() | changed
    before = reading(METRIC, rate(*earlier), period=BEFORE) if earlier else None
    listed = legacy(drawn.scope) if rows is None else rows
    return draw_legacy(drawn, found[METRIC], found["legacy_rebound_rate"], before, listed)


def lines(drawn):
    (table,) = classed(drawn, "small-table")
    return [[words(cell) for cell in line.children] for line in table.children[2].children]


def test_every_matter_has_its_age_and_what_became_of_it():
    assert lines(draw()) == [
        ["L3", "宅基地", "—", "2014-11", "12.0 年", "03-02", "▲ 逾期未化解"],
        ["L2", "宅基地", "—", "2014-11", "11.8 年", "03-02", "▲ 10-08 反弹"],
        ["L1", "宅基地", "—", "2014-11", "11.8 年", "03-02", "09-01"],
    ]


def test_the_caption_names_the_year_and_its_numbers():
    assert words(classed(draw(), "panel-caption")) == "2026 年交办 9 件，已化解 6，反弹 1"


def test_what_is_open_from_before_is_said_and_nothing_else():
    assert "此前交办、至今未化解的还有 2 件" in words(draw())
    assert "此前" not in words(draw(earlier=(18, 18)))
    assert "此前" not in words(draw(earlier=None))


def test_a_matter_younger_than_a_year_is_counted_in_days():
    drawn = sheet(Address(page="disputes"))
    young = replace(row("L9"), arisen_on=drawn.scope.as_of.date().replace(day=1))
    assert lines(draw(page(METRIC, drawn.scope, young)))[0][4] == "29 天"


def test_a_year_without_an_old_matter_says_so():
    empty = reading(METRIC, EMPTY, period=YEAR)
    drawn = draw(page(METRIC, sheet().scope), earlier=None, legacy_cleared_rate=empty)
    assert "本期没有发生示范区 2026 年" in words(drawn)
