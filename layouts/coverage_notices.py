"""What asks for attention in coverage: the map, the staff, the next site, the department grids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.findings import Findings
from data.readings.reading import Reading
from data.siting import Siting
from layouts.audit_items import Group, format_m2, group_of
from layouts.group_names import name_facility
from layouts.notice import Notice
from layouts.numbers import format_count, format_share
from layouts.sheet import Sheet
from layouts.siting_panel import MARKS, SHOWN
from layouts.staffing_cells import METRIC as STAFFING
from layouts.staffing_cells import worst_first


def coverage_notices(
    sheet: Sheet,
    totals: Mapping[str, Reading],
    findings: Findings,
    parts: Sequence[Reading],
    siting: Siting | None,
) -> list[Notice]:
    """``parts`` are the staffing rates of the areas below, ``siting`` the kind on the page."""
    found = (
        _map_notice(sheet, findings),
        _staff_notice(sheet, totals[STAFFING.key], parts),
        _site_notice(sheet, siting),
        _department_notice(sheet, findings),
    )
    return [notice for notice in found if notice is not None]


def _map_notice(sheet: Sheet, findings: Findings) -> Notice | None:
    told = [words for group in ("gap", "overlap") if (words := _count(sheet, findings, group))]
    if not told:
        return None
    faults = [fault for fault in findings.faults if group_of(fault) in ("gap", "overlap")]
    living = [fault.households for fault in faults if fault.households is not None]
    if living:
        key = "coverage.notice.living" if sum(living) else "coverage.notice.nobody"
        told.append(sheet.say(key, count=format_count(sum(living), sheet.language)))
    return Notice(
        sheet.say("coverage.tag.map"),
        told[0],
        tuple(told[1:]),
        sheet.href(layer="findings", finding=1),
    )


def _count(sheet: Sheet, findings: Findings, group: Group) -> str:
    faults = [fault for fault in findings.faults if group_of(fault) == group]
    if not faults:
        return ""
    return sheet.say(
        f"audit.head.{group}",
        count=format_count(len(faults), sheet.language),
        area_m2=format_m2(sheet, sum(fault.area_m2 for fault in faults)),
    )


def _lacking(reading: Reading) -> int:
    return int((reading.figure.denominator or 0) - (reading.figure.numerator or 0))


def _staff_notice(sheet: Sheet, whole: Reading, parts: Sequence[Reading]) -> Notice | None:
    lacking = _lacking(whole)
    if whole.value is None or not lacking:
        return None
    details = []
    worst = max(worst_first(parts), key=_lacking, default=None)
    if worst is not None and lacking > _lacking(worst) > 0:
        details.append(sheet.say("coverage.notice.of_them", area=worst.name, count=_lacking(worst)))
    return Notice(
        sheet.say("coverage.tag.staff"),
        sheet.say("coverage.notice.staff", count=format_count(lacking, sheet.language)),
        tuple(details),
        sheet.href(layer="grids", finding=None),
    )


def _site_notice(sheet: Sheet, siting: Siting | None) -> Notice | None:
    if siting is None or not siting.plans:
        return None
    sites = siting.plan(SHOWN)
    gain = sites[-1].covered_households - siting.covered_households
    names = sheet.say("join.areas").join(MARKS[sheet.language][: len(sites)])
    return Notice(
        sheet.say("coverage.tag.site"),
        sheet.say(
            "coverage.notice.site",
            kind=name_facility(sheet, siting.kind),
            names=names,
            count=len(sites),
        ),
        (
            sheet.say("coverage.notice.gain", count=format_count(gain, sheet.language)),
            sheet.say(
                "coverage.notice.reach",
                share=format_share(sites[-1].covered_households, siting.households),
            ),
        ),
        sheet.href(layer="circles", facility=siting.kind, sites=None, finding=None),
        "better",
    )


def _department_notice(sheet: Sheet, findings: Findings) -> Notice | None:
    count = len(findings.offenders)
    if not count:
        return None
    departments = sorted({offender.department for offender in findings.offenders})
    return Notice(
        sheet.say("coverage.tag.department"),
        sheet.say("audit.head.department", count=count, area_m2=""),
        (sheet.say("join.areas").join(departments[:3]),),
        sheet.href(layer="departments", finding=None),
    )
