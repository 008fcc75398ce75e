"""The words of the screen in Chinese, by what they belong to."""

from __future__ import annotations

from typing import Final

from layouts.text.zh import (
    cases,
    coverage,
    disputes,
    frame,
    measures,
    overview,
    profile,
    records,
    whistles,
)

WORDS: Final = {
    **cases.WORDS,
    **coverage.WORDS,
    **disputes.WORDS,
    **frame.WORDS,
    **measures.WORDS,
    **overview.WORDS,
    **profile.WORDS,
    **records.WORDS,
    **whistles.WORDS,
}
