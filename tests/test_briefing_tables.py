"""Every table of the bundle to the byte: as a spreadsheet opens it, nothing is lost and nothing runs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest

from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing
from data.briefings.bundle import README, bundle
from layouts.briefing.document import Cell
from layouts.briefing.tables import readme, tables
from tests.layouts.briefing.made import october

MARK = b"\xef\xbb\xbf"
TABLES = {"areas", "change", "kpis", "ranking", "readings", "trend"}
NASTY = ("=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx", "0012", "00990101001002", "330304123456789",
         "1E5", "4-7")  # fmt: skip
DAY = re.compile("[0-9]{1,2} ?/ ?[0-9]{1,2}")
PLAIN = (
    "西河",
    "南垟一格",
    "1+2 配备",
    "G-07",
    "2026-10",
    "176 / 180",
    "—",
    "（▼ 1.3）",
    "12",
    "−0.05",
)


def packed(document):
    found = tables(document)
    return bundle(found, readme(document, found))


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def named(document, names):
    """The document with other names in every table that has any."""
    kpis, areas, ranking, change = (
        getattr(document, part) for part in ("kpis", "areas", "ranking", "change")
    )
    (group, *_), (row, *_) = kpis.groups, kpis.groups[0].rows
    rows = tuple(replace(row, name=name, fraction=name, value=Cell(name, "none", -0.5))
                 for name in names)  # fmt: skip
    ranked = ranking.groups[0]
    return replace(
        document,
        kpis=replace(kpis, groups=(replace(group, rows=rows),)),
        areas=replace(areas, rows=tuple(replace(areas.rows[0], name=name) for name in names)),
        ranking=replace(
            ranking,
            groups=(replace(ranked, rows=tuple(replace(ranked.rows[0], name=n) for n in names)),),
        ),
        change=replace(change, steps=tuple(replace(change.steps[0], name=n) for n in names)),
        readings=(("key", "value"), *((name, -0.25) for name in names)),
    )


@pytest.fixture(scope="module")
def made():
    return named(october(), (*NASTY, *PLAIN))


@pytest.fixture(scope="module")
def files(made):
    return unpacked(packed(made))


def test_the_bundle_holds_a_file_for_each_table_and_what_they_are(files):
    assert list(files) == [*(f"{name}.csv" for name in sorted(TABLES)), README]


def test_every_file_begins_with_the_mark_and_ends_its_lines_as_stated(files):
    for name, content in files.items():
        assert content.startswith(MARK), name
        assert content.count(MARK) == 1, name
        assert content.endswith(b"\r\n"), name
        # A carriage return of a text stands in quotation marks.
        assert content.count(b"\n") == content.count(b"\r\n"), name


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_cell_reads_back_as_what_it_was(name, made, files):
    wanted, found = tables(made)[name], rows_of(files[f"{name}.csv"])
    assert len(wanted) == len(found) > 1
    for row, written in zip(wanted, found, strict=True):
        for cell, text in zip(row, written, strict=True):
            assert text == as_written(cell), (name, cell)


def as_written(cell):
    """Numbers in full, texts as they are, those a spreadsheet would change behind an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        is_changed = cell in NASTY or cell.startswith(("+", "-")) or DAY.fullmatch(cell)
        return f"'{cell}" if is_changed else cell
    return repr(cell)


@pytest.mark.parametrize("name", ["kpis", "areas", "ranking", "change", "readings"])
def test_names_of_every_table_are_text_and_never_run(name, files):
    cells = {cell for row in rows_of(files[f"{name}.csv"]) for cell in row}
    assert {f"'{nasty}" for nasty in NASTY} <= cells
    assert not cells & set(NASTY)
    assert set(PLAIN) <= cells


def test_negative_numbers_are_numbers(files):
    for name, number in (("kpis", "-0.5"), ("readings", "-0.25")):
        cells = [cell for row in rows_of(files[f"{name}.csv"]) for cell in row]
        assert cells.count(number) == len(NASTY) + len(PLAIN)
        assert f"'{number}" not in cells


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_readme_says_of_what_and_of_when_in_the_words_of_the_pages(sample_reader, language):
    document = compose_briefing(
        sample_reader, ask(sample_reader.place, "2026-10", "西河街道", language)
    )
    said = unpacked(packed(document))[README].decode("utf-8-sig")
    head = document.head
    for told in (head.title, head.period, head.days, head.area, head.as_of, head.generation):
        assert told in said
    for term, meaning in document.definitions.entries:
        assert f"{term}{'：' if language == 'zh' else ': '}{meaning}" in said
    assert sample_reader.place.generation_id in said
    assert "2026-10-31 24:00" in said


def test_every_metric_of_the_pages_is_filed_with_what_it_rests_on(sample_reader):
    document = compose_briefing(sample_reader, ask(sample_reader.place, "2026-10", None, "zh"))
    headings, *rows = document.readings
    assert {"numerator", "denominator", "value", "base", "as_of"} <= set(headings)
    listed = {row.metric for group in document.kpis.groups for row in group.rows}
    wholes = [row for row in rows if row[headings.index("by")] == ""]
    assert listed <= {row[0] for row in wholes}
