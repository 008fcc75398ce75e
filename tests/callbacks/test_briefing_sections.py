"""Which sections a briefing has, in places with few records, few areas or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callbacks.briefing_files import files_of
from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing
from layouts.briefing.typesetting import typeset

MONTHS = [date(2025, 10, 1), *(date(2026, month, 1) for month in range(1, 11))]
LATE = {date(2026, 9, 1): 40, date(2026, 10, 1): 10}
"""How many of a month's hundred cases are late."""


def cases(grids=("G1", "G2", "G3"), late=LATE):
    """A hundred cases of each month, in turn in each grid; only how they ended is known."""
    return [
        {
            "source": "flags",
            "source_id": f"{month}-{number}",
            "reported_at": f"{month + timedelta(days=number % 28)} 09:00:00",
            "outcome": "overdue" if number < late.get(month, 5) else "on_time",
            "grid": grids[number % len(grids)],
        }
        for month in MONTHS
        for number in range(100)
    ]


TARGETS = {
    "targets": [
        {"metric": "on_time_closure_rate", "value": 0.95, "source": {"zh": "要点", "en": "Plan"}}
    ]
}


@pytest.fixture(scope="module")
def flags(make_reader):
    """A place that knows of its cases only when they came and how they ended; it has no shapes."""
    return make_reader(cases(), profile=TARGETS)


def made(reader, period="2026-10", language="zh", area=None):
    return compose_briefing(reader, ask(reader.place, period, area, language))


def said(notes):
    return " ".join("".join(entry) for entry in notes.entries)


def test_families_without_records_vanish_and_the_note_says_so(flags):
    document = made(flags)
    names = [group.name for group in document.kpis.groups]
    assert names[0] == "办结"
    assert not {"覆盖", "志愿", "服务"} & set(names)
    assert "没有相应的记录" in said(document.quality)
    assert "志愿" not in document.summary


def test_a_place_without_shapes_has_no_map_and_the_note_says_so(flags):
    document = made(flags)
    assert document.map is None
    assert document.areas is not None
    assert "没有street边界，地图从略" in said(document.quality)


def test_a_rise_beyond_noise_is_told_with_its_reasons(flags):
    document = made(flags)
    assert "升至 90.0%" in document.headline[0].text
    assert "比上月高 30.0 个百分点" in document.summary
    assert "上升主要来自" in document.summary
    assert "距 95% 目标差 5.0 个百分点" in document.summary
    assert document.change.sum.total.text == "+30.00"


def test_the_printed_steps_add_up_to_the_printed_sum(flags):
    change = made(flags).change
    for part in ("rate", "mix", "total"):
        steps = sum(round(getattr(step, part).value * 100) for step in change.steps)
        assert steps == round(getattr(change.sum, part).value * 100)
    for step in (*change.steps, change.sum):
        assert round(step.rate.value + step.mix.value, 2) == step.total.value


def test_each_step_begins_where_the_last_one_ended(flags):
    change = made(flags).change
    for one, following in zip(change.steps, change.steps[1:], strict=False):
        assert one.end == following.start
    assert (change.steps[0].start, change.steps[-1].end) == (change.first.value, change.last.value)


def test_areas_that_improved_beyond_noise_are_named_with_their_numbers(flags):
    document = made(flags)
    assert document.improved is not None
    for name, text in document.improved.entries:
        row = next(row for row in document.areas.rows if row.name == name)
        assert row.value.text in text
        assert "比上月高" in text


def test_the_english_text_says_the_same(flags):
    document = made(flags, language="en")
    assert document.headline[0].text == "On-time closure rate up to 90.0%"
    assert "30.0 pp above the month before" in document.summary


def test_a_year_is_compared_once(flags):
    """For a year, the period before and the year before are one."""
    document = made(flags, "2025")
    assert all(row.year.text == "—" for group in document.kpis.groups for row in group.rows)


def test_issues_are_numbered_from_the_first_month(make_reader):
    rules = {"first_issue": "2026-09", "issuer": {"zh": "网格中心", "en": "Grid centre"}}
    reader = make_reader(cases(), profile={"briefing": rules})
    document = made(reader)
    assert document.head.issue == "第 2 期（总第 2 期）"
    assert made(reader, area="东街道").head.issue == ""
    assert document.colophon == (("网格中心　2026 年 11 月 1 日印发", ""),)


def test_the_families_of_the_profile_come_first(make_reader):
    family = {
        "name": {"zh": "重复", "en": "Repeats"},
        "metrics": ["case_volume", "services_delivered"],
    }
    reader = make_reader(cases(), profile={"briefing": {"families": [family]}})
    document = made(reader)
    assert [(g.name, [r.metric for r in g.rows]) for g in document.kpis.groups] == [
        ("重复", ["case_volume"])
    ]
    assert "服务办件量从略" in said(document.quality)


def test_cases_that_are_still_dealt_with_are_not_compared_and_the_note_says_so(flags):
    document = made(flags)
    row = next(r for g in document.kpis.groups for r in g.rows if r.metric == "resolution_rate")
    assert row.previous.text == "—"
    assert "本期案件尚未办完，办结率不作比较" in said(document.quality)


def test_a_month_after_a_silence_claims_no_change(make_reader):
    kept = [row for row in cases() if not row["reported_at"].startswith("2026-09")]
    document = made(make_reader(kept))
    assert "比上月" not in document.summary
    assert "与上月" not in document.summary
    assert (document.change, document.improved) == (None, None)
    assert "没有可比的期间，变动原因从略" in said(document.quality)


class ByGrid:
    """A reader of a place that prefers its grids."""

    def __init__(self, reader):
        self._reader = reader
        profile = reader.place.profile
        names = profile.place.model_copy(update={"default_level": "grid"})
        profile = profile.model_copy(update={"place": names})
        self.place = replace(reader.place, profile=profile)

    def __getattr__(self, name):
        return getattr(self._reader, name)


@pytest.mark.parametrize(("period", "level"), [("2026-10", "grid"), ("2026-10-01", "street")])
def test_a_day_of_few_cases_in_each_grid_is_told_of_by_larger_areas(make_reader, period, level):
    rows = cases(grids=("G1", "G2", "G3", "G3"), late={})[:20]
    on_the_day = {"reported_at": "2026-10-01 09:00:00"}
    numbered = [{**row, **on_the_day, "source_id": f"day-{n}"} for n, row in enumerate(rows)]
    reader = ByGrid(make_reader((*cases(), *numbered)))
    assert made(reader, period).ranking.title == f"{level}排名"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_place_of_whose_families_nothing_is_recorded_has_no_key_figures(make_reader, language):
    families = [{"name": {"zh": "志愿", "en": "Volunteers"}, "metrics": ["volunteer_hours"]}]
    reader = make_reader(cases(), profile={"briefing": {"families": families}})
    document = made(reader, language=language)
    assert document.kpis.groups == document.tiles == ()
    assert typeset(document, ["png", "pdf", "slide", "wechat"])
    assert files_of(document, ["csv"])
