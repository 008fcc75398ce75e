from __future__ import annotations

from datetime import timedelta

import pytest
from dash import html

from layouts.frame import FRAME_SLOTS
from layouts.page_form import HEAD_SLOTS, PageForm, Part, View, bare_part, board, panel_part
from tests.layouts.made import AS_OF, parts, sheet, words

FORM = PageForm(
    lambda view: ("sentence", "cards"),
    (
        panel_part("first", lambda view: view.sheet.language, "wide"),
        Part(
            "pair",
            (("pair", "className"), ("pair", "children")),
            lambda: html.Div(id="pair"),
            lambda view: ("shown", "two"),
        ),
        bare_part("last", lambda view: "three", lambda: html.P(id="last")),
    ),
    board("made-board"),
)


def test_slots_are_those_of_the_frame_the_head_and_the_parts_in_their_order():
    own = ("panel-first", "children"), ("pair", "className"), ("pair", "children")
    assert FORM.slots == (*FRAME_SLOTS, *HEAD_SLOTS, *own, ("last", "children"))


def test_every_slot_gets_the_value_that_its_part_draws():
    drawn = FORM.draw(View(sheet()))
    assert tuple(drawn) == FORM.slots
    assert [drawn[slot] for slot in FORM.slots[len(FRAME_SLOTS) :]] == [
        *("sentence", "cards"),
        *("zh", "shown", "two", "three"),
    ]


def test_the_skeleton_holds_the_parts_on_their_board():
    (made,) = [
        part for part in parts(FORM.layout()) if getattr(part, "className", "") == "made-board"
    ]
    assert [part.id for part in made.children] == ["panel-first", "pair", "last"]
    assert made.children[0].className == "panel wide"


def test_a_part_that_draws_too_little_is_a_fault():
    short = Part("pair", (("a", "children"), ("b", "children")), html.Div, lambda view: ("one",))
    with pytest.raises(ValueError, match="zip"):
        PageForm(FORM.head, (short,), FORM.arrange).draw(View(sheet()))


def test_the_clock_is_for_the_banner_of_stale_data_alone():
    late, unknown = (FORM.draw(View(sheet()), now) for now in (AS_OF + timedelta(days=5), None))
    assert [slot for slot in FORM.slots if words(late[slot]) != words(unknown[slot])] == [
        ("banner-stale", "children")
    ]
