"""The pages of a briefing and its files over the wire."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import quote

import pytest

from callbacks import briefing_drafts
from callbacks.briefing_drafts import Drafts
from callbacks.briefing_rounds import asked_turns
from callbacks.briefing_work import carry_out
from callbacks.server import make_app
from data.address import Address
from data.briefing_rules import FORMATS
from data.errors import BriefingError
from data.settings import Settings
from data.warehouse import Warehouse

ASKED = "?period=2026-09&lang=en"


@pytest.fixture(scope="module")
def by_command(sample_reader, tmp_path_factory):
    """The files that the command makes, by name."""
    turns = asked_turns(sample_reader.place, "2026-09", (), "en", FORMATS, None)
    (made,) = carry_out(sample_reader, turns, tmp_path_factory.mktemp("made"))
    return {path.name: path.read_bytes() for path in made.paths}


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("wanted", "ending"),
    [("pdf", ".pdf"), ("slide", "-slide.png"), ("wechat", "-wechat.png"), ("csv", ".zip")],
)
def test_a_download_is_what_the_command_makes_to_the_byte(client, by_command, wanted, ending):
    answer = client.get(f"/export/briefing/{wanted}{ASKED}&theme=dark&metric=case_volume")
    name = next(name for name in by_command if name.endswith(ending))
    assert answer.data == by_command[name]
    assert quote(name) in answer.headers["Content-Disposition"]


def test_pages_come_packed_and_are_those_of_the_preview(client, by_command, sample_reader):
    pages = {n: data for n, data in by_command.items() if n.removesuffix(".png")[-2:-1] == "-"}
    assert unpacked(client.get(f"/export/briefing/png{ASKED}").data) == pages
    generation = sample_reader.place.generation_id
    for number, content in enumerate(pages.values(), 1):
        answer = client.get(f"/briefing/preview/{generation}/{number}.png{ASKED}")
        assert (answer.mimetype, answer.data) == ("image/png", content)
    again = client.get(
        answer.request.path + ASKED, headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["{generation}/99", "{generation}/0", "{generation}/x", "old/1"])
def test_other_pages_and_generations_are_not_found(client, sample_reader, path):
    asked = path.format(generation=sample_reader.place.generation_id)
    assert client.get(f"/briefing/preview/{asked}.png{ASKED}").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [("docx", 404), ("pdf?period=1999-01", 400), ("pdf?area=nowhere", 400), ("pdf?x=1", 400)],
)
def test_what_cannot_be_made_is_refused_in_words(client, path, status):
    answer = client.get(f"/export/briefing/{path}")
    assert (answer.status_code, answer.mimetype) == (status, "text/plain")


def test_a_name_the_font_cannot_print_is_told(client, monkeypatch):
    def refuse(*_):
        raise BriefingError("No glyph for 𰻝.", "a name in the font", "write it otherwise")

    monkeypatch.setattr(briefing_drafts, "files_of", refuse)
    answer = client.get("/export/briefing/slide?period=2026-08")
    assert answer.status_code == 503
    assert "𰻝" in answer.text


def test_what_a_briefing_does_not_heed_makes_no_other_one(sample_reader, monkeypatch):
    made = []
    monkeypatch.setattr(briefing_drafts, "files_of", lambda *_: made.append(1) or {"a.pdf": b"a"})
    drafts = Drafts()
    for address in (Address(), Address(theme="dark", metric="case_volume", channel="12345")):
        assert drafts.files(sample_reader, address.but(period="2026-09"), "pdf") == {"a.pdf": b"a"}
    assert made == [1]


def test_made_briefings_are_handed_out_and_nothing_else(clock, by_command, tmp_path):
    warehouse = Warehouse(Settings(home=tmp_path))
    box = warehouse.outbox
    box.mkdir()
    for name, content in by_command.items():
        (box / name).write_bytes(content)
    client = make_app(warehouse, clock).server.test_client()
    name = next(name for name in by_command if name.endswith(".pdf"))
    assert client.get(f"/export/issues/{name}").data == by_command[name]
    for other in (name.replace(".pdf", ".json"), "none.pdf"):
        assert client.get(f"/export/issues/{other}").status_code == 404
