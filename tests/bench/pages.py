"""The pages that are measured, each with the direct statements beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import duckdb

from callbacks.pages import page_of
from data.address import Address
from data.place import Place
from tests.bench.direct import cases, disputes, overview, whistles
from tests.bench.panels import Covered, Numbers, Panels, Questions


@dataclass(frozen=True, slots=True)
class Benched:
    """A page, what of it is compared, and what gives the same numbers directly."""

    page: str
    covered: Covered
    read_directly: Callable[[duckdb.DuckDBPyConnection, Panels], Numbers]

    def asked_at(self, address: Address, place: Place) -> Questions:
        """Everything that the page asks at an address."""
        return page_of(self.page).questions(address, place)


BENCHED: Final = (
    Benched("overview", overview.COVERED, overview.read_directly),
    Benched("cases", cases.COVERED, cases.read_directly),
    Benched("whistles", whistles.COVERED, whistles.read_directly),
    Benched("disputes", disputes.COVERED, disputes.read_directly),
)
