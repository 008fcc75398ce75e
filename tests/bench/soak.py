"""A wall that runs for half an hour in a real browser: what its memory does meanwhile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import monotonic
from typing import Any, Final

from playwright.sync_api import CDPSession, Page, ViewportSize

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
_SCREEN: Final[ViewportSize] = {"width": 1920, "height": 1080}
_FRESH_MINUTES: Final = 2
_LEAST_SAMPLES: Final = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """The page after a collection of garbage, each time the first scene is shown anew."""

    minute: float
    heap_bytes: int
    nodes: int
    listeners: int


@dataclass(frozen=True, slots=True)
class Soak:
    """The samples of one wall, how often its page complained, and a page that was opened at the end,
    which shows the same.
    """

    minutes: float
    samples: Sequence[Sample]
    publishes: int
    complaints: int
    fresh: Sample | None = None


def soak(city: City, settings: Settings, minutes: float) -> Soak:
    """Show a small city on a wall while new cases are published every five minutes."""
    publisher = Publisher.of_copy(city, settings, "soak")
    with serving(publisher.settings) as server, browsing() as browser:
        page = browser.new_page(viewport=_SCREEN)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        samples, publishes = _follow(page, server, publisher, minutes)
        fresh, _ = _follow(browser.new_page(viewport=_SCREEN), server, publisher, _FRESH_MINUTES)
    return Soak(minutes, samples, publishes, len(complaints), fresh[-1])


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
    """What the page holds while it shows the same: what is published changes the picture, and with
    it how many nodes it has.
    """
    return [
        _heap(soaked.samples),
        *_against_fresh(soaked),
        Finding(
            "errors of the page", f"{soaked.complaints}", "none", is_met=soaked.complaints == 0
        ),
    ]


def _heap(samples: Sequence[Sample]) -> Finding:
    """The heap in the first and the last half of the samples of one picture, where it grew most."""
    alike: defaultdict[int, list[float]] = defaultdict(list)
    for sample in samples:
        alike[sample.nodes].append(sample.heap_bytes / MIB)
    told = [heap for heap in alike.values() if len(heap) >= _LEAST_SAMPLES]
    halves = [
        (median(heap[: (len(heap) + 1) // 2]), median(heap[len(heap) // 2 :]))
        for heap in told or [max(alike.values(), key=len)]
    ]
    first, last = max(halves, key=lambda pair: pair[1] / pair[0])
    return Finding(
        "heap of the same picture: first half / last half, where it grew most",
        f"{first:,.2f} / {last:,.2f} MiB",
        f"≤ {_MOST_GROWTH:+.0%}",
        last <= first * (1 + _MOST_GROWTH),
    )


def _against_fresh(soaked: Soak) -> Iterator[Finding]:
    if soaked.fresh is None:
        return
    for name, values in (
        ("nodes", [each.nodes for each in soaked.samples]),
        ("listeners", [each.listeners for each in soaked.samples]),
    ):
        fresh = getattr(soaked.fresh, name)
        yield Finding(
            f"{name} at the end / of a page opened then",
            f"{values[-1]:,} / {fresh:,}",
            f"≤ {_MOST_GROWTH:+.0%}",
            values[-1] <= fresh * (1 + _MOST_GROWTH),
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
