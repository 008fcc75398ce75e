from __future__ import annotations

import csv
import io
from datetime import date

from data.roster import Post, Roster, Shortage
from data.roster_export import roster_csv
from data.scope import Scope
from tests.layouts.made import AS_OF, place


def rows():
    posts = (Post("1", "=网格长", 1), Post("X", "民警", 0))
    roster = Roster(date(2026, 11, 30), posts, (Shortage("part_time_workers", 2, 1),))
    content = roster_csv(roster, Scope(AS_OF, area="a"), place(is_demo=True))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_post_and_every_shortage_is_a_row():
    assert [(r["tier"], r["kind"], r["held"], r["lacking"]) for r in rows()] == [
        ("1", "'=网格长", "1", ""),
        ("X", "民警", "0", ""),
        ("", "part_time_workers", "", "1"),
    ]


def test_every_row_says_what_it_is_of():
    told = {(r["day"], r["area_name"], r["is_demo"]) for r in rows()}
    assert told == {("2026-11-30", "东岭", "true")}
