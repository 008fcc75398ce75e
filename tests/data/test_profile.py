"""A profile is checked as a whole: every fault at once, with its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import IntakeError, ProfileError
from data.profile import PROFILES, load_profile, parse_profile

SAMPLE = (PROFILES / "sample.toml").read_text("utf-8")


@pytest.mark.parametrize("path", sorted(PROFILES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_profile_that_is_shipped_is_sound(path) -> None:
    assert load_profile(path.stem).place.key == path.stem
    assert load_profile(str(path)) == load_profile(path.stem)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Asia/Shanghai"', '"Mars/Olympus"', "place.time_zone"),
        ("is_demo = true", "is_demo = true\ncolour = 1", "place.colour"),
        ('level = "grid"\nparent', 'level = "planet"\nparent', "sources.grids.level"),
        ('reported_at = "上报时间"', 'reported = "上报时间"', "sources.cases.columns.reported"),
        ('source_id = "案件编号"\n', "", "source_id must be mapped"),
        ('key = "grid"\n', 'key = "street"\n', "'street' stands twice"),
        ('metric = "resolution_rate"', 'metric = "happiness"', "targets.1.metric"),
        ('{ level = "grid", code = "网格编码" }', '{ level = "grid" }', "sources.2.placing.0"),
        ("[place]", "[place", "not valid TOML"),
        ("2026-10-31 23:59:59", "31 October", "place.as_of"),
        ("2026-10-31 23:59:59", "2026-10-31T23:59:59+08:00", "place.as_of"),
        ('"this_month"', '"next_month"', "place.default_period"),
        ('level = "street"\ncolumns', 'level = "street"\ncrs = "EPSG:0"\ncolumns', "sources.0.crs"),
        ('files = ["cases*.csv"]', 'files = ["c"]\ntime_formats = ["%Y-%m-%d %z"]', "time_formats"),
        ('files = ["cases*.csv"]', 'files = ["c"]\ntime_formats = ["%H:%M"]', "time_formats"),
        ('files = ["cases*.csv"]', 'files = ["c"]\ntime_formats = ["%Q"]', "time_formats"),
        ('files = ["cases*.csv"]', 'files = ["c"]\noptional = ["outcome"]', "optional: outcome"),
        ('files = ["cases*.csv"]', 'files = ["c"]\ndelimiter = "::"', "delimiter"),
        ("[sources.values.is_void]", "[sources.values.outcome]", "values: outcome"),
        ('parent = { level = "street"', 'parent = { level = "grid"', "sources.grids.parent.level"),
        ('key = "grid"\n', 'key = "place"\n', "'place' is the place itself"),
        ("radius_m = 500", 'floor_area_level = "block"', "reach.floor_area_level"),
        ("radius_m = 500", "radius_m = 0", "reach.radius_m"),
        ('{ key = "clinic"', '{ key = "bus_stop"', "'bus_stop' stands twice"),
        ('mark = "卫"', 'mark = ""', "reach.kinds.1.mark"),
    ],
)
def test_a_fault_is_named_by_its_key(old, new, said) -> None:
    assert old in SAMPLE
    with pytest.raises(ProfileError) as caught:
        parse_profile(SAMPLE.replace(old, new), "sample.toml")
    assert said in str(caught.value)
    assert "sample.toml" in str(caught.value)


def test_all_faults_are_listed_together() -> None:
    text = SAMPLE.replace("Asia/Shanghai", "Mars").replace('language = "zh"', 'language = "xx"')
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "sample.toml")
    assert "place.time_zone" in str(caught.value)
    assert "place.language" in str(caught.value)


def test_a_file_that_no_source_expects_is_an_error_with_the_patterns() -> None:
    with pytest.raises(IntakeError, match=r"cases\*\.csv"):
        load_profile("sample").source_for(Path("letters.docx"))


@pytest.mark.parametrize(
    ("form", "is_date_only"),
    [("%Y-%m-%d", True), ("%Y/%-m/%-d", True), ("%Y-%m-%d %-H:%M", False), ("%x %X", False),
     ("%c", False), ("%Y-%m-%d %I %p", False), ("%Y%%H%m%d", True)],
)  # fmt: skip
def test_a_source_knows_days_only_where_no_format_reads_hours(form, is_date_only) -> None:
    text = SAMPLE.replace('files = ["cases*.csv"]', f'files = ["c"]\ntime_formats = ["{form}"]')
    assert parse_profile(text, "sample.toml").sources[-1].is_date_only is is_date_only


def test_a_declared_day_lasts_to_its_end() -> None:
    text = SAMPLE.replace("2026-10-31 23:59:59", "2026-10-31")
    declared = parse_profile(text, "sample.toml").place.declared_as_of
    assert str(declared) == "2026-10-31 23:59:59"


def test_floor_area_is_judged_above_the_grids_unless_the_place_says_otherwise() -> None:
    assert parse_profile(SAMPLE, "sample.toml").floor_area_level == "street"
    stated = SAMPLE.replace("radius_m = 500", 'floor_area_level = "grid"')
    assert parse_profile(stated, "sample.toml").floor_area_level == "grid"
