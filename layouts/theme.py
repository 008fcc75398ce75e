"""Colours: the tokens of both themes and the palettes of maps, as figures need them.

assets/theme.css states the same tokens for the page; a test keeps the two equal.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data.address import Theme
from data.metrics.metric import Metric

_LIGHT: Final = {
    "bg": "#F4F5F7",
    "surface": "#FFFFFF",
    "surface-2": "#F8F9FA",
    "band": "#F1F3F5",
    "line": "#E3E7EB",
    "line-2": "#C7CED5",
    "line-3": "#8A96A1",
    "ink": "#15202B",
    "ink-2": "#46535F",
    "ink-3": "#5F6B76",
    "accent": "#1B5E8C",
    "on-accent": "#FFFFFF",
    "warn": "#B0480C",
    "mark-low": "#7A2E04",
    "mark-high": "#0E3D5E",
    "on-mark": "#FFFFFF",
    "ctx": "#8693A0",
    "bar": "#A7B3BD",
    "bar-warn": "#D9A06E",
    "stage": "#7F97A9",
    "select": "#E9F1F6",
    "demo": "#8A3A0A",
    "demo-bg": "#FFF8F1",
    "demo-line": "#D9B48F",
    "no-data": "#EEF0F2",
    "map-ground": "#DFE7EC",
}
_DARK: Final = {
    "bg": "#0C1218",
    "surface": "#131B23",
    "surface-2": "#18222B",
    "band": "#18222B",
    "line": "#25313C",
    "line-2": "#3A4956",
    "line-3": "#6C7B87",
    "ink": "#F1F4F6",
    "ink-2": "#BAC5CE",
    "ink-3": "#8F9CA8",
    "accent": "#7CBDE8",
    "on-accent": "#10181F",
    "warn": "#FF9F57",
    "mark-low": "#FF9F57",
    "mark-high": "#7CBDE8",
    "on-mark": "#1A0E05",
    "ctx": "#6C7B87",
    "bar": "#4A5966",
    "bar-warn": "#8A5A34",
    "stage": "#5B7486",
    "select": "#1C3140",
    "demo": "#FF9F57",
    "demo-bg": "#131B23",
    "demo-line": "#FF9F57",
    "no-data": "#1B242D",
    "map-ground": "#263641",
}
TOKENS: Final = MappingProxyType({"light": _LIGHT, "dark": _DARK})

# Worst first: three classes short of the reference, two at or past it.
DIVERGING: Final = MappingProxyType(
    {
        "light": ("#B0480C", "#E28B48", "#F8DDC0", "#CFE1EC", "#6FA6C8"),
        "dark": ("#FF9F57", "#C9702E", "#6B4630", "#234258", "#3A7BA6"),
    }
)
SEQUENTIAL: Final = MappingProxyType(
    {
        "light": ("#EAF3F7", "#B6D4E2", "#80B1CA", "#4787AC", "#205E8A", "#0C3656"),
        "dark": ("#142936", "#20506B", "#2E7196", "#4F9BC6", "#85C3EA", "#CDE9F8"),
    }
)
FONT: Final = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif'


@dataclass(frozen=True, slots=True)
class Palette:
    """The classes of one metric's map: ``len(colours) == len(breaks) + 1``, lowest value first.

    A value on a break belongs to its better side.
    """

    breaks: tuple[float, ...]
    colours: tuple[str, ...]
    is_low_better: bool = False

    def class_of(self, value: float) -> int:
        """The class of a value, counted from the lowest."""
        find = bisect_left if self.is_low_better else bisect_right
        return find(self.breaks, value)


def palette_of(metric: Metric, theme: Theme, target: float | None = None) -> Palette:
    """Diverging around the target, or the reference, for rates with a good side, else sequential."""
    if metric.is_rate and metric.direction != "none":
        breaks = metric.breaks_for(target)
        # Nothing is better than perfect: of the two classes at target only the best is left.
        spare = len(DIVERGING[theme]) - len(breaks) - 1
        *short, met, best = DIVERGING[theme]
        colours = (*short, *(met,) * (not spare), best)
        if metric.direction == "up":
            return Palette(breaks, colours)
        return Palette(breaks, colours[::-1], is_low_better=True)
    return Palette(metric.breaks, SEQUENTIAL[theme][: len(metric.breaks) + 1])
