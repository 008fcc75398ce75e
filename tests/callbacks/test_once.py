"""What is made once: told again, forgotten by weight, and tried again after a fault."""

from __future__ import annotations

import pytest

from callbacks.once import Once


@pytest.fixture
def making():
    """Makes texts, and the keys of all that were made."""
    once, made = Once("texts", 10, len), []

    def ask(key):
        return once.awaited(key, lambda: made.append(key) or key)

    return ask, made


def test_what_was_made_is_told_again(making):
    ask, made = making
    assert [ask("a" * 4), ask("a" * 4)] == ["aaaa", "aaaa"]
    assert made == ["aaaa"]


def test_what_was_asked_for_longest_ago_is_forgotten_by_weight(making):
    ask, made = making
    for key in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        ask(key)
    assert made == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_what_weighs_more_than_all_that_is_kept_is_told_nevertheless(making):
    ask, _ = making
    assert ask("a" * 11) == "a" * 11


def test_a_fault_is_told_to_all_and_tried_again():
    once = Once("texts", 10, len)
    with pytest.raises(ZeroDivisionError):
        once.awaited("a", lambda: 1 / 0)
    assert once.awaited("a", lambda: "made") == "made"
