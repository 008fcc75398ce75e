"""The made-up city 示范市: the files of a place, written to be imported like any others.

    plan      what happens there: sizes and stories
    ground    fine cells inside an invented coast line, and which of them touch
    dividing  cells divided into connected regions
    cutting   the ground cut into regions, special grids carved out
    borders   regions as polygons that share their borders
    territory 片区, 大网格, 社区 and 网格 with names and codes
    people    households, persons and where they live
    facilities, cameras and the sites they watch, department_grids
    rhythm    holidays, seasons, weekdays, hours
    matters   what people report, to whom, and how long that may take
    reports   who reports what, when and where
    stories   what is reported otherwise than usual
    flood     which cases are those of the days of rain, and the low ground where water gathers
    deadlines until when it is due, and the chance that it is closed by then
    stages    how far each report has come
    conduct   how it was dealt with on its way: contacted, filed, sent back, checked, done again
    endings   at which level it was closed, and what is said at the call-back
    mediation paths and outcomes of disputes, and whether agreements hold
    lifecycle all of these, for every case
    pauses    when the clock of a case stands still
    legacy    old matters that are handed over to be cleared
    duty_list what departments may be whistled up for
    whistles  who is called for what
    answers   how departments answer
    staff, services, volunteers
    flaws     what is wrong with the map of the grids
    boundaries, case_files, handed_over, files: all of it as tables and shapes, as CSV and GeoJSON

The same seed gives the same bytes; nothing is planted in the store.
"""

from __future__ import annotations

from data.demo.city import make_city
from data.demo.plan import QUIET, SEED, CityPlan

__all__ = ["QUIET", "SEED", "CityPlan", "make_city"]
