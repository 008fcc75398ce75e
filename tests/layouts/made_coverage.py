"""Readings and findings of the page of coverage: a gap, an overlap, an offender, circles, sizes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import shapely

from data.address import Address
from data.aims import Norm
from data.analysis.sizing import judge_sizes
from data.findings import CloseUp, Cut, Finding, Findings, Offender, Unlisted
from data.hot_spots import HotSpot, HotSpots
from data.outlines import Polygons
from data.place import Area, Place
from data.readings.reading import Reading
from data.siting import Site, Siting
from layouts.hot_layer import HotLayer
from layouts.map_frame import MapFrame, MapShape
from layouts.pages.coverage import TOTALS, CoverageView
from layouts.sheet import Sheet
from tests.layouts.made import EMPTY, NOT_RECORDED, census, count, reading, sheet

WORDS = {"zh": "规范", "en": "Rules"}
KINDS = [
    {"key": "school", "zh": "学校", "en": "School", "mark": "学"},
    {"key": "clinic", "zh": "卫生站", "en": "Clinic", "mark": "卫"},
]
NORMS = [
    {
        "what": "grid_households", "low": 300, "high": 600, "source": WORDS,
        "valid_from": "2020-01-01", "valid_to": "2024-12-31",
    },
    {
        "what": "grid_households", "low": 300, "high": 500, "source": WORDS,
        "valid_from": "2025-01-01",
    },
]  # fmt: skip
TARGETS = [
    {"metric": "facility_reach_rate", "value": 0.9, "source": WORDS},
    {"metric": "staffing_norm_rate", "value": 0.95, "source": WORDS},
]
PROFILE = {
    "reach": {"radius_m": 500, "kinds": KINDS},
    "norms": NORMS,
    "targets": TARGETS,
    "coverage": {"tolerance": 0.00001},
}
SIZES = {"a1": 300, "a2": 501}
COUNTS = {"a1": 38, "a2": 5}
FRAME = MapFrame(
    tuple(MapShape(key, 114 + i / 10, 22.6) for i, key in enumerate(SIZES)),
    (113.9, 22.5, 114.4, 22.7),
)


def square(west: float, south: float, side: float = 0.01) -> Polygons:
    east, north = west + side, south + side
    return ((((west, south), (west, north), (east, north), (east, south), (west, south)),),)


def close_up(west: float = 114.0, *, border: bool = False) -> CloseUp:
    return CloseUp(
        bounds=(west - 0.02, 22.59, west + 0.03, 22.62),
        reach=(west - 0.07, 22.53, west + 0.08, 22.68),
        own=square(west, 22.6),
        around=(square(west - 0.02, 22.6, 0.02), square(west + 0.01, 22.6, 0.02)),
        labels={"a1": (west - 0.01, 22.61), "a2": (west + 0.02, 22.61)},
        at=(west + 0.005, 22.605),
        border=square(west, 22.6, 0.02) if border else (),
    )


WKB = shapely.to_wkb(shapely.box(114.0, 22.6, 114.01, 22.61))


def gap(**more: Any) -> Finding:
    facts: dict[str, Any] = {
        "kind": "gap", "area_m2": 760.4, "width_m": 1.2, "area_ids": ("a1", "a2"), "holders": 0,
        "households": 0, "wkb": WKB, "close_up": close_up(),
    }  # fmt: skip
    return Finding(**(facts | more))


def overlap(**more: Any) -> Finding:
    return gap(**({"kind": "overlap", "area_m2": 320.0, "holders": 2, "households": 12} | more))


def offender(**more: Any) -> Offender:
    facts: dict[str, Any] = {
        "kind": "straddling", "department": "消防", "code": "XF-3", "name": "",
        "cuts": (Cut("a2", 140_000.0, 0.2, 0.37),), "wkb": WKB,
        "close_up": close_up(114.1, border=True),
    }  # fmt: skip
    return Offender(**(facts | more))


def findings(**more: Any) -> Findings:
    facts: dict[str, Any] = {
        "grids": 2, "has_boundary": True, "faults": (gap(), overlap()), "offenders": (offender(),),
    }  # fmt: skip
    return Findings(**(facts | more))


PERFECT = Findings(grids=2, has_boundary=True)
SMALL = (Unlisted("gap", 3, 1.2),)


def siting(**more: Any) -> Siting:
    """54 of 100 households are reached; two sites bring them to 95."""
    one, two = (
        Site((114.0, 22.6), "a1", 26, 80),
        Site((114.1, 22.6), "a2", 15, 95),
    )
    facts: dict[str, Any] = {
        "kind": "clinic", "facilities": ((114.05, 22.6),), "circles": square(114.04, 22.59, 0.02),
        "beyond": ((114.0, 22.6), (114.1, 22.6)), "households": 100, "covered_households": 54,
        "plans": ((one,), (one, two)),
    }  # fmt: skip
    return Siting(**(facts | more))


def hot(**more: Any) -> HotLayer:
    """Of two grids the first is a hot spot, the second has no households."""
    spot = HotSpot(("a1",), 38, 64, 3000.0, 24.0, 4.1, 4e-5, 0.0008, close_up())
    facts: dict[str, Any] = {
        "area_ids": frozenset({"a1"}), "cases": 395, "exposure": 50_000.0, "is_by_households": True,
        "lack": None, "needed": 50, "spots": (spot,),
    }  # fmt: skip
    cases = {"排水内涝": 395, "噪声扰民": 700, "信访积案": 3}
    return HotLayer(
        HotSpots(**(facts | more)),
        "grid",
        {key: reading("case_volume", count(n), key, by="area:grid") for key, n in COUNTS.items()},
        [
            reading("case_volume", count(n), key, by="category", name=key)
            for key, n in cases.items()
        ],
        reading("case_volume", count(1098)),
    )


def kinds() -> tuple[Reading, ...]:
    counts = {"school": (97, "学校"), "clinic": (54, "卫生站")}
    return tuple(
        reading("facility_reach_rate", census(n, 100), key, by="facility_kind", name=name)
        for key, (n, name) in counts.items()
    )


def totals(*changed: Reading) -> dict[str, Reading]:
    found = {key: reading(key, census(9, 10)) for key in TOTALS}
    found["grid_area_coverage"] = reading("grid_area_coverage", census(165e6, 165e6))
    found["life_circle_rate"] = reading("life_circle_rate", census(52, 100))
    found["staffing_norm_rate"] = reading("staffing_norm_rate", census(1, 2))
    found["size_norm_rate"] = reading("size_norm_rate", census(1, 2))
    return found | {one.metric: one for one in changed}


def nothing_recorded() -> dict[str, Reading]:
    return {key: reading(key, NOT_RECORDED) for key in TOTALS}


def grids(metric: str) -> dict[str, Reading]:
    """One grid that meets what is asked, one that does not."""
    return {
        key: reading(metric, census(n, 1), key, by="area:grid", name=key)
        for key, n in (("a1", 1), ("a2", 0))
    }


def departments() -> tuple[Reading, ...]:
    return tuple(
        reading(metric, census(n, 100), key, by="department", name=key)
        for key, n in (("消防", 99), ("城管", 100))
        for metric in ("mapping_completeness", "mapping_legality")
    )


def coverage_sheet(address: Address | None = None, **traits: Any) -> Sheet:
    """A sheet of a place whose grids have households."""
    asked = address or Address(page="coverage", period="2026-11")
    drawn = sheet(asked, **(PROFILE | traits))
    return replace(drawn, place=_lived_in(drawn.place))


def _lived_in(place: Place) -> Place:
    areas: dict[str, Area] = {
        key: replace(area, households=SIZES.get(key, area.households))
        for key, area in place.areas.items()
    }
    return replace(place, areas=areas)


def norms(drawn: Sheet) -> list[Norm]:
    return list(reversed(drawn.place.profile.norms))


def coverage_view(address: Address | None = None, **traits: Any) -> CoverageView:
    drawn = coverage_sheet(address, **traits)
    parts = [reading("staffing_norm_rate", census(1, 2), "a", by="area:street")]
    parts.append(reading("staffing_norm_rate", EMPTY, "b", by="area:street"))
    return CoverageView(
        sheet=drawn,
        totals=totals(),
        kinds=kinds() if drawn.language == "zh" else (),
        departments=departments(),
        parts=tuple(parts),
        part_level="街道" if drawn.language == "zh" else "Street",
        staffed=grids("staffing_norm_rate"),
        mapped=grids("mapping_completeness"),
        households=SIZES,
        sizings=tuple(judge_sizes(list(SIZES.values()), norm) for norm in norms(drawn)),
        findings=findings(),
        siting=siting(),
        hot=None,
        level="grid",
        frame=FRAME,
    )
