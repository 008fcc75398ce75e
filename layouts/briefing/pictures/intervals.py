"""The intervals of the ranking on one axis. Rows and their words are the template's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from layouts.briefing.document import RankGroup, Ranking, RankRow, Tone
from layouts.briefing.fonts import width_of
from layouts.briefing.pictures.room import Room
from layouts.briefing.pictures.svg import COLUMN, PITCH, draw, line, shape, words
from layouts.theme import TOKENS

_WIDEST: Final = 104.0
_NARROWEST: Final = 62.0
_MARK: Final = 15.0
_NAME_SIZE: Final = 9.8
_FRACTION_SIZE: Final = 8.8
_GAP: Final = 7.0
_HEADING: Final = 48.0
_PAD: Final = 5.0
_CAP: Final = 2.6
_SIZE: Final = 8.5
_BINS: Final = 20
_INK: Final = TOKENS["light"]
_TONES: Final[dict[Tone, str]] = {"worse": _INK["mark-low"], "better": _INK["mark-high"]}

Scale = Callable[[float], float]


def columns_of_ranking(ranking: Ranking) -> tuple[float, float, float, float]:
    """The widths of names, values, fractions and picture, in points; long names narrow the picture."""
    rows = [row for group in ranking.groups for row in group.rows]
    columns = (
        ([row.name for row in rows], _NAME_SIZE),
        ([row.value.text for row in rows], _NAME_SIZE),
        ([row.fraction for row in rows], _FRACTION_SIZE),
    )
    name, value, fraction = (
        _width(heading, cells, size)
        for heading, (cells, size) in zip(ranking.headings, columns, strict=True)
    )
    beside = _MARK + value + fraction + 2 * _GAP
    plot = min(max(COLUMN - beside - name, _NARROWEST), _WIDEST)
    return COLUMN - beside - plot, value + _GAP, fraction + _GAP, plot


def _width(heading: str, cells: Sequence[str], size: float) -> float:
    """What the cells take, and half as much again, or a little, where the heading needs it."""
    widest = max((width_of(cell) * size for cell in cells), default=0.0)
    return max(widest, min(width_of(heading) * _SIZE, max(1.5 * widest, _HEADING)))


def place_of_whole(ranking: Ranking) -> float:
    """Where on the picture the value of the whole lies, in points from its left."""
    width = columns_of_ranking(ranking)[-1]
    return width / 2 if ranking.whole is None else _scale(ranking, width)(ranking.whole)


def draw_intervals(ranking: Ranking, *, is_folded: bool = False) -> str:
    """A row of ``PITCH`` for the axis, then for each group its name, rows and others, then the whole.

    ``is_folded`` draws of those that cannot be told apart only how they spread.
    """
    width = columns_of_ranking(ranking)[-1]
    at = _scale(ranking, width)
    rows = [PITCH * (1 + place) for place in range(_count(ranking, is_folded=is_folded))]
    foot = PITCH * (1 + len(rows))
    parts = _axis(ranking, at, width, foot)
    tops = iter(rows)
    for group in ranking.groups:
        next(tops)
        shown = () if _is_folded(group, is_folded=is_folded) else group.rows
        parts += [part for row in shown for part in _interval(row, group, at, next(tops))]
        if _has_others(group, is_folded=is_folded):
            values = [*group.spread, *(row.at for row in group.rows if not shown)]
            parts += _spread(values, at, next(tops), width)
    return draw(width, foot + PITCH, parts)


def _count(ranking: Ranking, *, is_folded: bool) -> int:
    return sum(
        1
        + (0 if _is_folded(group, is_folded=is_folded) else len(group.rows))
        + _has_others(group, is_folded=is_folded)
        for group in ranking.groups
    )


def _is_folded(group: RankGroup, *, is_folded: bool) -> bool:
    return is_folded and group.tone not in _TONES


def _has_others(group: RankGroup, *, is_folded: bool) -> bool:
    return bool(group.others) or _is_folded(group, is_folded=is_folded)


def _scale(ranking: Ranking, width: float) -> Scale:
    values = [value for value, _ in ranking.axis] + list(_extent(ranking))
    low, reach = min(values), (max(values) - min(values)) or 1.0
    return lambda value: _PAD + (value - low) / reach * (width - 2 * _PAD)


def _extent(ranking: Ranking) -> Iterator[float]:
    for group in ranking.groups:
        yield from group.spread
        for row in group.rows:
            yield from (value for value in (row.at, row.low, row.high) if value is not None)
    if ranking.whole is not None:
        yield ranking.whole


def _axis(ranking: Ranking, at: Scale, width: float, foot: float) -> list[str]:
    lines = [line([(at(value), PITCH), (at(value), foot)], _INK["line-2"], 0.6, "1 2")
             for value, _ in ranking.axis]  # fmt: skip
    parts = [*lines, *_axis_words(ranking, at, width)]
    if ranking.whole is not None:
        x = at(ranking.whole)
        parts.append(line([(x, PITCH), (x, foot)], _INK["ink"], 1.1))
    return parts


def _axis_words(ranking: Ranking, at: Scale, width: float) -> list[str]:
    """The first and the last value of the axis, and those between for which there is room."""
    places = [(_inside(said, at(value), width), said) for value, said in ranking.axis]
    room = Room(width, PITCH)
    return [
        words(said, (x, PITCH - 4.5), _SIZE, _INK["ink-3"], "middle")
        for x, said in [*places[:1], *places[1:][::-1]]
        if room.take(width_of(said) * _SIZE - 1, _SIZE, iter([(x, PITCH / 2)]))
    ]


def _inside(said: str, x: float, width: float) -> float:
    """Where words around a place on the axis stand, moved in where they would pass its ends."""
    half = width_of(said) * _SIZE / 2
    return min(max(x, half + _PAD), width - half) if 2 * half <= width else width - half


def _interval(row: RankRow, group: RankGroup, at: Scale, top: float) -> list[str]:
    colour, y = _TONES.get(group.tone, _INK["ink-3"]), top + PITCH / 2
    parts = []
    if row.low is not None and row.high is not None:
        low, high = at(row.low), at(row.high)
        parts.append(line([(low, y), (high, y)], colour, 1.0))
        parts += [line([(x, y - _CAP), (x, y + _CAP)], colour, 1.0) for x in (low, high)]
    return [*parts, shape("circle", cx=at(row.at), cy=y, r=2.5, fill=colour)]


def _spread(values: list[float], at: Scale, top: float, width: float) -> list[str]:
    """How the values of a group's other rows lie, as a small histogram."""
    step = (width - 2 * _PAD) / _BINS
    bins = Counter(min(int((at(value) - _PAD) / step), _BINS - 1) for value in values)
    most = max(bins.values(), default=1)
    return [
        shape("rect", x=_PAD + place * step + 0.4, y=top + PITCH - 1 - height, width=step - 0.8,
              height=height, fill=_INK["ctx"])
        for place, count in sorted(bins.items())
        for height in [max((PITCH - 3) * count / most, 0.8)]
    ]  # fmt: skip
