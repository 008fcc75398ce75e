from __future__ import annotations

import pytest

from callbacks.breakdown import Breakdown, breakdown_of
from data.address import Address
from data.errors import QuestionError
from data.place import Place


def test_the_whole_place_is_broken_down_by_its_largest_level(place):
    assert breakdown_of(Address(), place) == Breakdown("street", None)


def test_a_stated_level_is_kept(place):
    assert breakdown_of(Address(level="grid"), place) == Breakdown("grid", None)


def test_an_area_is_broken_down_by_the_first_level_below_it(place):
    assert breakdown_of(Address(area="street:1"), place) == Breakdown("grid", "street:1")


def test_a_level_above_the_area_gives_way(place):
    address = Address(area="street:1", level="street")
    assert breakdown_of(address, place) == Breakdown("grid", "street:1")


def test_an_area_without_areas_below_is_shown_among_its_siblings(place):
    assert breakdown_of(Address(area="grid:1"), place) == Breakdown("grid", "street:1")
    assert breakdown_of(Address(area="street:2"), place) == Breakdown("street", None)


def test_a_level_that_does_not_exist_is_named(place):
    with pytest.raises(QuestionError, match="village"):
        breakdown_of(Address(level="village"), place)


def test_a_place_without_areas_has_no_breakdown(place):
    bare = Place(place.generation_id, place.profile, place.as_of, {"place": place.root})
    assert breakdown_of(Address(), bare) is None
