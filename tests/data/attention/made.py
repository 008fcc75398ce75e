"""A made-up place with targets, and readings of it, made without a store."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from data.metrics.catalogue import metric_of
from data.periods import parse_period
from data.place import Area, Place
from data.profile import Profile
from data.readings.figures import quantile, quotient
from data.readings.reading import Reading
from data.scope import Scope

T = datetime(2026, 10, 31, 23, 59, 59)
WORDS = {"zh": "示范市", "en": "Demo City"}
TARGETS = {"on_time_closure_rate": 0.95, "resolution_rate": 0.95}
GRIDS = 103


def place(targets=TARGETS, as_of=T, **names):
    """A city with two zones; the first holds all its grids."""
    zones = [Area(f"z{n}", f"片区{n}", "zone", "city") for n in (1, 2)]
    grids = [Area(f"g{n:03}", f"网格{n}", "grid", "z1") for n in range(GRIDS)]
    areas = [Area("city", "示范市", "place", None), *zones, *grids]
    profile = Profile.model_validate(
        {
            "place": {"key": "city", "name": WORDS, "time_zone": "Asia/Shanghai", **names},
            "levels": [{"key": key, "name": WORDS} for key in ("zone", "grid")],
            "sources": [
                {
                    "key": "cases",
                    "record": "cases",
                    "files": ["*.csv"],
                    "title": WORDS,
                    "columns": {"source_id": "id"},
                }
            ],
            "targets": [
                {"metric": key, "value": value, "source": WORDS} for key, value in targets.items()
            ],
        }
    )
    return Place("000001-city", profile, as_of, {area.area_id: area for area in areas})


def scope(token="2026-10", as_of=T, **more):
    return Scope(as_of, parse_period(token, as_of), **more)


def figure(metric, part, whole=None, n=None):
    """What the reader would make of a count, a rate, or a median over 200 durations."""
    defined = metric_of(metric)
    if defined.quantile is not None:
        return quantile(defined, part, 200, "observed")
    return quotient(defined, part, whole, n)


def reading(metric, found, *earlier, by="", key=None, asked=None, **more):
    """``found`` and ``earlier`` are figures, the latter newest first."""
    asked = asked or scope()
    return Reading(
        metric, by, key, key or "示范市", found, asked.as_of, asked.period, earlier=earlier, **more
    )


def rates(metric, *counted, **more):
    """The reading of a rate from (part, whole), newest first."""
    found, *earlier = (figure(metric, *each) for each in counted)
    return reading(metric, found, *earlier, **more)


def series(metric, *counted, last="2026-10", as_of=T):
    """Readings by month, oldest first, the last of them given; None is a month without a value."""
    month = parse_period(last, as_of)
    first = 1 - len(counted)
    return tuple(
        reading(
            metric,
            figure(metric, *(each if isinstance(each, tuple) else (each,))),
            by="month",
            key=month.shifted(first + step).token,
            asked=scope(as_of=as_of),
        )
        for step, each in enumerate(counted)
        if each is not None
    )


def fed(end=date(2026, 10, 31), *, without=()):
    """Every day of three years up to ``end`` but those named."""
    days = {end - timedelta(days=n) for n in range(3 * 365)}
    return frozenset(days - set(without))


FED = {"cases": fed(), "services": fed(), "shifts": fed()}
