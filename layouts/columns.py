"""Twelve months as columns: parts upon each other, the months of the period marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dash import html

from layouts.attributes import attributes

_ROOM: Final = 2
"""A number is wider than its column, by so many columns to either side."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``parts`` from the ground up as (class, amount); ``label`` stands on it where it
    is one of those that are labelled.
    """

    name: str
    parts: tuple[tuple[str, float], ...]
    label: str
    is_here: bool = False
    is_partial: bool = False

    @property
    def total(self) -> float:
        return sum(amount for _, amount in self.parts)


def draw_columns(columns: Sequence[Column], sentence: str) -> html.Div:
    """The columns from zero; those of the period, the highest and the first bear their numbers."""
    peak = max((column.total for column in columns), default=0.0)
    labelled = _labelled(columns, peak)
    return html.Div(
        [
            _column(column, peak or 1.0, is_labelled=i in labelled)
            for i, column in enumerate(columns)
        ],
        className="month-columns",
        role="img",
        **attributes(aria_label=sentence),
    )


def _labelled(columns: Sequence[Column], peak: float) -> set[int]:
    """Which columns bear their numbers: the highest and the first where that leaves room."""
    labelled = {i for i, column in enumerate(columns) if column.is_here}
    highest = [i for i, column in enumerate(columns) if column.total == peak][:1]
    for i in (*highest, 0):
        if all(abs(i - other) > _ROOM for other in labelled):
            labelled.add(i)
    return labelled


def _column(column: Column, peak: float, *, is_labelled: bool) -> html.Div:
    # The first part stands on the ground, so the last comes first.
    parts = [
        html.Span(className=f"month-part {name}", style=_share(amount / peak))
        for name, amount in reversed(column.parts)
        if amount
    ]
    label = html.Span(column.label if is_labelled else "", className="month-label")
    above = html.Span(className="month-room", style=_share(1 - column.total / peak))
    traits = (" is-here" if column.is_here else "", " is-partial" if column.is_partial else "")
    return html.Div(
        [
            html.Div([above, label, *parts], className="month-bar"),
            html.Span(column.name, className="month-name"),
        ],
        className="month-column" + "".join(traits),
    )


def _share(share: float) -> dict[str, str]:
    """So much of the height that the labels leave."""
    return {"flexGrow": f"{share:.4f}"}
