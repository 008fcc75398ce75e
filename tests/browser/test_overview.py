"""What a person does with the overview, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

WIDTHS = (1440, 1280, 1024, 390)


def _numbers(page):
    return page.locator(".tile-value").all_inner_texts()


def _drill_by_map(tab):
    """Click the middle of the first area of the map."""
    area = tab.page.locator(".choroplethlayer .trace path").first
    box = area.bounding_box()
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.page.wait_for_url(re.compile("area="))
    tab.settle()


def test_the_first_page_shows_map_ranking_and_numbers(tab):
    page = tab.go()
    expect(page.locator(".choroplethlayer path.choroplethlocation").first).to_be_visible()
    expect(page.locator(".rank-row").first).to_be_visible()
    assert len(_numbers(page)) == 9
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_a_click_on_the_map_drills_down_and_esc_goes_back_up(tab):
    page = tab.go()
    whole = _numbers(page)
    _drill_by_map(tab)
    assert _numbers(page) != whole
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "area=" not in url)
    tab.settle()
    assert _numbers(page) == whole


def test_the_breadcrumb_and_the_back_button_lead_back(tab):
    page = tab.go()
    _drill_by_map(tab)
    inside = _numbers(page)
    page.locator("a.is-up").click()
    page.wait_for_url(lambda url: "area=" not in url)
    tab.settle()
    page.go_back()
    tab.settle()
    assert _numbers(page) == inside


def test_a_click_twice_reaches_the_smallest_areas(tab):
    tab.go()
    _drill_by_map(tab)
    first = tab.page.url
    area = tab.page.locator(".choroplethlayer .trace path").first
    box = area.bounding_box()
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.page.wait_for_url(lambda url: url != first)
    tab.settle()
    assert tab.page.locator(".crumb").count() == 2


def test_a_ranking_row_is_followed_in_place_and_keeps_the_focus(tab):
    page = tab.go()
    page.evaluate("window.isSamePage = true")
    page.locator("a.rank-row").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("area="))
    tab.settle()
    assert page.evaluate("window.isSamePage") is True
    expect(page.locator("#ranking :focus")).to_have_count(1)


def test_another_period_changes_the_numbers(tab):
    page = tab.go()
    before = _numbers(page)
    page.locator(".period-button").click()
    page.locator(".period-card a.square").first.click()
    page.wait_for_url(re.compile("period="))
    tab.settle()
    assert _numbers(page) != before


def test_two_dates_of_the_calendar_become_the_period(tab):
    page = tab.go("/?period=2026-09")
    page.locator(".period-button").click()
    days = page.locator(".mantine-DatePicker-day:not([data-outside])")
    days.nth(6).click()
    days.nth(12).click()
    page.wait_for_url(re.compile(r"period=2026-09-07\.\.2026-09-13"))
    tab.settle()


def test_the_same_address_shows_the_same_numbers_in_a_new_tab(tab, visit, server):
    page = tab.go("/?period=2026-09&compare=year&level=grid")
    other = visit(server.url).go("/?period=2026-09&compare=year&level=grid")
    assert _numbers(other) == _numbers(page)
    assert other.locator("#ranking").inner_text() == page.locator("#ranking").inner_text()


def test_the_language_changes_words_but_no_numbers(tab):
    page = tab.go("/?metric=resolution_rate")
    before = page.locator(".tile-fraction").all_inner_texts()
    page.get_by_text("EN", exact=True).first.click()
    page.wait_for_url(re.compile("lang=en"))
    tab.settle()
    assert page.locator("html").get_attribute("lang") == "en"
    after = page.locator(".tile-fraction").all_inner_texts()
    digits = [re.sub(r"[^\d/]", "", text) for text in before]
    assert [re.sub(r"[^\d/]", "", text) for text in after] == digits
    expect(page.locator(".panel-title").first).not_to_contain_text(re.compile("[一-鿿]"))


def test_the_dark_theme_reaches_the_whole_document(tab):
    page = tab.go("/?theme=dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("#page").get_attribute("data-theme") == "dark"


def test_esc_closes_a_definition_and_gives_the_focus_back(tab):
    page = tab.go()
    info = page.locator(".tile .info").first
    info.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".definition")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".definition")).to_have_count(0)
    expect(info).to_be_focused()
    assert "area=" not in page.url


def test_arrows_and_enter_walk_the_map(tab):
    page = tab.go()
    page.locator(".choroplethlocation").first.wait_for()
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-live")).not_to_be_empty()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("area="))
    tab.settle()


def test_a_wrong_address_says_what_to_do_and_links_out(tab):
    page = tab.go("/?area=nowhere")
    expect(page.locator(".trouble")).to_contain_text("nowhere")


def test_a_panel_turns_into_a_table_and_back(tab):
    page = tab.go()
    panel = page.locator("#panel-channels")
    panel.hover()
    panel.locator(".panel-table").click()
    expect(panel.locator("table")).to_be_visible()
    expect(panel.locator(".panel-table")).to_have_attribute("aria-pressed", "true")
    panel.locator(".panel-table").click()
    expect(panel.locator("table")).to_be_hidden()


def test_a_phone_shows_one_family_and_ranking_or_map_without_asking_the_server(tab):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    page = tab.go()
    asked = len(tab.requests)
    seen = page.locator(".family:visible")
    expect(seen).to_have_count(1)
    first = seen.inner_text()
    second = page.locator("#tiles .view").nth(1)
    second.focus()
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-pressed", "true")
    assert seen.inner_text() != first
    expect(page.locator("#map")).to_be_hidden()
    page.locator("#map-head .view").nth(1).click()
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator("#ranking")).to_be_hidden()
    assert [request for request in tab.requests[asked:] if "_dash" in request] == []


def test_what_a_phone_shows_stays_when_the_numbers_change(tab):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    page = tab.go("/?period=2026-09")
    page.locator("#tiles .view").nth(2).click()
    page.get_by_text("同比", exact=True).click()
    page.wait_for_url(re.compile("compare=year"))
    tab.settle()
    expect(page.locator("#tiles .view").nth(2)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".family").nth(2)).to_be_visible()


def test_a_finger_finds_every_button_of_a_phone(tab):
    tab.page.set_viewport_size({"width": 390, "height": 844})
    page = tab.go()
    boxes = page.locator("button:visible, a.bar-row, a.rank-row:visible, summary").evaluate_all(
        "all => all.map(e => [e.className, e.getBoundingClientRect().height])"
    )
    is_touched = [(name, height) for name, height in boxes if "tool" not in name]
    assert [name for name, height in is_touched if height < 44] == []


def test_nothing_offers_to_share_a_chart(tab):
    page = tab.go()
    page.locator("#trend").hover()
    assert page.get_by_text(re.compile("share", re.IGNORECASE)).count() == 0
    assert page.locator(".modebar-btn").count() == 0


def test_no_width_scrolls_sideways(tab):
    page = tab.go()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # Charts follow a new width a moment later.
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)


def test_paper_shows_every_family_and_both_map_and_ranking(tab):
    tab.page.set_viewport_size({"width": 720, "height": 1018})
    page = tab.go()
    expect(page.locator(".family:visible")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(".family:visible")).to_have_count(3)
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator("#ranking")).to_be_visible()
