"""Numbers with what they count: fractions, quantities and the n of a reading."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from data.metrics.metric import Counted, Language, Metric, Residents, Unit
from data.readings.reading import Figure
from layouts.numbers import MISSING, format_count, format_value, group_alike
from layouts.text import say

_M2_PER_KM2: Final = 1_000_000
_BELOW: Final[dict[Unit, Counted]] = {"per_case": "cases", "per_call": "calls"}
_RECORDS: Final[dict[Counted, str]] = {"service_hours": "shifts", "points": "calls"}
"""What is counted record by record, where the number itself is an amount."""


def format_fraction(
    figure: Figure, metric: Metric, language: Language, *, is_bare: bool = False
) -> str:
    """Numerator and denominator with the word of what is counted: 4,321 / 4,487 件.

    Where the two count different things, each has its own word: 214 件 / 11,511 人. ``is_bare``
    leaves the word to the head of a column. Empty for counts, quantiles and scores, "—" where
    missing.
    """
    if metric.is_count or metric.quantile is not None or metric.weighted:
        return ""
    numerator, denominator = figure.numerator, figure.denominator
    if numerator is None or denominator is None:
        return MISSING
    counted, below = metric.counted, counted_below(metric)
    if below != counted:
        upper = format_quantity(numerator, counted, language)
        return f"{upper} / {format_quantity(denominator, below, language)}"
    shown, size_word = _alike((numerator, denominator), counted, language)
    word = "" if is_bare else counted_word(counted, language, shown[-1])
    return f"{' / '.join(shown)} {size_word}{word}".strip()


def format_quantity(value: float, counted: Counted | Residents, language: Language) -> str:
    """A number with the word of what it counts: 4,321 件, 103 个网格, 164.9 km²."""
    (shown,), size_word = _alike((value,), counted, language)
    return f"{shown} {size_word}{counted_word(counted, language, shown)}"


def format_n(n: int, metric: Metric, language: Language) -> str:
    """How many records, with their word: 6 件, 6 cases."""
    word = _RECORDS.get(
        metric.counted, metric.counted if metric.residents else counted_below(metric)
    )
    shown = format_count(n, language)
    return f"{shown} {say(language, f'counted.{word}', count=shown)}"


def format_figure(figure: Figure, metric: Metric, language: Language) -> str:
    """The value of one area: of a single grid that is judged, whether it meets the norm."""
    if is_judged(figure, metric):
        return say(language, "rank.met" if figure.numerator else "rank.short")
    return format_value(figure.value, metric.unit, language)


def is_judged(figure: Figure, metric: Metric) -> bool:
    """True of a single grid that meets a norm or not, where a share would say less."""
    return metric.counted == "grids" and figure.denominator == 1


def counted_below(metric: Metric) -> Counted | Residents:
    """What the denominator of a metric counts."""
    if metric.fact == "flows":
        return "cases"
    return metric.residents or _BELOW.get(metric.unit, metric.counted)


def counted_word(counted: Counted | Residents, language: Language, shown: str = "") -> str:
    """The word after a number, as ``shown``, of what is counted, or of many: 件, 户, km²."""
    return say(language, f"counted.{counted}", count=shown)


def _alike(
    values: Sequence[float], counted: Counted | Residents, language: Language
) -> tuple[list[str], str]:
    """Numbers of one kind, grouped alike, and the word of their size (万, 亿 or none)."""
    if counted == "m2":
        return _areas_km2(values), ""
    return group_alike(values, language)


def _areas_km2(areas_m2: Sequence[float]) -> list[str]:
    """Areas in km² with as many decimals as tell them apart: a gap is never rounded away."""
    least = 1 if max(areas_m2) >= 10 * _M2_PER_KM2 else 2
    for decimals in range(least, 7):
        step = Decimal(1).scaleb(-decimals)
        shown = [
            f"{(Decimal(str(m2)) / _M2_PER_KM2).quantize(step, ROUND_HALF_UP):,}" for m2 in areas_m2
        ]
        if len(set(shown)) == len({round(m2) for m2 in areas_m2}):
            break
    return shown
