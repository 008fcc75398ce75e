from __future__ import annotations


def test_the_server_hands_it_out(client):
    answer = client.get("/export/expected.csv?period=2026-09")
    assert answer.status_code == 200
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert client.get("/export/expected.csv?area=nowhere").status_code == 400
