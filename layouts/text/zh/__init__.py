"""The words of the screen in Chinese, by what they belong to."""

from __future__ import annotations

from typing import Final

from layouts.text.zh import (
    briefing,
    cases,
    coverage,
    desk,
    disputes,
    frame,
    measures,
    overview,
    profile,
    records,
    wall,
    whistles,
)

WORDS: Final = {
    **briefing.WORDS,
    **cases.WORDS,
    **coverage.WORDS,
    **desk.WORDS,
    **disputes.WORDS,
    **frame.WORDS,
    **measures.WORDS,
    **overview.WORDS,
    **profile.WORDS,
    **records.WORDS,
    **wall.WORDS,
    **whistles.WORDS,
}
