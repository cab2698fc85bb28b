"""Who may ask, and what every answer tells the browser."""

import pytest
from starlette.datastructures import Headers

from dateline.web import desk, guard
from dateline.web.guard import LOOPBACK, MOST_BYTES, find_refusal, host_name

HOSTILE = [
    ("GET", {"host": "evil.example"}),
    ("GET", {"host": "127.0.0.1.nip.example:8042"}),
    ("GET", {"host": ""}),
    ("GET", {"host": "localhost:8042@evil.example"}),
    ("GET", {"host": "localhost:port"}),
    ("POST", {"host": "localhost:8042", "sec-fetch-site": "cross-site"}),
    ("POST", {"host": "localhost:8042", "sec-fetch-site": "same-site", "origin": "http://localhost:9999"}),
    ("POST", {"host": "localhost:8042", "origin": "http://evil.example"}),
    ("DELETE", {"host": "localhost:8042", "origin": "null"}),
]
FRIENDLY = [
    ("GET", {"host": "localhost:8042"}),
    ("GET", {"host": "127.0.0.1:8042", "sec-fetch-site": "cross-site"}),
    ("GET", {"host": "[::1]:8042"}),
    ("POST", {"host": "localhost:8042", "sec-fetch-site": "same-origin", "origin": "http://localhost:8042"}),
    ("POST", {"host": "127.0.0.1:8042", "origin": "http://127.0.0.1:8042"}),
    ("POST", {"host": "localhost"}),
]


@pytest.mark.parametrize(("method", "headers"), HOSTILE)
def test_hostile_requests_are_refused(client, method, headers):
    assert find_refusal(method, Headers(headers), LOOPBACK)[0] == 403
    answer = client.request(method, "/reports", headers=headers)
    assert answer.status_code == 403
    assert "<h1>Refused</h1>" in answer.text


@pytest.mark.parametrize(("method", "headers"), FRIENDLY)
def test_friendly_requests_are_let_in(client, method, headers):
    assert find_refusal(method, Headers(headers), LOOPBACK) is None
    assert client.request(method, "/reports", headers=headers).status_code == (200 if method == "GET" else 405)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/reports",
        "/claims",
        "/claims.csv",
        "/static/dateline.css",
        "/nothing",
        "/claims?sort=x",
        "/static/../app.py",
    ],
)
def test_every_answer_is_strict(client, path):
    answer = client.get(path, follow_redirects=False)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["cache-control"]


def test_a_large_body_is_stopped(client):
    assert client.post("/reports", headers={"content-length": str(MOST_BYTES + 1)}).status_code == 413
    assert client.post("/reports", headers={"content-length": "-1"}).status_code == 413


def test_a_body_that_goes_on_is_stopped(monkeypatch):
    monkeypatch.setattr(guard, "MOST_BYTES", 10)
    import asyncio

    async def receive():
        return {"type": "http.request", "body": b"123456", "more_body": True}

    async def read():
        limited = guard._limited(receive)
        await limited()
        await limited()

    with pytest.raises(guard.TooLarge):
        asyncio.run(read())


def test_a_slow_question_is_stopped(client, monkeypatch):
    monkeypatch.setattr(desk, "SECONDS", -1.0)
    monkeypatch.setattr(desk, "_STEPS", 1)
    answer = client.get("/claims")
    assert answer.status_code == 503
    assert "took too long" in answer.text


def test_a_crash_is_one_page_without_a_trace(client, monkeypatch):
    from dateline.web.pages import reports

    def fail(*_args):
        raise ZeroDivisionError("secret of the trace")

    monkeypatch.setattr(reports, "find_reports", fail)
    answer = client.get("/reports")
    assert answer.status_code == 500
    assert "Something broke" in answer.text
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/assets/../app.py"]
)
def test_no_path_leads_out(client, path):
    assert client.get(path).status_code == 404


def test_a_host_is_a_name_without_port():
    assert [host_name(host) for host in ("a:1", "[::1]:2", "a/b", "u@a", "a:b")] == ["a", "::1", "", "", ""]


def test_the_ledger_is_opened_to_read_only(demo):
    import sqlite3
    from datetime import UTC, datetime

    house = desk.House(demo, "working", lambda: datetime.now(UTC), desk.Memory())
    with desk.open_desk(house) as opened, pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.ledger.store.execute("DELETE FROM claim")
