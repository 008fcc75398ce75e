"""No data for n days: records of a kind that used to come in and no longer do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from data.attention.item import Item
from data.attention.lasting import run_of
from data.attention.months import Feeds
from data.metrics.metric import Fact
from data.periods import ALL
from data.place import Place
from data.readings.reporting import SILENT_DAYS
from data.readings.windows import CURRENT, window
from data.scope import Scope

FED_AGAIN: Final = 3
"""A feed speaks again when so many of its last seven days brought something."""

_WATCHED: Final[Mapping[Fact, str]] = MappingProxyType(
    {"cases": "case_volume", "services": "services_delivered", "shifts": "volunteer_hours"}
)
"""The kinds of records that come in day by day, with the metric that counts them."""

_REPLAYED_DAYS: Final = 92


def silent_feeds(scope: Scope, place: Place, feeds: Feeds) -> Iterator[Item]:
    """One item for each kind of record of which nothing has come in up to T for a week, or for as
    long as the profile allows where that is more; only where the scope's period reaches T.
    """
    last = window(CURRENT, ALL, scope.as_of).last_day
    if window(CURRENT, scope.period, scope.as_of).last_day != last or scope.is_ahead:
        return
    longest = max(SILENT_DAYS, place.profile.place.stale_after_days)
    for fact, metric in _WATCHED.items():
        fed = sorted(day for day in feeds.get(fact, ()) if day <= last)
        since = _silent_since(fed, last, longest)
        if since is not None:
            unfed = (last - since).days + 1 - _fed_between(fed, since, last)
            yield Item("silent", "worse", metric, since=since, fact=fact, silent_days=unfed)


def _silent_since(fed: Sequence[date], last: date, longest: int) -> date | None:
    """The first day of the silence that still lasts, or has not yet been made good."""
    days = [_back(last, n) for n in reversed(range(_REPLAYED_DAYS))]
    run = run_of((_is_silent(fed, day, longest), not _speaks(fed, day)) for day in days)
    if not run:
        return None
    raised_on = _back(last, run - 1)
    return _back(fed[bisect_right(fed, raised_on) - 1], -1)


def _is_silent(fed: Sequence[date], day: date, longest: int) -> bool:
    """A feed that has not begun is not silent."""
    has_begun = bool(fed) and fed[0] <= day
    return has_begun and not _fed_between(fed, _back(day, longest - 1), day)


def _speaks(fed: Sequence[date], day: date) -> bool:
    return _fed_between(fed, _back(day, SILENT_DAYS - 1), day) >= FED_AGAIN


def _fed_between(fed: Sequence[date], first: date, last: date) -> int:
    return bisect_right(fed, last) - bisect_left(fed, first)


def _back(day: date, steps: int) -> date:
    return day - timedelta(days=steps)
