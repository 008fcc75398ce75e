"""What stands under the ranking: the not placed row, the areas without a rank, and the key."""

from __future__ import annotations

from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.groups import Groups
from layouts.judged import are_judged
from layouts.numbers import MISSING, format_value
from layouts.quantities import format_fraction, format_n
from layouts.rank_row import whisker_span
from layouts.sheet import Sheet

_NAMED_LEFT_OUT: Final = 4


def left_out(sheet: Sheet, groups: Groups) -> list[Component]:
    """The areas that cannot be ranked, each with its reason."""
    if not groups.left_out:
        return []
    count = len(groups.left_out)
    listed: list[str | Component] = [sheet.say("rank.left_out", count=count)]
    for i, row in enumerate(groups.left_out[:_NAMED_LEFT_OUT]):
        listed += [sheet.say("join.areas")] if i else []
        reason = left_out_reason(sheet, row)
        text = sheet.say("rank.left_out_one", area=row.name, reason=reason)
        listed.append(dcc.Link(text, href=sheet.href_of_area(row.key or "")))
    if count > _NAMED_LEFT_OUT:
        listed.append("…")
    return [html.P(listed, className="rank-note")]


def nothing(sheet: Sheet, groups: Groups, level: str) -> list[Component]:
    """Why no area has a value, said once; empty where they have different reasons."""
    reasons = {row.figure.status for row in groups.left_out}
    if len(reasons) != 1 or "too_small" in reasons:
        return []
    # A boundary is missing of the areas themselves; all else of what happened in the whole scope.
    area = level if sheet.metric.fact == "covers" else sheet.name(sheet.area)
    title, detail = explain_absence(sheet, sheet.metric, groups.left_out[0], area)
    dash = html.Span(MISSING, className="note-dash")
    return [html.Div([dash, html.Strong(title), html.Span(detail)], className="note")]


def left_out_reason(sheet: Sheet, row: Reading) -> str:
    """Why an area has no rank: no data, not recorded, or too few cases with their number."""
    if row.figure.status == "too_small":
        return format_n(row.figure.n, sheet.metric, sheet.language)
    is_recorded = row.figure.status != "not_recorded"
    return sheet.say("hover.empty" if is_recorded else "hover.not_recorded")


def not_placed(sheet: Sheet, groups: Groups, level: str) -> list[Component]:
    """The records in no area of the level, so that all rows add up."""
    row, metric = groups.not_placed, sheet.metric
    if row is None or not row.figure.n:
        return []
    value = format_value(row.value, metric.unit, sheet.language, is_aligned=True)
    fraction = format_fraction(row.figure, metric, sheet.language, is_bare=True)
    return [
        html.Div(
            [
                html.Span(sheet.say("rank.not_placed", level=level), className="rank-name"),
                html.Span(value, className="rank-value"),
                html.Span(fraction if metric.is_rate else "", className="rank-fraction"),
            ],
            className="rank-row rank-not-placed",
        )
    ]


def foot(sheet: Sheet, groups: Groups, reference: Reading | None) -> html.P:
    if not sheet.metric.is_rate:
        return html.P(sheet.say("rank.plain"), className="rank-note")
    name = sheet.name_of(reference) if reference else sheet.name(sheet.area)
    value = format_value(reference.value if reference else None, "ratio", sheet.language)
    if sheet.metric.is_census:
        key = "rank.judged" if are_judged(groups, sheet.metric) else "rank.census"
        return html.P(sheet.say(key, area=f"{name} {value}"), className="rank-note")
    return html.P(
        [whisker_span(), sheet.say("rank.interval", area=f"{name} {value}")],
        className="rank-note rank-key",
    )
