"""The wall is honest about time: a silent server, old data, a wrong clock, another program."""

from __future__ import annotations

import os
import shutil
import signal
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from data.settings import Settings
from tests.bench.serving import serving
from tests.browser.walls import open_wall

REFRESH_MS = 33_500
"""Within this long every wall with the usual refresh has asked again."""
EVENING = datetime(2026, 10, 31, 15, 0, tzinfo=UTC)
"""23:00 in Shanghai, on the day at whose end the sample's data end."""

LATE = {"zh": "数据停在 2026-10-31 23:59，已晚 5 天", "en": "5 days late"}


@pytest.fixture
def own_home(sample_home, tmp_path):
    return shutil.copytree(sample_home, tmp_path / "home")


class Now:
    """A clock that a test sets."""

    def __init__(self, moment):
        self.moment = moment

    def __call__(self):
        return self.moment


def test_a_killed_server_is_told_within_two_refreshes_and_forgotten_within_two(own_home, visit):
    settings = Settings(home=own_home)
    with serving(settings) as server:
        opened = visit(server.url)
        opened.page.clock.install()
        page = open_wall(opened)
        page.evaluate("() => gelanWall.next()")
        picture = page.locator(".wall-scene").inner_text()
        page.evaluate("() => { window.isSamePage = true }")
        os.kill(server.pid, signal.SIGKILL)
        for _ in range(2):
            with page.expect_event("requestfailed"):
                page.clock.fast_forward(REFRESH_MS)
    banner = page.locator(".wall-banner")
    expect(banner).to_contain_text("连接中断")
    assert page.locator(".wall-scene").inner_text() == picture
    with serving(settings, server.port):
        with page.expect_response("**/wall/scenes**"):
            page.clock.fast_forward(REFRESH_MS)
        expect(banner).to_be_hidden()
        assert page.locator(".wall-scene").inner_text() == picture
        assert page.evaluate("() => window.isSamePage") is True
    assert opened.foreign == []


def test_one_missed_refresh_is_no_interruption(own_home, serve, visit):
    server = serve(own_home)
    page = open_wall(visit(server.url))
    server.stop()
    page.evaluate("() => gelanWall.refresh()")
    expect(page.locator(".wall-banner")).to_be_hidden()
    page.evaluate("() => gelanWall.refresh()")
    expect(page.locator(".wall-banner")).to_be_visible()


def test_a_refresh_begins_only_after_the_one_before_has_ended(tab):
    tab.page.clock.install()
    page = open_wall(tab, "/wall?refresh=10")
    held = []

    def hold(route):
        held.append(route)

    page.route("**/wall/scenes**", hold)
    for _ in range(2):
        page.clock.fast_forward(11_500)
    assert len(held) == 1
    with page.expect_response("**/wall/scenes**"):
        held[0].continue_()
    with page.expect_request("**/wall/scenes**"):
        page.clock.fast_forward(11_500)
    page.unroute_all()


def test_frozen_data_are_marked_as_soon_as_they_are_older_than_allowed(make_store, serve, visit):
    rows = [{"grid": "G1", "reported_at": "2026-10-31 23:59:00"}]
    opened_at = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)
    now = Now(opened_at)
    opened = visit(serve(make_store(rows, as_of=None).home, clock=now).url)
    for language, words in LATE.items():
        now.moment = opened_at
        page = open_wall(opened, f"/wall?lang={language}")
        expect(page.locator(".wall-late")).to_be_hidden()
        now.moment = opened_at + timedelta(days=5)
        page.evaluate("() => gelanWall.refresh()")
        page.evaluate("() => gelanWall.next()")
        expect(page.locator(".wall-late")).to_contain_text(words)


def test_the_time_is_that_of_the_place_whatever_the_machine_believes(browser, server):
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.clock.install(time=datetime(2003, 2, 1, 12, 0))
    page.goto(f"{server.url}/wall?refresh=600")
    clock = page.locator(".wall-clock")
    # The server says 16:30 UTC on Saturday.
    expect(clock).to_contain_text("00:30")
    expect(clock).to_contain_text("星期日")
    page.clock.run_for(5 * 60_000)
    expect(clock).to_contain_text("00:35")
    context.close()


def test_another_program_on_the_server_is_loaded_and_shows_the_same_scene(
    own_home, serve, visit, monkeypatch
):
    server = serve(own_home)
    page = open_wall(visit(server.url))
    page.evaluate("() => gelanWall.next()")
    scene = page.evaluate("() => gelanWall.state.scene")
    server.stop()
    monkeypatch.setattr("callbacks.server.build_mark", lambda: "another")
    serve(own_home, port=server.port)
    with page.expect_navigation():
        page.evaluate("() => { gelanWall.refresh() }")
    page.wait_for_function("() => window.gelanWall?.state.answer?.build === 'another'")
    assert page.locator(".wall-screen").get_attribute("data-scene") == scene


def test_it_loads_anew_in_the_small_hours_when_the_server_answers(own_home, serve, visit):
    now = Now(EVENING)
    server = serve(own_home, clock=now)
    page = open_wall(visit(server.url))
    page.evaluate("() => { window.isSamePage = true }")
    for hours in (1, 3.9):
        now.moment = EVENING + timedelta(hours=hours)
        page.evaluate("() => gelanWall.refresh()")
    server.stop()
    now.moment = EVENING + timedelta(hours=5.5)
    page.evaluate("() => gelanWall.refresh()")
    assert page.evaluate("() => window.isSamePage") is True
    server.start()
    with page.expect_navigation():
        page.evaluate("() => { gelanWall.refresh() }")
    page.wait_for_function("() => window.gelanWall?.state.answer")
    page.evaluate("() => { window.isSamePage = true }")
    page.evaluate("() => gelanWall.refresh()")
    assert page.evaluate("() => window.isSamePage") is True
