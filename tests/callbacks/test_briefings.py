"""A briefing says what the reader says, and nothing that it does not bear out."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing
from callbacks.findings import findings_at
from data.errors import QuestionError
from data.metrics.catalogue import metric_of
from data.readings.question import Question
from data.scope import By
from layouts.dates import format_short
from layouts.numbers import format_value, round_percent

PERIODS = ("2026-10", "2026-09", "2026-08", "2026-Q3", "2026-W40", "2026-10-12", "2026", "all",
           "2026-09-10..2026-10-20")  # fmt: skip
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Counting:
    """A reader that counts how often it is asked."""

    def __init__(self, reader):
        self._reader, self.asked = reader, 0

    def __getattr__(self, name):
        return getattr(self._reader, name)

    def read(self, *questions):
        self.asked += 1
        return self._reader.read(*questions)


def made(reader, period="2026-10", area=None, language="zh"):
    return compose_briefing(reader, ask(reader.place, period, area, language))


def rows_of(document):
    return [row for group in document.kpis.groups for row in group.rows]


def words_of(document):
    """Everything that is printed besides the text itself."""
    yield from (document.head.period, document.head.as_of, document.head.days)
    for row in rows_of(document):
        yield from (row.name, row.value.text, row.target, row.fraction, row.previous.text)
        yield from (row.year.text, row.verdict.text)
    for row in (*document.areas.rows, document.areas.whole) if document.areas else ():
        yield from (row.name, row.fraction, row.value.text, row.change.text)
    for group in document.ranking.groups if document.ranking else ():
        yield from (group.caption, *(row.name for row in group.rows))


def sums_of(document):
    """What the largest steps of the waterfall add up to, from either end."""
    steps = sorted(step.total.value for step in document.change.steps) if document.change else []
    for ordered in (steps, steps[::-1]):
        yield from (f"{abs(total):.2f}" for total in accumulate(ordered))


def test_one_reading_answers_all(sample_reader):
    counting = Counting(sample_reader)
    made(counting)
    assert counting.asked == 1


@settings(max_examples=20)
@given(data=st.data())
def test_every_number_of_the_table_is_that_of_read(sample_reader, data):
    place = sample_reader.place
    asked = ask(
        place,
        data.draw(st.sampled_from(PERIODS)),
        data.draw(st.sampled_from([None, *(a for a in place.areas)])),
        data.draw(st.sampled_from(["zh", "en"])),
    )
    try:
        document = compose_briefing(sample_reader, asked)
    except QuestionError:
        return
    keys = tuple(row.metric for row in rows_of(document))
    (readings,) = sample_reader.read(Question(keys, asked.sheet.scope))
    for row, reading in zip(rows_of(document), readings, strict=True):
        assert row.value.value == reading.value
        assert row.previous.value in (None, reading.change)
        if reading.value is not None and metric_of(row.metric).is_rate and reading.figure.n > 1:
            assert NUMBER.search(row.value.text)[0] in (
                str(round_percent(reading.value, 1.0)).removesuffix(".0"),
                str(round_percent(reading.value)),
                str(round_percent(reading.value, row.aim)),
            )


@settings(max_examples=20)
@given(data=st.data())
def test_every_number_of_the_text_stands_in_a_table(sample_reader, data):
    place = sample_reader.place
    period = data.draw(st.sampled_from(PERIODS))
    area = data.draw(st.sampled_from([None, *(a.area_id for a in place.areas.values())]))
    try:
        document = made(sample_reader, period, area)
    except QuestionError:
        return
    scope = ask(place, period, area, "zh").sheet.scope
    (volume,) = sample_reader.read(Question(("case_volume",), scope))
    told = [*words_of(document), format_value(volume[0].value, "cases", "zh")]
    told.append(format_short(scope.period, "zh"))
    before = volume[0].previous.value if volume[0].previous else None
    if before:
        told.append(str(abs(round_percent((volume[0].value - before) / before))))
    known = {number for words in told for number in NUMBER.findall(words)} | {*sums_of(document)}
    known |= {str(n) for n in range(len(document.map.areas) + 1)} if document.map else set()
    assert set(NUMBER.findall(document.summary)) - known == set()


def test_ranked_areas_are_those_that_read_ranks(sample_reader):
    document, asked = made(sample_reader), ask(sample_reader.place, "2026-10", None, "zh")
    lead = asked.sheet.metric.key
    (readings,) = sample_reader.read(
        Question((lead,), asked.sheet.scope, By("area", asked.map_level))
    )
    values = {row.name: row.value for row in readings}
    ranked = [row for group in document.ranking.groups for row in group.rows]
    assert ranked
    assert all(values[row.name] == row.at == row.value.value for row in ranked)


def test_the_map_shows_every_area_and_its_key_counts_them(sample_reader):
    document = made(sample_reader)
    counted = [*document.map.classes, *([document.map.unknown] if document.map.unknown else [])]
    assert sum(int(NUMBER.search(each.count)[0]) for each in counted) == len(document.map.areas)
    assert all(area.rings for area in document.map.areas)


def test_the_trend_ends_with_the_number_of_the_headline(sample_reader):
    document = made(sample_reader)
    assert document.trend.points[-1] == rows_of(document)[0].value.value
    assert document.trend.label in "".join(cell.text for cell in document.headline)
    assert len(document.trend.ghost) == len(document.trend.points) == 12


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("period", PERIODS)
def test_no_sentence_stands_twice(sample_reader, period, language):
    document = made(sample_reader, period, language=language)
    lists = [document.attention, document.improved, document.quality, document.definitions]
    sentences = re.split(r"。|\. ", document.summary)
    sentences += ["".join(entry) for notes in lists if notes for entry in notes.entries]
    said = [sentence for sentence in sentences if sentence]
    assert len(said) == len(set(said))


def test_a_period_that_is_not_over_makes_no_claim(sample_reader):
    document = made(sample_reader, "2026")
    for claim in ("高于", "低于", "比上", "已达标", "未达标", "目标", "主要来自"):
        assert claim not in document.summary
    assert document.change is None
    assert document.improved is None
    assert [cell.tone for cell in document.headline] == ["none"]


def test_a_change_within_noise_is_said_to_be_one(sample_reader):
    document = made(sample_reader)
    assert "与上月、上年同月相比变化均在误差范围内" in document.summary
    assert document.change is None
    assert any("误差范围" in text for _, text in document.quality.entries)


def test_the_same_question_makes_the_same_document(sample_reader):
    assert made(sample_reader) == made(sample_reader)


def test_a_period_without_records_is_one_clear_message(sample_reader):
    with pytest.raises(QuestionError, match="nothing to brief of in 2020-01") as error:
        made(sample_reader, "2020-01")
    assert str(sample_reader.first_day) in error.value.expected


def test_a_period_ahead_says_how_far_the_data_reach(sample_reader):
    with pytest.raises(QuestionError, match="2026-12") as error:
        made(sample_reader, "2026-12")
    assert "2026-10-31 24:00" in error.value.expected


def test_an_area_that_there_is_not_is_named(sample_reader):
    with pytest.raises(QuestionError, match="no single area '不存在'"):
        made(sample_reader, area="不存在")


def test_a_smallest_area_has_no_map_and_says_so(sample_reader):
    place = sample_reader.place
    grid = next(a for a in place.areas.values() if a.level == place.profile.grid_level)
    document = made(sample_reader, area=grid.area_id)
    assert (document.map, document.areas, document.ranking, document.change) == (None,) * 4
    assert any("没有下级区域" in text for _, text in document.quality.entries)


def test_the_note_counts_what_is_wrong_with_the_map(sample_reader):
    asked = ask(sample_reader.place, "2026-10", None, None)
    gaps = findings_at(asked.sheet.address, sample_reader).of("gap")
    assert gaps
    told = " ".join(text for _, text in made(sample_reader).quality.entries)
    assert f"网格图有缝隙 {len(gaps)} 处" in told
