"""How long a step takes: from the stage before it to its own, or so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd

HOUR: Final = pd.Timedelta(hours=1)


def with_stage(
    rows: pd.DataFrame, stages: Sequence[str], is_reached: Sequence[pd.Series]
) -> pd.DataFrame:
    """Rows with ``stage``: how many stages after the first are reached, all up to the last one
    whose time has come. ``is_reached`` says so of each after the first.
    """
    farthest = pd.Series(0, index=rows.index)
    for number, reached in enumerate(is_reached, start=1):
        farthest = farthest.mask(reached.astype(bool), number)
    assert len(stages) == len(is_reached) + 1
    return rows.assign(stage=farthest)


def with_step(
    rows: pd.DataFrame, span: str, begun: str, ended: str, is_over: pd.Series, at: pd.Timestamp
) -> pd.DataFrame:
    """Rows with the hours of one step, where it is over, and the hours waited, where it is not.

    ``begun`` and ``ended`` are columns of times, those after T undone. A step that is over at an
    unknown time, or that began at one, took nobody knows how long.
    """
    hours = (rows[ended] - rows[begun]) / HOUR
    hours = hours.where(hours >= 0)  # what ended before it began is not known
    is_waiting = rows[begun].notna() & ~is_over
    so_far = (at - rows[begun]) / HOUR
    return rows.assign(
        **{
            f"hours_to_{span}": hours,
            f"waited_{span}_hours": hours.where(is_over).mask(is_waiting, so_far),
            f"is_waiting_{span}": is_waiting,
        }
    )
