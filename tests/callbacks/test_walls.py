from __future__ import annotations

import re
from threading import Event

import pytest

from callbacks.server import make_app
from data.readings.reader import Reader

POLL = re.compile(r'data-poll="([^"]*)"')


@pytest.fixture
def poll(client):
    """Asks for news as the script does: again while they are being drawn."""

    def ask(query=""):
        answer = client.get(f"/wall/scenes?{query}")
        while "again" in answer.json:
            answer = client.get(f"/wall/scenes?{query}")
        return answer

    return ask


def drawn_in(text):
    return text[text.index("<main") : text.index("</main>")]


def test_a_wall_is_a_document_of_its_own_with_its_first_picture(client):
    answer = client.get("/wall?theme=light&lang=en&density=far&refresh=60&rotate=10")
    assert answer.status_code == 200
    assert '<html lang="en" data-theme="light" data-density="far">' in answer.text
    assert 'data-refresh="60"' in answer.text
    assert 'data-rotate="10"' in answer.text
    assert 'data-scene="overview"' in answer.text
    assert "_dash" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_everything_it_loads_is_there(client):
    loaded = re.findall(r'(?:href|src)="(/assets/[^"]*)"', client.get("/wall").text)
    assert len(loaded) > 3
    for path in loaded:
        with client.get(path) as answer:
            assert answer.status_code == 200


def test_the_pages_do_not_load_what_is_the_walls(client):
    assert "wall" not in client.get("/").text


def test_it_polls_with_its_own_address(client):
    (path,) = POLL.findall(client.get("/wall?scenes=cases,overview&lang=en").text)
    # The document has had its picture drawn.
    answer = client.get(path.replace("&amp;", "&"))
    assert [scene["name"] for scene in answer.json["scenes"]] == ["cases", "overview"]
    assert answer.json["scenes"][0]["title"] == "Cases"


def test_a_poll_tells_all_scenes_of_one_generation(poll, sample_reader, clock):
    told = poll().json
    assert told["generation"] == sample_reader.place.generation_id
    assert told["now"] == clock().timestamp() * 1000
    assert {"mark", "build", "time_zone", "as_of", "stale_after_days", "head", "foot"} <= set(told)
    assert {tuple(scene) for scene in told["scenes"]} == {("name", "title", "steps", "html")}


def test_nothing_new_is_told_in_few_bytes_and_asks_the_store_nothing(poll, monkeypatch):
    first = poll("period=2026-09").json

    def ask(*_):
        raise AssertionError

    for name in ("read", "ask", "recall"):
        monkeypatch.setattr(Reader, name, ask)
    answer = poll(f"period=2026-09&have={first['mark']}")
    assert set(answer.json) == {"mark", "now", "build"}
    assert len(answer.data) < 300
    assert answer.headers["Cache-Control"] == "no-store"


def test_while_a_picture_is_being_drawn_a_wall_keeps_the_one_it_has(warehouse, clock, monkeypatch):
    go_on = Event()
    monkeypatch.setattr("callbacks.drawings.draw_picture", lambda *_: go_on.wait() and 1 / 0)
    client = make_app(warehouse, clock).server.test_client()
    try:
        told = client.get("/wall/scenes?have=old").json
    finally:
        go_on.set()
    assert (told["mark"], told["again"]) == ("old", 1)
    assert "scenes" not in told


def test_the_mark_of_another_wall_brings_the_picture(poll):
    other = poll("theme=light").json["mark"]
    assert poll(f"have={other}").json["scenes"]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/wall?scenes=weather", 400, "weather"),
        ("/wall?area=nowhere", 400, "nowhere"),
        ("/wall?rotate=5", 400, "10–60"),
        ("/wall?period=soon", 400, "this_month"),
        ("/wall?colour=red", 400, "density"),
        ("/wall/hall", 404, "[walls."),
    ],
)
def test_a_wrong_address_is_drawn_with_its_remedy_and_goes_on_asking(client, path, status, said):
    for lang, title in (("zh", "这个地址打不开"), ("en", "cannot be opened")):
        answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert answer.status_code == status
        assert title in answer.text
        assert said in drawn_in(answer.text)
        (again,) = POLL.findall(answer.text)
        refused = client.get(again.replace("&amp;", "&"))
        assert refused.status_code == status
        assert set(refused.json["error"]) == {"said", "expected", "remedy"}


def test_what_an_address_says_is_escaped(client):
    answer = client.get("/wall?scenes=%3Cscript%3Ealert(1)%3C/script%3E&lang=en")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_a_wall_of_an_empty_store_waits_for_its_data(failing, empty_store, clock):
    client = make_app(failing(empty_store), clock).server.test_client()
    answer = client.get("/wall/hall?lang=en&theme=light")
    assert answer.status_code == 503
    assert 'data-theme="light"' in answer.text
    assert "app.py import" in answer.text
    assert 'data-poll="/wall/scenes?wall=hall&amp;lang=en&amp;theme=light"' in answer.text
    refused = client.get("/wall/scenes?wall=hall")
    assert refused.status_code == 503
    assert "导入" in refused.json["error"]["remedy"]


def test_a_fault_shows_a_code_and_no_trace(failing, clock):
    client = make_app(failing(RuntimeError("secret path")), clock).server.test_client()
    for path in ("/wall", "/wall/scenes"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "GL-" in answer.text
        assert "secret" not in answer.text
