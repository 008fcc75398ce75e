from __future__ import annotations

import errno
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest

from data.doctor import examine
from data.errors import IntakeError, QuestionError, StoreError
from data.generations import Generations, Snapshot, open_reading
from data.settings import Settings
from data.warehouse import Warehouse
from tests.damage import DAMAGE, UNREADABLE, damage_records
from tests.stores import Begun

ROOT = Path(__file__).parents[2]
MADE_AT = datetime(2026, 11, 1, 8, tzinfo=UTC)
AS_OF = datetime(2026, 10, 31, 23, 59, 59)


@pytest.fixture
def store(tmp_path):
    return Begun(tmp_path / "home")


def add_case(connection, name, *, imported_at=MADE_AT):
    connection.execute(
        "INSERT INTO cases (case_id, reported_at, source, source_id, run_id) "
        "VALUES (?, '2026-10-01', 's', 'x', 1)",
        [name],
    )
    connection.execute(
        "INSERT INTO import_runs SELECT count(*), 's', ?, '', ?, 1, 1, 0, 0, 0, 0, 0 "
        "FROM import_runs",
        [f"{name}.csv", imported_at],
    )


def publish(store, *names, made_at=MADE_AT):
    """A generation with more cases; the first one of a store is a copy of one made before."""
    if store.home.exists() or made_at != MADE_AT:
        return draw_up(store, names, made_at)
    for path, content in published(names).items():
        (store.home / path).parent.mkdir(parents=True, exist_ok=True)
        (store.home / path).write_bytes(content)
    (store.home / "drafts").mkdir()
    return store.current()


@cache
def published(names):
    """The files of a store with one generation of these cases."""
    with TemporaryDirectory() as folder:
        draw_up(Begun(Path(folder)), names, MADE_AT)
        files_made = [path for path in Path(folder).rglob("*") if path.is_file()]
        return {path.relative_to(folder): path.read_bytes() for path in files_made}


def draw_up(store, names, made_at):
    with store.draft() as draft:
        for name in names:
            add_case(draft.connection, name, imported_at=made_at)
        return draft.publish(made_at, "{}", AS_OF, is_demo=True)


def cases(store, generation_id=None):
    with open_reading(store.path(generation_id or store.current())) as connection:
        rows = connection.execute("SELECT case_id FROM cases ORDER BY ALL").fetchall()
    return [name for (name,) in rows]


def test_an_empty_store_has_no_generation(store):
    assert store.current() is None
    assert store.listing() == ()
    assert not store.home.exists()


def test_a_published_draft_is_current_and_the_next_one_builds_on_it(store):
    first = publish(store, "a")
    second = publish(store, "b")
    assert store.current() == second
    assert cases(store) == ["a", "b"]
    assert cases(store, first) == ["a"]


def test_the_listing_says_what_each_generation_is_newest_first(store):
    first = publish(store, "a")
    second = publish(store, "b", "c", made_at=MADE_AT + timedelta(hours=1))
    assert store.listing() == (
        Snapshot(
            generation_id=second,
            parent_id=first,
            made_at=MADE_AT + timedelta(hours=1),
            as_of=AS_OF,
            is_current=True,
            size_bytes=store.path(second).stat().st_size,
            sources=("b.csv", "c.csv"),
        ),
        Snapshot(
            generation_id=first,
            parent_id=None,
            made_at=MADE_AT,
            as_of=AS_OF,
            is_current=False,
            size_bytes=store.path(first).stat().st_size,
            sources=("a.csv",),
        ),
    )


def test_the_time_of_making_is_kept_in_utc(store):
    publish(store, made_at=MADE_AT.astimezone(timezone(timedelta(hours=8))))
    assert store.listing()[0].made_at == MADE_AT


def test_rollback_goes_to_the_parent_and_a_new_import_builds_on_it(store):
    first = publish(store, "a")
    publish(store, "b")
    assert store.rollback().generation_id == first
    assert store.current() == first
    third = publish(store, "c")
    assert third.startswith("000003-")
    assert cases(store) == ["a", "c"]
    assert store.listing()[0].parent_id == first


def test_rollback_can_go_forward_again(store):
    publish(store, "a")
    second = publish(store, "b")
    store.rollback()
    assert store.rollback(second).is_current
    assert store.current() == second


