"""Whole answers over HTTP: one POST returns all panels, as the browser asks for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median, quantiles
from typing import Final

from data.address import Address
from data.place import Place
from tests.bench.browsing import Recorded
from tests.bench.city import LAST_DAY
from tests.bench.clients import CLIENTS, Pressure, ask_once, press
from tests.bench.cold import SPANS
from tests.bench.finding import Finding
from tests.bench.panels import last_days

_LEAST_PER_SECOND: Final = 40
_AREAS: Final = 12


def measure_warm(port: int, recorded: Recorded, place: Place, seconds: float) -> list[Finding]:
    """Many addresses, first and again, and one address over and over."""
    bodies = [_asking(recorded, address) for address in _addresses(place)]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        first = pool.submit(ask_once, port, recorded, bodies).result()
        mixed = pool.submit(press, port, recorded, bodies, seconds).result()
        same = pool.submit(press, port, recorded, bodies[:1], seconds).result()
    return [
        Finding(f"{len(bodies)} addresses, asked for the first time", f"{first.per_second:.1f}/s"),
        *_told(f"{len(bodies)} addresses mixed, asked before", mixed),
        *_told("one address", same),
    ]


def _told(name: str, pressure: Pressure) -> Iterator[Finding]:
    rate, times = pressure.per_second, pressure.latencies_s
    yield Finding(
        f"{name}: answers per second, {CLIENTS} clients",
        f"{rate:.1f}/s",
        f"≥ {_LEAST_PER_SECOND}/s",
        rate >= _LEAST_PER_SECOND,
    )
    slow_s = quantiles(times, n=20)[-1]
    yield Finding(f"{name}: median / p95", f"{median(times) * 1e3:.0f} / {slow_s * 1e3:.0f} ms")
    size_kib = pressure.received_bytes / len(times) / 1024
    yield Finding(f"{name}: packed answer", f"{size_kib:.1f} KiB")
    yield Finding(f"{name}: the clients' own CPU", f"{pressure.cpu_share:.0%} of one core")


def _addresses(place: Place) -> list[Address]:
    """The whole place, its districts and some communities, over every span and the default."""
    areas = [place.root, *place.below(place.root.area_id)][:_AREAS]
    within = [None if area is place.root else area.area_id for area in areas]
    periods = [Address(), *(last_days(days, LAST_DAY) for days in SPANS.values())]
    return [period.but(area=area) for period in periods for area in within]


def _asking(recorded: Recorded, address: Address) -> str:
    """The recorded request with another address in it."""
    body = json.loads(recorded.body)
    for wire in body["inputs"]:
        if (wire["id"], wire["property"]) == ("url", "search"):
            wire["value"] = address.search
    return json.dumps(body)
