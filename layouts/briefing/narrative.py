"""The text: sentences made of readings, each said once; one whose reading is missing is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from data.analysis.decomposition import Contribution, Explanation
from data.analysis.ranking import can_tell_apart
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.briefing.change import name_part
from layouts.briefing.clauses import change_clauses, is_met, moved_clause, target_clause
from layouts.briefing.families import LEAD, VOLUME
from layouts.briefing.printing import can_judge, enumerated, fraction_of, quantity_of
from layouts.briefing.spans import spell
from layouts.briefing.view import BriefingView, Parts
from layouts.dates import format_as_of, set_apart
from layouts.nouns import opened, within
from layouts.numbers import round_percent
from layouts.quantities import format_n, format_quantity, is_judged
from layouts.short_names import short_name

_MOST_NAMED: Final = 3
_MOST_MOVERS: Final = 3
_MOST_MOVED: Final = 2


def compose_summary(view: BriefingView) -> str:
    """The paragraph: the lead, why it changed, who stands out, and the other metrics."""
    sentences = (
        *_lead(view),
        *_volume(view),
        *_movers(view),
        *_areas(view),
        *_others(view),
        *_goals(view),
    )
    end, between = view.sheet.say("briefing.end"), view.sheet.say("briefing.next")
    return between.join(f"{opened(sentence)}{end}" for sentence in dict.fromkeys(sentences))


def compose_brief(view: BriefingView) -> str:
    """What the headline leaves open of the lead: how it changed, why, and how many stand out."""
    sheet = view.sheet
    changes = sheet.say("briefing.changes").join(change_clauses(view, view.lead))
    told = [*([changes] if changes else []), *_movers(view), *_sides(view)]
    end = sheet.say("briefing.end")
    return opened(f"{sheet.say('join.parts').join(told)}{end}") if told else ""


def _lead(view: BriefingView) -> Iterator[str]:
    sheet, lead = view.sheet, view.lead
    if lead.value is None:
        if view.metric.key == LEAD and lead.figure.status == "empty":
            yield sheet.say("briefing.lead.none", period=_begun(view))
        return
    changes = sheet.say("briefing.changes").join(change_clauses(view, lead))
    clauses = [_opening(view, lead), _few(view, lead), changes, target_clause(view, lead)]
    yield sheet.say("join.clauses").join(clause for clause in clauses if clause)
    if not view.is_whole:
        yield sheet.say("briefing.running", as_of=format_as_of(sheet.scope.as_of))


def _opening(view: BriefingView, lead: Reading) -> str:
    sheet, metric, figure = view.sheet, view.metric, lead.figure
    due, met = (
        format_quantity(number or 0.0, metric.counted, sheet.language)
        for number in (figure.denominator, figure.numerator)
    )
    said = {
        "period": _begun(view),
        "metric": within(metric.name(sheet.language), sheet.language),
        "value": quantity_of(sheet, lead),
    }
    if metric.key == LEAD:
        is_all = figure.numerator == figure.denominator
        key = "briefing.lead.all" if is_all else "briefing.lead.due"
        return sheet.say(key, due=due, met=met, **said)
    if metric.is_count:
        return sheet.say("briefing.lead_count", **said)
    return sheet.say("briefing.lead", fraction=fraction_of(sheet, lead), **said)


def _begun(view: BriefingView) -> str:
    """The period as the words that a sentence begins with."""
    sheet, period = view.sheet, view.sheet.scope.period
    key = "day" if period.unit == "custom" and period.days == 1 else period.unit
    return sheet.say(f"briefing.in.{key}", period=spell(period, sheet.language))


def _few(view: BriefingView, lead: Reading) -> str:
    """That a rate rests on too few records to be judged."""
    if lead.figure.status != "too_small":
        return ""
    smallest = format_n(view.metric.smallest_n, view.metric, view.sheet.language)
    return view.sheet.say("briefing.lead.few", smallest=smallest)


def _volume(view: BriefingView) -> Iterator[str]:
    """How many cases came in, where that changed."""
    volume = view.totals.get(VOLUME)
    if volume is None or volume is view.lead:
        return
    for changes in moved_clause(view, volume):
        value = quantity_of(view.sheet, volume)
        yield view.sheet.say("briefing.volume", value=value, changes=changes)


def _movers(view: BriefingView) -> Iterator[str]:
    """The fewest that did most of the change, and how much of it, as the waterfall prints it; none
    of which too few records are known.
    """
    explanation, parts = view.explanation, view.parts
    if explanation is None or parts is None or not view.is_change(view.lead):
        return
    most = _most(explanation)
    known = {row.key for row in parts.placed if row.figure.status == "ok"}
    if not most or not known >= {part.key for part, _ in most}:
        return
    is_one, side = len(most) == 1, "risen" if explanation.difference > 0 else "fallen"
    names = [part.name if is_one else name_part(view, part, parts.level) for part, _ in most]
    yield view.sheet.say(
        f"briefing.{side}_by_one" if is_one else f"briefing.{side}",
        names=enumerated(view.sheet, names),
        count=len(names),
        level=view.noun(parts.level),
        points=abs(sum((points for _, points in most), Decimal(0))),
    )


def _most(explanation: Explanation) -> list[tuple[Contribution, Decimal]]:
    """The largest parts that make up at least half of the change; none where it takes too many."""
    printed = explanation.rounded()
    sign = 1 if printed.total > 0 else -1
    rows = zip(explanation.contributions, printed.parts, strict=True)
    named = sorted(
        ((part, points) for part, points in rows if part.key is not None),
        key=lambda each: -sign * each[1],
    )
    for count in range(1, min(_MOST_MOVERS + 1, len(explanation.contributions))):
        most = named[:count]
        if sign * sum((points for _, points in most), Decimal(0)) * 2 >= abs(printed.total):
            return most
    return []


def _areas(view: BriefingView) -> Iterator[str]:
    """How many areas stand out, and which."""
    areas = view.areas
    if areas is None or areas.largest.group or not view.is_whole or not can_tell_apart(view.metric):
        return
    ranking, sheet = areas.ranking, view.sheet
    if not ranking.worse and not ranking.better:
        return
    is_up = view.metric.direction == "up"
    low, high = (ranking.worse, ranking.better) if is_up else (ranking.better, ranking.worse)
    told = [
        sheet.say(key, count=len(rows), area=view.area_name, names=_names(view, rows))
        for key, rows in (
            ("briefing.areas_low", [row.reading for row in low]),
            ("briefing.areas_high", [row.reading for row in high]),
        )
        if rows
    ]
    if ranking.same:
        told.append(sheet.say("briefing.areas_same", count=len(ranking.same)))
    if ranking.left_out:
        told.append(sheet.say("briefing.areas_left", count=len(ranking.left_out)))
    yield sheet.say(
        "briefing.areas_told",
        areas=view.counted(areas.level, _count(areas)),
        parts=enumerated(sheet, told, "clauses"),
    )


def _sides(view: BriefingView) -> Iterator[str]:
    """How many areas stand out on either side, without their names."""
    areas = view.areas
    if areas is None or areas.largest.group or not view.is_whole or not can_tell_apart(view.metric):
        return
    is_up = view.metric.direction == "up"
    for rows, is_low in ((areas.ranking.worse, is_up), (areas.ranking.better, not is_up)):
        if rows:
            yield view.sheet.say(
                "briefing.brief.low" if is_low else "briefing.brief.high",
                areas=view.counted(areas.level, len(rows)),
                area=view.area_name,
            )


def _count(areas: Parts) -> int:
    return len(areas.ranking.ranked) + len(areas.ranking.left_out)


def _names(view: BriefingView, rows: Iterable[Reading]) -> str:
    names = [row.name for row in rows]
    if len(names) <= _MOST_NAMED:
        return enumerated(view.sheet, names)
    shown = view.sheet.say("join.areas").join(names[:_MOST_NAMED])
    return view.sheet.say("briefing.names", names=set_apart(shown, view.sheet.language).lstrip())


def _others(view: BriefingView) -> Iterator[str]:
    """What falls short of its target, one by one; what meets it together; what else has changed.

    What is per so many residents moves as the sum that it is made of, and is not told again. Of a
    period that is not over, only numbers are told, and whether a single grid meets a norm is none.
    """
    join = view.sheet.say("join.clauses")
    rest = [row for row in view.shown if row is not view.lead and can_judge(row.figure)]
    rest = [row for row in rest if row.metric != VOLUME]
    for row in rest:
        if is_judged(row.figure, metric_of(row.metric)):
            yield from _norm(view, row)
        elif is_met(view, row) is False:
            clauses = join.join([*_moved(view, row), target_clause(view, row)])
            yield _said(view, "briefing.short", row, clauses)
    yield from _met(view, rest)
    moved = [(row, _moved(view, row)) for row in rest if is_met(view, row) is None]
    for row, changes in [each for each in moved if each[1]][:_MOST_MOVED]:
        yield _said(view, "briefing.moved", row, join.join(changes))


def _met(view: BriefingView, rest: Iterable[Reading]) -> Iterator[str]:
    """What meets its target; of a period that is not over, what is known by now."""
    judged = [row for row in rest if is_judged(row.figure, metric_of(row.metric))]
    told = [row for row in rest if (is_met(view, row) if view.is_whole else row not in judged)]
    if not told:
        return
    values = enumerated(view.sheet, [_value(view, row) for row in told])
    key = "values" if not view.is_whole else "met_many" if len(told) > 1 else "met_one"
    key = "norm_met" if key == "met_one" and told[0] in judged else key
    yield view.sheet.say(f"briefing.{key}", values=values)


def _moved(view: BriefingView, row: Reading) -> list[str]:
    metric = metric_of(row.metric)
    is_per_resident = bool(metric.residents) and metric.unit != "ratio"
    return [] if is_per_resident else moved_clause(view, row)


def _value(view: BriefingView, row: Reading) -> str:
    metric, language = metric_of(row.metric), view.sheet.language
    if is_judged(row.figure, metric):
        return short_name(view.sheet, row.metric)
    return f"{within(metric.name(language), language)} {_amount(view, row)}"


def _amount(view: BriefingView, row: Reading) -> str:
    """A quantity after the name of its metric: of volunteer hours, 5,167."""
    *_, unit = metric_of(row.metric).name(view.sheet.language).split(" ")
    return quantity_of(view.sheet, row).removesuffix(f" {unit}")


def _norm(view: BriefingView, row: Reading) -> Iterator[str]:
    """A single grid meets a norm or does not; a share of one says nothing more."""
    if view.is_whole and not row.figure.numerator:
        yield view.sheet.say("briefing.norm_unmet", name=short_name(view.sheet, row.metric))


def _said(view: BriefingView, key: str, row: Reading, clauses: str) -> str:
    sheet = view.sheet
    name = metric_of(row.metric).name(sheet.language)
    return sheet.say(key, metric=name, value=_amount(view, row), clauses=clauses)


def _goals(view: BriefingView) -> Iterator[str]:
    """The goals that are behind their pace, or missed."""
    for key, progress in view.progress.items():
        if progress.pace in ("behind", "missed"):
            name = metric_of(key).name(view.sheet.language)
            share = f"{round_percent(progress.share, 1.0)}%"
            yield view.sheet.say(f"briefing.goal_{progress.pace}", metric=name, share=share)
