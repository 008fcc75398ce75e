"""Clauses about one reading: what it has changed, and how it stands to its target.

A clause is only made where the readings bear it: nothing of a period that T cuts short, of data
that are incomplete or too few, and no difference that chance makes too.
"""

from __future__ import annotations

from typing import Literal

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.briefing.printing import can_judge, gap_of, size_of, target_words
from layouts.briefing.view import BriefingView
from layouts.change import format_change


def change_clauses(view: BriefingView, reading: Reading) -> list[str]:
    """Of a reading of the whole: against the period before and against the year before."""
    unit, year = view.sheet.scope.period.unit, view.years.get(reading.metric)
    found = [(reading, f"briefing.before.{unit}")]
    if year is not None and year.previous_period != reading.previous_period:
        found.append((year, f"briefing.year_before.{unit}"))
    told = [(row, key) for row, key in found if _is_comparable(view, row)]
    before = [view.sheet.say(key) for _, key in told]
    verdicts = {_verdict(view, row) for row, _ in told}
    if len(told) == 2 and len(verdicts) == 1 and "changed" not in verdicts:
        key = f"briefing.both_{verdicts.pop()}"
        return [view.sheet.say(key, before=before[0], year_before=before[1])]
    return [_clause(view, row, word) for (row, _), word in zip(told, before, strict=True)]


def moved_clause(view: BriefingView, reading: Reading) -> list[str]:
    """Against the period before, where something has changed beyond noise."""
    is_told = view.is_change(reading) and _verdict(view, reading) == "changed"
    return [previous_clause(view, reading)] if is_told else []


def previous_clause(view: BriefingView, reading: Reading) -> str:
    """Against the period before alone, for readings of parts."""
    return _clause(view, reading, view.sheet.say(f"briefing.before.{view.sheet.scope.period.unit}"))


def target_clause(view: BriefingView, reading: Reading) -> str:
    """By how much a target is missed; empty where it is met, or nothing can be said of it."""
    metric = metric_of(reading.metric)
    target = view.sheet.target(metric)
    if target is None or is_met(view, reading) is not False:
        return ""
    gap = gap_of(view.sheet, reading, target)
    words = view.sheet.say("briefing.gap_points", gap=gap) if metric.is_rate else gap
    aim = target_words(view.sheet, metric, target)
    return view.sheet.say("briefing.gap", target=aim, gap=words)


def is_met(view: BriefingView, reading: Reading) -> bool | None:
    """Whether a reading meets its target; None where it has none, or nothing can be said of it."""
    target = view.sheet.target(metric_of(reading.metric))
    if target is None or not view.is_whole or reading.is_young or not can_judge(reading.figure):
        return None
    return target.is_met(reading.value or 0.0)


def _is_comparable(view: BriefingView, reading: Reading) -> bool:
    """Whether anything may be said of a change; nothing says how far two medians differ by chance."""
    metric = metric_of(reading.metric)
    change = format_change(reading, metric, view.sheet.language)
    return view.is_whole and change is not None and metric.quantile is None


def _verdict(view: BriefingView, reading: Reading) -> Literal["alike", "chance", "changed"]:
    change = format_change(reading, metric_of(reading.metric), view.sheet.language)
    if change is None or not change.is_change:
        return "alike"
    return "chance" if view.is_chance(reading) else "changed"


def _clause(view: BriefingView, reading: Reading, before: str) -> str:
    verdict = _verdict(view, reading)
    if verdict != "changed":
        return view.sheet.say(f"briefing.{verdict}", before=before)
    is_count = metric_of(reading.metric).is_count
    words = ("more", "fewer") if is_count else ("higher", "lower")
    key = words[0] if (reading.change or 0.0) > 0 else words[1]
    return view.sheet.say(f"briefing.{key}", before=before, size=size_of(view.sheet, reading))
