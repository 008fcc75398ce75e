"""The briefings that lie in a folder."""

from __future__ import annotations

import os

import pytest

from data.briefings.issues import issues_in, read_issued
from data.errors import BriefingError


def lay(folder, *names, at=1_000_000):
    for name in names:
        (folder / name).write_bytes(name.encode())
        os.utime(folder / name, (at, at))


def test_an_issue_has_its_files_in_the_order_of_formats_and_pages(tmp_path):
    lay(tmp_path, "区-月报-2026-10.json", "区-月报-2026-10.zip", "区-月报-2026-10-10.png")
    lay(tmp_path, "区-月报-2026-10-2.png", "区-月报-2026-10-wechat.png", "区-月报-2026-10.pdf")
    (issue,) = issues_in(tmp_path)
    assert [(file.format, file.page) for file in issue.files] == [
        *(("png", 2), ("png", 10), ("pdf", None), ("wechat", None), ("csv", None)),
    ]


def test_the_latest_issue_comes_first_and_has_its_own_files_alone(tmp_path):
    lay(tmp_path, "区-年报-2025.json", "区-年报-2025.pdf", at=2_000_000)
    lay(tmp_path, "区-专报-2026-10-01..2026-10-15.json", "区-专报-2026-10-01..2026-10-15.pdf")
    found = issues_in(tmp_path)
    assert [issue.stem for issue in found] == ["区-年报-2025", "区-专报-2026-10-01..2026-10-15"]
    assert [len(issue.files) for issue in found] == [1, 1]


def test_files_without_their_document_are_no_issue(tmp_path):
    lay(tmp_path, "区-月报-2026-10.pdf", "notes.txt")
    assert issues_in(tmp_path) == []
    assert issues_in(tmp_path / "none") == []


def test_only_files_of_issues_are_read(tmp_path):
    box = tmp_path / "box"
    box.mkdir()
    lay(tmp_path, "secret.pdf")
    lay(box, "a.json", "a.pdf", "other.pdf")
    assert read_issued(box, "a.pdf") == b"a.pdf"
    for name in ("a.json", "other.pdf", "../secret.pdf", ""):
        assert read_issued(box, name) is None


def test_what_a_round_takes_away_meanwhile_is_left_out(tmp_path):
    lay(tmp_path, "a.json", "b.pdf")
    for name in ("a.pdf", "b.json"):
        # It stands in the list of the folder, and is not there when it is asked for.
        (tmp_path / name).symlink_to("nowhere")
    (issue,) = issues_in(tmp_path)
    assert issue.stem == "a"
    assert read_issued(tmp_path, "a.pdf") is None


def test_a_folder_that_is_none_is_named(tmp_path):
    lay(tmp_path, "briefings")
    with pytest.raises(BriefingError, match="briefings cannot be read"):
        issues_in(tmp_path / "briefings")
