"""What a difference to the comparison says: its sign, its words, and whether it says anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.metrics.metric import Language, Metric
from data.readings.noise import is_within_noise
from data.readings.reading import Figure, Reading
from layouts.dates import format_against, set_apart
from layouts.numbers import round_percent, round_tenth
from layouts.text import say

Tone = Literal["better", "worse", "neutral"]


@dataclass(frozen=True, slots=True)
class Change:
    """``arrow`` is ▲, ▼ or —; ``text`` the size in words; ``tone`` what it means."""

    arrow: str
    text: str
    tone: Tone = "neutral"

    @property
    def is_change(self) -> bool:
        return self.arrow != "—"


def format_change(reading: Reading, metric: Metric, language: Language) -> Change | None:
    """The change against the comparison; None where either figure is missing or too small.

    A count has no change from nothing: a time without any record is no base.
    """
    difference = _difference(reading)
    if difference is None or reading.previous is None:
        return None
    if difference and not reading.previous.value and metric.unit not in ("ratio", "hours"):
        return None
    size = _size(abs(difference), reading.previous, metric, language)
    if size is None:
        return Change("—", say(language, "change.none"))
    arrow = "▲" if difference > 0 else "▼"
    if is_within_noise(reading):
        return Change(arrow, say(language, "change.noise", size=size))
    tone = _tone(difference, metric)
    if metric.direction == "down" and tone != "neutral":
        size = say(language, f"change.{tone}", size=size)
    return Change(arrow, size, tone)


def name_comparison(reading: Reading, language: Language) -> str:
    """What a reading is compared with, in words: 较 10 月; empty where with nothing."""
    if reading.previous_period is None:
        return ""
    compared = format_against(reading.previous_period, reading.period, language)
    return say(language, "change.against", period=set_apart(compared, language)).rstrip()


def _difference(reading: Reading) -> float | None:
    """None also where a rate's denominator is below its smallest n in either period."""
    figures = (reading.figure, reading.previous)
    if any(figure is None or figure.status != "ok" for figure in figures):
        return None
    return reading.change


def _size(difference: float, before: Figure, metric: Metric, language: Language) -> str | None:
    """How large, in the words of the unit; None where it rounds to nothing."""
    if metric.unit == "ratio":
        points = round_percent(difference)
        return say(language, "change.points", points=points) if points else None
    if metric.unit == "hours":
        hours = round_tenth(difference)
        return say(language, "change.hours", hours=hours) if hours else None
    percent = round_percent(difference / before.value) if before.value else 0
    return f"{percent}%" if percent else None


def _tone(difference: float, metric: Metric) -> Tone:
    # Nothing says how far two medians differ by chance.
    if metric.direction == "none" or metric.quantile is not None:
        return "neutral"
    return "better" if (difference > 0) == (metric.direction == "up") else "worse"
