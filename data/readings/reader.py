"""The one place where numbers are computed: questions in, readings out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

import duckdb
from cachetools import LRUCache

from data.atlas import Atlas
from data.errors import QuestionError
from data.generations import reading_faults
from data.metrics.catalogue import metric_of
from data.metrics.metric import Fact
from data.place import Place
from data.readings.batches import answer_batches
from data.readings.composing import compose
from data.readings.context import Context, load_context
from data.readings.facts.registry import FACTS
from data.readings.kept import Answered, KeptAnswers
from data.readings.planning import Plan
from data.readings.question import Question
from data.readings.row import Listing, Row, RowPage
from data.readings.rows import count_rows, list_rows, stream_rows
from data.readings.totals import Totals, totals_of

Answer = TypeVar("Answer")
# Some 100 MB: a reading takes about half a kilobyte.
_CACHED_READINGS: Final = 200_000
_RECALLED: Final = 500


class Reader:
    """Readings of one generation. Answers depend on generation and questions alone."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._context: Context = load_context(connection.cursor(), path.stem)
        self.atlas = Atlas(connection, path)
        self._kept = KeptAnswers(_CACHED_READINGS)
        self._recalled: LRUCache[Hashable, Any] = LRUCache(maxsize=_RECALLED)
        self._recalling = Lock()

    @property
    def place(self) -> Place:
        return self._context.place

    @property
    def first_day(self) -> date:
        """The first day on which anything was reported."""
        return self._context.first_day

    @property
    def feeds(self) -> Mapping[Fact, frozenset[date]]:
        """The days on which anything came in, by fact."""
        return self._context.days

    def read(self, *questions: Question) -> Answered:
        """Answer questions together, with as few statements as they have bases and scopes.

        Each answer holds, for every metric in the order asked, one reading for each group of
        the breakdown: areas with nothing to count included, what is not placed or not stated
        last. Raises QuestionError for an unknown metric, level or area, and StoreError.
        """
        for question in questions:
            self._check(question)
        return self._kept.answer(questions, self._compute)

    def list_rows(self, listing: Listing) -> RowPage:
        """A page of the rows behind a number. Raises as ``read``, and QuestionError for a metric
        without rows of its own or an unknown order.

        To turn the page, or put it in another order, counts nothing anew.
        """
        self._check(listing.question)
        totals = self._totals(listing.unordered)
        return self.recall(
            listing, lambda cursor, context: list_rows(cursor, listing, context, totals)
        )

    def _totals(self, listing: Listing) -> Totals:
        """What a reading that is known says of them, else what a count of the rows does."""
        for question in (listing.question, replace(listing.question, scope=listing.scope)):
            known = totals_of(listing, self._kept.find(question) or ())
            if known is not None:
                return known
        return self.recall(
            ("totals", listing), lambda cursor, context: count_rows(cursor, listing, context)
        )

    def ask(self, answer: Callable[[duckdb.DuckDBPyConnection, Context], Answer]) -> Answer:
        """What ``answer`` finds in the generation with a connection of its own. Raises StoreError."""
        with reading_faults(self._path), self._connection.cursor() as cursor:
            return answer(cursor, self._context)

    def recall(
        self, key: Hashable, answer: Callable[[duckdb.DuckDBPyConnection, Context], Answer]
    ) -> Answer:
        """As ``ask``, but an ``answer`` that takes its time is found once for each ``key``."""
        with self._recalling:
            found: Answer | None = self._recalled.get(key)
        if found is None:
            found = self.ask(answer)
            with self._recalling:
                self._recalled[key] = found
        return found

    def stream_rows(self, listing: Listing) -> Iterator[Row]:
        """All of these rows, one after the other. Raises as ``list_rows``, before the first."""
        self._check(listing.question)
        cursor = self._connection.cursor()
        with reading_faults(self._path):
            rows = stream_rows(cursor, listing, self._context)
        return self._guarded(rows, cursor)

    def _guarded(self, rows: Iterator[Row], cursor: duckdb.DuckDBPyConnection) -> Iterator[Row]:
        with reading_faults(self._path), cursor:
            yield from rows

    def _check(self, question: Question) -> None:
        by = question.by
        if by is not None and by.level is not None:
            self.place.level(by.level)
        for key in question.metrics:
            grains = FACTS[metric_of(key).fact].grains
            if by is not None and by.grain != "area" and by.grain not in grains:
                raise QuestionError(
                    f"{key} cannot be broken down by {by}.",
                    f"one of: area:LEVEL, {', '.join(grains)}",
                    "choose one of these, or ask for this metric alone",
                    subject="breakdown",
                    asked=str(by),
                )
        if question.scope.area is not None:
            self.place.area(question.scope.area)

    def _compute(self, questions: Sequence[Question]) -> Answered:
        plan = Plan.of(questions, self._context.recorded)
        # A connection serves one thread at a time; a cursor is its own.
        with reading_faults(self._path), self._connection.cursor() as cursor:
            answers = answer_batches(cursor, plan.batches, self._context)
        return tuple(compose(question, plan, answers, self._context) for question in questions)
