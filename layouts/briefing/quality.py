"""What the data lack: days without any, records in no area, what is not judged, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from data.findings import MapFault
from data.metrics.catalogue import metric_of
from data.metrics.metric import Fact
from data.readings.reading import Reading
from layouts.audit_items import format_m2
from layouts.briefing.document import Notes
from layouts.briefing.families import unrecorded
from layouts.briefing.printing import enumerated
from layouts.briefing.trend import has_trend
from layouts.briefing.view import BriefingView, Parts
from layouts.dates import format_as_of
from layouts.nouns import opened, within
from layouts.quantities import counted_below, format_quantity

_FED: Final[tuple[Fact, ...]] = ("cases", "services", "shifts")
"""The records that come in day by day."""
_FAULTS: Final[tuple[MapFault, ...]] = ("gap", "overlap", "beyond")
_MOST_NAMED: Final = 3


def compose_quality(view: BriefingView) -> Notes:
    """One sentence for each thing that the reader has to know of the data."""
    parts = (_period, _feeds, _records, _map_faults, _comparisons, _left_out)
    found = [text for part in parts for text in part(view)]
    end = view.sheet.say("briefing.entry", text="{}")
    return Notes(
        view.sheet.say("briefing.quality"),
        is_numbered=False,
        entries=tuple(("", end.format(opened(text))) for text in dict.fromkeys(found)),
    )


def _period(view: BriefingView) -> Iterator[str]:
    sheet = view.sheet
    if not view.is_whole:
        yield sheet.say("briefing.partial", as_of=format_as_of(sheet.scope.as_of))
    if sheet.place.profile.place.is_demo:
        yield sheet.say("briefing.demo")


def _feeds(view: BriefingView) -> Iterator[str]:
    """On how many days of the period anything came in."""
    covered = view.sheet.scope.period.covered(view.sheet.scope.as_of)
    if covered.start is None or not covered.days:
        return
    days = [covered.start + timedelta(days=n) for n in range(covered.days)]
    shown = {metric_of(row.metric).fact for row in view.shown}
    facts = [fact for fact in _FED if fact in shown or fact == "cases"]
    for fact in facts:
        fed = sum(day in view.feeds.get(fact, ()) for day in days)
        records = view.sheet.say(f"records.{fact}")
        if view.feeds.get(fact):
            key = _fed_key(len(days), fed)
            yield view.sheet.say(key, records=records, days=len(days), fed=fed)


def _fed_key(days: int, fed: int) -> str:
    if days == 1:
        return "briefing.fed_today" if fed else "briefing.fed_never"
    return "briefing.fed_all" if fed == days else "briefing.fed"


def _records(view: BriefingView) -> Iterator[str]:
    """What counts to the whole alone, or not at all."""
    sheet, metric, lead = view.sheet, view.metric, view.lead
    if metric.outside is not None and lead.outside:
        count = format_quantity(lead.outside, metric_of(metric.outside).counted, sheet.language)
        yield sheet.say("briefing.outside", metric=metric.name(sheet.language), count=count)
    if view.areas is None:
        return
    not_placed = next((row for row in view.areas.readings if row.key is None), None)
    if not_placed is not None and not_placed.figure.n:
        yield sheet.say(
            "briefing.not_placed",
            count=format_quantity(not_placed.figure.n, counted_below(metric), sheet.language),
            level=view.noun(view.areas.level),
            area=view.area_name,
        )


def _map_faults(view: BriefingView) -> Iterator[str]:
    """Gaps and overlaps of the grids, and ground beyond the boundary, with their extent."""
    if view.findings is None:
        return
    told = []
    for kind in _FAULTS:
        listed = view.findings.of(kind)
        small = [each for each in view.findings.unlisted if each.kind == kind]
        count = len(listed) + sum(each.count for each in small)
        areas_m2 = [*(each.area_m2 for each in listed), *(each.area_m2 for each in small)]
        area = format_m2(view.sheet, sum(areas_m2))
        if count:
            told.append(view.sheet.say(f"briefing.fault.{kind}", count=count, area_m2=area))
    if told:
        yield view.sheet.say("briefing.map_faults", faults=enumerated(view.sheet, told))


def _comparisons(view: BriefingView) -> Iterator[str]:
    """The metrics of which no change is claimed, and why."""
    thin = [row for row in view.shown if row.is_thin and row.previous is not None]
    young = [row for row in view.shown if row.is_young and not row.is_thin]
    for key, rows in (("briefing.thin", thin), ("briefing.young", young)):
        if rows and view.is_whole:
            yield view.sheet.say(key, metrics=_names(view, (row.metric for row in rows)))


def _left_out(view: BriefingView) -> Iterator[str]:
    """The sections that are not there, and why."""
    sheet = view.sheet
    lacking = unrecorded(sheet.place)
    if lacking:
        yield sheet.say("briefing.missing", metrics=_names(view, lacking))
    if not has_trend(view):
        yield sheet.say("briefing.no_trend")
    if view.areas is None:
        yield sheet.say("briefing.no_areas")
        return
    yield from _of_areas(view, view.areas)
    if all(sheet.target(metric_of(row.metric)) is None for row in view.shown):
        yield sheet.say("briefing.no_targets")
    if not view.is_whole:
        yield sheet.say("briefing.no_change.running")
    elif not view.is_change(view.lead):
        yield _no_change(view, view.lead)


def _of_areas(view: BriefingView, areas: Parts) -> Iterator[str]:
    """What cannot be drawn of the areas below."""
    level = view.noun(areas.level, 2)
    if view.ground is None:
        yield view.sheet.say("briefing.no_map", level=level)
    if not areas.known_share:
        yield view.sheet.say("briefing.few_in_areas", level=level)


def _no_change(view: BriefingView, lead: Reading) -> str:
    figures = (lead.figure, lead.previous)
    is_few = any(figure is not None and figure.status == "too_small" for figure in figures)
    key = "few" if is_few else "none" if lead.change is None else "chance"
    key = "alike" if key == "chance" and not lead.change else key
    language = view.sheet.language
    name = within(view.metric.name(language), language)
    return view.sheet.say(f"briefing.no_change.{key}", metric=name)


def _names(view: BriefingView, keys: Iterable[str]) -> str:
    """The first ones, and how many there are where that is more."""
    language = view.sheet.language
    names = [within(metric_of(key).name(language), language) for key in keys]
    if len(names) <= _MOST_NAMED:
        return enumerated(view.sheet, names)
    shown = view.sheet.say("join.areas").join(names[:_MOST_NAMED])
    return view.sheet.say("briefing.several", names=shown, count=len(names))
