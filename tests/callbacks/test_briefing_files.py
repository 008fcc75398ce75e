"""Files of a briefing: kept, and drawn again."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace

import pytest

from callbacks.briefing_files import file_briefing, files_of, read_kept
from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing
from data.errors import BriefingError
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


def test_what_was_changed_by_hand_is_refused(document, tmp_path):
    printed = document.tiles[0].value.text.encode()
    (tmp_path / "x.json").write_bytes(keep(document).replace(printed, b"99.9%"))
    with pytest.raises(BriefingError, match="changed since it was written"):
        read_kept(tmp_path / "x.json")


@pytest.mark.parametrize("name", ["../out", "/etc/out", "", "..", "a/b", "a\\b", "C:a", "a\x00"])
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


def test_nothing_stands_beside_a_document_that_was_drawn_from_another(tmp_path):
    stem = "示范市-月报-2026-10"
    pages = (f"{stem}-{number}.png" for number in (1, 2, 3))
    for name in (*pages, f"{stem}-slide.png", "another-2.png"):
        (tmp_path / name).write_bytes(b"old")
    file_briefing(tmp_path, stem, {f"{stem}-1.png": b"new", f"{stem}.json": b"{}"})
    left = {path.name for path in tmp_path.glob("*.png")}
    assert left == {f"{stem}-1.png", "another-2.png"}


def test_further_formats_of_the_same_document_stand_beside_the_first(tmp_path):
    for name in ("a.pdf", "a.zip"):
        file_briefing(tmp_path, "a", {name: b"drawn", "a.json": b"{}"})
    assert {path.name for path in tmp_path.iterdir()} == {"a.pdf", "a.zip", "a.json"}
