"""A page stays honest while the server goes away and while the data change."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from data.generations import Generations

BEAT_MS = 6_000


@pytest.fixture
def own_server(sample_home, tmp_path, serve):
    """A server on its own copy of the store, for tests that disturb it."""
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    return serve(home)


def _publish_without(home, source):
    """Publish a generation that lacks the cases of a channel."""
    with Generations(home).draft() as draft:
        (profile,) = draft.connection.execute("SELECT profile FROM generation").fetchone()
        draft.connection.execute("DELETE FROM cases WHERE channel = ?", [source])
        as_of = datetime(2026, 10, 31, 23, 59, 59)
        draft.publish(datetime.now(UTC), profile, as_of, is_demo=True)


def test_a_new_generation_changes_all_numbers_without_a_reload(own_server, visit):
    opened = visit(own_server.url)
    opened.page.clock.install()
    page = opened.go()
    page.evaluate("window.isSamePage = true")
    volume = page.locator("#trend-head .panel-caption").inner_text()
    generation = page.evaluate("gelan.shown.generation")
    _publish_without(own_server.home, "12345热线")
    page.clock.fast_forward(BEAT_MS)
    page.wait_for_function("before => gelan.shown.generation !== before", arg=generation)
    opened.settle()
    expect(page.locator("#trend-head .panel-caption")).not_to_have_text(volume)
    assert page.evaluate("window.isSamePage") is True
    assert opened.complaints == []


def test_a_silent_server_is_told_and_forgotten_when_it_answers(own_server, visit):
    opened = visit(own_server.url)
    opened.page.clock.install()
    page = opened.go()
    banner = page.locator("#banner")
    own_server.stop()
    for is_told in (False, True):
        with page.expect_event("requestfailed"):
            page.clock.fast_forward(BEAT_MS)
        expect(banner).to_contain_text("连接中断" if is_told else "")
    own_server.start()
    with page.expect_response("**/health"):
        page.clock.fast_forward(BEAT_MS)
    expect(banner).to_be_empty()


def test_an_empty_store_shows_the_first_steps_until_data_come(sample_home, tmp_path, serve, visit):
    server = serve(tmp_path / "home")
    opened = visit(server.url)
    opened.page.clock.install()
    page = opened.go()
    expect(page.locator("main")).to_contain_text("app.py import")
    # The pointer last, as an import would do it.
    shutil.copytree(sample_home / "generations", server.home / "generations", dirs_exist_ok=True)
    shutil.copy(sample_home / "current", server.home / "current")
    page.clock.fast_forward(BEAT_MS)
    expect(page.locator(".rank-row").first).to_be_visible()
