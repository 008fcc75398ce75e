"""Rows that cannot be read are refused one by one; a file that was cut off is refused whole."""

from __future__ import annotations

import pytest

from data.errors import IntakeError
from data.intake.sweeping import sweep


@pytest.fixture
def swept(tmp_path):
    """Sweeps a text of three columns; answers what was refused and the sound rows."""

    def sweep_text(text: str):
        path, copy = tmp_path / "a.csv", tmp_path / "copy"
        path.write_text("a,b,c\n" + text, "utf-8", newline="")
        found = sweep(path, copy, ",", 3)
        return found, copy.read_text("utf-8").splitlines()

    return sweep_text


@pytest.mark.parametrize(
    ("text", "refused", "sound"),
    [
        ("1,x,y\n2,x\n3,x,y\n", [(3, "too few values")], ["2,1,x,y", "4,3,x,y"]),
        ("1,x\n2,x,y,z\n", [(2, "too few values"), (3, "too many values")], []),
        ("\n\r\n1,x,y\n\n2,x\n", [(6, "too few values")], ["4,1,x,y"]),
        ('1,"x"y,z\n2,x,y\n', [(2, "stray quotation mark")], ["3,2,x,y"]),
        ('1,"x,y\n2,x,y\n3,"x",y\n', [(2, "stray quotation mark")], ["3,2,x,y", "4,3,x,y"]),
        ('1,"x,y\n2,x,y\n', [(2, "stray quotation mark")], ["3,2,x,y"]),
        ('1,5" pipe,y\n', [], ['2,1,"5"" pipe",y']),
        ("1,x,y\ntotal\n", [(3, "too few values")], ["2,1,x,y"]),
    ],
)
def test_a_row_that_cannot_be_read_takes_no_other_with_it(swept, text, refused, sound) -> None:
    found, rows = swept(text)
    assert (found.refused, rows) == (refused, sound)
    assert found.read == len(refused) + len(sound)


def test_a_value_with_line_breaks_is_one_row(swept) -> None:
    found, rows = swept('1,"x\n\ny",z\n2,x\n')
    assert rows == ['2,1,"x', "", 'y",z']
    assert found.refused == [(3, "too few values")]


def test_a_quotation_mark_that_never_closes_costs_one_row_however_long_the_file(swept) -> None:
    found, rows = swept('1,"x,y\n' + "2,x,y\n" * 50_000)
    assert (len(found.refused), len(rows)) == (1, 50_000)


@pytest.mark.parametrize("end", ["2,x", '2,"x', '2,"x\n', '2,"x\ny'])
def test_a_file_that_ends_inside_a_row_was_cut_off(swept, end) -> None:
    with pytest.raises(IntakeError, match=r"row \d: the file ends in the middle"):
        swept("1,x,y\n" + end)
