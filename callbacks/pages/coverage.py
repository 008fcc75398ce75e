"""网格与覆盖: asks for what covers ground and households, and for what the audit of the map found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from callbacks.breakdown import parts_below
from callbacks.findings import findings_at
from callbacks.hot_spots import hot_layer_at
from callbacks.page import Answered, Page
from callbacks.siting import chosen_kind, kinds_question, siting_asked
from callbacks.smallest_map import MOST_POLYGONS, smallest_map
from data.address import Address
from data.analysis.sizing import Sizing, judge_sizes
from data.metrics.reach import circle_of
from data.place import Place
from data.readings.grid_households import grid_households
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import By
from layouts.coverage_headline import SIZE, STAFF
from layouts.department_maps import COMPLETE, LEGAL
from layouts.group_names import named
from layouts.pages import coverage

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
        "joint": Question((circle_of(place.recorded).complete,), scope),
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


def undrawn(address: Address, place: Place) -> set[str]:
    """The breakdowns by grid that the page does not show: sizes are drawn from the households
    themselves, and no map or row of cells shows more grids than a browser draws at once.
    """
    area = place.root if address.area is None else place.area(address.area)
    grids = sum(each.level == place.profile.grid_level for each in place.below(area.area_id))
    if grids > MOST_POLYGONS:
        return {"sizes", "staffed", "mapped"}
    return {"sizes"} if address.layer == "departments" else {"sizes", "mapped"}


def view(asked: Answered) -> coverage.CoverageView:
    """What the page is drawn from, the findings of the import among it."""
    address, reader, sheet = asked.address, asked.reader, asked.sheet
    households = reader.ask(lambda cursor, _: grid_households(cursor, asked.place, sheet.scope))
    level, frame = smallest_map(address, reader)
    is_hot = address.layer == "hot"
    return coverage.CoverageView(
        sheet=sheet,
        totals=asked.by_metric("totals"),
        kinds=named(sheet, "facility_kind", asked["kinds"]),
        departments=asked["departments"],
        parts=asked.get("parts"),
        part_level=asked.level_name("parts"),
        staffed=_by_area(asked.get("staffed")),
        mapped=_by_area(asked.get("mapped")),
        households=households,
        sizings=_sizings(asked.place, households),
        findings=findings_at(address, reader),
        siting=siting_asked(address, reader, asked["kinds"]),
        hot=hot_layer_at(address, reader, level) if is_hot else None,
        level=level,
        frame=frame,
    )


def _by_area(readings: tuple[Reading, ...]) -> dict[str, Reading]:
    return {reading.key: reading for reading in readings if reading.key is not None}


def _sizings(place: Place, households: Mapping[str, int]) -> tuple[Sizing, ...]:
    """These grids by every norm there was, the latest first."""
    norms = [norm for norm in place.profile.norms if norm.what == "grid_households"]
    latest_first = sorted(norms, key=lambda norm: norm.valid_from, reverse=True)
    return tuple(judge_sizes(list(households.values()), norm) for norm in latest_first)


PAGE: Final = Page(
    form=coverage.FORM,
    questions=questions,
    panels=PANELS,
    undrawn=undrawn,
    view=view,
)
