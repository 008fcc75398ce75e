"""Norms in force and the sources of what is asked, in words for the definition card."""

from __future__ import annotations

from datetime import date
from typing import Final, get_args

from data.aims import Dated, Norm, Normed
from data.metrics.metric import Metric
from layouts.numbers import shorten
from layouts.sheet import Sheet

_NEEDED: Final = "norms."


def norm_lines(sheet: Sheet, metric: Metric) -> list[tuple[str, str]]:
    """One line for the norms that the metric judges by, on the day whose state it tells."""
    judged_by = [what for what in get_args(Normed) if f"{_NEEDED}{what}" in metric.needs]
    if not judged_by:
        return []
    profile = sheet.place.profile
    norms = [norm for what in judged_by if (norm := profile.norm_of(what, sheet.day))]
    if len(norms) < len(judged_by):
        return [("norm", sheet.say("define.no_norm"))]
    stated = [sheet.say(f"define.norm.{norm.what}", bounds=bounds_words(norm)) for norm in norms]
    sources = dict.fromkeys(sourced(sheet, norm) for norm in norms)
    words = sheet.say("join.clauses").join(stated)
    return [("norm", sheet.say("join.parts").join((words, *sources)))]


def sourced(sheet: Sheet, aim: Dated) -> str:
    """Who set it, and for how long where that is limited."""
    first = "" if aim.valid_from == date.min else aim.valid_from.isoformat()
    last = "" if aim.valid_to == date.max else aim.valid_to.isoformat()
    source = aim.source.text.of(sheet.language)
    if not first and not last:
        return source
    key = "valid" if first and last else "valid_from" if first else "valid_to"
    validity = sheet.say(f"define.{key}", first=first, last=last)
    return f"{source}{sheet.say('join.clauses')}{validity}"


def bounds_words(norm: Norm) -> str:
    """What a norm allows: 300–500, ≥1, ≤3."""
    if norm.low is None or norm.high is None:
        return f"≥{shorten(norm.low)}" if norm.low is not None else f"≤{shorten(norm.high or 0)}"
    return f"{shorten(norm.low)}–{shorten(norm.high)}"
