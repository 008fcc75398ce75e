"""Rows that sit on every edge: midnights, last seconds and days, events after T, unplaced rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

FIRST = date(2026, 9, 26)
MOMENTS = (0, 1, 43_200, 86_399)
SOURCE = {"zh": "标准", "en": "Standard"}
NORMS = tuple(
    {**norm, "source": SOURCE}
    for norm in (
        {"what": "full_time_workers", "low": 1, "valid_to": "2026-10-09"},
        {"what": "full_time_workers", "low": 2, "valid_from": "2026-10-10"},
        {"what": "part_time_workers", "low": 1, "valid_from": "2026-09-30"},
        {"what": "grid_households", "low": 300, "high": 500, "valid_to": "2026-10-10"},
        {"what": "grid_households", "high": 400, "valid_from": "2026-10-14"},
        {"what": "grids_per_station", "high": 2, "valid_from": "2026-09-30"},
        {"what": "floor_area_m2_per_100_households", "low": 30, "valid_to": "2026-10-14"},
    )
)
LIMITS = {
    "calendar": {"country": "cn", "working_hours": [["09:00", "12:00"], ["13:30", "17:30"]]},
    "limits": [
        {"step": step, "amount": amount, "unit": unit, "source": SOURCE, **more}
        for step, amount, unit, more in (
            ("contacted", 24, "hours", {}),
            ("filed", 2, "working_hours", {}),
            ("handled", 2, "days", {"valid_from": "2026-09-30"}),
            ("closed", 5, "working_days", {"valid_to": "2026-10-12"}),
            ("whistle_arrived", 1, "days", {"kinds": ["routine"]}),
            ("whistle_fed_back", 3, "days", {}),
            ("whistle_resolved", 40, "hours", {}),
        )
    ],
    "three_rates": {"response": 0.5, "solved": 0.25, "satisfaction": 0.25},
}
REACH = {
    "radius_m": 400,
    "kinds": [
        {"key": key, "zh": key, "en": key, "mark": key[0]} for key in ("clinic", "park", "school")
    ],
    "station_kinds": ["station"],
}
PEOPLE = "甲乙丙丁戊己庚辛"
DEPARTMENTS = ("城管局", "公安局", "")


def awkward_areas(draw):
    """Grids that come and go, one of them without a street, one known by its street alone."""
    streets = [
        {"level": "street", "code": "S1", "name": "东街道", "households": 9999},
        {"level": "street", "code": "S2", "name": "西街道", "households": 450, "persons": 800},
    ]
    known = {"G1": (300, 1000), "G2": (501, ""), "G3": ("", ""), "G4": (400, 700), "G5": ("", 20)}
    parents = {"G1": "S1", "G2": "S1", "G3": "S2", "G4": "", "G5": "S1"}
    return streets + [
        {
            "level": "grid", "code": code, "name": f"{code}格", "parent": parents[code],
            "households": households, "persons": persons,
            "valid_from": _day(draw, 0.3), "valid_to": draw.choice(["", "", "2026-10-12"]),
        }
        for code, (households, persons) in known.items()
    ]  # fmt: skip


def awkward_records(draw):
    """Rows of every kind, by the names under which a store takes them."""
    cases = [_case(draw, number) for number in range(200)]
    return {
        "cases": cases,
        "pauses": [_pause(draw, draw.choice(cases)) for _ in range(20)],
        "whistles": [_call(draw) for _ in range(120)],
        "posts": [_post(draw) for _ in range(40)],
        "residences": [_residence(draw) for _ in range(25)],
        "facilities": [_facility(draw) for _ in range(25)],
        "key_sites": [{**_point(draw), **_place(draw)} for _ in range(12)],
        "cameras": [_camera(draw) for _ in range(20)],
        "services": [_service(draw) for _ in range(80)],
        "volunteers": [_volunteer(draw, name) for name in PEOPLE],
        "shifts": [_shift(draw) for _ in range(80)],
    }


def _case(draw, number):
    reported = _moment(draw)
    hours = {
        "contacted_at": draw.choice([0, 24, 25]),
        "filed_at": draw.choice([0, 2, 48]),
        "handling_due_at": draw.choice([5, 48, 300]),
        "checked_at": draw.choice([6, 25, 400]),
        "rebounded_at": draw.choice([100, 901]),
        "accepted_at": draw.choice([0, 1, 30]),
        "dispatched_at": draw.choice([0, 2, 100]),
        "handled_at": draw.choice([5, 24, 300]),
        "due_at": draw.choice([0, 24, 72, 240]),
        "closed_at": draw.choice([0, 24, 70, 200, 900]),
        "called_back_at": draw.choice([24, 250, 950]),
    }
    has_times = draw.random() < 0.8
    times = {
        name: str(reported + timedelta(hours=count))
        for name, count in hours.items()
        if has_times and draw.random() < 0.75
    }
    return {
        "source_id": f"{number:05}",
        "source": "cases" if has_times else "flags",
        "reported_at": str(reported) if draw.random() < 0.97 else "",
        "outcome": draw.choice(["", "", "on_time", "overdue"]) if has_times else "on_time",
        "channel": draw.choice(["热线", "网格", ""]),
        "reporter": draw.choice(["甲", "乙", ""]) if has_times else "",
        "department": draw.choice(DEPARTMENTS),
        "category_large": draw.choice(["环境", ""]),
        "category_small": "噪声",
        "is_void": draw.choice(["true", *["false"] * 9]),
        "is_suspended": draw.choice(["true", *["false"] * 9]),
        **_place(draw),
        **times,
        **_answers(draw),
    }


def _answers(draw):
    """What is said of a case without a time of its own; each may be left open."""
    return {
        "class": draw.choice(["appeal", "grid_event", *["dispute"] * 3, *["legacy"] * 2, ""]),
        "discovery": draw.choice(["found", "complaint", ""]),
        "bounce_count": draw.choice(["", "0", "0", "1", "3"]),
        "rework_count": draw.choice(["", "0", "0", "1", "2"]),
        "is_missed": draw.choice(["true", "false", ""]),
        "is_solved": draw.choice(["true", "false", ""]),
        "satisfaction": draw.choice(["satisfied", "fairly", "dissatisfied", ""]),
        "level_closed": draw.choice(["grid", "street", "place", ""]),
        "mediation_path": draw.choice(["people", "petition", ""]),
        "mediation_outcome": draw.choice(["succeeded", "failed", "to_court", "to_petition", ""]),
        "agreement_due_on": _day(draw, 0.7),
        "performed_on": _day(draw, 0.6),
    }


def _pause(draw, case):
    paused = _moment(draw)
    resumed = str(paused + timedelta(hours=draw.choice([1, 72])))
    return {
        "case_number": case["source_id"],
        "paused_at": str(paused),
        "resumed_at": draw.choice(["", resumed, resumed]),
    }


def _call(draw):
    """One call of a few whistles; some of no case, of no number, of no department."""
    blown = _moment(draw)
    hours = {
        "signed_at": draw.choice([0, 1, 30]),
        "contacted_at": draw.choice([0, 24, 25]),
        "arrived_at": draw.choice([24, 30, 500]),
        "fed_back_at": draw.choice([25, 72, 100]),
        "resolved_at": draw.choice([40, 41, 700]),
    }
    times = {
        name: str(blown + timedelta(hours=count))
        for name, count in hours.items()
        if draw.random() < 0.6
    }
    return {
        "whistle": draw.choice([*"123456789", ""]),
        "case_number": draw.choice(["00001", "00002", "00003", "unknown", ""]),
        "department": draw.choice(DEPARTMENTS),
        "kind": draw.choice(["routine", "hard", ""]),
        "block": draw.choice(["执法", "服务", ""]),
        "item": draw.choice(["占道", "油烟", ""]),
        "blown_at": str(blown) if draw.random() < 0.95 else "",
        "points": draw.choice(["1", "2.5", "", "-0.5"]),
        **_place(draw),
        **times,
    }


def _post(draw):
    return {
        "is_full_time": draw.choice(["true", "false", "false", ""]),
        "started_on": _day(draw, 0.6),
        "ended_on": draw.choice(["", "", "", "2026-10-09", "2026-10-10", "2026-10-31"]),
        **_place(draw),
    }


def _residence(draw):
    return {"households": draw.choice(["0", "7", "40", ""]), **_point(draw), **_place(draw)}


def _facility(draw):
    return {
        "kind": draw.choice(["clinic", "clinic", "park", "school", "station", "canteen", ""]),
        "floor_area_m2": draw.choice(["", "0", "80", "250"]),
        **_opened(draw),
        **_point(draw),
        **_place(draw),
    }


def _camera(draw):
    answers = ("true", "true", "false", "")
    told = {flag: draw.choice(answers) for flag in ("is_online", "is_intact")}
    return {**told, **_opened(draw), **_point(draw, 40), **_place(draw)}


def _opened(draw):
    return {
        "opened_on": _day(draw, 0.6),
        "closed_on": draw.choice(["", "", "", "2026-10-09", "2026-10-10", "2026-10-31"]),
    }


def _point(draw, steps=10):
    """One of a few points some 60 m apart, or none."""
    if draw.random() < 0.1:
        return {}
    return {
        "longitude": str(120.6 + draw.randrange(steps) * 0.0006),
        "latitude": str(27.9 + draw.randrange(4) * 0.0006),
    }


def _service(draw):
    return {
        "finished_at": str(_moment(draw)) if draw.random() < 0.95 else "",
        "is_online": draw.choice(["true", "false", ""]),
        "channel": draw.choice(["线上", "窗口", ""]),
        **_place(draw),
    }


def _volunteer(draw, name):
    return {"volunteer": name, "registered_on": _day(draw, 0.8), **_place(draw)}


def _shift(draw):
    return {
        "volunteer": draw.choice([*PEOPLE, "外人"]),
        "served_on": _day(draw, 0.95),
        "hours": draw.choice(["1", "2.5", "0", ""]),
        "is_attended": draw.choice(["true", "true", "true", "false", ""]),
        **_place(draw),
    }


def _place(draw):
    ways = [{"grid": f"G{number}"} for number in range(1, 6)]
    return draw.choice([*ways, {"street": "S1"}, {"street": "S2"}, {}])


def _moment(draw):
    midnight = datetime.combine(FIRST, datetime.min.time())
    return midnight + timedelta(days=draw.randrange(30), seconds=draw.choice(MOMENTS))


def _day(draw, share):
    """A day, or nothing stated."""
    day = FIRST + timedelta(days=draw.randrange(30))
    return str(day) if draw.random() < share else ""