def test_rollback_to_an_unknown_generation_names_those_there_are(store):
    first = publish(store, "a")
    for unknown in ("000009-00000000", "../current"):
        with pytest.raises(QuestionError, match=first):
            store.rollback(unknown)


def test_rollback_needs_something_to_go_back_to(store):
    with pytest.raises(StoreError, match="Nothing was published"):
        store.rollback()
    publish(store, "a")
    with pytest.raises(StoreError, match="Nothing was published"):
        store.rollback()


def test_only_the_newest_generations_are_kept(tmp_path):
    store = Begun(tmp_path, keep=3)
    ids = [publish(store, str(i)) for i in range(5)]
    assert [kept.generation_id for kept in store.listing()] == ids[:1:-1]


def test_the_parent_of_the_current_generation_is_kept_for_a_rollback(tmp_path):
    store = Begun(tmp_path, keep=3)
    ids = [publish(store, str(i)) for i in range(3)]
    store.rollback(ids[0])
    newest = publish(store, "x")
    assert [kept.generation_id for kept in store.listing()] == [newest, ids[2], ids[0]]
    assert store.rollback().generation_id == ids[0]


def test_the_same_records_give_the_same_mark_whenever_and_in_whatever_order(tmp_path):
    first = publish(Begun(tmp_path / "1"), "a", "b")
    later = publish(Begun(tmp_path / "2"), "a", "b", made_at=MADE_AT + timedelta(days=1))
    other = publish(Begun(tmp_path / "3"), "a", "c")
    assert first == later
    assert first != other
    store = Generations(tmp_path / "4")
    with store.draft() as draft:
        add_case(draft.connection, "a")
        add_case(draft.connection, "b")
        draft.connection.execute("CREATE TABLE c AS FROM cases ORDER BY case_id DESC")
        draft.connection.execute("DELETE FROM cases")
        draft.connection.execute("INSERT INTO cases FROM c")
        draft.connection.execute("DROP TABLE c")
        assert draft.publish(MADE_AT, "{}", AS_OF, is_demo=True) == first


def test_open_readers_keep_their_generation_and_fresh_ones_see_the_new(store):
    first = publish(store, "a")
    count = "SELECT count(*) FROM cases"
    with open_reading(store.path(first)) as one, open_reading(store.path(first)) as two:
        publish(store, "b")
        with open_reading(store.path(store.current())) as fresh:
            answers = [x.execute(count).fetchone() for x in (one.cursor(), two.cursor(), fresh)]
    assert answers == [(1,), (1,), (2,)]


def test_a_pruned_generation_serves_its_open_readers_to_the_end(tmp_path):
    store = Begun(tmp_path, keep=2)
    first = publish(store, "a")
    with open_reading(store.path(first)) as reader:
        publish(store, "b")
        publish(store, "c")
        assert not store.path(first).exists()
        assert reader.execute("SELECT case_id FROM cases").fetchall() == [("a",)]


def test_the_store_can_be_listed_and_written_while_a_reader_has_other_limits(store):
    publish(store, "a")
    with open_reading(store.path(store.current()), memory_limit="100MB", threads=1):
        assert len(store.listing()) == 1
        publish(store, "b")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM cases",
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY cases TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL spatial",
        "SET memory_limit = '10GB'",
    ],
)
def test_a_reader_reads_its_generation_and_nothing_else(store, statement):
    publish(store, "a")
    with open_reading(store.path(store.current())) as reader, pytest.raises(duckdb.Error):
        reader.execute(statement)


def test_a_reader_spills_inside_the_home_and_tidies_up(store):
    publish(store)
    sort = "SELECT md5(i::VARCHAR) AS x FROM range(400_000) t(i) ORDER BY x LIMIT 1 OFFSET 390_000"
    before = files(store)
    with open_reading(store.path(store.current()), memory_limit="20MB", threads=1) as reader:
        reader.execute(sort).fetchall()
        assert len(files(store)) > len(before)
    assert files(store) == before


