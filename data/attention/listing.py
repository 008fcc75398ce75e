"""The list of what asks for attention, most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.attention.asking import RATES, targets
from data.attention.changes import changed_parts, changed_wholes
from data.attention.item import Item
from data.attention.months import Feeds, Telling
from data.attention.rates import short_rates
from data.attention.shortfall import bound
from data.attention.silence import silent_feeds
from data.attention.stocks import short_stocks
from data.attention.surges import surges
from data.place import Place
from data.readings.keys import name_of
from data.readings.reading import Reading
from data.scope import Scope


def items(
    answers: Mapping[str, tuple[Reading, ...]], place: Place, scope: Scope, feeds: Feeds
) -> tuple[Item, ...]:
    """What the rules find in the answers to ``asking.questions`` of the same scope and place.

    ``feeds`` are the days on which anything came in. Silent feeds come first, as they cast doubt
    on all else; then what is below target, the whole scope before its parts; then what changed,
    for worse before for better. There is one item for each rule, metric and breakdown.
    """
    aims, telling = targets(place), Telling(feeds, scope.as_of)
    months = answers.get("months", ())
    rates = [each for name in answers if name.startswith(RATES) for each in answers[name]]
    found = [
        *silent_feeds(scope, place, feeds),
        *(item for by in _bys(rates) for item in short_rates(rates, by, aims)),
        *short_stocks(
            answers.get("states", ()), telling.by_metric(months), answers.get("grids", ()), aims
        ),
        *changed_wholes(months, telling, scope, name_of(None, None, place, scope)),
        *changed_parts(answers.get("areas", ()), telling),
        *surges(answers.get("weeks", ()), telling, scope),
    ]
    return tuple(sorted(found, key=lambda item: _urgency(item, place)))


def _bys(readings: Iterable[Reading]) -> list[str]:
    return list(dict.fromkeys(reading.by for reading in readings))


def _urgency(item: Item, place: Place) -> tuple[int, float]:
    if item.kind == "silent":
        return 0, -(item.silent_days or 0)
    if item.kind == "below_target":
        target = targets(place)[item.metric]
        return (2 if item.by else 1), bound(item.readings[0].figure, target)
    return (3 if item.tone == "worse" else 4), 0.0
