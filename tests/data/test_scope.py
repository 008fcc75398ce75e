from __future__ import annotations

from datetime import datetime

import pytest

from data.errors import QuestionError
from data.periods import ALL, parse_period
from data.scope import GRAINS, By, Scope, parse_by

AS_OF = datetime(2026, 10, 31, 23, 59, 59)


@pytest.mark.parametrize("text", ["area:grid", "area:street", *GRAINS])
def test_a_breakdown_is_written_as_it_is_read(text):
    assert str(parse_by(text)) == text


def test_a_breakdown_by_area_states_its_level():
    assert parse_by("area:grid") == By("area", "grid")


@pytest.mark.parametrize("text", ["", "area", "area:", "hour", "Day", "day:grid"])
def test_an_unknown_breakdown_is_refused_with_what_exists(text):
    with pytest.raises(QuestionError, match="area:LEVEL"):
        parse_by(text)


def test_a_scope_without_a_wish_to_compare_has_no_comparison():
    assert Scope(AS_OF, parse_period("2026-10", AS_OF)).comparison is None


def test_a_scope_compares_its_own_period():
    scope = Scope(AS_OF, parse_period("2026-10", AS_OF), compare="prev")
    assert scope.comparison == parse_period("2026-09", AS_OF)


def test_narrowing_a_scope_keeps_everything_else():
    scope = Scope(AS_OF, compare="year", filters=(("channel", "12345热线"),))
    narrowed = scope.within("street:1").during(parse_period("2026", AS_OF))
    assert (narrowed.area, narrowed.period.token) == ("street:1", "2026")
    assert (narrowed.filters, narrowed.compare) == (scope.filters, "year")
    assert narrowed.within(None).during(ALL) == scope


def test_equal_scopes_are_one_key_of_a_cache():
    assert len({Scope(AS_OF), Scope(AS_OF, ALL)}) == 1
