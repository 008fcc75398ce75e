"""一格一档: asks for what is known of one area, and for the same of its peers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from callbacks.months import last_months
from callbacks.page import Answered, Page
from callbacks.rosters import last_day, roster_at
from data.address import Address
from data.analysis.ranking import Ranking, rank
from data.analysis.strip import Strip, part_strips, strips
from data.attention.asking import history
from data.metrics.reach import circle_of
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
    circle = circle_of(place.recorded)
    if circle.complete in place.recorded:
        asked["circle"] = Question((circle.each,), plain, By("facility_kind"))
        asked["complete"] = Question((circle.complete,), plain)
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


def view(asked: Answered) -> profile.ProfileView:
    """What the page is drawn from."""
    address, place, reader = asked.address, asked.place, asked.reader
    area = area_of(address, place)
    return profile.ProfileView(
        sheet=asked.sheet,
        totals=asked.by_metric("totals", "stock", "complete"),
        months=last_months(asked["months"]),
        standing=None if area is place.root else _standing(asked, area),
        ages=_of(asked["ages"], profile.STOCK[0]),
        overdue_ages=_of(asked["ages"], profile.STOCK[1]),
        strips=_strips(asked, area),
        roster=roster_at(address, reader),
        inhabitants=reader.ask(lambda cursor, context: inhabitants_of(cursor, area, context)),
        ground=_ground(address, area, reader),
        circle=asked.get("circle"),
    )


def _ground(address: Address, area: Area, reader: Reader) -> Surroundings | None:
    profile, day = reader.place.profile, last_day(address.scope(reader.place))
    sited = reader.ask(lambda cursor, _: sited_facilities(cursor, profile, day))
    return surroundings(reader.atlas, reader.place, area, WIDTH / HEIGHT, sited)


def _standing(asked: Answered, area: Area) -> Ranking:
    """The area's own rate held against that of the whole place."""
    own = [row for row in _of(asked["alike"], LEAD) if row.key == area.area_id]
    return rank(own, asked["whole"][0], asked.address.test)


def _strips(asked: Answered, area: Area) -> tuple[Strip, ...]:
    """The area among its peers, or the place with its parts; a place without areas has neither."""
    if area is asked.place.root:
        return part_strips(asked.get("alike"), asked.get("whole"))
    return strips(asked["alike"], asked.place.areas, area.area_id)


def _of(readings: tuple[Reading, ...], metric: str) -> tuple[Reading, ...]:
    return tuple(reading for reading in readings if reading.metric == metric)


PAGE: Final = Page(
    form=profile.FORM,
    questions=questions,
    panels=PANELS,
    view=view,
)
