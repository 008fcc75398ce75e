"""The one formatter of numbers: what is printed beside every label, axis and bar."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from data.metrics.metric import Direction, Language, Unit
from layouts.text import say

MISSING: Final = "—"
_TENTH: Final = Decimal("0.1")
_HUNDREDTH: Final = Decimal("0.01")
_WAN: Final = 10_000
_YI: Final = 100_000_000
_COUNTS: Final[tuple[Unit, ...]] = ("cases", "calls", "whistles", "services", "service_hours")
_SMALL: Final[tuple[Unit, ...]] = ("times", "per_case", "per_call")
_WHOLE: Final[dict[Unit, int]] = {"times": 1, "points": 100}


def format_value(
    value: float | None,
    unit: Unit,
    language: Language,
    target: float | None = None,
    direction: Direction = "up",
    *,
    is_aligned: bool = False,
) -> str:
    """A value without its unit word: 96.3%, 12,340, 12.34 万, 48.0, 0.97; "—" where it is missing.

    Rates are fractions of 1. They round half up to a tenth of a percent, but never to or past
    100 % or the target from its worse side; neither do ratios of flows to 1, nor scores to 100.
    ``is_aligned`` writes 100.0% for columns.
    """
    if value is None:
        return MISSING
    if unit == "ratio":
        percent = round_percent(value, target, direction)
        return "100%" if percent == 100 and not is_aligned else f"{percent}%"
    if unit in _COUNTS:
        return format_count(value, language)
    step, whole = _HUNDREDTH if unit in _SMALL else _TENTH, _WHOLE.get(unit)
    rounded = _exact(value).quantize(step, ROUND_HALF_UP)
    is_past = whole is not None and value < whole <= rounded
    return f"{rounded - step if is_past else rounded:,}"


def round_percent(
    value: float, target: float | None = None, direction: Direction = "up"
) -> Decimal:
    """A fraction as percent with one decimal, by the rule of ``format_value``."""
    exact = _exact(value) * 100
    rounded = exact.quantize(_TENTH, ROUND_HALF_UP)
    goal = None if target is None else _exact(target) * 100
    if direction == "down":
        if goal is not None and rounded <= goal < exact:
            return exact.quantize(_TENTH, ROUND_CEILING)
        goal = None
    if exact < 100 <= rounded or (goal is not None and exact < goal <= rounded):
        return exact.quantize(_TENTH, ROUND_FLOOR)
    return rounded


def format_count(value: float, language: Language) -> str:
    """A count: thousands with commas; in Chinese 万 from 100,000 and 亿 from 100,000,000."""
    size, word = _grouping(value, language)
    return _grouped(value, size) + (f" {word}" if word else "")


def format_with_unit(value: float | None, unit: Unit, language: Language) -> str:
    """A value with its unit word: 12,340 小时, 96.3%."""
    shown = format_value(value, unit, language)
    return f"{shown} {unit_word(unit, language, shown)}".strip()


def group_alike(values: Sequence[float], language: Language) -> tuple[list[str], str]:
    """Counts that stand together, grouped alike, and the word of their size (万, 亿 or none)."""
    size, word = _grouping(max(values), language)
    return [_grouped(value, size) for value in values], word


def format_share(part: float | None, whole: float | None) -> str:
    """A part of a whole in percent with one decimal."""
    return MISSING if part is None or not whole else f"{round_percent(part / whole)}%"


def format_interval(low: float | None, high: float | None) -> str:
    """The bounds of a rate: 89.5%–91.7%."""
    if low is None or high is None:
        return MISSING
    return f"{round_percent(low)}%–{round_percent(high)}%"


def format_break(value: float, unit: Unit, language: Language) -> str:
    """A class limit, without needless decimals: 85%, 48, 0.3."""
    if unit == "ratio":
        return f"{shorten(_exact(value) * 100)}%"
    return format_count(value, language) if value == int(value) else f"{value:g}"


def shorten(value: float | Decimal) -> str:
    """A number without needless decimals: 20, 0.5."""
    exact = value if isinstance(value, Decimal) else _exact(round(value, 6))
    return f"{exact.normalize():f}"


def unit_word(unit: Unit, language: Language, shown: str = "") -> str:
    """The word after a number, as ``shown``, or of many; empty for rates, whose sign stands in the
    number.
    """
    return "" if unit == "ratio" else say(language, f"unit.{unit}", count=shown)


def round_tenth(value: float) -> Decimal:
    """Half up to one decimal."""
    return _exact(value).quantize(_TENTH, ROUND_HALF_UP)


def _grouping(value: float, language: Language) -> tuple[int, str]:
    if language == "en" or abs(value) < 10 * _WAN:
        return 1, ""
    return (_YI, "亿") if abs(value) >= _YI else (_WAN, "万")


def _grouped(value: float, size: int) -> str:
    if size > 1:
        return f"{(_exact(value) / size).quantize(_HUNDREDTH, ROUND_HALF_UP):,}"
    return f"{_exact(value).quantize(Decimal(1), ROUND_HALF_UP):,}"


def _exact(value: float) -> Decimal:
    """The shortest decimal that reads back as the float: 0.945 is 0.945, not 0.94499…."""
    return Decimal(repr(float(value)))
