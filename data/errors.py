"""Every error a user can meet, as one small tree.

    GelanError
    ├── ProfileError     the place profile is wrong
    ├── IntakeError      a file cannot be taken in as a whole
    ├── StoreError       the store of generations cannot be read or written
    └── QuestionError    the question names something that does not exist

A message says what was given, what was expected and what to do. Exceptions of
libraries are translated where they enter; none of them reaches a user.
"""

from __future__ import annotations

from collections.abc import Iterable


class GelanError(Exception):
    """What was given, what was expected, what to do."""

    def __init__(self, given: str, expected: str, remedy: str) -> None:
        super().__init__(given, expected, remedy)
        self.given, self.expected, self.remedy = given, expected, remedy

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


class QuestionError(GelanError):
    """A metric, area, level, period or page that does not exist was asked for."""
