"""Why a rate changed: contributions add up, and say what they mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from data.analysis.decomposition import can_explain, explain
from data.metrics.catalogue import CATALOGUE
from data.readings.question import Question
from data.scope import parse_by
from tests.data.analysis.made import ON_TIME, broken_down, rate
from tests.oracle import can_break_down
from tests.test_reconciliation import scopes

RATES = tuple(key for key, metric in CATALOGUE.items() if can_explain(metric))
PARTS = ("area:street", "area:grid", "channel", "category", "department")

counted = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
cities = st.lists(st.tuples(counted, counted), min_size=1, max_size=20)


def named(pairs):
    return [{f"p{number:02}": pair[at] for number, pair in enumerate(pairs)} for at in (0, 1)]


def explained(now, before):
    return explain(*broken_down(now, before))


def by_key(explanation):
    return {part.key: (part.rate, part.mix) for part in explanation.contributions}


def test_better_work_of_the_same_share_is_all_rate():
    found = explained({"a": (60, 100), "b": (50, 100)}, {"a": (50, 100), "b": (50, 100)})
    assert by_key(found) == {"a": (Fraction(1, 20), 0), "b": (0, 0)}


def test_more_of_what_goes_well_is_all_mix():
    found = explained({"a": (135, 150), "b": (25, 50)}, {"a": (90, 100), "b": (50, 100)})
    assert found.difference == Fraction(1, 10)
    assert found.rate == 0
    # Each part departs from the mean of the whole, 75 %: 1/4 × 15 and 1/4 × 25 points.
    assert by_key(found) == {"a": (0, Fraction(3, 80)), "b": (0, Fraction(1, 16))}


def test_a_part_that_is_new_or_gone_is_all_mix():
    found = explained({"old": (50, 100), "new": (80, 100)}, {"old": (50, 100), "new": (0, 0)})
    assert found.difference == Fraction(3, 20)
    assert {part.key: part.rate for part in found.contributions} == {"old": 0, "new": 0}
    back = explained({"old": (50, 100), "new": (0, 0)}, {"old": (50, 100), "new": (80, 100)})
    assert back.mix == -Fraction(3, 20)


def test_a_part_in_neither_period_is_no_part():
    found = explained({"a": (1, 2), "b": (0, 0)}, {"a": (1, 3), "b": (0, 0)})
    assert [part.key for part in found.contributions] == ["a"]


def test_nothing_is_explained_without_two_values():
    assert explained({"a": (1, 2)}, {"a": (0, 0)}) is None
    assert explained({"a": (0, 0)}, {"a": (1, 2)}) is None
    assert explained({"a": (1, 2)}, None) is None


def test_nothing_is_explained_by_parts_of_another_whole():
    parts, _ = broken_down({"a": (1, 2), "b": (3, 4)}, {"a": (1, 2), "b": (3, 4)})
    assert explain(parts, rate((4, 7), (4, 6), by="")) is None


def test_only_rates_that_add_up_are_explained():
    for key in ("median_hours_to_close", "case_volume", "cases_per_10k", "grid_area_coverage"):
        assert not can_explain(CATALOGUE[key])
    assert can_explain(CATALOGUE[ON_TIME])


@given(cities)
def test_contributions_add_up_to_the_last_digit(pairs):
    found = explained(*named(pairs))
    if found is None:
        return
    assert sum(part.total for part in found.contributions) == found.difference
    assert found.rate + found.mix == found.difference


@given(cities)
def test_a_folded_list_says_the_same_in_fewer_rows(pairs):
    found = explained(*named(pairs))
    if found is None:
        return
    folded = found.folded(8)
    assert len(folded.contributions) == min(8, len(found.contributions))
    assert (folded.rate, folded.mix) == (found.rate, found.mix)
    if folded is found:
        return
    *shown, rest = folded.contributions
    assert len(rest.folded) == len(found.contributions) - 7 >= 2
    assert max(abs(part.total) for part in rest.folded) <= min(abs(part.total) for part in shown)


@given(cities)
def test_the_highest_contribution_stands_first(pairs):
    found = explained(*named(pairs))
    if found is not None:
        totals = [part.total for part in found.contributions]
        assert totals == sorted(totals, reverse=True)


@given(cities)
def test_printed_parts_add_up_to_the_printed_total(pairs):
    found = explained(*named(pairs))
    if found is None:
        return
    printed = found.rounded()
    assert sum(printed.parts) == printed.rate + printed.mix == printed.total
    assert abs(Fraction(printed.total) - found.difference * 100) <= Fraction(1, 200)
    for part, shown in zip(found.contributions, printed.parts, strict=True):
        assert abs(Fraction(shown) - part.total * 100) < Fraction(1, 100)


@given(cities)
def test_printed_effects_add_up_along_and_across(pairs):
    found = explained(*named(pairs))
    if found is None:
        return
    printed = found.rounded()
    rates, mixes = zip(*printed.effects, strict=True)
    assert (sum(rates), sum(mixes)) == (printed.rate, printed.mix)
    assert [rate + mix for rate, mix in printed.effects] == list(printed.parts)
    rows = zip(printed.effects, found.contributions, strict=True)
    assert all(
        abs(rate - Decimal(float(part.rate * 100))) < Decimal("0.02") for (rate, _), part in rows
    )


def test_what_rounding_leaves_over_goes_to_the_largest_remainder():
    # Each adds 0.2222 points, all of them 0.6667.
    found = explained(dict.fromkeys("abc", (102, 300)), dict.fromkeys("abc", (100, 300)))
    printed = found.rounded()
    assert printed.parts == (Decimal("0.23"), Decimal("0.22"), Decimal("0.22"))
    assert printed.total == Decimal("0.67")


def exactly(figure):
    return Fraction(int(figure.numerator), int(figure.denominator))


def all_parts(reader, scope):
    """Each rate of a scope with its parts by each breakdown that suits it."""
    suited = {by: tuple(key for key in RATES if can_break_down(key, parse_by(by))) for by in PARTS}
    asked = [Question(keys, scope, parse_by(by)) for by, keys in suited.items()]
    wholes, *broken = reader.read(Question(RATES, scope), *asked)
    for keys, found in zip(suited.values(), broken, strict=True):
        for whole in wholes:
            if whole.metric in keys:
                yield whole, [part for part in found if part.metric == whole.metric]


@settings(max_examples=15)
@given(scope=scopes())
def test_any_change_of_the_sample_is_explained_to_the_last_digit(sample_reader, scope):
    for whole, parts in all_parts(sample_reader, scope):
        found = explain(parts, whole)
        if whole.value is None or whole.previous is None or whole.previous.value is None:
            assert found is None
        else:
            assert found is not None, (whole, parts)
            difference = exactly(whole.figure) - exactly(whole.previous)
            assert sum(part.total for part in found.contributions) == difference, whole
