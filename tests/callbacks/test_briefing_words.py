"""What a briefing says of few records, of nothing, of a period that is not over, and how it says it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing

AREAS = (
    {"level": "street", "code": "S1", "name": "东街道"},
    {"level": "street", "code": "S2", "name": "西街道"},
    {"level": "grid", "code": "G1", "name": "东一格", "parent": "S1", "households": 300},
    {"level": "grid", "code": "G2", "name": "西一格", "parent": "S2", "households": 500},
)
HOURS = {
    "metric": "hours_per_1000_households",
    "value": 900,
    "source": {"zh": "要点", "en": "Plan"},
}


def case(number, day, outcome="on_time", grid="G1"):
    known = {"source": "flags", "source_id": f"{day}-{number}", "reported_at": f"{day} 09:00:00"}
    return {**known, "outcome": outcome, "grid": grid}


def cases():
    """Twenty of each day of two months; from October on, every fourth of the east is late. On the
    16th eighteen are late, on the 17th one of two, on the 18th there is one, on the 19th none.
    """
    few = {
        date(2026, 10, 16): 18,
        date(2026, 10, 17): 2,
        date(2026, 10, 18): 1,
        date(2026, 10, 19): 0,
    }
    for back in range(60):
        day = date(2026, 10, 30) - timedelta(days=back)
        for n in range(few.get(day, 20)):
            is_late = day.month == 10 and n % 4 == 0 and n + few.get(day, 0) != 1
            is_late |= few.get(day) == 18
            yield case(n, day, "overdue" if is_late else "on_time", "G1" if n % 2 == 0 else "G2")


def shifts():
    """Two on each day of September, one of October, of which the 20th has none, the 21st twelve."""
    many = {date(2026, 10, 21): 12, date(2026, 10, 20): 0}
    for back in range(60):
        day = date(2026, 10, 30) - timedelta(days=back)
        for n in range(many.get(day, 1) if day.month == 10 else 2):
            yield {"volunteer": f"甲{n}", "served_on": str(day), "hours": "2", "grid": "G1"}


@pytest.fixture(scope="module")
def two_months(make_reader):
    return make_reader(list(cases()), AREAS, shifts=list(shifts()), profile={"targets": [HOURS]})


def made(reader, period="2026-10", language="zh", area=None):
    return compose_briefing(reader, ask(reader.place, period, area, language))


def rows_of(document):
    return [row for group in document.kpis.groups for row in group.rows]


def test_a_rate_of_few_cases_is_not_judged_in_words_either(two_months):
    document = made(two_months, "2026-10-17")
    assert "应办 2 件，按期办结 1 件，按期办结率 50.0%，不足 10 件，不作评定。" in document.summary
    assert "不足 10 件" in document.headline[2].text
    assert "too few to be judged (under 10 cases)" in made(two_months, "2026-10-17", "en").summary


def test_where_all_were_closed_in_time_the_number_stands_once(two_months):
    assert "应办 1 件，全部按期办结，" in made(two_months, "2026-10-18").summary
    assert (
        "1 case fell due, and it was closed on time" in made(two_months, "2026-10-18", "en").summary
    )


def test_a_day_on_which_nothing_fell_due_lacks_no_data(two_months):
    document = made(two_months, "2026-10-19")
    assert document.headline[0].text == "本期没有应办案件"
    assert document.summary.startswith("10 月 19 日没有应办案件。")


@pytest.mark.parametrize(("day", "told"), [("2026-10-20", "受理"), ("2026-10-21", "志愿服务时长")])
def test_what_comes_after_nothing_is_not_said_to_be_level_with_it(two_months, day, told):
    """Twenty cases after a day of none, and twelve shifts."""
    assert told not in made(two_months, day).summary


def test_hours_per_household_move_as_the_hours_and_are_not_told_twice(two_months):
    summary = made(two_months).summary
    assert summary.count("比上月减少") == 1
    assert "千户志愿时长 100.0，距 900 目标差 800.0。" in summary


def test_a_change_of_one_area_names_it_in_full_without_counting_to_one(two_months):
    assert "下降主要来自东街道（" in made(two_months).summary
    assert "Most of the fall came from 东街道 (" in made(two_months, language="en").summary


def test_english_ties_the_last_of_several_with_and(sample_reader):
    summary = made(sample_reader, "2026-Q3", "en").summary
    assert "(东山街道 and 西河街道), and 1 cannot be told apart from it." in summary


def test_in_english_hours_are_not_named_twice(sample_reader):
    assert "volunteer hours 2,465," in made(sample_reader, "2026", "en").summary


def test_of_a_period_that_is_not_over_the_table_judges_no_more_than_the_text(sample_reader):
    document = made(sample_reader, "2026")
    assert {row.verdict.text for row in rows_of(document)} <= {"—", "不足 10 件"}
    told = [cell for row in rows_of(document) for cell in (row.previous, row.year)]
    told += [cell for tile in document.tiles for cell in (tile.change, tile.verdict)]
    assert {cell.tone for cell in told} <= {"none", "same"}
    assert "期满之前不作比较" in document.quality.entries[-1][1]


def test_of_a_single_grid_in_a_running_period_its_norm_is_not_named_without_a_value(sample_reader):
    grid = next(area for area in sample_reader.place.areas.values() if area.level == "grid")
    document = made(sample_reader, "2026", area=grid.area_id)
    assert "配备" not in document.summary
    staffing = next(row for row in rows_of(document) if row.metric == "staffing_norm_rate")
    assert (staffing.name, staffing.target) == ("1+2 配备", "—")


def test_how_many_others_ask_for_attention_comes_after_all_that_is_of_the_first(sample_reader):
    told = dict(made(sample_reader).attention.entries)
    assert told["东山二格 1+2 配备未达标"] == "自 9 月起，这样的网格共 2 个。"


def test_areas_of_which_too_little_is_known_are_no_reason_for_a_change(two_months):
    """A day on which nine cases were late in each of two."""
    document = made(two_months, "2026-10-16")
    assert "比前一日低 75.0 个百分点" in document.summary
    assert "主要来自" not in document.summary


def test_a_map_of_nothing_but_too_little_is_left_out_and_the_note_says_so(sample_reader):
    document = made(sample_reader, "2026-10-12")
    assert (document.map, document.ranking) == (None, None)
    assert ("", "各街道的记录太少，地图与排名从略。") in document.quality.entries
