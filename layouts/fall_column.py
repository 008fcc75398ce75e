"""The columns of why it changed: one waterfall for each breakdown, side by side on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from dash import html
from dash.development.base_component import Component

from data.analysis.decomposition import Contribution, Explanation, Printed
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.axis import Axis
from layouts.dates import format_against, format_short
from layouts.falls import End, Step, axis_of, draw_waterfall
from layouts.sheet import Sheet
from layouts.totals import format_total


def draw_columns(sheet: Sheet, whole: Reading, shown: Sequence[Explanation]) -> list[Component]:
    """A waterfall for each explanation of the change of ``whole``."""
    falls = [_steps(sheet, one) for one in shown]
    axis = axis_of(falls)
    return [
        _column(sheet, whole, one, steps, axis) for one, steps in zip(shown, falls, strict=True)
    ]


def _column(
    sheet: Sheet,
    whole: Reading,
    explanation: Explanation,
    steps: Sequence[Step],
    axis: Axis,
) -> Component:
    assert whole.previous_period is not None
    before, now = (float(value) for value in (explanation.before, explanation.now))
    names = (
        format_against(whole.previous_period, whole.period, sheet.language),
        format_short(whole.period, sheet.language),
    )
    metric = metric_of(whole.metric)
    ends = [
        End(name, value, format_total(sheet, metric, value))
        for name, value in zip(names, (before, now), strict=True)
    ]
    is_up_better = metric.direction != "down"
    head = [
        html.H3(_heading(sheet, explanation)),
        html.Span(sheet.say("why.points"), **attributes(aria_hidden="true")),
    ]
    rows = draw_waterfall(ends[0], steps, ends[1], axis, is_up_better=is_up_better)
    return html.Section(
        [
            html.Div(head, className="fall-head"),
            html.Div(rows, className="fall-rows"),
            _sums(sheet, explanation.rounded()),
        ],
        className="fall-part",
        **attributes(aria_label=_finding(sheet, whole, explanation)),
    )


def _steps(sheet: Sheet, explanation: Explanation) -> list[Step]:
    """The rows of one waterfall, each from where the last one ended."""
    steps: list[Step] = []
    reached = explanation.before
    for part, points in zip(explanation.contributions, explanation.rounded().parts, strict=True):
        name, href = _name(sheet, explanation, part), _href(sheet, explanation, part)
        steps.append(Step(name, float(reached), float(part.rate), float(part.mix), points, href))
        reached += part.total
    return steps


def _name(sheet: Sheet, explanation: Explanation, part: Contribution) -> str:
    """What is in no area of the level, or not stated, is a part as well."""
    if part.folded:
        return sheet.say("composition.rest", count=len(part.folded))
    if part.key is not None:
        return part.name
    key = "rank.not_placed" if explanation.by.startswith("area") else "composition.unstated"
    return sheet.say(key, level=_part_word(sheet, explanation))


def _href(sheet: Sheet, explanation: Explanation, part: Contribution) -> str | None:
    """The page about the part alone; there are its two periods."""
    if part.key is None:
        return None
    if explanation.by.startswith("area"):
        return sheet.href_of_area(part.key)
    return sheet.href(**{explanation.by: part.key})


def _part_word(sheet: Sheet, explanation: Explanation) -> str:
    """What one part is: an area of its level, or one of a dimension."""
    grain, _, level = explanation.by.partition(":")
    if level:
        return sheet.place.level(level).name.text.of(sheet.language)
    return sheet.say(f"dimension.{grain}")


def _heading(sheet: Sheet, explanation: Explanation) -> str:
    return sheet.say("why.by", part=_part_word(sheet, explanation).lower())


def _sums(sheet: Sheet, printed: Printed) -> html.P:
    """Rate + mix = total, in the digits that are printed; the key to the two fills as well."""
    parts = (("rate", printed.rate), ("mix", printed.mix))
    cells: list[Component] = [
        html.Span(
            [
                html.Span(html.Span(className=f"fall-{kind}"), className="fall-swatch"),
                f"{sheet.say(f'why.{kind}')} {_signed(points)}",
            ],
            className="fall-key",
        )
        for kind, points in parts
    ]
    total = html.Strong(f"{sheet.say('why.total')} {_signed(printed.total)}")
    return html.P([*cells, total], className="fall-sum")


def _signed(points: Decimal) -> str:
    """+1.20, −0.05, 0.00: no change has no sign."""
    return f"{points:+}".replace("-", "−") if points else f"{abs(points)}"


def _finding(sheet: Sheet, whole: Reading, explanation: Explanation) -> str:
    """The sums, and what every row adds to them."""
    printed = explanation.rounded()
    parts = [
        f"{_name(sheet, explanation, part)} {_signed(points)}"
        for part, points in zip(explanation.contributions, printed.parts, strict=True)
    ]
    return sheet.say(
        "why.sentence",
        by=_heading(sheet, explanation),
        metric=metric_of(whole.metric).name(sheet.language),
        total=_signed(printed.total),
        rate=_signed(printed.rate),
        mix=_signed(printed.mix),
        parts=sheet.say("join.areas").join(parts),
    )


def table_rows(sheet: Sheet, explanation: Explanation) -> list[list[str]]:
    """Every row with its two effects; the last one is their sum."""
    by, printed = _part_word(sheet, explanation), explanation.rounded()
    rows = [
        [
            sheet.say("why.part", by=by, name=_name(sheet, explanation, part)),
            _fine(part.rate),
            _fine(part.mix),
            _signed(points),
        ]
        for part, points in zip(explanation.contributions, printed.parts, strict=True)
    ]
    sums = (printed.rate, printed.mix, printed.total)
    total = sheet.say("why.part", by=by, name=sheet.say("why.total"))
    return [*rows, [total, *(_signed(points) for points in sums)]]


def _fine(effect: Fraction) -> str:
    """A share of 1 in percentage points with a third decimal, for the effects behind a sum."""
    return _signed(round(Decimal(float(effect * 100)), 3))
