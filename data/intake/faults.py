"""What the database says of a file's content becomes an error that names the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import duckdb

from data.errors import IntakeError

# Memory, space and rights are faults of the store, not of the file.
_OF_THE_INPUT: Final = (
    duckdb.DataError,
    duckdb.ProgrammingError,
    duckdb.IntegrityError,
    duckdb.NotSupportedError,
)


@contextmanager
def input_faults(file_name: str) -> Iterator[None]:
    """Translate what the database refuses in a file into IntakeError."""
    try:
        yield
    except _OF_THE_INPUT as error:
        said = str(error).partition("\n")[0]
        raise IntakeError(
            f"{file_name} cannot be taken in: {said}",
            "a file whose columns and values fit the profile",
            "check this file and its source in the profile; the published view is unchanged",
        ) from error
