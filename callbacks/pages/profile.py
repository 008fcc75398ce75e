"""一格一档: asks for what is known of one area, and for the same of its peers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from callbacks.months import last_months
from callbacks.page import Page
from callbacks.rosters import last_day, roster_at
from data.address import Address
from data.analysis.ranking import Ranking, rank
from data.analysis.strip import Strip, part_strips, strips
from data.attention.asking import history
from data.outlines import Surroundings
from data.place import Area, Place
from data.readings.facilities import sited_facilities
from data.readings.inhabitants import inhabitants_of
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import By, Scope
from data.surroundings import surroundings
from layouts.pages import profile
from layouts.position_map import HEIGHT, WIDTH
from layouts.profile_circle import COMPLETE, METRIC
from layouts.profile_headline import LEAD

if TYPE_CHECKING:
    from data.readings.reader import Reader

COMPARED: Final = (
    LEAD,
    "three_day_feedback_rate",
    "repeat_rate",
    "covered_household_rate",
    "active_volunteer_rate",
    "hours_per_1000_households",
    "cases_per_10k",
)
"""What like areas are compared by."""

MONTHLY: Final = (LEAD, "volunteer_hours")
TOTALS: Final = (*MONTHLY, "active_volunteer_rate", "staffing_norm_rate")

CIRCLE: Final = (METRIC.key, COMPLETE.key)
"""Each kind within reach, and all of them together."""

PANELS: Final = {
    "circle": ("circle", "complete"),
    "dues": ("months", "totals"),
    "alike": ("alike",),
    "hours": ("months", "totals"),
}
"""The backlog is taken home as on the page of cases, the posts by a route of their own."""


def questions(address: Address, place: Place) -> dict[str, Question]:
    """Everything the page asks at this address, by name; what cannot be asked is left out.

    Raises QuestionError where the address names what the place does not have.
    """
    scope = address.scope(place)
    plain = replace(scope, compare=None)
    asked = {
        "totals": Question(TOTALS, scope),
        "stock": Question(profile.STOCK, scope),
        "ages": Question(profile.STOCK, plain, By("age")),
        "months": Question(MONTHLY, plain.during(history(scope)), By("month")),
    }
    if place.recorded.issuperset(CIRCLE):
        each, complete = CIRCLE
        asked["circle"] = Question((each,), plain, By("facility_kind"))
        asked["complete"] = Question((complete,), plain)
    return {**asked, **_compared(area_of(address, place), place, plain.within(None))}


def _compared(area: Area, place: Place, around: Scope) -> dict[str, Question]:
    """The area's peers and the whole place; of this, its parts and all of them together.

    Of a single grid its staff says whether its households are covered: all of them or none.
    """
    is_root, is_grid = area is place.root, area.level == place.profile.grid_level
    metrics = tuple(key for key in COMPARED if not (is_grid and key == "covered_household_rate"))
    below = place.levels_below(area.area_id)
    if is_root and not below:
        return {}
    level = below[0].key if is_root else area.level
    return {
        "alike": Question(metrics, around, By("area", level)),
        "whole": Question(metrics if is_root else (LEAD,), around),
    }


def area_of(address: Address, place: Place) -> Area:
    """The area that the page is about. Raises QuestionError for one that does not exist."""
    return place.root if address.area is None else place.area(address.area)


def draw(address: Address, reader: Reader, now: datetime) -> tuple[Any, ...]:
    """The values of the slots, from one reading of all questions."""
    place = reader.place
    asked = questions(address, place)
    answers = dict(zip(asked, reader.read(*asked.values()), strict=True))
    area = area_of(address, place)
    view = profile.ProfileView(
        address=address,
        place=place,
        scope=asked["totals"].scope,
        totals=_by_metric(answers["totals"], answers["stock"], answers.get("complete", ())),
        months=last_months(answers["months"]),
        standing=None if area is place.root else _standing(address, area, answers),
        ages=_of(answers["ages"], profile.STOCK[0]),
        overdue_ages=_of(answers["ages"], profile.STOCK[1]),
        strips=_strips(area, place, answers),
        roster=roster_at(address, reader),
        inhabitants=reader.ask(lambda cursor, context: inhabitants_of(cursor, area, context)),
        ground=_ground(address, area, reader),
        circle=answers.get("circle", ()),
        now=now,
    )
    return profile.draw(view)


def _ground(address: Address, area: Area, reader: Reader) -> Surroundings | None:
    profile, day = reader.place.profile, last_day(address.scope(reader.place))
    sited = reader.ask(lambda cursor, _: sited_facilities(cursor, profile, day))
    return surroundings(reader.atlas, reader.place, area, WIDTH / HEIGHT, sited)


def _standing(address: Address, area: Area, answers: Mapping[str, tuple[Reading, ...]]) -> Ranking:
    """The area's own rate held against that of the whole place."""
    own = [row for row in _of(answers["alike"], LEAD) if row.key == area.area_id]
    return rank(own, answers["whole"][0], address.test)


def _strips(
    area: Area, place: Place, answers: Mapping[str, tuple[Reading, ...]]
) -> tuple[Strip, ...]:
    if "alike" not in answers:
        return ()
    if area is place.root:
        return part_strips(answers["alike"], answers["whole"])
    return strips(answers["alike"], place.areas, area.area_id)


def _of(readings: tuple[Reading, ...], metric: str) -> tuple[Reading, ...]:
    return tuple(reading for reading in readings if reading.metric == metric)


def _by_metric(*answers: tuple[Reading, ...]) -> dict[str, Reading]:
    return {reading.metric: reading for readings in answers for reading in readings}


PAGE: Final = Page(
    slots=profile.SLOTS,
    layout=profile.layout,
    draw=draw,
    questions=questions,
    panels=PANELS,
)
