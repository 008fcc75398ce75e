"""Lists of sentences: what asks for attention, what has improved, and how the terms are defined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data.analysis.ranking import can_tell_apart
from data.attention.item import Item
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.attention import notice_of
from layouts.briefing.clauses import previous_clause
from layouts.briefing.document import Notes
from layouts.briefing.printing import fraction_of
from layouts.briefing.view import BriefingView
from layouts.nouns import opened
from layouts.numbers import format_value
from layouts.quantities import is_judged

_MOST_ITEMS: Final = 5
_MOST_IMPROVED: Final = 3


def compose_attention(view: BriefingView) -> Notes | None:
    """What the rules find, the most urgent first; None where they find nothing."""
    sheet = view.sheet
    urgent = [item for item in view.attention if item.tone == "worse"][:_MOST_ITEMS]
    if not urgent:
        return None
    entries = tuple(_urgent(view, item) for item in urgent)
    return Notes(sheet.say("briefing.attention"), is_numbered=True, entries=entries)


def _urgent(view: BriefingView, item: Item) -> tuple[str, str]:
    """What was found, then what it rests on and all else that is known of it."""
    notice = notice_of(view.sheet, item)
    subject = opened(notice.subject)
    worst = item.readings[0] if item.kind == "below_target" else None
    is_counted = worst is not None and not is_judged(worst.figure, metric_of(worst.metric))
    basis = fraction_of(view.sheet, worst) if worst is not None and is_counted else ""
    text = view.sheet.say("join.clauses").join(each for each in (basis, *notice.details) if each)
    return subject, view.sheet.say("briefing.entry", text=text) if text else ""


def compose_improved(view: BriefingView) -> Notes | None:
    """The areas that have become better beyond noise, the most improved first; None where none has."""
    parts = view.parts
    if parts is None:
        return None
    better = [row for row in parts.placed if _is_better(view, row)]
    better.sort(key=lambda row: (-abs(row.change or 0.0), row.key or ""))
    if not better:
        return None
    return Notes(
        view.sheet.say("briefing.improved"),
        is_numbered=False,
        entries=tuple((row.name, _improvement(view, row)) for row in better[:_MOST_IMPROVED]),
        foot=view.sheet.say("briefing.improved.foot"),
    )


def _is_better(view: BriefingView, row: Reading) -> bool:
    if view.metric.direction == "none" or not view.is_change(row):
        return False
    return ((row.change or 0.0) > 0) == (view.metric.direction == "up")


def _improvement(view: BriefingView, row: Reading) -> str:
    sheet, metric = view.sheet, view.metric
    words = sheet.say(
        "briefing.improved.row",
        metric=metric.name(sheet.language),
        value=format_value(row.value, metric.unit, sheet.language),
        fraction=fraction_of(sheet, row),
        change=previous_clause(view, row),
    )
    return sheet.say("briefing.entry", text=words)


def compose_definitions(view: BriefingView) -> Notes:
    """The metrics of the table in the words of the catalogue, then the terms of the text."""
    sheet = view.sheet
    metrics = [metric_of(row.metric) for row in view.shown]
    defined = [
        (metric.name(sheet.language), metric.meaning.definition.of(sheet.language))
        for metric in metrics
    ]
    terms = [(name, sheet.say("briefing.entry", text=text)) for name, text in _terms(view)]
    return Notes(
        sheet.say("briefing.definitions"),
        is_numbered=False,
        entries=(*defined, *terms),
    )


def _terms(view: BriefingView) -> Iterator[tuple[str, str]]:
    sheet, areas, parts = view.sheet, view.areas, view.parts
    if areas is not None and can_tell_apart(view.metric):
        level = view.noun(areas.level)
        yield (
            sheet.say("briefing.define.low"),
            sheet.say(
                "briefing.define.low.text", confidence="95%", area=view.area_name, level=level
            ),
        )
    yield sheet.say("briefing.define.noise"), sheet.say("briefing.define.noise.text")
    if view.explanation is not None and parts is not None and view.is_change(view.lead):
        level = view.noun(parts.level)
        yield (
            sheet.say("briefing.define.why"),
            sheet.say("briefing.define.why.text", level=level),
        )
