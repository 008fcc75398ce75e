"""The findings of the audit in words, numbered: the same numbers stand in the list and on the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from data.address import Layer
from data.findings import CloseUp, Finding, Findings, MapFault, Offender
from layouts.breaches import detail_breach, title_breach
from layouts.numbers import format_count, round_percent
from layouts.sheet import Sheet

Group = Literal[
    "gap", "overlap", "beyond", "stray", "multipart", "code", "communities", "department", "hot"
]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)
_NAMED: Final = 2
_OF_FAULTS: Final[Mapping[MapFault, Group]] = {
    "gap": "gap",
    "overlap": "overlap",
    "beyond": "beyond",
    "stray": "stray",
    "multipart": "multipart",
    "code": "code",
    "communities": "communities",
}
_OF_SLIVERS: Final[tuple[Group, ...]] = ("gap", "beyond", "overlap")
"""By how many grids hold the ground: none, one, or more."""


@dataclass(frozen=True, slots=True)
class Item:
    """One finding as list and map show it; ``number`` is its place in the whole list."""

    number: int
    group: Group
    title: str
    detail: str
    close_up: CloseUp


def items_of(sheet: Sheet, findings: Findings) -> tuple[Item, ...]:
    """Everything that has a small map, by group: gaps, overlaps, strays, parts, department grids."""
    told: list[tuple[Group, str, str, CloseUp]] = [
        *(
            (group_of(fault), *_of_fault(sheet, fault), fault.close_up)
            for fault in findings.faults
            if fault.close_up is not None
        ),
        *(
            ("department", *_of_offender(sheet, offender), offender.close_up)
            for offender in findings.offenders
            if offender.close_up is not None
        ),
    ]
    told.sort(key=lambda each: GROUPS.index(each[0]))
    return tuple(Item(number, *each) for number, each in enumerate(told, start=1))


def group_of(fault: Finding) -> Group:
    """A sliver stands among the gaps, the overlaps or the ground beyond, whichever it is."""
    if fault.kind == "sliver":
        return _OF_SLIVERS[min(fault.holders, len(_OF_SLIVERS) - 1)]
    return _OF_FAULTS[fault.kind]


def _of_fault(sheet: Sheet, fault: Finding) -> tuple[str, str]:
    if fault.kind == "code":
        return title_breach(sheet, fault), detail_breach(sheet, fault)
    if fault.kind == "communities":
        ground = (format_m2(sheet, fault.area_m2), _living(sheet, fault, ()))
        told = [part for part in (detail_breach(sheet, fault), *ground) if part]
        return title_breach(sheet, fault), sheet.say("join.clauses").join(told)
    names = [sheet.place.areas[key].name for key in fault.area_ids if key in sheet.place.areas]
    parts = [format_m2(sheet, fault.area_m2)]
    if fault.kind == "sliver":
        parts.append(sheet.say("audit.sliver", width=f"{fault.width_m:.2g}"))
    parts.append(_living(sheet, fault, names))
    return _between(sheet, group_of(fault), names), sheet.say("join.clauses").join(parts)


def _between(sheet: Sheet, group: Group, names: Sequence[str]) -> str:
    if not names:
        return sheet.say("audit.nowhere")
    key = "one" if len(names) == 1 else "more" if len(names) > _NAMED else "two"
    shown = sheet.say("audit.and").join(names[:_NAMED])
    return sheet.say(f"audit.{group}.{key}", names=shown, count=len(names))


def _living(sheet: Sheet, fault: Finding, names: Sequence[str]) -> str:
    """Who lives there, and to which grid they count."""
    if fault.households is None:
        return sheet.say("audit.unknown_households")
    if not fault.households:
        return sheet.say("audit.no_households")
    count = format_count(fault.households, sheet.language)
    key = f"audit.households.{group_of(fault)}"
    return sheet.say(key, count=count, area=names[0] if names else "")


def _of_offender(sheet: Sheet, offender: Offender) -> tuple[str, str]:
    who = " ".join(part for part in (offender.department, offender.code) if part)
    names = [sheet.place.areas[cut.area_id].name for cut in offender.cuts]
    title = sheet.say(
        f"audit.{offender.kind}", who=who, area=sheet.say("join.areas").join(names[:_NAMED])
    )
    if not offender.cuts:
        return title, sheet.say("audit.legal_none")
    largest = offender.cuts[0]
    share = round_percent(largest.share_of_grid)
    m2 = format_m2(sheet, sum(cut.overlap_m2 for cut in offender.cuts))
    return title, sheet.say("audit.share", share=share, area_m2=m2)


def format_m2(sheet: Sheet, area_m2: float) -> str:
    """Square metres to the metre, under ten with one decimal; km² from a tenth of one on."""
    if area_m2 >= 100_000:
        return f"{area_m2 / 1e6:,.2f} km²"
    if area_m2 < 10:
        return f"{area_m2:.1f} m²"
    return f"{format_count(area_m2, sheet.language)} m²"


def is_on_layer(layer: Layer, item: Item) -> bool:
    """Department grids and hot spots have a layer of their own; that of the findings marks
    everything the audit found.
    """
    if layer == "departments":
        return item.group == "department"
    return layer == ("hot" if item.group == "hot" else "findings")


def href_of_item(sheet: Sheet, item: Item) -> str:
    """A link to a finding, on a layer that marks it; from the chosen one the way back to all."""
    layer = sheet.address.layer
    if not is_on_layer(layer, item):
        return sheet.href(finding=item.number, layer="findings")
    is_chosen = sheet.address.finding == item.number
    return sheet.href(finding=None if is_chosen else item.number)
