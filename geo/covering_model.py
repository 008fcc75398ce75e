"""The maximal covering location problem as the solver HiGHS takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from geo.demand import Demand

if TYPE_CHECKING:
    import highspy

NOT_NOTHING: Final = 1e-6
"""What is nearer to a whole number than this is one."""

_DUAL: Final = 1
_PRIMAL: Final = 4
_OPTIONS: Final[dict[str, bool | int | float | str]] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
}
_RELAXED: Final = _OPTIONS | {"presolve": "off", "simplex_strategy": _PRIMAL}
_WHOLE: Final = _OPTIONS | {"mip_rel_gap": 0.0, "mip_abs_gap": 0.0}


@dataclass(frozen=True, slots=True)
class Solution:
    """``households`` reached, how much of each candidate is taken, and what forcing one in costs."""

    households: float
    taken: NDArray[np.float64]
    costs: NDArray[np.float64]

    @property
    def is_whole(self) -> bool:
        return bool((np.abs(self.taken - np.round(self.taken)) < NOT_NOTHING).all())

    def largest(self, number: int) -> list[int]:
        order: list[int] = np.argsort(-self.taken, kind="stable")[:number].tolist()
        return sorted(order)


class Model:
    """The program of some demand, to be solved for one number of candidates after another.

    Columns: how much of each candidate is taken, then how much of each group is reached.
    Rows: a group is reached by what is taken of its candidates; at most so many are taken.
    """

    def __init__(
        self, demand: Demand, penalties: NDArray[np.float64], *, is_integral: bool
    ) -> None:
        import highspy  # noqa: PLC0415 - the solver loads when it is first needed

        self._size = demand.size
        self._groups = len(demand.households)
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (_WHOLE if is_integral else _RELAXED).items():
            self._highs.setOptionValue(option, value)
        self._highs.passModel(_program(demand, penalties, is_integral=is_integral))

    def solved(self, number: int) -> Solution:
        self._highs.changeRowBounds(self._groups, 0, number)
        self._highs.run()
        # From nothing the primal simplex on the model as it is takes 0.3 s for 3,000 candidates,
        # the dual 3 s and, where many are alike, 20 s; from another answer the dual takes 0.05 s.
        self._highs.setOptionValue("simplex_strategy", _DUAL)
        assert self._highs.getModelStatus().name == "kOptimal"
        solution = self._highs.getSolution()
        return Solution(
            -self._highs.getInfo().objective_function_value,
            np.array(solution.col_value)[: self._size],
            np.array(solution.col_dual)[: self._size],
        )


def _program(
    demand: Demand, penalties: NDArray[np.float64], *, is_integral: bool
) -> highspy.HighsLp:
    import highspy  # noqa: PLC0415

    size, groups = demand.size, len(demand.households)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = size + groups, groups + 1
    program.col_cost_ = np.concatenate([penalties, -demand.households.astype(np.float64)])
    program.col_lower_, program.col_upper_ = np.zeros(size + groups), np.ones(size + groups)
    program.row_lower_ = np.zeros(groups + 1)
    program.row_upper_ = np.concatenate([np.full(groups, highspy.kHighsInf), [0.0]])
    rows = np.concatenate([demand.groups, np.arange(groups), np.full(size, groups)])
    columns = np.concatenate([demand.candidates, size + np.arange(groups), np.arange(size)])
    signs = np.ones(len(rows))
    signs[len(demand.groups) : len(demand.groups) + groups] = -1
    order = np.argsort(rows, kind="stable")
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.searchsorted(rows[order], np.arange(groups + 2))
    matrix.index_, matrix.value_ = columns[order], signs[order]
    if is_integral:
        kinds = highspy.HighsVarType
        program.integrality_ = [kinds.kInteger] * size + [kinds.kContinuous] * groups
    return program
