"""What asks for attention, in words, with the page where the finding is seen."""

from __future__ import annotations

from typing import Final

from data.attention.item import Item
from data.metrics.catalogue import metric_of
from data.metrics.metric import Fact
from data.readings.reading import Reading
from data.scope import DIMENSIONS
from layouts.dates import format_against, format_day, format_month
from layouts.notice import Notice
from layouts.nouns import numbered
from layouts.numbers import format_break, format_value, format_with_unit
from layouts.sheet import Sheet

_DUTIES: Final[dict[Fact, str]] = {
    **dict.fromkeys(("cases", "reports", "flows", "whistles"), "cases"),
    **dict.fromkeys(("services", "shifts", "volunteers"), "participation"),
}
"""What is to be done where a metric of the fact falls short; of all other facts, gaps are filled."""


def notice_of(sheet: Sheet, item: Item) -> Notice:
    """A finding in words."""
    return Notice(
        _tag(sheet, item),
        _subject(sheet, item),
        _detail(sheet, item),
        _href(sheet, item),
        item.tone,
    )


def _tag(sheet: Sheet, item: Item) -> str:
    if item.kind == "silent":
        return sheet.say("attention.tag.silent")
    if item.kind == "changed":
        return sheet.say(f"attention.tag.{item.tone}")
    duty = _DUTIES.get(metric_of(item.metric).fact, "coverage")
    return sheet.say(f"attention.tag.{duty}")


def _subject(sheet: Sheet, item: Item) -> str:
    if item.kind == "silent":
        return sheet.say(
            "attention.silent", records=_records(sheet, item), days=item.silent_days or 0
        )
    metric, worst = metric_of(item.metric), item.readings[0]
    name = metric.name(sheet.language)
    if _is_of_single_grids(item):
        norm = sheet.say(f"short.{metric.key}")
        of = worst.name if item.by else ""
        return sheet.say("attention.unmet", name=of, metric=norm).lstrip(": ")
    if not item.by:
        value = _value(sheet, item, worst)
        return _in_its_month(sheet, worst, sheet.say("attention.value", metric=name, value=value))
    value = _value(sheet, item, worst)
    return sheet.say("attention.named", name=worst.name, metric=name, value=value)


def _is_of_single_grids(item: Item) -> bool:
    """True where each group, or the whole scope, is one grid that fails a norm: the target is
    that of all together.
    """
    is_counted = metric_of(item.metric).counted == "grids"
    return is_counted and item.readings[0].figure.denominator == 1


def _in_its_month(sheet: Sheet, reading: Reading, subject: str) -> str:
    """A finding about another stretch of time than the page's names it."""
    if reading.period == sheet.scope.period:
        return subject
    month = format_against(reading.period, sheet.scope.period, sheet.language)
    return sheet.say("attention.in_month", month=month, subject=subject)


def _value(sheet: Sheet, item: Item, reading: Reading) -> str:
    metric = metric_of(item.metric)
    if not metric.is_rate:
        return format_with_unit(reading.value, metric.unit, sheet.language)
    return format_value(reading.value, metric.unit, sheet.language, item.target, metric.direction)


def _detail(sheet: Sheet, item: Item) -> tuple[str, ...]:
    # How many there are in all comes last: what stands before is of the first alone.
    parts = (_aim(sheet, item), _usual(sheet, item), _since(sheet, item), _others(sheet, item))
    return tuple(part for part in parts if part)


def _others(sheet: Sheet, item: Item) -> str:
    """How many groups it is in all, where more than one."""
    if len(item.readings) < 2:
        return ""
    count, (grain, _, level) = len(item.readings), item.by.partition(":")
    name = sheet.place.level(level).name.text.of(sheet.language) if level else ""
    word = numbered(name, count, sheet.language)
    return sheet.say(f"attention.several.{grain}", count=count, level=word)


def _aim(sheet: Sheet, item: Item) -> str:
    if item.target is None or _is_of_single_grids(item):
        return ""
    shown = format_break(item.target, metric_of(item.metric).unit, sheet.language)
    return sheet.say("attention.target", target=shown)


def _usual(sheet: Sheet, item: Item) -> str:
    if item.usual is None:
        return ""
    unit = metric_of(item.metric).unit
    low, high = (format_value(value, unit, sheet.language) for value in item.usual)
    return sheet.say("attention.outside", low=low, high=high)


def _since(sheet: Sheet, item: Item) -> str:
    """Since when it has been so; nothing where that is only this period."""
    start = sheet.scope.period.start
    if item.kind == "silent" and item.since is not None:
        return sheet.say("attention.since_day", since=format_day(item.since, sheet.language))
    if item.since is None or (start is not None and item.since >= start):
        return ""
    has_year = item.since.year != sheet.day.year
    month = format_month(item.since, sheet.language, has_year=has_year)
    return sheet.say("attention.since", since=month)


def _records(sheet: Sheet, item: Item) -> str:
    return sheet.say(f"records.{item.fact or metric_of(item.metric).fact}")


def _href(sheet: Sheet, item: Item) -> str:
    """The same page about the group, or about the metric by the groups' level."""
    grain, _, level = item.by.partition(":")
    key = item.readings[0].key if len(item.readings) == 1 else None
    if grain in DIMENSIONS:
        return sheet.href(metric=item.metric, **{grain: item.readings[0].key})
    if level and key is not None:
        return sheet.href(metric=item.metric, area=key, level=None)
    return sheet.href(metric=item.metric, **({"level": level} if level else {}))
