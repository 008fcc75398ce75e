"""A briefing of one area and period: one reading of all that it asks, composed into its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from callbacks.briefing_questions import ATTENTION, Asked, month_keys, nothing, point_keys
from callbacks.findings import findings_at
from callbacks.goals import progress_by_metric
from data.analysis.decomposition import explain
from data.analysis.peers import rank_peers
from data.attention.listing import items
from data.briefings.ground import ground_of
from data.export import readings_table
from data.metrics.catalogue import metric_of
from data.outlines import Ground
from data.place import Place
from data.readings.reading import Reading
from layouts.briefing.composing import compose
from layouts.briefing.document import Document
from layouts.briefing.view import BriefingView, Parts

if TYPE_CHECKING:
    from data.readings.reader import Reader

_LEAST_KNOWN: Final = 0.5
_COVERAGE: Final = "grid_area_coverage"
Answers = Mapping[str, tuple[Reading, ...]]
_FILED: Final = ("totals", "years", "parts", "areas", "months", "days", "ghost")
"""The questions whose answers are filed with the briefing."""


def compose_briefing(reader: Reader, asked: Asked, made_on: date | None = None) -> Document:
    """The briefing; ``made_on`` is the day it bears, by default the one on which T falls.

    Raises QuestionError where nothing was recorded in the period, and StoreError.
    """
    questions = asked.questions()
    answers = dict(zip(questions, reader.read(*questions.values()), strict=True))
    if not any(_is_of_period(row) and row.figure.n for row in answers["totals"]):
        raise nothing(asked.sheet, f"a period with records, from {reader.first_day} on")
    # Map and table may show the same areas; a reading is filed once.
    filed = dict.fromkeys(row for name in _FILED for row in answers.get(name, ()))
    table = readings_table(filed, reader.place)
    return compose(_view(reader, asked, answers), made_on or day_of(reader.place), table)


def day_of(place: Place) -> date:
    """The day on which T falls; the last second of a day is the beginning of the next."""
    return (place.as_of + timedelta(seconds=1)).date()


def _is_of_period(reading: Reading) -> bool:
    """Whether a reading counts what happened in the period, not what was there at its end."""
    return metric_of(reading.metric).base != "state"


def _view(reader: Reader, asked: Asked, answers: Answers) -> BriefingView:
    place, sheet = reader.place, asked.sheet
    totals = _by_metric(answers["totals"])
    lead = totals[sheet.metric.key]
    months = _by_metrics(answers["months"])
    parts, areas = (
        _parts(answers.get(name, ()), level, lead, place)
        for name, level in (("parts", asked.part_level), ("areas", asked.map_level))
    )
    # A map of areas with too few cases each says less than one of the areas above them.
    areas = areas if areas is None or areas.known_share >= _LEAST_KNOWN else parts
    return BriefingView(
        sheet=sheet,
        families=asked.families,
        totals=totals,
        years=_by_metric(answers["years"]),
        month_keys=month_keys(sheet.scope),
        months=months,
        point_keys=point_keys(sheet.scope),
        points=answers.get("days") or months.get(sheet.metric.key, ()),
        ghost=answers.get("ghost", ()),
        areas=areas,
        parts=parts,
        explanation=explain(parts.readings, lead) if parts else None,
        attention=items(_attention(answers), place, sheet.scope, reader.feeds),
        progress=progress_by_metric(place, asked.metrics, answers),
        ground=_ground(reader, asked, areas) if areas else None,
        feeds=reader.feeds,
        findings=findings_at(sheet.address, reader) if _COVERAGE in asked.metrics else None,
    )


def _ground(reader: Reader, asked: Asked, areas: Parts) -> Ground | None:
    """The map of these areas; the same for every period."""
    ids = [row.key or "" for row in areas.placed]
    above = asked.part_level if asked.part_level != areas.level else None
    return reader.recall(
        ("ground", areas.level, above, asked.sheet.scope.area),
        lambda *_: ground_of(reader.atlas, reader.place, areas.level, ids, above),
    )


def _by_metric(readings: Iterable[Reading]) -> dict[str, Reading]:
    return {reading.metric: reading for reading in readings}


def _by_metrics(readings: Iterable[Reading]) -> dict[str, tuple[Reading, ...]]:
    found: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        found[reading.metric].append(reading)
    return {metric: tuple(rows) for metric, rows in found.items()}


def _attention(answers: Answers) -> dict[str, tuple[Reading, ...]]:
    return {
        name.removeprefix(ATTENTION): found
        for name, found in answers.items()
        if name.startswith(ATTENTION)
    }


def _parts(
    readings: tuple[Reading, ...], level: str | None, whole: Reading, place: Place
) -> Parts | None:
    if level is None or not readings:
        return None
    return Parts(level, readings, rank_peers(readings, whole, place.areas))
