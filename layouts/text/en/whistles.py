"""The words of the page of whistles."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "whistle_kind.routine": "routine whistles",
    "whistle_kind.hard": "hard whistles",
    "whistles.headline": "{period}: {whistles} {whistles:whistle|whistles}, {calls} {calls:call|calls}",
    "whistles.headline_area": "{area}, {period}: {whistles} {whistles:whistle|whistles}, {calls} "
    "{calls:call|calls}",
    "whistles.headline_calls": "{area}, {period}: {calls} {calls:call|calls}",
    "whistles.on_time_arrival_rate": "{value} arrived on time",
    "whistles.three_day_feedback_rate": "{value} fed back in three days",
    "whistles.whistle_resolution_rate": "{value} resolved",
    "whistles.late": "{names} arrive on time significantly less than {area}",
    "whistles.none": "{area}, {period}: no whistles",
    "whistles.tag.late": "Coordinate",
    "whistles.tag.silent": "Press",
    "whistles.tag.chronic": "Make it a duty",
    "whistles.missed": "{count} late",
    "whistles.silent": "{count} not fed back in three days",
    "whistles.of_due": "of {count} due",
    "whistles.chronic": "{count} {count:item|items} whistled in each of {months} months",
    "whistles.most": "most of all {item}, {count}",
    "whistles.tiles": "Whistles and results",
    "whistles.called": "{count} made",
    "whistles.band": "the last {months} whole months {low}–{high}; too few are as telling as too many",
    "heat.title": "Departments by item",
    "heat.caption": "{period}: {count}; {silent} of {items} items without a whistle; blank is 0",
    "heat.text": " Rows are departments, columns the items of the duty list, those without a whistle "
    "included; cells count calls, and rows and columns add up to their totals. The class limits are "
    "fixed, so that periods compare. A cell leads to the calls behind it.",
    "heat.most": "most of all {name}, {count}",
    "heat.cell": "{name}: {count}",
    "heat.unit": "Calls",
    "heat.item": "Item",
    "heat.block": "Block",
    "heat.total": "Total",
    "heat.unlisted": "Not on the list",
    "chronic.title": "Whistled month after month",
    "chronic.caption": "{count} {count:item|items} whistled in each of six months ({unit})",
    "chronic.text": "Items of the duty list whistled in each of the six months up to the last whole "
    "month of the period, in the order of their six-month totals. What takes a whistle again and "
    "again may better become a standing duty of a department.",
    "chronic.none": "No item was whistled in each of six months",
    "chronic.none_detail": "Every item had a month without a whistle",
    "chronic.none_at_all": "Nothing was whistled for",
    "chronic.rest": "{count} more: see the table",
    "whistling.title": "Whistle rate by area",
    "whistling.caption": "by {level}, {fraction}",
    "whistling.more": "{names} whistle significantly more",
    "whistling.fewer": "{names} whistle significantly less",
    "whistling.alike": "no area can be told apart",
    "whistling.no_areas": "Only this area's own rate is known here",
    "whistling.text.95": "The whistles of an area against its cases times the rate of the whole "
    "(Poisson score test, 95%): too few may mean reluctance, too many that everything is whistled "
    "for. Were all alike, one area in twenty would still be flagged by chance.",
    "whistling.text.998": "The whistles of an area against its cases times the rate of the whole "
    "(Poisson score test, 99.8%): too few may mean reluctance, too many that everything is whistled "
    "for. Were all alike, one area in five hundred would be flagged by chance.",
    "whistling.text.fdr": "The whistles of an area against its cases times the rate of the whole "
    "(Poisson score test, false discovery rate 5%): too few may mean reluctance, too many that "
    "everything is whistled for.",
    "points.title": "Points of departments",
    "points.caption": "{points} {points:point|points} in all",
    "points.text": " Places go by the points as printed; equal points share a place. Points per due "
    "call are of the calls whose limit for arrival lies in the period, not of those whistled in it: "
    "the two do not divide.",
    "points.place": "Place",
    "points.department": "Department",
    "points.sum": "Points",
    "points.per_call": "Per call",
    "points.alone": "{place}",
    "points.shared": "{place} shared",
    "points.due": "Due",
    "points.note": "Averages of fewer than {smallest} due are listed, not compared",
}
