"""总览: asks for the tiles, the chosen metric by area, the trend and the composition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dash import Dash

from callbacks.breakdown import breakdown_of
from callbacks.goals import goal_questions, progress_by_metric
from callbacks.months import last_months
from callbacks.navigation import follow_clicks
from callbacks.page import Answered, Page
from data.address import Address
from data.analysis.peers import PeerRanking, rank_peers
from data.attention.asking import history
from data.attention.asking import questions as attend
from data.attention.listing import items
from data.metrics.stages import STAGE_METRICS
from data.periods import Period
from data.place import Place
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import By
from layouts.families import families_of
from layouts.map_frame import MapFrame, MapShape
from layouts.pages import overview

if TYPE_CHECKING:
    from data.readings.reader import Reader

VOLUME: Final = ("case_volume",)
STAGES: Final = tuple(metric.key for metric in STAGE_METRICS)
MOST_DAYS_BY_DAY: Final = 92
ATTENTION: Final = "attention."

PANELS: Final = {
    "tiles": ("totals",),
    "ranking": ("areas", "reference"),
    "trend": ("trend", "ghost"),
    "stages": ("stages",),
    "channels": ("channels",),
    "categories": ("categories",),
}


def questions(address: Address, place: Place) -> dict[str, Question]:
    """Everything the page asks at this address, by name; what cannot be asked is left out.

    Raises QuestionError where the address names what the place does not have.
    """
    scope = address.scope(place)
    plain = replace(scope, compare=None)
    grain = trend_grain(scope.period)
    tiles = tile_metrics(place)
    asked = {
        "totals": Question(tuple(dict.fromkeys((*VOLUME, *tiles))), scope),
        "trend": Question(VOLUME, plain, grain),
        "channels": Question(VOLUME, scope, By("channel")),
        "categories": Question(VOLUME, scope, By("category")),
        "months": Question(tiles, plain.during(history(scope)), By("month")),
    }
    if place.recorded.intersection(STAGES[:-2]):
        asked["stages"] = Question((*VOLUME, *STAGES), scope)
    asked |= goal_questions(place, scope, tiles)
    asked |= {f"{ATTENTION}{name}": each for name, each in attend(scope, place, tiles).items()}
    if scope.comparison is not None:
        asked["ghost"] = Question(VOLUME, plain.during(scope.comparison), grain)
    breakdown = breakdown_of(address, place)
    if breakdown is not None:
        around = scope.within(breakdown.within)
        chosen = (address.metric,)
        asked["areas"] = Question(chosen, around, By("area", breakdown.level))
        asked["reference"] = Question(chosen, around)
    return asked


def tile_metrics(place: Place) -> tuple[str, ...]:
    """The metrics of the families that the page shows of this place."""
    return tuple(key for _, keys in families_of(place.recorded) for key in keys)


def trend_grain(period: Period) -> By:
    """The points of a trend: days, or months of a long period."""
    is_short = period.days is not None and period.days <= MOST_DAYS_BY_DAY
    return By("day" if is_short else "month")


def view(asked: Answered) -> overview.OverviewView:
    """What the page is drawn from."""
    place, reader, sheet = asked.place, asked.reader, asked.sheet
    level = asked.level_of("areas")
    attention = {
        name.removeprefix(ATTENTION): found
        for name, found in asked.answers.items()
        if name.startswith(ATTENTION)
    }
    return overview.OverviewView(
        sheet=sheet,
        totals=asked.by_metric("totals"),
        level=level,
        areas=asked.get("areas"),
        reference=next(iter(asked.get("reference")), None),
        ranking=_ranking(asked),
        trend=asked["trend"],
        ghost=asked.get("ghost"),
        channels=asked["channels"],
        categories=asked["categories"],
        months=last_months(asked["months"]),
        attention=items(attention, place, sheet.scope, reader.feeds),
        progress=progress_by_metric(place, tile_metrics(place), asked.answers),
        stages=asked.by_metric("stages"),
        frame=_frame(reader, level, asked.get("areas")),
    )


def _ranking(asked: Answered) -> tuple[PeerRanking, ...]:
    """The areas by the rule of the address; nothing where there is no level below."""
    if "areas" not in asked.answers:
        return ()
    areas, rule = asked.place.areas, asked.address.test
    return rank_peers(asked["areas"], asked["reference"][0], areas, rule)


def _frame(reader: Reader, level: str | None, areas: tuple[Reading, ...]) -> MapFrame | None:
    """Label points and bounds of the areas shown; None where none of them has a shape."""
    shown = [area.key for area in areas if area.key is not None]
    sheet = reader.atlas.sheet(level, shown) if level else None
    if sheet is None:
        return None
    shapes = (MapShape(area_id, *point) for area_id, point in sheet.labels.items())
    return MapFrame(tuple(shapes), sheet.frame)


def register(app: Dash) -> None:
    """Wire the map's clicks to the address."""
    follow_clicks(app, "map")


PAGE: Final = Page(
    form=overview.FORM,
    questions=questions,
    panels=PANELS,
    view=view,
    register=register,
)
