from __future__ import annotations

import pytest

from layouts.sankey import LEAST_PX, lay_out

COUNTS = {("a", "x"): 60, ("a", "y"): 20, ("b", "x"): 20}


def test_widths_are_to_one_scale():
    widths = [ribbon.width for ribbon in lay_out(COUNTS, "ab", "xy", 200).ribbons]
    assert widths[0] == pytest.approx(3 * widths[1]) == pytest.approx(3 * widths[2])


def test_nodes_and_ribbons_fill_the_height_and_no_more():
    sankey = lay_out(COUNTS, "ab", "xy", 200)
    for nodes in (sankey.sources, sankey.targets):
        assert nodes[0].top == pytest.approx(0)
        assert nodes[-1].top + nodes[-1].height == pytest.approx(200)
        assert sum(node.count for node in nodes) == 100


def test_ribbons_stack_in_their_nodes_without_overlap():
    sankey = lay_out(COUNTS, "ab", "xy", 200)
    first, second, third = sankey.ribbons
    assert second.start == pytest.approx(first.start + first.width)
    assert third.end == pytest.approx(first.end + first.width)
    assert second.end == pytest.approx(sankey.targets[1].top)


def test_what_is_too_thin_to_be_seen_is_widened_and_that_is_stated():
    sankey = lay_out({("a", "x"): 10_000, ("a", "y"): 1}, "a", "xy", 200)
    assert sankey.has_least
    assert [ribbon.width for ribbon in sankey.ribbons] == pytest.approx([184.4, LEAST_PX])
    assert not lay_out(COUNTS, "ab", "xy", 200).has_least


def test_a_side_with_fewer_nodes_stands_in_the_middle():
    sankey = lay_out({("a", "x"): 1, ("b", "x"): 1}, "ab", "x", 114)
    assert [node.top for node in sankey.targets] == [7]


def test_what_nobody_took_is_left_out():
    sankey = lay_out({("a", "x"): 5, ("b", "x"): 0}, "abc", "xy", 100)
    assert [node.key for node in (*sankey.sources, *sankey.targets)] == ["a", "x"]
