"""The words of the screen in Chinese, by what they belong to."""

from __future__ import annotations

from typing import Final

from layouts.text.zh import cases, disputes, frame, measures, overview, records, whistles

WORDS: Final = {
    **cases.WORDS,
    **disputes.WORDS,
    **frame.WORDS,
    **measures.WORDS,
    **overview.WORDS,
    **records.WORDS,
    **whistles.WORDS,
}
