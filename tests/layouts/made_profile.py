"""Readings of the page of one area: its year, its backlog, its peers, its staff and its outline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from data.address import Address
from data.analysis.ranking import rank
from data.analysis.strip import Strip
from data.inhabitants import Inhabitants
from data.outlines import Surroundings
from data.readings.reading import Figure, Reading
from data.roster import Post, Roster, Shortage
from layouts.pages.profile import ProfileView
from tests.layouts.made import OCTOBER, census, count, rate, reading, sheet

BEFORE = {"previous": rate(95, 100), "previous_period": OCTOBER}
KINDS = [
    {"key": "school", "zh": "学校", "en": "School", "mark": "学"},
    {"key": "clinic", "zh": "卫生站", "en": "Clinic", "mark": "卫"},
]
SQUARE = (((0.0, 0.0), (0.0, 100.0), (100.0, 100.0), (100.0, 0.0)),)
GROUND = Surroundings(
    bounds=(-50.0, -36.0, 174.0, 156.0),
    own=SQUARE,
    parts=(),
    beside=((((100.0, 0.0), (100.0, 100.0), (174.0, 100.0), (174.0, 0.0)),),),
    labels={"b": (140.0, 50.0)},
    whole=(((-500.0, -500.0), (-500.0, 500.0), (500.0, 500.0), (500.0, -500.0)),),
    own_in_whole=SQUARE,
    marks=(("学", (50.0, 50.0)),),
)
ROSTER = Roster(
    date(2026, 11, 30),
    (
        Post("1", "网格长", 1),
        Post("1", "专职工", 0, is_full_time=True),
        Post("X", "<i>民警</i>", 1),
        Post("X", "法律顾问", 0),
        Post("N", "楼栋长", 3),
    ),
    (Shortage("full_time_workers", 1, 1), Shortage("part_time_workers", 2, 0)),
)


def year(metric: str, *figures: Figure) -> tuple[Reading, ...]:
    """The figures of the last months up to November."""
    first = 12 - len(figures)
    return tuple(
        reading(metric, figure, f"2026-{first + i:02}", by="month")
        for i, figure in enumerate(figures)
    )


def peers(metric: str, *figures: Figure, own: Figure | None = None) -> Strip:
    """The area ``a`` among so many others."""
    mine = reading(metric, own or rate(140, 200), "a", by="area:street")
    others = [
        reading(metric, figure, f"p{i}", by="area:street") for i, figure in enumerate(figures)
    ]
    shown = (mine, *others) if mine.figure.status == "ok" else tuple(others)
    return Strip(mine, shown)


GOOD = tuple(rate(180 + i, 200) for i in range(8))


def profile_view(address: Address | None = None, **traits: Any) -> ProfileView:
    asked = address or Address(page="profile", period="2026-11")
    drawn = sheet(asked, **({"reach": {"kinds": KINDS}} | traits))
    own = reading("on_time_closure_rate", rate(140, 200), "a", by="area:street")
    whole = reading("on_time_closure_rate", rate(1900, 2000))
    totals = (
        replace(own, by="", key=None, **BEFORE),
        reading("volunteer_hours", count(96), previous=count(91), previous_period=OCTOBER),
        reading("active_volunteer_rate", rate(14, 52)),
        reading("staffing_norm_rate", Figure(0, 1, 1, 0.0, "ok")),
        reading("backlog_ageing", count(17)),
        reading("overdue_open", count(5)),
        reading("life_circle_rate", census(300, 523)),
    )
    reached = {"school": 523, "clinic": 0}
    ages = {"0-3": (6, 0), "4-7": (4, 0), "8-15": (3, 1), "16-30": (2, 2), "31+": (2, 2)}
    return ProfileView(
        sheet=drawn,
        totals={one.metric: one for one in totals},
        months={
            "on_time_closure_rate": year("on_time_closure_rate", rate(60, 61), rate(140, 200)),
            "volunteer_hours": year("volunteer_hours", count(91), count(96)),
        },
        standing=None if drawn.scope.area is None else rank((own,), whole),
        ages=tuple(reading("backlog_ageing", count(n), k, by="age") for k, (n, _) in ages.items()),
        overdue_ages=tuple(
            reading("overdue_open", count(n), k, by="age") for k, (_, n) in ages.items()
        ),
        strips=(peers("on_time_closure_rate", *GOOD), peers("cases_per_10k", *GOOD)),
        roster=ROSTER,
        inhabitants=Inhabitants(523, 2039, 18),
        ground=GROUND,
        circle=tuple(
            reading("facility_reach_rate", census(n, 523), key, by="facility_kind")
            for key, n in reached.items()
        ),
    )
