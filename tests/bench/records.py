"""The first page of the table of records, under every filter and in every order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Final, get_args

from data.address import Address
from data.place import Place
from data.readings.row import Listing, Order
from data.settings import Settings
from tests.bench.city import LAST_DAY
from tests.bench.cold import SPANS, current, fresh
from tests.bench.finding import Finding
from tests.bench.panels import last_days

_MOST_MS: Final = 300
_RUNS: Final = 2
METRICS: Final = (
    "overdue_open",
    "on_time_closure_rate",
    "case_volume",
    "median_hours_to_handle",
    "whistle_call_volume",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A list with the words for what is asked of it."""

    listing: Listing
    words: str


def measure_records(settings: Settings) -> list[Finding]:
    """For each metric and span: the slowest of all lists, and the median."""
    path = current(settings)
    findings = []
    for span, days in SPANS.items():
        for metric in METRICS:
            seconds: dict[str, float] = {}
            for _ in range(_RUNS):
                with fresh(settings, path) as (_, reader):
                    for asked in lists_of(metric, last_days(days, LAST_DAY), reader.place):
                        # The page has read the number before it lists what is behind it.
                        reader.read(asked.listing.question)
                        start = perf_counter()
                        reader.list_rows(asked.listing)
                        taken = perf_counter() - start
                        seconds[asked.words] = min(taken, seconds.get(asked.words, taken))
            findings.append(_told(f"{span}: {metric}", seconds))
    return findings


def _told(name: str, seconds: dict[str, float]) -> Finding:
    slowest = max(seconds, key=seconds.__getitem__)
    worst_ms, median_ms = seconds[slowest] * 1e3, median(seconds.values()) * 1e3
    return Finding(
        f"{name}, {len(seconds)} lists: worst / median",
        f"{worst_ms:,.0f} / {median_ms:,.0f} ms ({slowest})",
        f"≤ {_MOST_MS} ms",
        worst_ms <= _MOST_MS,
    )


def lists_of(metric: str, address: Address, place: Place) -> Iterator[Asked]:
    """Every filter in the usual order, and every other order without a filter."""
    filters = _filters(place)
    for words, chosen in filters.items():
        for order in ("-over", *(_orders() if not chosen else ())):
            scope = address.but(**chosen).scope(place)
            yield Asked(Listing(metric, scope, order=order), f"{words}, by {order}")


def _orders() -> tuple[str, ...]:
    """Every column of the table, and the far end of times and hours."""
    return (*get_args(Order), "-began", "-due", "-used")


def _filters(place: Place) -> dict[str, dict[str, str]]:
    area = place.below(place.root.area_id)[0].area_id
    channel = {"channel": "网格上报"}
    one_by_one = {
        "area": {"area": area},
        "channel": channel,
        "category": {"category": "大类 03"},
        "department": {"department": "部门 07"},
        "kind": {"kind": "dispute"},
    }
    several = {"area": area, "kind": "grid_event", **channel}
    return {"no filter": {}, **one_by_one, "several": several}
