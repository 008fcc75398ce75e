"""What commands show on a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from layouts.terminal import progress_on, table_of_rows


def printed(*shown, is_terminal=False):
    console = Console(file=io.StringIO(), force_terminal=is_terminal, width=80)
    for each in shown:
        console.print(each)
    return console


def test_what_became_of_rows_stands_in_columns_of_their_own():
    console = printed(table_of_rows([("cases.csv", (12_345, 12_000, 0, 0, 345, 1, 2))]))
    heading, row = console.file.getvalue().splitlines()
    assert heading.split() == [
        *("file", "read", "accepted", "updated", "unchanged", "refused", "nulled", "unplaced")
    ]
    assert row.split() == ["cases.csv", "12,345", "12,000", "0", "0", "345", "1", "2"]


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_bar_is_drawn_for_a_terminal_alone(is_terminal):
    console = printed(is_terminal=is_terminal)
    with progress_on(console) as told:
        told("a name", 1, 2)
    assert ("a name" in console.file.getvalue()) is is_terminal
    assert bool(console.file.getvalue()) is is_terminal
