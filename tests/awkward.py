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
    )
)
PEOPLE = "甲乙丙丁戊己庚辛"


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
    return {
        "cases": [_case(draw) for _ in range(150)],
        "posts": [_post(draw) for _ in range(40)],
        "services": [_service(draw) for _ in range(80)],
        "volunteers": [_volunteer(draw, name) for name in PEOPLE],
        "shifts": [_shift(draw) for _ in range(80)],
    }


def _case(draw):
    reported = _moment(draw)
    hours = {
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
        "source": "cases" if has_times else "flags",
        "reported_at": str(reported),
        "outcome": draw.choice(["", "", "on_time", "overdue"]) if has_times else "on_time",
        "channel": draw.choice(["热线", "网格", ""]),
        "reporter": draw.choice(["甲", "乙", ""]) if has_times else "",
        "category_small": "噪声",
        "is_void": draw.choice(["true", *["false"] * 9]),
        "is_suspended": draw.choice(["true", *["false"] * 9]),
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
