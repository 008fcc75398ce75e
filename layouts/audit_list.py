"""The list beside the map: every finding with its picture, and the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.findings import LISTED_FROM_M2, Findings
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading
from layouts.attributes import attributes
from layouts.audit_items import GROUPS, Group, Item, format_m2, group_of, href_of_item, is_on_layer
from layouts.numbers import format_count, format_value
from layouts.quantities import format_fraction
from layouts.sheet import Sheet
from layouts.thumbnails import scale_words, thumbnail

_ALWAYS: Final[tuple[Group, ...]] = ("gap", "overlap")
"""That none was found is said of these."""
_OF_WHOLE_GRIDS: Final[tuple[Group, ...]] = ("code", "communities", "hot")
_LONG: Final = 40
"""Longer details take the width of the link, which stands under the picture."""


def draw_audit_list(
    sheet: Sheet,
    findings: Findings,
    items: Sequence[Item],
    coverage: Reading,
    legality: Reading,
) -> list[Component]:
    """Groups of findings with their number and area; that nothing was found is said, too.

    ``coverage`` and ``legality`` are the readings of the cover by grids and of department grids.
    """
    parts: list[Component] = []
    for group in GROUPS:
        found = [item for item in items if item.group == group]
        is_judged = group == "department" and legality.value is not None
        if found or is_judged or group in _ALWAYS:
            beside = _beside(sheet, group, findings, coverage, legality)
            parts += [_head(sheet, group, findings, beside), *draw_items(sheet, found)]
            parts += _rest(sheet, _count(group, findings) - len(found))
    return [*parts, *_small(sheet, findings)]


def _count(group: Group, findings: Findings) -> int:
    if group == "department":
        return len(findings.offenders)
    return sum(group_of(fault) == group for fault in findings.faults)


def _area_m2(group: Group, findings: Findings) -> float:
    return sum(fault.area_m2 for fault in findings.faults if group_of(fault) == group)


def _head(sheet: Sheet, group: Group, findings: Findings, beside: str) -> html.H3:
    count = _count(group, findings)
    words = sheet.say(
        f"audit.head.{group}" if count else f"audit.none.{group}",
        count=format_count(count, sheet.language),
        area_m2=format_m2(sheet, _area_m2(group, findings)),
    )
    is_fault = count and group != "multipart"
    return html.H3(
        [html.Span(words, className="worse" if is_fault else None), html.Small(beside)],
        className="audit-group",
    )


def _beside(
    sheet: Sheet, group: Group, findings: Findings, coverage: Reading, legality: Reading
) -> str:
    """What puts a group into proportion."""
    if group == "department":
        metric = metric_of(legality.metric)
        fraction = format_fraction(legality.figure, metric, sheet.language)
        value = format_value(legality.value, metric.unit, sheet.language)
        return sheet.say("audit.legal", fraction=fraction, value=value)
    gaps_m2 = _area_m2("gap", findings)
    if group != "gap" or not gaps_m2 or not coverage.figure.denominator:
        return ""
    return sheet.say("audit.of_all", share=f"{gaps_m2 / coverage.figure.denominator * 100:.2g}")


def draw_items(sheet: Sheet, items: Sequence[Item]) -> list[Component]:
    """One row for each, with its picture; it leads to the place on the map."""
    return [html.Ol([_row(sheet, item) for item in items], className="audit-rows")] if items else []


def _row(sheet: Sheet, item: Item) -> html.Li:
    is_chosen = sheet.address.finding == item.number and is_on_layer(sheet.address.layer, item)
    scale = sheet.say("audit.scale", length=scale_words(item.close_up))
    content = [
        thumbnail(sheet, item.close_up, scale, is_filled=item.group in _OF_WHOLE_GRIDS),
        html.Span(html.Span(str(item.number)), className=f"fault-mark is-{item.group}"),
        html.Span(
            [
                html.Strong(item.title),
                html.Small(f"{item.detail}{sheet.say('join.clauses')}{scale}"),
            ],
            className="audit-words",
        ),
        html.Span(sheet.say("audit.back" if is_chosen else "audit.find"), className="audit-find"),
    ]
    traits = {"is-chosen": is_chosen, "is-long": len(item.detail) > _LONG}
    name = " ".join(["audit-row", *(trait for trait, has_it in traits.items() if has_it)])
    current = attributes(aria_current="true") if is_chosen else {}
    return html.Li(dcc.Link(content, href=href_of_item(sheet, item), className=name), **current)


def _rest(sheet: Sheet, count: int) -> list[Component]:
    """Those beyond the first of each kind stand in the file."""
    if count <= 0:
        return []
    words = sheet.say("audit.rest", count=format_count(count, sheet.language))
    return [html.P(words, className="small-note")]


def _small(sheet: Sheet, findings: Findings) -> list[Component]:
    if not findings.unlisted:
        return []
    told = [
        sheet.say(
            "audit.small_kind",
            kind=sheet.say(f"audit.kind.{each.kind}"),
            count=format_count(each.count, sheet.language),
            area_m2=format_m2(sheet, each.area_m2),
        )
        for each in findings.unlisted
    ]
    words = sheet.say("join.clauses").join(told)
    least = f"{LISTED_FROM_M2:g}"
    return [html.P(sheet.say("audit.small", found=words, least=least), className="small-note")]
