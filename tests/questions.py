"""How tests ask: one metric, by default of September 2026 as known at the end of October."""

from __future__ import annotations

from datetime import datetime

from data.periods import parse_period
from data.readings.question import Question
from data.scope import Scope, parse_by

T = datetime(2026, 10, 31, 23, 59, 59)
SEPTEMBER = parse_period("2026-09", T)


def grids(names):
    """A grid of its own for each example, so that one store holds them all."""
    return [{"level": "grid", "code": name, "name": name} for name in names]


def figures(reader, metric, by=None, period=SEPTEMBER, as_of=T, **scope):
    """The figures of each group by its key. ``period`` may be written as in an address."""
    period = parse_period(period, as_of) if isinstance(period, str) else period
    asked = Question((metric,), Scope(as_of, period, **scope), parse_by(by) if by else None)
    return {reading.key: reading.figure for reading in reader.read(asked)[0]}


def figure(reader, metric, **stated):
    return figures(reader, metric, **stated)[None]


def parts(found):
    """Numerator and denominator."""
    return found.numerator, found.denominator
