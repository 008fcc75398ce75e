"""How values, changes and verdicts are printed, in the table and in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from data.aims import Target
from data.analysis.change import relative_change
from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.noise import is_within_noise
from data.readings.reading import Figure, Reading
from layouts.briefing.document import Cell, Tone
from layouts.change import format_change
from layouts.numbers import (
    MISSING,
    format_break,
    format_value,
    format_with_unit,
    round_percent,
    unit_word,
)
from layouts.quantities import (
    format_figure,
    format_fraction,
    format_n,
    format_quantity,
    is_judged,
)
from layouts.sheet import Sheet
from layouts.totals import format_total

ABSENT: Final = Cell(MISSING)
_TONES: Final[dict[str, Tone]] = {"better": "better", "worse": "worse", "neutral": "none"}


def value_of(sheet: Sheet, reading: Reading) -> str:
    """The value of a whole scope, not rounded past its target, without its unit; of a single grid,
    whether it meets the norm.
    """
    metric = metric_of(reading.metric)
    if is_judged(reading.figure, metric):
        return format_figure(reading.figure, metric, sheet.language)
    return format_total(sheet, metric, reading.value)


def unit_of(sheet: Sheet, metric: Metric) -> str:
    """The word after a value; what is per so many residents says so in its name."""
    return "" if metric.residents else unit_word(metric.unit, sheet.language)


def quantity_of(sheet: Sheet, reading: Reading) -> str:
    """The value with its unit: 96.3%, 12,340 小时."""
    metric = metric_of(reading.metric)
    if metric.is_count and reading.value is not None:
        return format_quantity(reading.value, metric.counted, sheet.language)
    value, unit = value_of(sheet, reading), unit_of(sheet, metric)
    return sheet.say("briefing.unit", value=value, unit=unit).strip() if reading.value else value


def value_cell(sheet: Sheet, reading: Reading) -> Cell:
    return Cell(quantity_of(sheet, reading), "none", reading.value)


def fraction_of(sheet: Sheet, reading: Reading) -> str:
    """Numerator and denominator, or how many records; or why there is no value."""
    metric, figure = metric_of(reading.metric), reading.figure
    if figure.status == "not_recorded":
        return sheet.say("state.not_recorded")
    if figure.value is None:
        return sheet.say("hover.empty")
    fraction = format_fraction(figure, metric, sheet.language)
    if fraction or metric.is_count:
        return fraction
    return format_n(figure.n, metric, sheet.language)


def change_cell(sheet: Sheet, reading: Reading) -> Cell:
    """The change for a column: ▲ 1.2; in brackets where chance alone would do."""
    metric = metric_of(reading.metric)
    change = format_change(reading, metric, sheet.language)
    if change is None or is_judged(reading.figure, metric):
        return ABSENT
    if not change.is_change:
        return Cell(sheet.say("briefing.level"), "same", reading.change)
    size = _bare_size(sheet, reading)
    if is_within_noise(reading):
        words = sheet.say("briefing.noise", arrow=change.arrow, size=size)
        return Cell(words, "same", reading.change)
    tone = "none" if _is_running(sheet) else _TONES[change.tone]
    return Cell(f"{change.arrow} {size}", tone, reading.change)


def change_words(sheet: Sheet, reading: Reading) -> Cell:
    """The change beside a large number: ▲ 1.2 个百分点."""
    metric = metric_of(reading.metric)
    change = format_change(reading, metric, sheet.language)
    if change is None or is_judged(reading.figure, metric):
        return Cell("")
    is_same = not change.is_change or is_within_noise(reading)
    words = f"{change.arrow} {change.text}"
    tone = "same" if is_same or _is_running(sheet) else _TONES[change.tone]
    return Cell(words, tone, reading.change)


def size_of(sheet: Sheet, reading: Reading) -> str:
    """How large a change is, in words and without its side: 1.2 个百分点, 6.2%."""
    bare = _bare_size(sheet, reading)
    is_rate = metric_of(reading.metric).unit == "ratio"
    return sheet.say("change.points", points=bare) if is_rate else bare


def verdict_cell(sheet: Sheet, reading: Reading) -> Cell:
    """达标, or by how much the target is missed: 差 7.6; or that there are too few records. Nothing
    of a period that is not over.
    """
    metric, figure = metric_of(reading.metric), reading.figure
    if figure.status == "too_small":
        smallest = format_n(metric.smallest_n, metric, sheet.language)
        return Cell(sheet.say("briefing.too_few", smallest=smallest), "same")
    target = sheet.target(metric)
    is_one_grid = is_judged(figure, metric)
    if target is None or is_one_grid or not can_judge(figure) or _is_running(sheet):
        return ABSENT
    if target.is_met(reading.value or 0.0):
        return Cell(sheet.say("tile.met"), "same")
    gap = gap_of(sheet, reading, target)
    return Cell(sheet.say("briefing.short_by", gap=gap), "worse")


def aim_words(sheet: Sheet, reading: Reading) -> Cell:
    """The target and whether it is met: 目标 95%，差 7.6."""
    metric = metric_of(reading.metric)
    target = sheet.target(metric)
    if target is None:
        return Cell(sheet.say("tile.no_target") if metric.direction != "none" else "")
    if is_judged(reading.figure, metric):
        return Cell("")
    words, verdict = target_words(sheet, metric, target), verdict_cell(sheet, reading)
    aimed = sheet.say("tile.target", target=words)
    if verdict is ABSENT:
        return Cell(aimed)
    return Cell(f"{aimed}{sheet.say('join.clauses')}{verdict.text}", verdict.tone)


def target_words(sheet: Sheet, metric: Metric, target: Target) -> str:
    return format_break(target.value, metric.unit, sheet.language)


def gap_of(sheet: Sheet, reading: Reading, target: Target) -> Decimal | str:
    """How far value and target lie apart as printed, in points or the metric's own unit."""
    metric, value = metric_of(reading.metric), reading.value or 0.0
    if metric.unit == "ratio":
        printed = round_percent(value, target.value, target.side)
        return abs(round_percent(target.value) - printed)
    return format_value(abs(target.value - value), metric.unit, sheet.language)


def enumerated(
    sheet: Sheet, words: Sequence[str], kind: Literal["areas", "clauses"] = "areas"
) -> str:
    """Names or clauses one after another; in English the last one is tied to the rest by "and"."""
    *others, last = words
    begun = sheet.say(f"join.{kind}").join(others)
    return f"{begun}{sheet.say(f'briefing.last.{kind}')}{last}" if begun else last


def can_judge(figure: Figure) -> bool:
    return figure.status == "ok" and figure.value is not None


def _is_running(sheet: Sheet) -> bool:
    """Whether T cuts the period short: of it nothing is judged."""
    return sheet.scope.period.is_cut_short(sheet.scope.as_of)


def _bare_size(sheet: Sheet, reading: Reading) -> str:
    """A change of a rate in points, of hours in hours, of all else in proportion."""
    metric, size = metric_of(reading.metric), abs(reading.change or 0.0)
    if metric.unit == "ratio":
        return str(round_percent(size))
    if metric.unit == "hours":
        return format_with_unit(size, "hours", sheet.language)
    before = reading.previous.value if reading.previous else None
    return f"{round_percent(abs(relative_change(reading.value, before) or 0.0))}%"
