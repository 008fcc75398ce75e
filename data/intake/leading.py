"""Which call of a whistle comes first: by it the whistle is counted once."""

from __future__ import annotations

from typing import Final

import duckdb

_LEAD: Final = """
UPDATE whistle_calls SET is_lead = led.is_lead
FROM (SELECT rowid AS row_id, whistle IS NULL OR row_number() OVER (
          PARTITION BY source, whistle ORDER BY blown_at, call_id) = 1 AS is_lead
      FROM whistle_calls) led
WHERE led.row_id = whistle_calls.rowid AND led.is_lead <> whistle_calls.is_lead
"""


def derive_leads(connection: duckdb.DuckDBPyConnection) -> None:
    """Set ``is_lead`` of every call; one without a whistle's number is a whistle of its own."""
    connection.execute(_LEAD)
