"""The sample district behind a real server, and a real browser in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from callbacks.answering import Clock
from callbacks.server import make_app
from data.settings import Settings
from data.warehouse import Warehouse

NOW: Final = datetime(2026, 10, 31, 16, 30, tzinfo=UTC)
TIMEOUT_MS: Final = 20_000
ARGS: Final = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class _Quiet(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        """The browser's requests are looked at from the other side."""


class Server:
    """A server on a free port of this machine that can be stopped and started again."""

    def __init__(self, home: Path, clock: Clock = lambda: NOW, port: int = 0) -> None:
        app = make_app(Warehouse(Settings(home=home)), clock)
        self._app = app.server
        self._port = port
        self.home = home
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def port(self) -> int:
        return self._port

    def start(self) -> None:
        self._server = make_server(
            "127.0.0.1", self._port, self._app, threaded=True, request_handler=_Quiet
        )
        self._port = self._server.server_port
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@dataclass
class Visit:
    """One tab, with everything it asked for and complained about."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str = "/") -> Page:
        self.page.goto(self.url + address)
        return self.settle()

    def settle(self) -> Page:
        """Wait until the page shows what its address asks for."""
        self.page.wait_for_function(_IS_SETTLED)
        return self.page

    @property
    def foreign(self) -> list[str]:
        own = (self.url, "data:", "blob:")
        return [request for request in self.requests if not request.startswith(own)]


_IS_SETTLED: Final = """() => window.gelan?.shown.search === location.search
    && document.getElementById('screen')?.getAttribute('aria-busy') !== 'true'"""


@pytest.fixture(scope="session")
def server(sample_home: Path) -> Iterator[Server]:
    running = Server(sample_home)
    yield running
    running.stop()


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Starts a server on a store, to be stopped after the test."""
    started: list[Server] = []

    def start(home: Path, **stated: Any) -> Server:
        started.append(Server(home, **stated))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no chromium on this machine; `make test` installs one")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all tests: pages keep nothing in the browser but cached scripts."""
    opened = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    opened.set_default_timeout(TIMEOUT_MS)
    expect.set_options(timeout=TIMEOUT_MS)
    yield opened
    opened.close()


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Callable[[str], Visit]]:
    """Opens a tab on a server's address, to be closed after the test."""
    tabs = []

    def open_tab(url: str) -> Visit:
        opened = Visit(context.new_page(), url)
        tabs.append(opened)
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on(
            "console",
            lambda said: said.type == "error" and opened.complaints.append(said.text),
        )
        opened.page.on(
            "response",
            lambda got: got.status >= 400 and opened.complaints.append(f"{got.status} {got.url}"),
        )
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        return opened

    yield open_tab
    for opened in tabs:
        opened.page.close()


@pytest.fixture
def tab(server: Server, visit: Callable[[str], Visit]) -> Iterator[Visit]:
    """A tab that must not have complained, nor asked another host, by the end of its test."""
    opened = visit(server.url)
    yield opened
    assert opened.complaints == []
    assert opened.foreign == []
