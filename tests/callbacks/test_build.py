from __future__ import annotations

from callbacks.build import build_mark


def test_the_mark_follows_the_program_files(tmp_path):
    script = tmp_path / "assets" / "a.js"
    script.parent.mkdir()
    script.write_text("1")
    before = build_mark(tmp_path)
    assert build_mark(tmp_path) == before
    script.write_text("2")
    assert build_mark(tmp_path) != before
