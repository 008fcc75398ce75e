"""What a briefing is of, and everything that it asks of the reader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from callbacks.goals import goal_questions
from callbacks.months import MONTHS_SHOWN
from data.address import Address
from data.attention.asking import history
from data.attention.asking import questions as attend
from data.attention.months import first_day, month_reached, number_of
from data.errors import QuestionError
from data.metrics.metric import Language
from data.periods import Period, between
from data.place import Place
from data.readings.question import Question
from data.scope import By, Scope
from layouts.briefing.families import VOLUME, Family, families_of, lead_of
from layouts.dates import format_as_of
from layouts.sheet import Sheet

ATTENTION: Final = "attention."
"""How the names of the questions after what asks for attention begin."""
_DAYS_SHOWN: Final = 28
_BY_DAY: Final = ("day", "week")
"""The kinds of briefings whose trend is one of days."""
_LEAST_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What a briefing is of. ``map_level`` is that of the areas on its map, ``part_level`` the
    largest below; None where there are fewer than two areas below.
    """

    sheet: Sheet
    families: tuple[Family, ...]
    map_level: str | None
    part_level: str | None

    @property
    def metrics(self) -> tuple[str, ...]:
        return _once(*(key for each in self.families for key in each.metrics))

    def questions(self) -> dict[str, Question]:
        """Everything that the briefing asks, by name."""
        place, scope = self.sheet.place, self.sheet.scope
        lead, plain = (self.sheet.metric.key,), replace(scope, compare=None)
        asked = {
            "totals": Question(_once(*self.metrics, *lead, VOLUME), scope),
            "years": Question(self.metrics, replace(scope, compare="year")),
            "months": Question(
                _once(*self.metrics, *lead), plain.during(history(scope)), By("month")
            ),
            **_trend(scope, lead),
            **goal_questions(place, scope, self.metrics),
        }
        for name, level in (("areas", self.map_level), ("parts", self.part_level)):
            if level is not None:
                asked[name] = Question(lead, scope, By("area", level))
        rules = attend(scope, place, self.metrics)
        return asked | {f"{ATTENTION}{name}": each for name, each in rules.items()}


def ask(place: Place, period: str | None, area: str | None, language: Language | None) -> Asked:
    """What a briefing of ``period`` and ``area`` is about; without them, of what the place shows.

    Raises QuestionError for a period or an area that there is not, or that lies ahead.
    """
    families = families_of(place)
    address = Address(period=period, area=area, lang=language, metric=lead_of(families))
    sheet = Sheet(address, place, address.scope(place))
    if sheet.scope.is_ahead:
        raise nothing(sheet, f"data up to {format_as_of(place.as_of)}")
    levels = _levels_below(sheet)
    preferred = place.profile.place.default_level
    largest = levels[0] if levels else None
    return Asked(sheet, families, preferred if preferred in levels else largest, largest)


def nothing(sheet: Sheet, expected: str) -> QuestionError:
    """That there is nothing to brief of, and what there would have to be."""
    token = sheet.scope.period.token
    return QuestionError(
        f"There is nothing to brief of in {token} ({sheet.area.name}).",
        expected,
        "choose another period or area, or import its records first",
        subject="period",
        asked=token,
    )


def _levels_below(sheet: Sheet) -> list[str]:
    """The levels of which there is more than one area below, largest first."""
    place, area_id = sheet.place, sheet.area.area_id
    below = [area.level for area in place.below(area_id)]
    levels = (level.key for level in place.levels_below(area_id))
    return [level for level in levels if below.count(level) >= _LEAST_PARTS]


def _once(*keys: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _trend(scope: Scope, lead: tuple[str, ...]) -> dict[str, Question]:
    """The months a year before the last twelve, or the last days of a short period."""
    plain = replace(scope, compare=None)
    if scope.period.unit in _BY_DAY:
        return {"days": Question(lead, plain.during(_last_days(scope)), By("day"))}
    last = number_of(month_reached(scope.period, scope.as_of)) + 1 - MONTHS_SHOWN
    before = between(first_day(last - MONTHS_SHOWN), first_day(last) - timedelta(days=1))
    return {"ghost": Question(lead, plain.during(before), By("month"))}


def month_keys(scope: Scope) -> tuple[str, ...]:
    """The last months that the period and T have reached, oldest first: 2026-10."""
    last = number_of(month_reached(scope.period, scope.as_of))
    return tuple(f"{first_day(last - back):%Y-%m}" for back in reversed(range(MONTHS_SHOWN)))


def point_keys(scope: Scope) -> tuple[str, ...]:
    """The months of a trend, or the days of one of a short period: 2026-10-31."""
    if scope.period.unit not in _BY_DAY:
        return month_keys(scope)
    last = _last_day(scope)
    return tuple(f"{last - timedelta(days=back)}" for back in reversed(range(_DAYS_SHOWN)))


def _last_days(scope: Scope) -> Period:
    last = _last_day(scope)
    return between(last - timedelta(days=_DAYS_SHOWN - 1), last)


def _last_day(scope: Scope) -> date:
    end = scope.period.covered(scope.as_of).end
    return scope.as_of.date() if end is None else end - timedelta(days=1)
