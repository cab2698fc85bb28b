"""`dateline serve` listens where it is told to, and tells at once what stands in its way."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.cli.serve import is_any, is_loopback
from dateline.ledger import Ledger
from ledger.made import reading, said

ANY = "0.0.0.0"  # noqa: S104  refused without a name


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "case.dateline"
    with Ledger.open(made, write=True) as ledger:
        ledger.add(reading(said("shells fell", place="Arvik")))
    return made


def test_it_serves_until_it_is_stopped(path):
    command = [
        sys.executable,
        "-c",
        "from dateline.cli import main; main()",
        "serve",
        "--ledger",
        str(path),
        "--port",
        "0",
    ]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603  our own command
    try:
        line = server.stderr.readline()
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", line)[1])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/claims")
        answer = connection.getresponse()
        assert answer.status == 200
        assert b"shells fell" in answer.read()
        assert "server" not in {name.lower() for name, _ in answer.getheaders()}
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
    assert server.returncode == 0


def test_a_ledger_that_is_not_there_is_told_at_once(tmp_path):
    result = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "none.dateline")])
    assert result.exit_code == 2
    assert "there is no such ledger" in result.output


def test_a_port_that_is_taken_is_told(path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(main, ["serve", "--ledger", str(path), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "give another with --port" in result.output


def test_every_address_needs_a_name(path):
    result = CliRunner().invoke(main, ["serve", "--ledger", str(path), "--host", ANY])
    assert result.exit_code == 2
    assert "--name" in result.output


def test_which_addresses_only_this_machine_reaches():
    assert [is_loopback(host) for host in ("127.0.0.1", "127.8.0.1", "::1", "localhost")] == [True] * 4
    assert [is_loopback(host) for host in (ANY, "192.0.2.1", "::", "desk.example", "localhost.example")] == [False] * 5
    assert [is_any(host) for host in (ANY, "::", "127.0.0.1", "desk.example")] == [True, True, False, False]


def test_the_command_line_loads_no_server():
    code = "import sys, dateline.cli; sys.exit(any(name in sys.modules for name in ('starlette', 'uvicorn', 'jinja2', 'spacy')))"
    assert subprocess.run([sys.executable, "-c", code], env=os.environ, check=False).returncode == 0  # noqa: S603  the same