def test_an_exception_inside_a_draft_leaves_nothing(store):
    first = publish(store, "a")
    with pytest.raises(ZeroDivisionError), store.draft() as draft:
        add_case(draft.connection, 1 // 0)
    assert files(store) == {"current", "lock", "drafts", "generations", store.path(first).name}
    assert cases(store) == ["a"]


def test_a_draft_that_is_not_published_is_forgotten(store):
    with store.draft() as draft:
        add_case(draft.connection, "a")
    assert store.current() is None
    assert files(store) == {"lock", "drafts"}


def test_a_second_import_is_refused_while_the_first_runs(store, monkeypatch):
    monkeypatch.setattr("data.generations.store._PATIENCE_S", 0.1)
    publish(store, "a")
    with store.draft():
        with pytest.raises(StoreError, match="Another import is running"), store.draft():
            pass
        with pytest.raises(StoreError, match="Another import is running"):
            store.rollback(store.current())


def test_a_faulty_statement_becomes_an_error_of_the_store(store):
    with pytest.raises(StoreError, match="refused a step"), store.draft() as draft:
        draft.connection.execute("SELECT nonsense")


def test_a_full_disk_is_reported_and_the_published_view_stays(store, monkeypatch):
    first = publish(store, "a")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreError, match="No space left") as caught, store.draft():
        pass
    assert "GELAN_HOME" in caught.value.remedy
    assert store.current() == first


def test_a_file_given_that_cannot_be_read_is_no_fault_of_the_store(store, tmp_path):
    given = tmp_path / "cases.csv"
    with pytest.raises(IntakeError, match=r"cases\.csv cannot be read"), store.draft():
        raise PermissionError(errno.EACCES, "Permission denied", str(given))


@pytest.mark.parametrize("place", ["drafts/x/draft.duckdb", ".."])
def test_a_path_of_the_store_that_cannot_be_written_is_its_fault(store, place):
    with pytest.raises(StoreError, match="cannot be written"), store.draft():
        raise PermissionError(
            errno.EACCES, "Permission denied", str((store.home / place).resolve())
        )


def test_a_fault_of_a_disk_without_a_path_blames_neither_side(store):
    with pytest.raises(StoreError, match="refused to read or write"), store.draft():
        raise OSError(errno.EIO, "Input/output error")


def test_a_home_that_is_a_file_is_reported(tmp_path):
    (tmp_path / "home").write_text("")
    store = Generations(tmp_path / "home")
    with pytest.raises(StoreError, match="home"), store.draft():
        pass
    with pytest.raises(StoreError, match="home"):
        store.current()


@pytest.mark.parametrize("damage", UNREADABLE)
def test_a_generation_that_is_not_whole_is_reported_wherever_it_is_met(store, damage):
    path = store.path(publish(store, "a"))
    DAMAGE[damage](path)
    for meet in (store.draft().__enter__, lambda: open_reading(path)):
        with pytest.raises(StoreError, match="snapshots rollback"):
            meet()


@pytest.mark.parametrize("damage", UNREADABLE)
def test_the_listing_shows_what_cannot_be_opened(store, damage):
    first, second = publish(store, "a"), publish(store, "b")
    DAMAGE[damage](store.path(second))
    broken, whole = store.listing()
    assert (broken.generation_id, broken.is_readable, broken.is_current) == (second, False, True)
    assert broken.size_bytes == store.path(second).stat().st_size
    assert (whole.generation_id, whole.is_readable, whole.is_current) == (first, True, False)


@pytest.mark.parametrize("damage", DAMAGE)
def test_rollback_leaves_a_damaged_generation_for_the_newest_whole_one(store, damage):
    first, second, third = (publish(store, name) for name in "abc")
    DAMAGE[damage](store.path(second))
    DAMAGE[damage](store.path(third))
    assert store.rollback().generation_id == first
    assert store.current() == first


def test_rollback_from_damaged_records_prefers_the_parent_to_what_was_rejected(store):
    first, second = publish(store, "a"), publish(store, "b")
    store.rollback()
    damage_records(store.path(publish(store, "c")))
    assert second in {kept.generation_id for kept in store.listing()}
    assert store.rollback().generation_id == first


@pytest.mark.parametrize("damage", DAMAGE)
def test_rollback_to_a_damaged_generation_names_a_whole_one(store, damage):
    first, second = publish(store, "a"), publish(store, "b")
    DAMAGE[damage](store.path(first))
    for go_back in (store.rollback, lambda: store.rollback(first)):
        with pytest.raises(StoreError, match=f"snapshots rollback {second}"):
            go_back()
    assert store.current() == second


