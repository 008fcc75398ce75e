from __future__ import annotations

import csv
import io

from data.analysis.expected import expected_times
from data.expected_export import expected_csv
from data.scope import Scope


def test_every_pair_is_exported_with_what_it_rests_on(sample_reader):
    scope = Scope(sample_reader.place.as_of)
    found = sample_reader.ask(lambda cursor, context: expected_times(cursor, scope, context))
    content = expected_csv(found, scope, sample_reader.place)
    assert content.startswith(b"\xef\xbb\xbfcategory,department,n,")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [int(row["n"]) for row in rows] == [pair.n for pair in found.pairs]
    assert [row["p80_hours"] for row in rows] == [
        "" if pair.p80_hours is None else str(pair.p80_hours) for pair in found.pairs
    ]
    assert {row["generation"] for row in rows} == {sample_reader.place.generation_id}
