"""The plot of grid sizes: a dot for each grid over the households of its bin, or bars of many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import fmean
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.aims import Norm
from data.analysis.sizing import Sizing, is_within
from layouts.attributes import attributes
from layouts.axis import round_step
from layouts.norms import bounds_words
from layouts.numbers import round_tenth
from layouts.sheet import Sheet

BIN: Final = 10
"""Households of one column."""
MOST_DOTS: Final = 300
_MOST_BINS: Final = 60
_MARGIN_BINS: Final = 2


@dataclass(frozen=True, slots=True)
class _Axis:
    """Households from left to right, in bins."""

    low: int
    high: int
    width: int

    def at(self, households: float) -> str:
        """Where a number of households lies, for CSS."""
        return f"{(households / self.width - self.low) / (self.high - self.low):.3%}"

    @property
    def ticks(self) -> list[float]:
        step = round_step((self.high - self.low) * self.width / 5)
        first, last = ceil(self.low * self.width / step), floor(self.high * self.width / step)
        return [number * step for number in range(first, last + 1)]


def draw_plot(sheet: Sheet, households: Mapping[str, int], chosen: Sizing) -> html.Div:
    """``households`` by area id, against the norm of ``chosen``."""
    axis = _axis_of(households, chosen.norm)
    columns = _columns(households, axis)
    tallest = max(map(len, columns.values()))
    plot = [
        *_band(sheet, axis, chosen.norm),
        _mean(sheet, axis, fmean(households.values())),
        *(
            html.Div(
                _column(sheet, keys, households, chosen.norm, tallest),
                className="size-column",
                style={
                    "left": axis.at(bin_ * axis.width),
                    "width": axis.at((axis.low + 1) * axis.width),
                },
            )
            for bin_, keys in columns.items()
        ),
    ]
    ticks = [html.Span(f"{tick:g}", style={"left": axis.at(tick)}) for tick in axis.ticks]
    foot = html.Div(ticks, className="size-axis")
    label = sheet.say("sizes.alt", count=len(households), met=chosen.within)
    return html.Div(
        [html.Div(plot, className="size-plot"), foot],
        className="size-picture",
        role="group",
        **attributes(aria_label=label),
    )


def bars_of(households: Mapping[str, int], norm: Norm) -> list[tuple[str, int]]:
    """The households of each bar from the left, first to last, and how many grids it stands for."""
    axis = _axis_of(households, norm)
    return [
        (f"{bin_ * axis.width}–{(bin_ + 1) * axis.width - 1}", len(keys))
        for bin_, keys in _columns(households, axis).items()
    ]


def _columns(households: Mapping[str, int], axis: _Axis) -> dict[int, list[str]]:
    """The grids of each bin from the left, the smallest of them first."""
    columns: defaultdict[int, list[str]] = defaultdict(list)
    for key, count in sorted(households.items(), key=lambda item: item[1]):
        columns[count // axis.width].append(key)
    return columns


def _axis_of(households: Mapping[str, int], norm: Norm) -> _Axis:
    edges = [bound for bound in (norm.low, norm.high) if bound is not None]
    least, most = min(*households.values(), *edges), max(*households.values(), *edges)
    width = BIN * max(1, ceil((most - least) / BIN / _MOST_BINS))
    low = max(0, floor(least / width) - _MARGIN_BINS)
    return _Axis(low, floor(most / width) + 1 + _MARGIN_BINS, width)


def _band(sheet: Sheet, axis: _Axis, norm: Norm) -> list[Component]:
    """The norm with its edges; a side that it leaves open reaches to the end."""
    left = axis.at(norm.low) if norm.low is not None else "0%"
    right = axis.at(norm.high) if norm.high is not None else "100%"
    words = html.Span(sheet.say("sizes.norm", bounds=bounds_words(norm)))
    width = f"{float(right[:-1]) - float(left[:-1]):.3f}%"
    return [html.Div(words, className="size-band", style={"left": left, "width": width})]


def _mean(sheet: Sheet, axis: _Axis, mean: float) -> html.Div:
    words = html.Span(sheet.say("sizes.mean", mean=round_tenth(mean)))
    return html.Div(words, className="size-mean", style={"left": axis.at(mean)})


def _column(
    sheet: Sheet, keys: Sequence[str], households: Mapping[str, int], norm: Norm, tallest: int
) -> list[Component]:
    """Dots from the bottom up; of more than 300 grids two parts of a bar."""
    if len(households) > MOST_DOTS:
        met = sum(is_within(households[key], norm) for key in keys)
        return [
            html.Span(className=f"size-bar is-{side}", style={"height": f"{count / tallest:.1%}"})
            for side, count in (("met", met), ("short", len(keys) - met))
            if count
        ]
    return [
        dcc.Link(
            className="size-dot is-met"
            if is_within(households[key], norm)
            else "size-dot is-short",
            href=sheet.href_of_profile(key),
            title=sheet.say(
                "sizes.dot", area=sheet.place.areas[key].name, count=f"{households[key]:,}"
            ),
            children=html.Span(sheet.place.areas[key].name, className="unseen"),
            style={"bottom": f"{level / max(tallest, 1):.1%}"},
        )
        for level, key in enumerate(keys)
    ]
