"""Invented names. They sound like the coast of southern Zhejiang and mean no place there."""

from __future__ import annotations

from typing import Final

from numpy.random import Generator

# One more than are needed: the zone by the sea has a name of its own.
ZONES: Final = ("松坪", "石桥", "河湾", "云岗", "礐溪", "南塘", "东岭", "垟心", "埭头")
COAST: Final = "滨海"
COUNTING: Final = "一二三四五六七八九十"

_FIRST: Final = "上下前后东西南北新老大小双"
_LAST: Final = "垟埭礐浦岙坑宅底店沿"
_ESTATES: Final = ("锦", "和", "安", "福", "景", "华", "春", "江", "兴", "康")
_GARDENS: Final = ("园", "苑", "府", "庭", "里", "湾", "居", "坊", "轩", "城")


def communities(count: int, rng: Generator) -> list[str]:
    """Different names of 社区."""
    every = [f"{first}{last}社区" for first in _FIRST for last in _LAST]
    return [every[number] for number in rng.permutation(len(every))[:count]]


def estates(count: int, rng: Generator) -> list[str]:
    """Names of housing estates with a building's number; some estates have several."""
    firsts, seconds = rng.integers(0, len(_ESTATES), (2, count))
    gardens, buildings = rng.integers(0, len(_GARDENS), count), rng.integers(1, 19, count)
    return [
        f"{_ESTATES[first]}{_ESTATES[second]}{_GARDENS[garden]}{building}幢"
        for first, second, garden, building in zip(firsts, seconds, gardens, buildings, strict=True)
    ]
