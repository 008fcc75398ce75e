"""The store: a sequence of complete, immutable generations and a pointer to the current one.

    home/current                 the id of the current generation
    home/generations/<id>.duckdb one whole set of records each
    home/drafts/                 the copy an import works on; nobody reads it
    home/lock                    held by the one process that writes
    home/secret                  the key of the hashes (data/settings.py)

An import copies the current generation, changes the copy and publishes it: the file moves into
place, then the pointer is replaced. Whatever happens in between, the pointer names a whole file.
"""

from __future__ import annotations

from data.generations.database import reading_faults
from data.generations.draft import Draft
from data.generations.reading import open_reading
from data.generations.snapshot import Snapshot
from data.generations.store import Generations

__all__ = ["Draft", "Generations", "Snapshot", "open_reading", "reading_faults"]
