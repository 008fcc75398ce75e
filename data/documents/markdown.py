"""Tables as Markdown writes them."""

from __future__ import annotations

from collections.abc import Iterable

from data.metrics.metric import Text


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """The lines of a table, with an empty one behind it."""
    lines = [head, ("---",) * len(head), *rows]
    return [*(f"| {' | '.join(map(_cell, line))} |" for line in lines), ""]


def row(title: str, text: Text) -> tuple[str, str, str]:
    """A row with its title and both languages."""
    return (title, text.zh, text.en)


def same(text: str) -> Text:
    """What is written alike in both languages."""
    return Text(text, text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
