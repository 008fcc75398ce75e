"""The facts that metrics count. A new one is one module and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data.metrics.metric import Fact as Name
from data.readings.facts.cameras import CAMERAS
from data.readings.facts.cases import CASES
from data.readings.facts.covers import COVERS
from data.readings.facts.department_grids import DEPARTMENT_GRIDS, DEPARTMENT_MAPS
from data.readings.facts.fact import Fact
from data.readings.facts.floor_areas import FLOOR_AREAS
from data.readings.facts.flows import FLOWS
from data.readings.facts.grids import GRIDS
from data.readings.facts.key_sites import KEY_SITES
from data.readings.facts.provision import PROVISION
from data.readings.facts.reach import CIRCLES, GROUND_CIRCLES, GROUND_REACHED, REACHED
from data.readings.facts.reports import REPORTS
from data.readings.facts.services import SERVICES
from data.readings.facts.shifts import SHIFTS
from data.readings.facts.volunteers import VOLUNTEERS
from data.readings.facts.whistles import WHISTLES

FACTS: Final[Mapping[Name, Fact]] = MappingProxyType(
    {
        "cases": CASES,
        "reports": REPORTS,
        "flows": FLOWS,
        "whistles": WHISTLES,
        "services": SERVICES,
        "shifts": SHIFTS,
        "volunteers": VOLUNTEERS,
        "grids": GRIDS,
        "covers": COVERS,
        "circles": CIRCLES,
        "reached": REACHED,
        "ground_circles": GROUND_CIRCLES,
        "ground_reached": GROUND_REACHED,
        "provision": PROVISION,
        "floor_areas": FLOOR_AREAS,
        "key_sites": KEY_SITES,
        "cameras": CAMERAS,
        "department_grids": DEPARTMENT_GRIDS,
        "department_maps": DEPARTMENT_MAPS,
    }
)
