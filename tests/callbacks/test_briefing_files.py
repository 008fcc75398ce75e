"""Files of a briefing: kept, drawn again, and made once by the rounds of the schedules."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from callbacks.briefing_files import file_briefing, files_of, read_kept
from callbacks.briefing_questions import ask
from callbacks.briefing_rounds import areas_asked, check_schedules, due_turns
from callbacks.briefing_work import carry_out
from callbacks.briefings import compose_briefing
from data.briefing_rules import BriefingRules, Schedule
from data.errors import BriefingError, QuestionError
from data.export import BOM
from data.readings.question import Question
from layouts.briefing.keeping import keep, recall


@pytest.fixture(scope="module")
def document(sample_reader):
    return compose_briefing(sample_reader, ask(sample_reader.place, "2026-Q3", None, None))


@pytest.fixture(scope="module")
def tables(document):
    packed = files_of(document, ["csv"])[f"{document.head.file}.zip"]
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name).decode().removeprefix(BOM) for name in archive.namelist()}


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


class Scheduled:
    """A reader whose profile has other rules of briefings."""

    def __init__(self, reader, **rules):
        self._reader = reader
        briefing = BriefingRules(**rules)
        profile = reader.place.profile.model_copy(update={"briefing": briefing})
        self.place = replace(reader.place, profile=profile)

    def __getattr__(self, name):
        return getattr(self._reader, name)


def test_what_is_kept_is_the_document(document):
    assert recall(keep(document), "x.json") == document


def test_what_is_made_again_from_what_is_kept_is_the_same_to_the_byte(document, tmp_path):
    stem = document.head.file
    made = file_briefing(tmp_path / "first", stem, files_of(document, ["csv"]))
    kept = next(path for path in made if path.suffix == ".json")
    again = file_briefing(tmp_path / "again", stem, files_of(read_kept(kept), ["csv"]))
    assert [path.name for path in made] == [path.name for path in again]
    for one, other in zip(made, again, strict=True):
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("kept", [b"", b"{}", b"[1]", "垟".encode("gb18030")])
def test_a_file_that_is_no_briefing_is_refused(kept, tmp_path):
    (tmp_path / "x.json").write_bytes(kept)
    with pytest.raises(BriefingError, match=r"x\.json holds no briefing"):
        read_kept(tmp_path / "x.json")


@pytest.mark.parametrize("name", ["../out", "/etc/out", "", "..", "a/b", "a\\b", "a\x00"])
def test_what_is_kept_leads_to_no_other_folder(document, tmp_path, name):
    head = replace(document.head, file=name)
    (tmp_path / "x.json").write_bytes(keep(replace(document, head=head)))
    with pytest.raises(BriefingError, match=r"x\.json names its files"):
        read_kept(tmp_path / "x.json")


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(BriefingError, match="no such"):
        read_kept(tmp_path / "no such")


def test_every_reading_is_filed_with_numerator_denominator_base_and_as_of(tables, sample_reader):
    filed = rows(tables["readings.csv"])
    total = next(r for r in filed if r["metric"] == "on_time_closure_rate" and r["by"] == "")
    scope = ask(sample_reader.place, "2026-Q3", None, None).sheet.scope
    ((reading,),) = sample_reader.read(Question(("on_time_closure_rate",), scope))
    assert float(total["value"]) == reading.value
    assert (total["numerator"], total["denominator"]) == (
        f"{reading.figure.numerator:.0f}",
        f"{reading.figure.denominator:.0f}",
    )
    assert (total["base"], total["as_of"]) == ("due", "2026-10-31 23:59:59")


def test_every_table_is_named_in_the_readme(tables, document):
    readme = tables["README.txt"]
    for name in tables.keys() - {"README.txt"}:
        assert name in readme
    for said in (document.head.title, document.head.as_of, document.head.generation):
        assert said in readme


def test_tables_have_the_numbers_in_full(tables, document):
    for row in rows(tables["ranking.csv"]):
        value = next(
            each.at
            for group in document.ranking.groups
            for each in group.rows
            if each.name == row["area"]
        )
        assert row["value"] == repr(value)


def test_pages_of_a_longer_briefing_before_are_gone(tmp_path):
    stem = "示范市-月报-2026-10"
    for name in (f"{stem}-1.png", f"{stem}-2.png", f"{stem}-slide.png", "another-2.png"):
        (tmp_path / name).write_bytes(b"old")
    file_briefing(tmp_path, stem, {f"{stem}-1.png": b"new", f"{stem}.json": b"{}"})
    left = {path.name for path in tmp_path.glob("*.png")}
    assert left == {f"{stem}-1.png", f"{stem}-slide.png", "another-2.png"}


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


def test_a_level_stands_for_all_its_areas(sample_reader):
    place = sample_reader.place
    level = place.levels[0].key
    asked = areas_asked(place, [level])
    assert len(asked) == sum(area.level == level for area in place.areas.values())


def test_an_area_of_a_schedule_that_there_is_not_is_named(sample_reader):
    with pytest.raises(QuestionError, match=r"'不存在'(?s:.)*or a level: street"):
        areas_asked(sample_reader.place, ["不存在"])
