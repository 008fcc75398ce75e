"""The headline: what matters in one line, in pieces of their own tone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layouts.briefing.clauses import is_met, target_clause
from layouts.briefing.document import Cell
from layouts.briefing.families import LEAD
from layouts.briefing.printing import quantity_of, target_words, verdict_cell
from layouts.briefing.view import BriefingView
from layouts.dates import set_apart
from layouts.short_names import short_name

_MOST_NAMED: Final = 2


def compose_headline(view: BriefingView) -> tuple[Cell, ...]:
    """The lead with its target; then what falls short, or else how many areas stand out."""
    pieces = [Cell(_lead(view))]
    target = _target(view)
    if target is not None:
        pieces += [Cell(view.sheet.say("join.clauses")), target]
    rest = tuple(_shortfalls(view)) or tuple(_low(view))
    if rest:
        pieces += [Cell(view.sheet.say("join.parts")), *rest]
    return tuple(pieces)


def _lead(view: BriefingView) -> str:
    sheet, lead = view.sheet, view.lead
    if lead.value is None and view.metric.key == LEAD and lead.figure.status == "empty":
        return sheet.say("briefing.headline.none")
    if lead.value is None:
        return sheet.say("briefing.headline.empty", metric=view.metric.name(sheet.language))
    key = "briefing.headline"
    if view.is_change(lead):
        key += ".risen" if (lead.change or 0.0) > 0 else ".fallen"
    name = view.metric.name(sheet.language)
    return sheet.say(key, metric=name, value=quantity_of(sheet, lead))


def _target(view: BriefingView) -> Cell | None:
    target = view.sheet.target(view.metric)
    met = is_met(view, view.lead)
    if view.lead.figure.status == "too_small":
        return verdict_cell(view.sheet, view.lead)
    if target is None or met is None:
        return None
    if not met:
        return Cell(target_clause(view, view.lead), "worse")
    words = target_words(view.sheet, view.metric, target)
    return Cell(view.sheet.say("briefing.headline.met", target=words), "better")


def _shortfalls(view: BriefingView) -> Iterator[Cell]:
    """The other metrics that miss their targets."""
    unmet = [
        row.metric for row in view.shown if row is not view.lead and is_met(view, row) is False
    ]
    if unmet:
        yield Cell(_names(view, unmet))
        yield Cell(view.sheet.say("briefing.headline.unmet"), "worse")


def _names(view: BriefingView, keys: list[str]) -> str:
    sheet = view.sheet
    names = [short_name(view.sheet, key) for key in keys]
    if len(names) > _MOST_NAMED:
        some = sheet.say("join.areas").join(names[:_MOST_NAMED])
        return sheet.say("briefing.several", names=some, count=len(names))
    apart = [set_apart(name, sheet.language) for name in names[1:]]
    return sheet.say("join.and").join([names[0], *apart])


def _low(view: BriefingView) -> Iterator[Cell]:
    """How many areas are worse than the whole beyond chance."""
    areas = view.areas
    if areas is None or areas.largest.group or not areas.ranking.worse or not view.is_whole:
        return
    side = "briefing.low" if view.metric.direction == "up" else "briefing.high"
    yield Cell(
        view.sheet.say(
            "briefing.headline.low",
            counted=view.counted(areas.level, len(areas.ranking.worse)),
            worse=view.sheet.say(side),
            area=view.area_name,
        ),
        "worse",
    )
