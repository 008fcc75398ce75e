"""The made-up city 示范市: the files of a place, written to be imported like any others.

    plan      what happens there: sizes and stories
    ground    fine cells inside an invented coast line, and which of them touch
    dividing  cells divided into connected regions
    cutting   the ground cut into regions, special grids carved out
    borders   regions as polygons that share their borders
    territory 片区, 大网格, 社区 and 网格 with names and codes
    people    households, persons and where they live
    rhythm    holidays, seasons, weekdays, hours
    matters   what people report, to whom, and how long that may take
    reports   who reports what, when and where
    deadlines until when it is due, and the chance that it is closed by then
    stages    how far each report has come
    staff, services, volunteers
    boundaries, handed_over, files: all of it as tables and shapes, as CSV and GeoJSON

The same seed gives the same bytes; nothing is planted in the store.
"""

from __future__ import annotations

from data.demo.city import make_city
from data.demo.plan import QUIET, SEED, CityPlan

__all__ = ["QUIET", "SEED", "CityPlan", "make_city"]
