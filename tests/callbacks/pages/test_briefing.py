"""What fills the page of briefings, and its states."""

from __future__ import annotations

import pytest

from callbacks import briefing_drafts
from callbacks.briefing_drafts import Drafts
from callbacks.briefing_panels import SHOWN, issues_at, preview_at
from callbacks.briefing_questions import ask
from callbacks.briefings import compose_briefing
from data.address import Address
from data.errors import BriefingError
from layouts.briefing.keeping import keep
from tests.layouts.made import links, parts, words

HERE = Address("briefing", period="2026-09")


class Boxed:
    """A warehouse with an outbox of its own."""

    def __init__(self, reader, outbox):
        self.reader, self.outbox = lambda: reader, outbox


def pictures(drawn):
    return [part for part in parts(drawn) if part._type == "Img"]


def test_every_page_is_shown_by_the_route_that_draws_it(sample_reader, client):
    drawn, is_nothing = preview_at(sample_reader, HERE, Drafts())
    shown = pictures(drawn)
    assert not is_nothing
    assert len(shown) >= 2
    assert all(client.get(picture.src).mimetype == "image/png" for picture in shown)
    assert "第 1 页" in shown[0].alt


@pytest.mark.parametrize(
    ("period", "said"), [("1999-01", "没有记录"), ("2027-01", "还没有到，数据截至")]
)
def test_a_period_without_data_says_so_and_leads_to_one_that_has(sample_reader, period, said):
    drawn, is_nothing = preview_at(sample_reader, HERE.but(period=period), Drafts())
    assert is_nothing
    assert said in words(drawn)
    assert links(drawn) == ["/briefing"]


def test_what_cannot_be_printed_is_told_with_its_remedy(sample_reader, monkeypatch):
    fault = BriefingError("No glyph for 𰻝.", "a name in the font", "write it otherwise")
    monkeypatch.setattr(briefing_drafts, "files_of", lambda *_: (_ for _ in ()).throw(fault))
    said = words(preview_at(sample_reader, HERE, Drafts()))
    assert "𰻝" in said
    assert "write it otherwise" in said


def test_a_fault_nobody_foresaw_has_a_code_and_no_trace(sample_reader, monkeypatch):
    monkeypatch.setattr(briefing_drafts, "files_of", lambda *_: 1 / 0)
    said = words(preview_at(sample_reader, HERE, Drafts()))
    assert "GL-" in said
    assert "Zero" not in said


def test_an_empty_outbox_says_how_to_schedule(sample_reader, tmp_path):
    said = words(issues_at(Boxed(sample_reader, tmp_path / "none"), HERE))
    assert "还没有制成的简报" in said
    assert "python app.py briefing --due" in said


def test_what_was_made_is_listed_with_its_period_area_and_files(sample_reader, tmp_path):
    document = compose_briefing(sample_reader, ask(sample_reader.place, "2026-09", None, None))
    stem = document.head.file
    (tmp_path / f"{stem}.json").write_bytes(keep(document))
    (tmp_path / f"{stem}.pdf").write_bytes(b"")
    drawn = issues_at(Boxed(sample_reader, tmp_path), HERE)
    for said in (document.head.name, document.head.period, document.head.area):
        assert said in words(drawn)
    (link,) = links(drawn)
    assert link.startswith("/export/issues/")


def test_a_document_of_another_version_is_listed_by_its_name(sample_reader, tmp_path):
    (tmp_path / "区-月报-2026-10.json").write_bytes(b"{}")
    assert "区-月报-2026-10" in words(issues_at(Boxed(sample_reader, tmp_path), HERE))


def test_no_more_than_a_page_full_is_listed_and_the_others_are_counted(sample_reader, tmp_path):
    for number in range(SHOWN + 2):
        (tmp_path / f"{number}.json").write_bytes(b"{}")
    assert "另有 2 份更早的" in words(issues_at(Boxed(sample_reader, tmp_path), HERE))


def test_a_folder_that_cannot_be_read_is_a_state_of_this_part(sample_reader, tmp_path):
    (tmp_path / "briefings").write_bytes(b"")
    assert "✕" in words(issues_at(Boxed(sample_reader, tmp_path / "briefings"), HERE))
