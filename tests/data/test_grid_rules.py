"""A mask says how codes of grids look; how many communities a grid may have is a rule, too."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from data.grid_rules import GridRules

NATIONAL = "010000 990301 ### ### ##"


@pytest.mark.parametrize(
    ("code", "is_right"),
    [
        ("01000099030100160101", True),
        ("1000099030100160101", False),
        ("010000990301001601010", False),
        ("0100009903010016O101", False),
        ("02000099030100160101", False),
        ("010000 990301 001 601 01", False),
        ("010000990301００160101", False),
    ],
)
def test_a_mask_stands_for_whole_codes_of_its_form(code, is_right):
    assert GridRules(code_masks=(NATIONAL,)).fits(code) == is_right


def test_of_several_masks_one_is_enough_and_signs_of_expressions_are_plain():
    rules = GridRules(code_masks=("A.#", "(?)"))
    assert [rules.fits(code) for code in ("A.1", "Ab1", "(x)", "x")] == [True, False, True, False]


def test_without_masks_every_code_is_right():
    assert GridRules().fits("any")


@pytest.mark.parametrize("masks", [("010000",), ("## #", "###")])
def test_a_mask_that_says_nothing_new_is_a_fault(masks):
    with pytest.raises(ValidationError):
        GridRules(code_masks=masks)


def test_one_community_is_right_and_several_or_none_where_the_place_says_so():
    strict, free = GridRules(), GridRules(may_span_communities=True, may_lack_community=True)
    assert [strict.is_right(count) for count in (0, 1, 2)] == [False, True, False]
    assert all(free.is_right(count) for count in (0, 1, 2))
