"""下一处建在哪: what each further site of a kind would bring, as a curve, and where the first are."""

from __future__ import annotations

from typing import Final

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.siting import Site, Siting
from layouts.definition import explain
from layouts.gain_curve import gain_curve
from layouts.group_names import name_facility
from layouts.icon import icon
from layouts.numbers import format_count, format_share
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.popover import popover
from layouts.sheet import Sheet
from layouts.small_table import draw_small_table

NAME: Final = "siting"
EXPORT: Final = "sites"
SHOWN: Final = 3
MARKS: Final = {"zh": "甲乙丙丁戊己庚辛壬癸子丑寅卯辰", "en": "ABCDEFGHIJKLMNO"}


def draw_siting(sheet: Sheet, siting: Siting | None) -> list[Component]:
    """The children of the panel; ``siting`` is None where no kind or no residence is recorded."""
    title = sheet.say("siting.title")
    heading = html.Div(
        [html.H2(title, className="panel-title"), explain(sheet, title, _method(sheet), [])],
        className="map-title",
    )
    choice = None if siting is None else _choice(sheet, siting)
    head = panel_head(sheet, NAME, heading, EXPORT, None, choice)
    headings = [
        sheet.say(f"siting.column.{name}") for name in ("sites", "covered", "share", "gain")
    ]
    steps = range(len(siting.plans) + 1) if siting else ()
    rows = [_step(sheet, siting, number) for number in steps] if siting else []
    return [
        html.Div(head, className="panel-head"),
        html.Div(_body(sheet, siting), className="panel-body siting"),
        panel_rows(NAME, headings, rows),
        panel_stamp(sheet, title),
    ]


def chosen_sites(sheet: Sheet, siting: Siting) -> tuple[Site, ...]:
    """The best plan of as many sites as the address names, three where it names none."""
    return siting.plan(sheet.address.sites or SHOWN)


def _method(sheet: Sheet) -> str:
    return sheet.say("siting.method", radius=f"{sheet.place.profile.reach.radius_m:g}")


def _choice(sheet: Sheet, siting: Siting) -> dmc.Popover:
    links = [
        dcc.Link(
            kind.text.of(sheet.language),
            href=sheet.href(facility=kind.key),
            className="menu-link is-chosen" if kind.key == siting.kind else "menu-link",
        )
        for kind in sheet.place.profile.reach.kinds
    ]
    face = [html.Strong(name_facility(sheet, siting.kind)), icon("chevron")]
    return popover(
        face, html.Div(links, className="menu"), sheet.say("siting.kind"), "select-button"
    )


def _step(sheet: Sheet, siting: Siting, number: int) -> tuple[str, ...]:
    covered = siting.covered_by(number)
    gain = covered - siting.covered_by(number - 1) if number else 0
    return (
        f"+{number}" if number else sheet.say("siting.now"),
        format_count(covered, sheet.language),
        format_share(covered, siting.households),
        f"+{format_count(gain, sheet.language)}" if number else "—",
    )


def _body(sheet: Sheet, siting: Siting | None) -> list[Component]:
    if siting is None or not siting.households:
        return [note(sheet.say("state.not_recorded"), sheet.say("siting.not_recorded"))]
    if not siting.plans:
        kind = name_facility(sheet, siting.kind)
        return [note(sheet.say("siting.complete", kind=kind), sheet.say("siting.complete_detail"))]
    return [
        html.P(sheet.say("siting.ignores"), className="small-note"),
        gain_curve(
            sheet,
            siting,
            sheet.target(metric_of("facility_reach_rate")),
            len(chosen_sites(sheet, siting)),
        ),
        _table(sheet, siting),
    ]


def _table(sheet: Sheet, siting: Siting) -> html.Div:
    columns = [sheet.say(f"siting.column.{name}") for name in ("site", "added", "points")]
    rows: list[list[Component | str]] = [
        [
            html.Span([html.Strong(mark), " ", _where(sheet, site)]),
            sheet.say("siting.added", count=format_count(site.gain_households, sheet.language)),
            f"{site.gain_households / siting.households * 100:.2f}",
        ]
        for mark, site in zip(MARKS[sheet.language], chosen_sites(sheet, siting), strict=False)
    ]
    return draw_small_table(sheet.say("siting.first", count=len(rows)), columns, rows)


def _where(sheet: Sheet, site: Site) -> Component | str:
    area = sheet.place.areas.get(site.area_id or "")
    if area is None:
        return f"{site.at[0]:.4f}, {site.at[1]:.4f}"
    return dcc.Link(area.name, href=sheet.href_of_profile(area.area_id))
