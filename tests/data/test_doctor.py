"""The doctor says what is wrong and how to mend it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data import doctor
from data.doctor import FLOORS, Finding, examine
from data.generations import Generations
from data.profile import load_profile
from data.settings import Settings
from layouts.briefing import fonts
from layouts.briefing.fonts import font_folder
from tests.damage import damage_records

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def finding(findings: tuple[Finding, ...], name: str) -> Finding:
    return next(finding for finding in findings if finding.name == name)


def test_this_installation_meets_every_floor(tmp_path):
    findings = examine(Settings(home=tmp_path))
    assert {finding(findings, floor.package).status for floor in FLOORS} == {"ok"}


def test_an_empty_store_is_a_warning_that_names_the_import_command(tmp_path):
    store = finding(examine(Settings(home=tmp_path)), "Store")
    assert (store.status, "app.py import" in store.remedy) == ("warn", True)


def test_a_file_in_place_of_the_folder_is_a_fault(tmp_path):
    home = tmp_path / "home"
    home.write_text("not a folder")
    rights = finding(examine(Settings(home=home)), "Folder of the store")
    assert (rights.status, "GELAN_HOME" in rights.remedy) == ("fault", True)


def test_a_folder_that_is_yet_to_be_made_is_fine(tmp_path):
    rights = finding(examine(Settings(home=tmp_path / "a" / "b")), "Folder of the store")
    assert rights.status == "ok"


def test_a_broken_generation_is_a_fault(tmp_path):
    (tmp_path / "generations").mkdir()
    (tmp_path / "generations" / "000001-0badf00d.duckdb").write_bytes(b"no database")
    (tmp_path / "current").write_text("000001-0badf00d")
    store = finding(examine(Settings(home=tmp_path)), "Store")
    assert (store.status, bool(store.remedy)) == ("fault", True)


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe\x00", b"000009-00000000"])
def test_a_pointer_to_nothing_is_a_fault_that_names_the_rollback(tmp_path, pointer):
    (tmp_path / "current").write_bytes(pointer)
    store = finding(examine(Settings(home=tmp_path)), "Store")
    assert (store.status, "snapshots rollback" in store.remedy) == ("fault", True)


@pytest.mark.parametrize("found", [None, "0.9", "7.0.9", "7"])
def test_an_older_or_missing_package_is_a_fault_with_a_remedy(found):
    floor = next(floor for floor in FLOORS if floor.package == "plotly")
    package = doctor._package(floor, lambda _: found)
    assert (package.status, "requirements.txt" in package.remedy) == ("fault", True)


@pytest.mark.parametrize("found", ["7.1", "7.1.0", "7.10", "8.0.0rc1"])
def test_a_newer_package_is_fine(found):
    floor = next(floor for floor in FLOORS if floor.package == "plotly")
    assert doctor._package(floor, lambda _: found).status == "ok"


def test_an_old_python_is_a_fault():
    assert doctor._python((3, 10, 4)).status == "fault"


def test_the_font_of_briefings_is_named_with_its_folder(tmp_path):
    font = finding(examine(Settings(home=tmp_path), font_folder), "Font of briefings")
    assert (font.status, font.said) == ("ok", str(font_folder()))


def test_a_font_of_briefings_that_is_missing_is_a_fault_that_names_what_to_install(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    look = font_folder.__wrapped__
    font = finding(examine(Settings(home=tmp_path), look), "Font of briefings")
    assert (font.status, "requirements.txt" in font.remedy) == ("fault", True)


def test_no_fault_is_left_without_a_remedy(tmp_path):
    assert all(found.remedy for found in examine(Settings(home=tmp_path)) if found.status != "ok")


@pytest.fixture
def publish(tmp_path):
    def publish(profile_json: str) -> tuple[Finding, ...]:
        with Generations(tmp_path).draft() as draft:
            draft.publish(NOON, profile_json, as_of=NOON, is_demo=True)
        return examine(Settings(home=tmp_path))

    return publish


def test_a_store_is_counted_and_its_profile_named(publish):
    findings = publish(load_profile("pingshan").model_dump_json())
    assert "cases 0" in finding(findings, "Store").said
    assert finding(findings, "Profile") == Finding("Profile", "ok", "pingshan (坪山区)")


def test_damaged_records_are_found_though_the_file_opens(tmp_path):
    with Generations(tmp_path).draft() as draft:
        draft.connection.execute(
            "INSERT INTO cases (case_id, source, source_id, run_id) VALUES ('a', 's', 'x', 1)"
        )
        generation_id = draft.publish(NOON, "{}", as_of=NOON, is_demo=True)
    damage_records(Generations(tmp_path).path(generation_id))
    store = finding(examine(Settings(home=tmp_path)), "Store")
    assert (store.status, "snapshots rollback" in store.remedy) == ("fault", True)


def test_a_profile_this_version_cannot_read_is_a_fault(publish):
    profile = finding(publish('{"place": {}}'), "Profile")
    assert (profile.status, "--profile" in profile.remedy) == ("fault", True)
