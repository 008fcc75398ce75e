"""The columns of the tables on the A4 page, in points.

They are worked out here, from the advances of the font: to measure every cell takes the typesetter
longer than to set it.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final

from data.metrics.metric import Language
from layouts.briefing.document import AreaTable, KpiTable, Notes
from layouts.briefing.fonts import width_of
from layouts.briefing.pictures.svg import COLUMN
from layouts.numbers import MISSING

WIDTH: Final = 489.0
"""Of what is printed on a page."""
PAD: Final = 2.6
"""On each side of a cell of the key figures."""
SIZES: Final[dict[Language, float]] = {"zh": 9.3, "en": 8.6}
"""Of the words in tables: those of English are longer."""
_HEADING: Final = 8.4
_DEFINITION: Final = 8.8
_LARGER: Final = 0.7
"""By so much the value is larger than the other words of its row."""
_NAME: Final = 0
_FRACTION: Final = 3
"""These two columns give way where there is too little room."""
_FAMILY: Final = 17.0
_SPARK: Final = 40.0
_LEAST_FRACTION: Final = 84.0
_APART: Final = (4.0, 9.0)
_SLACK: Final = 1.0
"""Between Chinese and Latin letters the typesetter puts a little space."""


def kpi_columns(kpis: KpiTable, language: Language) -> tuple[tuple[int, float], ...]:
    """Of the eight columns those in which anything is said, and their widths; together with the
    names of the families they take the page.
    """
    size = SIZES[language]
    rows = [row for group in kpis.groups for row in group.rows]
    said = (
        _widest((row.name for row in rows), size),
        _widest((row.value.text for row in rows), size + _LARGER),
        _widest((row.target for row in rows), size),
        _widest((row.fraction for row in rows), size),
        _widest((row.previous.text for row in rows), size),
        _widest((row.year.text for row in rows), size),
        _SPARK,
        _widest((row.verdict.text for row in rows), size),
    )
    nothing = _widest([MISSING], size)
    shown = [place for place, wide in enumerate(said) if place == _NAME or wide > nothing]
    widths = {place: max(said[place], _widest([kpis.headings[place]], _HEADING)) for place in shown}
    others = sum(wide for place, wide in widths.items() if place not in (_NAME, _FRACTION))
    free = WIDTH - _FAMILY - 2 * PAD * len(shown) - others
    fraction = widths.get(_FRACTION, 0.0)
    spare = free - widths[_NAME] - fraction
    if spare >= 0:
        return tuple((place, wide + spare / len(shown)) for place, wide in widths.items())
    # Fractions give way before names.
    widths[_NAME] = min(widths[_NAME], free - min(fraction, _LEAST_FRACTION))
    if _FRACTION in widths:
        widths[_FRACTION] = free - widths[_NAME]
    return tuple(widths.items())


def area_columns(areas: AreaTable, language: Language) -> tuple[float, ...]:
    """The widths of the five columns, with what keeps them apart on their left; names take what is
    left of one column of the page.
    """
    size = SIZES[language]
    rows = (*areas.rows, areas.whole)
    cells = (
        [row.name for row in rows],
        [row.fraction for row in rows],
        [row.value.text for row in rows],
        [row.change.text for row in rows],
        [row.standing.text for row in rows],
    )
    plain = [_widest(column, size) for column in cells]
    on_one_line = [_widest([heading], _HEADING) for heading in areas.headings]
    wrapped = [_widest(heading.split(), _HEADING) for heading in areas.headings]
    least, most = _APART
    room = COLUMN - 4 * least
    headings = on_one_line if sum(map(max, plain, on_one_line)) <= room else wrapped
    wanted = list(map(max, plain, headings))
    apart = max(least, min(most, (COLUMN - sum(wanted)) / 4))
    others = [wide + apart for wide in wanted[1:]]
    return (COLUMN - sum(others), *others)


def definitions_left(notes: Notes) -> int:
    """How many of the definitions stand left, for two columns of equal height."""
    lines = [
        ceil(width_of(f"{term}: {text}") * _DEFINITION / COLUMN + 0.1)
        for term, text in notes.entries
    ]
    return next(
        (count for count in range(len(lines)) if 2 * sum(lines[:count]) >= sum(lines)), len(lines)
    )


def _widest(cells: Iterable[str], size: float) -> float:
    return max((width_of(said) * size for said in cells), default=0.0) + _SLACK
