"""What a person does with the page of coverage, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

WIDTHS = (1920, 1440, 1280, 1024, 390)
# By the great circle between two points that the map draws.
_IS_TRUE_TO_SCALE = """() => {
  const geo = document.querySelector('#map .js-plotly-plot')?._fullLayout?.geo;
  if (!geo?._subplot?.projection) return false;
  const {lonaxis, lataxis, _subplot} = geo;
  const [x, y] = [lonaxis, lataxis].map(({range: [low, high]}) => (low + high) / 2);
  const away = (lonaxis.range[1] - lonaxis.range[0]) / 10;
  const px = _subplot.projection([x + away, y])[0] - _subplot.projection([x, y])[0];
  const rad = Math.PI / 180;
  const half = Math.sin((away * rad) / 2) * Math.cos(y * rad);
  const km = 2 * 6371.009 * Math.asin(half);
  const bar = document.querySelector('.scale-bar');
  const [said, unit] = bar.nextElementSibling.textContent.split(' ');
  const shown = said * (unit === 'm' ? 0.001 : 1);
  return shown > 0 && Math.abs(parseFloat(bar.style.width) / ((shown / km) * px) - 1) < 0.01;
}"""
PANELS = ("audit", "circles", "siting", "sizes", "staffing", "mappings", "provision")


def test_the_navigation_leads_to_the_page(tab):
    page = tab.go()
    page.locator("#nav .nav-link", has_text="网格与覆盖").click()
    page.wait_for_url(re.compile("/coverage"))
    tab.settle()
    for name in PANELS:
        expect(page.locator(f"#panel-{name} .panel-title").first).to_be_attached()


def test_every_panel_turns_into_a_table(tab):
    page = tab.go("/coverage")
    for name in PANELS:
        panel = page.locator(f"#panel-{name}")
        panel.hover()
        panel.locator(".panel-table").click()
        expect(panel.locator("table.rows")).to_be_visible()
        panel.locator(".panel-table").click()


def test_the_keyboard_moves_over_the_map_and_changes_its_layer(tab):
    page = tab.go("/coverage")
    page.locator("#map .choroplethlocation").first.wait_for()
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-live")).not_to_be_empty()
    page.locator("#audit-head .switch-choice", has_text="服务圈").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("layer=circles"))
    tab.settle()
    expect(page.locator("#audit-key")).to_contain_text("圈外住宅")


def test_a_finding_is_shown_and_left_again(tab):
    page = tab.go("/coverage?layer=departments")
    row = page.locator(".audit-row").first
    row.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("finding=1"))
    tab.settle()
    expect(page.locator(".audit-row.is-chosen")).to_have_count(1)
    page.locator(".audit-row.is-chosen").click()
    page.wait_for_url(re.compile("/coverage(?!.*finding)"))
    tab.settle()


def test_the_scale_bar_follows_the_map(tab):
    """As many kilometres as it says, measured on the map: at any width, and close to a finding."""
    for address in ("/coverage", "/coverage?finding=1", "/"):
        page = tab.go(address)
        for width in (1440, 1024):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(_IS_TRUE_TO_SCALE)
    page.set_viewport_size({"width": 1440, "height": 900})


def test_a_point_of_the_curve_shows_so_many_sites(tab):
    page = tab.go("/coverage")
    points = page.locator(".siting-point")
    first = points.nth(0)
    page.locator(".siting-point[tabindex='0']").focus()
    for _ in range(points.count()):
        page.keyboard.press("ArrowLeft")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("layer=circles.*sites=1"))
    tab.settle()
    expect(page.locator("#panel-siting .small-table tbody tr")).to_have_count(1)
    expect(page.locator(".siting-point.is-chosen")).to_have_count(1)


def test_the_layer_of_hot_spots_has_a_menu_of_categories(tab):
    page = tab.go("/coverage?layer=hot")
    page.locator("#audit-head .select-button").click()
    link = page.locator(".menu-link[href*='matter=']").first
    name = link.locator("span").first.inner_text()
    link.click()
    page.wait_for_url(re.compile("matter="))
    tab.settle()
    expect(page.locator("#audit-head .select-button")).to_contain_text(name)
    expect(page.locator("#audit-list")).not_to_be_empty()


def test_a_kind_of_facility_is_shown_on_the_map(tab):
    page = tab.go("/coverage")
    page.locator("#panel-circles a.reach-row").first.click()
    page.wait_for_url(re.compile("layer=circles"))
    tab.settle()
    expect(page.locator("#panel-circles .reach-row.is-chosen")).to_have_count(1)


def test_no_width_scrolls_sideways(tab):
    for address in ("/coverage", "/coverage?lang=en&finding=1"):
        page = tab.go(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(
                "width => document.documentElement.scrollWidth <= width", arg=width
            )
