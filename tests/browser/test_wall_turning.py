"""The wall turns by itself and by its keys, and no moment of it is empty or half."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.walls import open_wall

# After every change of the document and in every frame: what stands there.
_WATCH = """() => {
  window.seen = new Set();
  const look = () => {
    const screens = [...document.querySelectorAll("#wall > .wall-screen")];
    const parts = (screen) => [".wall-head", ".wall-scene", ".wall-foot"]
      .map((name) => (screen.querySelector(name)?.innerText.trim() ? "whole" : `no ${name}`));
    window.seen.add(screens.map((screen) => parts(screen).join(" ")).join(" | "));
  };
  new MutationObserver(look).observe(document.getElementById("wall"), { childList: true });
  (function frame() { look(); requestAnimationFrame(frame); })();
}"""


def scene_of(page):
    return page.locator(".wall-screen").get_attribute("data-scene")


def test_the_old_picture_stays_until_the_new_one_is_whole(tab):
    page = open_wall(tab)
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate(_WATCH)
    for _ in range(page.evaluate("() => gelanWall.state.answer.scenes.length")):
        page.evaluate("() => gelanWall.next()")
        page.evaluate("() => gelanWall.refresh()")
    assert page.evaluate("() => [...seen]") == ["whole whole whole"]


def test_the_first_picture_is_there_before_any_script_runs(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/wall")
    expect(page.locator(".wall-scene")).to_contain_text("按期办结率")
    context.close()


def test_scenes_and_flagged_areas_follow_each_other_without_navigation(tab):
    tab.page.clock.install()
    page = open_wall(tab, "/wall?rotate=20&scenes=coverage,cases")
    assert page.evaluate("() => gelanWall.state.answer.scenes[0].steps") == 2
    page.evaluate("() => { gelanWall.pause(); window.isSamePage = true }")
    current = page.locator(".wall-callout.is-current")
    first = current.inner_text()
    page.clock.run_for(6_000)
    expect(current).to_have_count(1)
    expect(current).not_to_have_text(first)
    page.clock.run_for(15_000)
    assert scene_of(page) == "cases"
    page.clock.run_for(20_000)
    assert scene_of(page) == "coverage"
    assert page.evaluate("() => window.isSamePage") is True


def test_space_pauses_and_arrows_turn(tab):
    tab.page.clock.install()
    page = open_wall(tab, "/wall?rotate=10")
    names = page.evaluate("() => gelanWall.state.answer.scenes.map((scene) => scene.name)")
    page.clock.run_for(60_000)
    assert scene_of(page) == names[0]
    page.keyboard.press("ArrowRight")
    assert scene_of(page) == names[1]
    for name in (names[0], names[-1]):
        page.keyboard.press("ArrowLeft")
        assert scene_of(page) == name
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.clock.run_for(11_000)
    assert scene_of(page) == names[1]
    page.keyboard.press("Space")
    page.clock.run_for(60_000)
    assert scene_of(page) == names[1]


def test_its_buttons_are_named_seen_with_the_pointer_and_go_with_it(tab):
    tab.page.clock.install()
    page = open_wall(tab)
    buttons = page.locator(".wall-controls button")
    page.mouse.move(300, 300)
    page.mouse.move(310, 300)
    expect(buttons).to_have_count(4)
    for button in buttons.all():
        expect(button).to_be_visible()
        assert button.get_attribute("aria-label")
    page.clock.run_for(4_000)
    assert page.evaluate("() => getComputedStyle(document.body).cursor") == "none"
    expect(page.locator(".wall-controls")).to_have_css("opacity", "0")
    buttons.first.focus()
    expect(page.locator(".wall-controls")).to_have_css("opacity", "1")


def test_f_fills_the_screen_and_gives_it_back(tab):
    page = open_wall(tab)
    for is_full in (True, False):
        page.keyboard.press("f")
        page.wait_for_function("is => !!document.fullscreenElement === is", arg=is_full)


def test_the_screen_is_kept_awake_again_when_the_tab_is_seen_again(tab):
    tab.page.add_init_script("""
      window.locks = 0;
      const request = () => { window.locks += 1; return Promise.resolve({}); };
      Object.defineProperty(navigator, "wakeLock", { value: { request } });
    """)
    page = open_wall(tab)
    assert page.evaluate("() => locks") == 1
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("() => locks") == 2


def test_the_picture_moves_a_little_against_burning_in(tab):
    tab.page.clock.install()
    page = open_wall(tab)
    before = page.locator(".wall-head h1").bounding_box()
    page.clock.fast_forward(601_000)
    after = page.locator(".wall-head h1").bounding_box()
    moved = abs(after["x"] - before["x"]) + abs(after["y"] - before["y"])
    assert 1 <= moved <= 4
