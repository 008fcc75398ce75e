from __future__ import annotations

from datetime import datetime

import pytest

from data.limits import CaseKind
from data.metrics.groups import DURATIONS, GROUP_NAMES, KINDS, PAIRS, join_pair, split_pair
from data.readings.keys import group_name, ordered
from data.scope import GRAINS, By
from tests.questions import figures
from tests.stores import query

REPORTED = "2026-09-01 08:00:00"


def closed_after(hours):
    days, rest = divmod(8 + hours, 24)
    return {"reported_at": REPORTED, "closed_at": f"2026-09-{1 + days:02} {rest:02}:00:00"}


@pytest.mark.parametrize("parts", [("城管局", "噪声"), ("城管局", None), (None, None)])
def test_a_pair_is_read_as_it_is_written(parts):
    assert split_pair(join_pair(*parts)) == parts


def test_the_parts_of_a_pair_are_breakdowns_of_their_own():
    assert {*PAIRS, *(part for pair in PAIRS.values() for part in pair)} <= set(GRAINS)


def test_every_kind_of_case_has_a_name():
    assert set(KINDS) == set(CaseKind.__args__)


def test_groups_without_a_part_say_so(sample_reader):
    def name(key, grain):
        return group_name(key, grain, sample_reader.place, "zh")

    assert name(join_pair("people", None), "path_outcome") == "人民调解 · 未注明"
    assert name(join_pair("城管局", "占道经营"), "department_item") == "城管局 · 占道经营"
    assert name(None, "kind") == "未注明"


def test_levels_are_called_as_the_profile_calls_them(sample_reader):
    place = sample_reader.place
    names = {level.key: level.name.zh for level in place.profile.levels}
    for key, known in names.items():
        assert group_name(key, "level_closed", place, "zh") == known
    assert group_name("place", "level_closed", place, "zh") == place.name("zh")


def test_durations_are_named_in_days():
    named = GROUP_NAMES["duration"]
    assert [named[key].zh for key in ("0", "3", "20")] == ["0–0.5 天", "1.5–2 天", "10 天以上"]


def test_durations_and_days_stand_in_the_order_of_their_numbers():
    assert ordered(["9", "10", None], By("duration")) == [*DURATIONS, None]
    assert ordered({"9", "10", None}, By("repeat_gap")) == ["9", "10", None]


def test_a_half_day_begins_with_its_first_hour(make_reader):
    reader = make_reader([closed_after(hours) for hours in (0, 11, 12, 239, 240)])
    found = figures(reader, "cases_closed", "duration")
    assert {key: figure.value for key, figure in found.items() if figure.value} == {
        "0": 2, "1": 1, "19": 1, "20": 1,
    }  # fmt: skip


def test_a_deadline_of_the_profile_holds_where_the_source_states_none(make_store):
    words = {"zh": "规定", "en": "rule"}
    limit = {"step": "closed", "amount": 2, "unit": "hours", "source": words}
    cases = [
        {"reported_at": REPORTED, "closed_at": "2026-09-01 09:00:00"},
        {"reported_at": REPORTED, "closed_at": "2026-09-01 12:00:00"},
        {
            "reported_at": REPORTED,
            "closed_at": "2026-09-01 12:00:00",
            "due_at": "2026-09-01 13:00:00",
        },
    ]
    store = make_store(cases, profile={"limits": [limit]})
    whole = figures(store.reader, "on_time_closure_rate")[None]
    assert (whole.numerator, whole.denominator) == (2, 3)
    assert query(store, "SELECT count(due_at), count(close_due_at) FROM cases") == [(1, 3)]


def test_a_whistle_counts_once_however_many_departments_it_calls(make_reader):
    blown = datetime(2026, 9, 3, 9)
    calls = [
        {"whistle": whistle, "department": department, "blown_at": str(blown), "grid": grid}
        for whistle, department, grid in [("1", "甲", "G1"), ("1", "乙", "G3"), ("2", "甲", "G3")]
    ]
    reader = make_reader([{"reported_at": REPORTED, "grid": "G1"}], whistles=calls)
    by_area = figures(reader, "whistle_volume", "area:grid")
    assert figures(reader, "whistle_volume")[None].value == 2
    assert [by_area[f"grid-{code}"].value for code in ("G1", "G2", "G3")] == [1, 0, 1]
    assert figures(reader, "whistle_call_volume")[None].value == 3
    assert figures(reader, "whistle_rate")[None].value == 2
