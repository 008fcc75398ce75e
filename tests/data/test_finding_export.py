"""Findings as files: what a spreadsheet and a map program read is what was found."""

from __future__ import annotations

import csv
import io
import json

import geopandas
import shapely

from data.finding_export import findings_csv, findings_geojson, findings_gpkg, sites_csv
from tests.layouts import made_coverage as made
from tests.layouts.made import place

SQUARE = shapely.box(114.0, 22.6, 114.01, 22.61)


def rows(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_finding_is_a_row_and_small_ones_are_one_of_their_kind():
    found = rows(findings_csv(made.findings(unlisted=made.SMALL), place(is_demo=True)))
    assert [(row["kind"], row["count"]) for row in found] == [
        ("gap", "1"),
        ("overlap", "1"),
        ("straddling", "1"),
        ("gap", "3"),
    ]
    first, _, offender, _ = found
    assert (first["area_m2"], first["area_names"]) == ("760.4", "东岭1; 东岭2")
    assert (offender["department_grid"], offender["share_of_grid"]) == ("XF-3", "0.37")
    assert {row["is_demo"] for row in found} == {"true"}


def test_a_name_that_looks_like_a_formula_is_harmless():
    offender = made.offender(department="=1+1", code="0012")
    (row,) = rows(findings_csv(made.findings(faults=(), offenders=(offender,)), place()))
    assert (row["department"], row["department_grid"]) == ("'=1+1", "'0012")


def test_a_breach_of_a_rule_says_what_the_rule_is_about():
    masks = {"code_masks": ["### ###", "A#"]}
    wrong = made.gap(kind="code", area_ids=("a1",), code="0012")
    several = made.gap(kind="communities", area_ids=("a1", "a2", "a"), shares=(0.75, 0.25))
    found = rows(findings_csv(made.findings(faults=(wrong, several)), place(grids=masks)))
    assert [(row["code"], row["code_masks"], row["shares"]) for row in found] == [
        ("'0012", "### ###; A#", ""),
        ("", "", "0.75; 0.25"),
        ("", "", ""),
    ]


def test_the_geojson_has_the_exact_shapes():
    read = json.loads(findings_geojson(made.findings(), place()))
    assert [each["properties"]["kind"] for each in read["features"]] == [
        "gap",
        "overlap",
        "straddling",
    ]
    assert shapely.geometry.shape(read["features"][0]["geometry"]).equals(SQUARE)


def test_the_geopackage_has_the_same_findings(tmp_path):
    path = tmp_path / "findings.gpkg"
    path.write_bytes(findings_gpkg(made.findings(), place()))
    frame = geopandas.read_file(path, layer="findings")
    assert list(frame["kind"]) == ["gap", "overlap", "straddling"]
    assert frame.geometry[0].equals(SQUARE)
    assert frame.crs == "OGC:CRS84"


def test_a_perfect_map_gives_empty_files(tmp_path):
    assert rows(findings_csv(made.PERFECT, place())) == []
    assert json.loads(findings_geojson(made.PERFECT, place()))["features"] == []
    path = tmp_path / "none.gpkg"
    path.write_bytes(findings_gpkg(made.PERFECT, place()))
    assert geopandas.read_file(path, layer="findings").empty


def test_every_site_of_every_plan_is_a_row():
    found = rows(sites_csv(made.siting(), place()))
    assert [(row["sites"], row["site"], row["gain_households"]) for row in found] == [
        ("1", "1", "26"),
        ("2", "1", "26"),
        ("2", "2", "15"),
    ]
    assert found[0]["area_name"] == "东岭1"
    assert [row["sites"] for row in rows(sites_csv(made.siting(), place(), 1))] == ["1"]
