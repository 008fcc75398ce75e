"""The first page of the table of records: of every number, under every filter, in every order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final, get_args

from data.address import Address, Part
from data.metrics.catalogue import CATALOGUE
from data.metrics.counted import has_rows
from data.place import Place
from data.readings.question import Question
from data.readings.reader import Reader
from data.readings.row import Listing, Order
from data.settings import Settings
from tests.bench.city import LAST_DAY
from tests.bench.cold import SPANS, current, fresh
from tests.bench.finding import Finding
from tests.bench.panels import last_days

_MOST_MS: Final = 300
_RUNS: Final = 2
_ORDERS: Final = (*get_args(Order), "-began", "-due", "-used")
"""Every column of the table, and the far end of times and hours."""
_PARTS: Final[tuple[Part, ...]] = ("in", "out")
_ORDERED: Final = (
    "overdue_open",
    "on_time_closure_rate",
    "case_volume",
    "handled_share",
    "median_hours_to_handle",
    "whistle_call_volume",
)
"""Numbers of every kind, whose rows are put in each order; of all others in the usual one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A list with the words for what is asked of it."""

    listing: Listing
    words: str


def measure_records(settings: Settings) -> list[Finding]:
    """For each span: the slowest of all lists, and the median."""
    path = current(settings)
    return [
        _told(span, _best_seconds(settings, path, last_days(days, LAST_DAY)))
        for span, days in SPANS.items()
    ]


def _best_seconds(settings: Settings, path: Path, address: Address) -> dict[str, float]:
    best: dict[str, float] = {}
    for _ in range(_RUNS):
        with fresh(settings, path) as (_, reader):
            for words, taken in _seconds(reader, lists_of(address, reader.place)):
                best[words] = min(taken, best.get(words, taken))
    return best


def _seconds(reader: Reader, lists: Iterable[Asked]) -> Iterator[tuple[str, float]]:
    for scope, of_scope in groupby(lists, key=lambda each: each.listing.scope):
        # A page has read its numbers before it lists what is behind one of them.
        reader.read(Question(_recorded(reader.place), scope))
        for each in of_scope:
            start = perf_counter()
            reader.list_rows(each.listing)
            yield each.words, perf_counter() - start


def _told(span: str, seconds: dict[str, float]) -> Finding:
    slowest = max(seconds, key=seconds.__getitem__)
    worst_ms, median_ms = seconds[slowest] * 1e3, median(seconds.values()) * 1e3
    return Finding(
        f"{span}, {len(seconds)} lists: worst / median",
        f"{worst_ms:,.0f} / {median_ms:,.0f} ms ({slowest})",
        f"≤ {_MOST_MS} ms",
        worst_ms <= _MOST_MS,
    )


def lists_of(address: Address, place: Place) -> Iterator[Asked]:
    """Every number under every filter; without one its parts, too, and some in every order."""
    for words, chosen in _filters(place).items():
        scope = address.but(**chosen).scope(place)
        for metric in _recorded(place):
            listing = Listing(metric, scope)
            for each in (listing, *(() if chosen else _others(listing))):
                yield Asked(each, f"{metric}, {words}, {each.part} by {each.order}")


def _others(listing: Listing) -> Iterator[Listing]:
    if CATALOGUE[listing.metric].quantile is None:
        yield from (replace(listing, part=part) for part in _PARTS)
    if listing.metric in _ORDERED:
        yield from (replace(listing, order=order) for order in _ORDERS)


def _recorded(place: Place) -> tuple[str, ...]:
    return tuple(key for key in CATALOGUE if has_rows(CATALOGUE[key]) and key in place.recorded)


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
