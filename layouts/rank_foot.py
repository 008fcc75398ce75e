"""What stands under the ranking: the not placed row, the areas without a rank, and the key."""

from __future__ import annotations

from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from layouts.absence import explain_absence, left_out_reason
from layouts.judged import are_judged
from layouts.numbers import MISSING, format_value
from layouts.quantities import format_fraction
from layouts.rank_row import whisker_span
from layouts.sheet import Sheet
from layouts.standings import Standings

_NAMED_LEFT_OUT: Final = 4


def left_out(sheet: Sheet, standings: Standings) -> list[Component]:
    """The rows that cannot be ranked, each with its reason."""
    groups = standings.groups
    if not groups.left_out:
        return []
    count = len(groups.left_out)
    listed: list[str | Component] = [sheet.say("rank.left_out", count=count)]
    for i, row in enumerate(groups.left_out[:_NAMED_LEFT_OUT]):
        listed += [sheet.say("join.areas")] if i else []
        reason = left_out_reason(sheet, standings.metric, row)
        text = sheet.say("rank.left_out_one", area=row.name, reason=reason)
        listed.append(dcc.Link(text, href=standings.href(sheet, row)))
    if count > _NAMED_LEFT_OUT:
        listed.append("…")
    return [html.P(listed, className="rank-note")]


def nothing(sheet: Sheet, standings: Standings) -> list[Component]:
    """Why no row has a value, said once; empty where they have different reasons."""
    metric, left = standings.metric, standings.groups.left_out
    reasons = {row.figure.status for row in left}
    if len(reasons) != 1 or "too_small" in reasons:
        return []
    # A boundary is missing of the areas themselves; all else of what happened in the whole scope.
    area = standings.word if metric.fact == "covers" else sheet.name(sheet.area)
    title, detail = explain_absence(sheet, metric, left[0], area)
    dash = html.Span(MISSING, className="note-dash")
    return [html.Div([dash, html.Strong(title), html.Span(detail)], className="note")]


def not_placed(sheet: Sheet, standings: Standings) -> list[Component]:
    """The records in no area of the level, or with nothing stated, so that all rows add up."""
    row, metric = standings.groups.not_placed, standings.metric
    if row is None or not row.figure.n:
        return []
    key = "rank.not_placed" if standings.grain is None else "composition.unstated"
    value = format_value(row.value, metric.unit, sheet.language, is_aligned=True)
    fraction = format_fraction(row.figure, metric, sheet.language, is_bare=True)
    return [
        html.Div(
            [
                html.Span(sheet.say(key, level=standings.word), className="rank-name"),
                html.Span(value, className="rank-value"),
                html.Span(fraction if metric.is_rate else "", className="rank-fraction"),
            ],
            className="rank-row rank-not-placed",
        )
    ]


def foot(sheet: Sheet, standings: Standings) -> html.P:
    """What the rule and the whiskers are, and by which test the groups were told apart."""
    metric, reference = standings.metric, standings.reference
    if not metric.is_rate:
        return html.P(sheet.say("rank.plain"), className="rank-note")
    value = format_value(reference.value if reference else None, "ratio", sheet.language)
    area = f"{standings.reference_name(sheet)} {value}"
    if not standings.is_split:
        key = "rank.judged" if are_judged(standings.groups, metric) else "rank.census"
        return html.P(sheet.say(key, area=area), className="rank-note")
    confidence = "99.8%" if standings.test == "998" else "95%"
    words = sheet.say("rank.interval", area=area, confidence=confidence)
    if standings.test == "fdr":
        words += sheet.say("join.parts") + sheet.say("rank.by_discoveries")
    return html.P([whisker_span(), words], className="rank-note rank-key")
