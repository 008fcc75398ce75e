"""The table of records: a row for each case or call, and headings that put them in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data.metrics.catalogue import metric_of
from data.metrics.metric import Counted
from data.readings.row import Order, Row, RowPage
from layouts.attributes import attributes
from layouts.numbers import MISSING, round_tenth
from layouts.panel import Child
from layouts.sheet import Sheet

Cell = Callable[[Sheet, RowPage, Row], Child]
_MINUS: Final = "-"
_FAR: Final = 4
_DATE: Final = "%m-%d %H:%M"
_DATE_WITH_YEAR: Final = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by the key of its heading. A click on that puts the rows in ``order``: times and
    hours from their far end first.
    """

    key: str
    cell: Cell
    order: Order | None = None
    is_last_first: bool = False


def draw_table(sheet: Sheet, page: RowPage) -> Component:
    """The rows of a page, in a region that scrolls sideways where it is narrow."""
    columns, title = _columns(page), title_of(sheet, page)
    head = html.Tr([_heading(sheet, page, column) for column in columns])
    rows = [
        html.Tr(
            [_cell(sheet, page, row, column) for column in columns], className=f"is-{row.state}"
        )
        for row in page.rows
    ]
    table = html.Table(
        [html.Caption(title, className="unseen"), html.Thead(head), html.Tbody(rows)],
        className="records-table",
    )
    return html.Div(
        table, className="records-body", role="region", tabIndex=0, **attributes(aria_label=title)
    )


def what_of(page: RowPage) -> Counted:
    """What the rows are: cases, or calls of whistles."""
    return "calls" if metric_of(page.listing.metric).fact == "whistles" else "cases"


def title_of(sheet: Sheet, page: RowPage) -> str:
    return sheet.say(f"records.title.{what_of(page)}")


def order_words(sheet: Sheet, page: RowPage) -> str:
    """What the rows are in order of."""
    order = page.listing.order.removeprefix(_MINUS)
    return sheet.say(f"records.at.{page.begins}" if order == "began" else f"records.by.{order}")


def _columns(page: RowPage) -> list[Column]:
    """Limits only where some row has one, the numerator only where rows may differ in it."""
    has_parts = metric_of(page.listing.metric).denominator and page.numerator is not None
    left_out = {
        *({"counted"} if not has_parts or page.listing.part != "all" else ()),
        *({"due"} if not any(row.due_at for row in page.rows) else ()),
        *({"over"} if not any(row.allowed_hours for row in page.rows) else ()),
    }
    columns = (
        Column("number", lambda _s, _p, row: row.number, "number"),
        Column("category", lambda _s, _p, row: _category(row), "category"),
        Column("area", lambda s, _p, row: _area(s, row), "area"),
        Column("department", lambda _s, _p, row: row.department or MISSING, "department"),
        Column(f"at.{page.begins}", lambda s, _p, row: _moment(s, row.began_at), "began", True),
        Column("due", lambda s, _p, row: _moment(s, row.due_at), "due", True),
        Column("state", _state, "state"),
        Column("used", lambda _s, page, row: _hours(page, row), "used", True),
        Column("over", lambda _s, _p, row: _excess(row), "over", True),
        Column("counted", _counted),
    )
    return [column for column in columns if column.key not in left_out]


def _heading(sheet: Sheet, page: RowPage, column: Column) -> Component:
    words, current = sheet.say(f"records.{column.key}"), page.listing.order
    if column.order is None:
        return html.Th(words, scope="col")
    is_chosen = current.removeprefix(_MINUS) == column.order
    is_down = current.startswith(_MINUS)
    goes_down = not is_down if is_chosen else column.is_last_first
    arrow = ("↓" if is_down else "↑") if is_chosen else ""
    link = dcc.Link(
        [words, html.Span(arrow, className="records-arrow", **attributes(aria_hidden="true"))],
        href=sheet.href(order=f"{_MINUS if goes_down else ''}{column.order}", page_no=1),
        title=sheet.say("records.sort", column=words),
    )
    sort = ("descending" if is_down else "ascending") if is_chosen else "none"
    return html.Th(link, scope="col", className=_class(column), **attributes(aria_sort=sort))


def _cell(sheet: Sheet, page: RowPage, row: Row, column: Column) -> Component:
    content = column.cell(sheet, page, row)
    if column.key == "number":
        return html.Th(content, scope="row")
    return html.Td(content, className=_class(column))


def _class(column: Column) -> str:
    return f"records-{column.key.partition('.')[0]}"


def _category(row: Row) -> str:
    return " · ".join(part for part in (row.category, row.detail) if part) or MISSING


def _area(sheet: Sheet, row: Row) -> Child:
    if row.area_id is None or row.area is None:
        return MISSING
    href = sheet.href(area=row.area_id, level=None, page_no=1)
    return dcc.Link(row.area, href=href, className="records-link")


def _moment(sheet: Sheet, moment: datetime | None) -> str:
    """A time without its year where that is the year of the page."""
    if moment is None:
        return MISSING
    return moment.strftime(_DATE if moment.year == sheet.day.year else _DATE_WITH_YEAR)


def _state(sheet: Sheet, page: RowPage, row: Row) -> str:
    done = sheet.say(f"records.done.{page.step.removesuffix('_by')}")
    words = sheet.say(f"records.state.{row.state}", done=done)
    return f"▲ {words}" if row.state == "overdue" else words


def _hours(page: RowPage, row: Row) -> Child:
    """A bar of the hours with a tick at the limit, to one scale on the page, and both in digits."""
    if row.used_hours is None:
        return MISSING
    reach = _reach(page)
    cut = " is-cut" if row.used_hours > reach else ""
    bar = html.Span(className=f"used-bar{cut}", style={"width": _share(row.used_hours, reach)})
    track: list[Component] = [bar]
    digits: list[Component] = [html.Strong(_tenths(row.used_hours))]
    if row.allowed_hours is not None:
        if row.allowed_hours <= reach:
            at = {"left": _share(row.allowed_hours, reach)}
            track.append(html.Span(className="used-tick", style=at))
        digits.append(html.Span(f" / {_tenths(row.allowed_hours).removesuffix('.0')}"))
    parts = [
        html.Span(track, className="used-track", **attributes(aria_hidden="true")),
        html.Span(digits, className="used-digits"),
    ]
    return html.Div(parts, className="used")


def _reach(page: RowPage) -> float:
    """The hours of a whole track. A few that are far longer than the others are cut off there, so
    that these can be told apart.
    """
    longest = sorted(max(row.used_hours or 0, row.allowed_hours or 0) for row in page.rows)
    usual = longest[len(longest) // 2] * _FAR
    return max(hours for hours in longest if hours <= usual) or 1


def _share(hours: float, reach: float) -> str:
    return f"{min(max(hours / reach, 0), 1):.2%}"


def _tenths(hours: float) -> str:
    return f"{round_tenth(hours):,}"


def _excess(row: Row) -> str:
    if row.used_hours is None or row.allowed_hours is None:
        return MISSING
    excess = row.used_hours - row.allowed_hours
    sign = "+" if excess > 0 else "−" if excess < 0 else ""
    return f"{sign}{_tenths(abs(excess))}"


def _counted(sheet: Sheet, _page: RowPage, row: Row) -> str:
    return sheet.say("records.yes" if row.is_counted else "records.no")
