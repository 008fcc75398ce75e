from __future__ import annotations

from datetime import date

from data.attention.listing import items
from tests.data.attention.made import FED, fed, figure, place, rates, reading, scope, series

ON_TIME, COVERED, HOURS = "on_time_closure_rate", "grid_area_coverage", "volunteer_hours"
CITY = place({ON_TIME: 0.95, COVERED: 1.0})
SLOW = rates(ON_TIME, (312, 400), by="department", key="市政园林")
ANSWERS = {
    "rates:due:whole": (rates(ON_TIME, (4100, 4600)),),
    "rates:due:department": (SLOW,),
    "states": (rates(COVERED, (0.98, 1)),),
    "months": (
        *series(HOURS, *[9000, 9100] * 6, 14_000),
        *series("case_volume", *[4600, 4700] * 6, 7000),
    ),
}
SILENT = {**FED, "services": fed(date(2026, 10, 20))}


def listed(answers, feeds=FED):
    return [
        (item.kind, item.metric, item.by, item.tone)
        for item in items(answers, CITY, scope(), feeds)
    ]


def test_the_most_urgent_comes_first():
    assert listed(ANSWERS, SILENT) == [
        ("silent", "services_delivered", "", "worse"),
        ("below_target", ON_TIME, "", "worse"),
        ("below_target", COVERED, "", "worse"),
        ("below_target", ON_TIME, "department", "worse"),
        ("changed", "case_volume", "", "worse"),
        ("changed", HOURS, "", "better"),
    ]


def test_where_nothing_is_wrong_nothing_is_listed():
    fine = {
        "rates:due:whole": (rates(ON_TIME, (4500, 4600)),),
        "states": (rates(COVERED, (1, 1)),),
        "months": series(HOURS, *[9000, 9100] * 6, 9050),
    }
    assert listed(fine) == []
    assert listed({}) == []


def test_what_is_not_recorded_is_not_listed():
    unknown = reading(ON_TIME, figure(ON_TIME, 0, 0))
    assert listed({"rates:due:whole": (unknown,), "months": (unknown,), "states": ()}) == []


def test_the_same_answers_give_the_same_list():
    assert items(ANSWERS, CITY, scope(), SILENT) == items(ANSWERS, CITY, scope(), SILENT)
