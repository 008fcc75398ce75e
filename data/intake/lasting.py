"""The latest case of a group that still counts, at every moment of the group.

A case counts from its report to the end of its window. Since time only moves on, a window that
has ended never counts again: one pass with a stack finds every change, however many cases a
group has.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

NONE: Final = -1


def changes(groups: Numbers, last: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Who counts in each group, as (group, after, case): behind position ``after`` it is
    ``case``, or NONE. A group changes at most once at a position.

    ``groups`` holds the group of the case at each position in time (NONE: in no group), ``last``
    the last position inside its window, at least its own.
    """
    order = np.argsort(groups, kind="stable")
    # A window that ends before the next case of any group counts for nobody.
    order = order[(groups[order] != NONE) & (last[order] > order)]
    starts = np.flatnonzero(np.diff(groups[order], prepend=NONE))
    sizes = np.diff(starts, append=len(order))
    alone = order[starts[sizes == 1]]
    parts = [(groups[alone], alone, alone), (groups[alone], last[alone], np.full_like(alone, NONE))]
    is_more = sizes > 1
    bounds = zip(starts[is_more].tolist(), (starts + sizes)[is_more].tolist(), strict=True)
    parts.append(_of_groups(groups, last, (order[start:stop] for start, stop in bounds)))
    grouped, afters, earlier = (np.concatenate(column) for column in zip(*parts, strict=True))
    return grouped, afters, earlier


def _of_groups(
    groups: Numbers, last: Numbers, several: Iterable[Numbers]
) -> tuple[Numbers, Numbers, Numbers]:
    found = array("q"), array("q"), array("q")
    for members in several:
        group = int(groups[members[0]])
        for after, case in _of_group(members.tolist(), last[members].tolist()):
            found[0].append(group)
            found[1].append(after)
            found[2].append(case)
    grouped, afters, earlier = (np.frombuffer(column, np.int64) for column in found)
    return grouped, afters, earlier


def _of_group(cases: list[int], last: list[int]) -> Iterator[tuple[int, int]]:
    stack: list[tuple[int, int]] = []
    for case, end in zip(cases, last, strict=True):
        yield from _ended(stack, case)
        stack.append((case, end))
        yield case, case
    yield from _ended(stack, None)


def _ended(stack: list[tuple[int, int]], before: int | None) -> Iterator[tuple[int, int]]:
    """Take the windows off the stack that end before a position, with what counts then."""
    while stack and (before is None or stack[-1][1] < before):
        _, after = stack.pop()
        while stack and stack[-1][1] <= after:
            stack.pop()
        yield after, stack[-1][0] if stack else NONE
