"""Briefings made side by side are those made one by one, and one that fails holds up no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from callbacks import briefing_work
from callbacks.briefing_rounds import asked_turns
from callbacks.briefing_work import carry_out
from data.errors import BriefingError, QuestionError


@pytest.fixture(scope="module")
def turns(sample_reader):
    place = sample_reader.place
    level = place.levels[0].key
    return asked_turns(place, "2026-10", [level], None, ("png", "pdf", "csv"), None)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_side_by_side_they_are_the_same_to_the_byte_as_one_by_one(sample_reader, turns, tmp_path):
    assert len(turns) > 1
    done = list(carry_out(sample_reader, turns, tmp_path / "many", workers=4))
    for turn in turns:
        (alone,) = carry_out(sample_reader, [turn], tmp_path / "each", workers=1)
        assert alone.paths
    assert [each.name for each in done] == [turn.name for turn in turns]
    assert contents(tmp_path / "many") == contents(tmp_path / "each")


def failing(fault, name, monkeypatch):
    """Lets one briefing fail where it is drawn."""
    real = briefing_work.files_of

    def files_of(document, formats):
        if document.head.file == name:
            raise fault
        return real(document, formats)

    monkeypatch.setattr(briefing_work, "files_of", files_of)


@pytest.mark.parametrize(
    "fault",
    [
        BriefingError("no such character", "others", "choose them"),
        QuestionError("nothing there", "something", "choose it", subject="period", asked="x"),
    ],
)
def test_one_that_cannot_be_made_holds_up_no_other(
    sample_reader, turns, tmp_path, monkeypatch, fault
):
    first, *others = (replace(turn, formats=("csv",)) for turn in turns)
    failing(fault, first.name, monkeypatch)
    done = list(carry_out(sample_reader, [first, *others], tmp_path))
    assert [each.fault for each in done] == [fault, *(None for _ in others)]
    assert not [name for name in contents(tmp_path) if name.startswith(first.name)]
    assert len(contents(tmp_path)) == 2 * len(others)


def test_a_folder_that_cannot_be_written_ends_the_round(sample_reader, turns, tmp_path):
    (tmp_path / "out").write_text("a file")
    tried = carry_out(sample_reader, turns, tmp_path / "out", workers=1)
    with pytest.raises(BriefingError, match="cannot be written"):
        next(tried)
    assert list(tried) == []


def test_who_stops_listening_finds_whole_briefings_alone(sample_reader, turns, tmp_path):
    round_ = carry_out(sample_reader, turns, tmp_path, workers=1)
    first = next(round_)
    round_.close()
    assert sorted(contents(tmp_path)) == sorted(path.name for path in first.paths)
