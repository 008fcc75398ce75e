"""The kinds of record: what makes a row's key, whom it tells of, and what its flags mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

RecordName = Literal[
    "areas",
    "cases",
    "case_pauses",
    "whistle_calls",
    "residences",
    "facilities",
    "key_sites",
    "cameras",
    "department_grids",
    "posts",
    "service_records",
    "volunteers",
    "volunteer_shifts",
]


@dataclass(frozen=True, slots=True)
class Record:
    """One kind of record, kept in the table of its name.

    ``key`` is the column of its key; ``required`` the field that makes the key: a source must map
    it and a row must fill it. ``person`` is a field that is kept as a keyed hash alone, in the
    column ``{person}_hash``. ``flags`` are never null: false where a row leaves them empty, and as
    stated here where its source does not map them. ``derived`` columns follow from the others of
    the same row, as SQL. ``is_of_a_case`` marks what a case may have: its sources say of which
    source of cases they tell, and map its number as ``case_number``. ``has_shape`` marks what has a
    polygon, taken from the feature itself and kept in the columns ``shape`` and ``source_crs``.
    """

    key: str
    required: str = "source_id"
    person: str | None = None
    flags: Mapping[str, bool] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)
    is_of_a_case: bool = False
    has_shape: bool = False

    @property
    def person_hash(self) -> str | None:
        """The column of the keyed hash."""
        return f"{self.person}_hash" if self.person else None


RECORDS: Final[Mapping[str, Record]] = MappingProxyType(
    {
        "areas": Record("area_id", required="name"),
        "cases": Record(
            "case_id",
            person="reporter",
            flags={"is_void": False, "is_suspended": False},
            # Stored, because asking ten million hashes whether they are null reads them all.
            derived={"is_repeat_known": "reporter_hash IS NOT NULL OR longitude IS NOT NULL"},
        ),
        "case_pauses": Record("pause_id", is_of_a_case=True),
        "whistle_calls": Record("call_id", is_of_a_case=True),
        "residences": Record("residence_id"),
        "facilities": Record("facility_id"),
        "key_sites": Record("site_id"),
        "cameras": Record("camera_id"),
        "department_grids": Record("department_grid_id", required="code", has_shape=True),
        "posts": Record("post_id", person="person"),
        "service_records": Record("service_id"),
        "volunteers": Record("volunteer_id", required="volunteer", person="volunteer"),
        "volunteer_shifts": Record("shift_id", person="volunteer", flags={"is_attended": True}),
    }
)
CASE_NUMBER: Final = "case_number"
PLACED: Final[tuple[str, ...]] = tuple(name for name in RECORDS if name != "areas")
"""The records whose rows find the area they belong to."""
