"""The groups that a breakdown may have by definition: their keys in order, and their names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data.metrics.metric import Text
from data.scope import Grain

AGES: Final = ("0-3", "4-7", "8-15", "16-30", "31+")
"""Days since the report."""

LAST_HALF_DAY: Final = 20
DURATIONS: Final = tuple(str(count) for count in range(LAST_HALF_DAY + 1))
"""Whole half days from report to closing; the last are that many or more."""

PAIR_MARK: Final = "\x1f"
"""Stands between the parts of a pair's key; a part that is not stated is empty."""

PAIRS: Final[Mapping[Grain, tuple[Grain, Grain]]] = MappingProxyType(
    {
        "department_category": ("department", "category"),
        "path_outcome": ("path", "outcome"),
        "department_item": ("department", "item"),
    }
)

KINDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "appeal": Text("诉求", "appeals"),
        "grid_event": Text("网格事件", "grid events"),
        "city_management": Text("城管案件", "city management"),
        "dispute": Text("矛盾纠纷", "disputes"),
        "hazard": Text("隐患", "hazards"),
        "alert": Text("预警", "alerts"),
        "legacy": Text("积案", "legacy cases"),
    }
)
_PATHS: Final = MappingProxyType(
    {
        "people": Text("人民调解", "people's mediation"),
        "administrative": Text("行政调解", "administrative mediation"),
        "judicial": Text("司法调解", "judicial mediation"),
        "online": Text("网上调解", "online mediation"),
        "petition": Text("信访调解", "petition mediation"),
    }
)
_OUTCOMES: Final = MappingProxyType(
    {
        "succeeded": Text("调解成功", "succeeded"),
        "failed": Text("调解未成", "failed"),
        "to_court": Text("转诉讼", "went to court"),
        "to_petition": Text("转信访", "became a petition"),
    }
)


def _half_days(key: str) -> Text:
    if key == DURATIONS[-1]:
        return Text(f"{LAST_HALF_DAY / 2:g} 天以上", f"{LAST_HALF_DAY / 2:g} days or more")
    first = int(key) / 2
    return Text(f"{first:g}–{first + 0.5:g} 天", f"{first:g}–{first + 0.5:g} days")


GROUP_NAMES: Final[Mapping[Grain, Mapping[str, Text]]] = MappingProxyType(
    {
        "kind": KINDS,
        "path": _PATHS,
        "outcome": _OUTCOMES,
        "duration": MappingProxyType({key: _half_days(key) for key in DURATIONS}),
    }
)
"""What the keys of a grain mean; keys of other grains are names already."""


def join_pair(first: str | None, second: str | None) -> str:
    """The key of a pair."""
    return f"{first or ''}{PAIR_MARK}{second or ''}"


def split_pair(key: str) -> tuple[str | None, str | None]:
    """The two parts of a pair's key; None where a part is not stated."""
    first, _, second = key.partition(PAIR_MARK)
    return first or None, second or None
