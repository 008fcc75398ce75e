"""部门 × 清单小项: how often each department was called for each item of the duty list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dash import dcc, html
from dash.development.base_component import Component

from data.address import Theme
from data.metrics.catalogue import metric_of
from data.metrics.groups import join_pair
from data.readings.reading import Reading
from layouts.absence import explain_absence
from layouts.attributes import attributes
from layouts.dates import format_short
from layouts.definition import definition, explain
from layouts.group_names import name_group
from layouts.numbers import format_count
from layouts.panel import note, panel_head, panel_rows, panel_stamp
from layouts.quantities import format_quantity
from layouts.sheet import Sheet
from layouts.theme import SEQUENTIAL

NAME: Final = "heat"
_METRIC: Final = metric_of("whistle_call_volume")
# Wide enough to tell a month's counts apart, and a year's.
_BREAKS: Final = (2, 5, 15, 50)
# The fourth of the palette's colours bears neither dark nor light figures well.
_COLOURS: Final = (0, 1, 2, 4, 5)

Counts = Mapping[str | None, float]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the duty list with its items; one without a name holds what is not stated."""

    name: str
    items: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Calls by department and item, and the sums of both; ``cells`` by the key of the pair."""

    blocks: tuple[Block, ...]
    departments: Counts
    items: Counts
    cells: Counts

    @property
    def columns(self) -> tuple[str | None, ...]:
        return tuple(item for block in self.blocks for item in block.items)

    def at(self, department: str | None, item: str | None) -> float:
        return self.cells.get(join_pair(department, item), 0.0)


def draw_heat(
    sheet: Sheet,
    cells: Sequence[Reading],
    departments: Sequence[Reading],
    items: Sequence[Reading],
    whole: Reading,
) -> list[Component]:
    """The children of the panel.

    ``cells`` are the calls by department and item, ``departments`` and ``items`` by one of them,
    what is not stated included, so that all add up to ``whole``.
    """
    title = sheet.say("heat.title")
    matrix = matrix_of(sheet, cells, departments, items)
    text = f"{_METRIC.meaning.definition.of(sheet.language)}{sheet.say('heat.text')}"
    card = explain(sheet, title, text, definition(sheet, _METRIC, whole))
    heading = html.Div([html.H2(title, className="panel-title"), card], className="map-title")
    is_empty = not whole.value
    end = None if is_empty else _legend(sheet)
    head = panel_head(sheet, NAME, heading, NAME, _caption(sheet, matrix, whole), end)
    body: Component = _table(sheet, matrix, whole)
    if is_empty:
        body = note(*explain_absence(sheet, _METRIC, whole, sheet.name(sheet.area)))
    label = sheet.say("trend.label", title=title, caption=_finding(sheet, matrix))
    region = {} if is_empty else {"role": "region", "tabIndex": 0, **attributes(aria_label=label)}
    return [
        html.Div(head, className="panel-head"),
        html.Div(body, className="panel-body heat", **region),
        panel_rows(NAME, *_rows(sheet, matrix)),
        panel_stamp(sheet, title),
    ]


def matrix_of(
    sheet: Sheet,
    cells: Sequence[Reading],
    departments: Sequence[Reading],
    items: Sequence[Reading],
) -> Matrix:
    """All items of the profile's list, whistled for or not, and what was whistled for besides; the
    departments called, the most called first.
    """
    by_item = _counts(items)
    by_department = _counts(departments)
    ordered = sorted(by_department, key=lambda key: (key is None, -by_department[key], key or ""))
    return Matrix(
        _blocks(sheet, by_item),
        {key: by_department[key] for key in ordered},
        by_item,
        _counts(cells),
    )


def heat_class(count: float) -> str | None:
    """The class of a count; none for nothing."""
    return f"heat-cell is-{bisect_right(_BREAKS, count) + 1}" if count else None


def heat_colours(theme: Theme) -> dict[str, str]:
    """The colours of the classes, for CSS."""
    colours = [SEQUENTIAL[theme][index] for index in _COLOURS]
    return {f"--heat-{number}": colour for number, colour in enumerate(colours, start=1)}


def _counts(readings: Sequence[Reading]) -> dict[str | None, float]:
    return {row.key: row.value for row in readings if row.value}


def _blocks(sheet: Sheet, by_item: Counts) -> tuple[Block, ...]:
    listed = [Block(each.block, each.items) for each in sheet.place.profile.whistle_items]
    known = {item for block in listed for item in block.items}
    others = sorted(item for item in by_item if item is not None and item not in known)
    if others:
        key = "heat.unlisted" if known else "heat.item"
        listed.append(Block(sheet.say(key), tuple(others)))
    if None in by_item:
        listed.append(Block("", (None,)))
    return tuple(listed)


def _caption(sheet: Sheet, matrix: Matrix, whole: Reading) -> str | None:
    if not whole.value:
        return None
    silent = sum(item not in matrix.items for item in matrix.columns)
    return sheet.say(
        "heat.caption",
        period=format_short(whole.period, sheet.language),
        count=format_quantity(whole.value, _METRIC.counted, sheet.language),
        items=len(matrix.columns),
        silent=silent,
    )


def _finding(sheet: Sheet, matrix: Matrix) -> str:
    """The pair that was called most."""
    if not matrix.cells:
        return sheet.say("hover.empty")
    key = max(matrix.cells, key=lambda key: (matrix.cells[key], key or ""))
    count = format_quantity(matrix.cells[key], _METRIC.counted, sheet.language)
    return sheet.say("heat.most", name=name_group(sheet, "department_item", key), count=count)


def _legend(sheet: Sheet) -> html.Span:
    """The classes with their limits."""
    lows = (1, *_BREAKS)
    names = [
        str(low) if high - low == 1 else f"{low}–{high - 1}"
        for low, high in zip(lows, _BREAKS, strict=False)
    ]
    swatches = [
        html.Span(words, className=f"heat-key heat-cell is-{number}")
        for number, words in enumerate([*names, f"≥{_BREAKS[-1]}"], start=1)
    ]
    unit = html.Span(sheet.say("heat.unit"))
    return html.Span([unit, *swatches], className="heat-legend", style=heat_colours(sheet.theme))


def _table(sheet: Sheet, matrix: Matrix, whole: Reading) -> html.Table:
    body = [_row(sheet, matrix, department) for department in matrix.departments]
    return html.Table(
        [
            html.Caption(sheet.say("heat.title"), className="unseen"),
            html.Thead(_heads(sheet, matrix)),
            html.Tbody(body),
            html.Tfoot([_sums(sheet, matrix, whole)]),
        ],
        className="heat-table",
        style=heat_colours(sheet.theme),
    )


def _heads(sheet: Sheet, matrix: Matrix) -> list[html.Tr]:
    corner = html.Th(sheet.say("dimension.department"), scope="col", rowSpan=2)
    total = html.Th(sheet.say("heat.total"), scope="col", rowSpan=2)
    blocks = [
        html.Th(_block(matrix, block), scope="colgroup", colSpan=len(block.items))
        for block in matrix.blocks
    ]
    items = [
        html.Th(
            html.Span(name_group(sheet, "item", item)),
            scope="col",
            className=_edge(
                matrix, item, "heat-item" if item in matrix.items else "heat-item is-silent"
            ),
        )
        for item in matrix.columns
    ]
    return [html.Tr([corner, *blocks, total], className="heat-blocks"), html.Tr(items)]


def _block(matrix: Matrix, block: Block) -> list[Component | str]:
    total = sum(matrix.items.get(item, 0.0) for item in block.items)
    return [block.name, html.Small(format_count(total, "en"))]


def _edge(matrix: Matrix, item: str | None, name: str | None) -> str | None:
    """Blocks are set apart by a line before their first item."""
    if all(block.items[0] != item for block in matrix.blocks):
        return name
    return f"{name or ''} is-first".strip()


def _row(sheet: Sheet, matrix: Matrix, department: str | None) -> html.Tr:
    name = name_group(sheet, "department", department)
    cells = [_cell(sheet, matrix, department, item) for item in matrix.columns]
    total = _number(sheet, matrix.departments[department], "department", department)
    return html.Tr([html.Th(name, scope="row", title=name), *cells, html.Td(total)])


def _cell(sheet: Sheet, matrix: Matrix, department: str | None, item: str | None) -> html.Td:
    count, key = matrix.at(department, item), join_pair(department, item)
    if not count:
        return html.Td(className=_edge(matrix, item, None))
    is_here = (sheet.address.by, sheet.address.key) == ("department_item", key)
    name = f"{heat_class(count)} is-here" if is_here else heat_class(count)
    return html.Td(
        _number(sheet, count, "department_item", key), className=_edge(matrix, item, name)
    )


def _sums(sheet: Sheet, matrix: Matrix, whole: Reading) -> html.Tr:
    cells = [
        html.Td(
            _number(sheet, matrix.items[item], "item", item) if item in matrix.items else "0",
            className=_edge(matrix, item, None),
        )
        for item in matrix.columns
    ]
    total = dcc.Link(format_count(whole.value or 0.0, "en"), href=sheet.href_of_rows(_METRIC.key))
    return html.Tr([html.Th(sheet.say("heat.total"), scope="row"), *cells, html.Td(total)])


def _number(sheet: Sheet, count: float, by: Any, key: str | None) -> dcc.Link:
    """A count that leads to the calls behind it."""
    words = sheet.say(
        "heat.cell",
        name=name_group(sheet, by, key),
        count=format_quantity(count, _METRIC.counted, sheet.language),
    )
    href = sheet.href_of_rows(_METRIC.key, by=by, key=key)
    return dcc.Link(format_count(count, "en"), href=href, title=words)


def _rows(sheet: Sheet, matrix: Matrix) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the table: one row for each item, one column for each department."""
    names = [name_group(sheet, "department", key) for key in matrix.departments]
    words = [sheet.say(f"heat.{key}") for key in ("item", "block", "total")]
    rows = [
        [
            name_group(sheet, "item", item),
            block.name,
            format_count(matrix.items.get(item, 0.0), "en"),
            *(format_count(matrix.at(key, item), "en") for key in matrix.departments),
        ]
        for block in matrix.blocks
        for item in block.items
    ]
    return [*words, *names], rows
