"""A statement reads the columns that it names, and those that these are made of."""

from __future__ import annotations

from data.readings.facts.columns import names_in, narrow, needed, selected

MADE = {"is_open": "NOT is_closed", "is_late": "is_open AND due_at <= judged_at", "age": "days"}


def test_what_is_used_brings_what_it_is_made_of_in_its_order():
    assert list(needed(MADE, names_in("count_if(is_late)"))) == ["is_open", "is_late"]
    assert needed(MADE, frozenset()) == {}
    assert needed(MADE, None) == MADE


def test_columns_stand_after_others():
    assert selected({"age": "days"}) == ", days AS age"
    assert selected({}) == ""


def test_a_table_is_as_wide_as_what_is_used_of_it():
    used = names_in("count(closed_at) + due_at")
    assert narrow("cases", used) == "(SELECT due_at, closed_at FROM cases)"
    replaced = narrow("cases", used, {"due_at": "close_due_at"})
    assert replaced == "(SELECT close_due_at AS due_at, closed_at FROM cases)"


def test_a_table_of_which_nothing_is_used_still_has_its_rows():
    assert narrow("cases", frozenset()) == "(SELECT NULL FROM cases)"
    assert narrow("cases", None) == "cases"
