"""The page in a real browser: how long until the last panel stands, and the request it sends."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.bench.finding import MIB, Finding
from tests.bench.serving import Server

_MOST_SECONDS: Final = 2.5
_ARGS: Final = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# The address is answered, every graph is drawn, and the map has its shapes.
_IS_COMPLETE: Final = """() => window.gelan?.shown.search === location.search
    && document.getElementById('screen')?.getAttribute('aria-busy') !== 'true'
    && [...document.querySelectorAll('.dash-graph')].every((g) => g.querySelector('.main-svg'))
    && document.querySelector('.choroplethlayer path')
    && performance.now()"""


@dataclass(frozen=True, slots=True)
class Load:
    """One load of the page with an empty browser cache."""

    seconds: float
    transferred_bytes: int
    requests: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """The POST that asks for all panels, as the browser sent it."""

    path: str
    headers: dict[str, str]
    body: str


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise SystemExit("The bench needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGS))
        yield browser
        browser.close()


def measure_loads(browser: Browser, server: Server, repeats: int) -> list[Finding]:
    """Load the overview several times, each with an empty cache."""
    first, *later = [load(browser, server) for _ in range(repeats + 1)]
    seconds = [each.seconds for each in later]
    return [
        Finding("page, first after the server's start", f"{first.seconds:.2f} s"),
        Finding(
            "page to its last panel, best / median",
            f"{min(seconds):.2f} / {median(seconds):.2f} s",
            f"≤ {_MOST_SECONDS} s",
            median(seconds) <= _MOST_SECONDS,
        ),
        Finding(
            "transferred",
            f"{first.transferred_bytes / MIB:.2f} MiB in {first.requests} requests",
        ),
    ]


def load(browser: Browser, server: Server) -> Load:
    """Open the start page in a browser that has kept nothing."""
    with _tab(browser) as page:
        sizes: list[int] = []
        meter = page.context.new_cdp_session(page)
        meter.send("Network.enable")
        meter.on(
            "Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"]))
        )
        seconds = _open(page, server)
        return Load(seconds, sum(sizes), len(sizes))


def record(browser: Browser, server: Server) -> Recorded:
    """The request with which the page asks for its panels."""
    with _tab(browser) as page:
        with page.expect_request(_is_for_panels) as awaited:
            page.goto(server.url)
        request = awaited.value
        path, body = request.url.removeprefix(server.url), request.post_data
        assert body is not None
        return Recorded(path, request.all_headers(), body)


@contextmanager
def _tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def _open(page: Page, server: Server) -> float:
    """Seconds from the start of the navigation until the page is complete."""
    page.goto(server.url, wait_until="commit")
    elapsed_ms: float = page.wait_for_function(_IS_COMPLETE).json_value()
    return elapsed_ms / 1e3


def _is_for_panels(request: Request) -> bool:
    return "/_dash-update-component" in request.url and "shown.data" in (request.post_data or "")
