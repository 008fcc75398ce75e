from __future__ import annotations

import errno

import pytest

from data.briefings import filing
from data.briefings.filing import file_all, forget
from data.briefings.outbox import alone_in, formats_made, keep_newest
from data.errors import BriefingError

FILES = {"月报-1.png": b"one", "月报.json": b"{}", "月报.pdf": b"two"}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_all_files_take_their_places_and_nothing_else_is_left(tmp_path):
    file_all(tmp_path / "new", FILES, last="月报.json")
    assert names(tmp_path / "new") == sorted(FILES)
    assert (tmp_path / "new" / "月报-1.png").read_bytes() == b"one"


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    (tmp_path / "月报.pdf").write_bytes(b"old")

    def full(path, content):
        if path.name == "月报.pdf":
            raise OSError(errno.ENOSPC, "no space", str(path))
        return real(path, content)

    real = type(tmp_path).write_bytes
    monkeypatch.setattr(type(tmp_path), "write_bytes", full)
    with pytest.raises(BriefingError, match="No space left") as error:
        file_all(tmp_path, FILES, last="月报.json")
    assert "--out" in error.value.remedy
    assert names(tmp_path) == ["月报.pdf"]
    assert (tmp_path / "月报.pdf").read_bytes() == b"old"


def test_a_system_that_cannot_write_the_names_says_how_it_can(tmp_path, monkeypatch):
    def foreign(path, content):
        path.name.encode("ascii")

    monkeypatch.setattr(type(tmp_path), "write_bytes", foreign)
    with pytest.raises(BriefingError, match=r"cannot write the name 月报.* \(ascii\)") as error:
        file_all(tmp_path, FILES, last="月报.json")
    assert "PYTHONUTF8=1" in error.value.remedy
    assert names(tmp_path) == []


def test_a_folder_that_is_a_file_is_one_clear_message(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(BriefingError, match="cannot be written"):
        file_all(tmp_path / "out", FILES, last="月报.json")


def test_the_document_takes_its_place_last(tmp_path, monkeypatch):
    moved = []
    monkeypatch.setattr(filing, "move", lambda _, target: moved.append(target.name))
    file_all(tmp_path, FILES, last="月报.json")
    assert moved[-1] == "月报.json"


def test_what_is_gone_already_is_forgotten(tmp_path):
    forget(tmp_path, ["no such file"])


def test_the_outbox_keeps_the_newest_issues_of_a_series_and_no_other_files(tmp_path):
    for stem in ("市-月报-2026-08", "市-月报-2026-09", "市-月报-2026-10", "市-周报-2026-W40"):
        for suffix in (".json", ".pdf", "-1.png", "-slide.png"):
            (tmp_path / f"{stem}{suffix}").write_bytes(b"")
    keep_newest(tmp_path, {"市-月报-": 2, "市-周报-": 1, "区-月报-": 1})
    assert len(names(tmp_path)) == 12
    kept = ("市-月报-2026-09", "市-月报-2026-10", "市-周报-2026-W40")
    assert formats_made(tmp_path) == dict.fromkeys(kept, frozenset({"pdf", "png", "slide"}))


def test_two_rounds_are_never_at_work_in_one_folder(tmp_path):
    with alone_in(tmp_path) as first, alone_in(tmp_path) as second:
        assert (first, second) == (True, False)
    with alone_in(tmp_path) as later:
        assert later


def test_a_folder_of_rounds_that_is_a_file_is_one_clear_message(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(BriefingError, match="cannot be written"), alone_in(tmp_path / "out"):
        pass
