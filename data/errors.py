"""Every error a user can meet, as one small tree.

    GelanError
    ├── ProfileError     the place profile is wrong
    ├── IntakeError      a file cannot be taken in as a whole
    ├── StoreError       the store of generations cannot be read or written
    │   └── EmptyStoreError  nothing has been published yet
    ├── BriefingError    a briefing cannot be made or kept
    └── QuestionError    the question names something that does not exist

A message says what was given, what was expected and what to do. Exceptions of
libraries are translated where they enter; none of them reaches a user.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Case = Literal[
    "store.pointer", "store.earlier", "store.memory", "store.unreadable", "store.profile",
    "store.no_cases", "briefing.font", "briefing.glyphs", "briefing.unset", "briefing.outbox",
]  # fmt: skip


class GelanError(Exception):
    """What was given, what was expected, what to do.

    ``case`` and its ``facts`` let a screen say the same in another language; an error that only
    commands meet has none.
    """

    def __init__(
        self, given: str, expected: str, remedy: str, *, case: Case | None = None, **facts: object
    ) -> None:
        super().__init__(given, expected, remedy)
        self.given, self.expected, self.remedy = given, expected, remedy
        self.case, self.facts = case, facts

    def __str__(self) -> str:
        return f"{self.given}\n  expected: {self.expected}\n  to do: {self.remedy}"


class ProfileError(GelanError):
    """The place profile is wrong; all faults are listed at once."""

    @classmethod
    def of_faults(cls, name: str, faults: Iterable[str]) -> ProfileError:
        listed = "\n".join(f"  - {fault}" for fault in faults)
        return cls(
            f"Profile {name} has faults:\n{listed}",
            "a profile as described in docs/profiles.md",
            "correct the keys named above and run the command again",
        )


class IntakeError(GelanError):
    """A file cannot be taken in as a whole; the published view is unchanged."""


class StoreError(GelanError):
    """The store of generations cannot be read or written."""


class EmptyStoreError(StoreError):
    """Nothing has been published yet."""


class BriefingError(GelanError):
    """A briefing cannot be made or kept; no file of it is written."""


Subject = Literal[
    "setting", "value", "metric", "area", "level", "period", "page", "breakdown", "generation",
    "scene", "wall",
]  # fmt: skip


class QuestionError(GelanError):
    """A metric, area, level, period or page that does not exist was asked for.

    ``subject``, ``asked`` and ``choices`` let a screen say the same in its own language.
    """

    def __init__(
        self, given: str, expected: str, remedy: str, *, subject: Subject, asked: str
    ) -> None:
        super().__init__(given, expected, remedy)
        self.subject, self.asked = subject, asked

    @property
    def choices(self) -> str:
        """What there is to choose from; empty where it cannot be listed."""
        listed = self.expected.removeprefix("one of: ")
        return listed if listed != self.expected else ""
