from __future__ import annotations

from data.address import Address
from data.briefing_rules import FORMATS
from layouts.page_form import View
from layouts.pages.briefing import FORM
from tests.layouts.made import links, sheet, words

HERE = Address("briefing", area="a", period="2026-11", lang="en")


def drawn(address=HERE):
    return FORM.draw(View(sheet(address)))


def test_there_is_a_download_for_each_format_at_the_same_address():
    hrefs = links(drawn()[("briefing-formats", "children")])
    assert hrefs == [f"/export/briefing/{wanted}{HERE.search}" for wanted in FORMATS]


def test_the_title_names_area_period_and_kind():
    said = words(drawn(HERE.but(lang="zh"))[("headline", "children")])
    assert "东岭 2026 年 11 月 月报" in said


def test_another_address_has_its_parts_drawn_anew():
    asked = [drawn(address)[("briefing-asked", "data")] for address in (HERE, HERE.but(area="c"))]
    assert asked[0] != asked[1]
