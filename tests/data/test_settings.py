from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.errors import StoreError
from data.settings import Settings


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(f"GELAN_{name.upper()}", raising=False)


def test_the_defaults_need_no_environment():
    settings = Settings()
    assert settings.home == Path("var")
    assert (settings.memory_limit, settings.threads) == ("1GB", None)
    assert settings.keep_generations == 5


def test_every_setting_says_what_it_is():
    assert all(field.description for field in Settings.model_fields.values())


def test_the_environment_sets_them(monkeypatch, tmp_path):
    monkeypatch.setenv("GELAN_HOME", str(tmp_path))
    monkeypatch.setenv("GELAN_THREADS", "2")
    monkeypatch.setenv("GELAN_MEMORY_LIMIT", "1.5 GiB")
    settings = Settings()
    assert (settings.home, settings.threads) == (tmp_path, 2)
    assert settings.memory_limit == "1.5 GiB"


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch):
    monkeypatch.setenv("GELAN_HOME", "")
    assert Settings().home == Path("var")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GELAN_THREADS", "many"),
        ("GELAN_THREADS", "0"),
        ("GELAN_MEMORY_LIMIT", "lots"),
        ("GELAN_IMPORT_MEMORY_LIMIT", "-1GB"),
        ("GELAN_KEEP_GENERATIONS", "1"),
    ],
)
def test_a_bad_value_names_its_variable(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(StoreError) as caught:
        Settings()
    assert variable in caught.value.given
    assert value in caught.value.given
    assert variable in caught.value.remedy


def test_all_bad_values_are_reported_at_once(monkeypatch):
    monkeypatch.setenv("GELAN_THREADS", "0")
    monkeypatch.setenv("GELAN_KEEP_GENERATIONS", "0")
    with pytest.raises(StoreError, match="GELAN_THREADS and GELAN_KEEP_GENERATIONS"):
        Settings()


def test_the_secret_is_made_once_and_for_the_owner_alone(tmp_path):
    settings = Settings(home=tmp_path / "home")
    secret = settings.secret()
    assert len(secret) == 32
    assert settings.secret() == secret
    assert [path.name for path in settings.home.iterdir()] == ["secret"]
    assert stat.S_IMODE((settings.home / "secret").stat().st_mode) == 0o600


def test_two_that_need_the_secret_at_once_get_the_same(tmp_path):
    settings = Settings(home=tmp_path)
    with ThreadPoolExecutor(8) as pool:
        secrets = {task.result() for task in [pool.submit(settings.secret) for _ in range(32)]}
    assert len(secrets) == 1


def test_a_damaged_secret_is_not_used(tmp_path):
    (tmp_path / "secret").write_bytes(b"short")
    with pytest.raises(StoreError, match="5 bytes"):
        Settings(home=tmp_path).secret()


def test_a_home_that_cannot_be_written_is_reported(tmp_path):
    (tmp_path / "home").write_text("")
    with pytest.raises(StoreError, match="GELAN_HOME"):
        Settings(home=tmp_path / "home").secret()
