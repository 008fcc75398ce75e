"""The headline: one sentence made of readings that says what matters; never more than they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data.analysis.peers import PeerRanking
from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.periods import Period
from data.readings.noise import is_within_noise
from data.readings.progress import Progress
from data.readings.reading import Reading
from layouts.change import format_change
from layouts.dates import format_against, format_as_of, format_period, set_apart
from layouts.groups import worse_of
from layouts.numbers import format_break, format_count, round_percent
from layouts.sheet import Sheet
from layouts.shortfalls import Clause, shortfalls
from layouts.totals import format_total

_LEAD: Final = "on_time_closure_rate"
_MOST_NAMED: Final = 2


def draw_headline(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    ranking: Sequence[PeerRanking],
    level: str,
    progress: Mapping[str, Progress],
) -> list[Component]:
    """The sentence; a clause whose reading is missing is left out, not filled."""
    lead = _lead(totals)
    if lead is None:
        return [html.H1(nothing(sheet), id="headline-text")]
    metric = metric_of(lead.metric)
    clauses = [
        clause
        for clause in (change_clause(sheet, metric, lead), _target(sheet, metric, lead))
        if clause is not None
    ]
    rest = [reading for reading in totals.values() if reading is not lead]
    flags = _shortfalls(sheet, rest, progress) or _flags(sheet, ranking, level)
    return sentence(sheet, [_opening(sheet, metric, lead), *clauses], flags)


def sentence(sheet: Sheet, clauses: Sequence[Clause], flags: Sequence[Clause]) -> list[Component]:
    """Clauses with commas between them, then what stands out; a running period says so beside."""
    parts: list[Clause] = [clauses[0]]
    for clause in clauses[1:]:
        parts += [sheet.say("join.clauses"), clause]
    if flags:
        parts += [sheet.say("join.parts"), *flags]
    parts.append(sheet.say("join.end"))
    return [html.H1(parts, id="headline-text"), *_running(sheet)]


def _lead(totals: Mapping[str, Reading]) -> Reading | None:
    """The first metric that says something: on-time closure, else the volume, else any."""
    for key in (_LEAD, "case_volume", *totals):
        reading = totals.get(key)
        if reading is not None and reading.figure.status == "ok" and reading.value:
            return reading
    return None


def _opening(sheet: Sheet, metric: Metric, reading: Reading) -> str:
    period = period_words(sheet, reading.period)
    if metric.key == "case_volume":
        count = format_count(reading.value or 0.0, sheet.language)
        return sheet.say("headline.volume", period=period, count=count)
    value = format_total(sheet, metric, reading.value)
    name = metric.name(sheet.language)
    if sheet.scope.area is None:
        return sheet.say("headline.rate", period=period, metric=name, value=value)
    area = sheet.name(sheet.area)
    return sheet.say("headline.area", area=area, period=period, metric=name, value=value)


def change_clause(sheet: Sheet, metric: Metric, reading: Reading) -> Clause | None:
    """Only whole periods are compared in words, and only where the difference is not noise."""
    change = format_change(reading, metric, sheet.language)
    before = reading.previous_period
    if change is None or before is None or sheet.scope.period.is_cut_short(sheet.scope.as_of):
        return None
    against = set_apart(format_against(before, reading.period, sheet.language), sheet.language)
    if is_within_noise(reading) or not change.is_change:
        return sheet.say("headline.noise", before=against)
    key = "headline.higher" if change.arrow == "▲" else "headline.lower"
    words = sheet.say(key, before=against, size=change.text)
    return html.Span(words, className=change.tone)


def _target(sheet: Sheet, metric: Metric, reading: Reading) -> Clause | None:
    target = sheet.target(metric)
    if target is None or reading.value is None or metric.unit != "ratio":
        return None
    shown = format_break(target.value, metric.unit, sheet.language)
    if target.is_met(reading.value):
        return html.Span(sheet.say("headline.met", target=shown), className="better")
    printed = round_percent(reading.value, target.value, target.side)
    gap = abs(round_percent(target.value) - printed)
    words = sheet.say("headline.short", target=shown, gap=gap)
    return html.Span(words, className="worse")


def _shortfalls(
    sheet: Sheet, rest: Sequence[Reading], progress: Mapping[str, Progress]
) -> list[Clause]:
    """The page's filters do not reach other facts than cases, so a filtered page keeps to them."""
    return [] if sheet.address.filters else shortfalls(sheet, rest, progress)


def _flags(sheet: Sheet, ranking: Sequence[PeerRanking], level: str) -> list[Clause]:
    """The areas that stand out for the worse, if the metric on the map is the one of the lead."""
    worse = worse_of(ranking)
    if not worse or worse[0].metric != _LEAD:
        return []
    names = sheet.say("join.areas").join(row.name for row in worse[:_MOST_NAMED])
    if len(worse) > _MOST_NAMED:
        names = sheet.say("headline.more", areas=names, count=len(worse), level=level)
    is_one = len(ranking) == 1
    area = sheet.name_of(ranking[0].whole) if is_one else sheet.say("headline.peers")
    words = sheet.say("headline.low", areas=names, area=area)
    return [html.Span(words, className="worse")]


def _running(sheet: Sheet) -> list[Component]:
    """A period that T cuts short says so beside the sentence."""
    if not sheet.scope.period.is_cut_short(sheet.scope.as_of):
        return []
    words = sheet.say("partial", as_of=format_as_of(sheet.scope.as_of))
    return [html.P(words, className="headline-note")]


def nothing(sheet: Sheet, none: str = "headline.none") -> str:
    """What the sentence says of a period without cases, or of what ``none`` says; or ahead of T."""
    period = _period(sheet, sheet.scope.period)
    if sheet.scope.is_ahead:
        as_of = format_as_of(sheet.scope.as_of)
        return sheet.say("headline.ahead", period=period, as_of=as_of)
    return sheet.say(none, area=sheet.name(sheet.area), period=period)


def period_words(sheet: Sheet, period: Period) -> str:
    """The period at the head of the sentence, with what the cases are limited to."""
    return _filtered(sheet, _period(sheet, period))


def _filtered(sheet: Sheet, period: str) -> str:
    if not sheet.address.filters:
        return period
    filters = sheet.say("join.areas").join(sheet.filter_words)
    return sheet.say("headline.filtered", period=period.strip(), filters=filters)


def _period(sheet: Sheet, period: Period) -> str:
    text = format_period(period, sheet.language)
    # Chinese words stand apart from figures.
    return f"{text} " if sheet.language == "zh" and text[-1].isdigit() else text
