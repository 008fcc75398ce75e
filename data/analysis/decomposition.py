"""Why a rate changed: what each part of a whole adds to the difference of two periods.

A part moves the whole by its own rate, and by how much of the whole it is. With shares w and rates
r of the parts, R of the whole, and means over both periods marked by a bar,

    rate effect = w̄ · Δr        mix effect = Δw · (r̄ − R̄)

The effects of all parts add up to ΔR exactly (the symmetric form of Kitagawa, JASA 50:1168, 1955,
with the mix measured from the whole). It is arithmetic; of causes it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from data.analysis.apportioning import apportion
from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.reading import Figure, Reading

MOST_ROWS: Final = 8
_HUNDREDTHS: Final = 10_000
"""Hundredths of a percentage point in 1."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one part adds, as shares of 1. ``folded`` are the parts that a rest stands for."""

    key: str | None
    name: str
    rate: Fraction
    mix: Fraction
    folded: tuple[Contribution, ...] = ()

    @property
    def total(self) -> Fraction:
        return self.rate + self.mix


@dataclass(frozen=True, slots=True)
class Printed:
    """Percentage points to print, with two decimals: ``parts`` add up to ``total``, and so do
    ``rate`` and ``mix``. ``effects`` are the rate and the mix of each part, which add up to the part,
    and over all parts to ``rate`` and ``mix``.
    """

    parts: tuple[Decimal, ...]
    effects: tuple[tuple[Decimal, Decimal], ...]
    rate: Decimal
    mix: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Explanation:
    """The change of a rate from ``before`` to ``now``, as contributions of the parts of ``by``."""

    metric: str
    by: str
    before: Fraction
    now: Fraction
    contributions: tuple[Contribution, ...]

    @property
    def difference(self) -> Fraction:
        return self.now - self.before

    @property
    def rate(self) -> Fraction:
        return sum((part.rate for part in self.contributions), Fraction(0))

    @property
    def mix(self) -> Fraction:
        return sum((part.mix for part in self.contributions), Fraction(0))

    def folded(self, most: int = MOST_ROWS) -> Explanation:
        """The same in so many rows: the parts that matter least become one rest, the last row."""
        if len(self.contributions) <= most:
            return self
        kept = set(sorted(self.contributions, key=lambda part: -abs(part.total))[: most - 1])
        shown = tuple(part for part in self.contributions if part in kept)
        rest = tuple(part for part in self.contributions if part not in kept)
        mix = sum((part.mix for part in rest), Fraction(0))
        rate = sum((part.rate for part in rest), Fraction(0))
        return replace(self, contributions=(*shown, Contribution(None, "", rate, mix, rest)))

    def rounded(self) -> Printed:
        """The rows as they stand, and their sums, in percentage points."""
        parts = apportion([part.total * _HUNDREDTHS for part in self.contributions])
        rate, mix = apportion([self.rate * _HUNDREDTHS, self.mix * _HUNDREDTHS])
        rates = apportion([part.rate * _HUNDREDTHS for part in self.contributions], rate)
        effects = [
            (_points(own), _points(part - own)) for part, own in zip(parts, rates, strict=True)
        ]
        return Printed(
            tuple(map(_points, parts)),
            tuple(effects),
            _points(rate),
            _points(mix),
            _points(rate + mix),
        )


def can_explain(metric: Metric) -> bool:
    """True for a rate whose parts add up, each a rate of its own.

    Of a flow a part may have what is counted above the line and nothing below it.
    """
    is_quotient = metric.is_rate and metric.denominator is not None
    return is_quotient and metric.is_additive and metric.fact != "flows"


def explain(parts: Iterable[Reading], whole: Reading) -> Explanation | None:
    """Contributions of ``parts``, all groups of one breakdown of ``whole``, the highest first.

    None where the whole has no value in one of the periods, where the metric is no rate that adds
    up, or where the parts do not make up the whole. A part that is missing in one period is taken
    to have had its other rate: what it adds is all mix.
    """
    if not can_explain(metric_of(whole.metric)) or whole.previous is None:
        return None
    now, before = _Counted.of(whole.figure), _Counted.of(whole.previous)
    found = [(part, _Counted.of(part.figure), _Counted.of(part.previous)) for part in parts]
    is_whole = _sum(each for _, each, _ in found) == now and _sum(e for *_, e in found) == before
    if not now.denominator or not before.denominator or not is_whole:
        return None
    contributions = [
        _contribution(part, (earlier, later), (before, now))
        for part, later, earlier in found
        if earlier.denominator or later.denominator
    ]
    contributions.sort(key=lambda part: (-part.total, part.key is None, part.key or ""))
    by = found[0][0].by
    return Explanation(whole.metric, by, before.rate, now.rate, tuple(contributions))


@dataclass(frozen=True, slots=True)
class _Counted:
    numerator: Fraction
    denominator: Fraction

    @classmethod
    def of(cls, figure: Figure | None) -> _Counted:
        parts = (figure.numerator, figure.denominator) if figure else (0, 0)
        return cls(*(Fraction(part or 0) for part in parts))

    @property
    def rate(self) -> Fraction:
        return self.numerator / self.denominator


def _sum(counted: Iterable[_Counted]) -> _Counted:
    found = list(counted)
    return _Counted(
        sum((each.numerator for each in found), Fraction(0)),
        sum((each.denominator for each in found), Fraction(0)),
    )


def _contribution(
    part: Reading, counted: tuple[_Counted, _Counted], wholes: tuple[_Counted, _Counted]
) -> Contribution:
    """``counted`` and ``wholes`` are before and now."""
    known = [each.rate for each in counted if each.denominator]
    first, last = known[0], known[-1]
    before, now = (
        each.denominator / whole.denominator for each, whole in zip(counted, wholes, strict=True)
    )
    middle = (wholes[0].rate + wholes[1].rate) / 2
    return Contribution(
        key=part.key,
        name=part.name,
        rate=(before + now) / 2 * (last - first),
        mix=(now - before) * ((first + last) / 2 - middle),
    )


def _points(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)
