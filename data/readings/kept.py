"""Answers are kept metric by metric: pages, their panels and exports ask for the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from threading import Lock

from cachetools import LRUCache

from data.readings.question import Question
from data.readings.reading import Reading

Answered = tuple[tuple[Reading, ...], ...]
Compute = Callable[[Sequence[Question]], Answered]
"""Answers questions of one metric each, in their order."""


class KeptAnswers:
    """The readings of the questions asked last, ``most`` readings in all. Threads may share it."""

    def __init__(self, most: int) -> None:
        self._answers: LRUCache[Question, tuple[Reading, ...]] = LRUCache(
            maxsize=most, getsizeof=lambda readings: len(readings) + 1
        )
        self._lock = Lock()

    def answer(self, questions: Iterable[Question], compute: Compute) -> Answered:
        """The readings of each question; those that are not known are computed together."""
        parted = [question.one_by_one() for question in questions]
        wanted = dict.fromkeys(chain.from_iterable(parted))
        known = self._known(wanted)
        lacking = [question for question in wanted if question not in known]
        if lacking:
            known |= self._keep(dict(zip(lacking, compute(lacking), strict=True)))
        return tuple(tuple(chain.from_iterable(map(known.__getitem__, own))) for own in parted)

    def find(self, question: Question) -> tuple[Reading, ...] | None:
        """The readings of a question of one metric, where they are known."""
        return self._known([question]).get(question)

    def _known(self, questions: Iterable[Question]) -> dict[Question, tuple[Reading, ...]]:
        with self._lock:
            found = {question: self._answers.get(question) for question in questions}
        return {question: readings for question, readings in found.items() if readings is not None}

    def _keep(
        self, answers: dict[Question, tuple[Reading, ...]]
    ) -> dict[Question, tuple[Reading, ...]]:
        with self._lock:
            for question, readings in answers.items():
                # What is larger than all that may be kept is not kept.
                if len(readings) < self._answers.maxsize:
                    self._answers[question] = readings
        return answers
