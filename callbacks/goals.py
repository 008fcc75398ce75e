"""The goals of the place on a page: what they ask, and how far they are reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from data.aims import Goal
from data.place import Place
from data.readings.progress import Progress, progress_of, questions_of
from data.readings.question import Question
from data.readings.reading import Reading
from data.scope import Scope


def goal_questions(place: Place, scope: Scope, metrics: Collection[str]) -> dict[str, Question]:
    """The questions of the goals shown with these metrics, two for each goal, by name.

    A total is meant for the whole place, growth for each of its areas; neither for a selection
    of records.
    """
    return {
        name: question
        for goal in _in_force(place, metrics)
        if not scope.filters and (goal.total is None or scope.area is None)
        for name, question in zip(_names(goal), questions_of(goal, scope), strict=True)
    }


def progress_by_metric(
    place: Place, metrics: Collection[str], answers: Mapping[str, tuple[Reading, ...]]
) -> dict[str, Progress]:
    """How far each goal is reached; one of which nothing can be said is left out."""
    found = {
        goal.metric: progress_of(goal, *(answers[name][0] for name in _names(goal)))
        for goal in _in_force(place, metrics)
        if answers.keys() >= {*_names(goal)}
    }
    return {metric: progress for metric, progress in found.items() if progress is not None}


def _in_force(place: Place, metrics: Collection[str]) -> list[Goal]:
    """The first goal in force for each metric."""
    today = place.as_of.date()
    goals = [g for g in place.profile.goals if g.metric in metrics and g.is_in_force(today)]
    return list({goal.metric: goal for goal in reversed(goals)}.values())


def _names(goal: Goal) -> tuple[str, str]:
    return f"goal.{goal.metric}", f"goal.{goal.metric}.before"
