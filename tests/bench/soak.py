"""A wall that runs for half an hour in a real browser: what its memory does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import monotonic
from typing import Any, Final

from playwright.sync_api import CDPSession, Page

from data.settings import Settings
from tests.bench.browsing import browsing
from tests.bench.city import City
from tests.bench.finding import MIB, Finding
from tests.bench.publishing import Publisher
from tests.bench.serving import Server, serving

_ADDRESS: Final = "/wall?rotate=10&refresh=10"
_PUBLISH_EVERY_S: Final = 300
_NEW_CASES: Final = 200
_PATIENCE_MS: Final = 180_000
_MOST_GROWTH: Final = 0.05
# The first scene at its first step, after another scene was seen.
_IS_ELSEWHERE: Final = "() => gelanWall.state.scene !== gelanWall.state.answer?.scenes[0].name"
_IS_FIRST: Final = """() => gelanWall.state.scene === gelanWall.state.answer?.scenes[0].name
    && gelanWall.state.step === 1"""
_BARS: Final = 40


@dataclass(frozen=True, slots=True)
class Sample:
    """The page after a collection of garbage, each time the first scene is shown anew."""

    minute: float
    heap_bytes: int
    nodes: int
    listeners: int


@dataclass(frozen=True, slots=True)
class Soak:
    """The samples of one wall, and how often its page complained."""

    minutes: float
    samples: Sequence[Sample]
    publishes: int
    complaints: int


def soak(city: City, settings: Settings, minutes: float) -> Soak:
    """Show a small city on a wall while new cases are published every five minutes."""
    publisher = Publisher.of_copy(city, settings, "soak")
    with serving(publisher.settings) as server, browsing() as browser:
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        samples, publishes = _follow(page, server, publisher, minutes)
    return Soak(minutes, samples, publishes, len(complaints))


def _follow(
    page: Page, server: Server, publisher: Publisher, minutes: float
) -> tuple[list[Sample], int]:
    page.goto(server.url + _ADDRESS)
    page.wait_for_function(_IS_FIRST)
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable")
    start, publishes = monotonic(), 0
    samples: list[Sample] = []
    while (elapsed_s := monotonic() - start) < minutes * 60:
        samples.append(_sample(meter, elapsed_s / 60))
        if elapsed_s > (publishes + 1) * _PUBLISH_EVERY_S:
            publisher.publish(publishes, _NEW_CASES)
            publishes += 1
        for awaited in (_IS_ELSEWHERE, _IS_FIRST):
            page.wait_for_function(awaited, timeout=_PATIENCE_MS)
    return samples, publishes


def _sample(meter: CDPSession, minute: float) -> Sample:
    meter.send("HeapProfiler.collectGarbage")
    listed: list[dict[str, Any]] = meter.send("Performance.getMetrics")["metrics"]
    told = {each["name"]: int(each["value"]) for each in listed}
    return Sample(minute, told["JSHeapUsedSize"], told["Nodes"], told["JSEventListeners"])


def soak_findings(soaked: Soak) -> list[Finding]:
    """The last third of the time against the first one, after the start."""
    return [
        *_growths(soaked.samples),
        Finding(
            "errors of the page", f"{soaked.complaints}", "none", is_met=soaked.complaints == 0
        ),
    ]


def _growths(samples: Sequence[Sample]) -> Iterator[Finding]:
    third = max(1, len(samples) // 3)
    for name, unit, values in (
        ("heap of the page", " MiB", [each.heap_bytes / MIB for each in samples]),
        ("nodes of the page", "", [each.nodes for each in samples]),
        ("listeners of the page", "", [each.listeners for each in samples]),
    ):
        first, last = median(values[:third]), median(values[-third:])
        yield Finding(
            f"{name}: first third / last third",
            f"{first:,.4g} / {last:,.4g}{unit}",
            f"≤ {_MOST_GROWTH:+.0%}",
            last <= first * (1 + _MOST_GROWTH),
        )


def heap_curve(soaked: Soak) -> str:
    """The heap by minute as rows of a chart, from zero."""
    most = max(each.heap_bytes for each in soaked.samples)
    rows = [
        f"{each.minute:5.1f} min  {each.heap_bytes / MIB:5.2f} MiB  "
        f"{'█' * round(_BARS * each.heap_bytes / most)}"
        for each in soaked.samples
    ]
    return "\n".join(rows)
