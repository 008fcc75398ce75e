"""网格力量 1+X+N: who serves in the area by tier, held against the norms of the day."""

from __future__ import annotations

from typing import Final

from dash import html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from data.roster import Post, Roster, Shortage
from layouts.definition import define
from layouts.numbers import format_count
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.profile_headline import name_workers
from layouts.quantities import format_figure, format_fraction, is_judged
from layouts.sheet import Sheet

NAME: Final = "staff"
METRIC: Final = metric_of("staffing_norm_rate")
_TIERS: Final = ("1", "X", "N")
_WORKERS: Final = _TIERS[0]
_MOST_LISTED: Final = 8


def draw_staff(sheet: Sheet, roster: Roster, norm: Reading) -> list[Component]:
    """The children of the panel; ``norm`` is the share of the area's grids that meet the norm."""
    title = sheet.say("staff.title")
    heading = html.Div(
        [html.H2(title, className="panel-title"), define(sheet, METRIC, norm)],
        className="map-title",
    )
    caption = f"{roster.day:%Y-%m-%d}"
    rows = [
        [post.tier, sheet.word(post.kind), format_count(post.held, "en")] for post in roster.posts
    ]
    rows += [
        [sheet.say("staff.lacking"), name_workers(sheet, each.norm), str(each.lacking)]
        for each in roster.shortages
    ]
    headings = [sheet.say(key) for key in ("staff.tier", "staff.kind", "staff.held")]
    end = _verdict(sheet, norm)
    return [
        html.Div(panel_head(sheet, NAME, heading, NAME, caption, end), className="panel-head"),
        html.Div(_body(sheet, roster), className="panel-body staff"),
        panel_rows(NAME, headings, rows),
        panel_stamp(sheet, title),
    ]


def _verdict(sheet: Sheet, norm: Reading) -> html.Span | None:
    """Of one grid whether it meets the norm, of more how many do."""
    figure = norm.figure
    if figure.value is None:
        return None
    tone = "worse" if figure.value < 1 else "better"
    if is_judged(figure, METRIC):
        words = format_figure(figure, METRIC, sheet.language)
        return html.Span(sheet.say("staff.judged", verdict=words), className=tone)
    fraction = format_fraction(figure, METRIC, sheet.language)
    return html.Span(sheet.say("staff.met", fraction=fraction))


def _body(sheet: Sheet, roster: Roster) -> list[Component]:
    if not roster.posts:
        return [note(sheet.say("staff.none"), sheet.say("staff.none_detail"))]
    tiers = [_tier(sheet, tier, roster) for tier in _TIERS]
    return [html.Div(tiers, className="tiers"), _lacking(sheet, roster)]


def _tier(sheet: Sheet, tier: str, roster: Roster) -> html.Div:
    held = format_count(sum(post.held for post in roster.of(tier)), sheet.language)
    head = html.H3([html.B(tier), html.Span(sheet.say(f"staff.tier.{tier}", count=held))])
    rows = [
        _pair(sheet.word(post.kind), format_count(post.held, sheet.language))
        for post in roster.of(tier)[:_MOST_LISTED]
        if post.held
    ]
    rows += [_absent(sheet, post) for post in roster.missing if post.tier == tier]
    if tier == _WORKERS:
        rows += [_shortage(sheet, each) for each in roster.shortages if each.lacking]
    return html.Div([head, html.Dl(rows)], className="tier")


def _absent(sheet: Sheet, post: Post) -> html.Div:
    return _pair(f"✕ {sheet.word(post.kind)}", sheet.say("staff.absent"), "worse")


def _shortage(sheet: Sheet, shortage: Shortage) -> html.Div:
    name = name_workers(sheet, shortage.norm)
    return _pair(f"✕ {name}", sheet.say("staff.short", count=shortage.lacking), "worse")


def _pair(name: str, number: str, tone: str | None = None) -> html.Div:
    return html.Div([html.Dt(name, title=name), html.Dd(number)], className=tone)


def _lacking(sheet: Sheet, roster: Roster) -> html.P:
    """Everything that is lacking, by name; or that nothing is."""
    names = [
        sheet.say("profile.lacking", count=each.lacking, who=name_workers(sheet, each.norm))
        for each in roster.shortages
        if each.lacking
    ]
    names += [sheet.word(post.kind) for post in roster.missing]
    if not names:
        return html.P(sheet.say("staff.complete"), className="staff-foot")
    named = html.Strong(sheet.say("join.areas").join(names), className="worse")
    return html.P([html.Span(sheet.say("staff.gap")), named], className="staff-foot")
