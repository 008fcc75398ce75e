"""The classes of a map, in words."""

from __future__ import annotations

from layouts.numbers import format_break
from layouts.sheet import Sheet
from layouts.theme import Palette


def name_class(sheet: Sheet, palette: Palette, index: int) -> str:
    """What a class of the chosen metric's map holds: ≥98%, 95–98%."""
    breaks, unit, language = palette.breaks, sheet.metric.unit, sheet.language
    below, above = ("≤", ">") if palette.is_low_better else ("<", "≥")
    if index == 0:
        shown = format_break(breaks[0], unit, language)
        return shown if _is_perfect(sheet, breaks[0]) else f"{below}{shown}"
    if index == len(breaks):
        shown = format_break(breaks[-1], unit, language)
        return shown if _is_perfect(sheet, breaks[-1]) else f"{above}{shown}"
    low = format_break(breaks[index - 1], unit, language).removesuffix("%")
    return f"{low}–{format_break(breaks[index], unit, language)}"


def _is_perfect(sheet: Sheet, limit: float) -> bool:
    """True where nothing can lie beyond a class limit."""
    return sheet.metric.is_rate and limit == (1.0 if sheet.metric.direction == "up" else 0.0)
