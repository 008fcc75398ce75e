"""What the schedules ask for is made once, and missed issues are made up for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from callbacks.briefing_files import read_kept
from callbacks.briefing_schedules import check_schedules, due_turns
from callbacks.briefing_work import carry_out
from data.briefing_rules import BriefingRules, Schedule
from data.errors import QuestionError


class Scheduled:
    """A reader whose profile has other rules of briefings."""

    def __init__(self, reader, **rules):
        self._reader = reader
        briefing = BriefingRules(**rules)
        profile = reader.place.profile.model_copy(update={"briefing": briefing})
        self.place = replace(reader.place, profile=profile)

    def __getattr__(self, name):
        return getattr(self._reader, name)


def names(wanted):
    return [turn.name for turn in wanted]


def work(reader, turns, folder):
    return list(carry_out(reader, turns, folder))


@pytest.fixture
def monthly(sample_reader):
    schedule = Schedule(when="monthly, day 1, 08:00", formats=("csv",))
    return Scheduled(sample_reader, schedules=(schedule,), keep=3)


SHANGHAI = ZoneInfo("Asia/Shanghai")
NOVEMBER = datetime(2026, 11, 1, 8, 0, tzinfo=SHANGHAI)


def test_a_round_makes_what_is_due_and_the_next_one_nothing(monthly, tmp_path):
    due = due_turns(monthly, NOVEMBER, tmp_path)
    assert names(due) == ["四方区-月报-2026-08", "四方区-月报-2026-09", "四方区-月报-2026-10"]
    assert all(done.paths for done in work(monthly, due, tmp_path))
    assert due_turns(monthly, NOVEMBER, tmp_path) == []


def test_nothing_is_due_before_its_hour(monthly, tmp_path):
    earlier = due_turns(monthly, NOVEMBER.replace(hour=7), tmp_path)
    assert names(earlier)[-1] == "四方区-月报-2026-09"


def test_the_hour_is_that_of_the_place(monthly, tmp_path):
    midnight = datetime(2026, 11, 1, 0, 0, tzinfo=UTC)
    assert names(due_turns(monthly, midnight, tmp_path))[-1] == "四方区-月报-2026-10"


def test_a_period_that_the_data_have_not_reached_waits(monthly, tmp_path):
    much_later = due_turns(monthly, datetime(2027, 6, 1, 8, 0, tzinfo=SHANGHAI), tmp_path)
    assert names(much_later) == names(due_turns(monthly, NOVEMBER, tmp_path))


def test_an_issue_that_was_missed_is_made_up_for(monthly, tmp_path):
    first, *rest = due_turns(monthly, NOVEMBER, tmp_path)
    work(monthly, rest, tmp_path)
    assert names(due_turns(monthly, NOVEMBER, tmp_path)) == [first.name]


def test_schedules_of_one_briefing_make_it_once_in_all_their_formats(sample_reader, tmp_path):
    pdf, csv_ = (Schedule(when="monthly, day 1, 08:00", formats=(f,)) for f in ("pdf", "csv"))
    first = Scheduled(sample_reader, schedules=(csv_,))
    both = Scheduled(sample_reader, schedules=(pdf, csv_))
    assert {turn.formats for turn in due_turns(both, NOVEMBER, tmp_path)} == {("pdf", "csv")}
    work(first, due_turns(first, NOVEMBER, tmp_path), tmp_path)
    assert {turn.formats for turn in due_turns(both, NOVEMBER, tmp_path)} == {("pdf",)}


def test_a_format_that_is_missing_is_drawn_from_what_the_others_were(monthly, tmp_path):
    *_, last = due_turns(monthly, NOVEMBER, tmp_path)
    work(monthly, [last], tmp_path)
    made = (tmp_path / f"{last.name}.zip").read_bytes()
    (tmp_path / f"{last.name}.zip").unlink()
    *_, lacking = due_turns(monthly, NOVEMBER, tmp_path)
    assert lacking.kept == tmp_path / f"{last.name}.json"
    work(None, [lacking], tmp_path)
    assert (tmp_path / f"{last.name}.zip").read_bytes() == made


def test_what_can_be_drawn_no_more_is_made_anew_in_all_formats(sample_reader, tmp_path):
    schedule = Schedule(when="monthly, day 1, 08:00", formats=("pdf", "csv"))
    reader = Scheduled(sample_reader, schedules=(schedule,), catch_up=1)
    (due,) = due_turns(reader, NOVEMBER, tmp_path)
    for ending in (".json", ".zip"):
        (tmp_path / f"{due.name}{ending}").write_bytes(b"of another version")
    assert due_turns(reader, NOVEMBER, tmp_path) == [due]


def test_a_scheduled_briefing_bears_the_day_of_its_schedule(sample_reader, tmp_path):
    schedule = Schedule(when="monthly, day 3, 08:00", formats=("csv",))
    reader = Scheduled(sample_reader, schedules=(schedule,))
    *_, last = due_turns(reader, datetime(2026, 11, 3, 8, 0, tzinfo=SHANGHAI), tmp_path)
    work(reader, [last], tmp_path)
    assert read_kept(tmp_path / f"{last.name}.json").head.issued_on == "2026 年 11 月 3 日"


def test_the_outbox_lets_go_of_the_oldest(sample_reader, tmp_path):
    schedule = Schedule(when="monthly, day 1, 08:00", formats=("csv",))
    reader = Scheduled(sample_reader, schedules=(schedule,), keep=2, catch_up=2)
    (tmp_path / "四方区-月报-2026-01.json").write_bytes(b"{}")
    work(reader, due_turns(reader, NOVEMBER, tmp_path), tmp_path)
    assert not (tmp_path / "四方区-月报-2026-01.json").exists()


def test_an_area_that_has_gone_holds_up_no_other_and_is_named(sample_reader, tmp_path):
    monthly, gone = (
        Schedule(when="monthly, day 1, 08:00", areas=areas, formats=("csv",))
        for areas in (("不存在", "西河街道"), ("不存在",))
    )
    reader = Scheduled(sample_reader, schedules=(monthly, gone), catch_up=1)
    assert names(due_turns(reader, NOVEMBER, tmp_path)) == ["西河街道-月报-2026-10"]
    with pytest.raises(QuestionError, match="'不存在'"):
        check_schedules(reader.place)
