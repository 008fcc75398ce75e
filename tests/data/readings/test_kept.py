"""Answers are kept by metric: nothing is computed twice, whoever asks together with what."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from data.periods import ALL
from data.readings.kept import KeptAnswers
from data.readings.question import Question
from data.scope import By, Scope

SCOPE = Scope(datetime(2026, 10, 31), ALL)
VOLUME, OPEN, DUE = "case_volume", "overdue_open", "on_time_closure_rate"


class Computing:
    """Answers every question with as many readings as it is told, and notes what it was asked."""

    def __init__(self, readings: int = 1) -> None:
        self.asked: list[Question] = []
        self.readings = readings

    def __call__(self, questions):
        self.asked += questions
        return tuple(question.metrics * self.readings for question in questions)


def asked_of(kept, computing, *questions):
    return kept.answer(questions, computing)


def test_metrics_asked_in_other_company_are_not_computed_again():
    kept, computing = KeptAnswers(100), Computing()
    first = asked_of(kept, computing, Question((VOLUME, OPEN), SCOPE))
    second = asked_of(kept, computing, Question((OPEN,), SCOPE), Question((DUE, VOLUME), SCOPE))
    assert first == ((VOLUME, OPEN),)
    assert second == ((OPEN,), (DUE, VOLUME))
    assert computing.asked == [Question((key,), SCOPE) for key in (VOLUME, OPEN, DUE)]


def test_what_is_asked_twice_at_once_is_computed_once():
    computing = Computing()
    question = Question((VOLUME,), SCOPE)
    assert asked_of(KeptAnswers(100), computing, question, question) == ((VOLUME,), (VOLUME,))
    assert computing.asked == [question]


def test_another_breakdown_scope_or_lookback_is_another_question():
    kept, computing = KeptAnswers(100), Computing()
    question = Question((VOLUME,), SCOPE)
    others = [
        Question((VOLUME,), SCOPE, By("channel")),
        Question((VOLUME,), replace(SCOPE, area="a")),
        Question((VOLUME,), SCOPE, lookback=2),
    ]
    asked_of(kept, computing, question)
    asked_of(kept, computing, *others)
    assert computing.asked == [question, *others]


def test_what_is_known_is_found_and_nothing_else():
    kept = KeptAnswers(100)
    asked_of(kept, Computing(), Question((VOLUME,), SCOPE))
    assert kept.find(Question((VOLUME,), SCOPE)) == (VOLUME,)
    assert kept.find(Question((OPEN,), SCOPE)) is None


def test_more_than_may_be_kept_is_answered_all_the_same():
    kept, computing = KeptAnswers(5), Computing(readings=20)
    assert asked_of(kept, computing, Question((VOLUME,), SCOPE)) == ((VOLUME,) * 20,)
    assert kept.find(Question((VOLUME,), SCOPE)) is None


def test_the_oldest_answers_make_room():
    kept, computing = KeptAnswers(5), Computing()
    for key in (VOLUME, OPEN, DUE):
        asked_of(kept, computing, Question((key,), SCOPE))
    assert kept.find(Question((VOLUME,), SCOPE)) is None
    assert kept.find(Question((DUE,), SCOPE)) == (DUE,)