@pytest.mark.parametrize("damage", DAMAGE)
def test_without_a_whole_generation_the_remedy_is_a_new_home(store, damage):
    DAMAGE[damage](store.path(publish(store, "a")))
    with pytest.raises(StoreError) as caught:
        store.rollback()
    assert "GELAN_HOME" in caught.value.remedy


def test_an_import_does_not_build_on_damaged_records(store):
    damaged = publish(store, "a")
    damage_records(store.path(damaged))
    with pytest.raises(StoreError, match=damaged), store.draft():
        pass


def test_damage_met_in_the_middle_of_an_import_is_no_lack_of_space(store):
    with pytest.raises(StoreError, match="builds on is damaged"), store.draft():
        raise duckdb.FatalException("FATAL Error: Corrupt database file: computed checksum 1")


def test_a_foreign_database_is_no_generation(tmp_path):
    with duckdb.connect(tmp_path / "foreign.duckdb"):
        pass
    with pytest.raises(StoreError, match="snapshots rollback"):
        open_reading(tmp_path / "foreign.duckdb")


@pytest.fixture
def earlier(store):
    """The path of a current generation that knows less than this version."""
    path = store.path(publish(store, "a"))
    with duckdb.connect(path) as connection:
        connection.execute("DROP TABLE area_cover; ALTER TABLE cases DROP COLUMN accepted_at")
    return path


def test_a_generation_of_an_earlier_version_is_said_to_be_that_wherever_it_is_met(store, earlier):
    warehouse = Warehouse(Settings(home=store.home))
    for meet in (store.draft().__enter__, lambda: open_reading(earlier), warehouse.reader):
        with pytest.raises(StoreError, match=r"earlier version .* \(area_cover\.") as caught:
            meet()
        assert "GELAN_HOME to a new directory and import every file again" in caught.value.remedy


def test_the_doctor_knows_a_store_of_an_earlier_version(store, earlier):
    (found,) = (each for each in examine(Settings(home=store.home)) if each.name == "Store")
    assert (found.status, "earlier version" in found.said) == ("fault", True)
    assert "GELAN_HOME" in found.remedy


def test_a_rollback_leaves_generations_of_an_earlier_version(store, earlier):
    with pytest.raises(StoreError, match="earlier version"):
        store.rollback(earlier.stem)


POINTERS = [b"000009-00000000", b"", b"../../etc/passwd", b"\xff\xfe\x00", b"\0" * 16]


@pytest.mark.parametrize(
    ("pointer", "by_id"), [*((each, False) for each in POINTERS), (POINTERS[0], True)]
)
def test_a_pointer_to_nothing_names_what_there_is(store, pointer, by_id):
    first = publish(store, "a")
    (store.home / "current").write_bytes(pointer)
    for meet in (store.current, store.draft().__enter__):
        with pytest.raises(StoreError, match=first):
            meet()
    assert [kept.is_current for kept in store.listing()] == [False]
    store.rollback(first if by_id else None)
    assert store.current() == first


def test_a_lost_pointer_is_found_again_by_a_rollback(store):
    first = publish(store, "a")
    (store.home / "current").unlink()
    assert store.rollback().generation_id == first


WRITER = f"""
from datetime import datetime
from pathlib import Path
from sys import argv
from data.generations import Generations

store = Generations(Path(argv[1]))
print("ready", flush=True)
while True:
    with store.draft() as draft:
        draft.connection.execute(
            "INSERT INTO cases (case_id, reported_at, source, source_id, run_id) "
            "SELECT uuid(), '2026-10-01', 's', 'x', 1 FROM range(10)"
        )
        draft.publish(datetime({MADE_AT.year}, 11, 1), "{{}}", None, is_demo=True)
"""


def test_a_kill_at_any_moment_leaves_a_whole_generation(store):
    moments = random.Random(20261101)
    for _ in range(15):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, store.home], cwd=ROOT, stdout=subprocess.PIPE
        )
        with writer:
            writer.stdout.readline()
            time.sleep(moments.uniform(0, 0.3))
            writer.kill()
        assert writer.returncode == -signal.SIGKILL
        if store.current():
            assert len(cases(store)) % 10 == 0
            assert all(kept.size_bytes for kept in store.listing())
    assert publish(store, "after all kills") == store.current()
    assert not list((store.home / "drafts").iterdir())


def files(store):
    return {path.name for path in store.home.rglob("*")}
