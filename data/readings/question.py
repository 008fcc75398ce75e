"""A question to the reader: which metrics, over which scope, broken down how."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.scope import By, Scope


@dataclass(frozen=True, slots=True)
class Question:
    """Hashable, so that an answer can be cached by generation and question.

    ``lookback`` asks for as many periods before the scope's own, in place of its comparison
    and of what the metrics must leave out.
    """

    metrics: tuple[str, ...]
    scope: Scope
    by: By | None = None
    lookback: int = 0

    def one_by_one(self) -> tuple[Question, ...]:
        """The same question of each of its metrics alone."""
        if len(self.metrics) == 1:
            return (self,)
        return tuple(replace(self, metrics=(metric,)) for metric in self.metrics)
