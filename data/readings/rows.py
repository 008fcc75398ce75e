"""The rows behind a number: those that its aggregates count, one by one.

They are taken from the same judged rows as the number itself, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import duckdb

from data.errors import QuestionError
from data.metrics.catalogue import metric_of
from data.metrics.counted import Counted, denominator_of, has_rows, numerator_of
from data.metrics.metric import Metric
from data.readings.batches import asked_of
from data.readings.context import Context
from data.readings.facts.fact import Statement
from data.readings.listed import LISTS
from data.readings.planning import Plan, is_recorded
from data.readings.row import Listing, Row, RowPage
from data.readings.statements import Asked, keyed_rows
from data.readings.totals import NOTHING, Totals
from data.readings.windows import windows_of

_FETCHED_AT_ONCE: Final = 5_000
_PARTS: Final = {"all": "true", "in": "numerator <> 0", "out": "numerator = 0"}
_DESCENDING: Final = "-"
_SHOWN: Final = (
    "number, kind, category, detail, area_id, department, channel, began_at, due_at, ended_at, "
    "state, used_us / 3.6e9, allowed_us / 3.6e9, numerator, denominator, arisen_on, rebounded_at"
)
ORDERS: Final[dict[str, str]] = {
    "number": "number",
    "category": "category {way}, detail",
    # As everywhere, areas stand in the order of their ids.
    "area": "area_id",
    "department": "department",
    "channel": "channel",
    "began": "began_at",
    "due": "due_at",
    "ended": "ended_at",
    "state": "state_rank",
    "used": "used_us",
    "over": "over_us",
}


def count_rows(connection: duckdb.DuckDBPyConnection, listing: Listing, context: Context) -> Totals:
    """The totals of a list, whatever its order and page. Raises as ``list_rows``."""
    metric = _checked(listing)
    if not is_recorded(metric, context.recorded) or listing.scope.is_ahead:
        return NOTHING
    rows = _rows(metric, listing, context)
    found = connection.execute(
        f"SELECT count(*) FILTER (WHERE {_part(metric, listing)}), count(*), "
        f"{'NULL' if metric.quantile is not None else 'coalesce(sum(numerator), 0)'}, "
        f"coalesce(sum(denominator), 0) FROM ({rows.sql})",
        rows.parameters,
    ).fetchall()
    return Totals(*found[0])


def list_rows(
    connection: duckdb.DuckDBPyConnection, listing: Listing, context: Context, totals: Totals
) -> RowPage:
    """A page of the rows behind a number, with the totals of all of them.

    Raises QuestionError for a metric that has no rows of its own, and for an unknown order.
    """
    metric = _checked(listing)
    of = LISTS[metric.fact]
    step, order = of.step_of(metric), _order(metric, listing)
    last = max(1, -(-totals.total // listing.page_rows))
    shown = replace(listing, order=order, page_no=min(listing.page_no, last))
    keys = _keys(connection, metric, shown, context) if totals.total else []
    listed = _listed(connection, _rows(metric, shown, context, keys), shown) if keys else []
    rows = tuple(_row(cells, context) for cells in listed)
    return RowPage(shown, step, of.steps[step].begins, rows, *totals)


def _keys(
    connection: duckdb.DuckDBPyConnection, metric: Metric, listing: Listing, context: Context
) -> list[int]:
    # Of millions of rows only what they are put in order by is read; of those of the page, all.
    rows = _rows(metric, listing, context)
    found = connection.execute(
        f"SELECT row_key FROM ({rows.sql}) WHERE {_part(metric, listing)} "
        f"ORDER BY {_sql(listing.order)} LIMIT $limit OFFSET $offset",
        rows.parameters | {"limit": listing.page_rows, "offset": listing.offset},
    ).fetchall()
    return [key for (key,) in found]


def _listed(
    connection: duckdb.DuckDBPyConnection, rows: Statement, listing: Listing
) -> list[tuple[Any, ...]]:
    return connection.execute(
        f"SELECT {_SHOWN} FROM ({rows.sql}) ORDER BY {_sql(listing.order)}", rows.parameters
    ).fetchall()


def stream_rows(
    connection: duckdb.DuckDBPyConnection, listing: Listing, context: Context
) -> Iterator[Row]:
    """All rows of the asked part in the asked order, some thousands at a time in memory.

    Raises as ``list_rows``, before the first row.
    """
    metric = _checked(listing)
    if not is_recorded(metric, context.recorded) or listing.scope.is_ahead:
        return iter(())
    rows = _rows(metric, listing, context)
    found = connection.execute(
        f"SELECT {_SHOWN} FROM ({rows.sql}) WHERE {_part(metric, listing)} "
        f"ORDER BY {_sql(_order(metric, listing))}",
        rows.parameters,
    )
    return (
        _row(cells, context)
        for batch in iter(lambda: found.fetchmany(_FETCHED_AT_ONCE), [])
        for cells in batch
    )


def _checked(listing: Listing) -> Metric:
    metric = metric_of(listing.metric)
    if not has_rows(metric):
        raise QuestionError(
            f"There is no list of rows behind {metric.key}.",
            "a metric of cases or whistles that counts them one by one",
            "ask for the rows of the rates it is made of, or of another metric",
            subject="metric",
            asked=metric.key,
        )
    if listing.order.removeprefix(_DESCENDING) not in ORDERS:
        raise QuestionError(
            f"Rows cannot be put in order by {listing.order!r}.",
            f"one of: {', '.join(ORDERS)}",
            "choose one of these, with a minus before it for the other way round",
            subject="value",
            asked=f"order={listing.order}",
        )
    return metric


def _order(metric: Metric, listing: Listing) -> str:
    """The order asked for; where there is no limit, nothing passes it, and hours used stand in."""
    is_limited = LISTS[metric.fact].is_limited(metric)
    return listing.order if is_limited else listing.order.replace("over", "used")


def _sql(order: str) -> str:
    way = "DESC" if order.startswith(_DESCENDING) else "ASC"
    by = ORDERS[order.removeprefix(_DESCENDING)].format(way=way)
    # A tie broken by the key keeps pages from overlapping.
    return f"{by} {way} NULLS LAST, row_key"


def _part(metric: Metric, listing: Listing) -> str:
    return _PARTS["all" if metric.quantile is not None else listing.part]


def _rows(
    metric: Metric, listing: Listing, context: Context, keys: Sequence[int] | None = None
) -> Statement:
    """A SELECT of the rows counted, or of those of some keys, with what each shows and adds."""
    batch = Plan({}, context.recorded).batch_of(metric, listing.question)
    asked = asked_of(batch, windows_of(batch.scope), context)
    if keys is not None:
        asked = _among(asked, keys)
    of, numerator, denominator = LISTS[metric.fact], numerator_of(metric), denominator_of(metric)
    is_counted = denominator.where
    columns = of.columns(metric) | {
        "numerator": _adds(numerator, is_counted),
        "denominator": denominator.amount,
    }
    judged = keyed_rows(
        asked,
        [listing.by] if listing.by else [],
        {metric.residents} if metric.residents else (),
        [*columns.values(), *of.lacking, is_counted],
    )
    is_of_group = "key_0::VARCHAR IS NOT DISTINCT FROM $key" if listing.by else "true"
    return Statement(
        f"SELECT {', '.join(f'{sql} AS {name}' for name, sql in columns.items())} "
        f"FROM (SELECT {', '.join(['*', *of.lacking])} FROM ({judged.sql})) "
        f"WHERE ({is_counted}) AND {is_of_group}",
        judged.parameters | ({"key": listing.key} if listing.by else {}),
    )


def _adds(numerator: Counted | None, is_counted: str) -> str:
    if numerator is None:
        return "NULL::DOUBLE"
    # Rows that are counted for the same reason need not be asked for it once more.
    return numerator.amount if numerator.where == is_counted else numerator.adds


def _among(asked: Asked, keys: Sequence[int]) -> Asked:
    # Found by their places in the table, rows cost nothing; a list of numbers would be searched.
    condition = f"{asked.extent.condition} AND rowid IN (SELECT unnest($keys))"
    extent = replace(asked.extent, condition=condition)
    return replace(asked, extent=extent, parameters=asked.parameters | {"keys": list(keys)})


def _row(cells: tuple[Any, ...], context: Context) -> Row:
    number, kind, category, detail, area_id, *rest = cells
    area = context.place.areas.get(area_id)
    return Row(number, kind, category, detail, area_id, area.name if area else None, *rest)
