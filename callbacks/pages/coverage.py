"""网格与覆盖: asks for what covers ground and households, and for what the audit of the map found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from callbacks.breakdown import parts_below
from callbacks.findings import chosen_kind, findings_at, kinds_question, siting_asked
from callbacks.page import Page
from data.address import Address
from data.analysis.sizing import Sizing, judge_sizes
from data.place import Place
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import By
from layouts.coverage_headline import SIZE, STAFF
from layouts.department_maps import COMPLETE, LEGAL
from layouts.group_names import named
from layouts.map_frame import MapFrame, MapShape
from layouts.pages import coverage
from layouts.sheet import Sheet

if TYPE_CHECKING:
    from data.readings.reader import Reader

_MOST_POLYGONS: Final = 2_000
PANELS: Final = {
    "coverage": ("totals",),
    "circles": ("kinds", "joint"),
    "sizes": ("sizes",),
    "staffing": ("parts", "staffed"),
    "mappings": ("departments", "mapped"),
    "provision": ("provision",),
}


def questions(address: Address, place: Place) -> dict[str, Question]:
    """Everything the page asks at this address, by name; what cannot be asked is left out.

    Raises QuestionError where the address names what the place does not have.
    """
    chosen_kind(address, place)
    scope = address.scope(place)
    plain = replace(scope, compare=None)
    asked = {
        "totals": Question(coverage.TOTALS, scope),
        "kinds": kinds_question(address, place),
        "joint": Question(("life_circle_rate",), scope),
        "departments": Question((COMPLETE.key, LEGAL.key), plain, By("department")),
        "provision": Question(
            tuple(k for keys in coverage.PROVISION.values() for k in keys), scope
        ),
    }
    below = parts_below(address, place)
    if below is not None:
        asked["parts"] = Question((STAFF,), plain, By("area", below))
    grids = place.profile.grid_level
    if any(level.key == grids for level in place.levels):
        by_grid = By("area", grids)
        asked["sizes"] = Question((SIZE,), plain, by_grid)
        asked["staffed"] = Question((STAFF,), plain, by_grid)
        asked["mapped"] = Question((COMPLETE.key,), plain, by_grid)
    return asked


def draw(address: Address, reader: Reader, now: datetime) -> tuple[Any, ...]:
    """The values of the slots, from one reading of all questions and the findings of the import."""
    asked = questions(address, reader.place)
    answers = dict(zip(asked, reader.read(*asked.values()), strict=True))
    return coverage.draw(_view(address, reader, asked, answers, now))


def _view(
    address: Address,
    reader: Reader,
    asked: Mapping[str, Question],
    answers: Mapping[str, tuple[Reading, ...]],
    now: datetime,
) -> coverage.CoverageView:
    place, scope = reader.place, asked["totals"].scope
    sheet = Sheet(address, place, scope)
    households = _households(place, answers.get("sizes", ()))
    by = asked["parts"].by if "parts" in asked else None
    part_level = by.level if by else None
    level, frame = _map_of(address, reader)
    return coverage.CoverageView(
        address=address,
        place=place,
        scope=scope,
        totals={reading.metric: reading for reading in answers["totals"]},
        kinds=named(sheet, "facility_kind", answers["kinds"]),
        departments=answers["departments"],
        parts=answers.get("parts", ()),
        part_level=place.level(part_level).name.text.of(sheet.language) if part_level else "",
        staffed=_by_area(answers.get("staffed", ())),
        mapped=_by_area(answers.get("mapped", ())),
        households=households,
        sizings=_sizings(place, households),
        findings=findings_at(address, reader),
        siting=siting_asked(address, reader, answers["kinds"]),
        level=level,
        frame=frame,
        now=now,
    )


def _by_area(readings: tuple[Reading, ...]) -> dict[str, Reading]:
    return {reading.key: reading for reading in readings if reading.key is not None}


def _households(place: Place, sizes: tuple[Reading, ...]) -> dict[str, int]:
    """The households of the grids that the norm of size judges, by area id."""
    judged = (row.key for row in sizes if row.key is not None and row.figure.denominator)
    return {key: place.areas[key].households or 0 for key in judged}


def _sizings(place: Place, households: Mapping[str, int]) -> tuple[Sizing, ...]:
    """These grids by every norm there was, the latest first."""
    norms = [norm for norm in place.profile.norms if norm.what == "grid_households"]
    latest_first = sorted(norms, key=lambda norm: norm.valid_from, reverse=True)
    return tuple(judge_sizes(list(households.values()), norm) for norm in latest_first)


def _map_of(address: Address, reader: Reader) -> tuple[str | None, MapFrame | None]:
    """The smallest areas of the address, not more than a map can show, and what holds them."""
    place = reader.place
    area = place.root if address.area is None else place.area(address.area)
    areas = (area, *place.below(area.area_id))
    names = [level.key for level in place.levels]
    levels = names[: names.index(place.profile.grid_level) + 1] if names else []
    for level in reversed(levels):
        ids = [each.area_id for each in areas if each.level == level]
        if 0 < len(ids) <= _MOST_POLYGONS:
            sheet = reader.atlas.sheet(level, ids)
            if sheet is not None:
                shapes = (MapShape(key, *point) for key, point in sheet.labels.items())
                return level, MapFrame(tuple(shapes), sheet.frame)
    return None, None


PAGE: Final = Page(
    slots=coverage.SLOTS,
    layout=coverage.layout,
    draw=draw,
    questions=questions,
    panels=PANELS,
)
